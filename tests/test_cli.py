"""The command `govlint check`: its options, its exit codes, what it prints, and odd files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from conftest import Govlint, Run
from govlint.cli.english import OPTIONS, in_english
from govlint.cli.root import govlint as top
from govlint.reporters.typeset import width_of
from govlint.testing import base_report

GOOD = base_report()
FAULTY = GOOD.replace("申请数量 | 2", "申请数量 | 6")
NUMBER = "国办公开办函[2021]30号"
WARNED = GOOD.replace(
    "认真落实政府信息公开各项要求", "按照国办公开办函〔2021〕第30号的要求，认真落实政府信息公开"
)
TOLD = GOOD + "扫一扫在手机打开当前页\n"
FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "markdown",
    "html",
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a report of each kind, apart from where the command runs."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("good", GOOD), ("faulty", FAULTY), ("warned", WARNED), ("told", TOLD)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "README.md").write_text("# 说明\n\n这里放各单位的材料。\n", encoding="utf-8")
    return folder


def codes(run: Run) -> set[str]:
    """Codes of the rules in a run's output of the format json."""
    found = [finding for document in json.loads(run.out)["documents"] for finding in document["findings"]]
    return {code for finding in found for code in (finding["rule"], *finding["also"])}


def command(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "govlint", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


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
        assert govlint("check", "--require-report", files / "README.md").code == 2
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


class TestOddFiles:
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("zero.txt", b""),
            ("binary.txt", bytes(range(256)) * 20),
            ("zip.md", b"PK\x03\x04" + b"\x00\xff" * 200),
            ("undecodable.html", b"<p>" + b"\x81\x00\xfe\xff" * 50),
        ],
    )
    def test_unreadable_bytes(self, name: str, data: bytes, govlint: Govlint, files: Path) -> None:
        (files / name).write_bytes(data)
        run = govlint("check", "--format", "json", files / name, files / "faulty.txt")
        assert run.code == 2
        documents = {Path(document["path"]).name: document for document in json.loads(run.out)["documents"]}
        assert documents[name]["error"]["code"] in {"unreadable", "empty", "binary"}
        assert documents[name]["kind"] is None
        assert json.loads(run.out)["summary"]["unreadable"] == 1
        assert "BAL001" in codes(run)

    def test_blanks_only(self, govlint: Govlint, files: Path) -> None:
        (files / "blank.txt").write_text(" \n\u3000\n", encoding="utf-8")
        assert govlint("check", files / "blank.txt").code in (0, 2)

    def test_a_dangling_link(self, govlint: Govlint, files: Path) -> None:
        (files / "link.txt").symlink_to("nowhere.txt")
        run = govlint("check", files)
        assert run.code == 2
        assert "link.txt" in run.out

    def test_a_loop_of_links(self, govlint: Govlint, files: Path) -> None:
        (files / "loop").symlink_to(files)
        (files / "one.txt").symlink_to("two.txt")
        (files / "two.txt").symlink_to("one.txt")
        run = govlint("check", "--format", "json", files)
        assert run.code == 2
        assert len(json.loads(run.out)["documents"]) == 7

    def test_a_folder_named_as_a_report(self, govlint: Govlint, files: Path) -> None:
        (files / "2024.txt").mkdir()
        (files / "2024.txt" / "inner.txt").write_text(FAULTY, encoding="utf-8")
        run = govlint("check", "--format", "json", files / "2024.txt")
        assert [Path(document["path"]).name for document in json.loads(run.out)["documents"]] == ["inner.txt"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_no_permission(self, govlint: Govlint, files: Path) -> None:
        (files / "good.txt").chmod(0)
        run = govlint("check", files)
        assert run.code == 2
        assert "BAL001" in run.out

    @pytest.mark.skipif(sys.platform == "win32", reason="no such thing")
    def test_a_pipe_is_not_waited_for(self, files: Path) -> None:
        os.mkfifo(files / "pipe.txt")
        run = command("check", files, cwd=files)
        assert run.returncode in (1, 2)

    def test_a_name_that_is_no_utf_8(self, files: Path) -> None:
        path = os.fsencode(files) + b"/\xb1\xa8\xb8\xe6.txt"
        Path(os.fsdecode(path)).write_text(FAULTY, encoding="utf-8")
        outputs = [f"--output={name}=told.{name}" for name in FORMATS]
        run = command("check", *outputs, ".", cwd=files)
        assert run.returncode == 1, run.stderr
        assert b"Traceback" not in run.stderr
        for name in FORMATS:
            assert "BAL001" in (files / f"told.{name}").read_text(encoding="utf-8")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_encodings(self, encoding: str, govlint: Govlint, files: Path) -> None:
        (files / "other.txt").write_bytes(FAULTY.encode(encoding))
        run = govlint("check", "--format", "json", files / "other.txt")
        assert run.code == 1
        assert codes(run) == {"BAL001", "BAL003"}


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


class TestOutput:
    @pytest.mark.parametrize("format_", FORMATS)
    def test_every_format_tells_the_finding(self, format_: str, govlint: Govlint, files: Path) -> None:
        run = govlint("check", "--format", format_, files)
        assert run.code == 1
        assert "BAL001" in run.out
        assert run.out.endswith("\n")

    @pytest.mark.parametrize("format_", FORMATS[2:])
    def test_what_programs_read_is_utf_8_on_any_terminal(self, format_: str, files: Path) -> None:
        run = command(
            "check", "--format", format_, files / "faulty.txt", cwd=files, PYTHONIOENCODING="gb18030"
        )
        assert "表三" in run.stdout.decode("utf-8")

    def test_several_at_once(self, govlint: Govlint, files: Path, tmp_path: Path) -> None:
        run = govlint(
            "check", "--output", "json=all.json", "--output", "concise=all.txt", files / "faulty.txt"
        )
        assert run.code == 1
        assert "BAL001" in run.out
        assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["schema"] == 1
        assert (tmp_path / "all.txt").read_text(encoding="utf-8").count("\n") == 2

    def test_a_wrong_output_is_told_before_anything_is_checked(
        self, govlint: Govlint, files: Path, tmp_path: Path
    ) -> None:
        govlint("check", "--output", "json=all.json", "--output", "jsno=x", files / "faulty.txt")
        assert not (tmp_path / "all.json").exists()

    def test_the_file_is_as_readable_as_any_other(
        self, govlint: Govlint, files: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "plain").touch()
        govlint("check", "--output", "json=all.json", files / "good.txt")
        assert (tmp_path / "all.json").stat().st_mode == (tmp_path / "plain").stat().st_mode

    def test_statistics(self, govlint: Govlint, files: Path) -> None:
        run = govlint("check", "--statistics", files)
        assert re.search(r"^ +1 +1 +错误 +BAL001 request-balance$", run.out, re.MULTILINE)

    def test_coverage(self, govlint: Govlint, files: Path) -> None:
        (files / "part.txt").write_text(GOOD.partition("四、")[0], encoding="utf-8")
        run = govlint("check", "--coverage", files / "part.txt")
        assert re.search(r"没有找到表四：BAL004", run.out)

    def test_english(self, govlint: Govlint, files: Path) -> None:
        run = govlint("check", "--lang", "en", files / "faulty.txt", files / "good.txt")
        assert "off by 4" in run.out
        assert "Checked 2 reports" in run.out

    def test_no_colour_in_a_pipe(self, govlint: Govlint, files: Path) -> None:
        assert "\x1b" not in govlint("check", files).out

    @pytest.mark.parametrize(
        ("variables", "coloured"),
        [({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({}, False)],
    )
    def test_colour(
        self, variables: dict[str, str], coloured: bool, govlint: Govlint, files: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert ("\x1b[" in govlint("check", files / "faulty.txt").out) is coloured

    @pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
    def test_widths(
        self, columns: int, govlint: Govlint, files: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.chdir(files)
        out = govlint("check", "faulty.txt", "warned.txt", "told.txt").out
        # Words that cannot be broken may be longer than the narrowest terminal; the last line is one line.
        widest = max(width_of(line) for line in out.splitlines()[:-1])
        assert widest <= max(columns, 60)

    def test_two_runs_give_the_same_bytes(self, files: Path) -> None:
        (files / "empty.txt").touch()
        runs = [
            command("check", "--format", "json", "--jobs", jobs, ".", cwd=files, PYTHONHASHSEED=seed)
            for jobs, seed in (("1", "1"), ("1", "2"), ("2", "3"))
        ]
        assert runs[0].stdout
        assert runs[0].stdout == runs[1].stdout == runs[2].stdout
        assert [run.returncode for run in runs] == [2, 2, 2]

    def test_a_reader_that_goes_away(self, files: Path) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "govlint", "check", "--format", "json", "."],
            cwd=files,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(60) != 0

    def test_without_docstrings_it_finds_the_same(self, files: Path) -> None:
        runs = [
            command("check", "--no-cache", ".", cwd=files, PYTHONOPTIMIZE=level, PYTHONDONTWRITEBYTECODE="1")
            for level in ("0", "2")
        ]
        assert b"BAL001" in runs[0].stdout
        assert runs[0].stdout == runs[1].stdout
        assert runs[0].stderr == runs[1].stderr == b""

    def test_a_terminal_of_ascii(self, files: Path) -> None:
        run = command("check", "faulty.txt", cwd=files, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
        assert run.returncode == 1
        assert b"BAL001" in run.stdout
        assert b"Traceback" not in run.stderr


class TestOtherCommands:
    def test_rules(self, govlint: Govlint) -> None:
        run = govlint("rules")
        assert run.code == 0
        assert "BAL001  request-balance" in run.out
        assert "（默认关闭）" in run.out
        rules = json.loads(govlint("rules", "--format", "json").out)
        assert {"code", "name", "severity", "title", "enabled"} <= set(rules[0])
        assert f"共 {len(rules)} 条规则" in run.out
        assert f"{len(rules)} rules" in govlint("rules", "--lang", "en").out

    @pytest.mark.parametrize("name", ["BAL001", "bal001", "request-balance"])
    def test_rule(self, name: str, govlint: Govlint) -> None:
        run = govlint("rule", name)
        assert run.code == 0
        for head in ("# BAL001", "## 为什么", "## 依据", "## 反例", "## 正例", "## 选项"):
            assert head in run.out

    def test_a_rule_in_english(self, govlint: Govlint) -> None:
        out = govlint("rule", "BAL001", "--lang", "en").out
        heads = ("# BAL001 Requests in", "## Messages", "## Basis", "## Wrong", "## Right", "## Options")
        assert all(head in out for head in heads)
        assert "- BAL002 Handled requests equal" in out[out.index("## Related rules") :]
        assert "(text)\n    - 一、本年新收政府信息公开申请数量 | 2\n" in out
        assert "    (a correct report)\n" in out
        assert "为什么" not in out
        for rule in json.loads(govlint("rules", "--format", "json").out):
            told = govlint("rule", rule["code"], "--lang", "en").out
            assert told.startswith(f"# {rule['code']} {rule['title']['en']}\n")

    def test_a_rule_that_is_nearly_named(self, govlint: Govlint) -> None:
        assert "BAL001" in govlint("rule", "BAL0O1").err

    def test_options_are_shown_as_a_pack_writes_them(self, govlint: Govlint) -> None:
        out = govlint("rule", "YOY003").out
        assert '- `sections`：`["overview","problems"]`' in out
        assert "- `shortest`：`150`" in out

    def test_every_rule_can_be_shown(self, govlint: Govlint) -> None:
        codes = [rule["code"] for rule in json.loads(govlint("rules", "--format", "json").out)]
        assert {code: govlint("rule", code).code for code in codes} == dict.fromkeys(codes, 0)
        assert '- `last`：`"12-31"`' in govlint("rule", "STR012").out

    def test_config_show(self, govlint: Govlint, files: Path) -> None:
        (files / ".govlint.yaml").write_text("ignore: [CIT]\nfail-level: error\n", encoding="utf-8")
        run = govlint("config", "show", files / "good.txt")
        assert run.code == 0
        assert "fail-level = error" in run.out
        assert ".govlint.yaml:2" in run.out
        assert "BAL001" in run.out
        assert "CIT001" not in run.out

    def test_plugins(self, govlint: Govlint) -> None:
        run = govlint("plugins")
        assert run.code == 0
        assert "builtin" in run.out

    def test_pack_lint(self, govlint: Govlint) -> None:
        pack = Path(__file__).parent.parent / "rules" / "national"
        run = govlint("pack", "lint", pack, pack / "balance" / "request-balance.yaml")
        assert run.code == 0
        assert run.out.count("national") == 2
        assert govlint("pack", "lint", Path(__file__)).code == 2

    def test_pack_lint_tells_every_mistake(self, govlint: Govlint, tmp_path: Path) -> None:
        pack = tmp_path / "mine"
        (pack / "family").mkdir(parents=True)
        (pack / "pack.yaml").write_text(
            'name: mine\ntitle: {zh: 我, en: me}\nversion: "1"\n', encoding="utf-8"
        )
        (pack / "family" / "wrong.yaml").write_text(
            "code: mine1\nname: wrong\nseverity: fatal\ncheck: equaton\n", encoding="utf-8"
        )
        run = govlint("pack", "lint", pack)
        assert run.code == 2
        assert "wrong.yaml:3" in run.err

    @pytest.mark.parametrize("arguments", [("--version",), ("-h",), ("check", "--help"), ("config", "-h")])
    def test_help(self, arguments: tuple[str, ...], govlint: Govlint) -> None:
        run = govlint(*arguments)
        assert run.code == 0
        assert run.out

    @pytest.mark.parametrize("arguments", [("-h",), ("check", "-h"), ("annotate", "-h"), ("pack", "-h")])
    def test_help_fits_a_terminal(
        self, arguments: tuple[str, ...], govlint: Govlint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        lines = govlint(*arguments).out.splitlines()
        assert max(width_of(line) for line in lines) <= 80

    def test_every_option_is_told_in_english_too(self, govlint: Govlint) -> None:
        def pages(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
            yield path, command
            if isinstance(command, click.Group):
                context = click.Context(command)
                for name in command.list_commands(context):
                    below = command.get_command(context, name)
                    assert below is not None
                    yield from pages(below, f"{path} {name}".strip())

        named = set()
        for path, command in pages(top, ""):
            for option in command.params:
                if isinstance(option, click.Option) and option.name not in ("version", "help"):
                    long = next(name for name in option.opts if name.startswith("--"))
                    assert in_english(path, long), (path, long)
                    named |= {long, f"{path} {long}"}
        named |= {"--version", "--help"}
        assert set(OPTIONS) <= named
        shown = " ".join(govlint("baseline", "prune", "-h").out.split())
        assert "The baseline to prune." in shown
        assert "Where to write it" not in shown

    @pytest.mark.parametrize(
        ("written", "meant"), [("chek", "是不是 check？"), ("xyzzy", "可用：annotate、")]
    )
    def test_a_misspelt_command_is_told_with_the_nearest(
        self, written: str, meant: str, govlint: Govlint
    ) -> None:
        run = govlint(written, "report.txt")
        assert run.code == 2
        assert meant in run.err

    def test_a_folder_without_reports_names_what_is_read(self, govlint: Govlint, tmp_path: Path) -> None:
        run = govlint("check", tmp_path)
        assert run.code == 2
        assert ".docx" in run.err
        assert ".rar" not in run.err

    def test_nothing_given_tells_how_to_use_it(self, govlint: Govlint) -> None:
        run = govlint()
        assert run.code == 2
        assert "check" in run.out + run.err
