"""The end of the command's process: at once, unless something or somebody waits for the interpreter's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import FAULTY, GOOD

SCRIPT = "import sys\nfrom govlint.cli import command\n"


def started(
    *arguments: object,
    cwd: Path,
    code: str = f"{SCRIPT}command()\nprint('not at once')",
    name: str = "govlint",
) -> subprocess.CompletedProcess[str]:
    """What a script that is called so comes to."""
    script = cwd / name
    script.write_text(code, encoding="utf-8")
    return called(script, *arguments, cwd=cwd)


def called(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={
            **os.environ,
            "PYTHONUTF8": "1",
            "PYTHONPATH": os.pathsep.join([".", *os.environ.get("PYTHONPATH", "").split(os.pathsep)]),
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (FAULTY, 1)])
def test_all_is_written_and_the_code_is_told(tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    ended = started("check", "report.txt", cwd=tmp_path)
    assert ended.returncode == code
    assert ended.stdout.rstrip().splitlines()[-1].startswith("检查了 1 份报告")
    assert not ended.stderr


def is_at_once(ended: subprocess.CompletedProcess[str]) -> bool:
    """Whether nobody was asked at the end whether something was left to do."""
    assert ended.returncode == 0, ended.stderr
    return not ended.stdout.rstrip().endswith("in order")


LEFT = f"{SCRIPT}class End:\n    def __del__(self): print('in order', flush=True)\nend = End()\n"


def test_only_what_was_started_as_the_command_ends_at_once(tmp_path: Path) -> None:
    assert is_at_once(started("rules", cwd=tmp_path, code=f"{LEFT}command()"))
    assert not is_at_once(started("rules", cwd=tmp_path, code=f"{LEFT}command()", name="mine.py"))
    within = f"{LEFT}def within():\n    command()\nwithin()"
    assert not is_at_once(started("rules", cwd=tmp_path, code=within))
    assert not is_at_once(called("-c", f"{LEFT}command()", "rules", cwd=tmp_path))


@pytest.mark.parametrize(
    "call",
    [
        "runpy.run_module('govlint', run_name='__main__')",
        "runpy.run_module('govlint', run_name='__main__', alter_sys=True)",
        "runpy.run_path('govlint', run_name='__main__')",
        "command()",
    ],
)
def test_a_host_goes_on(tmp_path: Path, call: str) -> None:
    (tmp_path / "govlint").write_text(f"{SCRIPT}command()", encoding="utf-8")
    host = (
        f"{SCRIPT}import runpy\nsys.argv = ['govlint', 'rules']\n"
        "log = open('log.txt', 'w')\nlog.write('kept')\ndef unused(): pass\n"
        f"try:\n    {call}\nfinally:\n    print('goes on')\n"
    )
    for ended in (started(cwd=tmp_path, code=host, name="host.py"), called("-c", host, cwd=tmp_path)):
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.rstrip().endswith("goes on")
        assert (tmp_path / "log.txt").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("way", ["script", "module"])
def test_what_a_plugin_has_opened_is_written(tmp_path: Path, way: str) -> None:
    plugin = "log = open('log.txt', 'w')\nlog.write('kept')\n"
    (tmp_path / "leaky.py").write_text(plugin, encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text("plugins: [leaky]\n", encoding="utf-8")
    (tmp_path / "report.txt").write_text(GOOD, encoding="utf-8")
    if way == "script":
        started("check", "report.txt", cwd=tmp_path)
    else:
        called("-m", "govlint", "check", "report.txt", cwd=tmp_path)
    assert (tmp_path / "log.txt").read_text(encoding="utf-8") == "kept"


def test_what_is_registered_for_the_end_runs(tmp_path: Path) -> None:
    code = f"{SCRIPT}import atexit\natexit.register(print, 'the end')\ncommand()"
    ended = started("rules", cwd=tmp_path, code=code)
    assert ended.returncode == 0
    assert ended.stdout.rstrip().endswith("the end")


def test_a_thread_of_somebody_s_ends_its_work(tmp_path: Path) -> None:
    waiting = f"{SCRIPT}import threading, time\nthreading.Timer(2, print, ['the end']).start()\ncommand()"
    assert started("rules", cwd=tmp_path, code=waiting).stdout.rstrip().endswith("the end")


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
