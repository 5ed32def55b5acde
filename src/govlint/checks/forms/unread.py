"""Part of the check `tables`: why a form that was not found may stand in its section all the same."""

from __future__ import annotations

from collections import Counter

from govlint.fold import fold
from govlint.inpieces import column_labels, in_pieces, row_labels
from govlint.lazy import lazily
from govlint.model import Grid, Span, Text
from govlint.report import Report
from govlint.vocabulary import FormDefinition

_LONGEST_PIECE = 16
_SHORTEST_PROSE = 6
"""A piece of a heading that stands by itself is not longer; a sentence is."""
_PROSE = lazily(r"[。，；]")
_FILLED = lazily(r"[\d\-—/无]")
_NEARLY_ALL = 0.9
_GLYPHS = 2
FEWEST_TIMES = 2
"""Each heading of table four stands in it three times; one may be joined to a figure."""


def unread(report: Report, body: Span, definition: FormDefinition) -> Text | None:
    """Why a form that was not found may stand in the section all the same; None where it does not."""
    zh, en = definition.title.zh, definition.title.en
    if _is_broken(report, body, definition):
        return Text(
            f"{zh}的标题断成几行，认不准哪几行是一行",
            f"labels of {en} go over lines, and which are one row is not known",
        )
    if _is_headed(report, body, definition):
        return Text(f"{zh}只读到表头，没有读出数", f"of {en} only the headings could be read")
    if _is_glued(report, body, definition):
        return Text(
            f"{zh}的标题都在，但不是按行、按列排的，认不准", f"{en} has all labels, but no rows and columns"
        )
    return None


def _is_glued(report: Report, body: Span, definition: FormDefinition) -> bool:
    """Whether nearly all labels of the form stand in the section: run together, or in other rows.

    Something stands in its cells then; prose may name all labels of a table that was left out.
    """
    words = fold(report.document.slice(body))
    if len(_FILLED.findall(words)) < sum(len(definition.columns_of(row)) for row in definition.rows):
        return False
    labels = [[row.label.zh, *row.aliases] for row in definition.rows]
    labels += [[column.label.zh, *column.aliases] for column in definition.columns]
    told = sum(any(fold(name) in words for name in names) for names in labels)
    return told >= _NEARLY_ALL * len(labels)


def _is_broken(report: Report, body: Span, definition: FormDefinition) -> bool:
    """Whether labels of the form stand in a table of the section, in pieces one below the other."""
    labels = row_labels(definition) | column_labels(definition)
    return any(
        in_pieces(block, labels)
        for block in report.document.blocks
        if isinstance(block, Grid) and block.span.start in body
    )


def _is_headed(report: Report, body: Span, definition: FormDefinition) -> bool:
    """Whether every column heading of the form stands in the section, as lines of their own; those of a form
    that has but one row of figures may be in pieces.
    """
    words = report.document.slice(body)
    lines = words.splitlines()
    folded = {fold(line) for line in lines}
    if all(fold(column.label.zh) in folded for column in definition.columns):
        return True
    if definition.single_row_labels:
        return False
    labels = Counter("".join(column.label.zh for column in definition.columns) * len(definition.rows))
    pieces = "".join(line for line in lines if len(line) <= _LONGEST_PIECE or not _PROSE.search(line))
    return (
        labels <= Counter(pieces)
        or _is_shredded(report, body.start, definition)
        or _is_set_on(report, body.start, definition)
        or labels <= _scattered(report, body.start)
    )


def _scattered(report: Report, start: int) -> Counter[str]:
    """The characters of all short lines from the section before on: what takes out the text of a page puts
    pieces of headings before that of their section, too, and behind all others.
    """
    before = [section.body.start for section in report.sections.values() if section.body.start < start]
    lines = report.document.text[max(before, default=start) : report.body.end].splitlines()
    return Counter("".join(line for line in lines if len(line) <= _SHORTEST_PROSE))


def _is_set_on(report: Report, start: int, definition: FormDefinition) -> bool:
    """Whether the headings of a form of one row stand behind its section's heading, some of them behind the
    next one's, and some in pieces: what took out the text went down the columns of the page.
    """
    words = report.document.text[start : report.body.end]
    told = Counter(map(fold, words.split()))
    labels = [fold(column.label.zh) for column in definition.columns]
    if all(told[label] >= FEWEST_TIMES for label in labels):
        return True
    lines = [line for line in words.splitlines() if len(line) <= _LONGEST_PIECE]
    joined = fold("".join(line for line in lines if not _PROSE.search(line)))
    return all(joined.count(label) >= FEWEST_TIMES for label in labels)


def _is_shredded(report: Report, start: int, definition: FormDefinition) -> bool:
    """Whether the headings of a form of one row stand behind its section's, a glyph or two by themselves."""
    lines = report.document.text[start : report.body.end].splitlines()
    glyphs = Counter(
        "".join(fold(line) for line in lines if max(map(len, line.split()), default=9) <= _GLYPHS)
    )
    return Counter("".join(column.label.zh for column in definition.columns) * 2) <= glyphs
