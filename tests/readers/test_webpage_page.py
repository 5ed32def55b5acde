"""The page is taken apart; the parser is loaded only for a page."""

from __future__ import annotations

import subprocess
import sys

import pytest

from govlint.readers.building.table import Table
from govlint.readers.building.writer import Words
from govlint.readers.webpage.page import content, shown
from govlint.readers.webpage.plain import Plain

_LOADED = "import sys, govlint; govlint.check({!r}.encode(), path={!r}); print('turbohtml' in sys.modules)"


@pytest.mark.parametrize(
    ("text", "path", "loaded"),
    [
        ("一、总体情况", "report.txt", False),
        ("# 一、总体情况 &nbsp;\n\n|甲|1|\n|-|-|\n|乙|<b>2</b>|\n", "report.md", False),
        ("<p>甲", "report.html", True),
    ],
)
def test_the_parser_is_loaded_only_for_a_page(text: str, path: str, loaded: bool) -> None:
    command = [sys.executable, "-c", _LOADED.format(text, path)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == str(loaded)


def test_content_of_a_page_within_a_larger_file() -> None:
    found = content("<title>题 目</title><meta name=Author content='甲'><p>乙", 100)
    assert (found.title, found.metas) == ("题 目", {"author": "甲"})
    (words,) = found.items
    assert isinstance(words, Words)
    assert words.runs == [("乙", 151)]


@pytest.mark.parametrize(
    ("source", "plain", "cell"),
    [
        ("<table><tr><td><input value=7></table>", False, [("7", 28, 1025)]),
        ("<table><tr><td><input type=hidden value=7>8</table>", True, [("8", 42, 1025)]),
        ("<input value=7><table><tr><td>8</table>", True, [("8", 30, 1025)]),
        (
            "<div class=js_content style='visibility:hidden;opacity:0'><table><tr><td>8</table></div>",
            False,
            [("8", 73, 1025)],
        ),
    ],
)
def test_a_page_is_plain_only_where_its_source_says_what_is_shown(
    source: str, plain: bool, cell: list[tuple[str, int, int]]
) -> None:
    assert Plain().run(source, 0) is plain
    (table,) = shown(source).items
    assert isinstance(table, Table)
    assert table.rows() == [cell]
