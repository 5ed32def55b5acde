"""Checks `nested-marks` and `balanced-marks`: titles and brackets, after GB/T 15834—2011, 4.13 and 4.9."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.checks.document_number import NUMBER, is_wrongly_bracketed
from govlint.checks.titles import titles
from govlint.finding import Outcome, Passed, Problem, Unknown
from govlint.model import Span, Text
from govlint.rule import Context, check

_ANGLED = re.compile(r"[《<＜＞>]")
_BARE = re.compile(r"[<＜]([一-鿿][一-鿿（）()、，“”\d\s]{2,60}[一-鿿）)])[>＞]")
_RESIDUE = re.compile(r"[一-鿿]{4,}[>＞]\s*$")
_MARKS = re.compile(r"[《》〈〉〔〕（）()“”【】]")
_PARTNER = {"《": "》", "〈": "〉", "〔": "〕", "（": "）", "“": "”", "【": "】"}
_OPENER = {close: opener for opener, close in _PARTNER.items()}
_HALF_WIDTH = {"(": "（", ")": "）"}
_GRAVE = "《》〈〉〔〕"
_LIST_NUMBER = re.compile(r"(?:^|[\s，。；：、,.;:])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])$")
_LOST_AFTER_DIGIT = re.compile(r"〔(?:19|20)\d{3,8}号?")
_LOSSES = re.compile(r"(?:19|20)\d{3,4}日|至\d{3,4}日")
_SENTENCE_END = "。；：！？…”）)》:;.!?"

Loose = tuple[int, str]


@check("nested-marks")
def nested_marks(context: Context) -> Iterator[Outcome]:
    """A title inside a title takes 〈〉, a third level 《》 again: one problem for each outermost title."""
    text = context.document.text
    found = False
    if _ANGLED.search(text):
        for paragraph in context.report.paragraphs():
            for problem in _nesting_problems(text, paragraph):
                found = True
                yield problem
    if not found:
        yield Passed()


def _nesting_problems(text: str, paragraph: Span) -> Iterator[Problem]:
    inside: list[Span] = []
    for title in titles(text, paragraph):
        inside.append(title.span)
        if title.fault:
            yield Problem(
                span=title.span,
                kind=title.fault,
                params={"text": text[title.span.start : title.span.end], "expected": title.expected or ""},
                replacement=title.expected,
            )
    if any(title.start <= paragraph.end for title in inside) and _emptied(inside, text):
        return
    for match in _BARE.finditer(text, paragraph.start, paragraph.end):
        if not any(match.start() in title for title in inside):
            inside.append(Span(match.start(), match.end()))
            expected = f"《{match[1]}》"
            yield Problem(
                span=Span(match.start(), match.end()),
                kind="angled",
                params={"text": match[0], "expected": expected},
                replacement=expected,
            )
    residue = _RESIDUE.search(text[paragraph.start : paragraph.end])
    if residue is not None:
        end = paragraph.start + len(residue[0].rstrip()) + residue.start()
        if not any(end - 1 in title for title in inside):
            span = Span(paragraph.start + residue.start(), end)
            yield Problem(span=span, kind="residue", params={"text": text[span.start : span.end]})


def _emptied(spans: list[Span], text: str) -> bool:
    """Whether one of the titles has lost its inner title already: the rest of it is not told again."""
    return any("印发的" in text[span.start : span.end] for span in spans)


@check("balanced-marks")
def balanced_marks(context: Context) -> Iterator[Outcome]:
    """Every opening mark has its closing one in the same paragraph, and the reverse.

    Full-width and half-width brackets may pair. List numbers such as 1） need no partner, nor does a
    quotation that runs on and is opened again at the next paragraph.
    """
    text = context.document.text
    paragraphs = context.report.paragraphs()
    loose = [(index, left) for index, span in enumerate(paragraphs) if (left := _unpaired(text, span))]
    found = False
    if loose and _is_hard_wrapped(text, paragraphs):
        yield Unknown(Text("正文按行断开，分不清段落", "lines are wrapped, so paragraphs cannot be told"))
        loose = _across_lines(loose)
    for index, left in loose:
        left = _told_elsewhere(text, paragraphs, index, left)
        for outcome in _outcomes(text, left):
            found = found or isinstance(outcome, Problem)
            yield outcome
    if not found:
        yield Passed()


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
        elif mark != "）" or not _is_list_number(text, paragraph.start, match.start()):
            left.append((match.start(), mark))
    left.extend((offset, mark) for mark, offsets in waiting.items() for offset in offsets)
    return sorted(left)


def _is_list_number(text: str, start: int, at: int) -> bool:
    return _LIST_NUMBER.search(text[max(start, at - 5) : at]) is not None


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
    skip = False
    for place, (offset, mark) in enumerate(left):
        if skip:
            skip = False
            continue
        if mark == "〔" and _LOST_AFTER_DIGIT.match(text, offset) and _LOSSES.search(text):
            yield Unknown(Text("抽取文字时丢了数字后的字符", "characters after figures were lost in extraction"))
            continue
        grave = "" if mark in _GRAVE else "-minor"
        following = left[place + 1] if place + 1 < len(left) else None
        # “甲“: the second mark was typed the wrong way round; that is one mistake, not two.
        if mark in "“”" and following is not None and following[1] == mark:
            skip = True
            wrong = following[0] if mark == "“" else offset
            yield _problem(text, wrong, "reversed", mark, _PARTNER.get(mark) or _OPENER[mark])
        elif mark in _PARTNER:
            yield _problem(text, offset, "unclosed" + grave, mark, _PARTNER[mark])
        else:
            yield _problem(text, offset, "unopened" + grave, mark, _OPENER[mark])


def _problem(text: str, offset: int, kind: str, mark: str, partner: str) -> Problem:
    params = {"mark": text[offset], "partner": partner, "around": text[max(0, offset - 6) : offset + 7].strip()}
    return Problem(span=Span(offset, offset + 1), kind=kind, params=params)


def _is_hard_wrapped(text: str, paragraphs: list[Span]) -> bool:
    """Whether most long lines break off in the middle of a sentence: then a line is no paragraph."""
    lines = [text[span.start : span.end].rstrip() for span in paragraphs if span.end - span.start > 24]
    broken = sum(line[-1:] not in _SENTENCE_END for line in lines)
    return len(lines) >= 6 and broken * 2 > len(lines)


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
