"""Part of the check `sections`: numbers of sections and of their matters, repeated, skipped or mixed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from govlint.finding import Problem
from govlint.lazy import lazily
from govlint.model import Document, Span, Text
from govlint.report import Heading, Report, Section

NUMERALS = "零一二三四五六七八九十"
# What begins a number in another style, and is no number by itself.
_OTHER_FIRST = "第（(IVABCDEF甲乙丙丁戊己"
# What may be the number 一、 or a heading that lost it: 第一部分, 引言.
_MAY_BE_FIRST = lazily(
    r"[一1１①壹Ⅰ]\s*[、.．,，:：）)部章]|(?m:^[ \t\u3000]*[\u4e00-\u9fff]{1,12}[：:]?[ \t\r]*$)"
)
_LISTED = lazily(r"(?m)(?:^|[。；：:，,])[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}|\d{1,2})[ \t]*[、.．]")

# 一是…；二是…, at the beginning of a clause or of a paragraph.
_SAID = lazily(r"(?:^|(?<=[。；;：:，,！？\n]))[ \t\u3000]*(?P<said>(?P<number>[一二三四五六七八九十])是)")
_FEWEST, _DEEPEST = 2, 8


def numeral(number: int) -> str:
    """The Chinese numeral of a small number; above ten in Arabic figures."""
    return NUMERALS[number] if 0 <= number <= 10 else str(number)


def ordinal(number: int) -> Text:
    """A number as it stands before a heading."""
    return Text(numeral(number), str(number))


def in_place(report: Report) -> list[tuple[Section, Heading]]:
    """Sections with their headings, by where the headings stand."""
    found = [(section, section.heading) for section in report.sections.values() if section.heading]
    return sorted(found, key=lambda item: item[1].span.start)


def numbering(report: Report) -> Iterator[Problem]:
    """Numbers that are repeated, skipped or written in two ways."""
    yield from _section_numbers(report)
    yield from _section_styles(report)
    yield from _twice(report)
    yield from _own_sections(report)
    # Rows of 表三 are numbered too; a loose table leaves them as lines of their own.
    tabled = {definition.section for definition in report.definitions}
    numbered = [heading for heading in report.headings if heading.style == "matter" and heading.number]
    for section in report.sections.values():
        if section.key in tabled:
            continue
        body = section.body
        matters = [heading for heading in numbered if body.start <= heading.span.start < body.end]
        yield from _matter_numbers(report.document, section, matters)
        yield from _said_numbers(report, section)


def _section_numbers(report: Report) -> Iterator[Problem]:
    """Section numbers, against the official ones (one is missing) and their places (one was added)."""
    numbered = [(section, heading) for section, heading in in_place(report) if heading.number]
    official = [(heading.number or 0) - section.definition.number for section, heading in numbered]
    if _numbers_itself(report, numbered):
        return
    if len(set(official)) < 2:
        if official and official[0] > 0 and _lacks_the_first(report, numbered):
            yield _section_problem(numbered[0], "skipped", numbered[0][0].definition.number)
        return
    top = [
        heading
        for heading in report.headings
        if heading.style == "section" and heading.number and heading.section is None
    ]
    placed = [
        heading.number - index - sum(other.span.start < heading.span.start for other in top)
        for index, (_, heading) in enumerate(numbered)
        if heading.number
    ]
    plain = [heading.number - index for index, (_, heading) in enumerate(numbered) if heading.number]
    used = [heading.number or 0 for _, heading in numbered]
    offsets, usual = min(
        ((series, _usual(series, used)) for series in (official, placed, plain)),
        key=lambda item: len(_slips(*item)),
    )
    for index in _slips(offsets, usual):
        number = used[index]
        kind = "repeated" if used.count(number) > 1 else "skipped"
        yield _section_problem(numbered[index], kind, number - offsets[index] + usual)


def _section_problem(placed: tuple[Section, Heading], kind: str, expected: int) -> Problem:
    section, heading = placed
    number = ordinal(heading.number or 0)
    params = {"title": section.definition.title, "number": number, "expected": ordinal(expected)}
    return Problem(span=heading.span, kind=kind, params=params, lack=kind == "skipped")


def _lacks_the_first(report: Report, numbered: list[tuple[Section, Heading]]) -> bool:
    """Whether all sections are numbered 二、 to 七、 and nothing before them can be what is numbered 一、."""
    heading = numbered[0][1]
    if len(numbered) != len(report.section_definitions) or report.title is None:
        return False
    before = report.document.text[report.title.end : heading.span.start]
    return not _MAY_BE_FIRST.search(before) and not any(
        report.title.end <= other.span.start < heading.span.start for other in report.headings
    )


def _twice(report: Report) -> Iterator[Problem]:
    """Headings of sections told in words that stand twice with nothing between them.

    That of a table may be its caption, and on a page of PDF a heading may be drawn twice to look bold.
    """
    document = report.document
    if document.reader in ("pdf", "ofd"):
        return
    tabled = {definition.section for definition in report.definitions}
    for heading, again in pairwise(report.headings):
        section = report.sections.get(heading.section or "")
        if section is None or heading.section in tabled or again.section != heading.section:
            continue
        alike = heading.number and heading.number == again.number
        if alike and not document.text[heading.span.end : again.span.start].strip():
            params = {"title": section.definition.title}
            yield Problem(span=again.span, kind="twice", params=params)


def _own_sections(report: Report) -> Iterator[Problem]:
    """Numbers of sections that an agency added, among official ones that are all there and numbered rightly.

    A lone one has the number of the section before or behind it, or passes over the next one after 六、.
    """
    placed = in_place(report)
    numbers = [heading.number for _, heading in placed]
    if numbers != [each.number for each in report.section_definitions] or report.document.tabular:
        return
    own = [each for each in report.headings if each.style == "section" and each.section is None]
    for at, (section, official) in enumerate(placed):
        within = [each for each in own if section.body.start <= each.span.start < section.body.end]
        added = within[0] if len(within) == 1 else None
        if added is None or not _is_alone(report, section, added):
            continue
        number, last = added.number or 0, at + 1 == len(placed)
        params = {"title": report.document.slice(added.title), "number": ordinal(number)}
        same = next((each for each, heading in placed[at : at + 2] if heading.number == number), None)
        if same is not None:
            yield Problem(
                span=added.span, kind="own_repeated", params={**params, "other": same.definition.title}
            )
        elif (
            last
            and number == (official.number or 0) + 2
            and not _is_told(report.document.text[official.span.end : added.span.start], number - 1)
        ):
            params["expected"] = ordinal(number - 1)
            yield Problem(span=added.span, kind="own_skipped", params=params, lack=True)


def _is_alone(report: Report, section: Section, added: Heading) -> bool:
    """Whether a numbered line within a section is no item of a list, and no row of its table."""
    text, start = report.document.text, section.body.start
    if any(definition.section == section.key for definition in report.definitions):
        form = next((each for each in report.forms.values() if each.definition.section == section.key), None)
        if form is None or form.doubtful or form.again or form.span.end > added.span.start:
            return False
        start = form.span.end
    rest = text[start : added.span.start] + "\n" + text[added.span.end : section.body.end]
    return (added.number or 0) > 1 and text[added.span.start] in NUMERALS and not _LISTED.search(rest)


def _numbers_itself(report: Report, numbered: list[tuple[Section, Heading]]) -> bool:
    """Whether the sections are a list of Markdown whose every item is written `1. `."""
    text = report.document.text
    return report.document.reader == "markdown" and all(
        re.match(r"1[.)]\s", text[heading.span.start :][:3]) for _, heading in numbered
    )


def _written(report: Report, heading: Heading) -> str:
    return report.document.text[heading.span.start]


def _section_styles(report: Report) -> Iterator[Problem]:
    """Sections numbered 4、 or （四） or 第四部分 or Ⅳ、 or D、 among others that are numbered 四、."""
    placed = [(section, heading, _written(report, heading)) for section, heading in in_place(report)]
    if sum(first in NUMERALS for *_, first in placed) * 2 <= len(placed):
        return
    for section, heading, first in placed:
        other = first not in NUMERALS and (first.isnumeric() or first in _OTHER_FIRST)
        if other and heading.number == section.definition.number:
            yield Problem(
                span=heading.span,
                kind="mixed_section",
                params={"title": section.definition.title, "number": ordinal(heading.number)},
            )


def _usual(offsets: list[int], numbers: list[int]) -> int:
    """The offset by which fewest numbers are slips, and none would be 零; of equals 0, then the first."""
    lowest = min((number - offset for number, offset in zip(numbers, offsets, strict=True)), default=1)
    counts = Counter(offset for offset in offsets if lowest + offset > 0)
    return min(
        counts,
        key=lambda offset: (len(_slips(offsets, offset)), offset != 0, -counts[offset]),
        default=0,
    )


def _slips(offsets: list[int], usual: int) -> list[int]:
    """Where the offset is not the usual one; what follows such a number, and is right by it, is none."""
    return [
        index
        for index, offset in enumerate(offsets)
        if offset != usual and (index == 0 or offset != offsets[index - 1])
    ]


def _matter_numbers(document: Document, section: Section, matters: list[Heading]) -> Iterator[Problem]:
    """Numbers （一）（二）… within one section; a list that starts anew at （一） is another list.

    Behind a number that is wrong the list may go on from it or as if it were right: one slip is told once.
    """
    open_lists: list[int] = []
    slip = -1
    previous = section.body.start
    for at, heading in enumerate(matters):
        number = heading.number or 0
        start, previous = previous, heading.span.end
        following = matters[at + 1].number if at + 1 < len(matters) else None
        if number == 1:
            expected = open_lists[-1] + 1 if open_lists else 1
            if expected > 1 and following == expected + 1 and _goes_on(document, matters[at : at + 2]):
                yield _matter_problem(heading, "matter_repeated", expected)
                open_lists[-1] = expected
            elif expected == at + 1 == len(matters) == 2 and not _told_between(
                document.text[heading.span.end : section.body.end], 2, 3
            ):  # two lists of one item each are one of two
                yield _matter_problem(heading, "matter_repeated", expected)
            else:
                open_lists.append(1)
            slip = -1
            continue
        while len(open_lists) > 1 and number != open_lists[-1] + 1 and number == open_lists[-2] + 1:
            open_lists.pop()
        last = open_lists[-1] if open_lists else 0
        between = "" if number == last + 1 else document.text[start : heading.span.start]
        if number in (last + 1, slip + 1) or _told_between(between, last + 1, number):
            open_lists[-1:] = [number]
            slip = -1
            continue
        if number in open_lists[:-1] or number == slip:
            continue  # of two that changed places the first is told
        kind = _matter_kind(number, last + 1, following, between)
        span = _otherwise(between, last + 1, start) if kind == "mixed" else None
        yield _matter_problem(heading, kind, last + 1, span)
        open_lists[-1:] = [number]
        slip = last + 1


def _said_numbers(report: Report, section: Section) -> Iterator[Problem]:
    """A number passed over: 一是…；二是…；四是…. One list may stand within another, and none goes on under
    another heading; what goes on under a number of another kind (第三，…) is no slip.
    """
    text, body = report.document.text, section.body
    headings = sorted(each.span.start for each in report.headings)
    lists: list[int] = []
    previous = body.start
    for match in _SAID.finditer(text, body.start, body.end):
        number = NUMERALS.index(match["number"])
        start, previous = previous, match.end()
        if bisect_right(headings, start) < bisect_right(headings, match.start()):
            lists.clear()
        del lists[:-_DEEPEST]
        while number > 1 and len(lists) > 1 and number != lists[-1] + 1 and number - 1 in lists[:-1]:
            lists.pop()
        if number == 1:
            lists.append(1)
        elif lists and lists[-1] >= _FEWEST and number == lists[-1] + _FEWEST:
            if not _may_be_told(text[start : match.start()], number - 1):
                params = {"number": ordinal(number), "expected": ordinal(number - 1)}
                yield Problem(span=Span(*match.span("said")), kind="said", params=params, lack=True)
            lists.clear()
        elif lists and number == lists[-1] + 1:
            lists[-1] = number
        else:
            lists.clear()


def _may_be_told(between: str, number: int) -> bool:
    """Whether the text may tell a number in any way: 第三, 三要, 3."""
    return re.search(rf"{numeral(number)}|(?<![\d.]){number}[ \t]*[、.．)）](?!\d)", between) is not None


def _goes_on(document: Document, pair: list[Heading]) -> bool:
    """Whether the second of two headings follows the first with no number between them, in any style."""
    between = document.text[pair[0].span.end : pair[1].span.start]
    numbers = range(2, pair[1].number or 0)
    return not any(_told_between(between, n, n + 1) or re.search(_other_style(n), between) for n in numbers)


def _matter_kind(number: int, expected: int, following: int | None, between: str) -> str:
    if number < expected:
        return "matter_repeated"
    if re.search(_other_style(expected), between):
        return "mixed"
    return "matter_wrong" if following == expected + 1 else "matter_skipped"


def _told_between(between: str, first: int, after: int) -> bool:
    """Whether the numbers from `first` up to `after` stand within the text, in the middle of a paragraph."""
    return first < after and all(
        re.search(rf"[（(]\s*{numeral(number)}\s*[）)]", between) for number in range(first, after)
    )


def _is_told(between: str, number: int) -> bool:
    """Whether the number stands within the text, in any style."""
    return _told_between(between, number, number + 1) or re.search(_other_style(number), between) is not None


def _other_style(number: int) -> str:
    """The number at the beginning of a line, written in another style."""
    return rf"(?:^|\n)\s*(?:{numeral(number)}\s*[、.．]|{number}\s*[、.．]|[（(]\s*{number}\s*[）)])"


def _otherwise(between: str, number: int, start: int) -> Span | None:
    """Where the number stands in another style; `between` begins at `start`."""
    match = re.search(_other_style(number), between)
    return match and Span(start + match.end() - len(match[0].strip()), start + match.end())


def _matter_problem(heading: Heading, kind: str, expected: int, span: Span | None = None) -> Problem:
    return Problem(
        span=span or heading.span,
        kind=kind,
        params={"number": ordinal(heading.number or 0), "expected": ordinal(expected)},
        lack=kind == "matter_skipped",
    )
