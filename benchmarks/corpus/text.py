"""The report as extracted text, in the shapes that tables and paragraphs take there."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from corpus.forms import lay_out
from corpus.marks import bare
from corpus.model import Cell, Line, Report, Table, TableSlot

Rows = tuple[tuple[Cell, ...], ...]


def _inner(text: str) -> str:
    """A short label with a blank in it, as line breaks in cells become blanks."""
    return f"{text[:2]} {text[2:]}" if len(text) == 4 and not bare(text)[0].isdigit() else text


def trailing_bars(table: Table, rng: Random) -> list[str]:
    """`规章 | 0 | 0 | 0 |`: bars, none leading, merged cells flattened, rows ragged."""
    lines = []
    for row in table.rows:
        spaced = [_inner(cell.text) if cell.header and rng.random() < 0.5 else cell.text for cell in row]
        covered = sum(cell.colspan for cell in row) - len(row)
        padding = " |" + "|" * covered if covered else rng.choice([" |", " |", "", " ||"])
        lines.append(" | ".join(spaced) + padding)
    return lines


def leading_bars(table: Table, rng: Random) -> list[str]:
    """`| 规章 | 0 | 0 | 0 |`, as from Markdown without its delimiter line."""
    lines = []
    for row in table.rows:
        padding = " | " * rng.choice([0, 0, sum(cell.colspan for cell in row) - len(row)])
        lines.append("| " + " | ".join(cell.text for cell in row) + padding + " |")
    return lines


def cell_a_line(table: Table, rng: Random) -> list[str]:
    """Every cell on a line of its own between blank lines, labels broken over lines."""
    lines: list[str] = []
    for row in table.rows:
        for cell in row:
            if cell.key is None and 4 <= len(cell.text) <= 8 and rng.random() < 0.5:
                cut = len(cell.text) // 2
                lines += [cell.text[:cut], cell.text[cut:], ""]
            else:
                lines += [cell.text, ""]
    return lines


def split_rows(table: Table, rng: Random) -> list[str]:
    """Each cell on its own line with a bar behind it; what spans cover as bars on a line of their own."""
    lines: list[str] = []
    for row in table.rows:
        lines += [f"{cell.text} |" for cell in row]
        covered = sum(cell.colspan for cell in row) - len(row)
        if covered:
            lines.append("|" * covered)
    return lines


def split_cells(table: Table, rng: Random) -> list[str]:
    """A bar on its own line before each row, then each cell with a bar behind it."""
    lines: list[str] = []
    for row in table.rows:
        lines.append("|")
        lines += [f"{cell.text} |" for cell in row]
    return lines


def one_line(table: Table, rng: Random) -> list[str]:
    """The whole table on one line."""
    bar = rng.choice((" | ", " | ", " "))
    return [bar.join(cell.text for row in table.rows for cell in row) + bar.rstrip()]


def pdf(table: Table, rng: Random) -> list[str]:
    """Separated by blanks, tall labels shredded, long ones wrapped, page marks between rows."""
    lines: list[str] = []
    page = rng.randint(2, 6)
    cut = rng.randrange(table.head + 1, len(table.rows)) if len(table.rows) > 12 else -1
    centred = rng.random() < 0.4
    tall: dict[int, list[str]] = {}
    for number, row in enumerate(table.rows):
        if number == cut:
            lines.append(rng.choice([f"— {page} —", f"- {page} -"]))
        for cell in row:
            if cell.tall:
                pieces = [cell.text[at : at + 4] for at in range(0, len(cell.text), 4)]
                tall.setdefault(number + cell.rowspan // 2 * centred, []).extend(pieces)
        lines += tall.pop(number, [])
        labels = [cell for cell in row if not cell.tall]
        if row[0].header and not row[0].key and table.form != "disclosure":
            for cell in labels:
                lines += (
                    [cell.text[at : at + 2] for at in range(0, len(cell.text), 2)]
                    if len(cell.text) == 4
                    else [cell.text]
                )
            continue
        text = " ".join(cell.text for cell in labels)
        if len(labels[0].text) > 24:
            at = len(labels[0].text) * 2 // 3
            lines += [labels[0].text[:at], text[at:]]
        else:
            lines.append(text)
    return lines


def wide_bars(table: Table, rng: Random) -> list[str]:
    """`规章｜0｜0｜0`: bars in full width."""
    return ["｜".join(cell.text for cell in row) for row in table.rows]


def boxes(table: Table, rng: Random) -> list[str]:
    """Box-drawing lines around every cell, what spans cover as blank cells."""
    bar, rule = rng.choice([("│", "├────┤"), ("┃", "┠━━━━┨"), ("|", "+----+----+")])
    below: set[tuple[int, int]] = set()
    lines = [rule]
    for number, row in enumerate(table.rows):
        cells: list[str] = []
        for cell in row:
            while (number, len(cells)) in below:
                cells.append("")
            for down in range(1, cell.rowspan):
                below.update((number + down, len(cells) + at) for at in range(cell.colspan))
            cells += [cell.text, *[""] * (cell.colspan - 1)]
        while (number, len(cells)) in below:
            cells.append("")
        lines += [bar + bar.join(f" {text} " for text in cells) + bar, rule]
    return lines


def tabs(table: Table, rng: Random) -> list[str]:
    """Cells parted by tabs, what spans cover as tabs alone."""
    return ["\t".join(cell.text + "\t" * (cell.colspan - 1) for cell in row) for row in table.rows]


def commas(table: Table, rng: Random) -> list[str]:
    """Values parted by commas, as a workbook is saved; what spans cover as empty ones."""
    return [",".join(_quoted(cell.text) + "," * (cell.colspan - 1) for cell in row) for row in table.rows]


def _quoted(text: str) -> str:
    return f'"{text}"' if "," in text else text


TABLES: dict[str, Callable[[Table, Random], list[str]]] = {
    "bars": trailing_bars,
    "leading": leading_bars,
    "lines": cell_a_line,
    "rows": split_rows,
    "cells": split_cells,
    "pdf": pdf,
    "oneline": one_line,
    "wide": wide_bars,
    "boxes": boxes,
    "wrapped": tabs,
    "commas": commas,
}
_AROUND_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[年月日])")


def render_text(report: Report, style: str, rng: Random) -> str:
    """The whole report as text, its tables in `style` (a key of `TABLES`)."""
    lines: list[str] = []
    width = rng.randint(28, 44)
    airy = style == "lines" or rng.random() < 0.2
    if style not in ("pdf", "wrapped", "commas") and rng.random() < 0.12:
        lines += _index(report, style, rng)
    for block in report.blocks:
        if isinstance(block, TableSlot):
            if not block.picture:
                lines += TABLES[style](lay_out(report, block.form), rng)
            continue
        paragraph = _paragraph(block, style, rng)
        lines += _broken(paragraph, width) if style == "wrapped" else [paragraph]
        if airy:
            lines.append("")
    if rng.random() < 0.2:
        lines.append(rng.choice(["扫一扫在手机打开当前页", "打印 关闭", "分享到：微信 微博"]))
    return "\n".join(lines) + ("\n" if rng.random() < 0.7 else "")


def _broken(paragraph: str, width: int) -> list[str]:
    """A paragraph as a program that counts characters breaks it, within figures and addresses too."""
    return [paragraph[at : at + width] for at in range(0, len(paragraph), width)]


def _index(report: Report, style: str, rng: Random) -> list[str]:
    """The page's own table above the title, as the extractor leaves it."""
    date = f"{report.year + 1}-01-{rng.randint(10, 28)}"
    words = (
        "索引号",
        f"{rng.randint(10000000, 99999999)}/{report.year + 1}-00{rng.randint(100, 999)}",
        "主题分类",
        "政务公开",
    )
    more = ("发布机构", report.body.name, "成文日期", date, "发文字号", "", "有效性", "有效")
    rows = (tuple(map(Cell, words)), tuple(map(Cell, more[:4])), tuple(map(Cell, more[4:])))
    return [
        line for line in TABLES[style](Table("index", tuple(tuple(row) for row in rows), 4, 0), rng) if line
    ]


def _paragraph(line: Line, style: str, rng: Random) -> str:
    text = line.text
    if style == "pdf" and "http" not in text:
        text = _AROUND_NUMBER.sub(" ", text) if "号" not in text else text
        text = re.sub(r"(?<=\d)年(?=\d)", "年 ", text)
    often = 1 if style == "wrapped" else 0.15
    indent = "　　" if line.role == "text" and rng.random() < often else ""
    return indent + text
