"""The running text of a report in one piece, for what checks and claims look for in all of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from govlint.model import Struct
from govlint.report import Report

P = ParamSpec("P")
T = TypeVar("T")


class Running(Struct, frozen=True):
    """The paragraphs of a report, one a line; `starts` says where each begins in `text`.

    `owners` says of each line to which paragraph it belongs: some formats break a paragraph's lines.
    """

    text: str
    starts: tuple[int, ...]
    owners: tuple[int, ...] | range

    def holding(self, words: str) -> set[int]:
        """The numbers of the paragraphs that hold `words`."""
        found: set[int] = set()
        at = self.text.find(words)
        while at >= 0:
            index = bisect_right(self.starts, at) - 1
            found.add(index)
            at = self.text.find(words, self.starts[index + 1]) if index + 1 < len(self.starts) else -1
        return found


_answers: list[list[tuple[Report, Any]]] = []


def once(function: Callable[Concatenate[Report, P], T]) -> Callable[Concatenate[Report, P], T]:
    """`function` of a report, which keeps its last answer until `forget`: several rules ask the same.

    What else it is asked with must be the same for one report.
    """
    last: list[tuple[Report, T]] = []
    _answers.append(last)

    def answer(report: Report, /, *rest: P.args, **named: P.kwargs) -> T:
        for known, value in last:
            if known is report:
                return value
        value = function(report, *rest, **named)
        last[:] = [(report, value)]
        return value

    return answer


def forget() -> None:
    """Lets go of all answers kept, and of the reports that they are of: all rules have run."""
    for last in _answers:
        last.clear()


@once
def running(report: Report) -> Running:
    """The running text of `report`: its paragraphs, page furniture and tables left out."""
    text = report.document.text
    paragraphs = [text[span.start : span.end] for span in report.paragraphs()]
    joined = "\n".join(paragraphs)
    starts, at = [], 0
    for words in paragraphs:
        starts.append(at)
        at += len(words) + 1
    owners: tuple[int, ...] | range = range(len(paragraphs))
    if joined.count("\n") >= len(paragraphs):
        owners = tuple(index for index, words in enumerate(paragraphs) for _ in range(words.count("\n") + 1))
    return Running(joined, tuple(starts), owners)
