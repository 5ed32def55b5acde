"""The checks `title`, `year`, `period` and `furniture`: what the report says it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePath

from govlint.checks.outline.ownfigures import own_subjects, tells_own
from govlint.checks.places.seek import filled
from govlint.checks.wording.dates import DayOfYear
from govlint.finding import FIGURE, STATEMENT, Mention, Outcome, Passed, Problem, Unknown
from govlint.fold import CHINESE_YEAR, CHINESE_YEARS, NARROW_DIGITS, mended_title
from govlint.lazy import lazily
from govlint.model import Span, Text
from govlint.report import Report
from govlint.rule import Context, NotAssessable, check, saying
from govlint.years import SIGNED, YEAR_TOLD, Years, overview_start, reported, year_group, years_of
from govlint.yearsubjects import (
    Subject,
    closed_years,
    fee_subjects,
    inner_subjects,
    opening_subjects,
    stated_years,
    work_subjects,
)

_YEAR = lazily(r"(?<!\d)(20\d\d)(?!\d)")
_YEAR_END = lazily(r"20(?=(\d\d)\s*年)")
_LOOKS_BACK = lazily(
    r"上年|去年|往年|上一年|前一年|同比|[年度期][底末]?相[比较]|相[比较](?:之下|20|于?[上去前往])|[比较](?:上|去|前|往|同|20)|增长|下降|以来|至今|年[底末初]|历年|连续|近.年"
    r"|结转|申请引发|遗留|开始|印发|出台|修订|制定|成立|机构改革|被?评为|荣获|获评|称号|表彰"
    r"|(?:提出|指出|反映)的|(?:考[核评]|评估)[^，。]{0,6}中|名列|列第|^[，,]?(?:国务院|国办|中央|省委|省政府|上级)"
)
# What a sentence on the year ahead does not say where it is a plan: 2025年，我局要求…….
_DONE = lazily(r"[了已]|取得|存在|未|没有|\d\s*[件条次项]")
# 2023年收到8件，今年收到12件: the year before is what this year's figure is set against.
_SET_AGAINST = lazily(
    r"[，,；;][而为]?(?:今年|本年)(?!以来)|。(?:今年|本年)[^。]{0,40}(?:同比|[比较]上年|增长|下降|增加|减少)"
)
_DENIED = lazily(r"[^，。；\d]{0,16}?(?:未|没有|无)(?:发生|收到|产生|出现|引发|受理|被|因|行政|任何)")
_LOOKS_AHEAD = lazily(r"将|计划|拟|下一步|今后|明年|力争|继续|进一步|要(?!求|素|闻)|重点|年初|印发")
# Above or under the title: 发布日期：2025-01-20. Of other pages, such dates stand further away.
_ISSUED = lazily(
    r"(?:发布|公布|发文|成文|生成)(?:日期|时间)[ \xa0\u3000]*[：:][ \xa0\u3000]*"
    r"(20\d\d)\s?[-年./]\s?(\d{1,2})\s?[-月./]\s?\d"
)
# Under a report, the months in which none is made on the year before; in December its own may be prepared.
_SIGNED_LATE = lazily(
    rf"\n\s*(20\d\d|{CHINESE_YEARS})\s*年\s*(?:0?[7-9]|1[01]|[七八九]|十一?)\s*月\s*[\d一二三四五六七八九十]{{1,3}}\s*日\s*\Z"
)
_ABOVE, _UNDER, _AT_END = 200, 120, 40
_FIRST = DayOfYear("01-01")
_LAST = DayOfYear("12-31")
_SCHOOL_YEAR = ((9, 1), (8, 31))
"""From when to when a school counts whose report says that it is on 学年."""

SubjectsOf = Callable[[str, int], list[Subject]]


_LACKS = "none agency year both none_declared agency_declared year_declared both_declared"


@check("title", says=saying({_LACKS: "", "mistyped": "text expected"}), reads="title")
def title(context: Context) -> Iterator[Outcome]:
    """A title that names agency and year; what the file itself declares outside its text counts half."""
    report = context.report
    report.require_text()
    agency = report.agency is not None and report.agency.source == "title"
    year = report.title is not None and _YEAR.search(_half_width(context.document.slice(report.title)))
    if report.title is not None and not year and report.year is not None:
        year = None if report.year.source != "title" else _YEAR.search(report.year.value)
    if report.title is not None and agency and year:
        written = context.document.slice(report.title)
        mended = mended_title(written)
        params = {"text": "".join(written.split()), "expected": mended}
        yield Problem(span=report.title, kind="mistyped", params=params) if mended else Passed()
        return
    span = report.title or _opening(report)
    lacking = "none" if report.title is None else "agency" if year else "year" if agency else "both"
    declared = _declared(report, need_agency=not agency, need_year=not year)
    yield Problem(span=span, kind=f"{lacking}_declared" if declared else lacking, lack=True)


def _half_width(text: str) -> str:
    return "".join(text.split()).translate(NARROW_DIGITS | str.maketrans("〇○", "00"))


def _opening(report: Report) -> Span:
    """The first line of the report."""
    text = report.document.text
    end = text.find("\n", report.body.start)
    return Span(report.body.start, min(end if end >= 0 else len(text), report.body.start + 20))


def _declared(report: Report, *, need_agency: bool, need_year: bool) -> bool:
    """Whether metadata or the file name give what the title does not."""
    outside = ("metadata", "file name")
    if need_agency and (report.agency is None or report.agency.source not in outside):
        return False
    if not need_year or report.year is None:
        return not need_year
    document = report.document
    declared = (*document.metadata.values(), PurePath(document.path.replace("\\", "/")).stem)
    return any(report.year.value in _YEAR.findall(_half_width(words)) for words in declared)


@check("year", says=saying({"title period text apart dated": "year expected"}))
def year(context: Context) -> Iterator[Outcome]:
    """Title, statistical period and text name the same year; looking back and ahead is left alone.

    The date of the report is one after its year (`dated`).
    """
    report = context.report
    years = years_of(report)
    if years.agreed is None:
        raise NotAssessable(Text("没有写报告的年份", "no year is told"))
    if years.witnesses < 2:
        raise NotAssessable(Text("只有一处说到报告的年份", "the year is told in one place only"))
    yield Passed()
    if years.undecided:
        yield from _apart(years)
        return
    yield from [*_wrong_titles(years), *_wrong_period(years), *_wrong_text(report, years.agreed)]
    if "学年" not in report.document.text:
        yield from _dated_early(report, years.agreed)


def _dated_early(report: Report, agreed: int) -> Iterator[Problem]:
    """The date under the report, or beside its title, where the year that it is on was not over by then."""
    text = report.document.text
    end = report.body.start + len(text[report.body.start : report.body.end].rstrip())
    start = max(report.body.start, end - _AT_END)
    signed = SIGNED.search(text[start:end]) or _SIGNED_LATE.search(text[start:end])
    if signed is not None and (told := int(signed[1].translate(CHINESE_YEAR))) <= agreed:
        yield _dated_problem(Span(start + signed.start(1), start + signed.end(1)), told, agreed)
    if report.title is None:
        return
    around = max(0, report.title.start - _ABOVE), min(len(text), report.title.end + _UNDER)
    for match in _ISSUED.finditer(text, *around):
        if (int(match[1]), int(match[2])) < (agreed, 12):
            yield _dated_problem(Span(*match.span(1)), int(match[1]), agreed)


def _dated_problem(span: Span, told: int, agreed: int) -> Problem:
    return Problem(span=span, kind="dated", params={"year": told, "expected": agreed}, relation=FIGURE)


def _apart(years: Years) -> Iterator[Problem]:
    """Title and period of two years, of which nothing tells which is right."""
    if years.period is not None and years.title:
        number, span = years.title[0]
        other, place = years.period
        yield Problem(
            span=span,
            kind="apart",
            params={"year": number, "expected": other},
            related=(Mention(place, "period", value=str(other)),),
        )


def _wrong_titles(years: Years) -> Iterator[Problem]:
    for number, span in years.title:
        if number != years.agreed:
            params = {"year": number, "expected": years.agreed}
            yield Problem(span=span, kind="title", params=params, hint=_left_over(number, years.agreed))
            return


def _wrong_period(years: Years) -> Iterator[Problem]:
    if years.period and years.period[0] != years.agreed:
        number, span = years.period
        related = tuple(Mention(title, "title", value=str(found)) for found, title in years.title[:1])
        params = {"year": number, "expected": years.agreed}
        yield Problem(
            span=span,
            kind="period",
            params=params,
            related=related,
            relation=FIGURE,
            hint=_left_over(number, years.agreed),
        )


def _wrong_text(report: Report, agreed: int) -> Iterator[Problem]:
    """Clear cases only: 现将…年…报告如下, and "…年，" at the head of a paragraph told in words."""
    start = report.title.end if report.title else report.body.start
    opening = report.document.text[start : overview_start(report)]
    for match in reported(opening):
        group = year_group(match)
        if int(match[group]) != agreed:
            yield _text_problem(start + match.start(group), int(match[group]), agreed)
            return
    headed = next((item for item in _heading_years(report) if item[0] != agreed), None)
    if headed is not None:
        yield _text_problem(headed[1], headed[0], agreed)
        return
    # Only where another year is named is there something to read closely.
    others = _other_years(report.document.text, agreed)
    if not others:
        return
    first = (
        [(opening_subjects, opening, start, True)] if _stand_in(others, start, start + len(opening)) else []
    )
    for subjects_of, words, at, opens in (*first, *_told(report, agreed, others)):
        wrong = _wrong_subject(report, subjects_of(words, at), agreed, opens=opens)
        if wrong is not None:
            yield _text_problem(wrong.at, wrong.year, agreed)
            return
    for item in _closed_years(report, others):
        if item.year != agreed and abs(item.year - agreed) <= 2 and str(agreed) not in item.paragraph:
            yield _text_problem(item.at, item.year, agreed)
            return


def _other_years(text: str, agreed: int) -> list[int]:
    """Where years stand that are not `agreed`, with the 年 of all sentences on one; 〔2021〕30号 has none."""
    return [found.start() for found in _YEAR_END.finditer(text) if int(found[1]) != agreed % 100]


def _stand_in(places: list[int], start: int, end: int) -> bool:
    """Whether one of these places, in order, is between `start` and `end`."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _closed_years(report: Report, others: list[int]) -> Iterator[Subject]:
    for words, at in _passages(report, ("overview", "problems"), others):
        yield from closed_years(words, at)
        yield from stated_years(words, at)


def _passages(report: Report, keys: Iterable[str], others: list[int]) -> Iterator[tuple[str, int]]:
    """The words of those sections that name other years, and where they stand."""
    for key in keys:
        if key in report.sections:
            body = report.sections[key].body
            if _stand_in(others, body.start, body.end):
                yield report.document.slice(body), body.start


def _heading_years(report: Report) -> Iterator[tuple[int, int]]:
    """The years that headings of sections name, and where: 一、2024年总体情况."""
    for section in report.sections.values():
        if section.heading is not None:
            match = YEAR_TOLD.search(report.document.slice(section.heading.title))
            if match:
                yield int(match[1]), section.heading.title.start + match.start()


def _told(report: Report, agreed: int, others: list[int]) -> Iterator[tuple[SubjectsOf, str, int, bool]]:
    """The passages that tell the year's story, where they stand, how the paragraphs and sentences on a year
    are read in each, and whether it opens the story; of those on the year `agreed` nothing is wrong.

    Only passages with one of the `others` are told, which are the places of other years.
    """
    of_work = partial(work_subjects, agreed=agreed)
    of_fees = partial(fee_subjects, agency=report.agency.value if report.agency else "")
    for words, at in _passages(report, ["overview"], others):
        yield opening_subjects, words, at, True
        yield inner_subjects, words, at, False
        yield partial(own_subjects, report), words, at, False
    for words, at in _passages(report, ["problems"], others):
        yield opening_subjects, words, at, False
    tabled = sorted({definition.section for definition in report.definitions})
    for words, at in _passages(report, tabled, others):
        yield _denied_subjects, words, at, False
        yield of_work, words, at, False
    for words, at in _passages(report, ["other_matters"], others):
        yield of_fees, words, at, False
        yield of_work, words, at, False


def _denied_subjects(text: str, offset: int) -> list[Subject]:
    """The paragraphs beside a table that say there was nothing in a year, and speak of no other."""
    return [subject for subject in opening_subjects(text, offset) if _denies(subject)]


def _denies(subject: Subject) -> bool:
    """Whether a paragraph beside a table says that there was nothing that year, and speaks of no other."""
    return _DENIED.match(subject.sentence) is not None and len(_YEAR.findall(subject.paragraph)) == 1


def _wrong_subject(report: Report, subjects: list[Subject], agreed: int, *, opens: bool) -> Subject | None:
    """The first paragraph that is about another year; one that tells this year's totals does not look back.

    The very first paragraph (where the passage `opens` the report's story) may name the right year later
    on; any other one may not name it at all.
    """
    for index, subject in enumerate(subjects):
        away = _LOOKS_BACK if subject.year < agreed else _LOOKS_AHEAD
        if subject.year == agreed or abs(subject.year - agreed) > 2:
            continue
        if subject.year > agreed and not opens and not _DONE.search(subject.sentence):
            continue
        if away.search(subject.sentence[:60]) and not tells_own(report, subject.sentence):
            continue
        around = subject.sentence if opens and index == 0 else subject.paragraph
        if str(agreed) not in around and not _is_set_against(subject, agreed):
            return subject
    return None


def _is_set_against(subject: Subject, agreed: int) -> bool:
    """Whether a sentence on the year before goes on with this year, or the next compares both, or is of it.

    A next one that looks ahead to this year was written last year: 2023年，…。2024年，我局将….
    """
    if subject.year >= agreed:
        return False
    at = subject.paragraph.find(subject.sentence)
    following = subject.paragraph[at + len(subject.sentence) :].lstrip("。 \t\u3000")
    if following.startswith(f"{agreed}年") and not _LOOKS_AHEAD.search(following.partition("。")[0]):
        return True
    found = _SET_AGAINST.search(subject.paragraph, at)
    return found is not None and found.start() <= at + len(subject.sentence)


def _text_problem(at: int, told: int, agreed: int) -> Problem:
    params = {"year": told, "expected": agreed}
    return Problem(span=Span(at, at + 4), kind="text", params=params, hint=_left_over(told, agreed))


def _left_over(told: int, agreed: int | None) -> str | None:
    return "copied" if agreed is not None and told == agreed - 1 else None


@check("period", says=filled("written", "year", "first", "last", kinds=("default", "unknown_year")))
def period(context: Context, *, first: DayOfYear = _FIRST, last: DayOfYear = _LAST) -> Iterator[Outcome]:
    """The statistical period runs from `first` to `last`, days counted from the report's year (`-1-12-01`).

    Where none is stated, nothing is assessed. Kinds of messages: `unknown_year`, else `default`; they may use
    {written}, {year}, {first} and {last}.
    """
    report = context.report
    stated = report.period
    if stated is None:
        raise NotAssessable(Text("没有写统计期限", "no statistical period is stated"))
    years = years_of(report)
    agreed = None if years.undecided else years.agreed
    dates = [
        (date, expected) for date, expected in ((stated.start, first), (stated.end, last)) if date is not None
    ]
    wrong_days = any(date[1:] != (day.month, day.day) for date, day in dates)
    if tuple(date[1:] for date, _ in dates) == _SCHOOL_YEAR and "学年" in report.document.text:
        raise NotAssessable(Text("报告以学年为统计期限", "the report is on a school year"))
    wrong_year = agreed is not None and any(date[0] not in (None, agreed + day.offset) for date, day in dates)
    if not (wrong_days or wrong_year):
        dated = agreed is not None or any(date[0] is not None for date, _ in dates)
        yield Passed() if dated else Unknown(Text("不知道是哪一年的报告", "the report's year is unknown"))
        return
    yield Problem(
        span=stated.span,
        kind="default" if agreed else "unknown_year",
        params={
            "written": " ".join(report.document.slice(stated.span).split()),
            "year": agreed or "",
            "first": first.words,
            "last": last.words,
        },
        # Where the year alone is wrong, STR011 says so of the same words.
        relation=STATEMENT if wrong_days else FIGURE,
    )


@check("furniture", says=saying({"default": "words"}))
def furniture(context: Context) -> Iterator[Outcome]:
    """Text of the web page that stands inside the report; neighbouring lines are told together."""
    report, document = context.report, context.document
    runs: list[Span] = []
    for span in sorted(report.furniture):
        if runs and not document.text[runs[-1].end : span.start].strip():
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    for run in runs:
        words = " ".join(document.slice(run).split())
        yield Problem(span=run, params={"words": words if len(words) <= 40 else words[:39] + "…"})
    if not runs:
        yield Passed()
