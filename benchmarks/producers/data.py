"""Reports handed over as paragraphs and tables to libraries that lay them out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path

from corpus import Report
from corpus.forms import lay_out
from corpus.marks import bare
from corpus.model import Cell, TableSlot
from corpus.typeset import places_of

from producers.tools import FONT, LATIN, NotThereError, Producer, each, in_python, program, run, song, written

_BY_REPORTLAB = """
import json, sys
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
pdfmetrics.registerFont(UnicodeCIDFont('STSong-Light'))
def style(size):
    return ParagraphStyle('s', fontName='STSong-Light', fontSize=size, leading=1.2 * size, wordWrap='CJK')
parts = []
for block in json.load(open(sys.argv[1], encoding='utf-8')):
    if isinstance(block[0], str):
        parts.append(Paragraph(block[0], style(block[1])))
        continue
    rows, spans = block
    rows = [[Paragraph(text, style(5)) if text else '' for text in row] for row in rows]
    commands = [('SPAN', *map(tuple, span)) for span in spans]
    wide = [450 / len(rows[0])] * len(rows[0])
    parts.append(Table(rows, wide, style=[('GRID', (0, 0), (-1, -1), 0.5, 'black'), *commands]))
SimpleDocTemplate(sys.argv[2]).build(parts)
"""
_BY_FPDF = """
import json, sys
from fpdf import FPDF
pdf = FPDF()
pdf.add_font('cjk', fname=sys.argv[3])
pdf.add_font('latin', fname=sys.argv[4])
pdf.set_fallback_fonts(['latin'])
pdf.add_page()
for block in json.load(open(sys.argv[1], encoding='utf-8')):
    if isinstance(block[0], str):
        pdf.set_font('cjk', size=block[1])
        pdf.multi_cell(0, text=block[0], new_x='LMARGIN', new_y='NEXT', wrapmode='CHAR')
        continue
    rows, spans = block
    wide = {(top, left): (right - left + 1, bottom - top + 1) for (left, top), (right, bottom) in spans}
    covered = {(r, c) for (t, l), (w, h) in wide.items() for r in range(t, t + h) for c in range(l, l + w)}
    pdf.set_font('cjk', size=6)
    with pdf.table(first_row_as_headings=False, num_heading_rows=0, wrapmode='CHAR') as table:
        for r, row in enumerate(rows):
            made = table.row()
            for c, text in enumerate(row):
                columns, lines = wide.get((r, c), (1, 1))
                if (r, c) in wide or (r, c) not in covered:
                    made.cell(text, colspan=columns, rowspan=lines)
pdf.output(sys.argv[2])
"""
_FACE = "NotoSerifCJKsc-Regular"
_BY_PDFMAKE = """
const fs = require('fs'), pdfmake = require('pdfmake');
const [data, out, file, face] = process.argv.slice(1);
const content = JSON.parse(fs.readFileSync(data, 'utf8')).map(block => {
  if (typeof block[0] === 'string') return {text: block[0], fontSize: block[1]};
  const [rows, spans] = block;
  const body = rows.map(row => row.map(text => ({text})));
  for (const [[left, top], [right, bottom]] of spans) {
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++) if (r > top || c > left) body[r][c] = {};
    Object.assign(body[top][left], {colSpan: right - left + 1, rowSpan: bottom - top + 1});
  }
  return {table: {widths: rows[0].map(() => '*'), body}, fontSize: 5};
});
pdfmake.setLocalAccessPolicy(() => true);
pdfmake.setFonts({cjk: {normal: [file, face]}});
pdfmake.createPdf({content, defaultStyle: {font: 'cjk'}}).write(out);
"""


def _laid_out(package: str, module: str, code: str) -> Producer:
    """A library that is handed paragraphs and tables."""

    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        files = written([as_data(report, module == "reportlab") for report in reports], ".json", folder)
        return in_python(package, module, code, files, ".pdf", *((song(), LATIN) if module == "fpdf" else ()))

    return make


def pdfmake(reports: Sequence[Report], folder: Path) -> list[Path]:
    """pdfmake, in Node; where npm does not put it, NODE_PATH says where it is."""
    node, font = program("node"), program("fc-match")
    try:
        run([node, "-e", "require.resolve('pdfmake')"], 60)
    except RuntimeError:
        raise NotThereError("npm install pdfmake") from None
    file = subprocess.run([font, "-f", "%{file}", FONT], capture_output=True, text=True).stdout
    files = written([as_data(report, markup=False) for report in reports], ".json", folder)
    return each(
        files,
        ".pdf",
        lambda data, made: run([node, "-e", _BY_PDFMAKE, str(data), str(made), file, _FACE], 120),
    )


def width_of(placed: Sequence[tuple[Cell, int, int]]) -> int:
    """The columns that a table takes; a figure that is split makes its row longer than the others."""
    return max(column + cell.colspan for cell, _, column in placed)


def as_data(report: Report, markup: bool) -> str:
    """The report's paragraphs (words, size) and tables (rows, merged cells) as JSON."""

    def words(text: str) -> str:
        return escape(bare(text), quote=False) if markup else bare(text)

    blocks: list[object] = []
    for block in report.blocks:
        if not isinstance(block, TableSlot):
            blocks.append([words(block.text), {"title": 18, "heading": 13}.get(block.role, 10.5)])
            continue
        table = lay_out(report, block.form)
        placed = places_of(table)
        rows = [[""] * width_of(placed) for _ in table.rows]
        spans = []
        for cell, row, column in placed:
            rows[row][column] = words(cell.text)
            if cell.rowspan * cell.colspan > 1:
                spans.append([[column, row], [column + cell.colspan - 1, row + cell.rowspan - 1]])
        blocks.append([rows, spans])
    return json.dumps(blocks, ensure_ascii=False)


REPORTLAB = _laid_out("reportlab", "reportlab", _BY_REPORTLAB)
FPDF = _laid_out("fpdf2", "fpdf", _BY_FPDF)
