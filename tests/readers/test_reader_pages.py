"""PDF and OFD alike: any table comes back as it was set, broken bytes are an answer and never a crash."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.errors import UnreadableError
from govlint.model import Document, Grid
from govlint.readers.ofd import reader as ofd
from govlint.readers.pdf import reader as pdf

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from corpus.model import Cell, Table
from corpus.ofdwriter import write_ofd
from corpus.pdfwriter import write_pdf
from corpus.sheets import Borders, Look
from corpus.typeset import Setter, places_of

ROOT = Path(__file__).parent.parent.parent
RULED: tuple[Borders, ...] = ("lines", "boxes", "double", "frames", "covers")
WORDS = ("", "0", "12", "1,234", "３", "规章", "其他处理", "行政规范性文件", "（一）予以公开", "2.重复申请")


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to 6 by 8 cells, some of them merged."""
    width, height = draw(st.integers(2, 6)), draw(st.integers(2, 8))
    free = {(row, column) for row in range(height) for column in range(width)}
    rows: list[list[Cell]] = [[] for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if (row, column) not in free:
                continue
            down, wide = draw(st.sampled_from([(1, 1)] * 6 + [(1, 2), (2, 1), (2, 2)]))
            covered = {(row + r, column + c) for r in range(down) for c in range(wide)}
            if not covered <= free:
                down = wide = 1
                covered = {(row, column)}
            free -= covered
            text = draw(st.sampled_from(WORDS)) if rows[0] or row else "信息内容"
            rows[row].append(Cell(text, down, wide))
    return Table("disclosure", tuple(map(tuple, rows)), width, 1)


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    (found,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert not any(cell.doubtful for cell in found.cells())
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in found.cells()]


def simplest(table: Table) -> list[tuple[int, int, int, int, str]] | None:
    """The cells as set; None where a row or column is merged away, so that no line shows."""
    places = places_of(table)
    for at in range(1, len(table.rows)):
        if all(row != at for _, row, _ in places):
            return None
    for at in range(1, table.width):
        if all(column != at for _, _, column in places):
            return None
    return [(row, column, cell.rowspan, cell.colspan, cell.text) for cell, row, column in places]


@given(tables(), st.sampled_from(RULED), st.booleans())
@settings(max_examples=80, deadline=None)
def test_any_table_comes_back(table: Table, borders: Borders, single: bool) -> None:
    expected = simplest(table)
    if expected is None:
        return
    setter = Setter(Look(borders=borders, single=single, numbers="none"), "")
    setter.paragraph("示例市数据局公开的政府信息见下表。", "text")
    setter.table(table)
    setter.turn()
    assert grid(pdf.read(write_pdf(setter.sheets), "report.pdf")) == expected
    assert grid(ofd.read(write_ofd(setter.sheets), "report.ofd")) == expected


def answers(read: Callable[[bytes, str], object], data: bytes) -> None:
    try:
        read(data, "report")
    except UnreadableError:
        return  # told in words; anything else would be a crash


def test_broken_pdf_is_an_answer() -> None:
    rng = Random(1)
    whole = (ROOT / "examples/faulty.pdf").read_bytes()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(rng.choice((1, 5, 40))):
            at = rng.randrange(len(data))
            data[at : at + rng.choice((0, 1, 3))] = bytes([rng.randrange(256)])
        answers(pdf.read, bytes(data[: rng.choice((len(data), rng.randrange(len(data))))]))


def test_broken_ofd_is_an_answer() -> None:
    rng = Random(2)
    with zipfile.ZipFile(ROOT / "examples/faulty.ofd") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(60):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            for name, part in parts.items():
                data = bytearray(part)
                for _ in range(rng.choice((0, 0, 3, 30))):
                    data[rng.randrange(len(data))] = rng.choice(b'0123456789. -"<>e/ M')
                package.writestr(name, bytes(data))
        answers(ofd.read, file.getvalue())


@pytest.mark.parametrize(("kind", "library"), [("pdf", "pypdfium2"), ("ofd", "lxml")])
def test_a_missing_library_is_told(kind: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("govlint.readers." + kind)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delattr(f"govlint.readers.{kind}pages", raising=False)
    with pytest.raises(UnreadableError, match=rf"govlint\[{kind}\]"):
        {"pdf": pdf, "ofd": ofd}[kind].read(b"%PDF-1.7", "report")
