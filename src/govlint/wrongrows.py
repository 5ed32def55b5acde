"""Part of finding roots: rows that are wrong as a whole: a column aside, exchanged, or not filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from govlint.finding import Mention, Problem, Repair
from govlint.model import Text
from govlint.numbers import Figure, show
from govlint.report import CellKey, Form, Report
from govlint.rule import Told

MANY = 3
"""So many wrong cells of one row are one mistake."""
_ROOTS = ("mend", "both")


def by_row(found: list[Told], report: Report) -> list[Told]:
    """`found` with many wrong cells of one row made one: nobody filled it in, or it is another's."""
    rows: dict[tuple[str, str], list[Told]] = {}
    for item in found:
        if item.problem.cell is not None and item.problem.hint in _ROOTS:
            rows.setdefault((item.problem.cell.form, item.problem.cell.row), []).append(item)
    for items in rows.values():
        if len(items) >= MANY:
            whole = _row_of(sorted(items, key=lambda item: item.problem.span.start), report)
            found = [whole if item is items[0] else item for item in found if item not in items[1:]]
    return found


def _row_of(items: list[Told], report: Report) -> Told:
    """One finding for the wrong cells of a row, whose hint names what mends them all."""
    first = min(items, key=lambda item: item.rule.code)
    related = dict.fromkeys(mention for item in items for mention in item.problem.related)
    also = sorted({code for item in items for code in (item.rule.code, *item.also)} - {first.rule.code})
    params = [item.problem.params for item in items]
    mended = "、".join(f"“{each['column'].zh}”{each['written']} 改为 {each['mended']}" for each in params)
    instead = ", ".join(f"{each['mended']} for {each['written']} in {each['column'].en}" for each in params)
    totals = any(item.problem.hint == "both" for item in items)
    changes = Text(
        mended + ("，再改这一行的总计" if totals else ""),
        instead + (", and its total with them" if totals else ""),
    )
    problem = structs.replace(
        first.problem,
        kind="row",
        related=tuple(related),
        repairs=tuple(dict.fromkeys(repair for item in items for repair in item.problem.repairs)),
        params=first.problem.params | {"count": len(items), "changes": changes},
        hint="row",
    )
    return Told(first.rule, problem, tuple(also))


def shifted(failed: list[Told], report: Report) -> tuple[list[Told], list[Told]]:
    """Rows whose figures all stand in the column beside their own, each made one of `failed`; and the rest.

    Certain is one where that mends every relation of the columns, in so many of them as no chance makes.
    """
    found: list[Told] = []
    for key in dict.fromkeys(item.problem.cell.form for item in failed if item.problem.cell):
        columns: dict[str, list[Told]] = {}
        for item in failed:
            each, _, unit = item.problem.relation.partition(":")
            if each == "column" and item.problem.cell and item.problem.cell.form == key:
                columns.setdefault(unit, []).append(item)
        if len(columns) < MANY:
            continue
        form = report.forms[key]
        meant = [(row.key, wanted) for row in form.rows if (wanted := _beside(form, row.key, columns))]
        if len(meant) == 1 and all(
            "shifted" in item.rule.hints for items in columns.values() for item in items
        ):
            ((row_key, wanted),) = meant
            own = {f"row:{row_key}"}
            items = [item for items in columns.values() for item in items]
            items += [item for item in failed if _is_of(item, key) and item.problem.relation in own]
            found.append(_set_back(items, form, row_key, wanted))
            failed = [item for item in failed if item not in items]
    return found, failed


def _is_of(item: Told, form: str) -> bool:
    return item.problem.cell is not None and item.problem.cell.form == form


def _beside(form: Form, row: str, columns: dict[str, list[Told]]) -> list[Figure] | None:
    """What the cells of a row would have to hold, where that is what stands in those beside; else None.

    The figure that fell out at one end is known by the total of the row.
    """
    names = list(form.columns)
    written = [form.values.get((row, name)) for name in names]
    known = [value for value in written if value is not None]
    if len(known) < len(names) or not {*columns} <= {*names} or names[-1] != "total":
        return None
    wanted: list[Figure] = []
    for name, value in zip(names, known, strict=True):
        needed = [
            {repair.value for repair in item.problem.repairs if repair.cell == _cell(form, row, name)}
            for item in columns.get(name, ())
        ]
        if any(each != needed[0] or len(each) != 1 for each in needed):
            return None
        wanted.append(next(iter(needed[0])) if needed else value)
    aside = wanted[:-1] == known[1:] or wanted[1:] == known[:-1]
    return wanted if aside and wanted != known and sum(wanted[:-1]) == wanted[-1] else None


def _cell(form: Form, row: str, column: str) -> CellKey:
    return CellKey(form.definition.key, row, column)


def _set_back(items: list[Told], form: Form, row: str, wanted: list[Figure]) -> Told:
    """One finding for a row whose figures stand a column aside."""
    first = min(items, key=lambda item: item.rule.code)
    names = list(form.columns)
    right = wanted[:-1] == [form[row, name] for name in names[1:]]
    figures = "、".join(map(show, wanted))
    way = Text("后", "behind") if right else Text("前", "before")
    place = _cell(form, row, names[0])
    label = form.definition.row_label(row)
    changes = Text(figures, figures.replace("、", ", "))
    count = sum(value != form[row, name] for name, value in zip(names, wanted, strict=True))
    problem = structs.replace(
        first.problem,
        kind="row",
        span=form.cells[row, names[0]].span,
        cell=place,
        related=tuple(dict.fromkeys(mention for item in items for mention in item.problem.related)),
        repairs=tuple(
            Repair(_cell(form, row, name), value) for name, value in zip(names, wanted, strict=True)
        ),
        params=first.problem.params | {"row": label, "count": count, "changes": changes, "other": way},
        hint="shifted",
    )
    return Told(first.rule, problem, tuple(sorted({item.rule.code for item in items} - {first.rule.code})))


def without_partial(others: Sequence[Told], roots: list[Told], report: Report) -> list[Told]:
    """`others` and `roots`, without those of cells that are not all known which a root's figure mends."""
    kept: list[Told] = []
    for item in others:
        behind = next(
            (at for at, root in enumerate(roots) if _mends_partly(root.problem, item.problem, report)), None
        )
        if behind is None:
            kept.append(item)
        elif item.rule.code not in (roots[behind].rule.code, *roots[behind].also):
            root = roots[behind]
            also = tuple(sorted({*root.also, item.rule.code}))
            roots[behind] = structs.replace(root, also=also)
    return [*kept, *roots]


def _mends_partly(root: Problem, partial: Problem, report: Report) -> bool:
    """Whether the figure that mends `root` leaves room for the cells of a sum that hold none."""
    if partial.kind != "partial" or root.cell is None:
        return False
    mended = next((repair.value for repair in root.repairs if repair.cell == root.cell), None)
    sides = [mention.role for mention in partial.related if mention.cell == root.cell]
    if mended is None or len(sides) != 1:
        return False
    residual: Figure = partial.params["residual"]
    change = mended - report.forms[root.cell.form][root.cell.row, root.cell.column]
    left = residual + (change if sides[0] == "left" else -change)
    return left <= 0 if residual > 0 else left >= 0


def exchanged(told: list[Told], figures: list[Told], report: Report) -> list[Told]:
    """`told` with its `figures` of the text made one, if they all fit once two rows of a table are exchanged.

    Only where these are the same two for all of them.
    """
    first, *rest = figures
    if "exchanged" not in first.rule.hints:
        return told
    pairs = {
        frozenset((repair.cell, other))
        for repair in first.problem.repairs
        for other in _holding(report, repair)
        if all(_fits(item.problem, repair.cell, other, report) for item in figures)
    }
    if len(pairs) != 1:
        return told
    form = report.forms[first.problem.repairs[0].cell.form]
    rows = sorted({cell.row for cell in pairs.pop()}, key=lambda row: form.cells[row, "total"].span.start)
    one, other = map(form.definition.row_label, rows)
    again = (
        Mention(item.problem.span, "again", value=str(item.problem.params.get("value", ""))) for item in rest
    )
    related = tuple(dict.fromkeys((*first.problem.related, *again)))
    params = first.problem.params | {"row": one, "other": other}
    also = tuple(
        sorted({code for item in figures for code in (item.rule.code, *item.also)} - {first.rule.code})
    )
    changed = Told(
        first.rule, structs.replace(first.problem, related=related, params=params, hint="exchanged"), also
    )
    return [changed if item is first else item for item in told if item is first or item not in rest]


def _holding(report: Report, repair: Repair) -> Iterator[CellKey]:
    """The cells of other rows that hold in the same column what a repair would write."""
    cell = repair.cell
    form = report.forms[cell.form]
    for row in form.rows:
        if (
            row.key != cell.row
            and cell.column == "total"
            and form.values.get((row.key, cell.column)) == repair.value
        ):
            yield CellKey(cell.form, row.key, cell.column)


def _fits(problem: Problem, one: CellKey, other: CellKey, report: Report) -> bool:
    """Whether a figure of the text fits a sum in which one of two cells holds what the other does now."""
    form = report.forms[one.form]
    a, b = form[one.row, one.column], form[other.row, other.column]
    repairs = set(problem.repairs)
    by_one = Repair(one, b) in repairs and Repair(other, b + b - a) not in repairs
    return a != b and (by_one or (Repair(other, a) in repairs and Repair(one, a + a - b) not in repairs))
