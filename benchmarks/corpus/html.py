"""The report as HTML: clean, a whole government page, Word's own, a layout table, unclosed, cut in two."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from random import Random

from corpus.forms import Layout, lay_out, request_rows
from corpus.marks import bare
from corpus.model import Cell, Line, Report, Table, TableSlot
from corpus.page import around

Writer = Callable[[str, Cell], str]


def _plain(text: str, cell: Cell) -> str:
    return escape(text, quote=False)


def _airy(text: str, cell: Cell) -> str:
    """As editors of content systems leave it: blanks around figures, labels broken, named entities."""
    if cell.key:
        return f"&nbsp;{escape(text, quote=False)}&nbsp; "
    if len(text) in (4, 6) and not bare(text)[0].isdigit():
        text = f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}"
    quoted = escape(text, quote=False).replace("“", "&ldquo;").replace("”", "&rdquo;")
    return quoted.replace("\n", "<br />")


def _spans(cell: Cell) -> str:
    words = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return words + (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "")


def table_markup(table: Table, write: Writer = _plain) -> list[str]:
    """A `<table>` with its spans, a row a line."""
    lines = ['<table border="1">']
    for row in table.rows:
        cells = "".join(f"<td{_spans(cell)}>{write(cell.text, cell)}</td>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return [*lines, "</table>"]


def _unclosed(table: Table) -> list[str]:
    lines = ["<table border=1>"]
    for row in table.rows:
        lines.append("<tr>" + "".join(f"<td{_spans(cell)}>{_plain(cell.text, cell)}" for cell in row))
    return [*lines, "</table>"]


def _cut(report: Report, rng: Random) -> list[str]:
    """Table 三 in two, the header repeated, as a page break in Word leaves it."""
    rows = request_rows(report)
    at = rng.randint(4, len(rows) - 4)
    layout = Layout(report)
    return [
        *table_markup(layout.requests(rows[:at])),
        "<p>&nbsp;</p>",
        *table_markup(layout.requests(rows[at:])),
    ]


_RUNS = re.compile(r"([0-9A-Za-z./:,\-]+)")


def _word_runs(text: str, cell: Cell | None = None) -> str:
    """Runs as Word writes them: digits in spans of their own, long figures in two."""
    if cell is not None and cell.key is not None:
        mark, digits = text[: len(text) - len(bare(text))], bare(text)
        cut = len(digits) // 2
        pieces = [mark + digits[:cut], digits[cut:]] if len(digits) > 2 else [text]
        runs = "".join(
            f"<span lang=EN-US style='font-size:10.5pt'>{escape(piece)}</span>" for piece in pieces
        )
        return f"<p class=MsoNormal align=center style='text-align:center'>{runs}<o:p></o:p></p>"
    if cell is not None and cell.tall:
        glyphs = "<br>".join(escape(glyph) for glyph in text)
        return (
            f"<p class=MsoNormal align=center><span style='font-family:宋体'>{glyphs}</span><o:p></o:p></p>"
        )
    runs = ""
    for piece in _RUNS.split(text):
        if not piece:
            continue
        language = " lang=EN-US" if _RUNS.fullmatch(piece) else ""
        runs += f"<span{language} style='font-family:仿宋_GB2312'>{escape(piece, quote=False)}</span>"
    if cell is not None:
        return f"<p class=MsoNormal>&nbsp;{runs}<o:p></o:p></p>"
    return runs


def _word(report: Report, rng: Random) -> list[str]:
    lines: list[str] = []
    tables = rng.choice((_word_table, _lean_table))
    for block in report.blocks:
        if isinstance(block, TableSlot):
            lines += [_picture(block)] if block.picture else tables(lay_out(report, block.form))
        elif block.role == "text":
            indent = rng.choice(["&nbsp;&nbsp;&nbsp; ", "", "<span lang=EN-US><o:p>&nbsp;</o:p></span>"])
            lines.append(
                "<p class=MsoNormal style='text-indent:32.0pt'"
                f">{indent}{_word_runs(block.text)}<o:p></o:p></p>"
            )
        else:
            style = "text-align:center" if block.role == "title" else "text-indent:32.0pt"
            lines.append(f"<p class=MsoNormal style='{style}'><b>{_word_runs(block.text)}</b><o:p></o:p></p>")
    return lines


def _lean_table(table: Table) -> list[str]:
    """Word's markup after a cleaner went over it: paragraphs and language spans are left."""
    lines = ["<table class=MsoTableGrid border=1>"]
    for row in table.rows:
        cells = ""
        for cell in row:
            words = f"<span lang=EN-US>{cell.text}</span>" if cell.key else _plain(cell.text, cell)
            cells += f"<td{_spans(cell)}><p class=MsoNormal>{words}</p></td>"
        lines.append(f"<tr>{cells}</tr>")
    return [*lines, "</table>"]


def _word_table(table: Table) -> list[str]:
    lines = [
        "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>"
    ]
    for row in table.rows:
        lines.append(" <tr style='height:20.0pt'>")
        for cell in row:
            lines.append(f"  <td width=60{_spans(cell)} style='padding:0cm 5.4pt'>")
            lines += [f"  {_word_runs(cell.text, cell)}", "  </td>"]
        lines.append(" </tr>")
    return [*lines, "</table>"]


def _picture(slot: TableSlot) -> str:
    return f'<p><img src="/images/W0202{slot.form}.png" width="600"></p>'


def _body(report: Report, style: str, rng: Random) -> list[str]:
    lines: list[str] = []
    write = rng.choice((_plain, _plain, _airy))
    for block in report.blocks:
        if isinstance(block, Line):
            lines.append(_element(block, style))
        elif block.picture:
            lines.append(_picture(block))
        elif style == "unclosed":
            lines += _unclosed(lay_out(report, block.form))
        elif style == "cut" and block.form == "requests":
            lines += _cut(report, rng)
        else:
            lines += table_markup(lay_out(report, block.form), write)
    return lines


def _element(line: Line, style: str) -> str:
    text = escape(line.text, quote=False)
    if style == "unclosed":
        return f"<p>{'　　' if line.role == 'text' else ''}{text}"
    if style in ("page", "layout") and line.role in ("heading", "matter"):
        return f"<p><strong>{text}</strong></p>"
    name = {"title": "h1", "heading": "h2", "matter": "h3"}.get(line.role, "p")
    return f"<{name}>{text}</{name}>"


def render_html(report: Report, style: str, rng: Random, charset: str) -> str:
    """The whole report as a page in `style` that says it is in `charset`."""
    if style == "page":
        heading = report.lines(role="title")
        inner = report
        lines = _body(inner, style, rng)
        if heading and rng.random() < 0.5:
            lines = [f"<h1>{escape(''.join(line.text for line in heading))}</h1>", *lines[len(heading) :]]
        return "\n".join(around(report, lines, charset, rng))
    lines = _word(report, rng) if style == "word" else _body(report, style, rng)
    if style == "layout":
        top = '<table width="960" align="center"><tr><td><img src="/images/top.jpg"></td></tr><tr><td>'
        lines = [top, *lines, "</td></tr></table>"]
    office = ' xmlns:o="urn:schemas-microsoft-com:office:office"' if style == "word" else ""
    title = f"<title>{escape(bare(report.title))}</title>"
    head = [
        f"<html{office}>",
        "<head>",
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">',
        title,
    ]
    return "\n".join(["<!DOCTYPE html>", *head, "</head>", "<body>", *lines, "</body>", "</html>", ""])
