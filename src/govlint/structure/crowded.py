"""Part of recognition: a report on one line, or with all text between two tables on one, is parted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.fold import chinese_number
from govlint.lazy import lazily
from govlint.model import Block, Document, Paragraph, Span
from govlint.vocabulary import SectionDefinition

CROWDED = 60
"""A paragraph with so many characters may hold more than one."""
FEWEST = 3
"""So many headings of sections, in their order and with text between, part a line."""
_CONTENTS = 5
"""So many of them with nothing between are a list of the report's parts."""
_BETWEEN = " \t\u3000，、；。：:和及"
_LONG = 6
"""No shorter title under a wrong number is a section's for sure."""
_AROUND = " \t\u3000|"
_LONGEST_TITLE = 70
_TITLE_END = lazily(r"(?:报告|年报)(?:[（(][^（）()]{1,12}[）)])?")
_FIGURES = lazily(r"(?:[\s|]+[\d.,]+){3,}(?=[\s|]|$)")
_STOP = lazily(r"[。；！？](?=[^。；！？]*$)")
_NO_LIST = r"(?<![，、：:；;“《（(和及为])"
_END = r"(?=[\s。：:|]|$)"


class Parter:
    """Parts crowded paragraphs at the headings of the sections that a set of definitions fixes.

    `number_of` gives the number of the section that a title means, official or not.
    """

    def __init__(
        self,
        definitions: Sequence[SectionDefinition],
        number_of: Callable[[str], int | None],
        is_title: Callable[[str], bool],
    ) -> None:
        titles = "|".join(re.escape(definition.title.zh) for definition in definitions)
        self._heading = lazily(
            rf"{_NO_LIST}\s*([一二三四五六七八])[、.．]\s*({titles}|[^\s。：:；，|\d]{{4,30}}(?=[\s。：:|]))"
        )
        self._number_of = number_of
        self._is_title = is_title

    def parted(self, document: Document, known: int) -> Document:
        """`document` with its crowded paragraphs as several; as it is where nothing tells where they end.

        `known` is the number of the sections whose headings are known already.
        """
        found = {
            at: headings
            for at, block in enumerate(document.blocks)
            if isinstance(block, Paragraph)
            and block.span.end - block.span.start >= CROWDED
            and (headings := self._headings(document.slice(block.span)))
        }
        if not found or known + sum(map(len, found.values())) < FEWEST:
            return document
        blocks: list[Block] = []
        for at, block in enumerate(document.blocks):
            if at in found:
                blocks.extend(self._pieces(document.slice(block.span), found[at], block.span.start))
            else:
                blocks.append(block)
        return replace(document, blocks=tuple(blocks), recovered=True)

    def _headings(self, text: str) -> list[tuple[int, int]]:
        """Where headings stand in a paragraph: each of another section, in their order but for one, and none
        in a list of them.

        A wrong number is that of no heading unless its title is as long as the official ones.
        """
        found = [
            (match.start(1), match.end(), number)
            for match in self._heading.finditer(text)
            if (number := self._number_of(match[2]))
            and (number == chinese_number(match[1]) or len(match[2]) >= _LONG)
        ]
        runs: list[list[tuple[int, int, int]]] = []
        for heading in found:
            if runs and not text[runs[-1][-1][1] : heading[0]].strip(_BETWEEN):
                runs[-1].append(heading)
            else:
                runs.append([heading])
        kept = [heading for run in runs if len(run) < _CONTENTS for heading in run]
        numbers = [number for *_, number in kept]
        backwards = sum(two < one for one, two in pairwise(numbers))
        told = len(set(numbers)) == len(numbers) and backwards <= 1
        return [(start, end) for start, end, _ in kept] if told else []

    def _pieces(self, text: str, headings: Sequence[tuple[int, int]], offset: int) -> Iterator[Paragraph]:
        """The paragraphs of one: title, headings, and what stands between, tables apart from sentences."""
        title = self._title_end(text[: min(_LONGEST_TITLE, headings[0][0])])
        cuts = [0, title]
        for (start, end), behind in zip(
            headings, [*(start for start, _ in headings[1:]), len(text)], strict=True
        ):
            cuts += [start, end, *self._around_table(text, end, behind)]
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            piece = text[start:end]
            bare = piece.strip(_AROUND)
            if bare:
                first = start + piece.index(bare)
                yield Paragraph(Span(offset + first, offset + first + len(bare)))

    def _title_end(self, text: str) -> int:
        """Where the title with which a line begins ends; 0 where it begins with none."""
        start = len(text) - len(text.lstrip(_AROUND))
        ends = (match.end() for match in _TITLE_END.finditer(text))
        return next((end for end in ends if self._is_title(text[start:end])), 0)

    @staticmethod
    def _around_table(text: str, start: int, end: int) -> list[int]:
        """Where a table begins behind the sentences of a section, and where others begin behind it."""
        figures = [match.span() for match in _FIGURES.finditer(text, start, end)]
        if not figures:
            return []
        stop = _STOP.search(text, start, figures[0][0])
        behind = [figures[-1][1]] if "。" in text[figures[-1][1] : end] else []
        return [*([stop.end()] if stop else []), *behind]
