"""Part of the text reader: tables of reStructuredText that are lists of lists (`.. list-table::`)."""

from __future__ import annotations

import re

from govlint.lazy import lazily

# A row begins with `* -`, each further cell with `-` on a line of its own; an empty one is the stroke alone.
_CELL = r"-(?:[ \t][^\n]*)?"
_ROW = lazily(rf"(?m)^[ \t]*\*[ \t]+{_CELL}(?:\n[ \t]+{_CELL})+$")
_NEXT = lazily(r"\n[ \t]+-")
_FIRST = lazily(r"[ \t]*\*[ \t]+-")


def in_lines(text: str) -> str:
    """`text` with each row of such tables on one line, bars between its cells; as long as it was."""
    return _ROW.sub(_on_a_line, text)


def _on_a_line(row: re.Match[str]) -> str:
    cells = _FIRST.sub(lambda found: " " * len(found[0]), row[0], count=1)
    return _NEXT.sub(lambda found: "|".rjust(len(found[0])), cells)
