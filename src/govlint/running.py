"""The running text of a report in one piece, for what checks and claims look for in all of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Any, Concatenate, ParamSpec, TypeVar

from govlint.model import Struct
from govlint.report import Report

P = ParamSpec("P")
T = TypeVar("T")


class Running(Struct, frozen=True):
    """The paragraphs of a report, parted by ends of lines; `starts` says where each begins in `text`."""

    text: str
    starts: tuple[int, ...]

    def holding(self, words: str) -> set[int]:
        """The numbers of the paragraphs that hold `words`."""
        found: set[int] = set()
        at = self.text.find(words)
        while at >= 0:
            index = bisect_right(self.starts, at) - 1
            found.add(index)
            at = self.text.find(words, self.starts[index + 1]) if index + 1 < len(self.starts) else -1
        return found

    def matching(self, pattern: re.Pattern[str]) -> set[int]:
        """The numbers of the paragraphs in which a match of `pattern` begins."""
        found: set[int] = set()
        match = pattern.search(self.text)
        while match is not None:
            index = bisect_right(self.starts, match.start()) - 1
            found.add(index)
            if index + 1 == len(self.starts):
                break
            match = pattern.search(self.text, self.starts[index + 1])
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
    ends = accumulate((len(words) + 1 for words in paragraphs), initial=0)
    return Running("\n".join(paragraphs), tuple(ends)[:-1])
