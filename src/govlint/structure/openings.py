"""Tells which headings open the sections of a report: not those of its contents, nor of a second report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.lazy import lazily
from govlint.model import Document, Span
from govlint.report import Heading, Section
from govlint.vocabulary import SectionDefinition

_NUMERALS = frozenset("一二三四五六七八九十")
_LISTED = lazily(
    r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六]部分)\s*\S\S"
)
_DIGITS = "0123456789"
_LEADERS = "….·．_—-–－─━═┄┅┈┉╌╍~～＿﹍﹎⋯⋅∙•・ \t\u3000\xa0"
_SEVERAL = 3
"""So many sections with headings of their own tell that a whole table of contents has none."""
_CONTENTS = 4
"""So many section headings in a row without text between them are a table of contents."""
_SOME_TEXT = 2
_NEARLY_ALL = 5
"""So many of the six sections stand twice in a file of two reports."""


def _is_alone(heading: Heading, document: Document) -> bool:
    """Whether nothing stands behind a heading on its line: 一、概述：编制指南 may be an item of a list."""
    end = document.text.find("\n", heading.span.end)
    return not document.text[heading.span.end : end if end >= 0 else None].strip(" 。：:\t\u3000")


def keyed(headings: Sequence[Heading], document: Document) -> list[Heading]:
    """The headings that open a section, one for each: behind a table of contents before one in it, with
    text under it before one without, with a number such as 一、 before any other, of the official words or
    alone on its line before one that text follows, the first before a later one."""
    opening = _opening(headings, document)
    if not opening:
        return []
    ends = [*(heading.span.start for heading in opening[1:]), len(document.text)]
    full = [
        bool(document.text[heading.span.end : end].strip())
        for heading, end in zip(opening, ends, strict=True)
    ]
    best: dict[str, tuple[tuple[bool, bool, bool, bool], Heading]] = {}
    for index, heading in enumerate(opening):
        official = heading.number is not None and document.text[heading.span.start] in _NUMERALS
        listed = index >= _CONTENTS and not any(full[index - _CONTENTS : index])
        rank = (not listed, full[index], official, heading.exact or _is_alone(heading, document))
        known = best.get(heading.section or "")
        if known is None or rank > known[0]:
            best[heading.section or ""] = (rank, heading)
    return sorted((heading for _, heading in best.values()), key=lambda heading: heading.span.start)


def _opening(headings: Sequence[Heading], document: Document) -> list[Heading]:
    """The headings that open a section; lines of a table of contents only where there is no other.

    A whole table of contents has none, as long as sections have headings of their own: one may be lost.
    """
    opening = [heading for heading in headings if heading.section is not None]
    ends = (document.text.find("\n", heading.span.end) for heading in opening)
    listed = [
        in_contents(document.text[heading.span.start : end if end >= 0 else None].rstrip())
        for heading, end in zip(opening, ends, strict=True)
    ]
    together = _together(opening, document)
    if together > _CONTENTS:
        listed[:together] = [True] * together
    if not any(listed):
        return opening
    others = {heading.section for heading, is_listed in zip(opening, listed, strict=True) if not is_listed}
    whole = sum(listed) >= _CONTENTS and len(others) >= _SEVERAL
    return [
        heading
        for heading, is_listed in zip(opening, listed, strict=True)
        if not is_listed or not (whole or heading.section in others)
    ]


def _together(opening: Sequence[Heading], document: Document) -> int:
    """How many headings stand at the beginning with nothing between, each of another section."""
    for index, (heading, after) in enumerate(pairwise(opening)):
        repeated = any(after.section == other.section for other in opening[: index + 1])
        if repeated or document.text[heading.span.end : after.span.start].strip():
            return index + 1
    return len(opening)


def in_contents(line: str) -> bool:
    """Whether a line is one of a table of contents: a numbered title and the page that it stands on."""
    words = line.rstrip(_DIGITS)
    title = words.rstrip(_LEADERS)
    leaders = words[len(title) :]
    if not leaders or (len(leaders) == 1 and not leaders.isspace()):
        return False
    return 1 <= len(line) - len(words) <= 3 and _LISTED.match(title) is not None


def second_report(headings: Sequence[Heading], document: Document) -> int | None:
    """Where another report begins behind a whole first one: nearly all sections again, with text under them.

    A table of contents has no text under its lines, and is therefore none.
    """
    opening = _opening(headings, document)
    if len(opening) < 2 * _NEARLY_ALL:
        return None
    ends = [*(heading.span.start for heading in opening[1:]), len(document.text)]
    full = [
        heading
        for heading, end in zip(opening, ends, strict=True)
        if len(document.text[heading.span.end : end].strip()) >= _SOME_TEXT
    ]
    first: dict[str, int] = {}
    again: dict[str, int] = {}
    for heading in full:
        place = heading.span.start
        (again if heading.section in first else first).setdefault(heading.section or "", place)
    if len(again) < _NEARLY_ALL:
        return None
    place = min(again.values())
    # One heading of the first report may be lost, and be found in the second only.
    return place if sum(start < place for start in first.values()) >= _NEARLY_ALL else None


def sections_of(
    headings: Sequence[Heading], definitions: dict[str, SectionDefinition], document: Document, end: int
) -> dict[str, Section]:
    """Sections by key: each from its heading to the next one's."""
    sections: dict[str, Section] = {}
    for index, heading in enumerate(headings):
        assert heading.section is not None
        stop = headings[index + 1].span.start if index + 1 < len(headings) else end
        sections[heading.section] = make_section(
            definitions[heading.section],
            heading,
            Span(heading.span.end, max(heading.span.end, stop)),
            document,
        )
    return sections


def make_section(
    definition: SectionDefinition, heading: Heading | None, body: Span, document: Document
) -> Section:
    """A section with the indexes of the blocks that lie in its body."""
    blocks = tuple(
        index
        for index, block in enumerate(document.blocks)
        if block.span.end > body.start and block.span.start < body.end
    )
    return Section(definition, heading, body, blocks)
