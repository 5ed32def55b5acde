"""Checks `nested-marks` and `balanced-marks`: titles and brackets, after GB/T 15834—2011, 4.13 and 4.9."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from msgspec import structs

from govlint.checks.citations.document_number import NUMBER, is_wrongly_bracketed
from govlint.checks.citations.titles import titles
from govlint.checks.places.passages import holding, placed
from govlint.finding import Outcome, Passed, Problem, Unknown
from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Grid, Span, Text
from govlint.report import Report
from govlint.rule import Context, check, saying

_ANGLES = "<>＜＞﹤﹥‹›⟨⟩\u2329\u232a"
_WITHIN_TITLE = lazily(r"《[^《》\n]{0,120}(?:[《〈“‘『「\[【]|的(?:通知|公告|决定|函)》)")
_BARE = lazily(
    r"[‹﹤⟨]?[<＜]{1,2}[‹﹤⟨〈]?([一-鿿][一-鿿（）()、，“”\d\s]{2,60}[一-鿿）)])[›﹥⟩〉]?[>＞]{1,2}[›﹥⟩]?"
)
_RESIDUE = lazily(
    r"[一-鿿（）()]{4,}(?:格式|办法|条例|规定|通知|意见|方案|细则|要点|规划)(?:[（(]试行[）)])?[>＞][。；]?\s*$"
)
_HALF = lazily(r"《[^《》〈〉<＜\n]{4,80}[>＞]的(?:通知|公告|决定|函)》")
_MARKS = lazily(r"[《》〈〉〔〕（）()“”【】]")
_MARKS_AND_ENDS = lazily(r"[《》〈〉〔〕（）()“”【】\n]")
_PAIRS = ("《》", "〈〉", "〔〕", "（）", "()", "（)", "(）", "“”", "【】")
_PARTNER = {"《": "》", "〈": "〉", "〔": "〕", "（": "）", "“": "”", "【": "】"}
_OPENER = {close: opener for opener, close in _PARTNER.items()}
_HALF_WIDTH = {"(": "（", ")": "）"}
_WIDENED = str.maketrans("()", "（）")
_GRAVE = "《》〈〉〔〕"
_LIST_NUMBER = lazily(
    r"(?:^|[\s，。；：、,.;:])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])[ \u3000]?$"
)
_NUMBER_AT_END = lazily(r"(?<!\d)\d{1,2}$|(?<![A-Za-z])[A-Ya-y]$")
_LOST_AFTER_DIGIT = lazily(r"〔(?:19|20)\d{3,8}号?")
_LOSSES = lazily(r"(?:19|20)\d{3,4}日|至\d{3,4}日")
_LOST = Text("抽取文字时丢了数字后的字符", "characters after figures were lost in extraction")
_CUT = Text("这一段的一部分在表格里", "a part of the paragraph stands in a table")
_TORN = Text("一句话断在两行，分不清是不是一段", "a sentence is broken over two lines, which may be one")
_BY_LINES = frozenset({"text", "markdown", "pdf", "ofd"})
"""The readers to which lines tell the paragraphs."""
_NEXT, _BROKEN = 3, 48
"""So many lines further the other mark may stand; no program breaks lines at fewer columns."""
_GAP = lazily(r"\s{2,}")
_CELL = lazily(r"\d[\d,.]*|[一-鿿]{1,6}")
_NEAR = 60
_SENTENCE_END = "。；：！？…”）)》:;.!?"
_ENDS = "。；！？"

Loose = tuple[int, str]


@check("nested-marks", says=saying({"nested angled quoted emptied bare": "text expected", "residue": "text"}))
def nested_marks(context: Context) -> Iterator[Outcome]:
    """A title inside a title takes 〈〉, a third level 《》 again: one problem for each outermost title."""
    text = context.document.text
    found = False
    for paragraph in _suspect_paragraphs(context):
        for problem in _nesting_problems(text, paragraph):
            found = True
            yield problem
    if not found:
        yield Passed()


def _suspect_paragraphs(context: Context) -> list[Span]:
    """The paragraphs that hold anything but plain titles; most reports have one or two."""
    matches = list(_WITHIN_TITLE.finditer(context.document.text))
    within = {paragraph for _, paragraph in placed(context, matches)}
    return sorted(within | holding(context, _ANGLES))


def _nesting_problems(text: str, paragraph: Span) -> Iterator[Problem]:
    inside = []
    for title in titles(text, paragraph):
        inside.append(title.span)
        if title.fault:
            written = text[title.span.start : title.span.end]
            params = {"text": written, "expected": title.expected or ""}
            yield Problem(span=title.span, kind=title.fault, params=params, replacement=title.expected)
    # What follows is left over where a half-pair of angles stands; without one there is nothing to find.
    if not any(text.find(mark, paragraph.start, paragraph.end) >= 0 for mark in ">＞"):
        return
    for match in _BARE.finditer(text, paragraph.start, paragraph.end):
        if not any(match.start() in title for title in inside):
            inside.append(Span(*match.span()))
            expected = f"《{match[1]}》"
            params = {"text": match[0], "expected": expected}
            yield Problem(span=inside[-1], kind="bare", params=params, replacement=expected)
    for match in _HALF.finditer(text, paragraph.start, paragraph.end):
        span = Span(*match.span())
        if not any(title == span for title in inside):
            inside.append(span)
        yield Problem(span=span, kind="residue", params={"text": match[0]})
    residue = _residue(text, paragraph)
    # Where a title stands emptied in the same paragraph, this is what it lost: one mistake, told there.
    if residue is not None and not any("印发的" in text[span.start : span.end] for span in inside):
        span = Span(residue.start(), residue.end())
        if not any(span.end - 1 in title for title in inside):
            yield Problem(span=span, kind="residue", params={"text": residue[0].strip()})


def _residue(text: str, paragraph: Span) -> re.Match[str] | None:
    """What is left at a paragraph's end of a title that a page took for a tag; the end is looked at first."""
    end = text[paragraph.start : paragraph.end].rstrip()
    if not end.endswith((">", "＞", ">。", "＞。", ">；", "＞；")):
        return None
    return _RESIDUE.search(text, paragraph.start, paragraph.end)


_FEWEST_WIDE = 3
_PAGE = 130
_RAGGED = 4
"""Columns that a line of print has at the most; nearly every report has a paragraph longer than that."""
DEEPEST = 20
"""Marks nested deeper than in any text of sense are counted one by one."""


_KINDS = "unclosed unclosed-minor unopened unopened-minor mismatched mismatched-minor reversed turned"


@check("balanced-marks", says=saying({_KINDS: "mark partner written around"}))
def balanced_marks(context: Context) -> Iterator[Outcome]:
    """Every opening mark has its closing one in the same paragraph, and the reverse.

    Full-width and half-width brackets may pair. List numbers such as 1） need no partner, nor does a
    quotation that runs on and is opened again at the next paragraph.
    """
    text = context.document.text
    paragraphs = context.report.paragraphs()
    suspects = _suspects(text, paragraphs)
    loose = [(index, left) for index in suspects if (left := _unpaired(text, paragraphs[index]))]
    loose = _without_corners(context.report, paragraphs, loose) if loose else []
    found = False
    if loose and _is_hard_wrapped(text, paragraphs):
        yield Unknown(Text("正文按行断开，分不清段落", "lines are wrapped, so paragraphs cannot be told"))
        loose = _across_lines(loose)
    if parted := _parted_by_cells(text, paragraphs, loose):
        yield Unknown(_CUT)
        loose = [(index, [item for item in left if item[0] not in parted]) for index, left in loose]
    elif context.document.reader in _BY_LINES and (torn := _torn(text, paragraphs, loose)):
        yield Unknown(_TORN)
        loose = [(index, [item for item in left if item[0] not in torn]) for index, left in loose]
    carried: dict[int, set[str]] = {}
    strays = _strays(context.report) if loose else []
    for index, left in loose:
        left = _told_elsewhere(text, paragraphs, index, left)
        carried[index] = {_PARTNER[mark] for _, mark in left if mark in _PARTNER}
        # A pair torn apart by a paragraph's end is one mistake, told at its opening mark.
        left = [(offset, mark) for offset, mark in left if mark not in carried.get(index - 1, ())]
        if left and strays and (cut := _cut_by_table(context.report, paragraphs, index, left, strays)):
            yield Unknown(_CUT)
            left = [item for item in left if item not in cut]
        for outcome in _outcomes(text, left):
            found = found or isinstance(outcome, Problem)
            yield outcome
    if not found:
        yield Passed()


def _suspects(text: str, paragraphs: list[Span]) -> list[int]:
    """Indexes of the paragraphs whose marks may not pair: what is well nested is taken out of all at once."""
    marks = "".join(_MARKS_AND_ENDS.findall("\n".join([text[span.start : span.end] for span in paragraphs])))
    for _ in range(DEEPEST):
        before = marks
        for pair in _PAIRS:
            marks = marks.replace(pair, "")
        if marks == before:
            break
    left = marks.split("\n")
    if len(left) != len(paragraphs):  # a paragraph of several lines
        return list(range(len(paragraphs)))
    return [index for index, rest in enumerate(left) if rest]


def _unpaired(text: str, paragraph: Span) -> list[Loose]:
    """Marks without a partner: (offset, mark in full width), in order. Each kind is counted by itself."""
    waiting: dict[str, list[int]] = {}
    left: list[Loose] = []
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        mark = _HALF_WIDTH.get(match[0], match[0])
        if mark in _PARTNER:
            waiting.setdefault(mark, []).append(match.start())
        elif waiting.get(_OPENER[mark]):
            waiting[_OPENER[mark]].pop()
        elif mark != "）" or not _is_list_number(text, paragraph, match.start()):
            left.append((match.start(), mark))
    left.extend((offset, mark) for mark, offsets in waiting.items() for offset in offsets)
    return sorted(left)


def _is_list_number(text: str, paragraph: Span, at: int) -> bool:
    """Whether the mark at `at` is of a list number: 1）, also behind a word where the next follows."""
    before = text[max(paragraph.start, at - 5) : at]
    if _LIST_NUMBER.search(before) is not None:
        return True
    number = _NUMBER_AT_END.search(before)
    if number is None:
        return False
    following = str(int(number[0]) + 1) if number[0].isdecimal() else chr(ord(number[0]) + 1)
    return any(text.find(following + mark, at, paragraph.end) >= 0 for mark in "）)")


def _told_elsewhere(text: str, paragraphs: list[Span], index: int, left: list[Loose]) -> list[Loose]:
    """`left` without marks that other rules tell, and without quotations that run over paragraphs."""
    paragraph = paragraphs[index]
    told = [title.span for title in titles(text, paragraph) if title.fault]
    numbers = NUMBER.finditer(text, paragraph.start, paragraph.end)
    told += [Span(*match.span()) for match in numbers if is_wrongly_bracketed(match)]
    following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    runs_on = following is not None and text[following.start : following.end].lstrip()[:1] == "“"
    opening = text[paragraph.start : paragraph.end]
    first = paragraph.start + len(opening) - len(opening.lstrip())
    return [
        (offset, mark)
        for offset, mark in left
        if not any(offset in span for span in told) and not (mark == "“" and runs_on and offset == first)
    ]


def _cut_by_table(
    report: Report, paragraphs: list[Span], index: int, left: list[Loose], strays: list[Span]
) -> list[Loose]:
    """Marks whose partners stand beside the paragraph in one of the tables that are no forms."""
    text = report.document.text
    start = paragraphs[index - 1].end if index else 0
    end = paragraphs[index + 1].start if index + 1 < len(paragraphs) else len(text)
    before, after = (
        "".join(text[span.start : span.end] for span in _between(strays, first, last)).translate(_WIDENED)
        for first, last in ((start, paragraphs[index].start), (paragraphs[index].end, end))
    )
    return [
        (offset, mark)
        for offset, mark in left
        if (_PARTNER[mark] in after if mark in _PARTNER else _OPENER[mark] in before)
    ]


def _without_corners(
    report: Report, paragraphs: list[Span], loose: list[tuple[int, list[Loose]]]
) -> list[tuple[int, list[Loose]]]:
    """`loose` without lines of a table's corner, which programs set apart, headings beside."""
    corners = "\n".join(fold(words) for form in report.definitions for words in form.headings)
    found = []
    for index, left in loose:
        start, words = paragraphs[index].start, report.document.slice(paragraphs[index])
        ends = [0, *(gap.end() for gap in _GAP.finditer(words)), len(words)]
        cells = {start + end: fold(words[begin:end]) for begin, end in pairwise(ends)}
        kept = [
            item
            for item in left
            if not (cell := next(cell for end, cell in cells.items() if item[0] < end)) or cell not in corners
        ]
        found += [(index, kept)] if kept else []
    return found


def _parted_by_cells(text: str, paragraphs: list[Span], loose: list[tuple[int, list[Loose]]]) -> set[int]:
    """Where the marks stand whose sentence a program broke off for some cells of a table (0, 总计)."""
    parted: set[int] = set()
    for (index, left), (_, behind) in pairwise(loose):
        end = text[paragraphs[index].end - 1]
        opened = {_PARTNER[mark]: offset for offset, mark in left if mark in _PARTNER}
        closed = {mark: offset for offset, mark in reversed(behind) if mark in opened}
        if end in _SENTENCE_END or not closed:
            continue
        between = text[paragraphs[index].end : text.rfind("\n", 0, min(closed.values())) + 1].split()
        if any(map(str.isdecimal, between)) and all(_CELL.fullmatch(words) for words in between):
            parted.update(*((opened[mark], offset) for mark, offset in closed.items()))
    return parted


def _torn(text: str, paragraphs: list[Span], loose: list[tuple[int, list[Loose]]]) -> set[int]:
    """Where the marks stand of which one opens in a line that ends no sentence, and another closes soon."""
    torn: set[int] = set()
    for (index, left), (behind, closing) in pairwise(loose):
        line = text[paragraphs[index].start : paragraphs[index].end].rstrip()
        if behind - index > _NEXT or line[-1:] in _ENDS or _width(line) < _BROKEN:
            continue
        opened = {_PARTNER[mark]: offset for offset, mark in left if mark in _PARTNER}
        for offset, mark in closing:
            if mark in opened:
                torn.update((opened.pop(mark), offset))
    return torn


def _strays(report: Report) -> list[Span]:
    """The tables of bars that are no forms of the report: a converter made them."""
    forms = [form.span for form in report.forms.values()]
    return [
        block.span
        for block in report.document.blocks
        if isinstance(block, Grid)
        and not block.ruled
        and not any(form.start < block.span.end and block.span.start < form.end for form in forms)
    ]


def _between(spans: list[Span], start: int, end: int) -> list[Span]:
    """Those of `spans`, in order, that begin from `start` to `end`."""
    first = bisect_left(spans, start, key=lambda span: span.start)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]


def _outcomes(text: str, left: list[Loose]) -> Iterator[Outcome]:
    waiting = deque(_without_repeats(left))
    while waiting:
        offset, mark = waiting.popleft()
        if mark == "〔" and _LOST_AFTER_DIGIT.match(text, offset) and _LOSSES.search(text):
            yield Unknown(_LOST)
            continue
        wrong = _typed_wrongly((offset, mark), waiting[0], text) if waiting else None
        if wrong is not None:
            waiting.popleft()
            yield wrong
            continue
        grave = "" if mark in _GRAVE else "-minor"
        if mark in _PARTNER:
            yield _problem(text, offset, "unclosed" + grave, mark)
        else:
            yield _problem(text, offset, "unopened" + grave, mark)


def _without_repeats(left: list[Loose]) -> Iterator[Loose]:
    """`left` without marks right behind their like: one slip, told at the first."""
    last: Loose | None = None
    for offset, mark in left:
        if last != (offset - 1, mark):
            yield offset, mark
        last = offset, mark


def _typed_wrongly(one: Loose, other: Loose, text: str) -> Problem | None:
    """Two marks left over through one slip: “甲“, or 〈甲》."""
    (start, first), (end, second) = one, other
    if end - start > _NEAR or any(stop in text[start:end] for stop in "。；"):
        return None
    if first == second and first in "“”":
        return _problem(text, end if first == "“" else start, "reversed", first)
    if first + second == "”“" and text[start + 1] not in "，、：）":
        return _problem(text, start, "turned", first)
    if first in _PARTNER and second in _OPENER:
        kind = "mismatched" if {first, second} & set(_GRAVE) else "mismatched-minor"
        problem = _problem(text, end, kind, second)
        return structs.replace(problem, params={**problem.params, "mark": first, "partner": _PARTNER[first]})
    return None


def _problem(text: str, offset: int, kind: str, mark: str) -> Problem:
    before = text[max(0, offset - 8) : offset].rpartition("\n")[2]
    around = (before + text[offset : offset + 9].partition("\n")[0]).strip()
    partner = _PARTNER.get(mark) or _OPENER[mark]
    params = {"mark": mark, "partner": partner, "written": text[offset], "around": around}
    return Problem(span=Span(offset, offset + 1), kind=kind, params=params)


def _is_hard_wrapped(text: str, paragraphs: list[Span]) -> bool:
    """Whether a line is no paragraph: most long lines break off in the middle of a sentence, or several do
    that are nearly as wide as the widest, and that one is no wider than a page.
    """
    lines = [text[span.start : span.end].rstrip() for span in paragraphs if span.end - span.start > 24]
    broken = [line for line in lines if line[-1:] not in _SENTENCE_END]
    if len(lines) >= 6 and len(broken) * 2 > len(lines):
        return True
    widest = max(map(_width, lines), default=0)
    return widest <= _PAGE and sum(_width(line) >= widest - _RAGGED for line in broken) >= _FEWEST_WIDE


def _width(line: str) -> int:
    """The columns that a line takes: two for a Chinese character."""
    return sum(2 if character > "\u2000" else 1 for character in line)


def _across_lines(loose: list[tuple[int, list[Loose]]]) -> list[tuple[int, list[Loose]]]:
    """`loose` without pairs whose two marks stand in different lines."""
    waiting: dict[str, list[tuple[int, Loose]]] = {}
    left: list[tuple[int, Loose]] = []
    for index, marks in loose:
        for offset, mark in marks:
            if mark in _PARTNER:
                waiting.setdefault(mark, []).append((index, (offset, mark)))
            elif waiting.get(_OPENER[mark]):
                waiting[_OPENER[mark]].pop()
            else:
                left.append((index, (offset, mark)))
    left.extend(item for items in waiting.values() for item in items)
    return [(index, [loose_mark]) for index, loose_mark in sorted(left)]
