"""Titles in 《》 as they stand in a paragraph, and what is wrong with the marks inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.lazy import lazily
from govlint.model import Span, Struct

_OPEN = "《〈<＜﹤‹⟨\u2329"
_CLOSE = "》〉>＞﹥›⟩\u232a"
_ANY = lazily(f"[{_OPEN}{_CLOSE}]")
_PROPER = "《》〈〉"
# No title is so long or holds so many others: marks without end are not looked through again and again.
_LONGEST, _DEEPEST = 600, 8
_EMPTIED_ENDS = ("通知》", "公告》", "决定》", "函》")
_EMPTIED = lazily(r"(?:印发|转发|发布|公布)的(?:通知|公告|决定|函)》$")
_QUOTED = lazily(
    r"(?P<verb>印发|转发|发布|公布|修改|修订|废止|实施|执行|贯彻|落实)[“‘『「\[【](?P<name>[^“”‘’『』「」\[\]【】《》]{2,50}?"
    r"(?:办法|条例|规定|格式|细则|方案|意见|通知|标准|规范|规则|制度|目录|指南|规划|纲要|要点|规程|法)"
    r"(?:[（(][^（）()]{1,8}[）)])?)[”’』」\]】](?=(?:实施(?:细则|办法|意见|方案))?的|》)"
)
_QUOTES = "“‘『「[【"


class Title(Struct, frozen=True):
    """An outermost title with its marks; `fault` names what is wrong inside, `expected` the mended title."""

    span: Span
    fault: str | None = None
    expected: str | None = None


def titles(text: str, paragraph: Span) -> Iterator[Title]:
    """The outermost titles of a paragraph, in order; an outermost title opens with 《."""
    return (_judge(text, marks) for marks in _marked(text, paragraph))


def title_spans(text: str, paragraph: Span) -> Iterator[Span]:
    """Where the outermost titles of a paragraph stand, with their marks, in order."""
    return (Span(marks[0], marks[-1] + 1) for marks in _marked(text, paragraph))


def _marked(text: str, paragraph: Span) -> Iterator[list[int]]:
    """The offsets of the marks of each outermost title."""
    at = text.find("《", paragraph.start, paragraph.end)
    while at >= 0:
        marks = _marks_of_title(text, at, min(paragraph.end, at + _LONGEST))
        if marks is not None:
            yield marks
            at = marks[-1]
        at = text.find("《", at + 1, paragraph.end)


def _marks_of_title(text: str, start: int, end: int) -> list[int] | None:
    """Offsets of all marks from the 《 at `start` to the mark that closes it; None when nothing does."""
    depth = 0
    marks: list[int] = []
    for match in _ANY.finditer(text, start, end):
        marks.append(match.start())
        depth += 1 if match[0] in _OPEN else -1
        if depth == 0:
            return marks if match[0] == "》" else None
        if depth > _DEEPEST:
            break
    return _marks_of_ragged_title(text, start, end)


def _marks_of_ragged_title(text: str, start: int, end: int) -> list[int] | None:
    """The marks up to the first 》 where an inner < or > has no partner; else None."""
    close = text.find("》", start + 1, end)
    marks = [match.start() for match in _ANY.finditer(text, start, close + 1)] if close >= 0 else []
    inner = {text[offset] for offset in marks[1:-1]}
    return marks if inner and not inner & set("《》〈〉") else None


# 《a<b》: a sign of figures or letters, and no mark.
_COMPARES = lazily(r"[A-Za-z0-9][<>＜＞][A-Za-z0-9]")


def _judge(text: str, marks: list[int]) -> Title:
    span = Span(marks[0], marks[-1] + 1)
    written = text[span.start : span.end]
    if len(marks) > 2:
        expected = _mended(text, marks)
        fault = _fault({text[offset] for offset in marks[1:-1]})
        if expected is None:
            compares = all(_COMPARES.match(text, offset - 1) for offset in marks[1:-1])
            return Title(span, fault if fault == "angled" and not compares else None)
        return Title(span, fault, expected) if expected != written else Title(span)
    if any(mark in written for mark in _QUOTES) and _QUOTED.search(written):
        return Title(span, "quoted", _QUOTED.sub(_requoted, written))
    if written.endswith(_EMPTIED_ENDS) and _EMPTIED.search(written):
        return Title(span, "emptied")
    return Title(span)


def _fault(inner: set[str]) -> str:
    return "angled" if inner - set(_PROPER) else "nested"


def _requoted(match: re.Match[str]) -> str:
    return f"{match['verb']}〈{match['name']}〉"


def _mended(text: str, marks: list[int]) -> str | None:
    """The title with 《》 and 〈〉 by turns; None where its marks do not pair off."""
    pieces: list[str] = []
    depth = 0
    kinds: list[str] = []
    last = marks[0]
    for offset in marks:
        pieces.append(text[last:offset])
        mark = text[offset]
        last = offset + 1
        if mark in _OPEN:
            kinds.append(mark)
            pieces.append("《〈"[depth % 2])
            depth += 1
        else:
            if depth == 0 or {kinds.pop(), mark} in ({"〈", "》"}, {"《", "〉"}):
                return None
            depth -= 1
            pieces.append("》〉"[depth % 2])
    return "".join(pieces) if depth == 0 else None
