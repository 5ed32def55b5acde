"""docs/pack-tools.md: its commands are run in order, and print what the page says."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.packs.files import shipped_packs
from govlint.testing import base_report

PAGE = Path(__file__).parent.parent / "docs" / "pack-tools.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(page: str) -> Iterator[tuple[str, str]]:
    """The commands of a page with what each prints."""
    for block in _BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield command, printed


def steady(printed: str) -> str:
    """What a command prints but for the line that counts the national pack's rules, which grow in number."""
    return re.sub(r"^national \d.*：\d+ 条规则，.*；", "national；", printed, flags=re.MULTILINE)


def test_the_commands_print_what_the_page_says(govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for year, words in ((2023, "受理政务热线2件。"), (2024, "受理2件。")):
        text = base_report(year).replace("各项要求。", f"各项要求。{words}")
        (tmp_path / "reports" / f"{year}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "national").symlink_to(shipped_packs() / "national")
    ran = 0
    for command, printed in steps(PAGE.read_text(encoding="utf-8")):
        name, *arguments = shlex.split(command)
        if name != "govlint":
            subprocess.run([name, *arguments], cwd=tmp_path, check=True)
            continue
        run = govlint(*arguments)
        assert run.err == "", command
        assert steady(run.out) == steady(printed), command
        ran += 1
    assert ran >= 6


@pytest.mark.parametrize("command", ["new", "test", "show", "diff"])
def test_every_command_is_described(command: str) -> None:
    assert f"pack {command}\n" in PAGE.read_text(encoding="utf-8")
