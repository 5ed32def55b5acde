"""Part of the layout: the header of a table without lines that was left alone at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import structs

from govlint.model import Struct
from govlint.readers.layout.lines import Line
from govlint.readers.layout.loose import loose_tables
from govlint.readers.layout.page import Page, Run
from govlint.readers.layout.shreds import HEADER, is_short

PITCH = 1.5
"""The lines are set so many characters above the first of the next page."""


class Foot(Struct, frozen=True):
    """Lines that belong to a table on the next page, as if they stood above it, and the runs of both."""

    lines: tuple[Line, ...] = ()
    runs: tuple[Run, ...] = ()


def left_behind(
    items: Sequence[object], before: Sequence[Run], lines: Sequence[Line], runs: Sequence[Run], page: Page
) -> Foot:
    """The last of `items`, lines of the page before with `before` as its runs, that are such a header.

    They are where, put above the `lines` and `runs` of `page`, they are taken into a table at its top.
    """
    last = list(takewhile(lambda item: isinstance(item, Line), reversed(items)))
    foot = [item for item in reversed(last) if isinstance(item, Line)]
    if not foot or not lines:
        return Foot()
    shift = lines[0].base - PITCH * lines[0].size - foot[-1].base
    moved = [structs.replace(line, base=line.base + shift) for line in foot]
    # Between the two stand page numbers and running headers, which are no lines any more.
    above = [structs.replace(run, base=run.base + shift) for run in before if run.base < foot[-1].base + 0.5]
    below = [run for run in runs if run.base > lines[0].base - lines[0].size]
    tables = loose_tables([*moved, *lines], [*above, *below], (), page.number)
    start = tables[0].start if tables else len(moved)
    if start >= len(moved) or not all(is_short(line, HEADER * page.width) for line in moved[start:]):
        return Foot()
    top = moved[start].base - 0.5 * moved[start].size
    return Foot(tuple(moved[start:]), (*[run for run in above if run.base > top], *below))
