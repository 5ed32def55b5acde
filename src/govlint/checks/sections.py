"""The check `sections`: whether the six sections are there, in order, numbered, titled and filled."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem
from govlint.lazy import lazily
from govlint.model import Document, Grid, Picture, Span, Text
from govlint.report import Heading, Report, Section
from govlint.rule import Context, NotAssessable, check

Finds = Literal["missing", "order", "numbering", "title", "empty"]

NUMERALS = "零一二三四五六七八九十"
_TRAILING = "。：:；;.，,"
_SIGNED = lazily(
    r"(?m)^[^\S\n]*(?:[（(]?(?:盖章|公章|印章)[）)]?|(?:20\d\d|二[〇○零][一二三四五六七八九〇○零]{2})\s*年"
    r"\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日)[^\S\n]*$"
)
"""The date and the seal below a report, which fill no section."""
_LONGEST_CLOSING = 300


@check("sections", reads="")
def sections(context: Context, *, finds: Finds) -> Iterator[Outcome]:
    """Fixed sections of the report: missing, out of order, misnumbered, retitled or empty.

    The sections are those that the pack defines (国办公开办函〔2021〕30号).
    """
    report = context.report
    report.require_text()
    if not report.sections and finds != "missing":
        raise NotAssessable(Text("没有找到任何一个部分", "no section was found"))
    problems = _FINDERS[finds](report)
    found = list(problems)
    yield from found or (Passed(),)


def numeral(number: int) -> str:
    """The Chinese numeral of a small number; above ten in Arabic figures."""
    return NUMERALS[number] if 0 <= number <= 10 else str(number)


def _missing(report: Report) -> Iterator[Problem]:
    if not report.sections:
        yield Problem(span=report.title or Span(report.body.start, report.body.start), kind="none", lack=True)
        return
    for definition in report.section_definitions:
        if definition.key in report.sections:
            continue
        before = [s for s in report.sections.values() if s.definition.number < definition.number]
        place = max(before, key=lambda s: s.definition.number).heading if before else None
        yield Problem(
            span=place.span if place else report.title or Span(report.body.start, report.body.start),
            params={"title": definition.title, "number": _ordinal(definition.number)},
            lack=True,
        )


def _ordinal(number: int) -> Text:
    return Text(numeral(number), str(number))


def _in_place(report: Report) -> list[tuple[Section, Heading]]:
    """Sections with their headings, by where the headings stand."""
    found = [(section, section.heading) for section in report.sections.values() if section.heading]
    return sorted(found, key=lambda item: item[1].span.start)


def _order(report: Report) -> Iterator[Problem]:
    """Sections outside the longest run that is in order are the ones that stand wrongly."""
    placed = _in_place(report)
    numbers = [section.definition.number for section, _ in placed]
    if numbers == sorted(numbers):
        return
    kept = _longest_run(numbers)
    for index, (section, heading) in enumerate(placed):
        if index in kept:
            continue
        neighbour = _successor(section.definition.number, numbers)
        other = placed[numbers.index(neighbour)]
        yield Problem(
            span=heading.span,
            kind="late" if neighbour > section.definition.number else "early",
            params={"title": section.definition.title, "other": other[0].definition.title},
            related=(Mention(other[1].span, "neighbour"),),
        )


def _successor(number: int, numbers: list[int]) -> int:
    """The next number after `number`, or the one before it when it is the last."""
    return min((n for n in numbers if n > number), default=max(n for n in numbers if n != number))


def _longest_run(numbers: list[int]) -> set[int]:
    """Indexes of a longest increasing subsequence; of several, the one that keeps the earliest places."""
    best: list[list[int]] = []
    for index, number in enumerate(numbers):
        before = [run for run in best if numbers[run[-1]] < number]
        best.append([*_longest(before), index])
    return set(_longest(best))


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


def _numbering(report: Report) -> Iterator[Problem]:
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
    numbered = [(section, heading) for section, heading in _in_place(report) if heading.number]
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
                "number": _ordinal(number),
                "expected": _ordinal(expected),
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
    placed = [(section, heading, _written(report, heading)) for section, heading in _in_place(report)]
    if sum(first in NUMERALS for *_, first in placed) * 2 <= len(placed):
        return
    for section, heading, first in placed:
        if heading.number == section.definition.number and (first.isdecimal() or first in "第（("):
            yield Problem(
                span=heading.span,
                kind="mixed_section",
                params={"title": section.definition.title, "number": _ordinal(heading.number)},
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
        params={"number": _ordinal(heading.number or 0), "expected": _ordinal(expected)},
        lack=kind == "matter_skipped",
    )


def _title(report: Report) -> Iterator[Problem]:
    placed = _in_place(report)
    numbered = sum(heading.number is not None for _, heading in placed)
    for section in report.sections.values():
        heading = section.heading
        definition = section.definition
        params = {"title": definition.title, "number": _ordinal(definition.number)}
        renamed = _renamed(report, section) if heading is None else None
        if renamed is not None:
            written = report.document.slice(renamed.title).strip().rstrip(_TRAILING)
            yield Problem(span=renamed.title, params={**params, "written": written})
            continue
        if heading is None:
            start = section.body.start
            end = report.document.text.find("\n", start, section.body.end)
            yield Problem(
                span=Span(start, min(end if end >= 0 else section.body.end, start + 30)),
                kind="lost",
                params=params,
                lack=True,
            )
            continue
        written = report.document.slice(heading.title).strip()
        if written != definition.title.zh and _plain(written) != _plain(definition.title.zh):
            yield Problem(span=heading.title, params={**params, "written": written.rstrip(_TRAILING)})
        elif heading.number is None and numbered > len(placed) // 2:
            yield Problem(span=heading.span, kind="unnumbered", params=params)


def _renamed(report: Report, section: Section) -> Heading | None:
    """The heading with a section's number right before its text, whose words are no title of a section."""
    start, number = section.body.start, section.definition.number
    others = [
        other.heading.span.start
        for other in report.sections.values()
        if other.heading and other is not section
    ]
    floor = max((place for place in others if place <= start), default=-1)
    return next(
        (
            heading
            for heading in report.headings
            if heading.style == "section"
            and (heading.number, heading.section) == (number, None)
            and floor < heading.span.start <= start
        ),
        None,
    )


def _plain(title: str) -> str:
    """A title without spaces, in half width, without what closes it."""
    return "".join(unicodedata.normalize("NFKC", title).split()).strip(_TRAILING + "-—–")


def _empty(report: Report) -> Iterator[Problem]:
    document = report.document
    for section in report.sections.values():
        if section.heading is None:
            continue
        text = _without(document, section.body, report.furniture)
        if len(text.strip()) > _LONGEST_CLOSING:
            continue
        text = _SIGNED.sub("", text.replace(report.agency.value, "") if report.agency else text)
        if not text.strip(" \t\r\n\xa0\u3000。：:") and not _holds_blocks(document, section.body):
            # What is owed there (表四, the fee statement) is told at the heading too: one mistake.
            yield Problem(
                span=section.heading.span,
                params={"title": section.definition.title},
                relation=FIGURE,
                lack=True,
            )


def _without(document: Document, body: Span, spans: Sequence[Span]) -> str:
    """The text of `body` without `spans`, which are in order."""
    pieces, at = [], body.start
    for span in spans[bisect_left(spans, body) :]:
        if span.start >= body.end:
            break
        pieces.append(document.text[at : span.start])
        at = span.end
    return "".join([*pieces, document.text[at : body.end]])


def _holds_blocks(document: Document, span: Span) -> bool:
    """Whether a table or a picture begins within `span`."""
    first = bisect_left(document.blocks, span.start, key=lambda block: block.span.start)
    last = bisect_left(document.blocks, span.end, key=lambda block: block.span.start)
    return any(isinstance(block, Grid | Picture) for block in document.blocks[first:last])


_FINDERS = {
    "missing": _missing,
    "order": _order,
    "numbering": _numbering,
    "title": _title,
    "empty": _empty,
}
