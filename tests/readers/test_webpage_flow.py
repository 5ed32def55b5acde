"""The tree's events become lines, tables and pictures."""

from __future__ import annotations

from govlint.readers.building.table import Shot, Table
from govlint.readers.building.writer import Words
from govlint.readers.webpage.flow import flow
from govlint.readers.webpage.tokens import mark


def test_items_in_order() -> None:
    items, _ = flow(mark("<h2>甲</h2>乙<img alt=丙>丁<table><tr><td>1</table>"))
    assert [type(item) for item in items] == [Words, Words, Shot, Table]
    assert [item.text for item in items if isinstance(item, Words)] == ["甲", "乙丁"]


def test_a_link_is_cut_where_its_paragraph_ends() -> None:
    items, _ = flow(mark("<a href=u>甲<p>乙</p></a>丙<a href=v></a>"))
    assert [(item.text, item.links) for item in items if isinstance(item, Words)] == [
        ("甲", ((0, 1, "u"),)),
        ("乙", ((0, 1, "u"),)),
        ("丙", ()),
    ]


def test_a_search_form_is_furniture() -> None:
    assert flow(mark("<form>搜索<table><tr><td>站内</table></form>")) == ([], 0)


def test_figures_of_tables_that_nobody_sees_are_counted() -> None:
    table = "<table><tr><td>规章<td>5<span hidden>9</span><tr hidden><td>许可<td>3<td>、</table>"
    items, hidden = flow(mark(f"<div hidden>7</div>{table}<p hidden>8</p>"))
    assert len(items) == 1
    assert hidden == 2
