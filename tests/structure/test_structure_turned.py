"""Table three with its columns as rows: read where it is whole, else told of as not read."""

from __future__ import annotations

import pytest

from govlint.model import Grid
from govlint.structure.turned import is_turned
from govlint.testing import base_report
from laidout import Matrix, barred, laid_out
from recognised import checked, labels, read


def turned(cells: Matrix) -> Matrix:
    return [list(row) for row in zip(*cells, strict=True)] if len(cells) > 20 else cells


def page(cells: Matrix) -> str:
    rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in turned(cells))
    return f"<table>{rows}</table><p>"


def page_of(path: str, merged: str | None, year: int) -> str:
    if path == "a.md":
        return laid_out(lambda cells: barred()(turned(cells)), merged, year=year, between="\n\n")
    return '<meta charset="utf-8"><p>' + laid_out(page, merged, year=year, between="\n<p>")


@pytest.mark.parametrize("year", [2020, 2024])
@pytest.mark.parametrize("merged", ["", None])
@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_it_is_read_as_if_it_stood_upright(path: str, merged: str | None, year: int) -> None:
    result = checked(page_of(path, merged, year), path)
    assert result.findings == ()
    assert result.report is not None
    found = result.report.forms["requests"]
    assert found.values == read(base_report(year)).forms["requests"].values
    assert {"BAL001", "BAL002", "BAL003", "BAL006"} <= set(result.assessed)


def test_where_it_is_not_whole_nothing_is_told_of_it() -> None:
    text = page_of("a.html", "", 2024).replace("<td>科研机构</td>", "<td>科学机构</td>")
    result = checked(text, "a.html")
    assert result.findings == ()
    assert {"BAL001", "BAL002", "BAL003", "BAL006"} <= {one.rule for one in result.not_assessed}
    assert result.report is not None
    assert "requests" not in result.report.forms
    assert "disclosure" in result.report.forms


@pytest.mark.parametrize("year", [2020, 2024])
def test_the_official_tables_are_not_turned(year: int) -> None:
    document = checked(base_report(year)).document
    assert document is not None
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert len(grids) == 3
    assert not any(is_turned(grid, labels("2019" if year == 2020 else "2021")) for grid in grids)


def test_a_table_all_on_one_line_is_not_turned() -> None:
    text = base_report().replace(" |\n", " | ")
    document = checked(text).document
    assert document is not None
    assert not any(is_turned(block, labels("2021")) for block in document.blocks if isinstance(block, Grid))
