"""Reports built by hand for tests of the checks of running text: one paragraph a line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from govlint.finding import Outcome, Passed, Problem, Unknown
from govlint.model import Document, Link, Paragraph, Span, Text
from govlint.report import Fact, Report
from govlint.rule import Check, Context, Rule
from govlint.vocabulary import Recognition, Regulation, SectionDefinition, Vocabulary
from ruled import made

RULES = Path(__file__).parents[2] / "rules" / "national"
_NOTHING = Recognition(signs=(), titles=(), periods=(), introductions=(), furniture=(), page_marks=())


@cache
def regulations() -> tuple[Regulation, ...]:
    """The table of regulations of the national pack."""
    data = YAML(typ="safe").load(RULES / "lexicon" / "regulations.yaml")
    return msgspec.convert(data, tuple[Regulation, ...])


@cache
def rule_for(check: str) -> Rule:
    """A rule that needs no words."""
    return made(check=check)


def context_for(
    text: str, *, year: int | None = 2024, links: tuple[tuple[int, int, str], ...] = (), check: str = "test"
) -> Context:
    """What a check gets for a report whose paragraphs are the lines of `text`."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Paragraph(Span(start, start + len(line))))
        start += len(line) + 1
    document = Document(
        path="report.txt", reader="text", encoding="utf-8", source=text, text=text, blocks=tuple(blocks),
        links=tuple(Link(Span(first, last), target) for first, last, target in links),
    )  # fmt: skip
    report = Report(
        document=document, format="2021", agency=None, title=None, introduction=None, period=None,
        year=Fact(str(year), "title") if year else None, body=Span(0, len(text)),
        headings=(), sections={}, forms={},
        section_definitions=(SectionDefinition("overview", 1, Text("总体情况", "general situation")),),
    )  # fmt: skip
    vocabulary = Vocabulary(forms=(), sections=(), recognition=_NOTHING)
    return Context(report, rule_for(check), vocabulary, regulations())


def yielded(check: Check, context: Context, **options: Any) -> list[Outcome]:
    """Everything that `check`, which is of one document, yields for `context`."""
    found: list[Outcome] = []
    for outcome in check.run(context, **options):
        assert isinstance(outcome, Problem | Passed | Unknown)
        found.append(outcome)
    return found


def outcomes(check: Check, text: str, *, year: int | None = 2024, **options: Any) -> list[Outcome]:
    """Everything that `check` yields for `text`."""
    links = options.pop("links", ())
    return yielded(check, context_for(text, year=year, links=links), **options)


def problems(check: Check, text: str, *, year: int | None = 2024, **options: Any) -> list[tuple[str, str]]:
    """The problems of `check` in `text`, each as its kind and the words it stands on."""
    return [
        (outcome.kind, text[outcome.span.start : outcome.span.end])
        for outcome in outcomes(check, text, year=year, **options)
        if isinstance(outcome, Problem)
    ]


def mended(check: Check, text: str, **options: Any) -> str:
    """`text` with all the replacements of `check` put in."""
    found = [outcome for outcome in outcomes(check, text, **options) if isinstance(outcome, Problem)]
    mends = [(problem.span, problem.replacement) for problem in found if problem.replacement is not None]
    mends += [(other.span, other.text) for problem in found for other in problem.more_replacements]
    for span, words in sorted(mends, reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text
