"""Part of the readers: how a program broke a text into lines, and which of them go on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.readers.lines.counting import counts_on

NARROWEST = 48
"""No text is broken at fewer columns: shorter lines are lines by themselves."""
THINNEST = 30
"""But where hardly any line of a sentence is longer, so narrow columns may be."""
WIDEST = 130
"""Nor at more: nearly every report that is not broken holds a longer paragraph."""
RAGGED = 4
"""A full line ends so many columns before the edge at most, but where a longer word follows."""
UNEVEN = 12
"""So many on pages, where figures and letters are narrower than their columns; then at least"""
UNEVEN_FULL = 8
"""so many lines go on,"""
UNEVEN_SHARE = 0.35
"""so large a part of all that are not short,"""
UNEVEN_MORE = 1.25
"""and so many times those that end by the edge."""
INDENT = 4
"""The columns that the first line of a paragraph is shorter by where its indent is not known."""
FEWEST = 3
"""So many lines that are full and end in the middle of a sentence tell that a text is broken,"""
SHARE = 0.25
"""if they are so large a part of all that are not short."""
STRAY = 5
"""For each line that runs over the edge, edited or typed later, so many must be full,"""
STRAY_SHARE = 0.35
"""and so large a part of all that are not short."""
CENTRED = 8
"""A line that begins so many columns further right than the others is a title in the middle."""
THIN_FULL, THIN_SHARE = 6, 0.3
"""In narrow columns, where lines by themselves are soon alike, so many are full, and so large a part;"""
THIN_PROSE = 3
"""and one in so many at least has a pause in it, as no label has."""
_EVEN = (RAGGED, FEWEST, SHARE)
_THIN = (RAGGED, THIN_FULL, THIN_SHARE)
_UNEVEN = (UNEVEN, UNEVEN_FULL, UNEVEN_SHARE)
BLANKS = " \t\u3000\xa0"
REMEMBERED = 400
"""The characters of a paragraph so far, at the most, in which what a line may go on with is looked for."""
_SENTENCE_END = frozenset("。；：！？…:;!?")
_NOT_FULL = _SENTENCE_END | frozenset("|0123456789")
_HEADING = lazily(
    r"[一二三四五六七八九十—–－-][、.．]|[（(][一二三四五六七八九十]{1,3}[）)](?![项款条目至、和及])"
)
# 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况: long, and yet whole.
_SECTION = lazily(r"[一二三四五六七八九十][、.．][^，。；：]*(?:情况|事项)")
_FIGURES = lazily(r"(?<![ \t\u3000\xa0])(?:[ \t\u3000\xa0]+[-+]?\d[\d,.]*){2,}$")
_VALUES = lazily(r",,|;;|(?:,[ \t]*\d[\d.]*){3}|(?:;[ \t]*\d[\d.]*){3}")
_OPENS = lazily(
    r"(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十—–－-]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
    r"|\d{1,2}[.．、](?!\d)|[a-zA-Z\d]{1,2}[）)]|[#*>|+─]|-(?!\d{3}))"
)
_NAME = r"[^，。；：、《》〈〉〔〕\d \t\u3000\xa0]+"
_NAMES = lazily(rf"{_NAME}(?:[ \t\u3000\xa0]+{_NAME}){{2,}}")
_REMARK = lazily(r"[（(][^（）()]{9,}[）)](?:[ \t\u3000\xa0]+\S+)?")
_TITLE = lazily(r"[^，。；：、《》〈〉]{4,}(?:报告|年报)(?:[（(][^）)]*[）)])?")
_WORD = lazily(r"[!-~]+")
# What no program breaks, with the marks around it: 〔2021〕, xxgk@example.com，.
_UNBROKEN = lazily(r"[（《〈“‘〔【(]*(?:[\u4e00-\u9fff](?=[!-~]))?[!-~]*[）》〉”’〕】，。、；：！？％]*")
_BULLET = lazily(r"[-—–－·•][ \t\u3000]")
_CLOSED = lazily(r"[^（(]*?[）)]")
# Between the cells of a table; commas part them where there is no sentence.
_WIDE = lazily(r"[ \t\u3000\xa0]{2}")
_GAP = lazily(r"[ \t\u3000\xa0]{2}|,,|^(?:[^,。；！？]*,){3}[^。；！？]*$")
_FAR = " " * 4
_PAUSES = frozenset("，、。；：,;")
_COUNTED = lazily(r"\d{0,6}[件条宗份次项个年月日万元%％]")
_BOX = frozenset(map(chr, range(0x2500, 0x2580)))
_RULED = frozenset(("+-", "+="))
_DRAWN = frozenset(("", *"+-=|", *_BOX))
_BARS = "|｜│┃┆┊\t"
_FIGURES_END = ",.\n"


class Measure(Struct, frozen=True):
    """What broke a text: how it counts, from how much on a line is full and over the edge, where lines go on.

    From `sure` on, a line goes on even where its sentence ends. `full` says how many lines are full;
    `trimmed` where they have lost their indents, `thin` that the columns are narrower than a heading.
    """

    width: Callable[[str], int]
    least: int
    sure: int
    most: int
    margin: int
    full: int
    trimmed: bool
    thin: bool = False


def measure_of(lines: Sequence[str], *, trimmed: bool = False) -> Measure | None:
    """How `lines` are broken; None where they are not."""
    # Nearly every text that is not broken holds longer lines and few that do not end: this is quick.
    over = [line for line in lines if len(line) > WIDEST]
    if over and not all(map(is_row, over)):
        full = [line for line in lines if len(line) * 2 >= NARROWEST and line[-1] not in _NOT_FULL]
        if sum(len(line) <= WIDEST and "|" not in line for line in full) < STRAY:
            return None
    found = _between(lines, trimmed, (NARROWEST, WIDEST))
    if found is not None and found.least * (1 + (found.width is _characters)) > NARROWEST:
        return found
    thin = _between(lines, trimmed, (THINNEST, NARROWEST + UNEVEN))
    return max(filter(None, (found, thin)), key=attrgetter("full"), default=None)


def _between(lines: Sequence[str], trimmed: bool, bounds: tuple[int, int]) -> Measure | None:
    """How `lines` are broken at a number of columns that is within `bounds`."""
    long = [at for at, line in enumerate(lines) if 2 * len(line) >= bounds[0] and _is_prose(lines, at)]
    if len(long) < FEWEST:
        return None
    if bounds[0] < NARROWEST:
        thin = _fullest(lines, long, trimmed, _THIN, bounds)
        pausing = sum(not _PAUSES.isdisjoint(lines[at]) for at in long) if thin else 0
        return thin if THIN_PROSE * pausing > len(long) else None
    even = _fullest(lines, long, trimmed, _EVEN, bounds)
    uneven = _fullest(lines, long, trimmed, _UNEVEN, bounds)
    if even and uneven and uneven.full < UNEVEN_MORE * even.full:
        return even
    return uneven or even


def _fullest(
    lines: Sequence[str],
    long: Sequence[int],
    trimmed: bool,
    wanted: tuple[int, int, float],
    bounds: tuple[int, int],
) -> Measure | None:
    """The measure by which most lines are full."""
    measures = [_measure(lines, long, width, trimmed, wanted, bounds) for width in (columns, _characters)]
    return max(filter(None, measures), key=attrgetter("full"), default=None)


def _measure(
    lines: Sequence[str],
    long: Sequence[int],
    width: Callable[[str], int],
    trimmed: bool,
    wanted: tuple[int, int, float],
    bounds: tuple[int, int],
) -> Measure | None:
    """How `lines` are broken if `width` is what a program counted; those that may be full are `long`.

    `wanted`: by how much they may fall short of the edge, how many must not, and what part of all that is.
    """
    ragged, least, share = wanted
    size = 2 if width is _characters else 1
    widths = [width(lines[at]) for at in long]
    # An address that cannot be broken runs over the edge, and so may marks that begin no line.
    prose = sorted(taken for at, taken in zip(long, widths, strict=True) if not _is_a_word(lines[at]))
    going = [(at, taken) for at, taken in zip(long, widths, strict=True) if not has_ended(lines[at])]
    below = (ragged + INDENT * trimmed) // size
    edge, strays = _edge(prose, sorted(taken for _, taken in going), size, below, bounds)
    full = [at for at, taken in going if taken >= edge - below] if edge else []
    margins = [_indent(lines[at + 1]) for at in full if at + 1 < len(lines) and lines[at + 1].strip()]
    if len(margins) < max(least, STRAY * strays):
        return None
    others = sum(width(line) * 2 > edge and _is_prose(lines, at) for at, line in enumerate(lines))
    if len(margins) < max(share, STRAY_SHARE * bool(strays)) * others:
        return None
    sure = edge - (RAGGED + INDENT * trimmed) // size
    most = edge + 2 * RAGGED // size
    thin = bounds[0] < NARROWEST
    return Measure(width, edge - below, sure, most, min(margins), len(margins), trimmed, thin)


def _edge(
    prose: Sequence[int], going: Sequence[int], size: int, below: int, bounds: tuple[int, int]
) -> tuple[int, int]:
    """Where the lines of such widths end, and how many run over it; 0 where they end anywhere.

    `going` are the widths of those that do not end a sentence; all are in order.
    """
    for strays in range(len(prose) // (STRAY + 1) + 1):
        edge = prose[-FEWEST - strays] if len(prose) >= FEWEST else 0
        most = edge + 2 * RAGGED // size
        if not bounds[0] <= edge * size <= bounds[1] or prose[-1 - strays] > most:
            continue
        full = bisect_right(going, most) - bisect_left(going, edge - below)
        if full >= max(FEWEST, STRAY * strays):
            return edge, strays
    return 0, 0


def goes_on(before: str, after: str, measure: Measure, paragraph: str = "") -> bool:
    """Whether the line `after` goes on with the sentence of the line `before`, the last of `paragraph`."""
    words, width = after.strip(BLANKS), measure.width(before.rstrip(BLANKS))
    if not words or not width or _indent(after) > measure.margin + 1 or is_row(before) or is_row(after):
        return False
    if _indent(before) > measure.margin + CENTRED or words.isdecimal():
        return False
    if width < measure.least:
        word = _UNBROKEN.match(words)
        if word is None or width + measure.width(word[0]) < measure.least:
            return False
    if counts_on(paragraph or before, words):
        return True
    if _HEADING.match(words) and columns(after) < NARROWEST:
        return False
    if not has_ended(before) or before.rfind("（") > before.rfind("）"):
        return not (_BULLET.match(words) and before.rstrip(BLANKS)[-1:] in "）)")
    if _OPENS.match(words):
        return False
    if _CLOSED.match(words) or words.startswith("//"):
        return True
    return (
        not measure.trimmed
        and measure.sure <= width <= measure.most
        and (has_ended(after) or measure.width(after) >= measure.least)
    )


def breaks_off(before: str, after: str) -> bool:
    """Whether the line `before` is long and ends within a sentence that the line `after` may go on with."""
    end = before.rstrip(BLANKS)[-1:]
    if 2 * len(before) < NARROWEST or end in _SENTENCE_END:
        return False
    words = after.strip(BLANKS)
    return (
        bool(words)
        and is_long(before)
        and end not in "）)"
        and not _SECTION.fullmatch(before.strip(BLANKS))
        and (not end.isdecimal() or _COUNTED.match(words) is not None)
        and _indent(after) < INDENT
        and not is_row(after)
        and not _GAP.search(words)
        and not _OPENS.match(words)
        and (has_ended(after) or columns(words) >= NARROWEST // 2)
    )


def flows_on(before: str, after: str) -> bool:
    """Whether the line `after`, without an indent where paragraphs have one, goes on with a long one."""
    words = after.strip(BLANKS)
    return (
        bool(words)
        and not _indent(after)
        and columns(before) >= NARROWEST
        and not has_ended(before)
        and not is_row(before)
        and not is_row(after)
        and not _OPENS.match(words)
        and (has_ended(after) or columns(after) >= NARROWEST)
    )


def is_long(line: str) -> bool:
    """Whether a line is of prose and as long as lines that a program broke."""
    bare = line.strip(BLANKS)
    # What is told soonest comes first: this is asked of every line of nearly every text.
    return (
        2 * len(bare) >= NARROWEST
        and not any(map(bare.__contains__, _BARS))
        and not _PAUSES.isdisjoint(bare)
        and bare[0] not in _DRAWN
        and columns(bare) >= NARROWEST
        and not _GAP.search(bare)
        and not is_row(bare)
    )


def is_wide(line: str) -> bool:
    """Whether a line may be of prose, with pauses or without, and as long as lines that a program broke."""
    bare = line.strip(BLANKS)
    return columns(bare) >= NARROWEST and not _WIDE.search(bare) and not is_row(bare)


def joint(before: str, after: str) -> str:
    """What stands between two lines that are one: a blank that was typed, or parts words of letters."""
    last, first = _WORD.match(before.rstrip(BLANKS)[::-1]), _WORD.match(after.lstrip(BLANKS))
    if last is None or first is None:
        return ""
    typed = (before[-1] == " " and before[-2:-1] != " ") or (after[0] == " " and after[1:2] != " ")
    return " " if typed or (last[0] + first[0]).isalpha() else ""


def has_ended(line: str) -> bool:
    """Whether a line ends with a mark that ends a sentence, or a part of one."""
    return line.rstrip(BLANKS)[-1:] in _SENTENCE_END


def opens(line: str) -> bool:
    """Whether a line begins with the number of a heading or of an item in a list."""
    return _OPENS.match(line.strip(BLANKS)) is not None


def is_title(line: str) -> bool:
    """Whether a line, the first of a text, is its title: a name of a report, without a mark."""
    return _TITLE.fullmatch(line.strip(BLANKS)) is not None


def _is_prose(lines: Sequence[str], at: int) -> bool:
    """Whether a line may be of a paragraph: no row, no title in the middle, no label above its figures."""
    line = lines[at]
    if is_row(line) or _indent(line) > INDENT + CENTRED or _WIDE.search(line.strip(BLANKS)):
        return False
    after = next((words for words in lines[at + 1 : at + 3] if words.strip(BLANKS)), "")
    return not after.strip(BLANKS).isdecimal()


def _is_a_word(line: str) -> bool:
    """Whether half of a line is one word of letters, such as an address."""
    return 2 * max((len(word) for word in _WORD.findall(line)), default=0) > len(line)


def is_row(line: str) -> bool:
    """Whether a line is of a table: by bars or tabs, figures at its end, a wide gap, names with blanks, or
    values between commas.
    """
    bare = line.strip(BLANKS)
    if _FAR in bare or (("," in bare or ";" in bare) and _VALUES.search(bare)):
        return True
    if bare[:2] in _RULED or bare[:1] in _BOX or any(map(bare.__contains__, _BARS)) or _ends_in_figures(bare):
        return True
    if bare[:1] in ("（", "(") and _REMARK.fullmatch(bare):
        return True
    return (" " in bare or "\u3000" in bare) and _NAMES.fullmatch(bare) is not None


def _ends_in_figures(bare: str) -> bool:
    end = bare[-1:]
    return (end.isdecimal() or end in _FIGURES_END) and _FIGURES.search(bare) is not None


def _indent(line: str) -> int:
    return columns(line[: len(line) - len(line.lstrip(BLANKS))])


def columns(line: str) -> int:
    """The columns that a line takes: two for a Chinese character."""
    return len(line) if line.isascii() else len(line) + sum(map("\u2000".__lt__, line))


def _characters(line: str) -> int:
    """The characters of a line."""
    return len(line)
