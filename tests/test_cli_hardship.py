"""What the command says, and how it exits, where the system fails it: never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.cli import output
from govlint.runs.discover import discover
from govlint.testing import base_report

LONG = "y" * 300
FULL = Path("/dev/full")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2024.txt"
    path.write_text(base_report(), encoding="utf-8")
    return path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of shell, in which `govlint` is the command."""
    line = command.replace("govlint", f"{sys.executable} -m govlint")
    return subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["check 2024.txt", "extract 2024.txt", "rules", "check --show-files ."])
def test_a_full_disk_behind_standard_output(command: str, report: Path) -> None:
    done = run(f"govlint {command} >/dev/full", report.parent)
    assert done.returncode == 2
    assert "错误：写不了标准输出：磁盘满了\n" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_finding(report: Path) -> None:
    done = run("govlint rules | head -1 >/dev/null; echo ${PIPESTATUS[0]}", report.parent)
    assert (done.stdout, done.stderr) in {("2\n", ""), ("0\n", "")}  # written before it went, or not


@pytest.mark.parametrize(
    ("command", "code"), [("check 2024.txt >&-", 0), ("check 2024.txt 2>&- >&- <&-", 0), ("check - <&-", 2)]
)
def test_streams_that_are_closed(command: str, code: int, report: Path) -> None:
    done = run(f"govlint {command}", report.parent)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_findings_are_told_though_a_file_cannot_be_written(
    govlint: Govlint, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "replacing", full)
    text = base_report().replace("申请数量 | 2", "申请数量 | 6")
    report.write_text(text, encoding="utf-8")
    done = govlint("check", "2024.txt", "--output", "json=a.json", "--output", "html=b.html")
    assert done.code == 2
    assert "BAL001" in done.out
    assert done.err == "错误：写不了 a.json：磁盘满了\n错误：写不了 b.html：磁盘满了\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", f"{LONG}.txt"),
        ("check", "y/" * 3000),
        ("check", "2024.txt", "--config", LONG),
        ("check", "2024.txt", "--pack", LONG),
        ("check", "2024.txt", "--prior", LONG),
        ("check", "2024.txt", "--baseline", LONG),
        ("check", "2024.txt", "--output", f"json={LONG}"),
        ("extract", f"{LONG}.txt"),
        ("annotate", f"{'y' * 250}.txt"),
        ("pack", "show", LONG),
        ("ignore", LONG, "--reason", "x"),
    ],
)
def test_names_that_are_too_long(arguments: tuple[str, ...], govlint: Govlint, report: Path) -> None:
    done = govlint(*arguments)
    assert done.code == 2
    assert "Traceback" not in done.err


def test_a_folder_that_cannot_be_looked_into_is_told(
    govlint: Govlint, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (report.parent / "closed").mkdir()
    scan = os.scandir

    def scandir(path: str) -> object:
        if os.path.basename(path) == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    with monkeypatch.context() as patched:  # pytest itself goes through folders when the test is over
        patched.setattr(os, "scandir", scandir)
        assert list(discover(["."], frozenset({".txt"}))) == ["2024.txt", "closed"]
        done = govlint("check", ".")
    assert done.code == 2
    assert "closed\n  错误[unreadable] 打不开文件" in done.out
    assert "检查了 1 份报告" in done.out
