"""Tables as sites and their editors lay them out: a correct report has no fault, a wrong cell is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govlint.packtest.pageexamples import _table
from govlint.packtest.specimen import blocks
from recognised import checked

Row = list[tuple[str, int, int]]
NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
HEAD = 3
"""So many rows stand above the figures of table three."""


def cell(words: str, down: int = 1, across: int = 1, inside: str = "{}", tag: str = "td") -> str:
    return f'<{tag} rowspan="{down}" colspan="{across}">{inside.format(words)}</{tag}>'


def written(rows: list[Row], inside: str = "{}", figure: str = "", tag: str = "td") -> str:
    lines = [
        [cell(w, d, a, figure if figure and w.isdecimal() else inside, tag) for w, d, a in row]
        for row in rows
    ]
    return "".join(f"<tr>{''.join(line)}</tr>" for line in lines)


def two_tables(rows: list[Row]) -> str:
    head, body = written(rows[:HEAD], tag="th"), written(rows[HEAD:], '<div class="cell">{}</div>')
    return f"<div><table><thead>{head}</thead></table></div><div><table><tbody>{body}</tbody></table></div>"


def total_at_the_foot(rows: list[Row]) -> str:
    head, body, foot = written(rows[:HEAD]), written(rows[HEAD:-1]), written(rows[-1:])
    return f"<table><thead>{head}</thead><tfoot>{foot}</tfoot><tbody>{body}</tbody></table>"


def named(rows: list[Row]) -> str:
    body = "".join(
        f"<tr>{''.join(cell(*item) for item in row[:-7])}"
        + "".join(
            cell(w, inside=f"<span>{name}</span>{{}}")
            for name, (w, _, _) in zip(NAMES, row[-7:], strict=True)
        )
        + "</tr>"
        for row in rows[HEAD:]
    )
    return f"<table>{written(rows[:HEAD])}{body}</table>"


def numbered(rows: list[Row]) -> str:
    first: Row = [("序号", HEAD, 1)]
    body: list[Row] = [[(str(at), 1, 1), *row] for at, row in enumerate(rows[HEAD:], start=1)]
    return f"<table>{written([[*first, *rows[0]], *rows[1:HEAD], *body])}</table>"


def with_remarks(rows: list[Row]) -> str:
    body: list[Row] = [[*row, ("", 1, 1)] for row in rows[HEAD:]]
    return f"<table>{written([[*rows[0], ('备注', HEAD, 1)], *rows[1:HEAD], *body])}</table>"


def total_first(rows: list[Row]) -> str:
    body: list[Row] = [[*row[:-7], row[-1], *row[-7:-1]] for row in rows[HEAD:]]
    return f"<table>{written([rows[0], [rows[1][2], *rows[1][:2]], rows[2], *body])}</table>"


def parted(rows: list[Row]) -> str:
    head = written(rows[:HEAD])
    return "<p>&nbsp;</p>".join(
        f"<table>{head}{written(part)}</table>" for part in (rows[HEAD:5], rows[5:15], rows[15:])
    )


LAYOUTS: dict[str, Callable[[list[Row]], str]] = {
    "the head in a table of its own": two_tables,
    "a foot before the rows": total_at_the_foot,
    "names before the figures": named,
    "a column of numbers": numbered,
    "a column of remarks": with_remarks,
    "the total first": total_first,
    "units": lambda rows: f"<table>{written(rows, figure='{}件')}</table>",
    "inputs": lambda rows: f"<table>{written(rows, figure='<input readonly value={}>')}</table>",
    "anchors": lambda rows: f"<table>{written(rows, '<a name=c>{}</a>')}</table>",
}


def page(table: Callable[[list[Row]], str], *, wrong: bool = False) -> str:
    found = []
    for _, kind, text in blocks(2024):
        if kind != "table":
            found.append(f"<p>{text}</p>")
            continue
        rows = _table(text)
        if not text.startswith("（本列"):
            found.append(f"<table>{written(rows)}</table>")
            continue
        if wrong:
            at = next(at for at, row in enumerate(rows) if row[0][0].startswith("2.没有现成"))
            rows[at] = [*rows[at][:-5], ("4", 1, 1), *rows[at][-4:]]
        found.append(table(rows))
    return "".join(found)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_correct_report_has_no_fault(name: str) -> None:
    result = checked(page(LAYOUTS[name]), "a.html")
    assert result.findings == ()
    assert not {one.rule for one in result.not_assessed} & {"BAL001", "BAL002", "BAL003", "BAL006"}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_wrong_cell_is_told_there(name: str) -> None:
    (finding,) = checked(page(LAYOUTS[name], wrong=True), "a.html").findings
    assert finding.cell is not None
    assert (finding.cell.row, finding.cell.column) == ("unavailable.needs_creation", "research")


def test_a_table_in_parts_under_the_head_again_is_one() -> None:
    assert checked(page(parted), "a.html").findings == ()
