"""Checks on single cells: that each holds a figure of its kind, and that the agency may have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from govlint.checks.forms.cells import LOOSE
from govlint.checks.forms.shortrows import short_rows
from govlint.finding import Replacement
from govlint.hookspecs import (
    Context,
    Form,
    FormCell,
    Mention,
    NotAssessable,
    Outcome,
    Passed,
    Problem,
    Repair,
    Report,
    Text,
    Unknown,
    check,
)
from govlint.lazy import lazily
from govlint.numbers import LONGEST_FIGURE, UNITS, Figure, State, figures_within, is_apart, parse_number, show
from govlint.patterns.pattern import Pattern
from govlint.rule import saying

FEW = 3
"""Up to this many blanks of a form are told one by one; more are one finding."""

_OFTEN_MANY = {
    "blank": "blanks",
    "dash": "dashes",
    "folded": "foldeds",
    "text": "texts",
    "glued": "glueds",
    "no-total": "no-totals",
}
"""The kinds of which a form may have many, and the kind under which they are told together."""

_TOTAL = "total"
# 34O: a letter that looks like a figure, among figures.
_TYPED = lazily(r"(?=.*\d)(?=.*[OoIl])[\dOoIl]{2,}")
_SPACED = lazily(r"\d(?:[^\S\n]+\d)+")
_MEANT = str.maketrans("OoIl", "0011")
_KINDS = {State.BLANK: "blank", State.DASH: "dash", State.WORD: "text", State.UNREADABLE: "text"}


_OF_CELL = "form row column text merged value sum"
_SAYS = {
    "blank dash folded spaced text glued no-total merged": f"{_OF_CELL} digits",
    "negative fraction whole unfinished": f"{_OF_CELL} digits",
    "blanks dashes foldeds texts glueds no-totals": f"{_OF_CELL} count rows columns",
    "unit": f"{_OF_CELL} unit official",
    "short only shorts": "form row rows count figures expected",
}


@check("figures", says=saying(_SAYS), mends=True, reads="")
def figures(context: Context, *, unfinished: Pattern | None = None) -> Iterable[Outcome]:
    """Every cell of the official forms holds a figure of its kind: a count, an amount or a change.

    A remark behind a figure that matches `unfinished` was left by a template, or for somebody to see to.
    """
    if not context.report.forms:
        raise NotAssessable(Text("没有找到任何一张表", "no table was found"))
    yield from _not_found(context.report)
    for form in context.report.forms.values():
        yield from _unplaced(form)
        yield from short_rows(context.report.document, form)
        yield from _unfinished(form, unfinished)
        yield from _odd_cells(context, form)
        if form.values:  # of a form without any nothing was seen to hold
            yield Passed()


def _odd_cells(context: Context, form: Form) -> Iterator[Outcome]:
    """What is told of the cells of a form that hold no plain figure."""
    alike: dict[tuple[str, str], list[FormCell]] = defaultdict(list)
    sums = _empty_totals(form)
    for key in form.odd:
        cell = form.cells[key]
        kind = "spaced" if _is_spaced(context, form, cell) else _kind(form, cell)
        if cell.number.state is State.DOUBTFUL and cell.number.remark in UNITS and not form.doubtful:
            yield _in_another_unit(form, cell)
        elif _is_unsure(form, key, kind):
            yield Unknown(form.why_unknown(*key))
        elif kind is None or (kind == "blank" and _is_beside_glued(form, key)):
            continue
        elif kind == "spaced" or kind in _OFTEN_MANY:
            kind = "no-total" if key in sums else kind
            alike[kind, cell.text if kind == "text" else ""].append(cell)
        else:
            yield _problem(form, cell, kind)
    for (kind, _), cells in alike.items():
        if len(cells) <= FEW:
            yield from (_problem(form, cell, kind, sums) for cell in cells)
        elif kind == "spaced":  # so the page sets its figures
            yield from (Unknown(form.why_unknown(cell.key.row, cell.key.column)) for cell in cells)
        else:
            yield _many(form, cells, kind, sums)


def _is_unsure(form: Form, key: tuple[str, str], kind: str | None) -> bool:
    """Whether what stands in a cell may not be what its author wrote."""
    if kind == "spaced":
        return False
    unsure = form.cells[key].number.state is State.DOUBTFUL or (kind == "glued" and _is_apart(form, key))
    return unsure or (form.doubtful and kind not in (None, "folded"))


def _not_found(report: Report) -> Iterator[Unknown]:
    """The forms that the report must have and has not."""
    for definition in report.definitions:
        if definition.required and definition.key not in report.forms:
            title = definition.title
            yield Unknown(Text(f"没有找到{title.zh}", f"{title.en} was not found"))


def _unplaced(form: Form) -> Iterator[Unknown]:
    """Rows with a cell that nobody can point to: whether it holds a figure is not known.

    Of a table that was guessed from places on a page, rows that were not found count too: they may be there.
    Columns whose headings could not be read may be there as well: that is told once of the form.
    """
    if form.doubtful_columns and not form.doubtful and _lacks_columns(form):
        yield Unknown(form.why_columns_unknown)
    found = {row.key for row in form.rows}
    wanted = found | set(form.missing_rows if form.doubtful else ())
    for row in form.definition.rows:
        if row.key not in wanted:
            continue
        for column in form.definition.columns_of(row):
            there = column in form.columns or form.doubtful
            if there and (row.key, column) not in form.cells:
                yield Unknown(form.why_unknown(row.key, column))
                break


def _lacks_columns(form: Form) -> bool:
    """Whether a row that was found has no cell in a column of its own that was not found."""
    return any(
        column not in form.columns and (row.key, column) not in form.cells
        for row in form.rows
        for column in form.definition.columns_of(form.definition.row(row.key))
    )


def _unfinished(form: Form, unfinished: Pattern | None) -> Iterator[Problem]:
    """The cells with remarks behind their figures that a template left."""
    if unfinished is None or form.doubtful:
        return
    for cell in form.cells.values():
        number = cell.number
        if number.remark and number.value is not None and unfinished.search(number.remark):
            yield _problem(form, cell, "unfinished")


def _kind(form: Form, cell: FormCell) -> str | None:
    """What is wrong with a cell, if anything."""
    number = cell.number
    if cell.merged > 1:
        return "merged"
    if number.state is State.UNREADABLE and figures_within(cell.text) > 1:
        return "glued"
    if number.state in _KINDS:
        return _KINDS[number.state]
    if number.value is None:
        return None
    wanted = form.definition.cells.get(cell.key.column, "count")
    if wanted != "change" and number.value < 0:
        return "negative"
    if wanted != "amount" and number.value != int(number.value):
        return "fraction"
    if wanted != "amount" and not isinstance(number.value, int):
        return "whole"
    return "folded" if number.folded else None


def _is_spaced(context: Context, form: Form, cell: FormCell) -> bool:
    """Whether blanks stand between the digits of a cell that its author made: 1 2 in a table with lines.

    Of 1 038 they part the thousands, and where a line ends a narrow column does.
    """
    document = context.document
    by_hand = not document.recovered and document.reader not in LOOSE and not form.doubtful
    return by_hand and is_apart(cell.number) and _SPACED.fullmatch(cell.number.remark) is not None


def _in_another_unit(form: Form, cell: FormCell) -> Problem:
    """That an amount stands in another unit than that of its column, and what it is in that one."""
    unit, written = cell.number.remark, parse_number(cell.text).value or 0
    label = form.definition.column_label(cell.key.column).zh
    official = max((name for name in UNITS if name in label), key=len)
    value = Decimal(written) * UNITS[unit] / UNITS[official]
    params = _params(form, cell) | {"unit": unit, "official": official, "value": show(value.normalize())}
    return Problem(span=cell.span, kind="unit", cell=cell.key, params=params, hint="unit")


def _is_beside_glued(form: Form, key: tuple[str, str]) -> bool:
    """Whether the cell before or behind holds two figures: one of them is this one's."""
    row, column = key
    columns = form.definition.columns_of(form.definition.row(row))
    at = columns.index(column)
    beside = [form.cells.get((row, other)) for other in columns[max(0, at - 1) : at + 2]]
    return any(cell is not None and figures_within(cell.text) > 1 for cell in beside)


def _is_apart(form: Form, key: tuple[str, str]) -> bool:
    """Whether the figures in a cell may be one that a blank parts: no other cell of the row lacks its own.

    Where one of them alone makes the row add up, the other was written beside it.
    """
    row, column = key
    columns = form.definition.columns_of(form.definition.row(row))
    cells = {name: form.cells.get((row, name)) for name in columns}
    if any(cell is None or not cell.text.strip() for cell in cells.values()):
        return False
    values = {name: form.values.get((row, name)) for name in columns if name != column}
    alone = [int(piece) for piece in form.cells[key].text.split() if piece.isdecimal()]
    return _TOTAL not in columns or not any(_adds_up({**values, column: each}) for each in alone)


def _adds_up(values: Mapping[str, Figure | None]) -> bool:
    """Whether a row is known, and its total that of the others."""
    known = [value for value in values.values() if value is not None]
    return len(known) == len(values) and sum(known) == 2 * (values[_TOTAL] or 0)


def _empty_totals(form: Form) -> dict[tuple[str, str], Figure]:
    """What the rows of empty totals add up to, where all their other cells hold figures.

    Where none adds up to anything they are blanks like others, in which 0 is to be written.
    """
    sums: dict[tuple[str, str], Figure] = {}
    for row, column in form.odd:
        state = form.cells[row, column].number.state
        if column != _TOTAL or state not in (State.BLANK, State.DASH):
            continue
        columns = form.definition.columns_of(form.definition.row(row))
        values = [form.values.get((row, other)) for other in columns if other != _TOTAL]
        known = [value for value in values if value is not None]
        if len(known) == len(values):
            sums[row, column] = sum(known)
    return sums if any(sums.values()) else {}


def _problem(
    form: Form, cell: FormCell, kind: str, sums: Mapping[tuple[str, str], Figure] | None = None
) -> Problem:
    params = _params(form, cell, sums)
    replacement = _plain(cell) if kind in ("folded", "whole") else None
    if kind == "whole" and cell.number.value is not None:
        params["value"] = str(int(cell.number.value))
        replacement = replacement and params["value"]
    typed = kind == "text" and _TYPED.fullmatch(cell.text) is not None
    if typed:
        params["value"] = cell.text.translate(_MEANT)
    hint = "letters" if typed else None
    digits = cell.text.strip()
    params["digits"] = len(digits)
    if kind == "text" and len(digits) > LONGEST_FIGURE and digits.isdecimal():
        hint = "long"
    return Problem(
        span=cell.span, kind=kind, cell=cell.key, params=params, replacement=replacement, hint=hint
    )


def _plain(cell: FormCell) -> str | None:
    """The figure in plain digits; None where a remark stands behind it, which is left to its author."""
    if cell.number.remark or cell.number.value is None:
        return None
    return show(cell.number.value)


def _params(
    form: Form, cell: FormCell, sums: Mapping[tuple[str, str], Figure] | None = None
) -> dict[str, Any]:
    definition = form.definition
    return {
        "form": definition.title,
        "row": definition.row_label(cell.key.row),
        "column": definition.column_label(cell.key.column),
        "text": cell.text if cell.number.value is None else "".join(cell.text.split("\n")),
        "merged": cell.merged,
        "value": "" if cell.number.value is None else show(cell.number.value),
        "sum": show((sums or {}).get((cell.key.row, cell.key.column), 0)),
    }


def _many(form: Form, cells: list[FormCell], kind: str, sums: Mapping[tuple[str, str], Figure]) -> Problem:
    columns = list(dict.fromkeys(cell.key.column for cell in cells))
    rows = list(dict.fromkeys(cell.key.row for cell in cells))
    labels = [form.definition.column_label(column) for column in columns]
    params = _params(form, cells[0], sums) | {
        "count": len(cells),
        "rows": len(rows),
        "columns": Text("、".join(label.zh for label in labels), ", ".join(label.en for label in labels)),
    }
    related = _alike(cells[1:])
    mended = [(cell.span, _plain(cell)) for cell in cells] if kind == "folded" else []
    replacements = [Replacement(span, text) for span, text in mended if text is not None]
    return Problem(
        span=cells[0].span,
        kind=_OFTEN_MANY[kind],
        cell=cells[0].key,
        params=params,
        related=related,
        replacement=_plain(cells[0]) if replacements else None,
        more_replacements=tuple(item for item in replacements if item.span != cells[0].span),
    )


def _alike(cells: Iterable[FormCell]) -> tuple[Mention, ...]:
    return tuple(Mention(cell.span, "same", cell.key, cell.text) for cell in cells)


def _is_any(patterns: Iterable[Pattern], name: str) -> bool:
    return any(pattern.search(name) for pattern in patterns)


def _called(text: str, own: Pattern | None, others: Pattern | None) -> str:
    """What an agency without a name calls itself; empty where it is not clear."""
    match = own.search(text) if own is not None else None
    return "" if match is None or (others is not None and others.search(text)) else match.group()


def _lacks(name: str, without: Iterable[Pattern], unless: Iterable[Pattern]) -> bool:
    return _is_any(without, name) and not _is_any(unless, name)


@check("power", says=saying({"default": f"{_OF_CELL} agency"}), reads="")
def power(
    context: Context,
    *,
    form: str,
    row: str,
    without: tuple[Pattern, ...],
    unless: tuple[Pattern, ...],
    holders: tuple[Pattern, ...],
    own: Pattern | None = None,
    others: Pattern | None = None,
) -> Iterable[Outcome]:
    """A row of a form is 0 in the report of an agency that has no power to make such things.

    `without` are patterns of agencies' names that lack the power, but for those that match `unless`;
    `holders` have it; for others nothing is assessed. Where the name is not known, what the text calls itself
    (`own`: 我镇) tells, if it calls itself nothing else (`others`: 我局).

    Law: 立法法 article 93 (规章 of local governments).
    """
    report = context.report
    found = report.form(form)
    known = [cell for (key, _), cell in found.cells.items() if key == row and cell.number.value is not None]
    if not known:
        raise NotAssessable(found.why_unknown(row, found.definition.columns_of(found.definition.row(row))[0]))
    above = [cell for cell in known if cell.number.value]
    name = report.agency.value if report.agency else _called(context.document.text, own, others)
    if not above or (name and _is_any(holders, name) and not _lacks(name, without, unless)):
        yield Passed()
        return
    if not _lacks(name, without, unless):
        raise NotAssessable(Text("不清楚本机关的层级", "the level of the agency is not known"))
    yield Problem(
        span=above[0].span,
        cell=above[0].key,
        params=_params(found, above[0]) | {"agency": name},
        related=_alike(above[1:]),
        repairs=tuple(Repair(cell.key, 0) for cell in above),
    )
