"""Reads workbooks as filled in by reporting systems: each sheet's tables as grids, words between as lines."""

from __future__ import annotations

from govlint.errors import UnreadableError
from govlint.hookspecs import Document
from govlint.limits import limits
from govlint.model import Block, Cell, Grid, Paragraph, Span, Text
from govlint.readers.sheet import Region, Sheet, regions
from govlint.readers.sidebyside import Filled


def read(data: bytes, path: str) -> Document:
    """The document in a workbook (.xlsx, .xls). Raises `UnreadableError` for one that cannot be read."""
    try:
        from govlint.readers import workbook
    except ImportError:
        raise UnreadableError(
            "读表格文件要先安装：pip install 'govlint[office]'",
            "to read workbooks, install: pip install 'govlint[office]'",
        ) from None
    sheets = workbook.sheets_of(data)
    writer = _Writer()
    for sheet in sheets.visible:
        for region in regions(sheet, limits().cells):
            writer.region(sheet, region)
    return Document(
        path=path,
        reader="xlsx",
        encoding=None,
        source=writer.text,
        text=writer.text,
        blocks=tuple(writer.blocks),
        lined=False,
        tabular=True,
        places=tuple(writer.places),
        notes=(*_notes(sheets.hidden, writer.doubtful), *sheets.notes),
    )


class _Writer:
    """Gathers text, blocks and places of all sheets."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.places: list[tuple[int, Text]] = []
        self.doubtful = 0
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def region(self, sheet: Sheet, region: Region) -> None:
        """Write a table, or a line between tables."""
        if self._length:
            self._write("\n")
        if region.is_line:
            self.blocks.append(Paragraph(self._cell(sheet, region.rows[0][0]), 0))
            return
        start, rows = self._length, []
        for number, row in enumerate(region.rows):
            if number:
                self._write("\n")
            cells = []
            for index, filled in enumerate(row):
                if index:
                    self._write("\t")
                span = self._cell(sheet, filled)
                cells.append(
                    Cell(
                        filled.text,
                        span,
                        number,
                        filled.column - region.left,
                        filled.rowspan,
                        filled.colspan,
                        filled.doubtful,
                    )
                )
            rows.append(tuple(cells))
        self.blocks.append(Grid(Span(start, self._length), tuple(rows), ruled=True))

    def _cell(self, sheet: Sheet, filled: Filled) -> Span:
        self.places.append((self._length, sheet.place_of(filled.row, filled.column)))
        self.doubtful += filled.doubtful
        start = self._length
        self._write(filled.text)
        return Span(start, self._length)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _notes(hidden: int, doubtful: int) -> tuple[Text, ...]:
    notes = []
    if hidden:
        notes.append(
            Text(f"有 {hidden} 个隐藏的工作表，没有读", f"{hidden} hidden sheets, which were not read")
        )
    if doubtful:
        notes.append(
            Text(
                f"有 {doubtful} 个公式没有存下算出的值，这些格不检查；请用 Excel 或 WPS 打开后另存一次",
                f"{doubtful} formulas without their results, not assessed; open the file and save it again",
            )
        )
    return tuple(notes)
