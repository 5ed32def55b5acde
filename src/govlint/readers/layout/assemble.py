"""Last step of the layout: pages become the text and blocks of a `Document`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from govlint.model import Block, Cell, Document, Grid, Paragraph, Picture, Span, Struct, Text
from govlint.readers.layout.across import Whole, joined, torn, whole_of
from govlint.readers.layout.bands import Part
from govlint.readers.layout.columns import unfolded
from govlint.readers.layout.flow import Flowing, Measure, measure, paragraphs, text_of
from govlint.readers.layout.foot import left_behind
from govlint.readers.layout.furniture import without_furniture
from govlint.readers.layout.legible import require_legible, require_order
from govlint.readers.layout.lines import Line, lines_of
from govlint.readers.layout.loose import HIGHEST, loose_tables
from govlint.readers.layout.onward import closed, gone_on
from govlint.readers.layout.overlay import without_overlays
from govlint.readers.layout.page import Image, Page, Run
from govlint.readers.layout.shreds import FEWEST, shreds_of
from govlint.readers.layout.small import small_table
from govlint.readers.layout.strokes import merged
from govlint.readers.layout.struck import without_struck
from govlint.readers.layout.tables import nearness, split

LARGER = 1.15
LONGEST_HEADING = 45
NEXT = 3
"""A table that goes on over a page break stands among the first so many things of the next page."""
SMALLEST_PICTURE = 0.02
"""A picture that covers less of its page is an ornament."""

_LISTED = 10
"""So many pages are named in a note."""
_STRUCK = Text(
    "页面上有划掉的文字（像是修订记录），没有读；公布前请先处理修订",
    "words that are struck out on the pages (as tracked changes are) were not read; resolve them first",
)
Item = Line | Whole | Image


class Content(Struct, frozen=True):
    """The words of all pages: text, blocks, and the offset at which each page begins."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[tuple[int, int], ...]


def document_of(pages: Sequence[Page], *, path: str, reader: str, metadata: dict[str, str]) -> Document:
    """The document on `pages`; UnreadableError where their words are not there or not to be trusted."""
    unread = require_legible(pages)
    read = [_wiped(page) if page.number in unread else page for page in pages]
    shown, struck = without_struck(read)
    content = content_of(unfolded(without_overlays(shown)))
    return Document(
        path=path,
        reader=reader,
        encoding=None,
        source=content.text,
        text=content.text,
        blocks=content.blocks,
        metadata=metadata,
        lined=False,
        pages=content.pages,
        notes=(*((_STRUCK,) if struck else ()), *_faint(read)),
        recovered=True,
        unread=unread,
    )


def _wiped(page: Page) -> Page:
    """A page without the few words that stand on a scan, such as its number."""
    return structs.replace(page, runs=(), across=(), down=())


def content_of(pages: Sequence[Page]) -> Content:
    """The content of `pages`, in reading order."""
    return _Writer().write(_items(pages))


def _items(pages: Sequence[Page]) -> list[tuple[Item, int]]:
    """What stands on the pages, each with its page's number: furniture gone, tables whole."""
    halves = [split(page) for page in pages]
    written = [lines_of(runs) for _, runs in halves]
    require_order(pages, written)
    lines = without_furniture(
        written,
        [page.height for page in pages],
        [
            (
                min([table.lattice.top for table in tables], default=page.height),
                max([table.lattice.bottom for table in tables], default=0.0),
            )
            for page, (tables, _) in zip(pages, halves, strict=True)
        ],
    )
    items: list[tuple[Item, int]] = []
    before: Sequence[Run] = ()
    for page, (tables, runs), kept in zip(pages, halves, lines, strict=True):
        foot = left_behind([item for item, _ in items[-HIGHEST:]], before, kept, runs, page)
        if foot.lines and not any(table.lattice.top < kept[0].middle for table in tables):
            del items[-len(foot.lines) :]
            kept, runs = [*foot.lines, *kept], list(foot.runs)
        before = runs
        last = items[-1][0] if items else None
        found = _loose(page, kept, runs, last if isinstance(last, Whole) else None)
        found += [(table.lattice.top, whole_of(table, page.number)) for table in tables]
        found += [
            (image.top, image)
            for image in page.images
            if image.area > SMALLEST_PICTURE * page.width * page.height
        ]
        _turn_over(items, [item for _, item in sorted(found, key=lambda pair: pair[0])], page.number)
    return [(closed(item) if isinstance(item, Whole) else item, page) for item, page in items]


def _turn_over(items: list[tuple[Item, int]], found: list[Item], page: int) -> None:
    """Add what was found on the next page: a table that goes on over the page break is one."""
    last = items[-1][0] if items else None
    for at, item in enumerate(found[:NEXT] if isinstance(last, Whole) else ()):
        if not isinstance(item, Whole) or not isinstance(last, Whole):
            continue
        one = (gone_on(last, item) if item.open else joined(last, item)) if at == 0 else None
        between = [line.text for line in found[:at] if isinstance(line, Line)]
        pieces = None if one else torn(last, item, at > 0 and len(between) == at and not _is_text(between))
        if one:
            items[-1] = (one, items[-1][1])
            found = found[1:]
        elif pieces:
            items[-1], found[at] = (pieces[0], items[-1][1]), pieces[1]
        break
    items += [(item, page) for item in found]


def _faint(pages: Sequence[Page]) -> tuple[Text, ...]:
    """That there are words which nobody sees on the pages, and which were not read."""
    numbers = [page.number for page in pages if page.faint]
    if not numbers:
        return ()
    zh, en = "、".join(map(str, numbers[:_LISTED])), ", ".join(map(str, numbers[:_LISTED]))
    return (
        Text(
            f"第 {zh} 页有看不见的文字（颜色与底色相同，或者极小），没有读；公布前请删去，或者显示出来",
            f"words on page {en} cannot be seen (of the colour of their ground, or tiny) and were not read",
        ),
    )


def _is_text(lines: Sequence[str]) -> bool:
    """Whether any of some lines is of the report: it holds Chinese."""
    return any("\u4e00" <= character <= "\u9fff" for line in lines for character in line)


def _loose(
    page: Page, lines: Sequence[Line], runs: Sequence[Run], last: Whole | None
) -> list[tuple[float, Item]]:
    """The lines of a page by their height, with tables made of those that are one; `last` may go on here."""
    found: list[tuple[float, Item]] = []
    done = 0
    rules = merged(page.across, nearness(runs)) if page.across else []
    bands = last.open.bands if last and last.open else None
    header: Sequence[Part] = last.header if last else ()
    for loose in (*loose_tables(lines, runs, rules, page.number, bands), None):
        end = loose.start if loose else len(lines)
        stretches = shreds_of(lines[done:end], page.number, page.width, loose is not None, bool(header))
        for start, stop, shreds in stretches:
            stretch = lines[done:end][start:stop]
            table = small_table(_within(runs, stretch), page.number, header, rules) if shreds else None
            if table:
                header = table.header
            if shreds and not table and len(stretch) < FEWEST:
                shreds = None
            item = table or shreds
            found += [(stretch[0].middle, item)] if item else [(line.middle, line) for line in stretch]
            header = header if table else ()
        header = ()
        if loose:
            found.append((lines[loose.start].middle, loose.table))
            done = loose.end
    return found


def _within(runs: Sequence[Run], lines: Sequence[Line]) -> list[Run]:
    top, bottom = lines[0].base - 0.5 * lines[0].size, lines[-1].base + 0.5
    return [run for run in runs if top <= run.base <= bottom]


class _Writer:
    """Writes items one after the other."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.pages: list[tuple[int, int]] = []

    def write(self, items: Sequence[tuple[Item, int]]) -> Content:
        flowing = [
            Flowing(item, page, at > 0 and not isinstance(items[at - 1][0], Line))
            for at, (item, page) in enumerate(items)
            if isinstance(item, Line)
        ]
        common = measure(flowing)
        todo: list[Flowing] = []
        rest = iter(flowing)
        for item, page in items:
            if isinstance(item, Line):
                todo.append(next(rest))
                continue
            self._flow(todo, common)
            todo = []
            if isinstance(item, Whole):
                self._grid(item)
            else:
                self._begin(page)
                self.blocks.append(Picture(Span(self.length, self.length)))
        self._flow(todo, common)
        return Content("".join(self.parts), tuple(self.blocks), tuple(self.pages))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _begin(self, page: int) -> None:
        """Begin a block, on `page`."""
        if self.length:
            self._add("\n")
        self._turn(page)

    def _turn(self, page: int) -> None:
        if not self.pages or self.pages[-1][1] != page:
            self.pages.append((self.length, page))

    def _flow(self, lines: Sequence[Flowing], common: Measure) -> None:
        for paragraph in paragraphs(lines, common):
            text = text_of(paragraph)
            self._begin(paragraph[0].page)
            start = self.length
            self._add(text)
            self.blocks.append(Paragraph(Span(start, self.length), _level(paragraph, text, common)))
            if paragraph[-1].page != paragraph[0].page:
                self._turn(paragraph[-1].page)

    def _grid(self, table: Whole) -> None:
        self._begin(table.pages[0])
        start = self.length
        rows: list[tuple[Cell, ...]] = []
        for index, (row, page) in enumerate(zip(table.rows, table.pages, strict=True)):
            if index:
                self._add("\n")
                self._turn(page)
            cells: list[Cell] = []
            for box in row:
                if cells:
                    self._add("\t")
                begin = self.length
                self._add(box.text)
                place = Span(begin, self.length)
                cells.append(Cell(box.text, place, index, box.column, box.rowspan, box.colspan, box.doubtful))
            rows.append(tuple(cells))
        self.blocks.append(Grid(Span(start, self.length), tuple(rows), table.ruled, table.loose))


def _level(paragraph: Sequence[Flowing], text: str, common: Measure) -> int:
    """1 to 3 for a heading by size or by bold, 0 for text."""
    line = paragraph[0].line
    if line.size > 1.6 * common.size:
        return 1
    if len(text) > LONGEST_HEADING:
        return 0
    if line.size > LARGER * common.size:
        return 2
    return 3 if all(item.line.bold for item in paragraph) else 0
