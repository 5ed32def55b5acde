"""Folding: what is written in two ways is one, and its place in the text itself is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.checks.places.folding import folded
from govlint.model import Span

ALL = ("width", "brackets", "spaces", "numerals")


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("ＡＢＣ１２３％", ("width",), "ABC123%"),
        ("全角标点，不变。", ("width",), "全角标点，不变。"),
        ("[2024]【甲】〔乙〕(丙)", ("brackets",), "（2024）（甲）（乙）（丙）"),
        ("2024 年　1\xa0月", ("spaces",), "2024年1月"),
        ("分行\n不并", ("spaces",), "分行\n不并"),
        ("二十三件、一百零二条、〇件、二〇二四年", ("numerals",), "23件、102条、0件、2024年"),
        ("百姓、千方百计", ("numerals",), "百姓、千方百计"),
        ("第 十 一 条（１）", ALL, "第101条（1）"),
        ("", ALL, ""),
    ],
)
def test_folded(text: str, kinds: tuple[str, ...], expected: str) -> None:
    assert folded(text, kinds).text == expected


def test_a_numeral_is_taken_whole() -> None:
    flat = folded("收到 二十三 件申请", ALL)
    at = flat.text.index("3件")
    assert flat.back(at, at + 2) == Span(3, 8)
    assert flat.back(len(flat.text), len(flat.text)) == Span(10, 10)


def test_blanks_behind_are_left_out() -> None:
    flat = folded("甲 乙  丙", ("spaces",))
    assert flat.back(0, 2) == Span(0, 3)
    assert flat.within(Span(2, 6)) == (1, 3)


@given(
    st.text(alphabet="甲乙一二十百〇 \u3000\n１A（[23", max_size=40), st.sampled_from([(), ("spaces",), ALL])
)
def test_places_map_back(text: str, kinds: tuple[str, ...]) -> None:
    flat = folded(text, kinds)
    for at in range(len(flat.text)):
        span = flat.back(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert folded(text[span.start : span.end], kinds).text
    for at in range(len(text) + 1):
        start, end = flat.within(Span(at, len(text)))
        assert 0 <= start <= end <= len(flat.text)
