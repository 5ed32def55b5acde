"""Part of the layout: words of two columns that stand so close that they read as one are parted again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from govlint.lazy import lazily
from govlint.readers.layout.bands import Bands, Part
from govlint.readers.layout.page import Run

GAP = 0.08
"""Characters of one cell stand nearer to each other, in characters."""
BESIDE = 1.5
_FIGURES = lazily(r"\d[\d ,.]*\d")

Character = tuple[float, float, str]


def parted(parts: Sequence[Part], runs: Sequence[Run], bands: Bands, top: float) -> list[Part]:
    """The pieces, those cut in which a label, a heading above `top` or a figure runs into the next column.

    Labels are cut where other labels begin, the others where each half stands in columns of its own.
    """
    words = [part for part in parts if part.middle < bands.first and not part.is_figure]
    starts = [one.piece.left for one in words if sum(_is_near(one, two) for two in words) > 2]
    found: list[Part] = []
    for part in parts:
        if part.piece.left < bands.first:
            cut = [left for left in starts if part.piece.left + part.piece.size < left < part.piece.right]
            found += _cut_at(part, runs, cut) if cut and not part.is_figure else [part]
        elif len(bands.over(part)) > 1 and (part.base < top or _FIGURES.fullmatch(part.words)):
            found += _cut_by(part, runs, bands)
        else:
            found.append(part)
    return found


def _is_near(one: Part, two: Part) -> bool:
    return abs(one.piece.left - two.piece.left) < BESIDE


def _characters(part: Part, runs: Sequence[Run]) -> list[Character]:
    """The characters of a piece from left to right."""
    piece = part.piece
    return sorted(
        [
            (left, right, character)
            for run in runs
            if 0 <= part.base - run.base <= 0.2 * piece.size
            for left, right, character in zip(run.lefts, run.rights, run.text, strict=True)
            if piece.left - 0.1 <= left and right <= piece.right + 0.1 and not character.isspace()
        ]
    )


def _cut_at(part: Part, runs: Sequence[Run], places: Sequence[float]) -> list[Part]:
    characters = _characters(part, runs)
    gap = GAP * part.piece.size
    cuts = [
        at
        for at, (one, two) in enumerate(pairwise(characters), 1)
        if two[0] - one[1] > gap and any(abs(two[0] - place) < BESIDE for place in places)
    ]
    return _pieces(part, characters, cuts)


def _cut_by(part: Part, runs: Sequence[Run], bands: Bands) -> list[Part]:
    characters = _characters(part, runs)
    gaps = [two[0] - one[1] for one, two in pairwise(characters)]
    least = min(gaps, default=0.0) + GAP * part.piece.size
    found = _pieces(part, characters, [at for at, gap in enumerate(gaps, 1) if gap > least])
    over = [bands.over(one) for one in found]
    held = [at for one in over for at in one]
    return found if all(over) and len(held) == len(set(held)) else [part]


def _pieces(part: Part, characters: Sequence[Character], cuts: Sequence[int]) -> list[Part]:
    if not cuts:
        return [part]
    return [
        structs.replace(
            part,
            piece=structs.replace(
                part.piece,
                text="".join([character for _, _, character in characters[start:end]]),
                left=characters[start][0],
                right=characters[end - 1][1],
                unknown=0 if not part.piece.unknown else end - start,
            ),
        )
        for start, end in pairwise([0, *cuts, len(characters)])
    ]
