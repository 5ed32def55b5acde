"""Reports in the markup of programs that set type: Typst, XeTeX, and XSL-FO for FOP."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from corpus import Report
from corpus.forms import lay_out
from corpus.marks import bare
from corpus.model import TableSlot
from corpus.typeset import places_of

from producers.data import width_of
from producers.tools import FONT, each, in_python, program, run, song, written

_BY_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_FO = (
    '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="song" font-size="10.5pt">'
    '<fo:layout-master-set><fo:simple-page-master master-name="a4" page-width="21cm" page-height="29.7cm" '
    'margin="2cm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>'
    '<fo:page-sequence master-reference="a4"><fo:flow flow-name="xsl-region-body">{}</fo:flow>'
    "</fo:page-sequence></fo:root>"
)
_FO_FONT = (
    '<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts><font embed-url="{}">'
    '<font-triplet name="song" style="normal" weight="normal"/></font></fonts></renderer></renderers></fop>'
)
_LOOK = "hlines,vlines,hspan=minimal,colsep=1pt,rowsep=1pt"
_TEX = r"""\documentclass[fontset=none,zihao=5]{ctexart}
\usepackage[a4paper,margin=2cm]{geometry}
\usepackage{tabularray}
\setmainfont[Ligatures=TeXOff]{DejaVu Serif}
\setCJKmainfont{%s}
\setCJKsansfont{%s}
\emergencystretch=3em
\begin{document}
%s
\end{document}
"""


def typst(reports: Sequence[Report], folder: Path) -> list[Path]:
    """Typst."""
    files = written(list(map(typst_of, reports)), ".typ", folder)
    return in_python("typst", "typst", _BY_TYPST, files, ".pdf")


def typst_of(report: Report) -> str:
    """The report in Typst's markup."""
    lines = [f'#set text(font: ("{FONT}"), size: 11pt, lang: "zh")', "#set par(justify: true)"]
    for block in report.blocks:
        if isinstance(block, TableSlot):
            placed = places_of(lay_out(report, block.form))
            cells = "".join(
                f"table.cell(x: {column}, y: {row}, rowspan: {cell.rowspan}, colspan: {cell.colspan})"
                f"[#{_quoted(cell.text)}],\n"
                for cell, row, column in placed
            )
            lines.append(f"#text(size: 7pt)[#table(columns: {width_of(placed)}, {cells})]")
        else:
            level = {"title": "= ", "heading": "== ", "matter": "=== "}.get(block.role, "")
            lines.append(f"{level}#{_quoted(block.text)}")
    return "\n\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + bare(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def xetex(reports: Sequence[Report], folder: Path) -> list[Path]:
    """XeTeX with ctex, tables by tabularray."""
    command = [program("xelatex"), "-interaction=batchmode", f"-output-directory={folder}"]
    files = written(list(map(tex_of, reports)), ".tex", folder)
    return each(files, ".pdf", lambda file, made: run([*command, str(file)], 300))


def tex_of(report: Report) -> str:
    """The report in LaTeX."""
    parts = []
    for block in report.blocks:
        if isinstance(block, TableSlot):
            placed = places_of(lay_out(report, block.form))
            width = width_of(placed)
            rows = [[""] * width for _ in range(max(row + cell.rowspan for cell, row, _ in placed))]
            for cell, row, column in placed:
                wide = cell.rowspan * cell.colspan > 1
                head = f"\\SetCell[r={cell.rowspan},c={cell.colspan}]{{m}} " if wide else ""
                rows[row][column] = head + "{" + _tex(cell.text) + "}"
            body = "".join(" & ".join(row) + " \\\\\n" for row in rows)
            look = f"width=\\linewidth,colspec={{*{{{width}}}{{X[m]}}}},{_LOOK}"
            parts.append(f"{{\\tiny\\begin{{tblr}}{{{look}}}\n{body}\\end{{tblr}}}}")
        else:
            size = {"title": "\\zihao{2}", "heading": "\\zihao{3}"}.get(block.role, "")
            parts.append(f"{{{size} {_tex(block.text)}\\par}}")
    return _TEX % (FONT, FONT, "\n\n".join(parts))


def _tex(text: str) -> str:
    text = re.sub(r"([#$%&_{}])", r"\\\1", bare(text).replace("\\", " "))
    text = text.replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
    return re.sub(r"([/.])(?=\w)", r"\1\\allowbreak{}", text)


def fop(reports: Sequence[Report], folder: Path) -> list[Path]:
    """Apache FOP, which Java programs make PDF with (docx4j among them)."""
    (folder / "fop.xconf").write_text(_FO_FONT.format(song().as_uri()), encoding="utf-8")
    command = [program("fop"), "-q", "-c", str(folder / "fop.xconf"), "-fo"]
    files = written(list(map(fo_of, reports)), ".fo", folder)
    return each(files, ".pdf", lambda file, made: run([*command, str(file), "-pdf", str(made)], 300))


def fo_of(report: Report) -> str:
    """The report in XSL-FO."""
    parts = []
    for block in report.blocks:
        if not isinstance(block, TableSlot):
            size = {"title": 18, "heading": 13}.get(block.role, 10.5)
            parts.append(f'<fo:block font-size="{size}pt">{_xml(block.text)}</fo:block>')
            continue
        placed = places_of(lay_out(report, block.form))
        columns = '<fo:table-column column-width="proportional-column-width(1)"/>' * width_of(placed)
        rows: dict[int, str] = {}
        for cell, row, column in placed:
            rows[row] = rows.get(row, "") + (
                f'<fo:table-cell border="0.5pt solid black" padding="1pt" column-number="{column + 1}" '
                f'number-columns-spanned="{cell.colspan}" number-rows-spanned="{cell.rowspan}">'
                f"<fo:block>{_xml(cell.text)}</fo:block></fo:table-cell>"
            )
        body = "".join(f"<fo:table-row>{rows[row]}</fo:table-row>" for row in sorted(rows))
        parts.append(
            '<fo:table table-layout="fixed" width="100%" font-size="6pt" border-collapse="collapse">'
            f"{columns}<fo:table-body>{body}</fo:table-body></fo:table>"
        )
    return _FO.format("".join(parts))


def _xml(text: str) -> str:
    return escape(bare(text), quote=False)
