"""Part of the Markdown reader: one line of Markdown becomes words, links and pictures."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import NamedTuple

from msgspec.structs import replace

from govlint.readers.building.table import Shot
from govlint.readers.building.writer import Mark, Run, Words, tidy
from govlint.readers.webpage.text import split
from govlint.readers.webpage.tokens import FADED, HIDDEN, VISIBLE

_TAGS = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|"
    "div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|"
    "meta|nav|o:p|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|"
    "tfoot|th|thead|title|tr|tt|u|ul|var"
)
_URL = r"[^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*"
_REST = r">?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_TARGET = rf"\(\s*<?{_URL}{_REST}"
FORMULA = r"[+-]?\d[\d.,]*(?:\s?\\?[%％])?"
"""A figure that a converter of pages set as a formula: $12$."""
_TOKEN = re.compile(
    rf"""
      \\(?P<escape>[!-/:-@\[-`{{-~])
    | (?P<hard>\\(?=\s|$))
    | `(?P<code>[^`]+)`
    | (?P<comment><!--(?:(?!<!--).)*?-->)
    | (?:\[(?=!\[))?!\[(?P<alt>[^\[\]]*)\]{_TARGET}(?:\]{_TARGET})?
    | \[(?P<words>[^\[\]]*)\]\(\s*<?(?P<url>{_URL}){_REST}
    | \[(?P<span>[^\[\]]*)\]\{{[^{{}}]*\}}
    | <(?P<auto>(?:https?://|mailto:)[^<>\s]+)>
    | <(?P<tag>/?(?:{_TAGS}))(?:[\s/][^<>]*)?>
    | (?P<mark>\*+|_+|~~)
    | \$\s?(?P<formula>{FORMULA})\s?\$
    | (?P<plain>[^\\`<!\[*_~$]+|.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

_ALT = re.compile(r"""\salt\s*=\s*(["'])(.*?)\1""", re.IGNORECASE)


_STRUCK = frozenset({"del", "s", "strike"})
_HOLDING = frozenset({"span", "p", "div", "font", "b", "strong", "em", "i", "u", "small", "label", "a"})
_BARE = len("</strong>")
"""A tag that is no longer hides nothing."""
_KEPT = "kept"
_ELEMENT = frozenset({_KEPT, HIDDEN, FADED, VISIBLE})
_WRITTEN = frozenset({"text", "literal", "mark", "break"})
_UNITS = frozenset("件条份次宗项个篇起人名场期家批年月日元号余位户街路镇%％")
_COUNTING, _PAUSES = frozenset("第共约近逾"), frozenset("，。；、：,;")
_BOLD, _LONGEST = "**", "***"
_TWICE = {"****": "**", "______": "___", "____": "__", "******": "***"}
"""What closes one stretch and opens the next: no blank stands on either side, and both have their marks."""


class _Piece(NamedTuple):
    kind: str
    text: str
    place: int


class Line(NamedTuple):
    """What one line gives: lines of words (more than one where it holds <br>) and pictures."""

    words: list[Words]
    shots: list[Shot]


def inline(source: str, start: int, end: int, level: int = 0) -> Line:
    """Read the inline markup of `source[start:end]`."""
    shots: list[Shot] = []
    pieces = _pieces(source, start, end, shots)
    matched = _emphasis(source, start, end, pieces)
    struck = _struck_out(pieces, matched)
    lines: list[Words] = []
    runs: list[Run] = []
    marks: list[Mark] = []
    opened = (0, "")
    for index, piece in enumerate(pieces):
        if index in struck:
            continue
        if piece.kind == "text":
            runs.extend(split(piece.text, piece.place))
        elif piece.kind == "literal" or (piece.kind == "mark" and index not in matched):
            runs.append((piece.text, piece.place))
        elif piece.kind == "open":
            opened = (len(runs), piece.text)
        elif piece.kind == "close":
            marks.append((opened[0], len(runs), opened[1]))
        elif piece.kind == "break":
            lines.extend(filter(None, [tidy(runs, level, marks)]))
            runs, marks, opened = [], [], (0, opened[1])
    lines.extend(filter(None, [tidy(runs, level, marks)]))
    if len(lines) > 1:
        lines[1:] = [replace(line, onward=True) for line in lines[1:]]
    return Line(lines, shots)


def _pieces(source: str, start: int, end: int, shots: list[Shot]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for match in _TOKEN.finditer(source, start, end):
        kind, place = match.lastgroup or "", match.start()
        if kind == "plain":
            pieces.append(_Piece("text", match[0], place))
        elif kind == "mark":
            pieces.append(_Piece("mark", match[0], place))
        elif kind in ("escape", "code"):
            pieces.append(_Piece("literal", match[kind], match.start(kind)))
        elif kind == "auto":
            inner = _Piece("literal", match["auto"], place + 1)
            pieces += [_Piece("open", match["auto"], place), inner, _Piece("close", "", place)]
        elif kind == "alt":
            shots.append(Shot(unescape(match["alt"]), place))
        elif kind == "url":
            pieces.append(_Piece("open", match["url"], place))
            pieces.extend(_pieces(source, *match.span("words"), shots))
            pieces.append(_Piece("close", "", place))
        elif kind in ("span", "formula"):
            pieces.extend(_pieces(source, *match.span(kind), shots))
        elif kind == "tag":
            pieces.extend(_tagged(match, shots))
    return pieces


def _tagged(match: re.Match[str], shots: list[Shot]) -> list[_Piece]:
    """What a tag gives: a break, a picture put to `shots`, where words are struck out; others nothing."""
    tag = match["tag"].lower()
    name = tag.removeprefix("/")
    if name in _STRUCK or name in _HOLDING:
        kind = HIDDEN if name in _STRUCK else _shows(match[0]) if len(match[0]) > _BARE else _KEPT
        return [_Piece(kind, tag, match.start())]
    if tag == "img":
        alt = _ALT.search(match[0])
        shots.append(Shot(unescape(alt[2]) if alt else "", match.start()))
    return [_Piece("break", "", match.start())] if tag == "br" else []


def _shows(tag: str) -> str:
    """How the element that a tag opens takes its words from sight, or gives them back, or keeps them."""
    from govlint.readers.markdownhidden import hiding  # hardly any file holds such tags

    how = hiding(tag.strip("</>").partition(" ")[2])
    return how if how in (FADED, VISIBLE) else HIDDEN if how else _KEPT


def _struck_out(pieces: list[_Piece], matched: set[int]) -> set[int]:
    """The indices of what is struck out, as ~~59~~ or <del>59</del>; what is left open takes nothing."""
    found: set[int] = set()
    elements: list[tuple[int, int, str]] = []
    opened: list[tuple[str, str, int]] = []
    within: Counter[str] = Counter()
    tilde = -1
    for index, (kind, words, _) in enumerate(pieces):
        if kind == "mark" and words == "~~" and index in matched:
            found.update(range(tilde, index) if tilde >= 0 else ())
            tilde = -1 if tilde >= 0 else index
        elif kind in _ELEMENT and not words.startswith("/"):
            opened.append((words, kind, index))
            within[words] += 1
        elif kind in _ELEMENT and within[words[1:]]:
            name = ""
            while name != words[1:]:
                name, how, first = opened.pop()
                within[name] -= 1
            if how != _KEPT:
                elements.append((first, index, how))
    if elements:
        from govlint.readers.markdownhidden import unseen  # hardly any file holds such tags

        found.update(at for _, _, stretches in unseen(elements) for each in stretches for at in range(*each))
    return {index for index in found if pieces[index].kind in _WRITTEN}


def _emphasis(source: str, start: int, end: int, pieces: list[_Piece]) -> set[int]:
    """The indices of the marks that make emphasis: pairs of the same mark that hug what is between them.

    Any others are text: a row of asterisks or underscores may be a blank that was never filled in. What
    programs write is understood too: `**` around the whole line, blanks within or not, and `****` between
    two stretches that are both bold.
    """
    matched: set[int] = set()
    waiting: dict[str, list[int]] = {}
    marks = [(index, mark, place) for index, (kind, mark, place) in enumerate(pieces) if kind == "mark"]
    for index, mark, place in marks:
        before = source[place - 1] if place > start else " "
        after = source[place + len(mark)] if place + len(mark) < end else " "
        if (
            mark in _TWICE
            and waiting.get(_TWICE[mark])
            and _parts(source[max(start, place - 4) : place], after)
        ):
            waiting[_TWICE[mark]].append(index)
            continue
        if len(mark) > len(_LONGEST):
            continue
        wordy = mark[0] == "_" and before.isalnum() and after.isalnum()
        if not before.isspace() and not wordy and waiting.get(mark):
            opener = waiting[mark].pop()
            if opener + 1 < index:
                matched.update((opener, index))
            while pieces[opener].text in _TWICE and waiting[mark]:
                matched.add(opener)
                opener = waiting[mark].pop()
                matched.add(opener)
        elif not after.isspace() and not (mark[0] == "_" and before.isalnum()):
            waiting.setdefault(mark, []).append(index)
    return matched | _around(pieces, [index for index, _, _ in marks if index not in matched])


def _parts(before: str, after: str) -> bool:
    """Whether four marks between words and a character part two stretches, and are no blank that is left.

    收到****件 has lost its figure, and so have 第****号, 联系电话****， and 20****年.
    """
    if not before or before[-1].isspace() or after.isspace() or before[-1] in _COUNTING or after in _PAUSES:
        return False
    digits = len(before) - len(before.rstrip("0123456789"))
    return after not in _UNITS or (digits > 0 and not (digits == len("20") and after == "年"))


def _around(pieces: list[_Piece], left: list[int]) -> set[int]:
    """The two marks `left` of a line, where they stand around all of its words and the blanks beside them."""
    if len(left) != 2 or any(pieces[index].text not in (_BOLD, _LONGEST) for index in left):
        return set()
    first, last = left
    outside = (*pieces[:first], *pieces[last + 1 :])
    inside = "".join(piece.text for piece in pieces[first + 1 : last] if piece.kind in _WRITTEN)
    alike = pieces[first].text == pieces[last].text and inside.strip() != ""
    return {first, last} if alike and not any(piece.text.strip() for piece in outside) else set()
