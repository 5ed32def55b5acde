"""Reports read for tests: sessions, the pack's vocabulary, and what was recognised in a text."""

from __future__ import annotations

from functools import cache

from govlint.api import open_session
from govlint.finding import Result
from govlint.report import Form, Report
from govlint.session import Session
from govlint.structure.labels import Labels
from govlint.vocabulary import FormDefinition, Vocabulary


@cache
def session(*select: str, lang: str = "zh") -> Session:
    """A session with the shipped pack alone."""
    given = {"select": select, "lang": lang} if select else {"lang": lang}
    return open_session(command_line=given)


def vocabulary() -> Vocabulary:
    """The vocabulary of the national pack."""
    return session().engine.vocabulary


def definition(form: str, format: str = "2021") -> FormDefinition:
    found = vocabulary().form(form, format)
    assert found is not None
    return found


@cache
def labels(format: str) -> Labels:
    return Labels(tuple(form for form in vocabulary().forms if form.format == format))


def checked(text: str, path: str = "example.txt", *select: str) -> Result:
    """The result for `text`, with its document and report."""
    return session(*select).check(text.encode(), path, keep=True)


def read(text: str, path: str = "example.txt") -> Report:
    """The report recognised in `text`."""
    report = checked(text, path).report
    assert report is not None
    return report


def form(text: str, key: str, path: str = "example.txt") -> Form:
    return read(text, path).forms[key]


def figures(report: Report) -> dict[str, dict[tuple[str, str], str]]:
    """What stands in the cells of each form."""
    return {
        key: {place: cell.text for place, cell in form.cells.items()} for key, form in report.forms.items()
    }


def found(result: Result) -> list[tuple[str, str, object]]:
    """Rule, message and cell of each finding, in an order that does not hang on places."""
    return sorted(
        ((finding.rule, finding.message, finding.cell) for finding in result.findings),
        key=lambda item: (item[0], item[1], repr(item[2])),
    )
