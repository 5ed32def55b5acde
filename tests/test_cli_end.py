"""The end of the command's process: at once, unless something or somebody waits for the interpreter's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import FAULTY, GOOD

AS_COMMAND = "import sys; sys.argv[0] = 'govlint'; from govlint.cli import command; "


def run(code: str, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", AS_COMMAND + code, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (FAULTY, 1)])
def test_all_is_written_and_the_code_is_told(tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    ended = run("command(); print('not at once')", "check", "report.txt", cwd=tmp_path)
    assert ended.returncode == code
    assert ended.stdout.rstrip().splitlines()[-1].startswith("检查了 1 份报告")
    assert not ended.stderr


def test_what_is_registered_for_the_end_runs(tmp_path: Path) -> None:
    ended = run("import atexit; atexit.register(print, 'the end'); command()", "rules", cwd=tmp_path)
    assert ended.returncode == 0
    assert ended.stdout.rstrip().endswith("the end")


def test_a_thread_of_somebody_s_ends_its_work(tmp_path: Path) -> None:
    waiting = "import threading, time; threading.Timer(0.5, print, ['the end']).start(); command()"
    assert run(waiting, "rules", cwd=tmp_path).stdout.rstrip().endswith("the end")


def test_a_profiler_tells_what_it_saw(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "cProfile", "-m", "govlint", "rules"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "function calls" in ended.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "govlint", "rules"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 2
    assert "写不了标准输出" in ended.stderr.decode()
