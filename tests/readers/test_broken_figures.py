"""Figures that broke in the narrow columns of a table without lines: of no row their pieces may be of."""

from __future__ import annotations

import pytest

from govlint.model import Document, Grid
from govlint.readers.layout import assemble, broken
from govlint.readers.layout.bands import Bands, Part
from govlint.readers.layout.lines import Piece
from govlint.readers.layout.page import Page, Run

SIZE, LINE = 10.0, 15.0
COLUMNS = ("自然人", "企业", "科研", "公益", "总计")
Rows = list[tuple[str, list[str]]]


def run(text: str, x: float, base: float) -> Run:
    lefts, at = [], x
    for character in text:
        lefts.append(at)
        at += SIZE * (0.5 if character.isascii() else 1.0)
    return Run(text, tuple(lefts), (*lefts[1:], at), base, SIZE)


def table(rows: Rows, place: str, base: float = 100, *, headed: bool = True) -> list[Run]:
    """A table whose figures break after two digits, each row as high as its highest cell and no higher."""
    runs = [run(word, 200 + 50 * at, base) for at, word in enumerate(COLUMNS)] if headed else []
    base += 3 * LINE if headed else 0
    for label, figures in rows:
        broken_up = [[word[at : at + 2] for at in range(0, len(word), 2)] for word in figures]
        lines = max(map(len, broken_up))
        for x, cell in [(100.0, [label]), *((210.0 + 50 * at, cell) for at, cell in enumerate(broken_up))]:
            spare = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[place] * (lines - len(cell))
            runs += [run(piece, x, base + (spare + at) * LINE) for at, piece in enumerate(cell)]
        base += lines * LINE
    return runs


def cells(*pages: list[Run]) -> dict[str, list[tuple[str, bool]]]:
    """The figures of each row by its label, and whether they are doubtful."""
    read: Document = assemble.document_of(
        [Page(number=at, width=600, height=800, runs=tuple(runs)) for at, runs in enumerate(pages, 1)],
        path="a.pdf",
        reader="pdf",
        metadata={},
    )
    grids = [block for block in read.blocks if isinstance(block, Grid)]
    return {
        row[0].text: [(cell.text, cell.doubtful) for cell in row[1:]]
        for grid in grids
        for row in grid.rows
        if row[0].text
    }


ROWS: Rows = [
    ("一、新收", ["12", "0", "0", "0", "12"]),
    ("二、结转", ["127", "0", "0", "3", "130"]),
    ("三、公开", ["18", "0", "0", "0", "18"]),
    ("四、办理", ["9", "0", "0", "0", "9"]),
]


@pytest.mark.parametrize(
    ("place", "other"), [("top", "三、公开"), ("middle", "二、结转"), ("bottom", "一、新收")]
)
def test_the_cells_beside_a_piece_are_doubtful_all(place: str, other: str) -> None:
    found = cells(table(ROWS, place))
    for label in ("二、结转", other):
        assert found[label][0][1], found
        assert found[label][4][1], found
    assert found["四、办理"] == [(word, False) for word in ROWS[3][1]]
    assert not found["二、结转"][1][1]


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_a_row_whose_pieces_a_page_break_cut_off(place: str) -> None:
    above, below = table(ROWS[:1], place), table(ROWS[1:], place, headed=False)
    if place == "top":
        above = table([*ROWS[:1], ("二、结转", ["12", "0", "0", "3", "13"])], place)
        below = [run("7", 210, 100), run("0", 410, 100), *table(ROWS[2:], place, 100 + LINE, headed=False)]
    found = cells(above, below)
    assert found["二、结转"][0][1]
    assert found["二、结转"][4][1]


def test_rows_of_whole_figures_are_sure() -> None:
    rows = [(label, [word[:2] for word in figures]) for label, figures in ROWS]
    found = cells(table(rows, "top"))
    assert found == {label: [(word, False) for word in figures] for label, figures in rows}


def test_a_row_that_is_far_off_is_not_doubted() -> None:
    bands = Bands(((210, 220), (260, 270)), 180)
    piece = Part(Piece("7", 210, 215, SIZE, False), 114, 114)
    assert list(broken.doubted_beside([piece], bands, [100, 160], [])) == [(0, 0)]
    assert list(broken.doubted_beside([piece], bands, [100, 130], [])) == [(0, 0), (1, 0)]
    assert list(broken.doubted_beside([piece], bands, [100, 114, 130], [])) == []
    assert list(broken.doubted_beside([piece], bands, [100, 114, 130], [114])) == [(0, 0), (2, 0)]
