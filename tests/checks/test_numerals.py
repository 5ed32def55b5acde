"""Numerals of articles, orders and documents."""

from __future__ import annotations

import pytest

from govlint.checks.places.numerals import number_in


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("49", 49),
        ("０7", 7),
        ("四十九", 49),
        ("十", 10),
        ("一百零二", 102),
        ("一百一十", 110),
        ("二千零三", 2003),
        ("七一一", 711),
        ("二〇二四", 2024),
        ("两百", 200),
    ],
)
def test_a_numeral_has_its_value_however_it_is_written(numeral: str, value: int) -> None:
    assert number_in(numeral) == value


@pytest.mark.parametrize("numeral", ["", "甲", "四十九条", "一万"])
def test_what_is_no_numeral_below_ten_thousand_has_none(numeral: str) -> None:
    assert number_in(numeral) is None
