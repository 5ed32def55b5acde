"""Part of the annotated page: the report itself, its paragraphs, headings, tables and pictures as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.annotate.marks import Marker
from govlint.model import Block, Cell, Document, Grid, Paragraph, Picture, Span, Text
from govlint.report import Report
from govlint.reporters.markup import escaped

_DEEPEST = 6
# Beyond that a table is no report's, and its gaps are not looked for.
_WIDE = 100_000


def leaves(document: Document) -> list[Span]:
    """What the text of a document is written in, in order: paragraphs, cells, pictures."""
    found: list[Span] = []
    for block in document.blocks:
        found += [cell.span for cell in block.cells()] if isinstance(block, Grid) else [block.span]
    return found


class Body:
    """Writes the blocks of a report's document."""

    def __init__(self, report: Report, marker: Marker, lang: str) -> None:
        self._report = report
        self._marker = marker
        self._lang = lang
        self._headings = {heading.span.start: heading for heading in report.headings}
        self._values = {cell.span.start for form in report.forms.values() for cell in form.cells.values()}
        self._tables = 0

    def html(self) -> Iterator[str]:
        """The blocks in order, one or more lines each."""
        for block in self._report.document.blocks:
            outside = not self._report.body.start <= block.span.start < self._report.body.end
            yield from self._block(block, ' class="outside"' if outside else "")

    def _block(self, block: Block, attributes: str) -> Iterator[str]:
        if isinstance(block, Grid):
            yield from self._grid(block)
        elif isinstance(block, Picture):
            shown = Text(f"〔图片：{block.alt or '没有文字说明'}〕", f"[picture: {block.alt or 'no words'}]")
            words = escaped(shown.in_language(self._lang)) + self._marker.html(block.span)
            yield f"<p{attributes}>{words}</p>"
        elif words := self._marker.html(block.span):
            tag = self._tag(block)
            yield f"<{tag}{attributes}>{words}</{tag}>"

    def _tag(self, block: Paragraph) -> str:
        title = self._report.title
        if title and block.span.start <= title.start < block.span.end:
            return "h3"
        heading = self._headings.get(block.span.start)
        if heading and heading.span.end >= block.span.end:
            return "h3" if heading.style == "section" else "h4"
        return f"h{min(block.level + 2, _DEEPEST)}" if block.level else "p"

    def _grid(self, grid: Grid) -> Iterator[str]:
        form = next((form for form in self._report.forms.values() if _touch(form.span, grid.span)), None)
        self._tables += 1
        name = form.definition.title if form else Text(f"表格 {self._tables}", f"table {self._tables}")
        words = escaped(name.in_language(self._lang))
        yield f'<div class="scroll" role="group" tabindex="0" aria-label="{words}"><table>'
        if form:
            yield f"<caption>{words}</caption>"
        first = next((index for index, row in enumerate(grid.rows) if self._has_value(row)), 0) if form else 0
        rows = list(self._rows(grid, first if form else None))
        # A header that a row of figures grows out of is no header of its own.
        apart = all(cell.row + cell.rowspan <= first for row in grid.rows[:first] for cell in row)
        if apart and first > 0:
            yield f"<thead>{''.join(rows[:first])}</thead>"
            rows = rows[first:]
        yield from ("<tbody>", *rows, "</tbody>")
        yield "</table></div>"

    def _rows(self, grid: Grid, first: int | None) -> Iterator[str]:
        until: dict[int, int] = {}
        narrow = sum(cell.colspan for cell in grid.cells()) <= _WIDE
        for index, row in enumerate(grid.rows):
            cells: list[str] = []
            for cell in row:
                if grid.ruled and narrow:
                    cells += ["<td></td>"] * _gap(cell, index, until)
                cells.append(self._cell(cell, index, first))
            yield f"<tr>{''.join(cells)}</tr>"

    def _has_value(self, row: tuple[Cell, ...]) -> bool:
        return any(cell.span.start in self._values for cell in row)

    def _cell(self, cell: Cell, row: int, first: int | None) -> str:
        """A cell; in a form, what holds no figure is the header of its column above the `first` row of
        figures, and of its row from there on."""
        words = self._marker.html(cell.span)
        spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        if first is None or not words or cell.span.start in self._values:
            figure = ' class="figure"' if cell.span.start in self._values else ""
            return f"<td{figure}{spans}>{words}</td>"
        across = cell.colspan if row < first else cell.rowspan
        scope = ("col" if row < first else "row") + ("group" if across > 1 else "")
        return f'<th scope="{scope}"{spans}>{words}</th>'


def _gap(cell: Cell, row: int, until: dict[int, int]) -> int:
    """How many columns before a cell no cell covers; notes what the cell covers itself."""
    column = cell.column - 1
    while column >= 0 and until.get(column, 0) <= row:
        column -= 1
    gap = cell.column - 1 - column
    for covered in range(cell.column - gap, cell.column + cell.colspan):
        until[covered] = max(until.get(covered, 0), row + (cell.rowspan if covered >= cell.column else 1))
    return gap


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
