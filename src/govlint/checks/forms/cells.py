"""Checks `cell` and `table-shape`: what cells of a form may hold, and how large a table is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from govlint.checks.places.scopes import DOCUMENT, FORM, Scope, form_of, unknown
from govlint.checks.places.seek import crossed, filled, looked_at, named, opening, told, wrong_scope
from govlint.errors import Said
from govlint.finding import Outcome, Passed, Problem, Unknown
from govlint.fold import fold
from govlint.model import Grid, Natural, Span, Text
from govlint.numbers import Figure, show
from govlint.patterns.pattern import Pattern
from govlint.relation import Axis, keys_called, names_of
from govlint.report import CellKey, Form
from govlint.rule import At, Context, check
from govlint.vocabulary import Vocabulary

Wrong = Iterator[tuple[At, str]]
LOOSE = ("text",)
"""Readers in whose documents tables are not marked as such."""


_AXES: dict[Axis, str] = {"row": Said("行", "row"), "column": Said("列", "column")}


def _validate_cell(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    forms = [form for form in vocabulary.forms if options["form"] in (form.key, form.title.zh)]
    if not forms:
        yield "form", unknown(FORM, options["form"], (form.key for form in vocabulary.forms))
        return
    axes: tuple[tuple[str, Axis], ...] = (("rows", "row"), ("columns", "column"))
    for name, axis in axes:
        for index, word in enumerate(options[name]):
            if not any(keys_called(names_of(form, axis), word) for form in forms):
                known = [
                    item.key for form in forms for item in (form.rows if axis == "row" else form.columns)
                ]
                yield (name, index), unknown(_AXES[axis], word, known)
    bounds = (options["at_least"], options["at_most"])
    if None not in bounds and bounds[0] > bounds[1]:
        yield "at_most", crossed(*bounds)
    if bounds == (None, None) and not options["one_of"] and options["pattern"] is None:
        words = (
            "at_least、at_most、one_of、pattern 至少写一个",
            "write at_least, at_most, one_of or pattern",
        )
        yield "one_of", Said(*words)


@check(
    "cell",
    reads="",
    validate=_validate_cell,
    says=filled("form", "row", "column", "text", "least", "most", "choices", kinds=("low", "high", "other")),
)
def cell(
    context: Context,
    *,
    form: str,
    rows: tuple[str, ...] = (),
    columns: tuple[str, ...] = (),
    at_least: float | None = None,
    at_most: float | None = None,
    one_of: tuple[str, ...] = (),
    pattern: Pattern | None = None,
) -> Iterator[Outcome]:
    """Cells of a form hold a figure in a range, one of some words, or what `pattern` matches as a whole.

    `rows` and `columns` name them by key, Chinese label or set; none named means all. A cell without a figure
    has no range and is not assessed, never taken for 0. Kinds of messages: `low`, `high`, `other`, else
    `default`; they may use {form}, {row}, {column}, {text}, {least}, {most}, {choices}.
    """
    found = form_of(context.report, form)
    for key in _chosen(found, rows, columns):
        yield _judge(found, key, (at_least, at_most), one_of, pattern)


def _chosen(form: Form, rows: Sequence[str], columns: Sequence[str]) -> list[tuple[str, str]]:
    definition = form.definition
    across = {key for word in rows for key in keys_called(names_of(definition, "row"), word)}
    down = {key for word in columns for key in keys_called(names_of(definition, "column"), word)}
    return [
        (row.key, column)
        for row in definition.rows
        if (row.key in across or not rows) and row.key not in definition.replaces
        for column in definition.columns_of(row)
        if column in down or not columns
    ]


def _judge(
    form: Form,
    place: tuple[str, str],
    bounds: tuple[float | None, float | None],
    one_of: tuple[str, ...],
    pattern: Pattern | None,
) -> Outcome:
    found = form.cells.get(place)
    if found is None:
        return Unknown(form.why_unknown(*place))
    written = found.text.strip()
    definition = form.definition
    params: dict[str, Any] = {
        "form": definition.title,
        "row": definition.row_label(place[0]),
        "column": definition.column_label(place[1]),
        "text": written,
        "least": _words(bounds[0]),
        "most": _words(bounds[1]),
        "choices": named(one_of),
    }
    kind = ""
    if (one_of and fold(written) not in {fold(choice) for choice in one_of}) or (
        pattern is not None and pattern.fullmatch(written) is None
    ):
        kind = "other"
    elif bounds != (None, None):
        value = found.number.value
        if value is None:
            return Unknown(form.why_unknown(*place))
        kind = _outside(value, *bounds)
    if not kind:
        return Passed()
    return Problem(span=found.span, kind=kind, cell=CellKey(definition.key, *place), params=params)


def _outside(value: Figure, least: float | None, most: float | None) -> str:
    # A bound is meant as it is written in the rule: 0.1, not its nearest binary fraction.
    if least is not None and value < Decimal(str(least)):
        return "low"
    return "high" if most is not None and value > Decimal(str(most)) else ""


def _words(bound: float | None) -> str:
    return "" if bound is None else show(int(bound) if bound == int(bound) else Decimal(str(bound)))


def _validate_shape(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    yield from wrong_scope(options, vocabulary)
    if any(place.grain or place.part == "form" for place in options["scope"].places):
        yield (
            "scope",
            Said(
                "table-shape 看的是范围里的表格，范围写 document、introduction、section 或 section:键",
                "table-shape looks at the tables of document, introduction, section or section:KEY",
            ),
        )
    least, most = options["at_least"], options["at_most"]
    if most is not None and least is not None and most < least:
        yield "at_most", crossed(least, most)
    given = [options[name] for name in ("tables", "columns", "at_least", "at_most")]
    if not any(value is not None for value in given) and not options["header"]:
        zh = "tables、columns、at_least、at_most、header 至少写一个"
        yield "columns", Said(zh, "write tables, columns, at_least, at_most or header")


@check(
    "table-shape",
    reads="",
    validate=_validate_shape,
    says=filled("count", "wanted", "where", kinds=("tables", "columns", "rows", "header")),
)
def table_shape(
    context: Context,
    *,
    tables: Natural | None = None,
    columns: Natural | None = None,
    at_least: Natural | None = None,
    at_most: Natural | None = None,
    header: tuple[str, ...] = (),
    scope: Scope = DOCUMENT,
) -> Iterator[Outcome]:
    """The tables in `scope`: how many `tables`, `columns`, rows (`at_least`, `at_most`), and their `header`.

    Any table counts, declared as a form or not; plain text, which marks none, is not assessed; merged
    cells count for the columns that they span. `header` are the cells of the first row, widths and
    blanks not counted. Kinds of messages: `tables`, `columns`, `rows`, `header`, else `default`; they
    may use {count} (found), {wanted} and {where}.
    """
    places, missing = looked_at(context, scope)
    outcomes = list(missing)
    for unit in places:
        grids = [
            block
            for block in context.document.blocks
            if isinstance(block, Grid) and block.span.start in unit.span
        ]
        if context.document.reader in LOOSE:
            # Its tables are lines with bars or blanks: cells may have been merged away, tables not be seen.
            outcomes.append(Unknown(Text("纯文本里看不出表格的行列", "tables cannot be told in plain text")))
            continue
        params = {"where": unit.name}
        wanted = tables if tables is not None else max(1, len(grids))
        if len(grids) != wanted:
            params_ = {**params, "count": len(grids), "wanted": wanted}
            outcomes.append(Problem(span=opening(context, unit), kind="tables", params=params_, lack=True))
        for grid in grids:
            outcomes += _misshapen(grid, (columns, at_least, at_most), header, params)
    yield from told(outcomes)


def _misshapen(
    grid: Grid,
    sizes: tuple[int | None, int | None, int | None],
    header: tuple[str, ...],
    params: dict[str, Any],
) -> Iterator[Problem]:
    columns, least, most = sizes
    place = grid.rows[0][0].span if grid.rows and grid.rows[0] else Span(grid.span.start, grid.span.start)
    width = max((cell.column + cell.colspan for cell in grid.cells()), default=0)
    first = [fold(cell.text) for cell in grid.rows[0]] if grid.rows else []
    if header and first != [fold(word) for word in header]:
        shown = {"count": named([cell.text.strip() for cell in grid.rows[0]] if grid.rows else ())}
        yield Problem(span=place, kind="header", params={**params, **shown, "wanted": named(header)})
    if columns is not None and width != columns:
        yield Problem(span=place, kind="columns", params={**params, "count": width, "wanted": columns})
    rows = len(grid.rows)
    wanted = (
        least if least is not None and rows < least else most if most is not None and rows > most else None
    )
    if wanted is not None:
        params = {**params, "count": rows, "wanted": wanted}
        yield Problem(span=place, kind="rows", params=params, lack=True)
