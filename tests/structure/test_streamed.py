"""The figures of a row in a stream of words: how far they go."""

from __future__ import annotations

import pytest

from govlint.model import Span
from govlint.structure.streamed import LEFT, figure_runs, is_content
from govlint.structure.tokens import Token
from recognised import labels


def tokens(*lines: str) -> list[Token]:
    """A token for each word, with the line that it stands on."""
    made, start = [], 0
    for number, line in enumerate(lines):
        for word in line.split():
            span = Span(start, start + len(word))
            made.append(Token(word, span, number, figure=word.isdecimal(), filler=False))
            start = span.end + 1
    return made


def test_a_run_ends_at_a_label() -> None:
    stream = tokens("商业企业 总计", "1 0 若干 1 2 0 0", "行政复议")
    assert list(figure_runs(stream, 7, labels("2021"))) == [(2, 9)]


@pytest.mark.parametrize("word", ["无", "#REF!", "1？", "若干"])
def test_an_odd_word_may_stand_in_a_cell(word: str) -> None:
    assert is_content(tokens(word)[0], labels("2021"))


@pytest.mark.parametrize("word", ["总计", "信访举报投诉类申请", "行政许可"])
def test_a_label_does_not(word: str) -> None:
    assert not is_content(tokens(word)[0], labels("2021"))
    assert LEFT.fullmatch(word) is None
