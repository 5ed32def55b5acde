"""Findings marked in words: escaped, numbered, linked, wherever they overlap."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from govlint.annotate.marks import Marker, Note, noted
from govlint.finding import Finding, Severity
from govlint.model import Location, Span
from govlint.reporters.markup import escaped

PLACE = Location(1, 1, 1, 1, None, 0, "1:1")


def finding(start: int, end: int, severity: str = "error") -> Finding:
    return Finding(
        rule="X001",
        name="x",
        pack="x",
        severity=Severity(severity),
        message="错<b>",
        location=PLACE,
        span=Span(start, end),
    )


def marked(text: str, *findings: Finding) -> str:
    leaves = [Span(match.start(), match.end()) for match in re.finditer("[^|]+", text)]
    marker = Marker(text, noted(findings, leaves), "zh")
    return re.sub(' id="[^>]*>', ">", "|".join(marker.html(leaf) for leaf in leaves))


def test_one() -> None:
    assert marked("甲[乙]丙", finding(1, 4)) == (
        '甲<mark class="error">[乙]</mark><a class="label error">✕1</a>丙'
    )


def test_the_label_links_both_ways_and_says_what_is_wrong() -> None:
    marker = Marker("甲", [Note(3, finding(0, 1, "info"), Span(0, 1))], "zh")
    assert 'id="mark-3" href="#finding-3" aria-label="提示 3：错&lt;b&gt;"' in marker.html(Span(0, 1))


def test_nested_and_crossing() -> None:
    words = marked("一二三四", finding(0, 3, "info"), finding(1, 2, "error"), finding(2, 4, "warning"))
    assert words == (
        '<mark class="info">一</mark><mark class="error">二</mark><a class="label error">✕2</a>'
        '<mark class="warning">三</mark><a class="label info">i1</a>'
        '<mark class="warning">四</mark><a class="label warning">!3</a>'
    )


def test_a_place_without_words() -> None:
    assert marked("甲|乙", finding(1, 1)) == '甲<a class="label error">✕1</a>|乙'
    assert marked("甲|乙", finding(2, 2)) == '甲|<a class="label error">✕1</a>乙'
    assert marked("甲|乙", finding(9, 9)) == '甲|乙<a class="label error">✕1</a>'


def test_what_runs_over_cells_is_marked_in_the_first() -> None:
    assert marked("甲乙|丙", finding(1, 4)) == (
        '甲<mark class="error">乙</mark><a class="label error">✕1</a>|丙'
    )


def test_a_long_stretch_gets_a_label_only() -> None:
    assert marked("甲" * 500, finding(0, 450)).startswith('<a class="label error">✕1</a>甲')


def test_a_finding_without_a_place_is_on_the_list_only() -> None:
    bare = Finding(rule="X", name="x", pack="x", severity=Severity.INFO, message="", location=PLACE)
    assert noted([bare], [Span(0, 1)]) == [Note(1, bare, None)]
    assert noted([finding(0, 1)], [])[0].span is None


def test_nothing_that_a_browser_would_act_on() -> None:
    assert escaped("<a>&\"'\u202e\x1b") == "&lt;a&gt;&amp;&quot;&#x27;&lt;U+202E&gt;&lt;U+001B&gt;"


@given(
    st.text("甲<&|1", min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5),
)
def test_words_stay_and_every_label_is_there_once(text: str, places: list[tuple[int, int]]) -> None:
    findings = [finding(min(place), max(place)) for place in places]
    words = marked(text, *findings)
    bare = re.sub(r'<a class="label error">(✕\d+)</a>|</?mark[^>]*>', "", words)
    assert unescape(bare) == "|".join(part for part in text.split("|") if part)
    numbers = re.findall(r"✕(\d+)", words)
    expected = len(findings) if text.strip("|") else 0
    assert sorted(numbers) == sorted(map(str, range(1, expected + 1)))
    assert words.count("<mark") == words.count("</mark>")
