"""Serves checks and the engine: the years that parts of a report name, and whether its own is in doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from govlint.fold import CHINESE_YEAR, CHINESE_YEARS, DATED, NARROW_DIGITS
from govlint.lazy import lazily
from govlint.model import Span, Struct, Text
from govlint.report import NotAssessable, Report, Section
from govlint.running import once
from govlint.vocabulary import FormDefinition
from govlint.yearsubjects import Subject, blanked, opening_subjects

# The 2 stands first, so that the search passes over all else at once.
YEAR_TOLD = lazily(r"(20(?<!\d20)\d\d)\s*年")
_TITLE_YEAR = lazily(rf"(?<!\d)20\d\d(?!\d)|{CHINESE_YEARS}(?=年)")
_TITLE_YEARS = lazily(r"(?<!\d)(20\d\d)\s*年?度?\s*[-—–－~～至/]+\s*(20\d\d)(?!\d)")
_REPORTED = lazily(
    r"(?P<year>20\d\d)\s*年度?[^。；;，,\n《]{0,16}?(?:政府|政务)?信息公开[^。；;，,\n《]{0,16}?"
    r"(?:报告|公布|公开|汇报|通报)如下"
    r"|(?:[现特](?:向社会)?(?:公布|发布)|编制(?:和公布|完成)?了?)[^。；;，,\n]{0,20}?(?P<issued>20\d\d)\s*年度?"
    r"[^。；;，,\n]{0,16}?信息公开"
    # The year stands right before the report's name: not so in 2025年1月编制的, nor in 根据2023年度…评估.
    r"|现将(?:(?!根据|按照|依据)[^。；;，,\n《]){0,20}?(?P<handed>20\d\d)\s*年度?"
    r"(?:政府|政务)?信息公开(?:工作)?年度?报告(?:全文|内容)?(?:予以|向社会|对外)+(?:公布|公开|发布)"
    # 根据条例，公布本局2024年度报告。
    r"|[，,。现特](?:向社会)?(?:公布|发布|编制)[本我][^，。；,;\d\n]{1,6}(?P<own>20\d\d)\s*年(?:度|年度|度年度|度工作)?报告?(?=[，。；：]|如下)"
)

# 现发布《示例市数据局2024年政府信息公开工作年度报告》: titles are blanked out for the pattern above.
_ISSUED = lazily(
    r"[现特](?:予以|向社会|将)?(?:公布|发布|公开|编制)了?《[^《》，。；\d\n]{0,24}(?P<issued>20\d\d)\s*年度?"
    r"(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报)》"
)

# A sentence on the year's own work, behind whatever opens it: 一是主动公开情况。2022年，…….
_STORY = lazily(r"(?:^|[。；：:\s])(20\d\d)\s*年度?(?:全年)?(?:[，,]|(?=[我本全]))([^。\n]{0,40})")
_OTHER_YEAR = lazily(
    r"将|计划|拟|下一步|今后|明年|力争|上年|去年|往年|同比|[相对]比|较|以来|结转|荣获|获|评|表彰|印发|出台|修订|成立"
)
SIGNED = lazily(
    rf"(?:^|\s)(20\d\d|{CHINESE_YEARS})\s*年\s*(?:0?[1-6]|[一二三四五六])\s*月\s*[\d一二三四五六七八九十]{{1,3}}\s*日\s*\Z"
)
"""The date under a report, in the months in which that on the year before is made."""


class Years(Struct, frozen=True):
    """The years that the parts of a report name; `agreed` is the one that most of them name.

    `doubt` says why the year of the report is not to be relied on: no majority of them names it. Where title
    and period stand against each other and nothing tells which is right, the report is `undecided`.
    """

    agreed: int | None
    title: tuple[tuple[int, Span], ...]
    period: tuple[int, Span] | None
    witnesses: int
    doubt: Text | None = None
    undecided: bool = False


@once
def years_of(report: Report) -> Years:
    """The years named by title, period, introduction and section one, and the one that most agree on."""
    document = report.document
    in_title: list[tuple[int, Span]] = []
    several = None
    if report.title is not None:
        words = document.slice(report.title).translate(NARROW_DIGITS)
        dated = DATED.search(words)
        own = _place_of(report.agency.value, words) if report.agency else range(0)
        end = dated.start() if dated else len(words)
        several = _TITLE_YEARS.search(words, 0, end)  # 2023-2024学年: no vote for either
        for match in _TITLE_YEAR.finditer(words, 0, end):
            if match.start() in own or (several and several.start() <= match.start() < several.end()):
                continue  # 示例市2049规划办公室
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
    if tied := _tied(votes):
        votes += [year for year in _further_years(report) if year in tied]
        tied = _tied(votes)
    agreed = max(votes, key=lambda year: (votes.count(year), -votes.index(year)), default=None)
    if len(votes) == 1 and _is_borne_out(report, votes[0]):
        votes *= 2
    if report.title and several and agreed and not int(several[1]) <= agreed <= int(several[2]):
        at = report.title.start + several.start()
        in_title.append((int(several[1]), Span(at, at + 4)))
    apart = {year for year, _ in (*in_title[:1], *([period] if period else []))}
    undecided = len(apart) > 1 and apart <= tied
    return Years(agreed, tuple(in_title), period, len(votes), _doubt(report, votes), undecided)


def require_format(report: Report, forms: Iterable[FormDefinition]) -> None:
    """NotAssessable where a report is on a year before the first format of all `forms`, and has none of them.

    Titles are mistyped: the year must be told elsewhere too, and nothing may stand against it.
    """
    first = min((form.format for form in forms), default="")
    year = report.year_number
    if report.forms or year is None or str(year) >= first:
        return
    years = years_of(report)
    if years.doubt is None and years.agreed == year and years.witnesses > 1:
        raise NotAssessable(
            Text(
                f"{year}年的报告还没有统一的格式（{first}年起才有）",
                f"there was no format for reports on {year}: the first is that of {first}",
            )
        )


def year_borne_out(report: Report, forms: Iterable[FormDefinition]) -> int | None:
    """The year of the report, or the one that most parts of it and the format of its tables name instead.

    A wrong title is told by STR011: nothing else is then held to its year.
    """
    years = years_of(report)
    if years.doubt is None or years.undecided or years.agreed is None or not report.forms:
        return report.year_number
    current = max((form.format for form in forms if form.format <= str(years.agreed)), default="")
    return years.agreed if report.format == current else report.year_number


def _place_of(name: str, title: str) -> range:
    """Where the agency's name stands in a title; a number in it is no year."""
    at = title.find(name)
    return range(at, at + len(name) if at >= 0 else at)


def _tied(votes: list[int]) -> set[int]:
    """The years that have most votes, where they are several."""
    counts = Counter(votes)
    most = max(counts.values(), default=0)
    tied = {year for year, count in counts.items() if count == most}
    return tied if len(tied) > 1 else set()


def _further_years(report: Report) -> Iterator[int]:
    """The years that other parts tell of: sections in words that begin by no year, and the date below."""
    for section in _told_sections(report):
        if section.key == "overview" and _overview_subjects(report):
            continue
        told = Counter(
            match[1]
            for match in _STORY.finditer(blanked(report.document.slice(section.body)))
            if not _OTHER_YEAR.search(match[2])
        )
        if told:
            yield int(told.most_common(1)[0][0])
    text = report.document.text[report.body.start : report.body.end]
    if signed := SIGNED.search(text.rstrip()):
        yield int(signed[1].translate(CHINESE_YEAR)) - 1


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
    named = Counter(YEAR_TOLD.findall(text)).most_common(2)
    if not named or named[0][0] != str(year) or named[0][1] < 2:
        return False
    return len(named) == 1 or named[1][1] < named[0][1]


def _told_sections(report: Report) -> Iterator[Section]:
    """The sections that are told in words."""
    tabled = {definition.section for definition in report.definitions}
    return (section for key, section in report.sections.items() if key not in tabled)


def _told_years(report: Report) -> list[int]:
    """The year that the introduction reports on, and the one that section one speaks of most."""
    said = reported(report.document.text[report.body.start : overview_start(report)])
    told = [int(match[year_group(match)]) for match in said[:1]]
    if "overview" in report.sections:
        subjects = [subject.year for subject in _overview_subjects(report)]
        if subjects:
            told.append(max(subjects, key=lambda year: (subjects.count(year), year == report.year_number)))
    return told


@lru_cache(maxsize=2)
def reported(opening: str) -> list[re.Match[str]]:
    """The words in which the opening says what year it reports on."""
    if "20" not in opening or "信息公开" not in opening:
        return []
    said = list(_REPORTED.finditer(blanked(opening)))
    if not said and "《" in opening:
        said = list(_ISSUED.finditer(opening))
    return said


def year_group(match: re.Match[str]) -> str:
    """The name of the group in which a match of `reported` holds the year."""
    return next(name for name, value in match.groupdict().items() if value)


@once
def _overview_subjects(report: Report) -> list[Subject]:
    body = report.sections["overview"].body
    return opening_subjects(report.document.slice(body), body.start)


def overview_start(report: Report) -> int:
    """Where section one begins, or else where the introduction ends."""
    overview = report.sections.get("overview")
    if overview is not None:
        return overview.body.start
    return report.introduction.end if report.introduction else report.body.start
