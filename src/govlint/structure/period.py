"""Reads the statistical period that a report states: two dates, or the closing one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from govlint.fold import CHINESE_YEAR, CHINESE_YEARS, chinese_number
from govlint.lazy import lazily
from govlint.model import Document, Span
from govlint.patterns.pattern import Pattern
from govlint.report import Period

NEVER = r"[^\x00-\x{10FFFF}]"
"""A pattern that matches nothing: where a pack says nothing."""

_YEAR = rf"[2２]\s*[0０]\s*\d\s*\d|{CHINESE_YEARS}"
_NUMERAL = r"\d\s?\d|\d|[一二三四五六七八九十]{1,3}"
# Without a day, 1月至12月: the whole of both months.
_DAY = (
    rf"({_NUMERAL})\s*(?:月份?(?:\s*({_NUMERAL})\s*[日号])?|[.．/－-]\s*({_NUMERAL})(?!\d)"
    r"(?:\s*[日号])?)(?:\s*(?:零|0|24)[时点])?"
)
_OPENING = rf"(?:({_YEAR})\s*[年.．/－-]\s*)?{_DAY}"
_ENDING = rf"(?:(?:({_YEAR})\s*[年.．/－-]|[同当本该]年)\s*)?{_DAY}"
# 20231月1日, of a year that lost its 年, is no date.
_RANGE = lazily(rf"(?<!\d){_OPENING}\s*(?:起|开?始)?\s*[,，]?\s*(?:至|到|[-—–－―~～]+)\s*{_ENDING}")
_CLOSING = lazily(rf"截[至止](?:时间|日期)?\s*[到为是:：]?\s*{_ENDING}")
_SUBJECT = lazily(r"报告|数据|信息公开")
_STOP = lazily(r"[。；;]")
_BEFORE = 30
"""So many characters may stand between the words that call a period so and its first date."""
_LONGEST = 50
# 1月1日至12月。: the day was left out, and is not 底, 31 or on the next line.
_NO_DAY = lazily(r"[ \t]*[。；，,;）)]|止[。；，,;]")
_LATE = 10
"""A year that a period ends before this month is not told of."""
_OPENING_SIZE = 1500
"""No introduction is longer, in characters: where section one has lost its heading the text goes on."""
_BEHIND = 12


class PeriodReader:
    """Finds the statistical period by the pack's words for it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = Pattern.restore("|".join(words) or NEVER)

    def read(self, document: Document, first_section: int) -> Period | None:
        """The period as stated; two dates go before a closing one.

        Data up to some day are told of many matters: a closing date counts only before `first_section`.
        """
        text = document.text
        closing: Period | None = None
        for word in self._words.finditer(text):
            start, end = _sentence(text, word.start(), word.end())
            for match in _ranges(text, start, end, word.start(), word.end()):
                return _period(match)
            alone = _CLOSING.search(text, word.start(), end) if closing is None else None
            if alone is not None and alone.start() < min(first_section, word.end() + _BEFORE):
                closing = Period(Span(*alone.span()), None, _date(*alone.groups(), last=True))
        return closing or _year_in(text[: min(first_section, _OPENING_SIZE)])


def _year_in(opening: str) -> Period | None:
    """A time from 1 January on that the opening names in another sentence on the report or its subject."""
    for match in _RANGE.finditer(opening) if "1" in opening else ():
        found = _period(match)
        start, end = _sentence(opening, *match.span())
        if not _SUBJECT.search(opening, start, end):
            continue
        first, last = found.start, found.end
        if first is None or last is None or first[1:] != (1, 1) or last[0] not in (None, first[0]):
            continue
        # Of a year, but for its last months: 1月1日至3月31日 is when something else was done.
        if last[1] >= _LATE:
            return found
    return None


def _period(match: re.Match[str]) -> Period:
    """The two dates of a range; the last one has no day (0) where the first has one, and nothing tells it."""
    first, last = _date(*match.group(1, 2, 3, 4)), _date(*match.group(5, 6, 7, 8), last=True)
    if (match[3] or match[4]) and not (match[7] or match[8]) and _NO_DAY.match(match.string, match.end()):
        last = (*last[:2], 0)
    return Period(Span(*match.span()), first, last)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """What of the words around may belong to the period: no further than the sentence."""
    first = max(0, start - _LONGEST - _BEHIND)
    first = max((match.end() for match in _STOP.finditer(text, first, start)), default=first)
    last = min(len(text), end + _BEFORE + _LONGEST)
    stop = _STOP.search(text, end, last)
    return first, stop.start() if stop else last


def _ranges(text: str, start: int, end: int, first: int, last: int) -> Iterator[re.Match[str]]:
    """Two dates shortly behind the words (`first` to `last`), else shortly before them."""
    match = _RANGE.search(text, first, end)
    if match is not None and match.start() - last <= _BEFORE:
        yield match
    for match in _RANGE.finditer(text, start, first):
        if first - match.end() <= _BEHIND:
            yield match


def _date(
    year: str | None, month: str, day: str | None, dotted: str | None, *, last: bool = False
) -> tuple[int | None, int, int]:
    """A date read; a month alone stands for its first or its `last` day."""
    in_year = int("".join(year.translate(CHINESE_YEAR).split())) if year else None
    number = _number(month)
    told = day or dotted
    if told:
        return in_year, number, _number(told)
    return in_year, number, _last_day(in_year or 2000, number) if last and 1 <= number <= 12 else 1


def _last_day(year: int, month: int) -> int:
    like = 2000 + year % 400  # the calendar repeats itself
    return (date(like + month // 12, month % 12 + 1, 1) - timedelta(1)).day


def _number(numeral: str) -> int:
    return chinese_number("".join(numeral.split())) or 0
