"""Labels of narrow columns, whose middle line holds the figures."""

from __future__ import annotations

import pytest

from govlint.readers.text import read
from govlint.structure.around import around_figures, parted
from govlint.structure.tokens import tokens_of
from recognised import labels


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("行政\n    12\n许可", "licensing"),
        ("行政\n规范\n    3  3  6\n性文\n件", "normative_documents"),
        ("本年\n  2  1  0  0  0  0  3\n新收", "new"),
        ("（三）  1.国家    88  9  2  4  1  14  118\n不予公   秘密", "refused.state_secret"),
        ("行政\n    12\n许可证", None),
        ("行政\n    12  3\n许可", None),
        ("本年\n  2  1  0  0\n  0  0  3\n新收", None),
        ("（二） 2 1 0 0 0 0 3 1.国家秘密 1 0 0 0 0 0 1", None),
        ("行政\n许可", None),
    ],
)
def test_a_label_around_a_whole_row_of_its_figures(text: str, row: str | None) -> None:
    found = read(text.encode(), "a.txt")
    tokens = tokens_of(found, found.blocks, lambda line: False)
    taken = around_figures(tokens, 0, labels("2021"), [])
    assert (taken and taken[0].match.row) == row
    if taken:
        assert [cell.text for cell in taken[0].values] == [one.text for one in tokens if one.figure]
        assert taken[1] == len(tokens)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("行政许可16", ["行政许可", "16"]),
        ("行政事业性收费15.4254", ["行政事业性收费", "15.4254"]),
        ("（一）予以公开3 0 0", ["（一）予以公开", "3", "0", "0"]),
        ("其他3 政务公开12 规章（3）2", ["其他3", "政务公开12", "规章（3）2"]),
    ],
)
def test_a_label_that_ran_into_its_figure_is_parted(text: str, words: list[str]) -> None:
    found = read(text.encode(), "a.txt")
    tokens = parted(tokens_of(found, found.blocks, lambda line: False), labels("2021"))
    assert [token.text for token in tokens] == words
    assert [found.slice(token.span) for token in tokens] == words


def test_labels_that_all_ran_into_their_figures_are_left() -> None:
    found = read("行政许可16\n行政处罚3\n行政强制0\n规章709\n".encode(), "a.txt")
    tokens = tokens_of(found, found.blocks, lambda line: False)
    assert parted(tokens, labels("2021")) is tokens
