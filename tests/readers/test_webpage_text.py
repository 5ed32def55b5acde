"""Stretches of text become words, blanks and references."""

from __future__ import annotations

import pytest

from govlint.readers.webpage.text import split


def test_references() -> None:
    assert split("&notit;&fjlig;&bogus;&#0;&amp", 0) == [
        ("¬", 0), ("it;", 4), ("f", 7), ("j", 7), ("&bogus;", 14), ("\ufffd", 21), ("&", 25)
    ]  # fmt: skip
    assert split("&lt;", 0, raw=True) == [("&lt;", 0)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("信息\n公开", "信息公开"),
        ("信息\r\n      公开", "信息公开"),
        ("109\n号", "109号"),
        ("公开\n12条", "公开12条"),
        ("《办法\n》，\n“一\n”", "《办法》，“一”"),
        ("12\n34", "12 34"),
        ("GB\n标准", "GB 标准"),
        ("信息 公开", "信息 公开"),
        ("信息\n\xa0公开", "信息 公开"),
        ("信息\n", "信息 "),
    ],
)
def test_a_line_of_the_source_that_breaks_off(source: str, words: str) -> None:
    runs = split(source, 0)
    assert "".join(text for text, _ in runs) == words
    assert all(source.startswith(text, place) for text, place in runs if text != " ")
