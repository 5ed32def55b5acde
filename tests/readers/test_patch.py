"""Edits of a text become bytes, and every other byte stays what it is."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.errors import FixError
from govlint.finding import Edit
from govlint.model import Document
from govlint.readers.patch import patch
from govlint.readers.text import read

WORDS = "甲乙[2021]3号\r\n第二行的文字，政府信息公开工作年度报告，示例市数据局编制。\n"
MARKS = {"utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def document(encoding: str, source: str) -> Document:
    return Document(path="", reader="text", encoding=encoding, source=source, text=source, blocks=())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_without_a_mark(encoding: str) -> None:
    edits = [Edit(7, 8, "〕"), Edit(2, 3, "〔")]
    expected = WORDS.replace("[", "〔").replace("]", "〕").encode(encoding)
    assert patch(WORDS.encode(encoding), document(encoding, WORDS), edits) == expected


@pytest.mark.parametrize("encoding", MARKS)
def test_with_a_mark(encoding: str) -> None:
    mark, codec = MARKS[encoding], encoding.removesuffix("-sig")
    data = mark + WORDS.encode(codec)
    found = read(data, "a.txt")
    assert found.encoding == encoding
    assert patch(data, found, [Edit(2, 3, "〔")]) == mark + WORDS.replace("[", "〔").encode(codec)


def test_bytes_that_are_read_as_a_character_that_others_write() -> None:
    data = b"\xa2\xcc" + "甲[乙".encode("big5")  # Big5 has 十 twice
    source = data.decode("big5")
    assert source.encode("big5") != data
    expected = b"\xa2\xcc" + "甲〔乙".encode("big5")
    assert patch(data, document("big5", source), [Edit(2, 3, "〔")]) == expected


def test_what_the_encoding_cannot_write() -> None:
    data = "甲[乙".encode("big5")
    with pytest.raises(FixError, match="big5"):
        patch(data, document("big5", "甲[乙"), [Edit(1, 2, "️")])


@given(
    st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5"]),
    st.text("甲a[\n\r1，", max_size=12),
    st.data(),
)
def test_only_the_edits_change_bytes(encoding: str, source: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(source)), min_size=2, max_size=4))) if source else []
    edits = [Edit(a, b, "乙") for a, b in zip(places[::2], places[1::2], strict=False)]
    parts, last = [], 0
    for edit in edits:
        parts += [source[last : edit.start], edit.text]
        last = edit.end
    expected = "".join([*parts, source[last:]]).encode(encoding)
    assert patch(source.encode(encoding), document(encoding, source), edits) == expected
