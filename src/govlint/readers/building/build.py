"""Part of the HTML reader: elements and texts, whoever tells of them, become the content in order."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from govlint.lazy import lazily
from govlint.readers.building.table import Attributes, Box, Item, Shot, Slip, Table
from govlint.readers.building.writer import EDGES, Mark, Run, Words, tidy

BLANK: Run = (" ", -1)
_ENOUGH = 100
_OF_REPORT = lazily(r"信息公开|主动公开|公开申请|处理费|收费|行政复议|行政诉讼")
_SHORTEST = 8
_NUMBERED = lazily(r"[（(]?[一二三四五六七八九十]{1,2}[、）)]")
_SECTION = lazily(r"[ \t\u3000]*([一二三四五六])、.{2,40}")
_SECTIONS = "一二三四五六"
# What begins so in a block beside a whole report is the page's or of another year.
_OF_PAGE = lazily(
    r"[^，。；：:]{0,15}?(?:本(?:网|站|页|栏目|平台)|版权所有|ICP备|相关(?:阅读|链接|报道|新闻|文章)|延伸阅读|网站标识码"
    r"|(?:主办|承办)(?:单位)?[：:])"
)
_OF_BEFORE = lazily(r"[^，。；：:比同与较自]{0,15}?(?:去年|上年|上一年|往年|以往|近[两二三四五几]年)")
_YEAR = lazily(r"20\d\d(?=[ \t]*年)")
_YEARS = lazily(r"[^，。；：:比同与较自]{0,15}?(20\d\d)[ \t]*年(?!以来|起)")


class Builder:
    """Receives breaks, tables, links and runs in order; `items` is the content of the page.

    Every event takes the place after its tag and the tag's attributes, whether it needs them or not, so
    that a table of events can call them all alike.
    """

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.runs: list[Run] = []
        self._level = 0
        self._levels: list[int] = []
        self._tables: list[tuple[Table, list[Item]]] = []
        self._anchors: list[tuple[int, int, str]] = []
        self._broken = 0
        self._onward = False
        self._links: list[Mark] = []
        self._shots: list[Shot] = []
        self._pictured = False
        self._doubts: list[tuple[list[Item], int]] = []
        self._asides: list[list[Item]] = []

    def content(self) -> tuple[list[Item], int]:
        """What the page holds, and how many blocks beside the text are left out of it.

        Where the text is a whole report without them, they are cut from where they are not of the report.
        """
        if not self._asides:
            return self.items, 0
        asides = {id(item) for aside in self._asides for item in aside}
        within = [item for item in self.items if id(item) not in asides]
        if not _is_whole(within):
            return self.items, 0
        years = _years(within)
        cut = [rest for aside in self._asides if (rest := _not_of_report(aside, years))]
        left = {id(item) for rest in cut for item in rest}
        return [item for item in self.items if id(item) not in left], len(cut)

    def lapse(self, place: int = 0, tag: Attributes | None = None) -> None:
        """Here the line ends, if there is one."""
        runs = self.runs
        if runs:
            if self._anchors:
                self.link()
            text = runs[0][0]
            if len(runs) == 1 and text[0] not in EDGES and text[-1] not in EDGES and not self._links:
                self.items.append(Words(runs, self._level))
            elif words := tidy(runs, self._level, self._links):
                self.items.append(words)
            else:
                self._onward = False
            self.runs = []
            self._links = []
            self._broken += 1
            if self._onward:
                self._go_on()
        elif self._onward:
            self._onward = False
        if self._shots:
            self.items.extend(self._shots)
            self._shots = []

    def soften(self, place: int = 0, tag: Attributes | None = None) -> None:
        """Here a line ends, and its paragraph does not."""
        before = len(self.items)
        self.lapse()
        self._onward = len(self.items) > before

    def _go_on(self) -> None:
        """The line that has just ended is of one paragraph with the one before."""
        self._onward = False
        if len(self.items) > 1 and isinstance(last := self.items[-1], Words):
            self.items[-1] = replace(last, onward=True)

    def open_heading(self, place: int, tag: Attributes) -> None:
        """A heading begins."""
        self.lapse()
        self._levels.append(self._level)
        self._level = tag.level

    def close_heading(self, place: int = 0, tag: Attributes | None = None) -> None:
        """The heading ends."""
        self.lapse()
        self._level = self._levels.pop()

    def open_table(self, place: int = 0, tag: Attributes | None = None) -> None:
        """A table begins."""
        self.lapse()
        self._tables.append((Table(mixed=False), self.items))

    def open_group(self, place: int = 0, tag: Attributes | None = None) -> None:
        """A row group of the table begins."""
        self.lapse()
        if self._tables:
            self._tables[-1][0].groups.append([])

    def open_row(self, place: int = 0, tag: Attributes | None = None) -> None:
        """A row begins."""
        self.lapse()
        if self._tables:
            self._tables[-1][0].groups[-1].append([])

    def open_cell(self, place: int, tag: Attributes) -> None:
        """A cell begins; its content starts at `place`."""
        if self.runs or self._shots:
            self.lapse()
        if self._tables:
            self.open_box(place, tag.spans)

    def open_box(self, place: int, spans: int) -> None:
        """A cell with these spans begins, with no line open before it."""
        flow: list[Item] = []
        self.row().append(Box(place, spans, flow))
        self._tables[-1][0].mixed = True
        self.items = flow

    def row(self) -> list[Box | Slip]:
        """The row of the innermost table that the next cell goes into."""
        rows = self._tables[-1][0].groups[-1]
        if not rows:
            rows.append([])
        return rows[-1]

    def close_cell(self, place: int = 0, tag: Attributes | None = None) -> None:
        """The cell ends."""
        self.lapse()
        if self._tables:
            self.items = self._tables[-1][1]

    def close_table(self, place: int = 0, tag: Attributes | None = None) -> None:
        """A table ends: it is then either a grid or, for layout, only what it holds."""
        self.lapse()
        table, self.items = self._tables.pop()
        if self._tables:
            if (words := table.framed()) is not None:
                self.items.append(words)
                return
            self._tables[-1][0].nested = True
        if table.is_layout():
            for box in table.boxes():
                self.items.extend(box.flow)
        elif any(table.rows()):
            self.items.extend(table.parted())
            if self._pictured:
                for box in table.boxes():
                    self.items.extend([item for item in box.flow if isinstance(item, Shot)])

    def open_doubt(self, place: int = 0, tag: Attributes | None = None) -> None:
        """A form or the page's header begins: furniture as a rule."""
        self.lapse()
        self._doubts.append((self.items, len(self.items)))

    def close_doubt(self, place: int = 0, tag: Attributes | None = None) -> None:
        """It ends, and stays only if it holds the main or a numbered heading, or a fair amount of text."""
        self.lapse()
        items, start = self._doubts.pop()
        lines = [line for item in items[start:] for line in _lines(item)]
        headed = any(line.level == 1 or _NUMBERED.match(line.text) for line in lines)
        if not headed and sum(line.size for line in lines) < _ENOUGH:
            del items[start:]

    def close_aside(self, place: int = 0, tag: Attributes | None = None) -> None:
        """A block beside the text ends, such as the page's foot: it stays only if it tells of the report."""
        self.lapse()
        items, start = self._doubts.pop()
        if not any(tells(line.text) for item in items[start:] for line in _lines(item)):
            del items[start:]
        elif not any(isinstance(item, Table) for item in items[start:]):
            self._asides.append(items[start:])

    def open_anchor(self, place: int, tag: Attributes) -> None:
        """A link begins."""
        self._anchors.append((self._broken, len(self.runs), tag.target))

    def close_anchor(self, place: int = 0, tag: Attributes | None = None) -> None:
        """The innermost link ends."""
        self.link()
        self._anchors.pop()

    def link(self) -> None:
        """Note the words of the innermost anchor, from its start tag or since the last break."""
        broken, start, target = self._anchors[-1]
        if target:
            self._links.append((start if broken == self._broken else 0, len(self.runs), target))

    def blank(self, place: int, tag: Attributes | None = None) -> None:
        """Blanks stand between two tags."""
        if self.runs:
            self.runs.append(BLANK)

    def shot(self, place: int, tag: Attributes) -> None:
        """A picture stands here; it follows the line that it stands in."""
        self._pictured = True
        self._shots.append(Shot(tag.target, place))


def tells(text: str) -> bool:
    """Whether a text is a sentence of a report, and no name, title or button of the page around it."""
    return len(text) >= _SHORTEST and "。" in text and _OF_REPORT.search(text) is not None


def _is_whole(items: list[Item]) -> bool:
    """Whether `items` are a report: the headings of its six parts in order, something in each, its tables."""
    parts = [
        (at, found[1])
        for at, item in enumerate(items)
        if isinstance(item, Words) and (found := _SECTION.fullmatch(item.text))
    ]
    tables = any(isinstance(item, Table) for item in items)
    if not tables or "".join(part for _, part in parts) != _SECTIONS:
        return False
    return all(end - at > 1 for at, end in pairwise([*(at for at, _ in parts), len(items)]))


def _years(items: list[Item]) -> set[str]:
    """The years that a report names above its first section."""
    years: set[str] = set()
    for item in items:
        if isinstance(item, Words):
            if _SECTION.fullmatch(item.text):
                break
            years.update(_YEAR.findall(item.text))
    return years


def _not_of_report(aside: list[Item], years: set[str]) -> list[Item]:
    """What a block beside a whole report holds from where it is the page's or of another year."""
    for at, item in enumerate(aside):
        for line in _lines(item):
            other = _YEARS.match(line.text)
            if (
                (other is not None and years and other[1] not in years)
                or _OF_PAGE.match(line.text)
                or _OF_BEFORE.match(line.text)
                or _SECTION.fullmatch(line.text)
            ):
                return aside[at:]
    return []


def _lines(item: Item) -> list[Words]:
    if isinstance(item, Table):
        return [line for box in item.boxes() for line in box.lines]
    return [item] if isinstance(item, Words) else []
