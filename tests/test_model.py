"""The document: spans, and the way from an offset in the text to a line and a column of the source."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model import Cell, Document, Grid, Paragraph, Span, Text, line_starts


def document(
    text: str, source: str | None = None, origin: tuple[tuple[int, int], ...] = (), **more: Any
) -> Document:
    blocks = (Paragraph(Span(0, len(text))),)
    return Document(
        path="x.txt", reader="text", encoding="utf-8", source=source or text, text=text, origin=origin,
        **{"blocks": blocks, **more},
    )  # fmt: skip


def test_place_is_in_code_points_from_one() -> None:
    place = document("甲乙\n丙😀丁\n").place(Span(5, 6))
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 3, 2, 4)
    assert place.text == "2:3"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(end: str) -> None:
    text = end.join(["甲", "乙", "", "丙"])
    place = document(text).place(Span(text.index("丙"), text.index("丙") + 1))
    assert (place.line, place.column) == (4, 1)


def test_what_is_no_line_end_is_none() -> None:
    text = "甲\u2028乙\x0b丙\x85丁"
    assert document(text).place(Span(6, 7)).line == 1


def test_the_end_of_the_text_has_a_place() -> None:
    text = "甲\n乙"
    assert document(text).place(Span(3, 3)).column == 2
    assert document("").place(Span(0, 0)).text == "1:1"


def test_offsets_are_mapped_to_the_source() -> None:
    source = "<p>甲&amp;乙</p><p>丙</p>"
    found = document("甲&乙\n丙", source, ((0, 3), (1, 4), (2, 9), (3, 10), (4, 17)))
    assert [found.source_offset(offset) for offset in range(5)] == [3, 4, 9, 10, 17]
    assert found.source_span(Span(2, 3)) == Span(9, 10)
    assert found.place(Span(4, 5)).column == 18


def test_a_span_ends_with_its_last_character() -> None:
    source = "<b>甲</b>       <b>乙</b>"
    found = document("甲乙", source, ((0, 3), (1, 18)))
    assert found.source_span(Span(0, 1)) == Span(3, 4)
    assert found.source_span(Span(0, 2)) == Span(3, 19)
    assert found.source_span(Span(1, 1)) == Span(18, 18)


@given(st.text(alphabet="甲a\r\n", max_size=40), st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    found = document(text)
    place = found.place(Span(offset, offset))
    assert place.line is not None
    assert place.column is not None
    assert found.line_starts()[place.line - 1] + place.column - 1 == offset


def test_block_at() -> None:
    blocks = (Paragraph(Span(0, 2)), Paragraph(Span(3, 5)))
    found = document("甲乙\n丙丁", blocks=blocks)
    assert [found.block_at(offset) for offset in (0, 2, 3, 9)] == [0, 0, 1, 1]
    assert document("甲", blocks=()).block_at(0) is None


def test_models_are_frozen_and_picklable() -> None:
    grid = Grid(Span(0, 1), ((Cell("0", Span(0, 1), 0, 0),),))
    found = document("0", blocks=(grid,))
    assert pickle.loads(pickle.dumps(found)) == found
    assert [cell.text for cell in grid.cells()] == ["0"]
    with pytest.raises(AttributeError):
        found.text = "1"  # type: ignore[misc]


def test_words_in_two_languages() -> None:
    words = Text("表三", "table 3")
    assert (words.in_language("zh"), words.in_language("en")) == ("表三", "table 3")


def test_spans_are_half_open() -> None:
    assert 1 in Span(1, 3)
    assert 3 not in Span(1, 3)
    assert sorted([Span(2, 3), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(2, 3)]


def test_line_starts() -> None:
    assert line_starts("a\r\nb\nc") == [0, 3, 5]
    assert line_starts("a\rb\r\nc\n") == [0, 2, 5, 7]


class TestPlacesWithoutLines:
    def document(self, **fields: Any) -> Document:
        text = "甲\n乙\n丙"
        blocks = (Paragraph(Span(0, 1)), Grid(Span(2, 3), ()), Paragraph(Span(4, 5)))
        return Document(
            path="a.docx", reader="docx", encoding=None, source=text, text=text, blocks=blocks, lined=False,
            **fields,
        )  # fmt: skip

    def test_by_paragraph_and_table_where_there_are_no_pages(self) -> None:
        places = [self.document().place(Span(at, at + 1)) for at in (0, 2, 4)]
        assert [place.text for place in places] == ["第1段", "第1个表格", "第2段"]
        assert [place.block for place in places] == [0, 1, 2]
        assert all(
            place.line is place.column is place.end_line is place.end_column is None for place in places
        )

    def test_by_what_the_file_itself_has_where_lines_were_joined_or_parted(self) -> None:
        joined = self.document(pieces=((0, 0, 1), (1, 2, 2), (2, 3, 1), (4, 4, 3)))
        places = [joined.place(Span(at, at + 1)) for at in (0, 1, 2, 4)]
        assert [place.text for place in places] == ["第1段", "第2段", "第1个表格", "第3段"]
        assert [place.block for place in places] == [0, 2, 3, 4]
        assert self.document().paragraph_starts() == [0, 4]
        assert self.document(pieces=((0, 0, 1), (2, 1, 1), (4, 2, 2), (5, 3, 3))).paragraph_starts() == [0, 4]

    def test_by_page(self) -> None:
        document = self.document(pages=((0, 1), (2, 2), (4, 4)))
        places = [document.place(Span(at, at + 1)) for at in (0, 1, 2, 4)]
        assert [(place.page, place.text) for place in places] == [
            (1, "第1页"), (1, "第1页"), (2, "第2页"), (4, "第4页"),
        ]  # fmt: skip

    def test_before_everything(self) -> None:
        document = self.document(pages=((2, 1),))
        assert document.place(Span(0, 1)).page is None
        empty = Document(path="a", reader="docx", encoding=None, source="", text="", blocks=(), lined=False)
        assert empty.place(Span(0, 0)).text == "开头"
