"""The checks `title`, `year`, `period` and `furniture`: what the report says it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath

from govlint.checks.dates import DayOfYear
from govlint.checks.ownfigures import tells_own
from govlint.checks.seek import filled
from govlint.checks.yearsubjects import (
    Subject,
    blanked,
    closed_years,
    fee_subjects,
    inner_subjects,
    opening_subjects,
)
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.fold import CHINESE_YEAR, CHINESE_YEARS
from govlint.lazy import lazily
from govlint.model import Span, Struct, Text
from govlint.report import Report, Section
from govlint.rule import Context, NotAssessable, check
from govlint.running import once

_YEAR = lazily(r"(?<!\d)(20\d\d)(?!\d)")
_YEAR_END = lazily(r"20(?=(\d\d))")
_YEAR_TOLD = lazily(r"(?<!\d)(20\d\d)\s*年")
_TITLE_YEAR = lazily(rf"(?<!\d)20\d\d(?!\d)|{CHINESE_YEARS}(?=年)")
_REPORTED = lazily(
    r"(?P<year>20\d\d)\s*年度?[^。；;，,\n《]{0,16}?(?:政府|政务)?信息公开[^。；;，,\n《]{0,16}?"
    r"(?:报告|公布|公开|汇报|通报)如下"
    r"|(?:[现特](?:向社会)?(?:公布|发布)|编制(?:和公布|完成)?了?)[^。；;，,\n]{0,20}?(?P<issued>20\d\d)\s*年度?"
    r"[^。；;，,\n]{0,16}?信息公开"
    # The year stands right before the report's name: not so in 2025年1月编制的, nor in 根据2023年度…评估.
    r"|现将(?:(?!根据|按照|依据)[^。；;，,\n《]){0,20}?(?P<handed>20\d\d)\s*年度?"
    r"(?:政府|政务)?信息公开(?:工作)?年度?报告(?:全文|内容)?(?:予以|向社会|对外)+(?:公布|公开|发布)"
)
_LOOKS_BACK = lazily(
    r"上年|去年|往年|上一年|前一年|同比|[年度期][底末]?相[比较]|相[比较](?:之下|20|于?[上去前往])|[比较](?:上|去|前|往|同|20)|增长|下降|以来|至今|年[底末初]|历年|连续|近.年"
    r"|结转|申请引发|遗留|开始|印发|出台|修订|制定|成立|机构改革|被?评为|荣获|获评|称号|表彰"
)
# 2023年收到8件，今年收到12件: the year before is what this year's figure is set against.
_SET_AGAINST = lazily(
    r"[，,；;][而为]?(?:今年|本年)(?!以来)|。(?:今年|本年)[^。]{0,40}(?:同比|[比较]上年|增长|下降|增加|减少)"
)
_DENIED = lazily(r"[^，。；\d]{0,16}?(?:未|没有|无)(?:发生|收到|产生|出现|引发|受理|被|因|行政|任何)")
_LOOKS_AHEAD = lazily(r"将|计划|拟|下一步|今后|明年|力争|继续|进一步|要(?!求|素|闻)|重点|年初|印发")
_FIRST = DayOfYear("01-01")
_LAST = DayOfYear("12-31")

SubjectsOf = Callable[[str, int], list[Subject]]


class Years(Struct, frozen=True):
    """The years that the parts of a report name; `agreed` is the one that most of them name.

    `doubt` says why the year of the report is not to be relied on: no majority of them names it.
    """

    agreed: int | None
    title: tuple[tuple[int, Span], ...]
    period: tuple[int, Span] | None
    witnesses: int
    doubt: Text | None = None


@check("title", reads="title")
def title(context: Context) -> Iterator[Outcome]:
    """A title that names agency and year; what the file itself declares outside its text counts half."""
    report = context.report
    report.require_text()
    agency = report.agency is not None and report.agency.source == "title"
    year = report.title is not None and _YEAR.search(_half_width(context.document.slice(report.title)))
    if report.title is not None and not year and report.year is not None:
        year = None if report.year.source != "title" else _YEAR.search(report.year.value)
    if report.title is not None and agency and year:
        yield Passed()
        return
    span = report.title or _opening(report)
    lacking = "none" if report.title is None else "agency" if year else "year" if agency else "both"
    declared = _declared(report, need_agency=not agency, need_year=not year)
    yield Problem(span=span, kind=f"{lacking}_declared" if declared else lacking, lack=True)


def _half_width(text: str) -> str:
    return "".join(text.split()).translate(str.maketrans("０１２３４５６７８９〇○", "012345678900"))


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


@once
def years_of(report: Report) -> Years:
    """The years named by title, period, introduction and section one, and the one that most agree on."""
    document = report.document
    in_title: list[tuple[int, Span]] = []
    if report.title is not None:
        for match in _TITLE_YEAR.finditer(document.slice(report.title)):
            start = report.title.start + match.start()
            in_title.append((int(match.group().translate(CHINESE_YEAR)), Span(start, start + 4)))
    period = None
    if report.period is not None:
        named = [date[0] for date in (report.period.start, report.period.end) if date and date[0]]
        if named and len(set(named)) == 1:
            period = (int(named[0] or 0), report.period.span)
    votes = [year for year, _ in in_title[:1]] + ([period[0]] if period else [])
    votes += _told_years(report)
    if not votes and report.year is not None:
        return Years(report.year_number, (), None, 0)
    agreed = max(votes, key=lambda year: (votes.count(year), -votes.index(year)), default=None)
    if len(votes) == 1 and _is_borne_out(report, votes[0]):
        votes *= 2
    return Years(agreed, tuple(in_title), period, len(votes), _doubt(report, votes))


def _doubt(report: Report, votes: list[int]) -> Text | None:
    """Why the year by which the report is known may be a wrong one."""
    year = report.year_number
    if year is None or set(votes) <= {year} or 2 * votes.count(year) > len(votes):
        return None
    others = sorted(set(votes) - {year})
    zh, en = "、".join(f"{other}年" for other in others), ", ".join(map(str, others))
    return Text(
        f"年份有疑问：有的地方写{year}年，有的地方写{zh}（STR011），不和别的年份的报告对照",
        f"its year is in doubt: {year} in some places, {en} in others (STR011), so it is not compared",
    )


def _is_borne_out(report: Report, year: int) -> bool:
    """Whether the sections in words name the year at least twice, and no other one as often."""
    text = blanked("\n".join(report.document.slice(section.body) for section in _told_sections(report)))
    named = Counter(_YEAR_TOLD.findall(text)).most_common(2)
    if not named or named[0][0] != str(year) or named[0][1] < 2:
        return False
    return len(named) == 1 or named[1][1] < named[0][1]


def _told_sections(report: Report) -> Iterator[Section]:
    """The sections that are told in words."""
    tabled = {definition.section for definition in report.definitions}
    return (section for key, section in report.sections.items() if key not in tabled)


def _told_years(report: Report) -> list[int]:
    """The year that the introduction reports on, and the one that section one speaks of most."""
    reported = _reported(report.document.text[report.body.start : _overview_start(report)])
    told = [int(match[_year_group(match)]) for match in reported[:1]]
    if "overview" in report.sections:
        subjects = [subject.year for subject in _overview_subjects(report)]
        if subjects:
            told.append(max(subjects, key=lambda year: (subjects.count(year), year == report.year_number)))
    return told


@lru_cache(maxsize=2)
def _reported(opening: str) -> list[re.Match[str]]:
    """The words in which the opening says what year it reports on."""
    if "20" not in opening or "信息公开" not in opening:
        return []
    return list(_REPORTED.finditer(blanked(opening)))


def _year_group(match: re.Match[str]) -> str:
    return next(name for name, value in match.groupdict().items() if value)


@once
def _overview_subjects(report: Report) -> list[Subject]:
    body = report.sections["overview"].body
    return opening_subjects(report.document.slice(body), body.start)


def _overview_start(report: Report) -> int:
    overview = report.sections.get("overview")
    if overview is not None:
        return overview.body.start
    return report.introduction.end if report.introduction else report.body.start


@check("year")
def year(context: Context) -> Iterator[Outcome]:
    """Title, statistical period and text name the same year; looking back and ahead is left alone."""
    report = context.report
    years = years_of(report)
    if years.agreed is None or years.witnesses < 2:
        raise NotAssessable(Text("只有一处说到报告的年份", "the year is told in one place only"))
    problems = [*_wrong_titles(years), *_wrong_period(years), *_wrong_text(report, years.agreed)]
    yield Passed()
    yield from problems


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
    opening = report.document.text[start : _overview_start(report)]
    for match in _reported(opening):
        group = _year_group(match)
        if int(match[group]) != agreed:
            yield _text_problem(start + match.start(group), int(match[group]), agreed)
            return
    headed = next((item for item in _heading_years(report) if item[0] != agreed), None)
    if headed is not None:
        yield _text_problem(headed[1], headed[0], agreed)
        return
    told = [(opening_subjects, opening, start, True), *_told(report)]
    for subjects_of, words, at, opens in told:
        if not _names_other(words, agreed):
            continue
        wrong = _wrong_subject(report, subjects_of(words, at), agreed, opens=opens)
        if wrong is not None:
            yield _text_problem(wrong.at, wrong.year, agreed)
            return
    for item in _closed_years(report, agreed):
        if item.year != agreed and abs(item.year - agreed) <= 2 and str(agreed) not in item.paragraph:
            yield _text_problem(item.at, item.year, agreed)
            return


def _names_other(words: str, agreed: int) -> bool:
    """Whether a year stands in `words` that is not `agreed`: only then is there something to read closely."""
    return any(int(end) != agreed % 100 for end in _YEAR_END.findall(words))


def _closed_years(report: Report, agreed: int) -> Iterator[Subject]:
    for words, at in _passages(report, ("overview", "problems")):
        if _names_other(words, agreed):
            yield from closed_years(words, at)


def _passages(report: Report, keys: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The words of those sections that the report has, and where they stand."""
    for key in keys:
        if key in report.sections:
            body = report.sections[key].body
            yield report.document.slice(body), body.start


def _heading_years(report: Report) -> Iterator[tuple[int, int]]:
    """The years that headings of sections name, and where: 一、2024年总体情况."""
    for section in report.sections.values():
        if section.heading is not None:
            match = _YEAR_TOLD.search(report.document.slice(section.heading.title))
            if match:
                yield int(match[1]), section.heading.title.start + match.start()


def _told(report: Report) -> Iterator[tuple[SubjectsOf, str, int, bool]]:
    """The passages that tell the year's story, where they stand, how the paragraphs and sentences on a year
    are read in each, and whether it opens the story."""
    for words, at in _passages(report, ["overview"]):
        yield opening_subjects, words, at, True
        yield inner_subjects, words, at, False
    for words, at in _passages(report, ["problems"]):
        yield opening_subjects, words, at, False
    for words, at in _passages(report, sorted({definition.section for definition in report.definitions})):
        yield _denied_subjects, words, at, False
    for words, at in _passages(report, ["other_matters"]):
        yield fee_subjects, words, at, False


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
        if away.search(subject.sentence[:60]) and not tells_own(report, subject.sentence):
            continue
        around = subject.sentence if opens and index == 0 else subject.paragraph
        if str(agreed) not in around and not _is_set_against(subject, agreed):
            return subject
    return None


def _is_set_against(subject: Subject, agreed: int) -> bool:
    """Whether a sentence on the year before goes on with this year, or the next one compares both."""
    if subject.year >= agreed:
        return False
    at = subject.paragraph.find(subject.sentence)
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
    agreed = years_of(report).agreed
    dates = [
        (date, expected) for date, expected in ((stated.start, first), (stated.end, last)) if date is not None
    ]
    wrong_days = any(date[1:] != (day.month, day.day) for date, day in dates)
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
        relation="" if wrong_days else FIGURE,
    )


@check("furniture")
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
