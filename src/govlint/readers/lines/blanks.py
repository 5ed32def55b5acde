"""Part of the readers: blanks nobody types are left out: a thousand, gaps in sentences, one a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from govlint.lazy import lazily
from govlint.readers.lines.cuts import Origin, without

MOST = 100
"""No table is set so wide; what looks for blanks in a text would take the longer the more there are."""
_KINDS = " \t\u3000\xa0"
_RUNS = tuple(kind * MOST for kind in _KINDS)
_CHARACTERS = "\u4e00-\u9fff，。；：、？！（）《》〈〉〔〕“”"
FEWEST_GAPS = 4
"""So many gaps stand in sentences where a program laid out a page with blanks."""
# Between words and what is set in another font: 令第    711号, 〔2021〕30   号. Rows end in figures.
_WORDS = "\u4e00-\u9fff，。；：、（）《》〈〉〔〕“”"
_GAP = lazily(
    rf"(?<=[{_WORDS}]) {{2,}}(?!\d{{1,2}}[.．、])(?=[\da-zA-Z][^\s]*[{_WORDS}])"
    rf"|(?<=[\da-zA-Z〕]) {{2,}}(?=[{_WORDS}][^\n]*[，。；：、）])"
)
LONGEST_ROW = 40
"""A line as long as that with the end of a sentence or clause in it is no row with a figure at its end."""
# Before a figure at the end of a line: 编制示例市数据局    2024.
_LAST = lazily(r"(?<=[\u4e00-\u9fff]) {2,}(?=20\d\d[ \r]*$)")
_ROW = lazily(r"(?: +\d[\d,.]*){3}[ \r]*$")
_LINE = lazily(r"[^\n]+")
# As programs that read images write them: 本 年 度 ， 收 到 申 请 12件.
_SPACED = lazily(rf"(?<=[{_CHARACTERS}\n]) (?=[{_CHARACTERS}])|(?<=\n) (?=\d)")
_CLOSE = lazily(rf"(?<=[{_CHARACTERS}])[{_CHARACTERS}]")
_BESIDE_FIGURE = lazily(
    rf"(?<=[{_CHARACTERS}]) (?!\d{{1,2}}[.．、](?!\d))(?=\d[\d.]*%? ?[{_CHARACTERS}])"
    rf"|(?<=[\d%]) (?=[{_CHARACTERS}])|(?<=[〔〕第]) (?=\d)"
)
_FIGURES = lazily(r"\d \d")
FEWEST_SPACED = 200
SPACED = 0.8
"""So large a part of the characters that stand beside one another have a blank between them."""
_LONG = lazily(rf"(?<=[{_KINDS}]{{{MOST}}})[{_KINDS}]+")


def is_stretched(text: str) -> bool:
    """Whether a run of blanks in `text` is longer than any that somebody types."""
    return any(run in text for run in _RUNS)


def kept(text: str) -> Iterator[tuple[str, int]]:
    """The pieces of `text` without what such runs have too much, each with its place in it."""
    end = 0
    for match in _LONG.finditer(text):
        yield text[end : match.start()], end
        end = match.end()
    yield text[end:], end


def squeezed(text: str) -> tuple[str, Origin]:
    """`text` without what such runs have too much, and its way back; another as it is."""
    return without(text, (run.span() for run in _LONG.finditer(text))) if is_stretched(text) else (text, ())


def without_gaps(text: str) -> tuple[str, Origin]:
    """`text` without gaps within sentences, as some programs lay out pages, and its way back."""
    if "   " not in text or sum(1 for _ in islice(_gaps(text), FEWEST_GAPS)) < FEWEST_GAPS:
        return text, ()
    return without(text, (gap.span() for gap in _gaps(text)))


def without_spacing(text: str) -> tuple[str, Origin]:
    """`text` without the blanks that stand between nearly all of its characters, and its way back.

    Those before figures that end a line, or are one of several side by side, part the cells of a row.
    """
    if text.count(" ") < FEWEST_SPACED:
        return text, ()
    spaced = sum(1 for _ in _SPACED.finditer(text))
    if spaced < FEWEST_SPACED or spaced < SPACED * (spaced + sum(1 for _ in _CLOSE.finditer(text))):
        return text, ()
    return without(text, _spacing(text))


def _spacing(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        found = [blank.span() for blank in _SPACED.finditer(text, *line.span())]
        if not _FIGURES.search(line[0]):
            found += [blank.span() for blank in _BESIDE_FIGURE.finditer(text, *line.span())]
        yield from sorted(found)


def _gaps(text: str) -> Iterator[re.Match[str]]:
    """The gaps on lines of sentences."""
    for line in _LINE.finditer(text):
        if any(mark in line[0] for mark in "，。；：、") and not _ROW.search(line[0]):
            yield from _GAP.finditer(text, *line.span())
            if len(line[0]) >= LONGEST_ROW and ("，" in line[0] or "。" in line[0]):
                yield from _LAST.finditer(text, *line.span())
