"""What the rules say of one report, gathered: all problems, and no more reasons than anyone reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.errors import bug, pass_on
from govlint.finding import Crash, Passed, Problem, Unknown
from govlint.identifiers import mask
from govlint.model import Span, Struct, Text
from govlint.report import NotAssessable, Report
from govlint.roots import find_roots
from govlint.rule import Rule, Told

MOST_REASONS = 200
"""Of one rule so many reasons why it could not say are listed, and the rest is counted."""


def silent(check: str) -> Text:
    """Why a check that gave no outcome at all is not taken for one that found nothing: it may be a bug."""
    return Text(
        f"这条规则没有得出结果，不能算通过；请告诉写检查 {check} 的人：查过没有问题的，应当给出 Passed",
        f"the rule gave no outcome and is not taken as passed; tell the author of the check {check}: "
        "where all is well, it should give Passed",
    )


class Judgement(Struct, frozen=True):
    """What the rules said of one report, before it is stamped.

    `failure` is set where most of its words were not read; `notes` are of the report as a whole.
    """

    told: tuple[Told, ...]
    assessed: tuple[str, ...]
    unknown: tuple[tuple[str, Text], ...]
    crashes: tuple[Crash, ...]
    failure: Text | None = None
    notes: tuple[Text, ...] = ()


class Docket:
    """Takes the outcomes of one rule after another, on a text of `length` code points."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._told: list[Told] = []
        self._passed: list[Passed] = []
        self._assessed: list[str] = []
        self._unknown: dict[tuple[str, Text], None] = {}
        self._crashes: list[Crash] = []

    def passes(self, rule: Rule) -> None:
        """Note that a rule, which need not run for it, has found nothing."""
        self._assessed.append(rule.code)

    def hear(self, rule: Rule, outcomes: Iterable[object]) -> None:
        """Take what a rule says: problems, passes, what is unknown; or that it cannot say, or crashes."""
        units = 0
        reasons: dict[Text, None] = {}
        try:
            for outcome in outcomes:
                if isinstance(outcome, Unknown):
                    reasons[outcome.reason] = None
                    continue
                units += 1
                if isinstance(outcome, Problem):
                    self._hold_to_the_text(outcome)
                    self._told.append(Told(rule, outcome))
                elif isinstance(outcome, Passed):
                    self._passed.append(outcome)
                else:
                    raise TypeError(f"a check yields Problem, Passed or Unknown, not {outcome!r}")
        except NotAssessable as error:
            reasons[error.reason] = None
        except BaseException as error:  # one rule's bug must not hide what the others find
            pass_on(error)
            self._crashes.append(Crash(rule.code, masked_bug(error)))
            units = -1
        if not units and not reasons:
            reasons[silent(rule.check)] = None
        if reasons:
            self._close(rule, list(reasons))
        if units > 0:
            self._assessed.append(rule.code)

    def _hold_to_the_text(self, problem: Problem) -> None:
        """Raise ValueError where a place is none in the text: what a mend would change there is not known."""
        places = (problem.span, *(item.span for item in problem.more_replacements))
        for span in (*places, *(mention.span for mention in problem.related)):
            if not (isinstance(span, Span) and 0 <= span.start <= span.end <= self._length):
                raise ValueError(f"a problem at {span!r}, in a text of {self._length} characters")

    def _close(self, rule: Rule, reasons: Sequence[Text]) -> None:
        self._unknown |= {(rule.code, reason): None for reason in reasons[:MOST_REASONS]}
        if len(reasons) > MOST_REASONS:
            more = len(reasons) - MOST_REASONS
            words = Text(f"另有 {more} 处未能检查，没有一一列出", f"and {more} more, not listed")
            self._unknown[rule.code, words] = None

    def judgement(self, report: Report) -> Judgement:
        """All that was said, what comes of one mistake made one."""
        cells = (cell for outcome in self._passed for cell in outcome.cells())
        return Judgement(
            tuple(find_roots(self._told, cells, report)),
            tuple(self._assessed),
            tuple(self._unknown),
            tuple(self._crashes),
        )


def masked_bug(error: BaseException) -> str:
    """What to say of a bug; whatever it quotes of a document, nobody's number."""
    return mask(bug(error))
