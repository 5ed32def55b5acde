"""Finds the agency, the year and the title, each with its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePath
from typing import Literal

from govlint.fold import CHINESE_YEAR, DATED, NARROW_DIGITS, mended_title
from govlint.lazy import lazily
from govlint.model import Document, Grid, Paragraph, Span, Struct
from govlint.numbers import INVISIBLE
from govlint.patterns.pattern import Pattern
from govlint.report import Fact, Period
from govlint.structure.headings import OUTLINE
from govlint.structure.period import PeriodReader

LONGEST_TITLE = 70
LONGEST_ABOVE = 40
"""The first line of a title that goes on below it, blanks not counted."""
FIRST_LINES = 40
LISTED = 4
"""By so much titles of several years that a page lists stand behind any other."""
_SENTENCE = lazily(r"[。；;！？>＞»|]|现将|如下")
_SITE_TAIL = lazily(r"\s*[_|｜\-—–]\s*")
# …年度报告-示例市政府网站, …年度报告 发布时间：2025-01-20, 关于印发《…年度报告》的通知
_AROUND = lazily(
    r"\s*[_|｜\-—–《》]\s*|的(?:公告|通知|通告|公示)\s*\Z"
    r"|\s+(?=(?:发布|更新|成文)?(?:时间|日期)[：: ]|来源[：:]|作者[：:]|浏览|20\d\d[-./年])"
)
# 示例市政府网站-示例市数据局2024年…, （2024年）示例市数据局…
_AHEAD = lazily(r"^[^（(]*(?:网站?|门户|平台)[_|｜\-—–]+|^[（(]?20\d\d年?度?[）)]?")
_SHORT_YEAR = lazily(r"(?<!\d)(?:20)?\d\d年?度?$")
_ISSUING = lazily(r"关于(?:印发|公布|发布|公开|报送|上报|转发)?$")
# 发布时间：2025-01-20 示例市数据局2024年…: a page's own line runs on into the title.
_ISSUED = lazily(
    r"\s*(?:来源[：:]\s*\S+\s+)?(?:(?:发布|更新|成文|生成)?(?:时间|日期)[：:]\s*)?"
    r"20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?\s+(?=\D)"
)
_PAIRS = {"（": "）", "(": ")"}
_NOT_AGENCY = lazily(
    r"^(?:[（(\[](?:图文|图解|组图|附图|视频|转载|转|全文|公示|公告)[）)\]]|[\s\W]+|附件\d*[：:]|关于|[^【】]{1,6}】)+|[\s\W]+$"
)
_NO_ORGAN = lazily(
    r"^(?:(?:现行)?有效|失效|废止|[是否有无]|首页|主页|正文|全文|(?:政务|政府信息|信息)公开|年报|年度报告|[\d\W年月日度]+)$"
    r"|字体|字号|大小|打印|关闭|分享|浏览|点击|阅读|来源|索引|分类|主题|发布时间|日期|当前位置|网站"
)
"""What often stands above a title and is no organ's name."""
_TITLED = lazily(r"(?:信息)?(?:标题|名称|题名)[：:]?")
_YEAR = lazily(r"(20\d\d)\s*年")
_OWN_YEAR = lazily(r"(?<!\d)20\d\d(?!\d)")
_MARKS = frozenset("：:>|，。")
_REPORTED = lazily(r"(20\d\d)\s*年(?:度)?[^。，,；]{0,20}?(?:信息公开|年度报告|工作报告|年报)")
_YEAR_LINE = lazily(r"[（(]?(20\d\d|二[〇○零O0][一二][〇○零O0一二三四五六七八九])年?度?[）)]?")


class Identity(Struct, frozen=True):
    """What the report says it is."""

    title: Span | None
    agency: Fact | None
    year: Fact | None
    period: Period | None


class TitleReader:
    """Reads agency and year from titles by the pack's patterns."""

    def __init__(self, titles: Sequence[str], said: str = "公开") -> None:
        self._said = said
        self._titles = [Pattern.restore(title) for title in titles]
        # A page says its title twice, and lines are looked at more than once.
        self.read = lru_cache(maxsize=256)(self._read)

    def _read(self, text: str) -> tuple[str, str] | None:
        """(agency, year) of a title, either of which may be empty; None when it is no title."""
        bare = "".join(text.translate(INVISIBLE).split()).strip("《》【】")
        if not 6 <= len(bare) <= LONGEST_TITLE or _SENTENCE.search(bare):
            return None
        if self._said not in bare or not ("报告" in bare or "年报" in bare):
            return None
        narrow = DATED.sub("", bare.translate(NARROW_DIGITS))
        for pattern in self._titles:
            match = pattern.fullmatch(narrow)
            if match:
                year = match["year"].translate(CHINESE_YEAR)
                start, end = match.span("agency")
                inner = _YEAR.search(narrow, start, end)
                if inner is not None:
                    year = year or inner[1]
                    end = inner.start() if _name(bare[start : inner.start()]) else end
                return _name(bare[max(start, 0) : end]), year
        return None

    def find(self, document: Document, before: int) -> tuple[Span, str, str] | None:
        """The title in the lines that begin before offset `before`: its span, agency and year."""
        linked = {link.span for link in document.links}
        lines = [
            block
            for block in document.blocks
            if isinstance(block, Paragraph) and block.span.start < before and block.span not in linked
        ]
        best: tuple[int, int, Span, str, str] | None = None
        for index, block in enumerate(lines):
            text = document.slice(block.span)
            if len(text) > LONGEST_TITLE and _size(text) > LONGEST_TITLE:
                continue
            outline = OUTLINE.match(text) if block.level else None
            if outline is not None:
                text = text[outline.end() :]
            issued = _ISSUED.match(text)
            begin = issued.end() if issued else 0
            text = text[begin:]
            read, span = self.read(text), Span(block.span.start + begin, block.span.end)
            if index + 1 < len(lines) and (read is None or not read[0]):
                read, span = self._over_two_lines(document, lines, index, read)
            if read is None:
                continue
            if not read[1] and index + 1 < len(lines):
                read, span = self._year_below(document, lines, index, read, span)
            if not read[1] and index and lines[index].span.start == span.start:
                read, span = self._year_above(document, lines[index - 1].span, read, span)
            rank = (2 if block.level in (1, 2) else 0) + bool(read[0]) + bool(read[1])
            if read[1] and self._is_listed(document, lines, index, read[1]):
                rank -= LISTED
            if best is None or (rank, index) >= best[:2]:
                best = (rank, index, span, *read)
        return best[2:] if best else self._elsewhere(document, lines, before)

    def find_linked(self, document: Document, before: int, year: str) -> tuple[Span, str, str] | None:
        """The one title that is a link, as on pages that lead to the report itself; a list of them is none.

        It names `year`, which the report tells elsewhere, or is the main heading where that tells none.
        """
        linked = {link.span for link in document.links}
        found = [
            (block, read[0], read[1])
            for block in document.blocks
            if isinstance(block, Paragraph) and block.span.start < before and block.span in linked
            if (read := self.read(document.slice(block.span))) and all(read)
        ]
        if len({title[1:] for title in found}) != 1:
            return None
        block, agency, named = found[0]
        return (block.span, agency, named) if named == year or (not year and block.level == 1) else None

    def _elsewhere(
        self, document: Document, lines: Sequence[Paragraph], before: int
    ) -> tuple[Span, str, str] | None:
        """The title that is no line of its own, or is not quite right."""
        return (
            self._in_table(document, before)
            or self._in_cells(document, before)
            or self._mistyped(document, lines)
            or self._in_piece(document, lines)
        )

    def _is_listed(self, document: Document, lines: Sequence[Paragraph], index: int, year: str) -> bool:
        """Whether the line above or below a title is one too, of another year."""
        near = [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]
        others = [
            self.read(document.slice(line.span))
            for line in near
            if line.span.end - line.span.start <= LONGEST_TITLE
        ]
        return any(other and other[0] and other[1] not in ("", year) for other in others)

    def _mistyped(self, document: Document, lines: Sequence[Paragraph]) -> tuple[Span, str, str] | None:
        """The first line that is a title but for one character: …2024年政府信息公共工作年度报告."""
        for block in lines if self._said else ():
            text = document.slice(block.span)
            mended = mended_title(text) if len(text) <= LONGEST_TITLE else None
            read = self.read(mended) if mended else None
            if read and read[0] and read[1]:
                return block.span, *read
        return None

    def _in_piece(self, document: Document, lines: Sequence[Paragraph]) -> tuple[Span, str, str] | None:
        """The first line in which a title stands with a site's name or a date behind it, or in a notice's."""
        for block in lines:
            text, start = document.slice(block.span), 0
            if len(text) > LONGEST_TITLE or self._said not in text:
                continue
            for parting in (*_AROUND.finditer(text), None):
                piece = text[start : parting.start() if parting else None]
                read = self.read(piece)
                if read and read[0] and read[1]:
                    at = block.span.start + start
                    return Span(at, at + len(piece)), *read
                start = parting.end() if parting else len(text)
        return None

    def _in_table(self, document: Document, before: int) -> tuple[Span, str, str] | None:
        """The title in the table that a page puts above the text: 标题 | 示例市数据局2024年…报告."""
        for block in document.blocks:
            if block.span.start >= before:
                break
            for row in block.rows if isinstance(block, Grid) else ():
                for name, cell in pairwise(row):
                    read = self.read(cell.text) if _TITLED.fullmatch("".join(name.text.split())) else None
                    if read and read[0] and read[1]:
                        return cell.span, *read
        return None

    def _in_cells(self, document: Document, before: int) -> tuple[Span, str, str] | None:
        """The title that a converter took for a row of a table, with the line below it if it ends there."""
        for block, below in pairwise(document.blocks):
            if below.span.start >= before:
                break
            if not isinstance(block, Grid) or len(block.rows) > 1 or not block.rows:
                continue
            words = "".join(cell.text for cell in block.rows[0])
            rest = document.slice(below.span) if isinstance(below, Paragraph) else ""
            for text, end in ((words, block.span.end), (words + rest, below.span.end)):
                read = self.read(text) if len(text) <= LONGEST_TITLE else None
                if read and read[0] and read[1]:
                    return Span(block.span.start, end), *read
        return None

    def _over_two_lines(
        self, document: Document, lines: Sequence[Paragraph], index: int, read: tuple[str, str] | None
    ) -> tuple[tuple[str, str] | None, Span]:
        """A title broken over two lines or three: the agency above it, or its end below it, or both."""
        span = lines[index].span
        text = document.slice(span)
        if read is None:
            below = lines[index + 1].span
            whole = self.read(text + document.slice(below))
            itself = self.read(document.slice(below))
            if whole and _size(text) <= LONGEST_ABOVE and (itself is None or _goes_on(itself, whole)):
                read, span, text = whole, Span(span.start, below.end), text + document.slice(below)
                if whole[0]:
                    return read, span
            else:
                return None, span
        if index and len(document.slice(lines[index - 1].span)) <= 30:
            above = lines[index - 1].span
            whole = self.read(document.slice(above) + text)
            if whole and _is_named(whole[0]) and _MARKS.isdisjoint(document.slice(above)):
                return whole, Span(above.start, span.end)
        return read, span

    @staticmethod
    def _year_below(
        document: Document, lines: Sequence[Paragraph], index: int, read: tuple[str, str], span: Span
    ) -> tuple[tuple[str, str], Span]:
        """A title whose year stands on a line of its own under it: （2024年度）."""
        for block in lines[index + 1 : index + 3]:
            if block.span.start < span.end:
                continue
            match = _YEAR_LINE.fullmatch("".join(document.slice(block.span).split()))
            if match:
                year = match.group(1).translate(CHINESE_YEAR)
                return (read[0], year), Span(span.start, block.span.end)
            break
        return read, span

    @staticmethod
    def _year_above(
        document: Document, above: Span, read: tuple[str, str], span: Span
    ) -> tuple[tuple[str, str], Span]:
        """A title whose year stands on a line of its own above it: 2024年."""
        match = _YEAR_LINE.fullmatch("".join(document.slice(above).split()))
        if match is None:
            return read, span
        return (read[0], match.group(1).translate(CHINESE_YEAR)), Span(above.start, span.end)

    def read_loose(self, text: str) -> tuple[str, str] | None:
        """(agency, year) of a page's or a file's title, which may carry a site's name behind."""
        for piece in (text, *_SITE_TAIL.split(text)):
            read = self.read(piece)
            if read:
                return read
        return None


Source = Literal["title", "metadata", "period", "file name", "introduction", "text"]


def identify(document: Document, reader: TitleReader, periods: PeriodReader, first_section: int) -> Identity:
    """Agency and year from title, metadata, period, file name, in that order; then from the words."""
    title = reader.find(document, first_section)
    agencies: list[Fact] = []
    years: list[Fact] = []

    def add(read: tuple[str, str] | None, source: Source, span: Span | None = None) -> None:
        if read and read[0]:
            agencies.append(Fact(read[0], source, span))
        if read and read[1]:
            years.append(Fact(read[1], source, span))

    if title:
        add((title[1], title[2]), "title", title[0])
    add((document.metadata.get("agency", ""), _digits(document.metadata.get("year", ""))), "metadata")
    add(reader.read_loose(document.metadata.get("title", "")), "metadata")
    period = periods.read(document, first_section)
    if period and period.end and (period.end[0] or (period.start and period.start[0])):
        years.append(Fact(str(period.end[0] or (period.start or (None,))[0]), "period", period.span))
    stem = PurePath(document.path).stem
    add(reader.read_loose(stem) or ("", _digits(stem)), "file name")
    opening = document.text[:first_section]
    reported = _REPORTED.search(opening.split("现将", 1)[-1]) if "现将" in opening else None
    if reported:
        years.append(Fact(reported.group(1), "introduction"))
    counted = Counter(_YEAR.findall(document.text, first_section, first_section + 1500))
    if counted:
        years.append(Fact(counted.most_common(1)[0][0], "text"))
    if title is None and document.links:
        title = reader.find_linked(document, first_section, years[0].value if years else "")
        agencies[:0] = [Fact(title[1], "title", title[0])] if title else []
        years[:0] = [Fact(title[2], "title", title[0])] if title else []
    return Identity(
        title[0] if title else None,
        agencies[0] if agencies else None,
        years[0] if years else None,
        period,
    )


def _name(written: str) -> str:
    """The agency of a title, without what stands around its name: no mark, no year, no 关于印发.

    A bracket that is closed within the name is part of it: 示例市水务局（示例市河长制办公室）.
    """
    written = _AHEAD.sub("", written)
    name = _NOT_AGENCY.sub("", written)
    start = written.find(name)
    for opening, closing in _PAIRS.items():
        if name.count(opening) > name.count(closing) and written.startswith(closing, start + len(name)):
            name += closing
        elif name.count(closing) > name.count(opening) and written[:start].endswith(opening):
            name = opening + name
    return _ISSUING.sub("", _SHORT_YEAR.sub("", name))


def _size(text: str) -> int:
    """The characters of a line; blanks, with which some programs set it apart, are none."""
    return len("".join(text.split()))


def _goes_on(itself: tuple[str, str], whole: tuple[str, str]) -> bool:
    """Whether a title with the line above it (`whole`) tells more than by `itself`: agency or year."""
    if not itself[0] or not _is_named(itself[0]):
        return _is_named(whole[0])
    before = whole[0].removesuffix(itself[0])
    return not itself[1] and bool(whole[1]) and before != whole[0] and not any(map(str.isdigit, before))


def _is_named(agency: str) -> bool:
    """Whether `agency` may be the name of an organ, or is empty."""
    return not _NO_ORGAN.search(agency)


def _digits(text: str) -> str:
    match = _OWN_YEAR.search(text)
    return match.group() if match else ""


def has_sign(signs: Sequence[str], text: str) -> bool:
    """Whether words that tell a report stand in `text`."""
    return any(Pattern.restore(sign).search("".join(text.split())) for sign in signs)
