"""Parts of the readers: what a program broke at a fixed width gets its paragraphs back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise, starmap

from govlint.lazy import lazily
from govlint.readers.lines.breaks import (
    BLANKS,
    FEWEST,
    NARROWEST,
    REMEMBERED,
    breaks_off,
    columns,
    flows_on,
    goes_on,
    has_ended,
    is_long,
    is_title,
    is_wide,
    joint,
    measure_of,
    opens,
)
from govlint.readers.lines.torn import torn

_PAGE_MARK = lazily(
    r"[-—–－─~·][-—–－─~·\s]*\d{1,3}[-—–－─~·\s]*|第\s*\d{1,3}\s*页(?:.{0,4}共\s*\d{1,3}\s*页)?|\d{1,3}(?:\s*/\s*\d{1,3})?|\f"
)
_PAGE_END = "\f"
AROUND_MARK = 8
"""The lines of a page's foot and the next one's head, at the most, and one behind them."""
_OPENING = 8
"""Above a title stand so many lines of the page at the most."""
PARAGRAPH = 12
"""Where blank lines part the paragraphs, one line in so many is blank at least: tables have more."""
MOST_SPACED = 6
"""Where blank lines stand between all lines of sentences, one line in so many is blank at least;"""
FEWEST_SPACED, SPACED = 5, 5
"""so many lines break off before one, and of all that break off all but one in so many."""
FEWEST_FILLED = 8
"""So many blank lines, and all but one in so many, are filled with blanks by a program that sets a raster."""
_FAR = " " * 5
_PADDED = "    \n"
"""Some programs that lay out a page fill its lines with blanks to their end, empty ones too."""
_INDENTS = ("\u3000", " ")
LINE = lazily(r"([^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*)(\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|$)")

Line = tuple[int, int, str, str]
"""Where a line begins and the next one does, its words, and what ends it."""


def unwrap(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text` without the line ends inside paragraphs, and its way back: as `Document.origin`.

    Lines are broken at a fixed width or, where blank lines or indents tell the paragraphs apart, anywhere
    in a sentence; another text is given back as it is.
    """
    split = text.splitlines()
    rastered = False
    if _PADDED in text:
        rastered = _is_rastered(split)
        split = [line.rstrip(" ") for line in split if not rastered or line.strip(BLANKS)]
    margin = _margin(split)
    if margin:
        split = [line[_blank(line, margin) :] for line in split]
    measure = measure_of(split)
    spaced = measure is None and is_spaced(split)
    if spaced:
        split = [line for line in split if line.strip(BLANKS)]
        measure = measure_of(split)
    indented = measure is None and _is_indented(split)
    parted = measure is None and not indented and (spaced or _is_parted(split))
    by_marks = torn(split)
    if measure is None and not indented and not parted and not by_marks:
        return text, ()
    simple = flows_on if indented else breaks_off if parted else None

    def goes(before: str, after: str, so_far: str) -> bool:
        if measure:
            return goes_on(before, after, measure, so_far)
        return simple is not None and simple(before, after)

    lines = [
        (match.start() + (cut := _blank(match[1], margin)), match.end(), match[1][cut:], match[2])
        for match in LINE.finditer(text)
        if not (spaced or rastered) or match[1].strip(BLANKS)
    ]
    return joined(text, lines, _going_on(lines, goes, by_marks, margin if spaced else None))


def _is_rastered(lines: Sequence[str]) -> bool:
    """Whether a program set a page as a raster of characters: its blank lines are blanks up to the edge.

    They stand where the lines of the page are a little further apart, within paragraphs too.
    """
    blank = [line for line in lines if not line.strip(BLANKS)]
    filled = sum(columns(line) >= NARROWEST for line in blank)
    return filled >= FEWEST_FILLED and filled * SPACED >= len(blank) * (SPACED - 1)


def _margin(lines: Sequence[str]) -> int:
    """The blanks before every line that is long, where these are more than any indent."""
    if not all(line.startswith(_FAR) for line in lines if 2 * len(line) >= NARROWEST):
        return 0
    return min((_blank(line, len(line)) for line in lines if 2 * len(line) >= NARROWEST), default=0)


def _blank(line: str, most: int) -> int:
    """How many blanks stand before a line; `most` at the most."""
    return min(most, len(line) - len(line.lstrip(" "))) if most else 0


def _going_on(
    lines: Sequence[Line],
    goes: Callable[[str, str, str], bool],
    by_marks: Collection[int],
    spaced: int | None,
) -> Iterator[tuple[int, int]]:
    """The lines that go on, each with the one in which it does.

    Where they are `spaced`, a blank line parts the two, and so many blanks stand before each.
    """
    title = next((at for at, (_, _, words, _) in enumerate(lines) if words.strip(BLANKS)), 0)
    so_far, last = "", -1
    for at, next_at in _neighbours([words.strip(BLANKS) or _page_end(end) for _, _, words, end in lines]):
        (_, stop, before, _), (start, _, after, _) = lines[at], lines[next_at]
        inside = at == last
        if (at - title <= _OPENING or next_at > at + 1) and not inside and is_title(before):
            continue
        so_far = (so_far + before)[-REMEMBERED:] if inside else before
        if spaced is not None and start <= stop + spaced:
            continue
        if (at in by_marks and next_at == at + 1) or goes(before, after, so_far):
            last = next_at
            yield at, next_at


def joined(
    text: str, lines: Sequence[Line], going: Iterable[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text` with the lines that go on as one with those that they go on in, and its way back."""
    parts: list[str] = []
    origin: list[tuple[int, int]] = []
    length = end = 0
    for at, next_at in going:
        (first, _, before, _), (second, _, after, _) = lines[at], lines[next_at]
        stop = first + len(before.rstrip(BLANKS))
        origin.append((length, end))
        parts += (text[end:stop], joint(before, after))
        length += stop - end + len(parts[-1])
        end = second + len(after) - len(after.lstrip(BLANKS))
    if not parts:
        return text, ()
    origin.append((length, end))
    parts.append(text[end:])
    return "".join(parts), tuple(origin)


def _page_end(end: str) -> str:
    """What stands for a blank line that the end of a page makes."""
    return _PAGE_END if end == _PAGE_END else ""


def _neighbours(bare: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each line and the next; heads, marks and ends of pages, which part sentences, are left out."""
    heads = {line for line, count in Counter(filter(is_title, bare)).items() if count > 1}
    before = 0
    while before + 1 < len(bare):
        behind = (
            before + 1 + (marks_before(bare[before + 1 : before + 1 + AROUND_MARK], heads) if before else 0)
        )
        yield before, behind
        before = behind


def marks_before(lines: Sequence[str], heads: Collection[str] = ()) -> int:
    """How many of `lines` are marks or heads of pages, and blank, before one that may go on a sentence."""
    for at, line in enumerate(lines):
        if line and not (line in heads or _PAGE_MARK.fullmatch(line)):
            return at if _are_marks(lines[:at], line) else 0
    return 0


def _are_marks(skipped: Sequence[str], behind: str) -> bool:
    """Whether lines are the marks of one page, and no figures a line of a table; blanks alone are none."""
    figures = sum(map(str.isdecimal, skipped))
    return any(skipped) and not behind.isdecimal() and (not figures or (figures == 1 and not opens(behind)))


def is_spaced(lines: Sequence[str]) -> bool:
    """Whether blank lines stand between all lines of sentences, as where pages are set with wide spacing."""
    if lines.count("") * MOST_SPACED < len(lines):
        return False
    lines = [line for at, line in enumerate(lines) if line.strip(BLANKS) or lines[at - 1].strip(BLANKS)]
    broken = [
        at
        for at, line in enumerate(lines[:-2])
        if 2 * len(line) >= NARROWEST and is_wide(line) and not has_ended(line)
    ]
    spaced = sum(not lines[at + 1].strip(BLANKS) and bool(lines[at + 2].strip(BLANKS)) for at in broken)
    return spaced >= FEWEST_SPACED and spaced * SPACED >= len(broken) * (SPACED - 1)


def _is_indented(lines: Sequence[str]) -> bool:
    """Whether every line with a sentence in it begins a paragraph by its indent, or goes on with one."""
    indented = sum(line[:1] in _INDENTS and "。" in line for line in lines)
    if indented < FEWEST:
        return False
    inner = [at for at, line in enumerate(lines) if "。" in line and line[:1] not in _INDENTS]
    if not inner or inner[0] == 0 or any(columns(lines[at - 1]) < NARROWEST for at in inner):
        return False
    return any(flows_on(lines[at - 1], lines[at]) for at in inner)


def _is_parted(lines: Sequence[str]) -> bool:
    """Whether nearly all paragraphs have a blank line behind them."""
    if lines.count("") * PARAGRAPH < len(lines) or not any(starmap(breaks_off, pairwise(lines))):
        return False
    ends = [not after.strip(BLANKS) for before, after in pairwise(lines) if is_long(before)]
    return len(ends) >= FEWEST and ends.count(False) * FEWEST <= len(ends)
