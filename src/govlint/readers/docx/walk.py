"""Walks the body of a docx and tells what it meets to the builder: paragraphs, tables, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from govlint.readers.building.build import Builder
from govlint.readers.building.table import Attributes, spans
from govlint.readers.docx.names import DELETED, NAMES, STRUCK, UNSEEN, attribute, child, is_on, local
from govlint.readers.docx.numbers import Numbering
from govlint.readers.docx.styles import Styles, list_of, outline_of
from govlint.readers.docx.tables import Merged, rows_of, short_text
from govlint.readers.raised import raised

_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
# What a run holds besides text, and the characters that stand for it.
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
_INSIDE = frozenset({
    "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir", "oMathPara",
    "oMath", "rubyBase", "ruby",
})  # fmt: skip
_WIDEST = 1000
_LONGEST_HEADING = 60
_BOLD_HEADING = 3
"""The level of a short paragraph that is bold from end to end, where no style says more."""


def _is_raised(properties: Any) -> bool:
    """Whether a run is set high, as the mark of a note is."""
    place = child(properties, "vertAlign")
    return place is not None and attribute(place, "val") == "superscript"


class Field:
    """A field that is open: what its instruction says, and whether its result is being told."""

    def __init__(self, begin: Any) -> None:
        self.begin = begin
        self.instruction = ""
        self.shown = False
        self.linked = False


class Walker:
    """Tells the builder of one body.

    `raw`, if there is one, gets the elements that hold text, each with the offset at which its characters
    begin, and the cells of tables, each with an offset of its own before its content. `starts` are the
    offsets at which paragraphs and cells begin. `torn` are the beginnings of fields that have no end.
    """

    def __init__(
        self,
        builder: Builder,
        styles: Styles,
        numbering: Numbering,
        targets: Callable[[str], str],
        raw: list[tuple[int, Any]] | None = None,
        torn: Sequence[Any] = (),
    ) -> None:
        self._builder = builder
        self._styles = styles
        self._numbering = numbering
        self._targets = targets
        self._raw = raw
        self._torn = {id(begin): begin for begin in torn}  # kept, so that no other element gets their ids
        self._offset = 0
        self._fields: list[Field] = []
        self._boxes: list[Any] = []
        self._joined = False
        self._depth = 0
        self._raised = False
        self.starts: list[int] = []
        self.inserted = self.deleted = self.hidden = self.struck = self.hidden_rows = 0
        self._style = ""

    def body(self, element: Any) -> None:
        """Every paragraph and table in `element`, in order."""
        for item in element:
            kind = local(item)
            if kind == "p":
                self._paragraph(item)
            elif kind == "tbl":
                self._table(item)
            elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                self.body(item)
            elif kind == "AlternateContent":
                self._alternative(item, self.body)
            elif kind in DELETED:
                self.deleted += 1

    def _paragraph(self, item: Any) -> None:
        properties = child(item, "pPr")
        self._style = self._named(properties)
        if not self._joined:
            self.starts.append(self._offset)
            self._builder.open_heading(0, Attributes(level=self._opened(item, properties)))
            self._numbered(properties)
        self._inline(item)
        # A paragraph whose mark was deleted runs on into the next one.
        mark = child(properties, "rPr") if properties is not None else None
        self._joined = mark is not None and (
            child(mark, "del") is not None or child(mark, "moveFrom") is not None
        )
        if not self._joined:
            self._close()

    def _close(self) -> None:
        self._builder.close_heading()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.body(box)

    def finish(self) -> None:
        """The body ends."""
        if self._joined:
            self._joined = False
            self._close()

    @property
    def unclosed(self) -> tuple[Any, ...]:
        """The beginnings of the fields that are open still: what stands behind them was taken for theirs."""
        return tuple(field.begin for field in self._fields)

    def _named(self, properties: Any | None) -> str:
        """The style of a paragraph of these properties."""
        named = child(properties, "pStyle") if properties is not None else None
        return (attribute(named, "val") or "" if named is not None else "") or self._styles.default

    def _opened(self, item: Any, properties: Any | None) -> int:
        """The level of a paragraph as a heading; 0 for running text."""
        outline = outline_of(properties) if properties is not None else None
        if self._depth:
            return 0  # a label in a table is no heading, however it looks
        style = self._styles.get(self._style)
        outline = style.outline if outline is None else outline
        if outline is not None:
            return outline + 1
        return _BOLD_HEADING if self._is_bold(item, bool(style.bold)) else 0

    @staticmethod
    def _is_bold(item: Any, inherited: bool) -> bool:
        """Whether a short paragraph is bold from end to end."""
        length, bold = 0, False
        for run in item:
            kind = local(run)
            if kind == "pPr":
                continue
            if kind != "r":
                if kind in UNSEEN:
                    continue
                return False
            text = "".join(part.text or "" for part in run if local(part) == "t")
            if not text.strip():
                continue
            length += len(text)
            properties = child(run, "rPr")
            own = child(properties, "b") if properties is not None else None
            if length > _LONGEST_HEADING or not (inherited if own is None else is_on(own)):
                return False
            bold = True
        return bold

    def _numbered(self, properties: Any | None) -> None:
        """Write the number that Word shows before the paragraph."""
        number, level = list_of(properties) if properties is not None else (None, None)
        if number is None:
            named = child(properties, "pStyle") if properties is not None else None
            key = attribute(named, "val") or "" if named is not None else self._styles.default
            style = self._styles.get(key)
            number, level = style.list, level if level is not None else style.list_level
        if number:
            label = self._numbering.label(number, level or 0)
            if label:
                self._shown(label)

    def _inline(self, element: Any) -> None:
        """What stands in a paragraph, a link or a run."""
        for item in element:
            kind = NAMES[item.tag]
            if kind == "t":
                self._text(item)
            elif kind in _SIGNS:
                self._sign(item, kind)
            elif kind == "r":
                properties = child(item, "rPr")
                if not self._is_left_out(item, properties):
                    self._raised = properties is not None and _is_raised(properties)
                    self._inline(item)
                    self._raised = False
            elif kind in _INSIDE:
                self.inserted += kind in ("ins", "moveTo")
                self._inline(item)
            elif kind in DELETED:
                self.deleted += 1
            elif (rare := getattr(self, f"_on_{kind}", None)) is not None:
                rare(item)

    def _text(self, item: Any) -> None:
        text = item.text
        if not text or not self._is_shown():
            return
        if self._raw is not None:
            self._raw.append((self._offset, item))
        if text != " " or self._builder.runs:
            self._builder.runs.append((raised(text) if self._raised else text, self._offset))
        self._offset += len(text)

    def _shown(self, words: str) -> None:
        """Words that the author sees and that no text element holds: a number, a sign."""
        self._builder.runs.append((words, self._offset))
        self._offset += len(words)

    def _sign(self, item: Any, kind: str) -> None:
        if not self._is_shown():
            return
        if kind == "br" and attribute(item, "type") in ("page", "column"):
            return
        sign = _SIGNS[kind]
        if sign == "\n":
            self._builder.soften()
        elif sign == " ":
            self._builder.blank(0)
        elif sign:
            self._shown(sign)

    def _is_shown(self) -> bool:
        return all(field.shown for field in self._fields)

    def _is_left_out(self, run: Any, properties: Any | None) -> bool:
        """Whether a run is hidden, or struck out; one of words is counted."""
        hidden = self._styles.is_hidden(properties, self._style)
        struck = properties is not None and any(is_on(child(properties, name)) for name in STRUCK)
        if (
            (hidden or struck)
            and self._is_shown()
            and any(local(part) == "t" and (part.text or "").strip() for part in run)
        ):
            self.hidden += hidden
            self.struck += not hidden
        return hidden or struck

    def _on_hyperlink(self, item: Any) -> None:
        target = self._targets(attribute(item, "id") or "")
        self._builder.open_anchor(0, Attributes(target=target))
        self._inline(item)
        self._builder.close_anchor()

    def _on_fldChar(self, item: Any) -> None:  # noqa: N802
        kind = attribute(item, "fldCharType")
        if kind == "begin":
            if id(item) not in self._torn:
                self._fields.append(Field(item))
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            field.shown = True
            link = _LINK.search(field.instruction)
            if link and self._is_shown():
                field.linked = True
                self._builder.open_anchor(0, Attributes(target=link[1]))
        elif kind == "end" and self._fields and self._fields.pop().linked:
            self._builder.close_anchor()

    def _on_instrText(self, item: Any) -> None:  # noqa: N802
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].instruction += item.text or ""

    def _on_sym(self, item: Any) -> None:
        """A sign of a symbol font: what it looks like is not known, but that something stands there is."""
        code = attribute(item, "char") or ""
        try:
            sign = chr(int(code, 16))
        except ValueError:
            return
        if self._is_shown():
            self._shown(sign if not 0xE000 <= ord(sign) <= 0xF8FF else "□")

    def _on_AlternateContent(self, item: Any) -> None:  # noqa: N802
        self._alternative(item, self._inline)

    def _alternative(self, item: Any, walk: Callable[[Any], None]) -> None:
        """The same thing in two ways, for new programs and old ones: it is read once."""
        choices = [part for part in item if local(part) in ("Choice", "Fallback")]
        if choices:
            walk(choices[0])

    def _on_drawing(self, item: Any) -> None:
        self._figure(item)

    def _on_pict(self, item: Any) -> None:
        self._figure(item)

    def _on_object(self, item: Any) -> None:
        self._figure(item)

    def _figure(self, item: Any) -> None:
        """A picture, or a text box, whose paragraphs follow the one that it hangs on."""
        boxes = [part for part in item.iter() if local(part) == "txbxContent"]
        if boxes:
            nested = {id(inner) for box in boxes for inner in box.iter() if inner is not box}
            self._boxes += [box for box in boxes if id(box) not in nested]
            return
        kinds = {local(part) for part in item.iter()}
        if kinds & {"blip", "imagedata"}:
            named = next((part for part in item.iter() if local(part) == "docPr"), None)
            alt = attribute(named, "descr") or "" if named is not None else ""
            self._builder.shot(0, Attributes(target=alt))

    def _short(self, cell: Merged) -> str | None:
        """The text of a cell that holds a few words and nothing else, as nearly all cells do; else None."""
        return None if self._fields or self._styles.hides else short_text(cell, self._styles)

    def _table(self, item: Any) -> None:
        self.finish()
        self._builder.open_table()
        rows, deleted, hidden = rows_of(item)
        self.deleted += deleted
        self.hidden_rows += hidden
        for row in rows:
            self._builder.open_row()
            for cell in row:
                self._cell(cell)
        self._builder.close_table()

    def _cell(self, cell: Merged) -> None:
        extent = spans(cell.rowspan, min(cell.colspan, _WIDEST))
        self.starts.append(self._offset)
        if self._raw is None and (text := self._short(cell)) is not None:
            self._builder.row().append((text, self._offset, extent))
            self._offset += len(text)
            return
        if self._raw is not None and cell.parts:
            # A place of its own: a cell without text can be found again too.
            self._raw.append((self._offset, cell.parts[0]))
        self._builder.open_cell(self._offset, Attributes(spans=extent))
        self._offset += 1
        self._depth += 1
        for part in cell.parts:
            self.body(part)
        self.finish()
        self._depth -= 1
        self._builder.close_cell()
