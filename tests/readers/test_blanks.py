"""Of a thousand blanks in a line only the first are kept, and places stay those of the file."""

from __future__ import annotations

import pytest

from govlint import check
from govlint.readers.lines.blanks import MOST, is_stretched, kept, squeezed
from govlint.testing import base_report


def test_what_is_kept() -> None:
    text = "甲" + " " * (MOST + 50) + "乙"
    assert is_stretched(text)
    assert [(piece.strip(), place) for piece, place in kept(text)] == [("甲", 0), ("乙", MOST + 51)]
    assert squeezed(text) == ("甲" + " " * MOST + "乙", ((0, 0), (MOST + 1, MOST + 51)))
    usual = "甲" + " " * (MOST - 1) + "乙"
    assert squeezed(usual) == (usual, ())


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t", "\xa0"])
@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_places_behind_them_are_those_of_the_file(kind: str, blank: str) -> None:
    reader = {"txt": "text", "md": "markdown", "html": "html"}[kind]
    text = base_report(2024, reader).replace("丰富图解", "丰富" + blank * 3000 + "（图解", 1)
    (found,) = [one for one in check(text.encode(), path=f"a.{kind}").findings if one.rule == "CIT004"]
    line, column = found.location.line, found.location.column
    assert line is not None
    assert column is not None
    assert text.splitlines()[line - 1][column - 1] == "（"
