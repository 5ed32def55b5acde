"""Stretches of text become words, blanks and references."""

from __future__ import annotations

from govlint.readers.htmltext import split


def test_references() -> None:
    assert split("&notit;&fjlig;&bogus;&#0;&amp", 0) == [
        ("¬", 0), ("it;", 4), ("f", 7), ("j", 7), ("&bogus;", 14), ("\ufffd", 21), ("&", 25)
    ]  # fmt: skip
    assert split("&lt;", 0, raw=True) == [("&lt;", 0)]
