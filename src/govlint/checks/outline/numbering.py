"""Part of the check `sections`: numbers of sections and of their matters, repeated, skipped or mixed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from govlint.finding import Problem
from govlint.model import Document, Text
from govlint.report import Heading, Report, Section

NUMERALS = "零一二三四五六七八九十"


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
    # Rows of 表三 are numbered too; a loose table leaves them as lines of their own.
    tabled = {definition.section for definition in report.definitions}
    numbered = [heading for heading in report.headings if heading.style == "matter" and heading.number]
    for section in report.sections.values():
        if section.key in tabled:
            continue
        body = section.body
        matters = [heading for heading in numbered if body.start <= heading.span.start < body.end]
        yield from _matter_numbers(report.document, section, matters)


def _section_numbers(report: Report) -> Iterator[Problem]:
    """Section numbers, against the official ones (one is missing) and their places (one was added)."""
    numbered = [(section, heading) for section, heading in in_place(report) if heading.number]
    official = [(heading.number or 0) - section.definition.number for section, heading in numbered]
    if len(set(official)) < 2 or _numbers_itself(report, numbered):
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
        key=lambda item: len(_odd(*item)),
    )
    odd = _odd(offsets, usual)
    for index in odd:
        if index - 1 in odd and offsets[index] == offsets[index - 1]:
            continue  # it follows a number that is wrong, and is right by it
        section, heading = numbered[index]
        number = heading.number or 0
        expected = number - offsets[index] + usual
        yield Problem(
            span=heading.span,
            kind="repeated" if used.count(number) > 1 else "skipped",
            params={
                "title": section.definition.title,
                "number": ordinal(number),
                "expected": ordinal(expected),
            },
            lack=used.count(number) == 1,
        )


def _numbers_itself(report: Report, numbered: list[tuple[Section, Heading]]) -> bool:
    """Whether the sections are a list of Markdown whose every item is written `1. `."""
    text = report.document.text
    return report.document.reader == "markdown" and all(
        re.match(r"1[.)]\s", text[heading.span.start :][:3]) for _, heading in numbered
    )


def _written(report: Report, heading: Heading) -> str:
    return report.document.text[heading.span.start]


def _section_styles(report: Report) -> Iterator[Problem]:
    """Sections numbered 4、 or （四） or 第四部分 among others that are numbered 四、."""
    placed = [(section, heading, _written(report, heading)) for section, heading in in_place(report)]
    if sum(first in NUMERALS for *_, first in placed) * 2 <= len(placed):
        return
    for section, heading, first in placed:
        if heading.number == section.definition.number and (first.isdecimal() or first in "第（("):
            yield Problem(
                span=heading.span,
                kind="mixed_section",
                params={"title": section.definition.title, "number": ordinal(heading.number)},
            )


def _usual(offsets: list[int], numbers: list[int]) -> int:
    """The most frequent offset by which no number would be 零; of equals 0, then the first."""
    lowest = min((number - offset for number, offset in zip(numbers, offsets, strict=True)), default=1)
    counts = Counter(offset for offset in offsets if lowest + offset > 0)
    return max(counts, key=lambda offset: (counts[offset], offset == 0), default=0)


def _odd(offsets: list[int], usual: int) -> list[int]:
    return [index for index, offset in enumerate(offsets) if offset != usual]


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
        yield _matter_problem(heading, _matter_kind(number, last + 1, following, between), last + 1)
        open_lists[-1:] = [number]
        slip = last + 1


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


def _other_style(number: int) -> str:
    """The number at the beginning of a line, written in another style."""
    return rf"(?:^|\n)\s*(?:{numeral(number)}\s*[、.．]|{number}\s*[、.．]|[（(]\s*{number}\s*[）)])"


def _matter_problem(heading: Heading, kind: str, expected: int) -> Problem:
    return Problem(
        span=heading.span,
        kind=kind,
        params={"number": ordinal(heading.number or 0), "expected": ordinal(expected)},
        lack=kind == "matter_skipped",
    )
