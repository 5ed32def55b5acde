"""What pages that could not be read leave unknown: what seems to be missing, what stands at their edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from govlint.finding import Problem, Unknown
from govlint.model import Document, Paragraph, Span, Struct, Text

_LISTED = 10
_Outcome = TypeVar("_Outcome")


class Gaps(Struct, frozen=True):
    """The pages of a document that could not be read, and the paragraphs that may go on there."""

    pages: tuple[int, ...]
    edges: tuple[Span, ...]

    @property
    def reason(self) -> Text:
        """Why nothing is said, in words."""
        zh, en = self._named()
        return Text(f"{zh}读不出来，不知道那里有没有", f"it may stand on {en}, which could not be read")

    @property
    def failure(self) -> str:
        """What is told of the document as a whole."""
        return (
            f"{self._named()[0]}没有文字层（扫描或图片），那里写了什么无从知道，没有检查；"
            "其余各页已经检查。请提供各页都能选中文字的版本"
        )

    def _named(self) -> tuple[str, str]:
        shown = [str(page) for page in self.pages[:_LISTED]]
        more = len(self.pages) > _LISTED
        zh = "、".join(f"第{page}页" for page in shown) + ("等" if more else "")
        return zh, f"page {', '.join(shown)}" + (" and others" if more else "")

    def hides(self, problem: Problem) -> bool:
        """Whether a problem may only seem to be one."""
        place = problem.span
        return problem.lack or any(edge.start <= place.start and place.end <= edge.end for edge in self.edges)


def gaps_of(document: Document) -> Gaps | None:
    """The gaps of a document; None where all of it was read."""
    if not document.unread:
        return None
    edges = []
    for page in document.unread:
        end = next((at for at, number in document.pages if number > page), len(document.text) + 1)
        words = [block for block in document.blocks if isinstance(block, Paragraph)]
        edges += [block.span for block in words if block.span.start < end][-1:]
        edges += [block.span for block in words if block.span.start >= end][:1]
    return Gaps(document.unread, tuple(dict.fromkeys(edges)))


def known(outcomes: Iterable[_Outcome], gaps: Gaps | None) -> Iterator[_Outcome | Unknown]:
    """The outcomes of a check, unknown where pages that could not be read may hold what it did not find."""
    for outcome in outcomes:
        hidden = gaps is not None and isinstance(outcome, Problem) and gaps.hides(outcome)
        yield Unknown(gaps.reason) if gaps and hidden else outcome
