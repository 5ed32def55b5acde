"""The checks `coverage` and `parts`: what a section must speak of, and what the introduction promises."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from govlint.finding import Outcome, Passed, Problem, Unknown
from govlint.fold import chinese_number, closed_up, widened
from govlint.lazy import lazily
from govlint.model import Natural, Span, Struct, Text
from govlint.patterns.pattern import Pattern
from govlint.report import Report, Section
from govlint.rule import Context, NotAssessable, check, saying
from govlint.years import require_format

_TITLE = lazily(r"《[^《》\n]*》")
_SENTENCE = lazily(r"[^。；;！？\s][^。；;！？\n]*")
_MATTER_LINE = lazily(
    r"[ \t\u3000]*(?:(?:[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.．、]|[一二三四五六]是)"
    r"([^。：:，,；;]{0,30})|在?([一-鿿、]{2,16}(?:方面|情况|工作中?))(?=[。：:，,])|([一-鿿、]{2,16})\s*$)"
)
"""A sub-heading: numbered, or closed by 方面 and the like, or a short line by itself."""

_NUMBER = r"(?P<number>[2-9２-９]|1[0-2]|[二两三四五六七八九十])"
_COUNTED = lazily(r"[0-9２-９二两三四五六七八九十]\s*个?大?(?:部分|方面)")
_UNITS = ("部分", "方面")
_PARTS = rf"(?:等|共|共计|等共)?\s*(?<!第){_NUMBER}\s*个?(?:大)?(?:部分|方面)(?:的?内容)?"
_LIST_FIRST = lazily(
    r"(?:由|包括|包含|包括了|(?:报告|年报|全文)从|分为|共分|分成|涵盖|分别为|分别是|主要有)[：:]?"
    r"(?P<list>[^。\n]{6,300}?)" + _PARTS
)
_NUMBER_FIRST = lazily(
    rf"(?:由|共|分|分为|包括|包含|共分为?|共有)(?:以下|如下)?{_NUMBER}\s*个?(?:大)?(?:部分|方面)(?:的?内容)?(?:组成|构成)?"
    r"[，,：:。]?\s*(?:内容)?(?:分别为|分别是|具体为|具体包括|主要包括|包括|即|为|是)?[：:]?(?P<list>[^。\n]{6,300})"
)
_ONE_ITEM = lazily(
    r"(?:(?:举报|投诉|申诉)[、，,和及与]+)*(?:行政)?复议(?:情况)?[、，,和及与]+(?:被?提起)?(?:行政)?诉讼"
    r"(?:[、，,和及与]+(?:举报|投诉|申诉)+的)?|收到[和及与、]处理|(?:问题|不足)(?:以及|[和及与、])"
    r"(?=改|整|不足|原因|措施|打算|计划|下一步|努力|今后|建议|对策|工作)"
    r"|[（(][^（()）]*[)）]"
)
_TWO_IN_ONE = lazily(r"复议[、，,](?:行政)?诉讼$")
"""One part by its official title; who leaves out 情况 may count it as two."""
_JOINING = str.maketrans("、，,；;和及与以", "□" * 9)
_ITEM_NUMBER = lazily(r"[一二三四五六七八]\s*、")
_INNER_OPENING = lazily(
    r".*[，,；;](?:[^、，,；;]{0,6}(?:包括|包含|涵盖|分为|分成|分别为|分别是|主要有)了?|(?:本?报告|年报|全文|内容)?由)[：:]?"
)
"""What else the sentence tells before it comes to the parts: 由…编制，全文包括…."""
_LAST_ITEM = lazily(
    r"(?:以及|[和及与])(?=其他|其它|需要|存在|政府信息|主动|收到|行政|因|总体|工作|问题|附|名词|统计)"
)
_ITEM = lazily(r"[^、，,；;]+")
_NO_ITEM = lazily(r"[，,；;](?:其中|并?(?:另|后)?附(?:有|带|上)?|同时).*")
"""What is told of the parts, or beside them."""
_ANNEX = lazily(r"(?:[，,；;](?:以及|[和及与])?|以及|[和及与])(?:附[表件录图]|名词解释|统计表格?)\s*等?\s*$")
"""What a list adds at its end, which some count as a part of the report, and some do not."""
_COMMAS = lazily("[，,]")
_QUOTED = lazily(r"[“\"‘]([^“”\"‘’]{2,40})[”\"’]")
_SECTION_WORDS = lazily(r"总体|概述|主动公开|申请|复议|诉讼|问题|不足|改进|其他|其它|事项")
_SECTION_NAME = lazily(
    r"^(?:总体情况|概述)|主动公开(?:政府)?信息|申请(?:办理)?(?:的)?情况|复议|诉讼|存在的?(?:主要)?问题|其[他它]需要报告"
)
_SURE = 3
_NAME = 4
"""A name that is shorter is no sure name: 市局, 本局."""
_OF_THE_REPORT = lazily(r"报告|年报|全文")
_OPEN_LIST = 3
"""A list of so many items at most, closed by 等, may be a selection."""


class Matter(Struct, frozen=True, kw_only=True):
    """A thing that a section must speak of, and the words that show it.

    `words` show it anywhere in a section without sub-headings. In one with sub-headings `heading` shows
    it in one of them, `plainly` anywhere. What `unless` matches shows nothing.

    Without such sub-headings nobody can tell where only `perhaps` matches, or where a sentence is of no other
    matter, nor of `others`: it may be told in any words.
    """

    label: Text
    words: Pattern
    heading: Pattern | None = None
    plainly: Pattern | None = None
    unless: Pattern | None = None
    perhaps: Pattern | None = None
    others: Pattern | None = None


@check("coverage", says=saying({"default several": "matter title"}), reads="section:{section}")
def coverage(
    context: Context,
    *,
    section: str,
    matters: list[Matter],
    headings: Natural = 0,
    unless: Pattern | None = None,
) -> Iterator[Outcome]:
    """Matters that a section must speak of, told by their words.

    Where at least `headings` sub-headings of the section name matters, loose words are not enough. What
    `unless` matches, such as what is planned for next year, speaks of none of them.
    """
    found = context.report.section(section)
    require_format(context.report, context.vocabulary.forms)
    text = _words_of(context, found)
    named = _named(matters, text) if headings else []
    strict = 0 < headings <= sum(named)
    if unless is not None and not (strict and all(named)):
        text = unless.sub("□", text)
    spoken = _spoken(matters, text, named if strict else None)
    missing = [matter for matter, is_spoken in zip(matters, spoken, strict=True) if not is_spoken]
    absent = [matter.label for matter in missing if strict or not _may_be_spoken(matter, matters, text)]
    yield from (Unknown(_doubt(matter.label)) for matter in missing if matter.label not in absent)
    if not absent:
        if not missing:
            yield Passed()
        return
    place = found.heading.span if found.heading else Span(found.body.start, found.body.start)
    yield Problem(
        span=place,
        kind="several" if len(absent) > 1 else "default",
        params={
            "matter": Text("、".join(label.zh for label in absent), ", ".join(label.en for label in absent)),
            "title": found.definition.title,
        },
        lack=True,
    )


def _words_of(context: Context, section: Section) -> str:
    """What a section says, without the titles of documents."""
    text = widened(closed_up(context.document.slice(section.body)))
    text = _without_name(context.report, text)
    text = _TITLE.sub(lambda match: "□" * len(match.group()), text)
    if not text.strip():
        title = section.definition.title
        raise NotAssessable(Text(f"“{title.zh}”下面没有文字", f"there is no text under “{title.en}”"))
    return text


def _without_name(report: Report, text: str) -> str:
    """`text` with the agency's own name blanked out: 医疗保障局 tells nothing of 监督保障."""
    name = report.agency.value if report.agency is not None else ""
    if len(name) < _NAME or name.endswith("政府") or name[-_NAME:] not in text:
        return text
    pieces: list[str] = []
    end = 0
    while (at := text.find(name[-_NAME:], end)) >= 0:
        # 市医疗保障局 is 示例市医疗保障局 without its place.
        start, left = at, len(name) - _NAME
        while left and start > end and text[start - 1] == name[left - 1]:
            start, left = start - 1, left - 1
        pieces += (text[end:start], "□" * (at + _NAME - start))
        end = at + _NAME
    return "".join([*pieces, text[end:]])


def _may_be_spoken(matter: Matter, matters: list[Matter], text: str) -> bool:
    """Whether words that may be meant so stand in the text, or a sentence on nobody knows what."""
    left = matter.unless.sub("□", text) if matter.unless else text
    if matter.perhaps is not None and matter.perhaps.is_in(left):
        return True
    if matter.others is None:
        return False
    known = [other for other in matters if other is not matter]
    return any(
        not matter.others.is_in(sentence) and not any(_tells(sentence, other) for other in known)
        for sentence in _SENTENCE.findall(text)
    )


def _tells(sentence: str, matter: Matter) -> bool:
    return _shows(sentence, matter.words, matter.unless) if matter.unless else matter.words.is_in(sentence)


def _doubt(matter: Text) -> Text:
    return Text(f"可能换了说法讲{matter.zh}，认不准", f"other words may speak of {matter.en}")


def _named(matters: list[Matter], text: str) -> list[bool]:
    """For each matter whether a sub-heading of `text` names it."""
    found_lines = map(_MATTER_LINE.match, text.split("\n"))
    lines = [match[match.lastindex or 0] for match in found_lines if match]
    words = "\n".join(lines)
    return [matter.heading is not None and matter.heading.stands_in(words) for matter in matters]


def _spoken(matters: list[Matter], text: str, named: list[bool] | None) -> list[bool]:
    """For each matter whether the text speaks of it; `named` where sub-headings name matters of their own."""
    if named is None:
        return [_speaks_of(text, matter.words, matter.unless) for matter in matters]
    return [
        has_heading
        or _speaks_of(text, matter.words if matter.heading is None else matter.plainly, matter.unless)
        for matter, has_heading in zip(matters, named, strict=True)
    ]


def _speaks_of(text: str, signs: Pattern | None, unless: Pattern | None) -> bool:
    """Whether one of `signs` stands in the text; with `unless`, in a line outside what that matches."""
    if signs is None or unless is None:
        return signs is not None and signs.stands_in(text)
    return any(_shows(line, signs, unless) for line in _outside_in(text))


def _outside_in(text: str) -> Iterator[str]:
    """The lines of `text`, the last and the first before all others: there mostly stands what is sought."""
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    for at in range(len(lines)):
        yield lines[at // 2 if at % 2 else -1 - at // 2]


def _shows(line: str, signs: Pattern, unless: Pattern) -> bool:
    """Whether one of `signs` stands in a line outside what `unless` matches."""
    if not signs.stands_in(line):
        return False
    left = unless.sub("□", line)
    return left is line or signs.stands_in(left)


@check("parts", says=saying({"fewer more": "number count items"}), reads="introduction")
def parts(context: Context) -> Iterator[Outcome]:
    """The number of parts that the introduction promises, against the parts that it names."""
    report = context.report
    opening = _opening(report)
    text = context.document.slice(opening)
    judged = left_open = False
    numbered = any(unit in text for unit in _UNITS) and _COUNTED.search(text) is not None
    for match in _claims(text) if numbered else ():
        items = _items(match.group("list"))
        number = chinese_number(match.group("number").replace("两", "二"))
        if number is None or len(items) < 2 or not _are_sections(items, text[: match.start("list")]):
            continue
        closed_by_etc = match.group("list").rstrip().endswith("等") or "等" in match.group()[-12:]
        if len(items) < number and closed_by_etc and len(items) <= _OPEN_LIST:
            left_open = True
            continue
        judged = True
        counts = {len(items), len(items) + _twice(items), _by_commas(match.group("list"))}
        annex = _ANNEX.search(match.group("list")) is not None
        more = _NO_ITEM.search(match.group("list")) is not None
        if not any(count - annex <= number <= count + more for count in counts):
            yield Problem(
                span=Span(opening.start + match.start("list"), opening.start + match.end()),
                kind="fewer" if len(items) < number else "more",
                params={"number": number, "count": len(items), "items": "、".join(items)},
            )
    if left_open and not judged:
        raise NotAssessable(Text("引言只举出几个部分，没有列全", "the introduction names only some parts"))
    yield Passed()


def _twice(items: list[str]) -> int:
    """How many of the parts may be counted as two."""
    return sum(_TWO_IN_ONE.search(item) is not None for item in items)


def _by_commas(words: str) -> int:
    """How many parts a list names that parts them by commas, and joins by 、 what stands within one."""
    marks = _COMMAS.findall(_NO_ITEM.sub("", _INNER_OPENING.sub("", words)))
    return len(marks) + 1 if len(marks) > 1 else 0


def _are_sections(items: list[str], before: str) -> bool:
    """Whether a list names the report's own parts: it says so, or most could be nothing else."""
    if _OF_THE_REPORT.search(before[max(map(before.rfind, "。；;\n")) + 1 :]):
        return _SECTION_WORDS.search("".join(items)) is not None
    return sum(_SECTION_NAME.search(item) is not None for item in items) >= _SURE


def _opening(report: Report) -> Span:
    """The introduction, and the text of section one in which some reports put it."""
    overview = report.sections.get("overview")
    start = report.introduction.start if report.introduction else report.body.start
    end = overview.body.end if overview else report.introduction.end if report.introduction else start
    return Span(start, max(start, end))


def _claims(text: str) -> Iterator[re.Match[str]]:
    """Each statement of parts, once: most can be read both ways."""
    seen: list[tuple[int, int]] = []
    for match in (*_LIST_FIRST.finditer(text), *_NUMBER_FIRST.finditer(text)):
        at = bisect_left(seen, match.span())
        near = seen[max(0, at - 1) : at + 1]
        if not any(start < match.end() and match.start() < end for start, end in near):
            seen.insert(at, match.span())
            yield match


def _items(words: str) -> list[str]:
    """The parts that a list names, as written; 行政复议、行政诉讼 is one."""
    words = _NO_ITEM.sub("", _INNER_OPENING.sub("", words))
    quoted = _QUOTED.findall(words)
    if len(quoted) >= 2:
        return quoted
    marked = _ITEM_NUMBER.sub(lambda match: "，" * len(match.group()), words)
    marked = _ONE_ITEM.sub(lambda match: match.group().translate(_JOINING), marked)
    marked = _LAST_ITEM.sub(lambda match: "、" * len(match.group()), marked)
    pieces = [words[match.start() : match.end()] for match in _ITEM.finditer(marked)]
    pieces = [piece.strip().removesuffix("等").strip() for piece in pieces]
    return [piece for piece in pieces if piece]
