"""The format-neutral document that every reader gives and everything after it points into."""

# Annotations are no strings here: msgspec compiles those that are anew at each start.

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Annotated, Any, NoReturn, TypeVar

import msgspec

from govlint.lazy import lazily

_REFERENCE = lazily(r"&#?\w+;?")
_LINE_END = lazily(r"\r\n|\r|\n")


def line_starts(source: str) -> list[int]:
    """Offsets at which the lines of `source` begin; lines end with \\n, \\r\\n or \\r."""
    if "\r" in source:
        return [0, *[match.end() for match in _LINE_END.finditer(source)]]
    return [0, *accumulate([len(line) + 1 for line in source.split("\n")[:-1]])]


class Struct(msgspec.Struct, frozen=True, gc=False):
    """Base of all data handed on: immutable, comparable, picklable."""


_K = TypeVar("_K")
_V = TypeVar("_V")


class FrozenDict(dict[_K, _V]):
    """A dictionary of what is handed on, which does not change either: writing to it is a TypeError."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("what govlint hands on does not change; take a copy: dict(…)")

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)


for _name in ("__setitem__", "__delitem__", "__ior__", "clear", "pop", "popitem", "setdefault", "update"):
    setattr(FrozenDict, _name, FrozenDict._refuse)


def freeze(struct: Struct, *names: str) -> None:
    """Make those fields of `struct`, dictionaries all of them, such as do not change."""
    for name in names:
        value = getattr(struct, name)
        if type(value) is not FrozenDict:
            msgspec.structs.force_setattr(struct, name, FrozenDict(value))


class Span(Struct, frozen=True, order=True):
    """Half-open range of offsets (code points) into `Document.text`."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


Natural = Annotated[int, msgspec.Meta(ge=0)]
"""A number of things that a rule may ask for."""
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
"""A part of a whole."""
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
"""So much of a hundred."""


class Text(Struct, frozen=True):
    """Words for people, in Chinese and English."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """The words in `lang` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


class Named(Text, frozen=True):
    """Words that differ from one place to another, as the path of a file does; `lasting` is what does not.

    Fingerprints are of that.
    """

    lasting: str


_BEGINNING = Text("开头", "beginning")


class Cell(Struct, frozen=True):
    """One cell as it stands in its row; `row` and `column` are 0-based grid coordinates.

    `column` is the geometric column after spans are laid out, where the format knows spans;
    elsewhere the index in the row. `doubtful` tells that the reader is not sure of its text (characters
    over two columns, figures in pieces): such a cell is not assessed.
    """

    text: str
    span: Span
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    doubtful: bool = False


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A line or paragraph of text; `level` is above 0 where the format marks it as a heading."""

    span: Span
    level: int = 0


class Grid(Struct, frozen=True, tag="grid"):
    """A table: rows of the cells that begin in them.

    `ruled` is true where the format itself says which cell is which (HTML); false where bars
    or spaces were all there was, so that merged cells may have been flattened away. `doubtful` tells that
    its cells were found by where words stand, without lines between them: what it lacks may only not have
    been found.
    """

    span: Span
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = False
    doubtful: bool = False

    def cells(self) -> Iterator[Cell]:
        """Every cell, in reading order."""
        for row in self.rows:
            yield from row


class Picture(Struct, frozen=True, tag="picture"):
    """An image in the flow of the document, with its alternative text."""

    span: Span
    alt: str = ""


Block = Paragraph | Grid | Picture


class Link(Struct, frozen=True):
    """A hyperlink: the words it stands on and its target as written."""

    span: Span
    target: str


class Location(Struct, frozen=True):
    """Where a span is, in terms a person can find.

    Lines and columns are 1-based code points of the source file; None for formats without lines.
    `block` is the index into `Document.blocks`, or among the file's own paragraphs (`Document.pieces`).
    """

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    page: int | None
    block: int | None
    text: str


class Document(Struct, frozen=True, kw_only=True):
    """What a reader gives: one text, blocks whose spans point into it, and the way back to the source.

    `text` is the words without markup. `origin` maps it to `source` (the decoded file): pairs of
    (offset in text, offset in source), ascending, each holding until the next; empty when both are
    the same. `metadata` may hold `title`, `agency`, `year` as the file itself declares them.

    `lined` is false for formats whose source has no lines (docx, pdf): `source` is then the text itself.
    `pages` says where pages begin: pairs of (offset in text, number), ascending. `notes` are what the reader
    has to say of the file as a whole, such as that it holds tracked changes and how they were read.

    `tabular` is true for workbooks and what is called one, in which a report's tables may stand without its
    text; `places` of a workbook are pairs of (offset in text, where that is in the words of the program that
    shows it), ascending.

    `recovered` is true where the format knows no tables and paragraphs, and the reader found them by places
    on pages. `unread` are the numbers of the pages that hold no text, such as scans: what stands there is
    unknown.

    `pieces` tell where the paragraphs, tables and pictures of the file itself begin, where the reader made
    other blocks of them (lines typed one by one are joined, those of one paragraph parted): each its offset
    in text, its number among all of them, from 0, and among those of its kind, from 1; ascending.
    """

    path: str
    reader: str
    encoding: str | None
    source: str
    text: str
    blocks: tuple[Block, ...]
    origin: tuple[tuple[int, int], ...] = ()
    metadata: dict[str, str] = {}
    links: tuple[Link, ...] = ()
    lined: bool = True
    pages: tuple[tuple[int, int], ...] = ()
    notes: tuple[Text, ...] = ()
    recovered: bool = False
    tabular: bool = False
    places: tuple[tuple[int, Text], ...] = ()
    unread: tuple[int, ...] = ()
    pieces: tuple[tuple[int, int, int], ...] = ()

    def __post_init__(self) -> None:
        freeze(self, "metadata")

    def slice(self, span: Span) -> str:
        """The text of `span`."""
        return self.text[span.start : span.end]

    def source_offset(self, offset: int) -> int:
        """The offset in `source` of the character at `offset` of `text`."""
        if not self.origin:
            return offset
        # Separators that are not in the source may carry a place beyond its end.
        index = bisect_right(self.origin, (offset, len(self.source) + len(self.text))) - 1
        if index < 0:
            return self.origin[0][1]
        text_start, source_start = self.origin[index]
        mapped = source_start + (offset - text_start)
        if index + 1 < len(self.origin):
            mapped = min(mapped, self.origin[index + 1][1])
        return min(mapped, len(self.source))

    def source_span(self, span: Span) -> Span:
        """The range of `source` that `span` stands for; the end is that of its last character.

        A character that the source writes as a reference (&#48;) stands for the whole of it.
        """
        start = self.source_offset(span.start)
        if span.end <= span.start:
            return Span(start, start)
        last = self.source_offset(span.end - 1)
        reference = _REFERENCE.match(self.source, last) if self.origin else None
        if reference and (self.text[span.end - 1] != "&" or reference.group() in ("&amp;", "&#38;")):
            return Span(start, reference.end())
        return Span(start, max(start, last + 1))

    def line_starts(self) -> list[int]:
        """Offsets into `source` at which its lines begin."""
        return line_starts(self.source)

    def block_at(self, offset: int) -> int | None:
        """Index of the block that holds `offset`, or the last one before it."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return index if index >= 0 else None

    def paragraph_starts(self) -> list[int]:
        """Offsets at which the paragraphs of the file begin."""
        spans = [block.span for block in self.blocks if isinstance(block, Paragraph)]
        if not self.pieces:
            return [span.start for span in spans]
        starts = [offset for offset, *_ in self.pieces]
        return [
            start
            for span in spans
            for start in starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        ]

    def place(self, span: Span, line_starts: list[int] | None = None, lang: str = "zh") -> Location:
        """Where `span` is in the source file, for scripts and, in the language `lang`, for people."""
        if not self.lined:
            return self._place_without_lines(span, lang)
        starts = line_starts if line_starts is not None else self.line_starts()
        source = self.source_span(span)
        line = bisect_right(starts, source.start)
        end_line = bisect_right(starts, source.end)
        column = source.start - starts[line - 1] + 1
        return Location(
            line=line,
            column=column,
            end_line=end_line,
            end_column=source.end - starts[end_line - 1] + 1,
            page=None,
            block=self.block_at(span.start),
            text=f"{line}:{column}",
        )

    def _place_without_lines(self, span: Span, lang: str) -> Location:
        """By page, and by the number of the paragraph or table where there are no pages."""
        block, words = self._block_words(span.start)
        if self.places:
            held = bisect_right(self.places, span.start, key=lambda place: place[0]) - 1
            words = self.places[max(held, 0)][1]
            return Location(None, None, None, None, None, block, words.in_language(lang))
        index = bisect_right(self.pages, (span.start, len(self.text))) - 1
        page = self.pages[index][1] if index >= 0 else None
        words = words if page is None else Text(f"第{page}页", f"page {page}")
        return Location(None, None, None, None, page, block, words.in_language(lang))

    def _block_words(self, offset: int) -> tuple[int | None, Text]:
        """Which paragraph or table of the file holds `offset`, from 0, and what people call it."""
        block = self.block_at(offset)
        if block is None:
            return None, _BEGINNING
        in_grid = isinstance(self.blocks[block], Grid)
        kind = Grid if in_grid else Paragraph
        if self.pieces:
            held = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
            _, block, number = self.pieces[max(held, 0)]
        else:
            number = sum(isinstance(item, kind) for item in self.blocks[: block + 1])
        if not number:
            return block, _BEGINNING
        if in_grid:
            return block, Text(f"第{number}个表格", f"table {number} of the file")
        return block, Text(f"第{number}段", f"paragraph {number}")
