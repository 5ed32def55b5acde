"""The tables of a report as a workbook, as reporting systems give them out: cells merged, figures numbers."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape

from corpus.forms import lay_out
from corpus.marks import bare
from corpus.model import Report, TableSlot

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d*[1-9])?")
_NAMES = {"disclosure": "表二", "requests": "表三", "review": "表四"}


class _Sheet:
    """One sheet in the making."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.merged: list[str] = []

    def line(self, text: str, width: int) -> None:
        """A line over the whole width."""
        at = len(self.rows)
        self.merged.append(f"A{at + 1}:{_column(width - 1)}{at + 1}")
        self.rows.append(f'<row r="{at + 1}">{_cell(at, 0, text)}</row>')

    def form(self, report: Report, form: str) -> None:
        """A form with an empty row after it."""
        taken: dict[tuple[int, int], bool] = {}
        first = len(self.rows)
        for at, row in enumerate(lay_out(report, form).rows, first):
            column, cells = 0, []
            for cell in row:
                while (at, column) in taken:
                    column += 1
                cells.append(_cell(at, column, bare(cell.text)))
                for down in range(cell.rowspan):
                    taken.update({(at + down, column + right): True for right in range(cell.colspan)})
                if cell.rowspan > 1 or cell.colspan > 1:
                    last = f"{_column(column + cell.colspan - 1)}{at + cell.rowspan}"
                    self.merged.append(f"{_column(column)}{at + 1}:{last}")
                column += cell.colspan
            self.rows.append(f'<row r="{at + 1}">{"".join(cells)}</row>')
        self.rows.append(f'<row r="{len(self.rows) + 1}"/>')

    def xml(self) -> str:
        """The part."""
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in self.merged)
        rows = "".join(self.rows)
        return (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>'
            f'<mergeCells count="{len(self.merged)}">{merged}</mergeCells></worksheet>'
        )


def _column(index: int) -> str:
    return chr(ord("A") + index)


def _cell(row: int, column: int, text: str) -> str:
    place = f"{_column(column)}{row + 1}"
    if _NUMBER.fullmatch(text):
        return f'<c r="{place}"><v>{text}</v></c>'
    if not text:
        return f'<c r="{place}"/>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def render_xlsx(report: Report, style: str) -> bytes:
    """The report's tables, all on one sheet (`one`) or each on its own (`each`); without its text."""
    forms = [block.form for block in report.blocks if isinstance(block, TableSlot) and not block.picture]
    sheets: dict[str, _Sheet] = {}
    for form in forms:
        name = "附表" if style == "one" else _NAMES[form]
        if name not in sheets:
            sheets[name] = _Sheet()
            sheets[name].line(bare(report.title), 10)
        sheets[name].form(report, form)
    return _package({name: sheet.xml() for name, sheet in (sheets or {"空": _Sheet()}).items()})


def _package(sheets: dict[str, str]) -> bytes:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for n in numbers
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, sheets, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        "</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in zip(numbers, sheets.values(), strict=True)},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            package.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), head + text, zipfile.ZIP_DEFLATED)
    return file.getvalue()
