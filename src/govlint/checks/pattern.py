"""Check `pattern`: words that must not stand in the report, as a rule writes them, with their mend."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any

from govlint.checks.passages import hits, sentence
from govlint.finding import Outcome, Passed, Problem
from govlint.model import Span
from govlint.patterns import Match, Pattern
from govlint.rule import Context, check
from govlint.vocabulary import Vocabulary


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Mistakes in a rule's options: sections that there are not, blanks in `replacement` without a group."""
    keys = {section.key for section in vocabulary.sections}
    for section in options["sections"]:
        if section not in keys:
            yield "sections", f"没有“{section}”这一节，有的是 {'、'.join(sorted(keys))}"
    for _, blank, _, _ in Formatter().parse(options["replacement"] or ""):
        if blank is not None and blank not in (*options["pattern"].names, "text"):
            yield "replacement", f"式子里没有名为“{blank}”的组"


@check("pattern", validate=validate)
def pattern(
    context: Context,
    *,
    pattern: Pattern,
    unless: Pattern | None = None,
    replacement: str | None = None,
    sections: tuple[str, ...] = (),
) -> Iterator[Outcome]:
    """What `pattern` matches is a problem, except in sentences that `unless` matches.

    Where the pattern has a group named `at`, the problem stands on that group alone. `replacement`
    mends what the problem stands on. Named groups fill the blanks of the message and of `replacement`, as
    does {text}. `sections` limits the search to these sections of the report.
    """
    within = [context.report.section(section).body for section in sections]
    found = False
    for match, paragraph in hits(context, pattern):
        if sections and not any(match.start() in section for section in within):
            continue
        problem = _problem(match, replacement)
        around = sentence(context.document.text, problem.span, paragraph)
        if unless is None or unless.search(around) is None:
            found = True
            yield problem
    if not found:
        yield Passed()


def _problem(match: Match, replacement: str | None) -> Problem:
    groups = match.groupdict()
    at: int | str = "at" if groups.get("at") else 0
    params = {**groups, "text": match[at]}
    return Problem(
        span=Span(*match.span(at)),
        params=params,
        replacement=None if replacement is None else replacement.format(**params),
    )
