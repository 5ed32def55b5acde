"""Labels in a table of their own, and the figures in the one beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govlint.report import CellKey
from laidout import Matrix, laid_out
from recognised import checked

WIDTH = 3
HEADS = 3


def table(rows: Matrix) -> str:
    return "<table>" + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows) + "</table>"


def apart(labels: int, figures: int, lost: int = 0) -> Callable[[Matrix], str]:
    """Table three in two: without so many rows above its labels, and above its figures; some lost below."""

    def laid(cells: Matrix) -> str:
        if len(cells[0]) != WIDTH + 7:
            return table(cells)
        left = [row[:WIDTH] for row in cells][labels:]
        right = [row[WIDTH:] for row in cells][figures:]
        return table(left) + table(right[: len(right) - lost])

    return laid


def report(labels: int, figures: int, lost: int = 0) -> str:
    return laid_out(apart(labels, figures, lost), "", between="<p>")


@pytest.mark.parametrize("labels", [0, 2, HEADS])
@pytest.mark.parametrize("figures", [0, HEADS])
def test_labels_and_figures_are_told_together(labels: int, figures: int) -> None:
    result = checked(report(labels, figures), "a.html")
    assert [item for item in result.findings if item.severity != "info"] == []
    assert result.report is not None
    assert len(result.report.forms["requests"].values) == 175
    wrong = report(labels, figures).replace("<td>2</td><td>1</td>", "<td>2</td><td>3</td>", 1)
    cells = {item.cell for item in checked(wrong, "a.html").findings if item.severity == "error"}
    assert cells == {CellKey("requests", "new", "business")}


@pytest.mark.parametrize("lost", [1, 4])
def test_where_rows_are_lost_nobody_can_tell(lost: int) -> None:
    result = checked(report(HEADS, HEADS, lost), "a.html")
    assert result.report is not None
    form = result.report.forms.get("requests")
    assert form is None or not form.values
    assert "BAL001" not in [item.rule for item in result.findings]


def test_words_between_the_tables_part_them() -> None:
    text = report(HEADS, HEADS)
    at = text.index("</table><table><tr><td>2</td>") + len("</table>")
    result = checked(f"{text[:at]}<p>另一张表如下：</p>{text[at:]}", "a.html")
    assert result.report is not None
    assert "requests" not in result.report.forms or not result.report.forms["requests"].values
