"""Check `date`: a date that the report states lies in time, counted from the year that it is about."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from govlint.checks.places.folding import Folding, folded
from govlint.checks.places.scopes import DOCUMENT, Scope
from govlint.checks.places.seek import Search, filled, hits, looked_at, opening, wrong_scope
from govlint.errors import Said
from govlint.finding import Outcome, Passed, Problem
from govlint.lazy import lazily
from govlint.model import Span, Text
from govlint.patterns.pattern import Pattern
from govlint.report import NotAssessable
from govlint.rule import Context, check
from govlint.vocabulary import Vocabulary

_DATE = lazily(
    r"(?P<year>(?:19|20)\d\d)(?:年(?P<month>\d{1,2})月(?P<day>\d{1,2})日|[-./](?P<month2>\d{1,2})[-./](?P<day2>\d{1,2}))(?!\d)"
)
_AFTER = 30
STATED = Pattern("(?:发布|公布|公开|成文|编制|报送)(?:日期|时间)[：:]")
"""The words before the date of a report."""
_WAYS: tuple[Folding, ...] = ("width", "spaces", "numerals")


class DayOfYear:
    """A day counted from the year of a report: `12-31`, or `+1-01-31` of the year after."""

    __slots__ = ("day", "month", "offset", "text")

    def __init__(self, text: str) -> None:
        # Days are made while modules are imported: a regular expression would be compiled for it.
        offset, *day = ["+0", *text.rsplit("-", 2)][-3:]
        if not (len(day) == 2 and all(map(_is_short_number, day)) and _is_offset(offset)):
            zh = f"“{text}”应写作 月-日 或 +1-月-日（下一年），例如 12-31、+1-01-31"
            en = f"“{text}” should be MONTH-DAY or, of the year after, +1-MONTH-DAY: 12-31, +1-01-31"
            raise ValueError(Said(zh, en))
        self.text, self.offset = text, int(offset)
        self.month, self.day = map(int, day)
        if (self.month, self.day) == (2, 29):
            raise ValueError(Said("不能写 2 月 29 日：不是每年都有", "not each year has a 29 February"))
        self.of(2024)

    @classmethod
    def parse(cls, text: str) -> DayOfYear:
        """The day that `text` writes; ValueError (`Said`) when there is none."""
        return cls(text)

    def of(self, year: int) -> datetime.date:
        """The day, counted from `year`; ValueError where no year has it."""
        try:
            return datetime.date(year + self.offset, self.month, self.day)
        except ValueError:
            zh = f"没有 {self.month} 月 {self.day} 日这一天"
            raise ValueError(Said(zh, f"there is no day {self.month}-{self.day}")) from None

    @property
    def words(self) -> Text:
        """The day in words."""
        day = datetime.date(2023, self.month, self.day)
        return Text(f"{self.month}月{self.day}日", f"{self.day} {day:%B}")

    def __str__(self) -> str:
        return self.text


def _is_short_number(text: str) -> bool:
    return len(text) <= 2 and text.isascii() and text.isdecimal()


def _is_offset(text: str) -> bool:
    return len(text) == 2 and text[0] in "+-" and _is_short_number(text[1])


def _validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    yield from wrong_scope(options, vocabulary)
    first, last = options["earliest"], options["latest"]
    if first is None and last is None:
        yield "latest", Said("earliest 和 latest 至少写一个", "write earliest, latest or both")
    elif first is not None and last is not None and first.of(2023) > last.of(2023):
        zh = f"latest（{last}）早于 earliest（{first}）"
        yield "latest", Said(zh, f"latest ({last}) is before earliest ({first})")


@check(
    "date",
    validate=_validate,
    says=filled("text", "bound", "where", kinds=("early", "late", "missing", "impossible")),
)
def date(
    context: Context,
    *,
    near: Pattern = STATED,
    earliest: DayOfYear | None = None,
    latest: DayOfYear | None = None,
    required: bool = False,
    agency: Pattern | None = None,
    scope: Scope = DOCUMENT,
) -> Iterator[Outcome]:
    """The date right behind what `near` matches (发布日期：) lies between `earliest` and `latest`.

    Both are days counted from the year that the report is about: `12-31`, or `+1-01-31` for 31 January
    of the year after. Dates may be written 2025年1月20日, 2025-01-20 or 二〇二五年…. Where `near` has a group
    `at`, the date is looked for in it. `agency` limits the rule to agencies whose names it matches.
    Without such a date the rule is not assessed, with `required` it is a problem. Kinds of messages:
    `early`, `late`, `missing`, `impossible` (no such day), else `default`; they may use {text},
    {bound}, {where}.
    """
    if agency is not None and not _concerns(context, agency):
        return
    places, missing = looked_at(context, scope)
    yield from missing
    search = Search(patterns=(near,), scope=scope, fold=("width", "spaces"))
    stated = [
        span for hit in hits(context, search, places) if (span := _date_at(context, hit.span)) is not None
    ]
    if not stated and required:
        params = {"text": "", "bound": "", "where": places[0].name if places else ""}
        yield Problem(span=opening(context, places[0]), kind="missing", params=params, lack=True)
        return
    if not stated:
        raise NotAssessable(Text("没有写这个日期", "no such date is stated"))
    year = context.report.year_number
    if year is None:
        raise NotAssessable(Text("不知道是哪一年的报告", "the report's year is unknown"))
    for place, figures in stated:
        yield _judge(context.document.slice(place), place, figures, (earliest, latest), year)


def _concerns(context: Context, agency: Pattern) -> bool:
    """Whether the report is one of the agencies whose names `agency` matches somewhere."""
    if context.report.agency is None:
        raise NotAssessable(Text("不知道是哪个机关的报告", "the report's agency is unknown"))
    return agency.is_in(context.report.agency.value)


def _date_at(context: Context, at: Span) -> tuple[Span, tuple[int, int, int]] | None:
    """The date in `at`, or right behind it on the same line."""
    text = context.document.text
    stop = text.find("\n", at.end)
    around = Span(at.start, min(len(text) if stop < 0 else stop, at.end + _AFTER))
    flat = folded(text, _WAYS)
    start, end = flat.within(around)
    match = _DATE.search(flat.text, start, end)
    if match is None:
        return None
    figures = (match["year"], match["month"] or match["month2"], match["day"] or match["day2"])
    span = flat.back(match.start(), match.end())
    return span, (int(figures[0]), int(figures[1]), int(figures[2]))


def _judge(
    written: str,
    span: Span,
    figures: tuple[int, int, int],
    bounds: tuple[DayOfYear | None, DayOfYear | None],
    year: int,
) -> Outcome:
    params: dict[str, Any] = {"text": written, "bound": "", "where": ""}
    try:
        day = datetime.date(*figures)
    except ValueError:
        return Problem(span=span, kind="impossible", params=params)
    first, last = (bound.of(year) if bound else None for bound in bounds)
    if first is not None and day < first:
        return Problem(span=span, kind="early", params={**params, "bound": first.isoformat()})
    if last is not None and day > last:
        return Problem(span=span, kind="late", params={**params, "bound": last.isoformat()})
    return Passed()
