"""The check `balanced-marks`: brackets and quotation marks come in pairs, after GB/T 15834—2011, 4.9."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from msgspec import structs

from govlint.checks.citations.apart import (
    across_lines,
    cut_by_table,
    displaced_quotes,
    is_hard_wrapped,
    parted_by_cells,
    stray_tables,
    torn_by_lines,
    without_corners,
)
from govlint.checks.citations.document_number import NUMBER, is_wrongly_bracketed
from govlint.checks.citations.pairs import OPENER, PARTNER, Loose, LooseMarks, suspects, unpaired
from govlint.checks.citations.titles import titles
from govlint.finding import Outcome, Passed, Problem, Unknown
from govlint.lazy import lazily
from govlint.model import Span, Text
from govlint.rule import Context, check, saying

_GRAVE = "《》〈〉〔〕"
_LOST_AFTER_DIGIT = lazily(r"〔(?:19|20)\d{3,8}号?")
_LOSSES = lazily(r"(?:19|20)\d{3,4}日|至\d{3,4}日")
_LOST = Text("抽取文字时丢了数字后的字符", "characters after figures were lost in extraction")
_WRAPPED = Text("正文按行断开，分不清段落", "lines are wrapped, so paragraphs cannot be told")
_CUT = Text("这一段的一部分在表格里", "a part of the paragraph stands in a table")
_TORN = Text("一句话断在两行，分不清是不是一段", "a sentence is broken over two lines, which may be one")
_DISPLACED = Text(
    "引号单独成行，离开了原来的字", "quotation marks stand on lines of their own, away from their words"
)
_BY_LINES = frozenset({"text", "markdown", "pdf", "ofd"})
"""The readers to which lines tell the paragraphs."""
_NEAR = 60
_CROSSED = lazily(
    r"（[^（）()《》〈〉\n]*(?P<mark>《)[^（）()《》〈〉\n]*(?P<end>）)》"
    r"|《[^（）()《》〈〉\n]*(?P<outer>（)[^（）()《》〈〉\n]*(?P<close>》)）"
)

_KINDS = "unclosed unclosed-minor unopened unopened-minor mismatched mismatched-minor reversed turned"


@check("balanced-marks", says=saying({_KINDS: "mark partner written around"}))
def balanced_marks(context: Context) -> Iterator[Outcome]:
    """Every opening mark has its closing one in the same paragraph, and the reverse.

    Full-width and half-width brackets may pair. List numbers such as 1） need no partner, nor does a
    quotation that runs on and is opened again at the next paragraph.
    """
    text = context.document.text
    paragraphs = context.report.paragraphs()
    loose, unclear = _loose_marks(context, paragraphs)
    yield from map(Unknown, unclear)
    found = False
    carried: dict[int, set[str]] = {}
    strays = stray_tables(context.report) if loose else []
    for index, left in loose:
        left = _told_elsewhere(text, paragraphs, index, left)
        carried[index] = {PARTNER[mark] for _, mark in left if mark in PARTNER}
        # A pair torn apart by a paragraph's end is one mistake, told at its opening mark.
        left = [(offset, mark) for offset, mark in left if mark not in carried.get(index - 1, ())]
        if left and strays and (cut := cut_by_table(context.report, paragraphs, index, left, strays)):
            yield Unknown(_CUT)
            left = [item for item in left if item not in cut]
        for outcome in _outcomes(text, left):
            found = found or isinstance(outcome, Problem)
            yield outcome
    if not loose and not unclear:
        for problem in _crossed(text, paragraphs):
            found = True
            yield problem
    if not found:
        yield Passed()


def _crossed(text: str, paragraphs: list[Span]) -> Iterator[Problem]:
    """Pairs of which one ends within the other: （以下简称《条例）》, 《办法（试行》）."""
    for match in _CROSSED.finditer(text) if "）》" in text or "》）" in text else ():
        mark, end = ("mark", "end") if match["mark"] else ("outer", "close")
        if any(match.start() in paragraph for paragraph in paragraphs):
            problem = _problem(text, match.start(end), "mismatched", match[end])
            params = {**problem.params, "mark": match[mark], "partner": PARTNER[match[mark]]}
            yield structs.replace(problem, params=params)


def _loose_marks(context: Context, paragraphs: list[Span]) -> tuple[LooseMarks, list[Text]]:
    """The marks without a partner, and why some are not told: a program took the pages apart."""
    text = context.document.text
    loose = [
        (index, left) for index in suspects(text, paragraphs) if (left := unpaired(text, paragraphs[index]))
    ]
    loose = without_corners(context.report, paragraphs, loose) if loose else []
    unclear = []
    if loose and is_hard_wrapped(text, paragraphs):
        unclear.append(_WRAPPED)
        loose = across_lines(loose)
    by_lines = context.document.reader in _BY_LINES
    taken = parted_by_cells(text, paragraphs, loose)
    if taken:
        unclear.append(_CUT)
    elif by_lines and (taken := displaced_quotes(text, paragraphs, loose)):
        unclear.append(_DISPLACED)
    elif by_lines and (taken := torn_by_lines(text, paragraphs, loose)):
        unclear.append(_TORN)
    if taken:
        loose = [(index, [item for item in left if item[0] not in taken]) for index, left in loose]
    return loose, unclear


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
        if mark in PARTNER:
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
    if first in PARTNER and second in OPENER:
        kind = "mismatched" if {first, second} & set(_GRAVE) else "mismatched-minor"
        problem = _problem(text, end, kind, second)
        return structs.replace(problem, params={**problem.params, "mark": first, "partner": PARTNER[first]})
    return None


def _problem(text: str, offset: int, kind: str, mark: str) -> Problem:
    before = text[max(0, offset - 8) : offset].rpartition("\n")[2]
    around = (before + text[offset : offset + 9].partition("\n")[0]).strip()
    partner = PARTNER.get(mark) or OPENER[mark]
    params = {"mark": mark, "partner": partner, "written": text[offset], "around": around}
    return Problem(span=Span(offset, offset + 1), kind=kind, params=params)
