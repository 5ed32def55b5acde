"""First step of the HTML reader: the page without its texts and attributes, and where each text stood.

A tree builder moves text (foster parenting, the adoption agency) and its text nodes carry no place. So
each text is replaced by a marker, a pair of private-use characters, before the tree is built: wherever
the marker ends up, it still says which stretch of the source it stands for. The texts are gone from
the markup, so the page's own private-use characters cannot be taken for markers.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import zip_longest
from typing import Any, NamedTuple

from govlint.model import line_starts
from govlint.readers.building.table import Attributes, span, spans
from govlint.readers.building.writer import Run
from govlint.readers.webpage.text import LITERAL, split

# Closes whatever tag, quoted attribute value or comment the end of the file cuts off, in whichever
# state it is; the tokenizer would swallow the place where the last text ends otherwise.
_SENTINEL = "\">'>-->"
_BASE = 6400
_FIRST = 0xE000
_BLANK = " \t\n\r\f"
_UNSHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse|visible)"
    r"|text-decoration(?:-line)?\s*:[^;]*line-through",
    re.IGNORECASE,
)
_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
HIDDEN, STRUCK, FADED, VISIBLE = "hidden", "struck", "faded", "visible"
"""How an element takes its words from sight: with its place on the page, by a stroke, leaving its place; and
how one within such a place gets them back."""
_STRUCK = frozenset({"del", "s", "strike"})
_UNSEEN = frozenset({"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes"})
_PRESERVING = re.compile(r"<(?:pre|listing|plaintext|xmp)\b", re.IGNORECASE)
_RAW = frozenset({"xmp", "plaintext"})
# The tree builder treats these as ordinary elements or as mere formatting: without them it puts every
# text where it would with them (but in SVG or MathML, which <b> or <span> closes).
TRANSPARENT = frozenset({"b", "big", "em", "font", "i", "o:p", "s", "small", "span", "strong", "u"})
_FOREIGN = frozenset({"svg", "math"})
_HIDES = (
    re.compile(r"hidden[\s>=/]|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE),
    re.compile(r"display\s*:\s*none", re.IGNORECASE),
)
_ANNOTATED = frozenset({"td", "th", "a", "img", "dialog"})
_NOTED = _ANNOTATED | _FOREIGN | {"meta"}
Token = Any
"""A token of turbohtml, which is imported where it is needed: it is heavy, and most runs read no page."""

MARKER = re.compile("[\ue000-\uf8ff]{2}")


def _marker(index: int) -> str:
    return chr(_FIRST + index // _BASE) + chr(_FIRST + index % _BASE)


_MARKERS = [_marker(index) for index in range(1000)]


class Note(Attributes, frozen=True, kw_only=True):
    """What is kept of a start tag's attributes, and the place in the file just after the tag."""

    place: int = 0
    hiding: str = ""
    open: bool = False


class Page(NamedTuple):
    """A page with markers for texts: `markup` for the tree builder, and what each marker stands for.

    `base` is the place of `source` in the file. In `texts`, blanks are runs that are " ".
    """

    source: str
    base: int
    markup: str
    texts: dict[str, list[Run]]
    notes: list[Note]
    metas: dict[str, str]
    title: str


class _Tokens:
    """The pass over the tokens, with what it gathers; `transparent` tags are left out of the markup."""

    def __init__(self, source: str, base: int, transparent: frozenset[str]) -> None:
        self.source = source
        self.out: list[str] = []
        self.texts: dict[str, list[Run]] = {}
        self.notes: list[Note] = []
        self.metas: dict[str, str] = {}
        self.title = ""
        self.foreign = False
        self._base = base
        self._transparent = transparent
        self._inside = ""
        self._struck = _struck_on(source)
        self._hides = bool(self._struck) or _hides(source)
        self._preserves = _PRESERVING.search(source) is not None
        self._starts = line_starts(source)

    def run(self) -> frozenset[str]:
        """Go through the page; gives tags that cannot be transparent on it after all: start again without."""
        from turbohtml import TokenType, tokenize  # heavy, and most runs read no page

        transparent, starts = self._transparent, self._starts
        text, start_tag = TokenType.TEXT, TokenType.START_TAG
        tokens = list(tokenize(self.source + _SENTINEL))
        if self._hides:
            wrong = transparent & {token.tag for token in tokens if hiding(token, self._struck)}
            if wrong:
                return wrong
        # In one comprehension, for speed: two tokens in three are spans.
        wanted = [pair for pair in zip_longest(tokens, tokens[1:]) if pair[0].tag not in transparent]
        for token, after in wanted:
            kind = token.type
            if kind is text:
                end = starts[after.line - 1] + after.col if after else len(self.source)
                self._text(starts[token.line - 1] + token.col, end)
            elif kind is start_tag:
                self._start(token, after)
            elif kind is TokenType.END_TAG:
                self._inside = ""
                self.out.append(f"</{token.tag}>")
            elif kind is TokenType.DOCTYPE:  # it decides whether <p> may hold a table
                place = self._place(token)
                self.out.append(self.source[place : self.source.find(">", place) + 1])
        return transparent if self.foreign else frozenset()

    def _place(self, token: Token | None) -> int:
        return self._starts[token.line - 1] + token.col if token else len(self.source)

    def _text(self, start: int, end: int) -> None:
        text = self.source[start:end]
        if self._inside in _UNSEEN:
            if self._inside == "title" and not self.title:
                self.title = " ".join(unescape(text).split())
        elif text.isspace() and not text.strip(_BLANK):
            self.out.append(" ")
        elif text:
            index = len(self.texts)
            marker = _MARKERS[index] if index < len(_MARKERS) else _marker(index)
            place = start + self._base
            literal = not LITERAL.search(text)
            raw = self._inside in _RAW
            runs = [(text, place)] if literal else split(text, place, raw, self._preserves)
            self.texts[marker] = runs
            self.out.append(marker)

    def _start(self, token: Token, after: Token | None) -> None:
        tag = self._inside = token.tag or ""
        if not self._hides and tag not in _NOTED:
            self.out.append(f"<{tag}>")
            return
        hidden = hiding(token, self._struck) if self._hides and tag not in ("html", "body") else ""
        if tag == "meta" and (name := token.attr("name")):
            self.metas.setdefault(name.strip().lower(), (token.attr("content") or "").strip())
        self.foreign = self.foreign or tag in _FOREIGN
        close = "/>" if self.foreign and token.self_closing else ">"
        if not hidden and tag not in _ANNOTATED:
            self.out.append(f"<{tag}{close}")
            return
        self.out.append(f"<{tag} x={len(self.notes)} {close}")
        target = token.attr("href" if tag == "a" else "alt") or ""
        place = self._place(after) + self._base
        shown = tag == "dialog" and token.attr("open") is not None
        note = Note(spans=spans_of(token), target=target, place=place, hiding=hidden, open=shown)
        self.notes.append(note)


def _hides(source: str) -> bool:
    """Whether anything on the page may be hidden; plain searches first, being a hundred times faster."""
    hidden, display = _HIDES
    return (
        ("hidden" in source or "HIDDEN" in source or "visibility" in source)
        and hidden.search(source) is not None
    ) or (
        (("none" in source or "NONE" in source) and display.search(source) is not None)
        or "line-through" in source
        or FADED in source
    )


def _struck_on(source: str) -> frozenset[str]:
    """The tags by which words are struck out on a page; none that is left open, and would take the rest."""
    return frozenset(
        tag
        for tag in _STRUCK
        if f"</{tag}>" in source
        and source.count(f"</{tag}>") == len(re.findall(rf"<{tag}[\s>]", source, re.IGNORECASE))
    )


def spans_of(token: Token) -> int:
    """The spans that a start tag asks for."""
    rows, columns = token.attr("rowspan"), token.attr("colspan")
    return spans(span(rows, 0) if rows else 1, span(columns, 1) if columns else 1)


def hiding(token: Token, struck: frozenset[str] = _STRUCK) -> str:
    """How the element that a start tag opens is not shown, if it is not."""
    if token.tag in struck:
        return STRUCK
    style = token.attr("style") or ""
    if token.attr("hidden") is not None:
        return HIDDEN if _declared(style).get("display", "none") == "none" else ""
    if token.attr(FADED) is not None:  # by the page's own style sheet
        return FADED
    return hiding_of(style)


def hiding_of(style: str) -> str:
    """How an element with this style is not shown; of two declarations the last one counts.

    >>> hiding_of("display:none"), hiding_of("display:none;display:block"), hiding_of("--x-display:none")
    ('hidden', '', '')
    """
    if not _UNSHOWN.search(style):
        return ""
    declared = _declared(style)
    seen = declared.get("visibility", "")
    if declared.get("display") == "none" or seen == "collapse":
        return HIDDEN
    if any("line-through" in declared.get(name, "") for name in ("text-decoration", "text-decoration-line")):
        return STRUCK
    return {"hidden": FADED, "visible": VISIBLE}.get(seen, "")


def _declared(style: str) -> dict[str, str]:
    """What a style declares, by name, in small letters."""
    declared: dict[str, str] = {}
    strong: set[str] = set()
    for part in _REMARK.sub("", style).lower().split(";"):
        name, _, value = part.partition(":")
        name, (value, mark, _) = name.strip(), value.partition("!")
        if mark or name not in strong:
            declared[name] = value.strip()
        strong.update({name} if mark else ())
    return declared


def mark(source: str, base: int = 0) -> Page:
    """Replace each text of an HTML page by a marker and each start tag's attributes by a note.

    `base` is the place of `source` in a larger file, such as a Markdown one.
    """
    transparent = TRANSPARENT
    while True:
        tokens = _Tokens(source, base, transparent)
        wrong = tokens.run()
        if not wrong:
            break
        transparent -= wrong
    return Page(source, base, "".join(tokens.out), tokens.texts, tokens.notes, tokens.metas, tokens.title)
