"""Middle step of the HTML reader: the events of the built tree become lines of words, tables and pictures."""

from __future__ import annotations

from govlint.readers.htmltable import Box, Item, Shot, Table
from govlint.readers.htmltokens import MARKER, Note, Page
from govlint.readers.writer import Mark, Run, Words, tidy

_SKIPPED = frozenset(
    {"head", "script", "style", "template", "noscript", "title", "textarea", "iframe", "noembed", "noframes"}
    | {"nav", "footer", "aside", "select", "button", "datalist", "svg", "object", "audio", "video", "canvas"}
    | {"dialog", "rp", "rt"}
)
# Also page furniture as a rule, yet some sites wrap the whole page, or its title, in one of these.
_DOUBTFUL = frozenset({"form", "header"})
_ENOUGH = 100
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    {"address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "hr", "html", "legend", "li", "listing", "main"}
    | {"menu", "ol", "option", "p", "plaintext", "pre", "section", "summary", "ul", "xmp"}
)
_PRESERVED = frozenset({"pre", "listing", "plaintext", "xmp"})
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_SPECIAL = _SKIPPED | _DOUBTFUL | frozenset(_HEADINGS) | _BREAKS | _TABLE | {"a", "img"}


_BLANK: Run = (" ", -1)


class Flow:
    """Receives the tree's elements and markers; `items` is the content of the page in order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.items: list[Item] = []
        self._skip = 0
        self._runs: list[Run] = []
        self._level = 0
        self._levels: list[int] = []
        self._preserved = 0
        self._tables: list[tuple[Table, list[Item]]] = []
        self._doubts: list[tuple[list[Item], int]] = []
        self._anchors: list[tuple[int, int, str]] = []
        self._broken = 0
        self._links: list[Mark] = []
        self._shots: list[Shot] = []

    def start_element(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        """Open an element: what is not shown is skipped with all it holds."""
        if self._skip:
            self._skip += 1
            return
        note = self.page.notes[int(attrs[0][1] or 0)] if attrs and attrs[0][0] == "x" else None
        if tag in _SKIPPED or (note and note.hidden):
            self._skip = 1
        elif tag in _SPECIAL:
            self._open(tag, note)

    def _open(self, tag: str, note: Note | None) -> None:
        if tag in _TABLE:
            self._open_table(tag, note)
        elif tag == "a":
            self._anchors.append((self._broken, len(self._runs), note.target if note else ""))
        elif tag == "img":
            if note:
                self._shots.append(Shot(note.target, note.place))
        else:
            self._break()
            if tag in _HEADINGS:
                self._levels.append(self._level)
                self._level = _HEADINGS[tag]
            elif tag in _DOUBTFUL:
                self._doubts.append((self.items, len(self.items)))
            elif tag in _PRESERVED:
                self._preserved += 1

    def _open_table(self, tag: str, note: Note | None) -> None:
        self._break()
        if tag == "table":
            if self._tables:
                self._tables[-1][0].nested = True
            self._tables.append((Table(), self.items))
        elif self._tables:
            groups = self._tables[-1][0].groups
            if tag in ("td", "th"):
                box = Box(note.place, note.rowspan, note.colspan) if note else Box(0, "", "")
                if not groups[-1]:
                    groups[-1].append([])
                groups[-1][-1].append(box)
                self.items = box.flow
            elif tag == "tr":
                groups[-1].append([])
            else:
                groups.append([])

    def end_element(self, tag: str) -> None:
        """Close an element; a table is then either a grid or, for layout, only what it holds."""
        if self._skip:
            self._skip -= 1
        elif tag not in _SPECIAL:
            return
        elif tag == "a":
            self._link()
            self._anchors.pop()
        elif tag != "img":
            self._break()
            if tag in _HEADINGS:
                self._level = self._levels.pop()
            elif tag in _DOUBTFUL:
                self._judge(*self._doubts.pop())
            elif tag in _PRESERVED:
                self._preserved -= 1
            elif tag in ("td", "th") and self._tables:
                self.items = self._tables[-1][1]
            elif tag == "table":
                self._close_table()

    def _judge(self, items: list[Item], start: int) -> None:
        """Keep a form or page header only if it holds the main heading or a fair amount of text."""
        held = items[start:]
        lines = [line for item in held for line in _lines(item)]
        if not any(line.level == 1 for line in lines) and sum(line.size for line in lines) < _ENOUGH:
            del items[start:]

    def _close_table(self) -> None:
        table, self.items = self._tables.pop()
        if table.is_layout():
            for box in table.boxes():
                self.items.extend(box.flow)
        elif table.boxes():
            self.items.append(table)
            for box in table.boxes():
                self.items.extend(item for item in box.flow if isinstance(item, Shot))

    def characters(self, data: str) -> None:
        """Take in the texts whose markers stand here."""
        if self._skip:
            return
        taken = self.page.texts.get(data)
        if taken:
            self._take(taken)
            return
        end = 0
        for match in MARKER.finditer(data):
            if match.start() > end:
                self._runs.append(_BLANK)
            self._take(self.page.texts.get(match[0], []))
            end = match.end()
        if end < len(data) and self._runs:
            self._runs.append(_BLANK)

    def comment(self, data: str) -> None:
        """Comments are not shown."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Nor is the document type."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Nor are instructions."""

    def _take(self, taken: list[Run]) -> None:
        if not self._preserved:
            self._runs.extend(taken)
            return
        for text, place in taken:
            if text == " " and self.page.source[place - self.page.base] in "\r\n":
                self._break()
            else:
                self._runs.append((text, place))

    def _break(self) -> None:
        if self._runs:
            if self._anchors:
                self._link()
            words = tidy(self._runs, self._level, self._links)
            if words:
                self.items.append(words)
            self._runs = []
            self._links = []
            self._broken += 1
        if self._shots:
            self.items.extend(self._shots)
            self._shots = []

    def _link(self) -> None:
        """Note the words of the innermost anchor, from its start tag or since the last break."""
        broken, start, target = self._anchors[-1]
        if target:
            self._links.append((start if broken == self._broken else 0, len(self._runs), target))


def _lines(item: Item) -> list[Words]:
    if isinstance(item, Table):
        return [line for box in item.boxes() for line in box.lines]
    return [item] if isinstance(item, Words) else []


def flow(page: Page) -> list[Item]:
    """The content of a marked page: what a reader of the page sees, less its navigation."""
    from turbohtml.saxparse import sax_parse  # heavy, and most runs read no page

    handler = Flow(page)
    sax_parse(page.markup, handler)
    return handler.items
