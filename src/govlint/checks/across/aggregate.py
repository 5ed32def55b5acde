"""A summary report against its members: every cell the sum of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.facts import Facts, Place, named_beside
from govlint.finding import Discrepancy, Elsewhere, Passed, Unknown
from govlint.model import Named, Natural, Text
from govlint.numbers import Figure, show
from govlint.report import CellKey, NotAssessable
from govlint.rule import CorpusContext, corpus_check, saying

_Wrong = dict[Place, tuple[Figure, Figure]]


_BLANKS = "form row column written expected difference members count terms culprit"


@corpus_check("aggregate", needs="members", says=saying({"default many": _BLANKS}), reads="")
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
    form are told as one; of the members, those with a figure are named, `shown` at most. What is off only
    because its parts are is not told again: the column `total`, and rows that `sums` names with the set of
    rows that they add up.
    """
    summary = context.facts
    odd = [item for item in context.members if item.format != summary.format]
    if odd:
        raise NotAssessable(Text(f"{odd[0].path} 用的是另一种格式", f"{odd[0].path} follows another format"))
    for key in forms:
        wrong: _Wrong = {}
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
                wrong[row, column] = whole, parts
        followed = _followed(context, key, wrong, total, sums or {})
        places = [place for place in wrong if place not in followed]
        kind = "default" if len(places) <= most else "many"
        for place in places if kind == "default" else places[:1]:
            yield _discrepancy(context, key, place, wrong, kind, shown)


def _followed(
    context: CorpusContext, key: str, wrong: _Wrong, total: str, sums: dict[str, str]
) -> set[Place]:
    """The wrong cells that are off by just what their own parts are off by."""
    definition = context.vocabulary.form(key, context.facts.format)
    assert definition is not None
    gaps = {place: whole - parts for place, (whole, parts) in wrong.items()}
    found: set[Place] = set()
    for row, column in wrong:
        parts = (
            {place for place in gaps if place[0] == row and place[1] != total} if column == total else set()
        )
        of_rows = definition.sets.get(sums.get(row, ""), ())
        lines = {place for place in gaps if place[0] in of_rows and place[1] == column}
        if any(some and sum(gaps[place] for place in some) == gaps[row, column] for some in (parts, lines)):
            found.add((row, column))
    return found


def _discrepancy(
    context: CorpusContext, key: str, place: Place, wrong: _Wrong, kind: str, shown: int
) -> Discrepancy:
    summary, members = context.facts, context.members
    whole, parts = wrong[place]
    definition = context.vocabulary.form(key, summary.format)
    assert definition is not None
    row, column = place
    having = sorted((item for item in members if item.figure(key, row, column)), key=lambda item: item.path)
    named = having[:shown]
    figures = [show(item.figure(key, row, column)) for item in named]
    files = [named_beside(item, summary) for item in named]
    short = [file.lasting for file in files]
    alike = len(set(short)) < len(short)
    more = len(having) - len(named)
    left = Text(f"，另有 {more} 份", f", and {more} more") if more else Text("", "")
    culprit = _culprit(key, wrong, members)
    gap: Figure = whole - parts
    return Discrepancy(
        cell=CellKey(key, *place),
        kind=kind,
        hint=culprit[0] if culprit else "members",
        params={
            "form": definition.title,
            "row": definition.row_label(place[0]),
            "column": definition.column_label(place[1]),
            "written": show(whole),
            "expected": show(parts),
            "difference": show(gap if gap >= 0 else -gap),
            "members": len(members),
            "count": len(wrong),
            "terms": _terms([file.zh for file in files] if alike else short, short, figures, left),
            "culprit": named_beside(culprit[1], summary) if culprit else "",
        },
        others=tuple(
            Elsewhere(item.path, "member", CellKey(key, *place), None, show(item.figure(key, row, column)))
            for item in named
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


def _culprit(key: str, wrong: _Wrong, members: Sequence[Facts]) -> tuple[str, Facts] | None:
    """The member whose figures are the differences of several cells: left out, or counted twice."""
    if len(wrong) < 3:
        return None
    for member in members:
        figures = {place: member.figure(key, place[0], place[1]) for place in wrong}
        if all(parts - whole == figures[place] for place, (whole, parts) in wrong.items()):
            return "left_out", member
        if all(whole - parts == figures[place] for place, (whole, parts) in wrong.items()):
            return "twice", member
    return None
