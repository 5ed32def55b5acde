"""Checks `heading`, `required-section`, `length` and `front-matter`: the outer form of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from govlint.checks.places.scopes import DOCUMENT, SECTION, Scope, heading_line, section_of, unknown
from govlint.checks.places.seek import filled, looked_at, opening, told, wrong_scope
from govlint.errors import Said
from govlint.finding import Mention, Outcome, Passed, Problem
from govlint.model import Natural, Span, Text
from govlint.patterns.pattern import Pattern
from govlint.report import Heading, NotAssessable, Report
from govlint.rule import Context, check
from govlint.vocabulary import Vocabulary

Wrong = Iterator[tuple[str, str]]
Level = Literal["section", "matter", "any"]
_BLANKS = " \t\u3000\xa0\r\n"
_TRAILING = "。：:；;，, \t\u3000\xa0\r\n"
FIELDS = ("title", "agency", "year")


def _levelled(report: Report, level: Level) -> list[Heading]:
    return [heading for heading in report.headings if level == "any" or _level(heading) == level]


def _level(heading: Heading) -> str:
    return "section" if heading.style == "section" or heading.section else "matter"


def _validate_heading(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    yield from wrong_scope(options, vocabulary)
    if any(place.grain not in ("", "heading") for place in options["scope"].places):
        yield (
            "scope",
            Said(
                "heading 看的是整个范围里的标题，范围写 document、section 或 section:键",
                "heading looks at the headings of a whole: document, section or section:KEY",
            ),
        )


@check("heading", validate=_validate_heading, says=filled("text", "where"))
def heading(
    context: Context,
    *,
    pattern: Pattern,
    level: Level = "matter",
    number: bool = False,
    unless: Pattern | None = None,
    scope: Scope = DOCUMENT,
) -> Iterator[Outcome]:
    """Every heading in `scope` of a `level` is one that `pattern` matches from beginning to end.

    `level` is `section` (一、), `matter` (（一） and headings by markup) or `any`. The pattern sees the title
    without its number and without the mark that closes it, with `number` the whole heading. Headings that
    `unless` matches anywhere are left alone. The message may use {text} and {where}.
    """
    places, missing = looked_at(context, scope)
    outcomes = list(missing)
    text = context.document.text
    for unit in places:
        for found in _levelled(context.report, level):
            if found.span.start not in unit.span:
                continue
            line = heading_line(context.report, found)
            words = text[line.start : line.end] if number else text[found.title.start : found.title.end]
            words = words.strip(_BLANKS).rstrip(_TRAILING)
            if unless is not None and unless.is_in(words):
                continue
            if pattern.fullmatch(words) is None:
                outcomes.append(Problem(span=line, params={"text": words, "where": unit.name}))
    yield from told(outcomes)


def _validate_required(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    known = [name for item in vocabulary.sections for name in (item.key, item.title.zh)]
    for name in ("after", "before"):
        if options[name] is not None and options[name] not in known:
            yield name, unknown(SECTION, options[name], [item.key for item in vocabulary.sections])


@check(
    "required-section",
    reads="",
    validate=_validate_required,
    says=filled("text", "other", "count", kinds=("missing", "early", "late", "repeated")),
)
def required_section(
    context: Context,
    *,
    title: Pattern,
    level: Level = "section",
    after: str | None = None,
    before: str | None = None,
    most: Natural = 1,
) -> Iterator[Outcome]:
    """A heading of a `level` that `title` matches stands in the report, behind `after` and ahead of `before`.

    These two are sections by key or Chinese title. Kinds of messages: `missing`, `early` (ahead of `after`),
    `late` (behind `before`), `repeated` (more than `most`), else `default`. They may use {text} (the
    heading), {other} (the section it stands wrongly to) and {count}.
    """
    report = context.report
    if not report.headings:
        raise NotAssessable(Text("没有找到任何标题", "no heading was found"))
    text = context.document.text
    found = [
        item
        for item in _levelled(report, level)
        if title.search(text[item.title.start : item.title.end].strip(_BLANKS).rstrip(_TRAILING))
    ]
    if not found:
        last = [item for item in report.headings if item.section][-1:] or report.headings[-1:]
        params = {"text": "", "other": "", "count": 0}
        yield Problem(span=heading_line(report, last[0]), kind="missing", params=params, lack=True)
        return
    outcomes: list[Outcome] = []
    for name, kind in ((after, "early"), (before, "late")):
        outcomes += _misplaced(report, found[0], name, kind) if name is not None else ()
    if len(found) > most:
        line = heading_line(report, found[most])
        params = {"text": text[line.start : line.end], "other": "", "count": len(found)}
        outcomes.append(Problem(span=line, kind="repeated", params=params))
    yield from told(outcomes)


def _misplaced(report: Report, found: Heading, name: str, kind: str) -> Iterator[Problem]:
    section = section_of(report, name)
    place = section.heading.span if section.heading else section.body
    wrong = found.span.start < place.start if kind == "early" else found.span.start > place.start
    if wrong:
        line = heading_line(report, found)
        params = {"text": report.document.slice(line), "other": section.definition.title, "count": 1}
        yield Problem(span=line, kind=kind, params=params, related=(Mention(place, "neighbour"),))


def _validate_length(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    yield from wrong_scope(options, vocabulary)
    least, most = options["at_least"], options["at_most"]
    if most is None and least == 0:
        yield "at_most", Said("at_least 和 at_most 至少写一个", "write at_least, at_most or both")
    if most is not None and most < max(least, 1):
        zh = f"at_most（{most}）应大于 0，不小于 at_least（{least}）"
        yield "at_most", Said(zh, f"at_most ({most}) is above 0, and no less than at_least ({least})")


@check(
    "length",
    validate=_validate_length,
    says=filled("count", "least", "most", "where", kinds=("short", "long")),
)
def length(
    context: Context,
    *,
    at_least: Natural = 0,
    at_most: Natural | None = None,
    scope: Scope = Scope("paragraph"),  # noqa: B008
) -> Iterator[Outcome]:
    """Every unit of `scope` (a paragraph, unless told otherwise) has so many characters, blanks not counted.

    Kinds of messages: `short` and `long` (else `default`); they may use {count}, {least}, {most},
    {where}. Headings and titles are not paragraphs here.
    """
    places, missing = looked_at(context, scope)
    outcomes = list(missing)
    text = context.document.text
    plain = any(place.grain == "paragraph" for place in scope.places)
    skipped = {item.span.start for item in context.report.headings} if plain else set()
    title = context.report.title
    for unit in places:
        if plain and (unit.span.start in skipped or (title is not None and unit.span.start in title)):
            continue
        count = sum(len("".join(text[piece.start : piece.end].split())) for piece in unit.pieces)
        kind = "short" if count < at_least else "long" if at_most is not None and count > at_most else ""
        if kind:
            params = {"count": count, "least": at_least, "most": at_most or 0, "where": unit.name}
            outcomes.append(Problem(span=opening(context, unit), kind=kind, params=params, cell=unit.cell))
    yield from told(outcomes)


def _validate_front(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    if options["field"] not in FIELDS:
        yield "field", unknown(Said("字段", "field"), options["field"], FIELDS)


@check(
    "front-matter",
    reads="",
    validate=_validate_front,
    says=filled("field", "text", kinds=("missing", "wrong")),
)
def front_matter(
    context: Context, *, field: str, pattern: Pattern | None = None, required: bool = True
) -> Iterator[Outcome]:
    """A `field` that the file itself declares about the report: `title`, `agency` or `year`.

    It is the front matter of Markdown, the <title> and <meta> of HTML. It must be there (`required`) and be
    one that `pattern` matches from beginning to end. Formats that declare nothing are not assessed. Kinds of
    messages: `missing`, `wrong`, else `default`; they may use {field} and {text}.
    """
    metadata = context.document.metadata
    value = metadata.get(field, "").strip()
    top = Span(context.report.body.start, context.report.body.start)
    if not metadata and context.document.reader not in ("html", "markdown"):
        raise NotAssessable(
            Text("这种格式的文件自己不带标题、机关等信息", "the format declares nothing of itself")
        )
    if not value and required:
        yield Problem(span=top, kind="missing", params={"field": field, "text": ""})
    elif value and pattern is not None and pattern.fullmatch(value) is None:
        yield Problem(span=top, kind="wrong", params={"field": field, "text": value})
    else:
        yield Passed()
