"""The check `sections`: whether the six sections are there, in order, numbered, titled and filled."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from govlint.checks.outline.numbering import in_place, numbering, ordinal
from govlint.claims.words import Lists
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.model import Document, Grid, Picture, Span, Text
from govlint.report import Heading, Report, Section
from govlint.rule import Context, NotAssessable, check, saying_by
from govlint.years import require_format

Finds = Literal["missing", "order", "numbering", "title", "empty"]

_TRAILING = "。：:；;.，,"
_SIGNED = (  # what may repeat gives nothing back: a foot of many names is gone through once
    r"(?m)^[^\S\n]*+(?:[（(]?(?:盖章|公章|印章)[）)]?|(?:20\d\d|二[〇○零][一二三四五六七八九〇○零]{2})\s*年"
    r"\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
    r"|[—\-]*+[^\S\n]*+END[^\S\n]*+[—\-]*+"
    r"|(?:{credits}[:：](?:(?!{credits}[:：])[^\n。，；：:]){1,24}+)++"
    r"|阅读[^\S\n]*+[\d万.+]++(?:[^\S\n]*+(?:点?赞|在看|分享|喜欢|留言)[^\S\n]*+[\d万.+]++)++)[^\S\n]*$"
)
"""The date and the seal below a report, and the foot of an article, which fill no section."""
_LONGEST_CLOSING = 300


_SAYS = {
    "missing": {"none": "", "default": "title number"},
    "order": {"early late": "title other"},
    "numbering": {
        "repeated skipped": "title number expected",
        "mixed_section": "title number",
        "twice": "title",
        "own_repeated": "title number other",
        "own_skipped": "title number expected",
        "matter_repeated matter_wrong matter_skipped mixed said": "number expected",
    },
    "title": {"default": "title number written", "lost unnumbered": "title number"},
    "empty": {"default": "title"},
}


@check("sections", says=saying_by("finds", _SAYS), reads="")
def sections(context: Context, *, finds: Finds) -> Iterator[Outcome]:
    """Fixed sections of the report: missing, out of order, misnumbered, retitled or empty.

    The sections are those that the pack defines (国办公开办函〔2021〕30号).
    """
    report = context.report
    report.require_text()
    if finds in ("missing", "order", "title"):
        require_format(report, context.vocabulary.forms)
    if not report.sections and finds != "missing":
        raise NotAssessable(Text("没有找到任何一个部分", "no section was found"))
    if finds == "empty":
        found: list[Outcome] = list(_empty(report, Lists(context.vocabulary.claims)))
    else:
        found = list(_FINDERS[finds](report))
    yield from found
    if not any(isinstance(outcome, Problem) for outcome in found):
        yield Passed()


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
            params={"title": definition.title, "number": ordinal(definition.number)},
            lack=True,
        )


def _order(report: Report) -> Iterator[Problem]:
    """Sections outside the longest run that is in order are the ones that stand wrongly."""
    placed = in_place(report)
    numbers = [section.definition.number for section, _ in placed]
    if numbers == sorted(numbers) or _in_order_apart(report, placed):
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


def _in_order_apart(report: Report, placed: Sequence[tuple[Section, Heading]]) -> bool:
    """Whether sections are in order where tables stand behind the text, under their headings once more."""
    tables = {form.definition.section for form in report.forms.values()}
    last, moved = -1, []
    for section, own in sorted(placed, key=lambda item: item[0].definition.number):
        again = [heading for heading in report.headings if heading.section == section.key in tables]
        places = sorted(heading.span.start for heading in (own, *again))
        behind = next((place for place in places if place > last), None)
        if behind is None:
            return False
        if behind != own.span.start:
            moved.append(own.span.start)
        last = behind
    return moved == sorted(moved) and all(place > last for place in moved)


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


def _title(report: Report) -> Iterator[Problem]:
    placed = in_place(report)
    numbered = sum(heading.number is not None for _, heading in placed)
    for section in report.sections.values():
        heading = section.heading
        definition = section.definition
        params = {"title": definition.title, "number": ordinal(definition.number)}
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


def _empty(report: Report, lists: Lists) -> Iterator[Outcome]:
    document = report.document
    last = max((section.body.start for section in report.sections.values()), default=0)
    # A program that takes out the paragraphs first and the tables then puts them there; so do other sheets.
    behind = {
        form.definition.section
        for form in report.forms.values()
        if (form.span.start > last and document.reader in ("text", "markdown")) or document.tabular
    }
    for section in report.sections.values():
        if section.heading is None:
            continue
        text = _without(document, section.body, report.furniture)
        if len(text.strip()) > _LONGEST_CLOSING:
            continue
        text = lists(_SIGNED).sub("", text.replace(report.agency.value, "") if report.agency else text)
        if text.strip(" \t\r\n\xa0\u3000。：:") or _holds_blocks(document, section.body):
            continue
        if section.key in behind and document.tabular:
            continue
        if section.key in behind and section.body.start < last:
            zh, en = section.definition.title.zh, section.definition.title.en
            yield Unknown(
                Text(f"“{zh}”的表在全文的末尾", f"the table of “{en}” stands at the end of the text")
            )
        else:
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
    "numbering": numbering,
    "title": _title,
}
