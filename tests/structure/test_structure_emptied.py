"""Tables whose empty cells a program filled with its own word for nothing."""

from __future__ import annotations

import pytest

from govlint.model import Grid
from govlint.structure.emptied import with_blanks
from govlint.testing import base_report
from laidout import barred, laid_out
from recognised import checked, figures, read


def sheet(word: str, year: int = 2024, head: str = "Unnamed: {}") -> str:
    return laid_out(barred([head]), word, year=year, between="\n\n", title="# ", heading="## ")


@pytest.mark.parametrize("word", ["NaN", "nan", "None", "<NA>", "null", ""])
@pytest.mark.parametrize("head", ["Unnamed: {}", "{}", "Unnamed: {}_level_0"])
def test_a_converted_sheet_is_read_as_if_its_cells_were_empty(word: str, head: str) -> None:
    report = sheet(word, head=head)
    assert figures(read(report, "a.md")) == figures(read(base_report(2024)))
    assert checked(report, "a.md").findings == ()
    assert not [one for one in checked(report, "a.md").not_assessed if one.rule[:3] in ("BAL", "TXT")]


def test_numbers_before_its_rows_are_none_of_its_cells() -> None:
    def numbered(cells: list[list[str]]) -> str:
        return barred()(
            [["", *map(str, range(len(cells[0])))], *([str(at), *row] for at, row in enumerate(cells))]
        )

    report = laid_out(numbered, "NaN", between="\n\n")
    assert figures(read(report, "a.md")) == figures(read(base_report(2024)))
    assert checked(report, "a.md").findings == ()


def test_a_page_of_it_is_too() -> None:
    page = laid_out(
        lambda cells: (
            "<table>" + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in cells) + "</table>"
        ),
        "NaN",
    ).replace("\n", "<p>")
    assert figures(read(f"<meta charset=utf-8>{page}", "a.html")) == figures(read(base_report(2024)))


def test_a_figure_that_is_missing_there_is_a_blank() -> None:
    report = sheet("NaN").replace(
        "| 1.本机关不掌握相关政府信息 | 1 | 0 |", "| 1.本机关不掌握相关政府信息 | 1 | NaN |"
    )
    found = [(one.rule, one.cell and one.cell.column) for one in checked(report, "a.md").findings]
    assert found == [("BAL006", "business")]
    assert "NaN" not in checked(report, "a.md").findings[0].message


def test_the_word_in_place_of_figures_alone_is_told_as_it_stands() -> None:
    report = base_report(2024).replace(
        "0 | 0 | 0 | 0 | 0 | 0 | 0 |", "NaN | NaN | NaN | NaN | NaN | NaN | NaN |"
    )
    assert "“NaN”" in checked(report).findings[0].message


def test_what_no_program_filled_stays_as_it_is() -> None:
    document = checked(base_report(2024).replace("规章 |", "NaN |")).document
    assert document is not None
    assert with_blanks(document) is document
    assert any(isinstance(block, Grid) for block in document.blocks)
