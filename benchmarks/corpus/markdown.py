"""The report as Markdown: pipe tables or HTML tables, three kinds of headings, front matter or none."""

from __future__ import annotations

from random import Random

from corpus.forms import lay_out
from corpus.html import table_markup
from corpus.marks import bare
from corpus.model import Line, Report, Table, TableSlot


def grid(table: Table, repeat: bool) -> list[list[str]]:
    """The table without spans: what a merged cell covers is blank, or its label again."""
    cells = [[""] * table.width for _ in table.rows]
    taken = [[False] * table.width for _ in table.rows]
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while column < table.width and taken[number][column]:
                column += 1
            if column == table.width:
                cells[number].append(cell.text)
                continue
            for down in range(number, min(number + cell.rowspan, len(cells))):
                for right in range(column, min(column + cell.colspan, table.width)):
                    taken[down][right] = True
                    again = repeat and cell.key is None
                    cells[down][right] = cell.text if again or (down, right) == (number, column) else ""
    return cells


def pipes(table: Table, repeat: bool, rng: Random) -> list[str]:
    """A pipe table with its delimiter line after the first row, or after a row of blanks."""
    rows = ["| " + " | ".join(row) + " |" for row in grid(table, repeat)]
    mark = rng.choice((" --- |", " --- |", ":---:|", "---|"))
    if rng.random() < 0.2:
        rows.insert(0, "|" + "  |" * table.width)
    return [rows[0], "|" + mark * table.width, *rows[1:]]


def render_markdown(report: Report, style: str, rng: Random) -> str:
    """The whole report as Markdown: `atx` (blanks), `setext` (labels repeated) or `bold` (HTML tables)."""
    lines: list[str] = []
    if rng.random() < 0.5:
        lines += [
            "---",
            f"title: {bare(report.title)}",
            f"agency: {report.body.name}",
            f"year: {report.year}",
            "---",
            "",
        ]
    titles = report.lines(role="title")
    if titles:
        lines += _heading("".join(line.text for line in titles), 1, style)
    for block in report.blocks:
        if isinstance(block, TableSlot):
            table = lay_out(report, block.form)
            if block.picture:
                lines += [f"![](images/{block.form}.png)", ""]
            elif style == "bold":
                lines += [*table_markup(table), ""]
            else:
                lines += [*pipes(table, style == "setext", rng), ""]
        elif block.role != "title":
            lines += _block(block, style)
    return "\n".join(lines)


def _block(line: Line, style: str) -> list[str]:
    if line.role == "heading":
        return _heading(line.text, 2, style)
    if line.role == "matter":
        return _heading(line.text, 3, "bold" if style == "setext" else style)
    return [line.text, ""]


def _heading(text: str, level: int, style: str) -> list[str]:
    if style == "atx":
        return [f"{'#' * level} {text}", ""]
    if style == "setext":
        return [text, ("=" if level == 1 else "-") * max(4, len(text) * 2), ""]
    return [f"**{text}**", ""]
