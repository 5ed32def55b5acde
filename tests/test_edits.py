"""A fix edits the characters that differ, and leaves the markup between them alone."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from govlint.edits import applied, foreseen, source_edits, written
from govlint.finding import Edit
from govlint.model import Document, Span
from govlint.readers.html import read as read_html
from govlint.readers.text import read as read_text

TAG = re.compile("<[^>]*>")


def page(markup: str) -> Document:
    return read_html(markup.encode(), "a.html")


def mended(document: Document, old: str, new: str) -> str | None:
    at = document.text.index(old)
    edits = source_edits(document, Span(at, at + len(old)), new)
    if edits is None:
        return None
    assert foreseen(document, edits) == document.text.replace(old, new, 1)
    return applied(document.source, edits)


def test_text() -> None:
    document = read_text("甲[2021]3号".encode(), "a.txt")
    assert mended(document, "[2021]", "〔2021〕") == "甲〔2021〕3号"


def test_markup_between_stays() -> None:
    document = page("<p>函[<span>2021</span>]<b>第</b>30号</p>")
    assert mended(document, "[2021]", "〔2021〕") == "<p>函〔<span>2021</span>〕<b>第</b>30号</p>"
    assert mended(document, "]第30", "]30") == "<p>函[<span>2021</span>]<b></b>30号</p>"


def test_what_is_added_goes_with_what_stands_before_it() -> None:
    document = page("<p>第<b>30</b><i>印发</i></p>")
    assert mended(document, "30印发", "30号印发") == "<p>第<b>30号</b><i>印发</i></p>"
    assert mended(document, "30印发", "第30印发") == "<p>第<b>第30</b><i>印发</i></p>"


def test_references_are_replaced_whole_and_written_where_needed() -> None:
    document = page("<p>《关于&lt;<b>格式</b>&gt;的&nbsp;通知》</p>")
    assert mended(document, "<格式>", "〈格式〉") == "<p>《关于〈<b>格式</b>〉的&nbsp;通知》</p>"
    assert mended(document, "的 通", "的<通") == "<p>《关于&lt;<b>格式</b>&gt;的&lt;通知》</p>"
    assert written(document, "<&") == "&lt;&amp;"


def test_a_blank_that_stands_nowhere_in_the_source_is_not_edited() -> None:
    document = page("<p>甲</b>\n<b>乙</p>")
    assert mended(document, "甲 乙", "甲乙") is None


@given(st.text("甲乙1[]〔〕", min_size=1, max_size=6), st.text("甲乙1[]〔〕", max_size=6), st.data())
def test_whatever_the_words_the_markup_is_left(old: str, new: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.sampled_from(["", "<b>", "</b>", "<i x='1'>", "<o:p></o:p>"]), min_size=7))
    markup = "".join(cut + char for cut, char in zip(cuts, old, strict=False))
    result = mended(page(f"<p>始{markup}</p><p>末</p>"), old, new)
    assert result is not None
    assert TAG.findall(result) == ["<p>", *TAG.findall(markup), "</p>", "<p>", "</p>"]


@given(st.text("abc", max_size=8), st.data())
def test_edits_are_applied_from_the_left(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    edits = [Edit(start, end, "X") for start, end in zip(places[::2], places[1::2], strict=False)]
    kept = list(text)
    for edit in reversed(edits):
        kept[edit.start : edit.end] = "X"
    assert applied(text, list(reversed(edits))) == "".join(kept)
