"""A summary report against its members: every cell the sum of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.facts import Facts, named_beside
from govlint.finding import Discrepancy, Elsewhere, Passed, Unknown
from govlint.model import Named, Natural, Text
from govlint.numbers import Figure, show
from govlint.report import CellKey, NotAssessable
from govlint.rule import CorpusContext, corpus_check, saying

_Wrong = dict[CellKey, tuple[Figure, Figure]]


_BLANKS = "form row column written expected difference members count terms culprit"


@corpus_check("aggregate", needs="members", says=saying({"default many culprit": _BLANKS}), reads="")
def aggregate(
    context: CorpusContext,
    *,
    forms: tuple[str, ...] = ("disclosure", "requests", "review"),
    most: Natural = 8,
    shown: Natural = 10,
    total: str = "total",
    sums: dict[str, str] | None = None,
) -> Iterator[Discrepancy | Passed | Unknown]:
    """Each cell of a summary is the sum of its members' cells, exactly.

    A cell that is no figure in the summary or in a member is not assessed. More than `most` wrong cells of a
    form are told as one, and so are those that are off by just one member's figures (`culprit`), of all forms
    together; of the members, those with a figure are named, `shown` at most. What is off only because its
    parts are is not told again: the column `total`, and rows that `sums` names with the rows they add up.
    """
    summary = context.facts
    odd = [item for item in context.members if item.format != summary.format]
    if odd:
        raise NotAssessable(Text(f"{odd[0].path} 用的是另一种格式", f"{odd[0].path} follows another format"))
    wrong: _Wrong = {}
    for key in forms:
        for row, column in summary.form(key).keys:
            if row in summary.form(key).alternatives:
                continue
            try:
                whole = summary.figure(key, row, column)
                parts = sum(member.figure(key, row, column) for member in context.members)
            except NotAssessable as error:
                yield Unknown(error.reason)
                continue
            if whole == parts:
                yield Passed(key, ((row, column),))
            else:
                wrong[CellKey(key, row, column)] = whole, parts
    for part in _parts(wrong, forms, context.members):
        followed = _followed(context, part, total, sums or {})
        cells = [cell for cell in part if cell not in followed]
        yield from _told(context, part, cells, most, shown)


def _told(
    context: CorpusContext, wrong: _Wrong, cells: list[CellKey], most: int, shown: int
) -> Iterator[Discrepancy]:
    """What is said of `cells`, of all the `wrong` ones: of each, or at the first of all of them."""
    of_one = _culprit(wrong, context.members) is not None
    kind = "culprit" if of_one else "default" if len(cells) <= most else "many"
    for cell in cells if kind == "default" else cells[:1]:
        yield _discrepancy(context, cell, wrong, kind, shown)


def _parts(wrong: _Wrong, forms: Sequence[str], members: Sequence[Facts]) -> list[_Wrong]:
    """The wrong cells by form; all together where they come of one member."""
    if _culprit(wrong, members):
        return [wrong]
    return [{cell: pair for cell, pair in wrong.items() if cell.form == form} for form in forms]


def _followed(context: CorpusContext, wrong: _Wrong, total: str, sums: dict[str, str]) -> set[CellKey]:
    """The wrong cells that are off by just what their own parts are off by."""
    gaps = {cell: whole - parts for cell, (whole, parts) in wrong.items()}
    found: set[CellKey] = set()
    for cell in wrong:
        definition = context.vocabulary.form(cell.form, context.facts.format)
        assert definition is not None
        own = [other for other in gaps if other.form == cell.form]
        parts = [other for other in own if other.row == cell.row and other.column != total == cell.column]
        of_rows = definition.sets.get(sums.get(cell.row, ""), ())
        lines = [other for other in own if other.row in of_rows and other.column == cell.column]
        if any(some and sum(gaps[each] for each in some) == gaps[cell] for some in (parts, lines)):
            found.add(cell)
    return found


def _discrepancy(context: CorpusContext, cell: CellKey, wrong: _Wrong, kind: str, shown: int) -> Discrepancy:
    summary, members = context.facts, context.members
    whole, parts = wrong[cell]
    key, row, column = cell.form, cell.row, cell.column
    definition = context.vocabulary.form(key, summary.format)
    assert definition is not None
    having = sorted((item for item in members if item.figure(key, row, column)), key=lambda item: item.path)
    named = having[:shown]
    figures = [show(item.figure(key, row, column)) for item in named]
    files = [named_beside(item, summary) for item in named]
    short = [file.lasting for file in files]
    alike = len(set(short)) < len(short)
    more = len(having) - len(named)
    left = Text(f"，另有 {more} 份", f", and {more} more") if more else Text("", "")
    culprit = _culprit(wrong, members)
    gap: Figure = whole - parts
    return Discrepancy(
        cell=cell,
        kind=kind,
        hint=culprit[0] if culprit else "members",
        params={
            "form": definition.title,
            "row": definition.row_label(row),
            "column": definition.column_label(column),
            "written": show(whole),
            "expected": show(parts),
            "difference": show(gap if gap >= 0 else -gap),
            "members": len(members),
            "count": len(wrong),
            "terms": _terms([file.zh for file in files] if alike else short, short, figures, left),
            "culprit": named_beside(culprit[1], summary) if culprit else "",
        },
        others=tuple(
            Elsewhere(item.path, "member", cell, None, show(item.figure(key, row, column))) for item in named
        ),
    )


def _terms(files: Sequence[str], lasting: Sequence[str], figures: Sequence[str], left: Text) -> Named:
    """What each member has, by its file, and what is `left` to tell."""
    named = [f"{file} {figure}" for file, figure in zip(files, figures, strict=True)]
    same = [f"{file} {figure}" for file, figure in zip(lasting, figures, strict=True)]
    return Named(
        "，".join(named) + left.zh or "都是 0",
        ", ".join(named) + left.en or "all 0",
        "，".join(same) + left.zh or "都是 0",
    )


def _culprit(wrong: _Wrong, members: Sequence[Facts]) -> tuple[str, Facts] | None:
    """The member whose figures are the differences of several cells: left out, or counted twice."""
    if len(wrong) < 3:
        return None
    for member in members:
        figures = {cell: member.figure(cell.form, cell.row, cell.column) for cell in wrong}
        if all(parts - whole == figures[cell] for cell, (whole, parts) in wrong.items()):
            return "left_out", member
        if all(whole - parts == figures[cell] for cell, (whole, parts) in wrong.items()):
            return "twice", member
    return None
