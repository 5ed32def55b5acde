"""What is told of a row and a column together has a cell, where each of the two has one meaning."""

from __future__ import annotations

import pytest

from govlint.checks.counts.cellsums import Accepted
from govlint.checks.counts.crossed import crossed
from govlint.checks.counts.meaning import Meaning
from govlint.model import Text


def _told(name: str, zh: str, *cells: str) -> tuple[frozenset[str], Meaning]:
    meanings = tuple(Accepted(each) for each in cells)
    return frozenset((name,)), Meaning((name,), Text(zh, zh), meanings)


KNOWN = dict(
    (
        _told("requests.granted", "予以公开", "granted"),
        _told("requests.refused.process", "过程性信息", "refused.process"),
        _told("requests.ungiven", "没有公开", "refused", "unavailable"),
        _told(
            "requests.natural_person",
            "自然人",
            "new/natural_person",
            "new/natural_person + carried_in/natural_person",
        ),
    )
)


@pytest.mark.parametrize(
    ("name", "says", "cell"),
    [
        ("requests.granted*natural_person", "自然人予以公开", "granted/natural_person"),
        ("requests.natural_person*refused.process", "自然人过程性信息", "refused.process/natural_person"),
    ],
)
def test_a_row_and_a_column_have_a_cell(name: str, says: str, cell: str) -> None:
    found = crossed(name, KNOWN)
    assert found is not None
    assert (found[0].zh, found[1].cells) == (says, cell)


@pytest.mark.parametrize(
    "name",
    [
        "requests.natural_person*ungiven",
        "requests.granted*refused.process",
        "requests.granted*natural_person*refused",
    ],
)
def test_what_may_mean_several_cells_has_none(name: str) -> None:
    assert crossed(name, KNOWN) is None
