"""Events become lines, tables and pictures."""

from __future__ import annotations

from govlint.readers.building.build import Builder
from govlint.readers.building.table import Attributes, Shot, Table, spans
from govlint.readers.building.writer import Words


def test_a_picture_in_a_cell_follows_the_table() -> None:
    builder = Builder()
    builder.open_table()
    builder.open_row()
    builder.open_cell(5, Attributes(spans=spans(2, 1)))
    builder.runs.append(("甲", 5))
    builder.blank(6)
    builder.shot(9, Attributes(target="图"))
    builder.close_table()
    table, shot = builder.items
    assert isinstance(table, Table)
    assert [(box.start, box.spans, box.lines[0].text) for box in table.boxes()] == [(5, spans(2, 1), "甲")]
    assert shot == Shot("图", 9)


def test_headings_and_links() -> None:
    builder = Builder()
    builder.open_heading(0, Attributes(level=2))
    builder.open_anchor(0, Attributes(target="u"))
    builder.runs.append(("甲", 1))
    builder.close_anchor()
    builder.close_heading()
    assert builder.items == [Words([("甲", 1)], 2, ((0, 1, "u"),))]
