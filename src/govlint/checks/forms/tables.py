"""The check `tables`: whether the official forms are there, with all their rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from govlint.checks.forms.cells import LOOSE
from govlint.checks.forms.renamed import renamed_row, rows_between, strange_rows
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Document, Grid, Paragraph, Picture, Span, Text
from govlint.report import Form, Report, RowLabel
from govlint.rule import Context, NotAssessable, check, saying_by
from govlint.vocabulary import FormDefinition
from govlint.years import require_format, year_borne_out

Finds = Literal["table", "row", "column"]

MANY = 3
"""From this number on, absent rows or columns of one form are told together."""
_CELLS = lazily(r"(?:^|[|,，;；\s])\d+(?=$|[|,，;；\s])")
_FEW_CELLS = 6
LONGEST_LABEL = 80
"""No row of a form has a longer label."""
_FIGURES = lazily(r"(?:[^\S\n]+\d[\d.,]*)+(?=\s|$)(?![^\S\n]*[件条份次宗项个起篇年月日元万])")
_MARK = lazily(r"[，。；！？]")


_SAYS = {
    "table": {"default picture unread": "form title", "outdated": "form title format current year"},
    "row": {
        "default twice": "form row key",
        "renamed typo": "form row key written",
        "several": "form row key count rows keys",
        "copies differing": "form row count rows",
        "extra": "form row written",
    },
    "column": {"default": "form column key", "several": "form column key count columns keys"},
}


@check("tables", says=saying_by("finds", _SAYS), reads="")
def tables(context: Context, *, finds: Finds) -> Iterator[Outcome]:
    """Official forms: absent, or without one of their rows or columns.

    A form whose whole section is absent is not told again; a picture in its place is, and so is a form of a
    format that a later one had replaced before the report's year.
    """
    report = context.report
    if finds == "table":
        require_format(report, context.vocabulary.forms)
        yield from _absent(report)
        yield from _outdated(context)
        return
    if not report.forms:
        raise NotAssessable(Text("没有找到任何一张表", "no table was found"))
    old = {problem.params["form"].zh for problem in _outdated(context)}
    for form in report.forms.values():
        if form.definition.title.zh in old:
            yield Unknown(
                Text(
                    f"{form.definition.title.zh}用的是{report.format}年的格式（STR006），行和列没有逐一核对",
                    f"{form.definition.title.en} is of the {report.format} format (STR006)",
                )
            )
            continue
        yield from _rows(report, form) if finds == "row" else _columns(form)


def _absent(report: Report) -> Iterator[Outcome]:
    if report.mentioned:
        raise NotAssessable(report.mentioned)
    for definition in report.definitions:
        if definition.key in report.forms:
            yield Passed()
            continue
        if not definition.required:
            continue
        section = report.sections.get(definition.section)
        if section is None and report.sections:
            yield Unknown(
                Text(f"{definition.title.zh}所在的部分缺失", f"section of {definition.title.en} absent")
            )
            continue
        body = section.body if section else report.body
        pictured = any(isinstance(b, Picture) and b.span.start in body for b in report.document.blocks)
        place = section.heading.span if section and section.heading else Span(body.start, body.start)
        if report.document.recovered and not pictured and section is not None and _holds_cells(report, body):
            yield Unknown(_guessed(definition))
            continue
        from govlint.checks.forms.unread import unread  # most reports have all their tables

        why = None if pictured or section is None else unread(report, body, definition)
        if why:
            yield Unknown(why)
            continue
        kind = "default"
        if pictured:
            kind = "picture"
        elif section is not None and _holds_cells(report, body):
            kind = "unread"
        yield Problem(
            span=place,
            kind=kind,
            params={"form": definition.title, "title": _name(report, definition)},
            relation=FIGURE,
            lack=True,
        )


def _outdated(context: Context) -> Iterator[Problem]:
    """Forms of an earlier format than that of the report's year, where the two differ in their columns."""
    report, year = context.report, year_borne_out(context.report, context.vocabulary.forms)
    current = max((f.format for f in context.vocabulary.forms if f.format <= str(year or "")), default="")
    if report.format >= current:
        return
    for form in report.forms.values():
        old = {column.key for column in form.definition.columns}
        new = [f for f in context.vocabulary.forms if (f.key, f.format) == (form.definition.key, current)]
        if not new or old == {column.key for column in new[0].columns}:
            continue
        place = Span(form.span.start, form.rows[0].span.start) if form.rows else form.span
        params = {"form": form.definition.title, "format": report.format, "current": current, "year": year}
        yield Problem(
            span=place if place.end > place.start else form.span,
            kind="outdated",
            params=params | {"title": _name(report, form.definition)},
        )


def _guessed(definition: FormDefinition) -> Text:
    """Why nothing is said of what a table lacks."""
    title = definition.title
    return Text(f"{title.zh}在页面上没有完整的表格线，认不准", f"{title.en} has no full ruling on the page")


def _name(report: Report, definition: FormDefinition) -> Text:
    """The title of the section that the form belongs to."""
    return next(item.title for item in report.section_definitions if item.key == definition.section)


def _holds_cells(report: Report, body: Span) -> bool:
    """Whether there is a table in the section, though not one that could be recognised."""
    if any(isinstance(block, Grid) and block.span.start in body for block in report.document.blocks):
        return True
    return len(_CELLS.findall(report.document.slice(body))) >= _FEW_CELLS


def _rows(report: Report, form: Form) -> Iterator[Outcome]:
    yield Passed()
    definition = form.definition
    if form.doubtful or _went_apart(form):
        if form.missing_rows or any(row.typo for row in form.rows):
            yield Unknown(_guessed(definition))
        return
    bare = _bare(report, form)
    for key in bare:
        label = definition.row_label(key)
        yield Unknown(
            Text(
                f"{definition.title.zh}“{label.zh}”一行的数没有读到",
                f"no figures were read in row {label.en}",
            )
        )
    yield from _missing(report.document, form, [key for key in form.missing_rows if key not in bare])
    yield from _strange(report.document, form)
    for row in form.rows:
        if row.typo and report.document.recovered and _is_cut(row, definition):
            yield Unknown(_guessed(definition))
        elif row.typo:
            yield Problem(
                span=row.span,
                kind="typo",
                params={
                    "form": definition.title,
                    "row": definition.row_label(row.key),
                    "written": row.text,
                    "key": row.key,
                },
            )


def _went_apart(form: Form) -> bool:
    """Whether most rows are labels alone: what took out the text put the figures elsewhere."""
    told = {row for row, _ in form.cells}
    return 2 * sum(row.key in told for row in form.rows) < len(form.rows)


def _is_cut(row: RowLabel, definition: FormDefinition) -> bool:
    """Whether a label stops short of its end, which on a page may stand on a line of its own below."""
    official, written = fold(definition.row_label(row.key).zh), fold(row.text)
    return len(written) < len(official) and (official.startswith(written) or official.endswith(written))


def _strange(document: Document, form: Form) -> Iterator[Outcome]:
    """Rows with figures among those of the form that no equation holds to account: its own, standing again
    with other figures, and others.

    Where rows are absent, one of these may be such a row under another name.
    """
    definition = form.definition
    told = {place.span.start for key in form.missing_rows if (place := renamed_row(document, form, key))}
    doubted = [row for row in form.rows if row.again]
    if form.again and doubted:
        from govlint.checks.forms.copied import copied  # few forms stand twice

        yield copied(document, form, form.again, doubted)
        doubted = []
    for row in doubted:
        if told.isdisjoint(span.start for span in row.again):
            params = {"form": definition.title, "row": definition.row_label(row.key), "key": row.key}
            if not _is_beside(document, form, row):
                yield Unknown(_standing_twice(definition, row))
                continue
            related = tuple(Mention(span, "same", None, document.slice(span)) for span in row.again)
            yield Problem(span=row.span, kind="twice", params=params, related=related)
    if definition.single_row_labels:
        yield from _too_many(document, form, told)


def _too_many(document: Document, form: Form, told: set[int]) -> Iterator[Outcome]:
    """Rows that are none of the form's, but for those `told`, and rows twice with the same figures."""
    definition = form.definition
    by_block = any(row.columns for row in definition.rows)
    strange = {label.span.start: label for label, *_ in (() if by_block else strange_rows(document, form))}
    for label, same in rows_between(document, form):
        if same:
            zh, en = definition.title.zh, definition.title.en
            yield Unknown(
                Text(
                    f"{zh}“{label.text}”出现了两次，数一样，只算了一次",
                    f"{en}: row “{label.text}” stands twice with the same figures, and was counted once",
                )
            )
        else:
            strange.setdefault(label.span.start, label)
    for label in strange.values():
        if label.span.start in told:
            continue
        title, written = definition.title, " ".join(label.text.split())
        if form.missing_rows:
            zh, en = f"{title.zh}有一行不是规定的：“{written}”", f"{title.en}: an odd row: “{written}”"
            yield Unknown(Text(zh, en))
        else:
            params = {"form": title, "row": Text(written, written), "written": written}
            yield Problem(span=label.span, kind="extra", params=params)


def _standing_twice(definition: FormDefinition, row: RowLabel) -> Text:
    title, name = definition.title, definition.row_label(row.key)
    return Text(
        f"{title.zh}“{name.zh}”出现了两次，数不一样",
        f"{title.en}: row “{name.en}” stands twice, with other figures",
    )


def _is_beside(document: Document, form: Form, row: RowLabel) -> bool:
    """Whether a row that stands again does so in the same table; in loose text, right behind itself."""
    block = document.block_at(row.span.start)
    if block is not None and isinstance(document.blocks[block], Grid):
        return all(span.start in document.blocks[block].span for span in row.again)
    last = max(span.start for span in row.again)
    return not any(row.span.start < other.span.start < last for other in form.rows)


def _missing(document: Document, form: Form, missing: list[str]) -> Iterator[Problem]:
    definition = form.definition
    labels = [definition.row_label(key) for key in missing]
    if len(labels) >= MANY:
        yield _several(form, _row_place(form, missing[0]), "row", labels, missing)
    else:
        for key, label in zip(missing, labels, strict=True):
            params: dict[str, object] = {"form": definition.title, "row": label, "key": key}
            stranger = renamed_row(document, form, key)
            if stranger is not None:
                params["written"] = " ".join(stranger.text.split())
                yield Problem(span=stranger.span, kind="renamed", params=params)
            else:
                yield Problem(span=_row_place(form, key), params=params, lack=True)


def _several(form: Form, place: Span, axis: str, labels: list[Text], keys: Sequence[str]) -> Problem:
    """Rows or columns that are absent together; by the blanks of one too, for a message without others."""
    listed, joined = _listed(labels), ", ".join(keys)
    params = {axis: listed, f"{axis}s": listed, "key": joined, "keys": joined, "count": len(labels)}
    return Problem(span=place, kind="several", params=params | {"form": form.definition.title}, lack=True)


def _bare(report: Report, form: Form) -> list[str]:
    """Missing rows whose label stands beside the table without figures: a program lost them.

    Or with them, in a line of text beside it. A label that is also a column's heading (总计, 其他) tells
    only together with its number.
    """
    section = report.sections.get(form.definition.section)
    if not form.missing_rows or section is None:
        return []
    document = report.document
    alone = set()
    for line in document.slice(section.body).splitlines() if document.reader in LOOSE else ():
        cells = [cell for cell in line.split("|") if cell.strip()]
        if len(cells) == 1:
            alone.add(fold(cells[0]))
    blocks = (block for block in document.blocks if isinstance(block, Paragraph))
    beside = [document.slice(block.span) for block in blocks if block.span.start in section.body]
    beside = [line for words in beside for line in words.split("\n") if not _MARK.search(line)]
    alone.update(fold(line) for line in beside if len(line) <= LONGEST_LABEL)
    rows = "\n".join(beside)
    headings = {
        fold(name) for column in form.definition.columns for name in (column.label.zh, *column.aliases)
    }
    found = []
    for row in form.definition.rows:
        if row.key not in form.missing_rows:
            continue
        names = [name for name in (row.label.zh, *row.aliases) if fold(name) not in headings]
        bare = alone & {fold(row.number + row.label.zh), *map(fold, names)}
        width = len(form.definition.columns_of(row))
        if bare or any(_heads_figures(name, rows, width) for name in names):
            found.append(row.key)
    return found


def _heads_figures(label: str, lines: str, width: int) -> bool:
    """Whether a label stands before a row's figures, so many, with blanks between, and before no unit."""
    at = lines.find(label)
    while at >= 0:
        figures = _FIGURES.match(lines, at + len(label))
        if figures and len(figures[0].split()) == width:
            return True
        at = lines.find(label, at + len(label))
    return False


def _row_place(form: Form, key: str) -> Span:
    """The label of the row before the absent one, or else of the first row."""
    keys = [row.key for row in form.definition.rows]
    found = {row.key: row.span for row in form.rows}
    before = [name for name in keys[: keys.index(key)] if name in found]
    if before:
        return found[before[-1]]
    return form.rows[0].span if form.rows else Span(form.span.start, form.span.start)


def _columns(form: Form) -> Iterator[Outcome]:
    definition = form.definition
    if form.doubtful and form.missing_columns:
        yield Unknown(_guessed(definition))
        return
    if form.doubtful_columns:
        yield Unknown(form.why_columns_unknown)
        return
    if sum(row.short is not None for row in form.rows) * 2 > len(form.rows):
        title = definition.title
        words = f"{title.zh}多数行的数比列标题少，对不上列", f"{title.en}: most rows have too few figures"
        yield Unknown(Text(*words))
    else:
        yield Passed()
    labels = [_column_label(definition, key) for key in form.missing_columns]
    place = Span(form.span.start, form.rows[0].span.start) if form.rows else form.span
    if place.end <= place.start:
        place = form.span
    if len(labels) >= MANY:
        yield _several(form, place, "column", labels, form.missing_columns)
        return
    for key, label in zip(form.missing_columns, labels, strict=True):
        params = {"form": definition.title, "column": label, "key": key}
        yield Problem(span=place, params=params, lack=True)


def _column_label(definition: FormDefinition, key: str) -> Text:
    """The heading of a column; of one within a group (`row.column`), with the group's name."""
    if any(column.key == key for column in definition.columns):
        return definition.column_label(key)
    row, _, column = key.rpartition(".")
    heading, group = definition.column_label(column), definition.row(row).label
    return Text(f"{group.zh}·{heading.zh}", f"{group.en}: {heading.en}")


def _listed(labels: list[Text]) -> Text:
    return Text("、".join(f"“{label.zh}”" for label in labels), ", ".join(label.en for label in labels))
