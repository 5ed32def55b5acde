"""Data that people wrote, with positions, so that what is wrong with it is told where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from govlint.errors import Mistake, Said
from govlint.lazy import lazily
from govlint.model import Struct

_LETTERS = lazily(r"^([a-z]+)\d[\da-z]*$")
_ALIKE = 0.55
Path_ = tuple[str | int, ...]
Place = tuple[int, int]
_LINE_END = lazily(r"\r\n|\r|\n")


class Source(Struct, frozen=True):
    """A file's data and where its parts stand: `keys` where the key is, `values` where its value begins.

    `text` is the whole file, so that a mistake can show the line that it stands in.
    """

    file: str
    data: Any
    keys: dict[Path_, Place] = {}
    values: dict[Path_, Place] = {}
    text: str = ""

    def position(self, path: Path_, *, value: bool = False) -> Place:
        """1-based line and column of the key (or value) at `path`, or of the nearest thing around it."""
        first, second = (self.values, self.keys) if value else (self.keys, self.values)
        for length in range(len(path), -1, -1):
            place = first.get(path[:length]) or second.get(path[:length])
            if place is not None:
                return place
        return 1, 1

    def mistake(self, path: Path_, message: str, remedy: str | None = None, *, value: bool = True) -> Mistake:
        """A mistake at `path`."""
        line, column = self.position(path, value=value)
        return Mistake(self.file, message, line, column, remedy, line_of(self.text, line))


def line_of(text: str, line: int) -> str:
    """The line of `text` with this number, as it can be shown; empty when there is none."""
    lines = _LINE_END.split(text, maxsplit=line)
    shown = lines[line - 1].replace("\t", " ") if line <= len(lines) else ""
    return shown if shown.isprintable() else "".join(c if c.isprintable() else "�" for c in shown)


def display(path: Path) -> str:
    """A path as its user would write it: relative to where they stand, if it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` was probably meant to be; of codes the letters must be alike.

    >>> nearest("BAL01", ["BAL001", "STR001"]), nearest("ABC001", ["BAL001"])
    ('BAL001', None)
    """
    from rapidfuzz import distance, process  # heavy, and only ever needed to explain a mistake

    def similarity(one: str, other: str, **scoring: Any) -> float:
        alike = distance.DamerauLevenshtein.normalized_similarity
        letters = [_LETTERS.sub(r"\1", text) for text in (one, other)]
        return float(min(alike(one, other), alike(*letters)))

    found = process.extractOne(
        word, list(choices), scorer=similarity, processor=str.lower, score_cutoff=_ALIKE
    )
    return None if found is None else str(found[0])


def meant(word: str, choices: Iterable[str]) -> str | None:
    """A remedy in words: the nearest choice, or else all of them where they are few."""
    known = list(choices)
    found = nearest(word, known)
    if found is not None:
        return perhaps(found)
    return available(known) if 0 < len(known) <= 12 else None


def perhaps(found: str) -> Said:
    """That `found` may be what was meant."""
    return Said(f"是不是 {found}？", f"is {found} meant?")


def available(known: Iterable[str]) -> Said:
    """What there is."""
    listed = list(known)
    return Said(f"可用：{'、'.join(listed)}", f"there are {', '.join(listed)}")


def blanks_of(template: str) -> list[str]:
    """The blanks that stand in braces in `template`; ValueError where the braces do not match."""
    from string import Formatter  # slow to import, and packs are read from their YAML once

    return [blank for _, blank, _, _ in Formatter().parse(template) if blank is not None]
