"""A page cut in bulk is cut as it is by looking at every tag."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.webpage import pieces as htmlpieces
from govlint.readers.webpage.pieces import cuts


def pairs(pieces: list[Any]) -> list[str]:
    """Texts and runs of tags in turn."""
    texts = [run or text for run, text in zip(pieces[:-2:3], pieces[1:-2:3], strict=True)]
    return [piece for pair in zip(texts, pieces[2::3], strict=True) for piece in pair] + [pieces[-1]]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>甲</p>", ["", "p", "甲", "/p", ""]),
        (" <p>\n<b>\u3000甲 &lt;</b> </p>\n", [" ", "p>\n<b", "\u3000甲 &lt;", "/b> </p", "\n"]),
        ("甲<p", ["甲", "<", ""]),
        ("", [""]),
    ],
)
def test_cut(source: str, expected: list[str]) -> None:
    (pieces,) = cuts(source)
    assert pairs(pieces) == expected


def test_a_run_of_characters_is_told_from_other_text() -> None:
    (pieces,) = cuts("<p>甲<b>乙 丙</b></p>")
    assert pieces[3:5] == ["甲", None]
    assert pieces[6:8] == [None, "乙 丙"]


def test_scripts_styles_and_comments_are_cut_around() -> None:
    prose = "<p>甲</p>\n" * 300
    source = f"<head><style>a>b{{}}</style></head><body>{prose}<!-- a > b --><script>1>2</script></body>"
    (pieces,) = cuts(source)
    assert pairs(pieces).count("甲") == 300
    assert pairs(pieces)[1] == "head><style>a>b{}</style"
    assert pairs(pieces)[-2] == "!-- a > b --><script>1>2</script></body"


def test_what_stands_late_in_a_page_is_seen_in_a_second_cutting() -> None:
    source = "<p>甲</p>" * 400 + "<script>1>2</script>"
    first, second = cuts(source)
    assert "1>2" in pairs(first)
    assert "1>2" not in pairs(second)


@given(st.lists(st.sampled_from(["<p>", "</p>", "甲", " ", "&", "1 2", "\n"])).map("".join))
def test_in_bulk_as_tag_by_tag(source: str) -> None:
    (pieces,) = cuts(source)
    careful = htmlpieces._careful(source)
    assert "".join(pairs(pieces)) == "".join(pairs(careful))
    assert [p for p in pairs(pieces) if p.strip()] == [p for p in pairs(careful) if p.strip()]
