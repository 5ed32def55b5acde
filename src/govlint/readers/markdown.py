"""Reads Markdown, the first step for .md files: bytes → words with exact places, headings, grids, links.

The dialect is what people write by hand and what converters leave: CommonMark with pipe tables, less
strict in what makes a table, and one paragraph a line, as Chinese reports are typed.
"""

from __future__ import annotations

import re

from govlint.lazy import lazily
from govlint.model import Document, Text
from govlint.readers.building.blocks import write
from govlint.readers.building.rejoined import together, unbroken
from govlint.readers.building.table import Item
from govlint.readers.building.writer import Words, Writer
from govlint.readers.encoding import as_typed, decode
from govlint.readers.frontmatter import front_matter
from govlint.readers.lines.borders import bars_alone, may_be_drawn, with_bars
from govlint.readers.lines.breaks import REMEMBERED, goes_on, is_row, is_title, joint, measure_of
from govlint.readers.lines.quoted import is_quoted, mark_at
from govlint.readers.lines.torn import torn, within_marks
from govlint.readers.lines.unboxed import lines_of
from govlint.readers.lines.wrapped import AROUND_MARK, is_spaced, marks_before
from govlint.readers.markdowninline import FORMULA, inline
from govlint.readers.markdownmarkup import Markup
from govlint.readers.markdownpipes import BLANK, NUMBERED, Pipes
from govlint.readers.raised import with_raised
from govlint.readers.webpage.page import content

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|$)")
_PREFIX = re.compile(
    BLANK + r"(?:>[ \t]?)*[ \t]*(?:[-*+][ \t]+(?![ \t]*$))?"
    r"(?:\d{1,2}[.)][ \t]+(?=\**[一二三四五六七八九十]{1,2}、))?(?:>[ \t]?)*"  # a number of a list before one
)
_HEADING = re.compile(
    r"([#＃]{1,6})(?:[ \t\u3000\xa0]+|(?=[^#＃\s0-9A-Za-z])|$)|h([1-6])(?:\([^()]*\))?\.[ \t]"
)
_CLOSING = re.compile(r"[ \t]*\{[#.][^{}]*\}[ \t]*$|(?:^|[ \t]+)#+[ \t]*$|[ \t]+$")
_UNDERLINE = re.compile(r"[ \t]{0,3}(={2,}|-{2,})[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]*(?:[-*+][ \t]|#|>|\d{1,3}[.)][ \t])")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[^`]*$")
# The heading of a section, as an answer has it that was copied with the fence around it.
_SECTION = lazily(r"[ \t]*#{1,6}[ \t\u3000\xa0]*\**[一二三四五六]、")
_MAY_BE_MARKUP = re.compile(r"<(?:table|script|style|!--)", re.IGNORECASE)
# What a line ends with that is not wrapped: a sentence's mark, a hard break, or the last word of a title.
_STOPS = (*"。；：！？;:!?”）)", "  ", "\\", "**", "报告", "年报")
# Between the cells of a table that pandoc aligns by blanks.
_FORMULA = lazily(rf"(?<=>)\s*\$\s?{FORMULA}\s?\$\s*(?=<)")
_GAP = re.compile(r"[ \t]{2,}\S")
# So much stands above a report's title at the most.
_OPENING = 8
# A line that an editor wrapped is not shorter than this.
_WRAPPED = 15
_UNSEEN = ("~~", "</del>", "</s>", "</strike>", "hidden", "display", "visibility", "HIDDEN", "DISPLAY")
"""Without any of these, a file hides nothing."""


def _ends(line: str, fence: str) -> bool:
    """Whether a line ends what `fence` began."""
    bare = line.strip()
    return bare.startswith(fence) and not bare.strip(fence[0])


class _Blocks:
    """The loop over the lines; `items` is the content in order."""

    def __init__(self, source: str) -> None:
        drawn = may_be_drawn(source)
        self.source = bars_alone(source) if drawn else source
        self._html = Markup(self.source)
        self.lines = lines_of(self.source)
        if is_quoted(self.source):
            self.lines = [(mark_at(self.source, start, end), end) for start, end in self.lines]
        self._pipes = Pipes(self.source, self.lines, with_bars(source) if drawn else "")
        self.items: list[Item] = []
        lines = [self.source[start:end] for start, end in self.lines]
        self._measure = measure_of(lines)
        self._spaced = self._measure is None and is_spaced(lines)
        said = [at for at, line in enumerate(lines) if not self._spaced or line.strip()]
        if self._spaced:
            lines = [lines[at] for at in said]
            self._measure = measure_of(lines)
        self._torn = frozenset(self.lines[said[at]][0] for at in torn(lines) | within_marks(lines))
        self.metadata: dict[str, str] = {}
        self.hidden = 0
        self._open = False
        self._apart = False
        self._last = (0, 0)
        self._inside = False
        self._unfenced = -1
        self._so_far = ""

    def run(self) -> None:
        index, self.metadata = front_matter(map(self._line, range(len(self.lines))))
        while index < len(self.lines):
            index = self._block(index)

    def _line(self, index: int) -> str:
        start, end = self.lines[index]
        return self.source[start:end]

    def _block(self, index: int) -> int:
        """Read what begins at a line; gives the index of the line after it."""
        line = self._line(index)
        if self._measure and self._open and (behind := self._behind_marks(index)):
            return behind
        if not line.strip():
            self._apart = self._open = self._open and self._spaced
            return index + 1
        if self._open and not self._apart and (underline := _UNDERLINE.match(line)):
            self._raise(1 if underline[1][0] == "=" else 2)
            return index + 1
        if _RULE.match(line):
            self._open = False
            return index + 1
        if fence := _FENCE.match(line):
            if index == self._unfenced or self._is_around_markdown(index, fence[1]):
                self._open = False
                return index + 1
            return self._fenced(index, fence[1])
        if "<" in line and _MAY_BE_MARKUP.search(line) and (after := self._markup(index)) is not None:
            return after
        if end := self._pipes.end(index):
            return self._take_pipes(index, end)
        self._text(*self.lines[index])
        return index + 1

    def _behind_marks(self, index: int) -> int:
        """The line that goes on behind the marks of a page which begin at `index`; 0 where there is none."""
        end = min(index + AROUND_MARK, len(self.lines))
        count = marks_before([self._line(at).strip() for at in range(index, end)])
        before = self.source[self._last[0] : self._last[1]]
        return index + count if count and self._goes_on(before, *self.lines[index + count]) else 0

    def _text(self, start: int, end: int) -> None:
        prefix = _PREFIX.match(self.source, start, end)
        bare = prefix.end() if prefix else start
        heading = _HEADING.match(self.source, bare, end)
        level = 0
        joins = self._joins(start, end)
        if heading:
            level, bare = int(heading[2] or len(heading[1])), heading.end()
            closing = _CLOSING.search(self.source, bare, end)
            end = closing.start() if closing else end
        line = inline(self.source, bare, end, level)
        words = unbroken(line.words)
        last = self.items[-1] if self.items else None
        if joins and words and not heading and isinstance(last, Words):
            before, after = self.source[self._last[0] : self._last[1]], self.source[start:end]
            between = joint(before, after) if self._measure or self._last[0] in self._torn else "\n"
            self.items[-1] = together(last, words.pop(0), between)
        self.items += [*words, *line.shots]
        self._open = not heading and not line.shots and bool(line.words)
        self._apart = False
        self._note(start, end, joins)

    def _is_title(self, line: str) -> bool:
        """Whether the last line is the report's title: near the beginning, and no part of a sentence."""
        return len(self.items) <= _OPENING and not self._inside and is_title(line)

    def _joins(self, start: int, end: int) -> bool:
        """Whether the line at `start` goes on where the last one was wrapped."""
        before = self.source[self._last[0] : self._last[1]]
        if self._goes_on(before, start, end):
            return True
        return (
            self._open
            and not self._apart
            and len(before) >= _WRAPPED
            and not before.endswith(_STOPS)
            and not NUMBERED.match(before)
            and not NUMBERED.match(self.source, start)
            and not before.lstrip().startswith("**")
            and _GAP.search(before.strip()) is None
            and _GAP.search(self.source[start:end].strip()) is None
            and not (is_row(before) or is_row(self.source[start:end]))
        )

    def _goes_on(self, before: str, start: int, end: int) -> bool:
        """Whether all of the file is broken at one width, and the line at `start` goes on with the last."""
        # Not to the end of the line in the file: a layout table may hold all of the report on one.
        line = _LINE.match(self.source, start, end)
        if not self._open or line is None or _ITEM.match(line[1]):
            return False
        if before.endswith(("  ", "\\")) or self._is_title(before):
            return False
        return self._runs_on(before, line[1])

    def _runs_on(self, before: str, line: str) -> bool:
        """Whether a line goes on with the last one, by the width or by the marks which that leaves open."""
        if self._last[0] in self._torn:
            return True
        return self._measure is not None and goes_on(before, line, self._measure, self._so_far)

    def _raise(self, level: int) -> None:
        """Make the paragraph above an underline a heading."""
        last = self.items[-1]
        if isinstance(last, Words):
            self.items[-1] = Words(last.runs, level, last.links)
        self._open = False

    def _is_around_markdown(self, index: int, fence: str) -> bool:
        """Whether the fence at `index` holds the headings of a report: it is looked for once in a text."""
        if self._unfenced > 0 or "#" not in self.source:
            return False
        headings = 0
        for at in range(index + 1, len(self.lines)):
            line = self._line(at)
            headings += _SECTION.match(line) is not None
            if _ends(line, fence) or at == len(self.lines) - 1:
                self._unfenced = at if headings > 1 else -1
                break
        return self._unfenced > 0

    def _fenced(self, index: int, fence: str) -> int:
        self._open = False
        after = index + 1
        while after < len(self.lines):
            start, end = self.lines[after]
            line = self.source[start:end]
            if _ends(line, fence):
                self._open = False
                return after + 1
            table = self._pipes.end(after)
            if table > after + 1:
                after = self._take_pipes(after, table)
                continue
            self._verbatim(start, line)
            after += 1
        self._open = False
        return after

    def _verbatim(self, start: int, line: str) -> None:
        """Read a line within a fence, which may go on with the one before."""
        bare = line.strip()
        if not bare:
            self._open = False
            return
        words = Words([(bare, start + line.index(bare))])
        before = self.source[self._last[0] : self._last[1]]
        last = self.items[-1] if self.items else None
        joins = (
            self._open
            and isinstance(last, Words)
            and not self._is_title(before)
            and self._runs_on(before, line)
        )
        if joins and isinstance(last, Words):
            self.items[-1] = together(last, words, joint(before, line))
        else:
            self.items.append(words)
        self._open = True
        self._note(start, start + len(line), joins)

    def _note(self, start: int, end: int, joins: bool) -> None:
        """Remember the line at `start`, for the next one to go on with, and whether it goes on itself."""
        self._last = (start, end)
        self._inside = joins
        written = self.source[start:end]
        self._so_far = (self._so_far + written)[-REMEMBERED:] if joins else written

    def _markup(self, index: int) -> int | None:
        """Read the HTML tables on a line, and pass over its comments, scripts and styles; None if none is."""
        start, stop = self.lines[index]
        closed = self.source.rfind("-->", start, stop)
        found = self._html.next(start, stop, closed)
        if found is None:
            return None
        while found is not None and start < stop:
            if self.source[start : found.start()].strip():
                self._text(start, found.start())
            self._open = False
            place, start = found.start(), self._html.end(found)
            if found["kind"] and found["kind"].lower() == "table":
                page = content(_without_formulas(self.source[place:start]), place)
                self.items.extend(page.items)
                self.hidden += page.unseen.figures + page.unseen.words
            elif start == len(self.source) and self._html.hides(found):
                self.hidden += 1
            found = self._html.next(start, stop, closed) if start < stop else None
        while index < len(self.lines) and self.lines[index][1] < start:
            index += 1
        if index < len(self.lines):
            self.lines[index] = (start, self.lines[index][1])
        return index

    def _take_pipes(self, index: int, end: int) -> int:
        self._open = False
        self.items += self._pipes.table(index, end)
        return end


def _without_formulas(table: str) -> str:
    """A table with blanks for the marks of cells that hold a figure as a formula; of the same length."""
    if "$" not in table:
        return table
    return _FORMULA.sub(lambda cell: cell[0].replace("$", " "), table)


def read(data: bytes, path: str) -> Document:
    """The document in a Markdown file.

    Raises `UnreadableError` for bytes that are no text.
    """
    source, encoding = decode(data)
    typed, hidden, struck = _seen(with_raised(as_typed(source)))
    blocks = _Blocks(typed)
    blocks.run()
    writer = Writer()
    written = write(blocks.items, writer)
    return Document(
        path=path,
        reader="markdown",
        encoding=encoding,
        source=source,
        text=writer.text(),
        blocks=tuple(written),
        origin=writer.origin(),
        metadata=blocks.metadata,
        links=tuple(writer.links),
        notes=_left_out(hidden + blocks.hidden, struck),
    )


def _seen(source: str) -> tuple[str, int, int]:
    """The source without elements that nobody sees, how many there are, and how much is struck out."""
    if not any(mark in source for mark in _UNSEEN):
        return source, 0, 0
    from govlint.readers.markdownhidden import struck_out, without_hidden  # hardly any file hides words

    return *without_hidden(source), struck_out(source)


def _left_out(hidden: int, struck: int) -> tuple[Text, ...]:
    if not hidden and not struck:
        return ()
    from govlint.readers.leftout import left_out  # hardly any file holds such words

    return left_out(hidden, struck)
