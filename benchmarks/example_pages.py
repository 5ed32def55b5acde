"""Makes examples/*.docx, *.pdf and *.ofd of the same reports' web pages.

python benchmarks/example_pages.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from corpus.docx import write_docx
from corpus.model import Cell, Line, Table
from corpus.ofdwriter import write_ofd
from corpus.pdfwriter import write_pdf
from corpus.sheets import Look, Sheet
from corpus.typeset import Setter

import govlint
from govlint.model import Grid

EXAMPLES = Path(__file__).parent.parent / "examples"
LOOK = Look(size=14.0, small=9.0, repeat=True, header=True)


def parts(page: Path) -> tuple[list[Line | Table], str]:
    """The paragraphs and tables of the report in a web page, and its title."""
    result = govlint.open_session().check(page.read_bytes(), str(page), keep=True)
    document, report = result.document, result.report
    assert document is not None
    assert report is not None
    title = document.slice(report.title) if report.title else ""
    found: list[Line | Table] = []
    prose = set(report.prose or ())
    headings = {heading.span.start: heading for heading in report.headings}
    for block in document.blocks:
        if isinstance(block, Grid):
            if any(form.span.start in block.span for form in report.forms.values()):
                found.append(_table(block))
        elif block.span == report.title:
            found.append(Line(title, "", "title"))
        elif block.span in prose:
            heading = headings.get(block.span.start)
            role = "text" if heading is None else "matter" if heading.style == "matter" else "heading"
            found.append(Line(document.slice(block.span), "", role))
    return found, title


def sheets(content: list[Line | Table], title: str) -> list[Sheet]:
    """The same set on sheets."""
    setter = Setter(LOOK, title)
    for part in content:
        if isinstance(part, Table):
            setter.table(part)
        else:
            setter.paragraph(part.text, "heading" if part.role == "matter" else part.role)
    setter.turn()
    return setter.sheets


def _table(grid: Grid) -> Table:
    width = max(cell.column + cell.colspan for cell in grid.cells())
    form = {10: "requests", 15: "review"}.get(width, "disclosure")
    rows = tuple(
        tuple(
            Cell(
                cell.text.replace("\n", ""),
                cell.rowspan,
                cell.colspan,
                ("", "", "") if cell.text.isdigit() else None,
                cell.rowspan > 4,
            )
            for cell in row
        )
        for row in grid.rows
    )
    return Table(form, rows, width, 3 if form != "disclosure" else 1)


def main() -> int:
    """Writes the files; with --check only compares them."""
    stale = []
    for name in ("correct", "faulty"):
        content, title = parts(EXAMPLES / f"{name}.html")
        pages = sheets(content, title)
        for suffix, data in (
            (".docx", write_docx(content, "auto", Random(name))),
            (".pdf", write_pdf(pages, title, compress=True)),
            (".ofd", write_ofd(pages, title)),
        ):
            file = EXAMPLES / f"{name}{suffix}"
            if "--check" in sys.argv:
                stale += [] if file.exists() and file.read_bytes() == data else [file.name]
            else:
                file.write_bytes(data)
    print("not current: " + ", ".join(stale) if stale else "current")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
