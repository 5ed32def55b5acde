"""Finds headings and sections by number and title, with the variants that the pack accepts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from govlint.fold import chinese_number, fold
from govlint.lazy import lazily
from govlint.model import Document, Paragraph, Span
from govlint.numbers import INVISIBLE
from govlint.patterns.pattern import Pattern
from govlint.report import Heading
from govlint.vocabulary import SectionDefinition

LONGEST_HEADING = 45
_SECTION = lazily(r"(?:([一二三四五六七八九十]{1,3})\s*[、.．,，:：]|[—\-–－]{1,2}\s*[、.．]?)\s*(.*)", re.S)
_NUMERALS = frozenset("一二三四五六七八九十")
_OFFICIAL = _NUMERALS | {"第"}
_SEVERAL = 3
"""So many sections numbered 一、 tell that the others are so too."""
_OTHER_NUMBER = lazily(
    r"[【\[]?\s*(?:第\s*([一二三四五六])\s*部分|(\d{1,2})\s*[、.．]|[（(]([一二三四五六])[）)]|([一二三四五六])[\s、.．])"
    r"\s*[、:：]?\s*(.*?)\s*[】\]]?",
    re.S,
)
# Numbers that are one sign, brackets and dots included, or letters: Ⅳ、 ㈣ ④ ⒋ 肆、 丁、 D. IV.
_SIGNS = {first + at: at + 1 for first in map(ord, "Ⅰⅰ①⑴⒈㈠㊀") for at in range(6)} | {
    ord(sign): at + 1 for signs in ("壹贰叁肆伍陆", "甲乙丙丁戊己", "ABCDEF") for at, sign in enumerate(signs)
}
_LETTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_LETTERED = lazily(r"(?:[IV]{1,3}(?=\s*[、.．])|[^IV])\s*[、.．]?\s*(.*)", re.S)
_MATTER = lazily(r"[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*[、.．]?\s*(.*)", re.S)
_STYLE_NOTE = lazily(r"\s*[（(][^（）()]*[）)]\s*$")
_TITLE_END = lazily(r"[。：:；;\s]")
_INNER_END = lazily(r"[。：:]\s*(?=\S)")
_PUNCTUATED = lazily(r"[，。；]")
OUTLINE = lazily(r"\d{1,2}(?:\.\d{1,2})*[ \t\u3000]+(?=\S)")
"""The number that a program puts before a heading by itself: 1.1 一、总体情况."""
# Symbols that lists and posts put before a heading: ● 一、总体情况
_SYMBOLS = "-—–+*#＃◆◇■□●○◎•·▪▶►▲△★☆※§❖➤✦✅♦◼◾"
_LAST_BEFORE_PICTURES = "\U0001f2ff"
_ADORNED = lazily(
    rf"[{_SYMBOLS}\U0001f300-\U0001faff]{{1,3}}\ufe0f?[ \t\u3000\xa0]*"
    r"(?=[一二三四五六]\s*[、.．]|第[一二三四五六]部分)"
)


class SectionFinder:
    """Recognises the sections that a set of definitions fixes."""

    def __init__(self, definitions: Sequence[SectionDefinition]) -> None:
        self.definitions = {definition.key: definition for definition in definitions}
        self._exact = {fold(definition.title.zh): definition.key for definition in definitions}
        self._variants = [
            (Pattern.restore(variant), definition.key)
            for definition in definitions
            for variant in definition.variants
        ]
        self._signs = {
            definition.key: [Pattern.restore(sign) for sign in definition.signs] for definition in definitions
        }
        titles = "|".join(re.escape(definition.title.zh) for definition in definitions)
        self._inside = lazily(
            rf"[。；;！](?:\s*([一二三四五六])、\s*({titles})(?=[\s。：:]|20\d\d年|[（(]一[）)])"
            rf"|(?<=[。！])\s+([一二三四五六])、\s*({titles})$)"
        )
        self._opening = lazily(
            rf"(?:([一二三四五六七八九十])\s*[、.．]|第([一二三四五六])部分[\s、：:]*)\s*({titles})[\s。：:]*(?=\S)"
        )
        self.title_of = lru_cache(maxsize=4096)(self._title_of)

    def _title_of(self, title: str, numbered: bool) -> tuple[str, bool] | None:
        """The section that a title means, and whether it is the official one to the letter."""
        bare = title.strip().rstrip("。：:；;").strip()
        folded = fold(bare)
        if folded in self._exact:
            return self._exact[folded], "".join(bare.split()) == self.definitions[
                self._exact[folded]
            ].title.zh
        without_note = fold(_STYLE_NOTE.sub("", bare))
        if without_note in self._exact:
            return self._exact[without_note], False
        for variant, key in self._variants:
            if variant.fullmatch(without_note):
                return key, False
        return self._near(without_note) if numbered and len(without_note) >= 6 else None

    def number_of(self, title: str) -> int | None:
        """The number of the section that a title without number means."""
        known = self.title_of(title, False)
        return self.definitions[known[0]].number if known else None

    def _near(self, folded: str) -> tuple[str, bool] | None:
        from rapidfuzz.distance import Levenshtein

        for title, key in self._exact.items():
            if len(title) >= 6 and Levenshtein.distance(folded, title) <= len(title) // 5:
                return key, False
        return None

    def headings(self, document: Document) -> list[Heading]:
        """Headings in order of place: numbered lines, marked headings, and section titles without number.

        Titles in the middle of a paragraph count only after the first section: before it stands the
        introduction, which may list them all.
        """
        found: list[Heading] = []
        for block in document.blocks:
            if not isinstance(block, Paragraph):
                continue
            text = document.text[block.span.start : block.span.end]
            if text and ord(text[0]) in INVISIBLE:
                block = _from_what_is_seen(text, block)
                text = document.text[block.span.start : block.span.end]
            if block.level and text[:1].isdigit() and (outline := OUTLINE.match(text)):
                block = replace(block, span=Span(block.span.start + outline.end(), block.span.end))
                text = text[outline.end() :]
            heading = self.heading(text, block) if text[:1] in _NUMERALS else self._adorned(text, block)
            if heading:
                found.append(heading)
            elif len(text) > LONGEST_HEADING and any(heading.section for heading in found):
                found.extend(self._inside_paragraph(text, block.span.start))
        return [heading for heading in found if not self._is_matter(heading, found, document)]

    def _adorned(self, text: str, block: Paragraph) -> Heading | None:
        """The heading that a paragraph is, behind the symbols before it where that of a section is there."""
        first = text[:1]
        may_be = len(text) <= LONGEST_HEADING and (first in _SYMBOLS or first > _LAST_BEFORE_PICTURES)
        symbols = _ADORNED.match(text) if may_be else None
        if symbols is not None:
            span = Span(block.span.start + symbols.end(), block.span.end)
            heading = self.heading(text[symbols.end() :], replace(block, span=span))
            if heading is not None and heading.section is not None:
                return replace(heading, span=Span(block.span.start, heading.span.end))
        return self.heading(text, block)

    def _is_matter(self, heading: Heading, found: Sequence[Heading], document: Document) -> bool:
        """Whether a title is that of a matter within section one: of a lower number than the section that it
        would open, and numbered otherwise than the sections."""
        if heading.section is None or heading.number is None:
            return False
        first = document.text[heading.span.start]
        if heading.number >= self.definitions[heading.section].number or first in _OFFICIAL:
            return False
        official = [
            other for other in found if other.section and document.text[other.span.start] in _OFFICIAL
        ]
        if len(official) < _SEVERAL:
            return False
        before = [other.section for other in official if other.span.start < heading.span.start]
        return bool(before) and self.definitions[before[-1] or ""].number == 1

    def heading(self, text: str, block: Paragraph) -> Heading | None:
        """The heading that a paragraph of such `text` is, or begins with."""
        start = block.span.start
        match = _SECTION.match(text)
        if match:
            return self._numbered(text, block, match)
        other = self._otherwise_numbered(text, block)
        if other:
            return other
        match = _MATTER.match(text)
        if match:
            end = _TITLE_END.search(match.group(2))
            length = end.start() if end else len(match.group(2))
            title = Span(start + match.start(2), start + match.start(2) + length)
            number = chinese_number(match.group(1))
            return Heading(Span(start, title.end), title, number, "matter") if 0 < length <= 30 else None
        if len(text) > LONGEST_HEADING:
            return None
        known = self.title_of(text, False)
        if known:
            return Heading(block.span, block.span, None, "none", known[0], False)
        if block.level:
            return Heading(block.span, block.span, None, "bold")
        return None

    def _otherwise_numbered(self, text: str, block: Paragraph) -> Heading | None:
        """A section's official title after 1、 or （一） or 第一部分 in place of 一、, or in brackets."""
        if text[0] in "IV" or ord(text[0]) in _SIGNS:
            return self._numbered_by_sign(text, block)
        match = _OTHER_NUMBER.fullmatch(text) if len(text) <= LONGEST_HEADING else None
        known = self.title_of(match.group(5), False) if match else None
        if match is None or known is None or fold(match.group(5)) not in self._exact:
            return self._opened(text, block.span.start) if text[0] == "第" else None
        number = chinese_number(next(filter(None, match.group(1, 2, 3, 4))))
        span = Span(block.span.start + match.start(5), block.span.start + match.end(5))
        return Heading(block.span, span, number, "section", known[0], False)

    def _numbered_by_sign(self, text: str, block: Paragraph) -> Heading | None:
        """A section's official title after Ⅳ、 or ㈣ or another sign that is a number."""
        match = _LETTERED.fullmatch(text) if len(text) <= LONGEST_HEADING else None
        key = self._exact.get(fold(match[1])) if match else None
        number = _SIGNS.get(ord(text[0]), 0) if match else 0
        if match and text[0] in "IV":
            number = _LETTERS.get(text[: match.start(1)].rstrip(" 、.．\t\u3000"), 0)
        if match is None or key is None or not number:
            return None
        span = Span(block.span.start + match.start(1), block.span.end)
        return Heading(block.span, span, number, "section", key, False)

    def _numbered(self, text: str, block: Paragraph, match: re.Match[str]) -> Heading | None:
        start = block.span.start
        number = chinese_number(match.group(1) or "")
        title = match.group(2)
        opening = self._going_on(title, number, block, match.start(2))
        if opening:
            return opening
        known = self.title_of(title, True) if len(text) <= LONGEST_HEADING else None
        opening = None if known else self._opened(text, start)
        if opening:
            return opening
        plain = number is not None and len(text) <= 30 and not _PUNCTUATED.search(title.rstrip("。"))
        if not known and not plain:
            return None
        span = Span(start + match.start(2), block.span.end)
        if not known:
            return Heading(block.span, span, number, "section")
        exact = known[1] and number == self.definitions[known[0]].number
        return Heading(block.span, span, number, "section", known[0], exact)

    def _going_on(self, title: str, number: int | None, block: Paragraph, offset: int) -> Heading | None:
        """The heading of a line on which the text follows its title: 一、概述。我局……, 六、其他事项：无。"""
        end = _INNER_END.search(title, 0, LONGEST_HEADING)
        known = self.title_of(title[: end.start()], False) if end else None
        if end is None or known is None or number != self.definitions[known[0]].number:
            return None
        start = block.span.start
        span = Span(start + offset, start + offset + end.start())
        return Heading(Span(start, start + offset + end.end()), span, number, "section", known[0], known[1])

    def _opened(self, text: str, start: int) -> Heading | None:
        """The heading with which a paragraph that goes on begins."""
        match = self._opening.match(text)
        if match is None:
            return None
        span = Span(start + match.start(3), start + match.end(3))
        number = chinese_number(match[1] or match[2])
        whole = Span(start, start + match.end())
        return Heading(whole, span, number, "section", self._exact[fold(match[3])], False)

    def _inside_paragraph(self, text: str, offset: int) -> list[Heading]:
        return [
            Heading(
                Span(offset + match.start(at), offset + match.end(at + 1)),
                Span(offset + match.start(at + 1), offset + match.end(at + 1)),
                chinese_number(match.group(at)),
                "section",
                self._exact[fold(match.group(at + 1))],
                False,
            )
            for match in self._inside.finditer(text)
            for at in ((1,) if match[1] else (3,))
        ]

    def lost(self, key: str, text: str) -> int | None:
        """Offset in `text` of the first sign that section `key` begins there without its heading.

        What names several sections by their titles tells of what the report consists: none begins there.
        """
        places = [match.start() for sign in self._signs[key] if (match := sign.search(text))]
        folded = fold(text) if places else ""
        return (
            None if sum(title in folded for title in self._exact) >= _SEVERAL else min(places, default=None)
        )


def _from_what_is_seen(text: str, block: Paragraph) -> Paragraph:
    """The paragraph without invisible characters at its beginning; as it is where there are no others."""
    left = text.lstrip("".join(map(chr, INVISIBLE)))
    return replace(block, span=Span(block.span.end - len(left), block.span.end)) if left else block
