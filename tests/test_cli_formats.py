"""What `govlint check` prints: every format, several at once, on any terminal, the same in every run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import FORMATS, GOOD, command, reports_in
from conftest import Govlint
from govlint.reporters.typeset import width_of


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return reports_in(tmp_path / "reports")


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
