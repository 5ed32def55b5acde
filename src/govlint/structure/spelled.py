"""Part of finding forms: tables told row by row in words: 规章：本年制发件数 0，本年废止件数 0."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.fold import fold, without_number
from govlint.lazy import lazily
from govlint.model import Cell, Document, Paragraph, Span
from govlint.report import Form
from govlint.structure.labels import Labels
from govlint.structure.upright import DIVIDED, Cells, form_of, names_of
from govlint.vocabulary import FormDefinition

_LONGEST, _LONGEST_VALUE = 300, 12
_COLON = lazily(r"[：:]")
_LEVEL = lazily(r"[－—–>→｜|/]|(?<!\d)-")
"""Between the labels of a group and of a row within it."""
_NEXT = lazily(r"[，；;]|,(?!\d)")
_VALUE = lazily(r"[\s：:=]|[+-]?\d|$")
"""Behind the name of a column: what parts it from its figure, or that."""
_AROUND = " \t\u3000\xa0：:="


def spelled_out(document: Document, labels: Labels) -> dict[str, Form]:
    """The forms of which every row and every column is told so, each once; by key."""
    lines = [
        (block.span.start, words)
        for block in document.blocks
        if isinstance(block, Paragraph) and len(words := document.slice(block.span)) <= _LONGEST
    ]
    if not any(_COLON.search(words) for _, words in lines):
        return {}
    forms = (_form(lines, definition) for definition in labels.forms.values())
    return {form.definition.key: form for form in forms if form is not None}


def _form(lines: list[tuple[int, str]], definition: FormDefinition) -> Form | None:
    rows, columns = names_of(definition.rows), names_of(definition.columns)
    wanted = {
        (row.key, column)
        for row in definition.rows
        if row.key not in definition.replaces
        for column in definition.columns_of(row)
    }
    cells: Cells = {}
    start, current = -1, ""
    for at, words in lines:
        colon = _COLON.search(words)
        key = _row(words[: colon.start()] if colon else words, rows)
        told = list(_items(words, at, colon.end(), columns)) if colon and key else []
        if told:
            current = ""
        elif key and (not colon or not words[colon.end() :].strip()):
            current = key  # its figures stand on the lines below
        elif current:
            key, told = current, list(_items(words, at, 0, columns))
            current = key if told else ""
        if key and told and start < 0:
            start = at
        for column, cell in told:
            if (key, column) not in wanted or (key, column) in cells:
                if (key, column) in cells:
                    return None  # told twice: nobody knows which holds
                continue
            cells[key, column] = cell
    return form_of(definition, cells, start) if cells.keys() == wanted else None


def _row(label: str, rows: dict[str, str]) -> str:
    """The key of the row that a label means, whose groups may stand before it."""
    folded = fold(_LEVEL.split(label)[-1])
    inner = folded.removeprefix(DIVIDED).strip("()")
    return next((rows[name] for name in (folded, without_number(folded), inner) if name in rows), "")


def _items(words: str, at: int, start: int, columns: dict[str, str]) -> Iterator[tuple[str, Cell]]:
    """The columns that a line names from `start` on, with what it says of each; none if it names others."""
    found: list[tuple[str, Cell]] = []
    ends = [mark.span() for mark in _NEXT.finditer(words, start)]
    for (_, begin), (stop, _) in zip([(0, start), *ends], [*ends, (len(words), 0)], strict=True):
        item = words[begin:stop]
        name = next((end for end in range(len(item), 1, -1) if fold(item[:end]) in columns), 0)
        name = len(item[:name].rstrip(_AROUND))
        value = item[name:].strip(_AROUND).rstrip("。")
        if not name or len(value) > _LONGEST_VALUE or not _VALUE.match(item, name):
            return
        place = at + begin + (words.index(value, begin + name) - begin if value else name)
        found.append(
            (columns[fold(item[:name])], Cell(value, Span(place, place + len(value)), 0, len(found)))
        )
    yield from found
