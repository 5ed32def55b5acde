"""The command `govlint check`: its options, its exit codes, what it prints, and odd files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import FAULTY, codes, reports_in
from conftest import Govlint
from govlint.testing import base_report


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return reports_in(tmp_path / "reports")


class TestExitCode:
    def test_clean_is_0(self, govlint: Govlint, files: Path) -> None:
        run = govlint("check", files / "good.txt")
        assert run.code == 0
        assert "1 份报告" in run.out
        assert run.err == ""

    @pytest.mark.parametrize("name", ["faulty", "warned"])
    def test_findings_are_1(self, name: str, govlint: Govlint, files: Path) -> None:
        assert govlint("check", files / f"{name}.txt").code == 1

    def test_what_is_below_the_fail_level_is_0(self, govlint: Govlint, files: Path) -> None:
        run = govlint("check", files / "told.txt")
        assert run.code == 0
        assert "STR013" in run.out

    @pytest.mark.parametrize(
        ("name", "level", "code"),
        [
            ("told", "info", 1),
            ("told", "warning", 0),
            ("warned", "warning", 1),
            ("warned", "error", 0),
            ("faulty", "error", 1),
        ],
    )
    def test_fail_level(self, name: str, level: str, code: int, govlint: Govlint, files: Path) -> None:
        assert govlint("check", "--fail-level", level, files / f"{name}.txt").code == code

    def test_exit_zero_hides_findings_and_nothing_else(self, govlint: Govlint, files: Path) -> None:
        assert govlint("check", "--exit-zero", files / "faulty.txt").code == 0
        (files / "empty.txt").touch()
        assert govlint("check", "--exit-zero", files / "empty.txt").code == 2

    def test_the_higher_number_wins_and_all_findings_are_told(self, govlint: Govlint, files: Path) -> None:
        (files / "empty.txt").touch()
        run = govlint("check", "--format", "json", files)
        assert run.code == 2
        assert {"BAL001", "CIT002", "STR013"} <= codes(run)

    def test_no_report_is_skipped(self, govlint: Govlint, files: Path) -> None:
        run = govlint("check", files / "README.md")
        assert run.code == 0
        assert "不是年度报告" in run.out

    def test_require_report(self, govlint: Govlint, files: Path) -> None:
        run = govlint("check", "--require-report", files / "README.md")
        assert run.code == 2
        assert "1 个文件不是年度报告，而要求每一份都是" in run.err
        assert govlint("check", "--require-report", files / "good.txt").code == 0


class TestCannotDoItsJob:
    def test_is_2_with_words_of_both_languages(self, govlint: Govlint, files: Path) -> None:
        told = {
            ("check", "--selct", "BAL", "."): "没有 --selct 这个选项（No such option",
            ("check", ".", "--config"): "--config 后面要写一个值（",
            ("check", ".", "--fix=3"): "--fix 后面不写值（",
            ("check", ".", "--fail-level", "fatal"): "--fail-level 只能写 error、warning、info（",
            ("ignore", "."): "没有写 --reason（Missing option",
            ("rule",): "没有写 CODE（",
            ("rule", "BAL001", "BAL002"): "多写了参数（",
            ("pack", "lint", "nowhere"): "没有这个文件或文件夹：nowhere（",
        }
        for arguments, words in told.items():
            run = govlint(*arguments)
            assert run.code == 2
            assert words in run.err
        assert "选项见 " in run.err
        assert govlint("config").err.startswith("Usage: ")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("check",), "PATH"),
            (("check", "empty-folder"), "没有找到"),
            (("check", "--select", "ABC123", "reports"), "ABC123"),
            (("check", "--select", "BAL01", "reports"), "BAL01"),
            (("check", "--ignore", "BAL0O1", "reports"), "BAL001"),
            (("check", "--extend-select", "CTI001", "reports"), "CIT001"),
            (("check", "--format", "jsno", "reports"), "json"),
            (("check", "--output", "jsno=x", "reports"), "json"),
            (("check", "--output", "json", "reports"), "格式=文件"),
            (("check", "--output", "json=", "reports"), "格式=文件"),
            (("check", "--output", "json=-", "reports"), "--format json"),
            (("check", "reports", ""), "文件名是空的"),
            (("check", "--output", "json=nowhere/x.json", "reports"), "nowhere"),
            (("check", "--fail-level", "fatal", "reports"), "fatal"),
            (("check", "--lang", "fr", "reports"), "fr"),
            (("check", "--jobs", "many", "reports"), "auto"),
            (("check", "--jobs", "0", "reports"), "auto"),
            (("check", "--config", "nowhere.yaml", "reports"), "nowhere.yaml"),
            (("check", "--pack", "nowhere", "reports"), "nowhere"),
            (("check", "--ignore", "ALL", "reports"), "没有一条规则"),
            (("check", "--selct", "BAL", "reports"), "--select"),
            (("chekc", "reports"), "chekc"),
            (("check", "-", "reports"), "标准输入"),
            (("rule", "BAL999"), "BAL999"),
        ],
    )
    def test_is_2_with_words(
        self, arguments: tuple[str, ...], words: str, govlint: Govlint, files: Path
    ) -> None:
        (files.parent / "empty-folder").mkdir()
        run = govlint(*arguments)
        assert run.code == 2
        assert words in run.err
        assert "Traceback" not in run.err
        assert run.out == ""

    def test_what_is_not_there_does_not_keep_the_rest_from_being_checked(
        self, govlint: Govlint, files: Path
    ) -> None:
        run = govlint("check", "nowhere.txt", "reports")
        assert run.code == 2
        assert "没有这个文件或文件夹" in run.out
        assert "检查了" in run.out

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("selct: [BAL]\n", (":1:", "selct", "select")),
            ("ignore: [BAL01]\n", (":1:", "BAL01")),
            ("rules:\n  BAL00l: off\n", (":2:", "BAL001")),
            ("rules:\n  BAL001: {severty: error}\n", (":2:", "severity")),
            ("rules:\n  WRD999: off\n", (":2:", "WRD999")),
            ("rules:\n  CIT004: {options: {mraks: x}}\n", (":2:", "mraks")),
            ("fail-level: fatal\n", (":1:", "fatal")),
            ("lang: fr\n", (":1:", "fr")),
            ("packs: [nowhere]\n", ("nowhere",)),
            ("extends: nowhere.yaml\n", (":1:", "nowhere.yaml")),
            ("select: [BAL\n", ("YAML",)),
        ],
    )
    def test_a_wrong_configuration(
        self, text: str, words: tuple[str, ...], govlint: Govlint, files: Path
    ) -> None:
        (files / ".govlint.yaml").write_text(text, encoding="utf-8")
        run = govlint("check", files)
        assert run.code == 2
        for word in words:
            assert word in run.err
        assert "Traceback" not in run.err

    def test_all_mistakes_at_once(self, govlint: Govlint, files: Path) -> None:
        (files / ".govlint.yaml").write_text("lang: fr\nfail-level: fatal\nselct: []\n", encoding="utf-8")
        err = govlint("check", files).err
        assert "fr" in err
        assert "fatal" in err
        assert "selct" in err

    @pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be removed there")
    def test_in_a_folder_that_is_gone(self, files: Path) -> None:
        gone = files / "gone"
        gone.mkdir()
        run = subprocess.run(
            ["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", sys.executable, "-m", "govlint", "check", files],
            cwd=gone,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert run.returncode == 2
        assert "当前文件夹已被删除" in run.stderr.decode()
        assert b"Traceback" not in run.stderr


class TestWhatIsChecked:
    def test_a_file_named_twice_is_checked_once(self, govlint: Govlint, files: Path) -> None:
        run = govlint("check", "--format", "json", files / "good.txt", files / "." / "good.txt", files)
        names = [Path(document["path"]).name for document in json.loads(run.out)["documents"]]
        assert names == ["README.md", "faulty.txt", "good.txt", "told.txt", "warned.txt"]

    def test_a_named_file_of_any_suffix(self, govlint: Govlint, files: Path) -> None:
        (files / "report.dat").write_text(FAULTY, encoding="utf-8")
        assert govlint("check", files / "report.dat").code == 1
        assert "report.dat" not in govlint("check", files).out

    def test_gitignore_and_exclude(self, govlint: Govlint, files: Path) -> None:
        (files / ".gitignore").write_text("told.txt\n/old/\n", encoding="utf-8")
        (files / ".govlint.yaml").write_text('exclude: ["warn*"]\n', encoding="utf-8")
        (files / "old").mkdir()
        (files / "old" / "2020.txt").write_text(FAULTY, encoding="utf-8")
        run = govlint("check", "--format", "json", files)
        names = {Path(document["path"]).name for document in json.loads(run.out)["documents"]}
        assert names == {"README.md", "faulty.txt", "good.txt"}

    def test_standard_input(self, govlint: Govlint) -> None:
        run = govlint("check", "--format", "json", "-", stdin=FAULTY.encode())
        assert run.code == 1
        assert json.loads(run.out)["documents"][0]["path"] == "<stdin>"

    def test_the_name_of_standard_input_chooses_the_reader(self, govlint: Govlint) -> None:
        page = base_report(2024, "html").encode("gb18030")
        run = govlint("check", "--format", "json", "--stdin-filename", "a/2024.html", "-", stdin=page)
        (document,) = json.loads(run.out)["documents"]
        assert (document["path"], document["reader"]) == ("a/2024.html", "html")
        assert run.code == 0

    def test_empty_standard_input(self, govlint: Govlint) -> None:
        assert govlint("check", "-", stdin=b"").code == 2


class TestNothingAssessed:
    def test_is_2_and_says_why(self, govlint: Govlint, files: Path) -> None:
        run = govlint("check", "--select", "YOY001", files / "good.txt")
        assert run.code == 2
        assert "没有一条规则能够检查这份报告：没有可以对照的上年报告" in run.out
        assert "无法读取" not in run.out


class TestSelection:
    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (("--select", "BAL"), {"BAL001", "BAL003"}),
            (("--select", "BAL001"), {"BAL001"}),
            (("--select", "request-balance"), {"BAL001"}),
            (("--select", "BAL001,BAL003"), {"BAL001", "BAL003"}),
            (("--select", "BAL001，BAL003"), {"BAL001", "BAL003"}),
            (("--select", "BAL001", "--select", "BAL003"), {"BAL001", "BAL003"}),
            (("--ignore", "BAL001", "--ignore", "BAL003"), set()),
            (("--select", "national"), {"BAL001", "BAL003"}),
            (("--select", "table", "--ignore", "BAL001"), {"BAL003"}),
            (("--ignore", "BAL"), set()),
            (("--select", "CIT"), set()),
            (("--select", "CIT", "--extend-select", "BAL003"), {"BAL003"}),
        ],
    )
    def test_selectors(
        self, arguments: tuple[str, ...], expected: set[str], govlint: Govlint, files: Path
    ) -> None:
        run = govlint("check", "--format", "json", *arguments, files / "faulty.txt")
        assert codes(run) == expected
        assert run.code == bool(expected)

    def test_in_a_configuration(self, govlint: Govlint, files: Path) -> None:
        (files / ".govlint.yaml").write_text(
            "ignore: [BAL003]\nrules: {BAL001: warning}\nfail-level: error\n", encoding="utf-8"
        )
        run = govlint("check", "--format", "json", files / "faulty.txt")
        assert codes(run) == {"BAL001"}
        assert run.code == 0
        assert json.loads(run.out)["documents"][0]["findings"][0]["severity"] == "warning"
        assert govlint("check", "--fail-level", "warning", files / "faulty.txt").code == 1

    def test_in_pyproject(self, govlint: Govlint, files: Path) -> None:
        (files / "pyproject.toml").write_text('[tool.govlint]\nselect = ["CIT"]\n', encoding="utf-8")
        assert govlint("check", files / "faulty.txt").code == 0
        assert govlint("check", files / "warned.txt").code == 1

    def test_overrides(self, govlint: Govlint, files: Path) -> None:
        (files / ".govlint.yaml").write_text(
            "overrides:\n  - files: ['faulty.*']\n    ignore: [BAL]\n", encoding="utf-8"
        )
        assert govlint("check", files / "faulty.txt").code == 0
        assert govlint("check", files / "warned.txt").code == 1

    def test_a_configuration_that_is_named(self, govlint: Govlint, files: Path, tmp_path: Path) -> None:
        (tmp_path / "own.yaml").write_text("select: [CIT]\n", encoding="utf-8")
        assert govlint("check", "--config", "own.yaml", files / "faulty.txt").code == 0

    def test_require_report_in_a_configuration(self, govlint: Govlint, files: Path) -> None:
        (files / ".govlint.yaml").write_text("require-report: true\n", encoding="utf-8")
        assert govlint("check", files / "README.md").code == 2
