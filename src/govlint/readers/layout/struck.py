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

CHINESE = "\u2e80"


def without_struck(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """The pages without the words that are struck out, and how many runs of characters had such."""
    found: list[Page] = []
    count = 0
    for page in pages:
        across = sorted(page.across) if len(page.across) <= MOST else []
        runs: list[Run] = []
        gone: list[Run] = []
        for run in page.runs:
            rules = list(_through(run, across))
            if not rules:
                runs.append(run)
                continue
            count += 1
            kept = _kept(run, rules)
            (runs if kept else gone).append(kept or run)
        runs = _filled(runs, gone) if gone else runs
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


def _kept(run: Run, rules: Sequence[Stroke]) -> Run | None:
    """A run without the characters that a rule goes through; those beside them take their room.

    So the line is as full as it was, and its paragraph goes on.
    """
    middles = [(left + right) / 2 for left, right in zip(run.lefts, run.rights, strict=True)]
    shown = [at for at, middle in enumerate(middles) if not any(a <= middle <= b for _, a, b in rules)]
    if not shown:
        return None
    ends = [*(run.lefts[at] for at in shown[1:]), run.right]
    text = "".join(run.text[at] for at in shown)
    lefts = (run.left, *ends[:-1])
    rights = tuple(ends)
    if not _is_of_words(text):
        lefts, rights = tuple(run.lefts[at] for at in shown), tuple(run.rights[at] for at in shown)
    return structs.replace(run, text=text, lefts=lefts, rights=rights)


def _is_of_words(text: str) -> bool:
    """Whether a run is of a sentence; a figure of a table stays where it is."""
    return any(character > CHINESE for character in text)


def _filled(runs: list[Run], gone: list[Run]) -> list[Run]:
    """The runs, with the room of those gone as a whole given to the one before it, or behind it."""
    lines: dict[int, list[int]] = {}
    for at, run in enumerate(runs):
        lines.setdefault(round(run.base), []).append(at)
    for struck in sorted(gone, key=lambda run: run.left):
        beside = [at for at in lines.get(round(struck.base), ()) if _is_of_words(runs[at].text)]
        over = OVER * struck.size
        before = next((at for at in beside if abs(struck.left - runs[at].right) < over), None)
        behind = next((at for at in beside if abs(runs[at].left - struck.right) < over), None)
        if before is not None:
            run = runs[before]
            runs[before] = structs.replace(run, rights=(*run.rights[:-1], struck.right))
        elif behind is not None:
            run = runs[behind]
            runs[behind] = structs.replace(run, lefts=(struck.left, *run.lefts[1:]))
    return runs
