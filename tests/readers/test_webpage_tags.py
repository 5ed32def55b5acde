"""Tags are what the tokenizer says they are, or not plain."""

from __future__ import annotations

import pytest

from govlint.readers.building.table import spans
from govlint.readers.webpage.tags import tag_of


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<P class=a>", "p"),
        ("</p >", "/p"),
        ("<span lang=EN-US>", ""),
        ("</o:p>", ""),
        ("<st1:date x='y'>", "ordinary"),
        ("<!-- > -->", ""),
        ("<![endif]>", ""),
        ("<!DOCTYPE html>", "doctype"),
        ("<script>if (a<b) {}</script>", ""),
    ],
)
def test_plain_tags(markup: str, name: str) -> None:
    tag = tag_of(markup)
    assert tag is not None
    assert tag.name == name


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>",
        "<p a='>",
        "<p",
        "<svg>",
        "<pre>",
        "<!-->",
        "<!-- --!> -->",
        "<script><!--</script>x</style>",
        "<?xml?>",
    ],
)
def test_tags_that_are_not_plain(markup: str) -> None:
    assert tag_of(markup) is None


def test_attributes() -> None:
    cell = tag_of("<td rowspan=2 colspan='3'>")
    assert cell is not None
    assert cell.spans == spans(2, 3)
    link = tag_of("<a href='u?a=1&amp;b=2&c=3'>")
    assert link is not None
    assert link.target == "u?a=1&b=2&c=3"
