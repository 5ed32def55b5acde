"""Sentences cut into segments at every mark, each with its words and figures: 收到申请5件 | 办结5件."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govlint.claims.figures import Count, counts_in
from govlint.claims.words import Word, WordFinder
from govlint.fold import widened
from govlint.lazy import lazily
from govlint.model import Span, Struct

_NARROWED = dict(zip("０１２３４５６７８９．％\u3000\xa0\u2002\u2003", "0123456789.%    ", strict=True))
_FEW = 4
"""So many blanks, less one, may stand before a figure."""
_NEAR = 200
_INDENT = lazily(r"\n[ \t]+")
_TITLE = lazily(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?》")
_ANY_TITLE = lazily(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?》|〈[^〈〉\n]*〉")
_ADDRESSES = {
    "://": lazily(r"https?://[\w./?=&%#-]+"),
    "www.": lazily(r"www\.[\w./-]+"),
}
"""By what an address cannot do without."""
_SENTENCE = lazily(r"[^。！？!?\n]+[。！？!?]?")
UNIT = "[件宗条份次起项]"
"""A pattern for the units in which cases and papers are counted; where fewer stand, only those are meant."""
COUNTED = lazily(rf"\d[ \t]*{UNIT}")
"""A figure with the unit in which cases and papers are counted."""
SEMICOLONS = ("；", ";")
# 上年结转的7件与2024年新收的226件: both are told; not 与2024年相比.
_AND_YEAR = lazily(r"[与同和跟] *(20\d\d) *年度?")
_A_FIGURE, _CLOSE = lazily(r"\d[ \t]*[件宗条份](?:申请)?$"), 8
_COMES = lazily(r"的?(?:新收|收到|受理|新增|接收|接到)")
_MARK = lazily(r"[，,、；;：:（）()【】\[\]]")
_OPENING, _CLOSING = frozenset("（(【["), frozenset("）)】]")


class Segment(Struct, frozen=True):
    """What stands between two marks: the mark before it, the depth of brackets, its words and figures."""

    start: int
    end: int
    mark: str
    depth: int
    words: tuple[Word, ...]
    counts: tuple[Count, ...]


class Clause(Struct, frozen=True):
    """The words of a clause, all contexts that they name, and the segment that it begins with."""

    words: Sequence[Word]
    said: set[str]
    first: Segment


class Sentence(Struct, frozen=True):
    """A sentence in segments."""

    span: Span
    segments: tuple[Segment, ...]


_PLACE = lazily(
    r"([^\W\d局署]{2,6}?)([省市县区州旗盟]|(?:[镇乡]|街道|苏木)(?=人民政府|政府|办事处|$))(?<!开发区)(?<!园区)"
)
_NO_WORD = "龘"
"""A character that stands in no word and no figure."""


def masked(text: str) -> str:
    """`text` with titles and addresses blanked out, digits in half and marks in full width, and blanks of one
    kind, none of them at the beginning of a line; same length."""
    for wide, narrow in _NARROWED.items():
        text = text.replace(wide, narrow)
    if "\n " in text or "\n\t" in text:
        text = _INDENT.sub(lambda match: "\n" * len(match[0]), text)
    text = _without_titles(text)
    for sign, address in _ADDRESSES.items():
        text = address.sub(_blank, text) if sign in text else text
    return widened(text)


def masked_at(text: str, places: Sequence[Span]) -> str:
    """`text` with these places of it, in order, masked, and what little is between; not so the tables."""
    stretches: list[tuple[int, int]] = []
    for place in places:
        begin = max(0, place.start - 1)  # an indent is one behind the end of a line
        if stretches and begin - stretches[-1][1] < _NEAR:
            begin = stretches.pop()[0]
        stretches.append((begin, place.end))
    pieces, at = list[str](), 0
    for begin, end in stretches:
        pieces += (text[at:begin], masked(text[begin:end]))
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def places_in(agency: str) -> list[tuple[str, str]]:
    """The places that the name of an agency holds, each as it is called and with its level: 三台, 县."""
    return _PLACE.findall(agency)


def hidden(stem: str) -> str:
    """What stands for a place in whose own name words or figures may be read: for 三台 in 三台县."""
    return _NO_WORD * len(stem)


def _without_titles(text: str) -> str:
    """`text` with titles blanked out; those in 〈〉, which mostly stand within others, cost a search more."""
    bare = _TITLE.sub(_blank, text)
    return _ANY_TITLE.sub(_blank, text) if "〈" in bare else bare


def before(text: str, place: int) -> str:
    """The character of a masked text that stands before `place`, blanks left aside."""
    return text[max(0, place - _FEW) : place].rstrip(" \t")[-1:]


def _blank(match: re.Match[str]) -> str:
    return "□" * len(match.group())


def spans_of(text: str, paragraph: Span) -> Iterator[Span]:
    """Where the sentences of a paragraph stand."""
    for match in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
        yield Span(*match.span())


def sentence_at(text: str, span: Span, finder: WordFinder, year: int | None = None) -> Sentence:
    """The sentence that stands at `span` of a masked text, with the words that `finder` knows.

    `year` is that of the report.
    """
    words = finder.find(text[span.start : span.end], span.start)
    if year is not None and any("compare" in word.context for word in words):
        words = [each for word in words for each in _taken_apart(text, word, finder, year)]
    counts = _free(counts_in(text, span.start, span.end), words)
    words = _spoken(words, counts)
    return Sentence(span, tuple(_segments(text, span, words, counts)))


def _taken_apart(text: str, word: Word, finder: WordFinder, year: int) -> Iterator[Word]:
    """The words of 与2024年 where it joins that year's figure to one before it, and compares nothing."""
    joined = "compare" in word.context and _AND_YEAR.fullmatch(text, word.start, word.end)
    if (
        joined
        and int(joined[1]) == year
        and _A_FIGURE.search(text, max(0, word.start - _CLOSE), word.start)
        and _COMES.match(text, word.end)
    ):
        yield from finder.find(text[word.start : word.start + 1], word.start)
        yield from finder.find(text[joined.start(1) : word.end], joined.start(1))
    else:
        yield word


def _free(counts: list[Count], words: list[Word]) -> list[Count]:
    """The figures that are no part of a word: the 三 of 三类内部事务信息, the 两 of 线上线下两种渠道."""
    free, at = [], 0
    for count in counts:
        start = count.span.start
        while at < len(words) and words[at].end <= start:
            at += 1
        if at == len(words) or words[at].start > start or not _holds(words[at], count):
            free.append(count)
    return free


def _holds(word: Word, count: Count) -> bool:
    ways = word.is_context("neutral", "every") and word.end > count.whole.end
    return word.topic or (ways and word.start < count.whole.start)


def _spoken(words: list[Word], counts: list[Count]) -> list[Word]:
    """The words that are no figure: 12345 is a number to call, and in 12345件 a count."""
    figures = {count.span.start for count in counts if count.unit}
    return [word for word in words if word.start not in figures] if figures else words


def _segments(text: str, span: Span, words: list[Word], counts: list[Count]) -> Iterator[Segment]:
    start, mark, depth = span.start, "", 0
    first_word = first_count = 0
    word_starts = [word.start for word in words]
    count_starts = [count.whole.start for count in counts]
    for match in _MARK.finditer(text, span.start, span.end):
        at = match.start()
        word, count = bisect_left(word_starts, at), bisect_left(count_starts, at)
        # A mark inside a word or a figure is part of it.
        if (word and words[word - 1].end > at) or (count and counts[count - 1].whole.end > at):
            continue
        yield Segment(start, at, mark, depth, tuple(words[first_word:word]), tuple(counts[first_count:count]))
        first_word, first_count = word, count
        mark, start = match.group(), at + 1
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING and depth:
            depth -= 1
    yield Segment(start, span.end, mark, depth, tuple(words[first_word:]), tuple(counts[first_count:]))


def clauses(sentence: Sentence) -> Iterator[list[Segment]]:
    """The segments of a sentence in runs that 、 joins; a bracket is a run of its own."""
    run: list[Segment] = []
    for segment in sentence.segments:
        if run and segment.mark != "、":
            yield run
            run = []
        run.append(segment)
    if run:
        yield run
