"""Runs of words become text, origin and links."""

from __future__ import annotations

import doctest

from govlint.model import Document, Span
from govlint.readers.building import writer
from govlint.readers.building.writer import Words, Writer, tidy
from govlint.readers.webpage import text as htmltext


def test_examples_in_the_docstrings() -> None:
    for module in (writer, htmltext):
        assert doctest.testmod(module).failed == 0


def test_tidy_trims_and_keeps_links_on_their_words() -> None:
    runs = [(" ", 0), ("见", 1), (" ", 2), (" ", 3), ("\u3000全文", 4), (" ", 9), ("\u3000", 10)]
    words = tidy(runs, 2, [(2, 6, "u"), (0, 1, "nothing")])
    assert words is not None
    assert words.text == "见 \u3000全文"
    assert words.level == 2
    assert words.links == ((2, 3, "u"),)
    assert tidy([(" ", 0), ("\u3000", 1)]) is None
    assert tidy([]) is None


def test_places_may_go_backwards_without_clamping_what_was_before() -> None:
    out = Writer()
    out.runs([("moved", 40)])
    out.separate("\n")
    out.runs([("first", 10)])
    out.runs([("&", 15)])
    out.runs([("next", 20)])
    document = Document(
        path="", reader="", encoding=None, source="." * 50, text=out.text(), blocks=(), origin=out.origin()
    )
    assert document.text == "moved\nfirst&next"
    assert [document.source_offset(n) for n in (0, 4, 6, 10, 11, 12, 15)] == [40, 44, 10, 14, 15, 20, 23]
    assert document.source_span(Span(0, 5)) == Span(40, 45)


def test_of_blanks_in_a_long_run_only_those_that_somebody_types_are_written() -> None:
    out = Writer()
    blanks = " " * 300
    out.runs([("甲", 0), (f"乙{blanks}丙", 9), (f"{blanks}丁", 400), (" " * 150, 701)])
    assert out.text() == f"甲乙{blanks[:100]}丙{blanks[:100]}丁" + " " * 150
    assert out.origin() == ((0, 0), (1, 9), (102, 310), (103, 400), (203, 700))


def test_rows_are_written_at_once() -> None:
    one, all_ = Writer(), Writer()
    rows = [[("甲", 3, 5), ("12", 9, 6)], [("", 20, 7), ("乙", 30, 8)]]
    one.words(Words([("首", 0)]))
    one.separate("\n")
    for number, row in enumerate(rows):
        one.separate("\n" if number else "")
        for index, (text, place, _) in enumerate(row):
            one.separate("\t" if index else "")
            one.at(place)
            one.runs([(text, place)])
    all_.words(Words([("首", 0)]))
    all_.separate("\n")
    texts, spans, numbers = all_.rows(rows)
    assert (all_.text(), all_.origin(), all_.length) == (one.text(), one.origin(), one.length)
    assert [all_.text()[span.start : span.end] for span in spans] == list(texts)
    assert numbers == (5, 6, 7, 8)
    all_.words(Words([("末", 31)]))
    assert all_.origin() == one.origin()
