"""Part of the layout: words struck out by a rule, as tracked changes are printed, are left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import structs

from govlint.readers.layout.page import Page, Run, Stroke
from govlint.readers.layout.strokes import MOST

HIGH, LOW = 0.5, 0.15
"""A rule through a line of text lies so far above its base, in sizes of its characters."""
OVER = 0.35
"""It begins and ends so near to the edges of a character, in its sizes."""


def without_struck(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """The pages without the words that are struck out, and how many runs of characters had such."""
    found: list[Page] = []
    count = 0
    for page in pages:
        across = sorted(page.across) if len(page.across) <= MOST else []
        runs: list[Run] = []
        for run in page.runs:
            rules = list(_through(run, across))
            if not rules:
                runs.append(run)
                continue
            count += 1
            runs.extend(_left(run, rules))
        found.append(
            structs.replace(page, runs=tuple(runs)) if len(runs) != len(page.runs) or count else page
        )
    return found, count


def _through(run: Run, across: Sequence[Stroke]) -> Iterator[Stroke]:
    """The rules through the middle of a run that are no longer than it, as those of tables are."""
    first = bisect_left(across, (run.base - HIGH * run.size, -1e9, -1e9))
    over = OVER * run.size
    for place, start, end in across[first:]:
        if place > run.base - LOW * run.size:
            break
        if run.left - over <= start and end <= run.right + over and end - start > over:
            yield place, start, end


def _left(run: Run, rules: Sequence[Stroke]) -> Iterator[Run]:
    """The stretches of a run that no rule goes through."""
    middles = [(left + right) / 2 for left, right in zip(run.lefts, run.rights, strict=True)]
    struck = [any(start <= middle <= end for _, start, end in rules) for middle in middles]
    start = 0
    for at in range(1, len(struck) + 1):
        if at == len(struck) or struck[at] != struck[start]:
            if not struck[start]:
                yield run.part(start, at)
            start = at
