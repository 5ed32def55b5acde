"""docs/tutorial.md, followed by a script as a new author would: every command run, every file written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "docs" / "tutorial.md").read_text(encoding="utf-8")
_STEP = re.compile(
    r"<!-- file: (?P<file>\S+) -->\n\n(?P<fence>`{3,})\w+\n(?P<content>.*?)^(?P=fence)$"
    r"|<!-- edit: (?P<edited>\S+): (?P<old>.+?)=>(?P<new>.+?) -->"
    r"|^```console\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
FAILING = ("govlint check", "git commit -q -m")
MOST = 12


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a block with the lines that each prints."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *printed = part.splitlines()
        yield command, printed


def environment(folder: Path) -> dict[str, str]:
    """That of a new author: the programs beside this Python, settings of their own, no network."""
    programs = str(Path(sys.executable).parent)
    (folder / "gitconfig").write_text(
        "[user]\nname = author\nemail = author@example.com\n[init]\ndefaultBranch = main\n", encoding="utf-8"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COV"))}
    return {
        **kept,
        "PATH": os.pathsep.join([programs, os.environ.get("PATH", "")]),
        "HOME": str(folder), "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1",
        "GOVLINT_CACHE_DIR": str(folder / "cache"),
        "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1",
    }  # fmt: skip


def agrees(printed: str, lines: list[str]) -> bool:
    """Whether a command printed these lines, where … stands for any number of others."""
    pattern = "".join(
        "(?:.*\n)*?" if line == "…" else f"{re.escape(line.rstrip())}[ \t]*\n" for line in lines
    )
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.slow
def test_the_tutorial(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    if shutil.which("git") is None or shutil.which("bash") is None:
        pytest.skip("git is not installed")
    variables = environment(tmp_path)
    place = tmp_path / "home"
    place.mkdir()
    count = 0
    for step in _STEP.finditer(PAGE):
        if step["file"]:
            (place / step["file"]).parent.mkdir(parents=True, exist_ok=True)
            (place / step["file"]).write_text(step["content"], encoding="utf-8")
        elif step["edited"]:
            text = (place / step["edited"]).read_text(encoding="utf-8")
            assert step["old"] in text
            (place / step["edited"]).write_text(text.replace(step["old"], step["new"], 1), encoding="utf-8")
        for command, lines in commands(step["block"] or ""):
            count += 1
            if command.startswith("cd "):
                place /= command.removeprefix("cd ")
                continue
            run = subprocess.run(
                ["bash", "-c", command], cwd=place, env=variables, capture_output=True, text=True,
                encoding="utf-8", timeout=300, check=False,
            )  # fmt: skip
            said = run.stdout + run.stderr
            assert (run.returncode != 0) == command.startswith(FAILING), f"{command}\n{said}"
            assert agrees(said, lines), f"{command}\n{said}"
            if command.startswith(FAILING):
                assert "OUR002" in said
    assert 10 <= count <= MOST
    log = subprocess.run(
        ["git", "log", "--format=%s"], cwd=place, env=variables, capture_output=True, check=True
    )
    assert log.stdout.decode().split() == ["第一份报告"]


def test_it_has_twelve_commands_at_most() -> None:
    assert sum(len(list(commands(step["block"] or ""))) for step in _STEP.finditer(PAGE)) <= MOST
