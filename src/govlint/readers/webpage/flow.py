"""Middle step of the HTML reader: the events of the built tree become lines of words, tables and pictures."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple, cast

from govlint.lazy import lazily
from govlint.numbers import is_bare
from govlint.readers.building.build import BLANK, Builder, tells
from govlint.readers.building.table import Item
from govlint.readers.building.writer import Run
from govlint.readers.webpage.tags import ASIDE, DOUBTFUL
from govlint.readers.webpage.tokens import FADED, HIDDEN, MARKER, STRUCK, VISIBLE, Note, Page

_SKIPPED = frozenset(
    {"head", "script", "style", "template", "noscript", "title", "textarea", "iframe", "noembed", "noframes"}
    | {"nav", "select", "button", "datalist", "svg", "object", "audio", "video", "canvas"}
    | {"dialog", "rp", "rt"}
)
_HEADINGS = {f"h{level}": Note(level=level) for level in range(1, 7)}
_NO_NOTE = Note()
_BREAKS = frozenset(
    {"address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "hr", "html", "legend", "li", "listing", "main"}
    | {"menu", "ol", "option", "p", "plaintext", "pre", "section", "summary", "ul", "xmp"}
)
_PRESERVED = frozenset({"pre", "listing", "plaintext", "xmp"})
_LINE_END = lazily(r"[ \t\f]*[\r\n]")
_ROWS = frozenset({"tr", "td", "th"})
_CELLS = frozenset({"td", "th"})
_EMPTY = frozenset({"br", "img"})
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_SPECIAL = _SKIPPED | DOUBTFUL | ASIDE | frozenset(_HEADINGS) | _BREAKS | _TABLE | {"a", "img"}


_SKIPS = frozenset({HIDDEN, STRUCK})
_FIRST_SECTION = "总体情况"
"""What stands above it is no part of a report's text, but the page around it."""


class Unseen(NamedTuple):
    """What is not read of a page: figures of tables, pieces of the text, pieces that are struck out, which
    nobody sees, and blocks beside a whole report.
    """

    figures: int = 0
    words: int = 0
    struck: int = 0
    beside: int = 0


class Flow(Builder):
    """Receives the tree's elements and markers as a SAX handler of turbohtml."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.unseen = Unseen()
        self._skip = 0
        self._preserved = 0
        self._cells = 0
        self._depth = 0
        self._hiding = ""
        self._lost: list[str] = []
        self._place = 0
        self._begins: int | None = None
        self._in_row = False
        self._fades: list[tuple[int, str]] = []
        self._fading = any(note.hiding in (FADED, STRUCK) for note in page.notes)

    def start_element(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        """Open an element: what is not shown is skipped with all it holds."""
        if self._skip:
            self._skip += 1
            return
        note = self.page.notes[int(attrs[0][1] or 0)] if attrs and attrs[0][0] == "x" else _NO_NOTE
        if self._fading:
            self._depth += 1
            if note.hiding in (FADED, VISIBLE) or (note.hiding == STRUCK and tag in _CELLS):
                self._fades.append((self._depth, note.hiding))
        if (tag in _SKIPPED and not note.open) or (
            note.hiding in _SKIPS and not (note.hiding == STRUCK and tag in _CELLS)
        ):
            self._skip = 1
            self._hiding = note.hiding
            self._in_row = tag in _ROWS
        elif tag in _SPECIAL:
            self._open(tag, note)

    def _open(self, tag: str, note: Note) -> None:
        if tag in _TABLE:
            self._open_part(tag, note)
        elif tag == "a":
            self.open_anchor(note.place, note)
        elif tag == "img":
            if note is not _NO_NOTE:
                self.shot(note.place, note)
        elif tag in _HEADINGS:
            self.open_heading(0, _HEADINGS[tag])
        elif tag in DOUBTFUL or tag in ASIDE:
            self.open_doubt()
        elif tag == "br":
            self.soften()
        else:
            self.lapse()
            if tag in _PRESERVED:
                self._preserved += 1

    def _open_part(self, tag: str, note: Note) -> None:
        if tag in ("td", "th"):
            self._cells += 1
            self.open_cell(note.place, note)
        elif tag == "tr":
            self.open_row()
        elif tag == "table":
            self.open_table()
        else:
            self.open_group()

    def end_element(self, tag: str) -> None:
        """Close an element."""
        if self._fading and self._skip < 2:
            self._end_fade()
        if self._skip:
            self._skip -= 1
            if not self._skip and self._lost:
                self._lose(self._hiding)
        elif tag in _SPECIAL and tag not in _EMPTY:
            self._close(tag)

    def _end_fade(self) -> None:
        """An element ends that may be one of those whose words are not seen, or seen again."""
        if self._fades and self._fades[-1][0] == self._depth:
            _, hiding = self._fades.pop()
            if self._lost:
                self._lose(hiding)
        self._depth -= 1

    def _close(self, tag: str) -> None:
        if tag == "a":
            self.close_anchor()
        elif tag in _HEADINGS:
            self.close_heading()
        elif tag in ("td", "th"):
            self._cells -= 1
            self.close_cell()
        elif tag == "table":
            self.close_table()
        elif tag in DOUBTFUL:
            self.close_doubt()
        elif tag in ASIDE:
            self.close_aside()
        else:
            self.lapse()
            if tag in _PRESERVED:
                self._preserved -= 1

    def _lose(self, hiding: str) -> None:
        """Count the words of an element that nobody sees, where they are of the report."""
        lost, self._lost = self._lost, []
        text = "".join(lost).strip()
        figures, words, struck, _ = self.unseen
        if hiding != STRUCK and (self._cells or self._in_row) and any(map(is_bare, lost)):
            figures += sum(map(is_bare, lost))
        elif not text or not (self._cells or self._is_behind()):
            return
        elif hiding == STRUCK:
            struck += 1
        elif tells(text) or (self.runs and is_bare(text)):
            words += 1
        self.unseen = Unseen(figures, words, struck)

    def _is_behind(self) -> bool:
        """Whether what was lost stands behind the first heading of a report."""
        if self._begins is None:
            shown = (run for runs in self.page.texts.values() for run in runs)
            self._begins = next((place for text, place in shown if _FIRST_SECTION in text), sys.maxsize)
        return self._place > self._begins

    def characters(self, data: str) -> None:
        """Take in the texts whose markers stand here."""
        taken = self.page.texts.get(data)
        if self._skip or (self._fades and self._fades[-1][1] != VISIBLE):
            if taken and (self._hiding or not self._skip):
                self._lost.append("".join(text for text, _ in taken))
                self._place = taken[0][1]
            return
        if taken:
            self._take(taken)
            return
        end = 0
        for match in MARKER.finditer(data):
            if match.start() > end:
                self.runs.append(BLANK)
            self._take(self.page.texts.get(match[0], []))
            end = match.end()
        if end < len(data) and self.runs:
            self.runs.append(BLANK)

    def comment(self, data: str) -> None:
        """Comments are not shown."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Nor is the document type."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Nor are instructions."""

    def _take(self, taken: list[Run]) -> None:
        if not self._preserved:
            self.runs.extend(taken)
            return
        for text, place in taken:
            if text == " " and _LINE_END.match(self.page.source, place - self.page.base):
                self.lapse()
            else:
                self.runs.append((text, place))


def flow(page: Page) -> tuple[list[Item], Unseen]:
    """The content of a marked page: what a reader of the page sees, less its navigation.

    With it how much of the report nobody sees.
    """
    from turbohtml.saxparse import sax_parse  # heavy, and most runs read no page

    handler = Flow(page)
    sax_parse(page.markup, cast(Any, handler))  # it has the methods of a SaxHandler
    items, left = handler.content()
    return items, handler.unseen._replace(beside=left)
