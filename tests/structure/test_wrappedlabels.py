"""Reports whose drawn tables have labels over several lines and no lines between rows."""

from __future__ import annotations

import re
import textwrap
from typing import Literal

import pytest

from govlint import check
from govlint.testing import base_report

Upright = Literal["top", "mid", "bot"]
KINDS = {
    "double": ("║", "═", "╬"),
    "light": ("│", "─", "┼"),
    "heavy": ("┃", "━", "╋"),
    "ascii": ("|", "-", "+"),
}


def drawn(text: str, kind: str, width: int, upright: Upright, *, between: bool = False) -> str:
    """`text` with its tables drawn, no column wider than `width` glyphs, with lines around each alone.

    Or with lines between their rows, too.
    """
    bar, across, corner = KINDS[kind]
    found: list[str] = []
    for table, lines in groups(text):
        if not table:
            found += lines
            continue
        rows = [[cell.strip() for cell in line.rstrip(" |").split("|")] for line in lines]
        count = max(map(len, rows))
        rows = [filled(row, count - len(row)) for row in rows]
        border = corner + (across * (2 * width + 2) + corner) * count
        found.append(border)
        for row in rows:
            found += [*written(row, bar, width, upright), *([border] if between else [])]
        found += [] if between else [border]
    return "\n".join(found)


def groups(text: str) -> list[tuple[bool, list[str]]]:
    found: list[tuple[bool, list[str]]] = []
    for line in text.split("\n"):
        if not found or found[-1][0] != (" |" in line):
            found.append((" |" in line, []))
        found[-1][1].append(line)
    return found


def filled(row: list[str], lacking: int) -> list[str]:
    """A row with blanks behind its labels, so that its figures stand where those of the others do."""
    labels = sum(not cell[-1:].isdecimal() for cell in row)
    return row[:labels] + [""] * lacking + row[labels:] if lacking else row


def written(row: list[str], bar: str, width: int, upright: Upright) -> list[str]:
    pieces = [textwrap.wrap(cell, width) for cell in row]
    height = max(map(len, pieces))
    for cell in pieces:
        free = height - len(cell)
        above = {"top": 0, "mid": free // 2, "bot": free}[upright]
        cell[:] = [""] * above + cell + [""] * (free - above)
    lines = zip(*pieces, strict=True)
    return [
        bar + bar.join(f" {piece}{' ' * (2 * width - span(piece))} " for piece in line) + bar
        for line in lines
    ]


def span(piece: str) -> int:
    return sum(2 if ord(glyph) > 0xFF else 1 for glyph in piece)


def codes(text: str) -> list[str]:
    return [finding.rule for finding in check(text.encode(), path="2024.txt").findings]


@pytest.mark.parametrize("upright", ["top", "mid", "bot"])
@pytest.mark.parametrize("width", [4, 6, 8, 12, 40])
@pytest.mark.parametrize("kind", KINDS)
def test_a_correct_report_is_not_told_to_lack_what_is_broken(kind: str, width: int, upright: Upright) -> None:
    assert codes(drawn(base_report(), kind, width, upright)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_line_breaks_is_told(kind: str) -> None:
    without = re.sub(r"(?m)^.*行政强制.*\n", "", base_report(), count=1)
    assert without != base_report()
    assert codes(drawn(without, kind, 40, "top")) == ["STR007"]


def test_what_cannot_be_told_apart_is_not_assessed() -> None:
    result = check(drawn(base_report(), "double", 6, "top").encode(), path="2024.txt")
    reasons = [item.reason for item in result.not_assessed]
    assert any("表四" in reason for reason in reasons)


@pytest.mark.parametrize("width", [6, 8])
def test_labels_over_several_lines_beside_their_figures_are_whole(width: int) -> None:
    result = check(drawn(base_report(), "double", width, "top").encode(), path="2024.txt")
    assert not any("表二" in item.reason or "表三" in item.reason for item in result.not_assessed)


@pytest.mark.parametrize("width", [8, 12])
@pytest.mark.parametrize("told", ["若干", "-", "三", "1.5"])
def test_what_is_no_figure_in_a_row_of_figures_is_told(told: str, width: int) -> None:
    assert codes(lined("（七）总计 | 2 | 1 |", width)) == []
    assert codes(lined(f"（七）总计 | 2 | {told} |", width)) == ["BAL006"]


def test_a_blank_and_several_words_in_a_row_stay_in_doubt() -> None:
    for row in ("（七）总计 |  | 1 |", "（七）总计 | 若干 | 若干 |"):
        assert codes(lined(row, 8)) == []


def lined(row: str, width: int) -> str:
    """The report with such a row of totals, lines between rows, and a tall heading cut by one of them."""
    text = base_report().replace("（七）总计 | 2 | 1 |", row)
    corner = "第三项加第四项之和）"
    text = text.replace(f"{corner} |", " |").replace("\n自然人 |", f"\n{corner} | 自然人 |")
    return drawn(text, "ascii", width, "top", between=True)
