"""Marks in private-use characters by which the place of each figure is known after rendering."""

from __future__ import annotations

import re

from corpus.model import PLANTED, PRIVATE, Key, Report, Struct

_MARK = re.compile(f"[\ue000-\uefff{PLANTED[0]}{PLANTED[1]}]")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Places(Struct, frozen=True):
    """Where things stand in the rendered text: (line, column), both from 1; `planted` a fault in prose.

    `until` is the last line of that fault, which a style may have broken over lines.
    """

    figures: dict[Key, tuple[int, int]]
    planted: tuple[int, int] | None
    until: int = 0


def marked(report: Report) -> tuple[dict[Key, str], list[Key]]:
    """The figures, each with its own mark before it, and their keys in the order of the marks."""
    keys = sorted(report.figures)
    return {key: chr(PRIVATE + index) + report.figures[key] for index, key in enumerate(keys)}, keys


def bare(text: str) -> str:
    """`text` without marks."""
    return _MARK.sub("", text)


def locate(text: str, keys: list[Key]) -> tuple[str, Places]:
    """The rendered text without its marks, and the places that they marked."""
    figures: dict[Key, tuple[int, int]] = {}
    planted: tuple[int, int] | None = None
    until = 0
    lines: list[str] = []
    ends = [match.group() for match in _LINE_END.finditer(text)]
    for number, line in enumerate(_LINE_END.split(text), 1):
        for seen, match in enumerate(_MARK.finditer(line)):
            place = (number, match.start() - seen + 1)
            if match.group() == PLANTED[0]:
                planted = planted or place
            elif match.group() == PLANTED[1]:
                until = until or number
            else:
                figures.setdefault(keys[ord(match.group()) - PRIVATE], place)
        lines.append(_MARK.sub("", line))
    joined = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    return joined, Places(figures, planted, until)
