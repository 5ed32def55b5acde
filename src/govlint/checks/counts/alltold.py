"""Serves the check `claim`: figures of a sentence that come to a total of the form are all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from msgspec.structs import replace

from govlint.checks.counts.cellsums import Accepted, value_in
from govlint.checks.counts.meaning import Meaning
from govlint.claims.claim import LISTED, PART, Claim
from govlint.lazy import lazily
from govlint.report import Form
from govlint.rule import NotAssessable

_Told = tuple[Claim, list[list[Meaning]]]
_FEWEST = 4
"""So many rows that come to a total by chance are not to be feared."""
_ENDS = lazily(r"[。；;\n]")


def all_told(mine: Sequence[_Told], form: Form, column: str, totals: Sequence[str], text: str) -> list[_Told]:
    """The claims, those of a sentence in no doubt that come to one of the `totals`.

    Each counts another row, and they are as many as are told of their kind in the sentence.
    """
    known = set()
    for cells in totals:
        with suppress(NotAssessable):
            found = value_in(form, Accepted(cells), column)
            if found is not None and found.value:
                known.add(found.value)
    whole = {
        item.figure.start
        for row in _rows(mine, text)
        if sum(each.value for each in row) in known
        for item in row
    }
    return [
        (replace(item, doubt=None) if item.figure.start in whole else item, readings)
        for item, readings in mine
    ]


def _rows(mine: Sequence[_Told], text: str) -> Iterator[list[Claim]]:
    """The claims in doubt of each sentence, in order, where they are many and count each another row."""
    row: list[Claim] = []
    for item, _ in (*mine, (None, None)):
        if item is not None and row and _ENDS.search(text, row[-1].figure.end, item.figure.start) is None:
            row.append(item)
            continue
        while row and row[-1].sure:
            row.pop()  # 无法提供9件，结转下年度2件: those are none of the answered
        names = [each.readings for each in row]
        # 予以公开和部分公开27件: two rows are told at once.
        many = sum(min(map(len, readings)) for readings in names) >= _FEWEST
        if many and len(set(names)) == len(names) and all(map(_may_be_whole, row)):
            yield row
        row = [item] if item is not None else []


def _may_be_whole(item: Claim) -> bool:
    """Whether a claim is an exact one of this year and agency, in doubt as to whether it is all."""
    return item.reason is None and item.doubt in (PART, LISTED) and not item.step and not item.repeats
