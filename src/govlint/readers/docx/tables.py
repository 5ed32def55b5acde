"""Tables of a docx: cells merged over columns (gridSpan) and rows (vMerge) as one, and short ones at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from govlint.readers.building.table import LONG
from govlint.readers.building.writer import EDGES
from govlint.readers.docx.names import DELETED, NAMES, OTHERWISE, UNSEEN, attribute, child, is_on, local
from govlint.readers.docx.styles import Styles

# Word itself allows 63 columns.
_WIDEST = 1000
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


class Merged(msgspec.Struct):
    """A cell with its spans; `parts` are the elements that hold its content."""

    parts: list[Any] = []
    colspan: int = 1
    rowspan: int = 1
    column: int = 0
    continues: bool = False


def rows_of(table: Any) -> tuple[list[list[Merged]], int, int]:
    """The rows of a table with what begins in each.

    With them how many rows and cells tracked changes deleted, and how many rows are hidden: neither is there.
    """
    rows: list[list[Merged]] = []
    above: dict[int, Merged] = {}
    deleted = hidden = 0
    for element in _within(table, "tr"):
        properties = child(element, "trPr")
        if properties is not None:
            if child(properties, "del") is not None:
                deleted += 1
                continue
            if is_on(child(properties, "hidden")):
                hidden += 1
                continue
        cells, gone = _cells(element, properties)
        deleted += gone
        kept: list[Merged] = []
        below: dict[int, Merged] = {}
        for cell in cells:
            upper = above.get(cell.column) if cell.continues else None
            if upper is not None and upper.colspan == cell.colspan:
                upper.rowspan += 1
                below[cell.column] = upper
                continue
            kept.append(cell)
            below[cell.column] = cell
        rows.append(kept)
        above = below
    return rows, deleted, hidden


def _within(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those that controls and tracked changes wrap."""
    for item in element:
        kind = local(item)
        if kind == name:
            yield item
        elif kind in _WRAPPERS:
            yield from _within(item, name)


def _cells(row: Any, properties: Any | None) -> tuple[list[Merged], int]:
    cells: list[Merged] = []
    column = deleted = 0
    before = _count(child(properties, "gridBefore")) if properties is not None else 0
    if before:
        cells.append(Merged(colspan=before))
        column = before
    for element in _within(row, "tc"):
        about = child(element, "tcPr")
        said = {NAMES[item.tag]: item for item in about} if about is not None else {}
        if "cellDel" in said:
            deleted += 1
            continue
        spanned = _count(said["gridSpan"]) or 1 if "gridSpan" in said else 1
        continues = "vMerge" in said and attribute(said["vMerge"], "val") != "restart"
        merged = said.get("hMerge")
        if merged is not None and attribute(merged, "val") != "restart" and cells and is_on(merged):
            cells[-1].colspan += spanned
        else:
            cells.append(Merged([element], spanned, 1, column, continues))
        column += spanned
    return cells, deleted


def _count(element: Any | None) -> int:
    text = attribute(element, "val") or "" if element is not None else ""
    return min(int(text), _WIDEST) if text.isdecimal() else 0


def short_text(cell: Merged, styles: Styles) -> str | None:
    """The text of a cell that holds a few words and nothing else, as nearly all cells do; else None."""
    if len(cell.parts) != 1:
        return None
    lines: list[str] = []
    for part in cell.parts[0]:
        kind = NAMES[part.tag]
        if kind == "p":
            line = _plain_line(part, styles)
            if line is None or (line and (line[0] in EDGES or line[-1] in EDGES)):
                return None
            if line:
                lines.append(line)
        elif kind != "tcPr":
            return None
    text = "\n".join(lines)
    return text if 0 < len(text) <= LONG else None


def _plain_line(paragraph: Any, styles: Styles) -> str | None:
    """The text of a paragraph whose runs hold nothing but text; else None."""
    text = ""
    for run in paragraph:
        kind = NAMES[run.tag]
        if kind == "r":
            piece = _plain_text(run)
            if piece is None:
                return None
            text += piece
        elif kind not in UNSEEN and (kind != "pPr" or _tells(run, styles)):
            return None
    return text


def _tells(properties: Any, styles: Styles) -> bool:
    """Whether the properties make a paragraph more than its runs: its number, or its mark deleted."""
    for item in properties:
        kind = NAMES[item.tag]
        if kind == "numPr" or (kind == "rPr" and any(NAMES[part.tag] in DELETED for part in item)):
            return True
        if kind == "pStyle" and styles.get(attribute(item, "val") or "").list:
            return True
    return False


def _plain_text(run: Any) -> str | None:
    """The text of a run that holds but one piece of it, and shows it so; else None."""
    text: str | None = None
    for item in run:
        kind = NAMES[item.tag]
        if kind == "t" and text is None:
            text = item.text or ""
        elif kind != "rPr" or any(NAMES[part.tag] in OTHERWISE for part in item):
            return None
    return text
