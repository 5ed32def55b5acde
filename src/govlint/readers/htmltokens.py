"""First step of the HTML reader: the page without its texts and attributes, and where each text stood.

A tree builder moves text (foster parenting, the adoption agency) and its text nodes carry no place. So
each text is replaced by a marker, a pair of private-use characters, before the tree is built: wherever
the marker ends up, it still says which stretch of the source it stands for. The texts are gone from
the markup, so the page's own private-use characters cannot be taken for markers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from turbohtml import Token, TokenType, tokenize, unescape

from govlint.readers.writer import BLANKS, Run

# Closes whatever tag, quoted attribute value or comment the end of the file cuts off, in whichever
# state it is; the tokenizer would swallow the place where the last text ends otherwise.
_SENTINEL = "\">'>-->"
_BASE = 6400
_FIRST = 0xE000
_BLANK = " \t\n\r\f"
_LINE_END = re.compile(r"\r\n?|\n")
_NEWLINE = re.compile("\n")
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes"})
_RAW = frozenset({"xmp", "plaintext"})
# The tree builder treats these as ordinary elements or as mere formatting: without them it puts every
# text where it would with them (but in SVG or MathML, which <b> or <span> closes).
_TRANSPARENT = frozenset({"b", "big", "em", "font", "i", "o:p", "s", "small", "span", "strong", "u"})
_FOREIGN = re.compile("<(?:svg|math)", re.IGNORECASE)
# Four patterns with fixed beginnings are found ten times faster than one that ignores case.
_HIDES = tuple(
    re.compile(pattern)
    for pattern in (
        r"hidden[\s>=/]",
        r"HIDDEN[\s>=/]",
        r"display\s*:\s*(?:none|NONE)",
        r"DISPLAY\s*:\s*(?:none|NONE)",
    )
)
_ANNOTATED = frozenset({"td", "th", "a", "img"})
_NOTED = _ANNOTATED | {"meta"}
_LITERAL = re.compile(r"[& \t\n\r\f\xa0\0]")
_PIECE = re.compile(
    r"(&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]*;?))|([ \t\n\r\f\xa0]+)|([^& \t\n\r\f\xa0\0]+|&)"
)
MARKER = re.compile("[\ue000-\uf8ff]{2}")


class Note:
    """What is kept of a start tag's attributes, and the place in the source just after the tag."""

    __slots__ = ("colspan", "hidden", "place", "rowspan", "target")

    def __init__(self, rowspan: str, colspan: str, target: str, hidden: bool) -> None:
        self.place = 0
        self.rowspan = rowspan
        self.colspan = colspan
        self.target = target
        self.hidden = hidden


class Page(NamedTuple):
    """A page with markers for texts: `markup` for the tree builder, and what its markers stand for."""

    source: str
    base: int
    markup: str
    texts: list[tuple[int, int, bool]]
    notes: list[Note]
    metas: dict[str, str]
    title: str

    def runs(self, marker: str) -> list[Run]:
        """The text that `marker` stands for; blanks are runs that are " "."""
        start, end, raw = self.texts[(ord(marker[0]) - _FIRST) * _BASE + ord(marker[1]) - _FIRST]
        text = self.source[start:end]
        if not _LITERAL.search(text):
            return [(text, start + self.base)]
        return split(text, start + self.base, raw)


def split(text: str, start: int, raw: bool = False) -> list[Run]:
    """Words, blanks and character references of a text that stands at `start`.

    >>> split("a&nbsp;1&#65296;", 10)
    [('a', 10), (' ', 11), ('1', 17), ('０', 18)]
    """
    runs: list[Run] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        place = start + match.start()
        if match[2]:
            runs.append((" ", place))
        elif match[1] and not raw:
            runs.extend(_reference(piece, place))
        else:
            runs.append((piece, place))
    return runs


def _reference(piece: str, place: int) -> list[Run]:
    decoded = unescape(piece)
    if decoded == piece:
        return [(piece, place)]
    head, tail = decoded, ""
    if len(decoded) > 1 and piece.endswith(decoded[1:]):  # "&ltx": only "&lt" is a reference
        head, tail = decoded[0], decoded[1:]
    runs = [(" " if char in BLANKS else char, place) for char in head if char != "\0"]
    return [*runs, (tail, place + len(piece) - len(tail))] if tail else runs


class _Tokens:
    """The loop over the tokens, with what it gathers; `transparent` tags are left out of the markup."""

    def __init__(self, source: str, transparent: frozenset[str], foreign: bool) -> None:
        self.source = source
        self._foreign = foreign
        self.transparent = transparent
        self.out: list[str] = []
        self.texts: list[tuple[int, int, bool]] = []
        self.notes: list[Note] = []
        self.metas: dict[str, str] = {}
        self.title = ""
        self._inside = ""
        self._hides = any(pattern.search(source) for pattern in _HIDES)

    def run(self) -> str | None:
        """Go through the page; gives a tag that must not be transparent because one of its kind is hidden."""
        text, start_tag, transparent = TokenType.TEXT, TokenType.START_TAG, self.transparent
        starts = line_starts(self.source)
        text_from, noted = -1, False
        for token in tokenize(self.source + _SENTINEL):
            kind = token.type
            if text_from >= 0:
                self._text(text_from, starts[token.line - 1] + token.col)
                text_from = -1
            elif noted:
                self.notes[-1].place = starts[token.line - 1] + token.col
                noted = False
            if token.tag in transparent:
                if self._hides and kind is start_tag and _is_hidden(token):
                    return token.tag
            elif kind is text:
                text_from = starts[token.line - 1] + token.col
            elif kind is start_tag:
                noted = self._start(token, token.tag or "")
            else:
                self._other(token, starts[token.line - 1] + token.col)
        if text_from >= 0:
            self._text(text_from, len(self.source))
        return None

    def _text(self, start: int, end: int) -> None:
        text = self.source[start:end]
        if self._inside in _UNSEEN:
            if self._inside == "title" and not self.title:
                self.title = " ".join(unescape(text).split())
        elif text.strip(_BLANK):
            high, low = divmod(len(self.texts), _BASE)
            self.texts.append((start, min(end, len(self.source)), self._inside in _RAW))
            self.out.append(chr(_FIRST + high) + chr(_FIRST + low))
        elif text:
            self.out.append(" ")

    def _other(self, token: Token, place: int) -> None:
        if token.type is TokenType.END_TAG:
            self._inside = ""
            self.out.append(f"</{token.tag}>")
        elif token.type is TokenType.DOCTYPE:  # it decides whether <p> may hold a table
            self.out.append(self.source[place : self.source.find(">", place) + 1])

    def _start(self, token: Token, tag: str) -> bool:
        self._inside = tag
        close = "/>" if self._foreign and token.self_closing else ">"
        if not self._hides and tag not in _NOTED:
            self.out.append(f"<{tag}{close}")
            return False
        hidden = self._hides and tag not in ("html", "body") and _is_hidden(token)
        if tag == "meta" and (name := token.attr("name")):
            self.metas.setdefault(name.strip().lower(), (token.attr("content") or "").strip())
        if not hidden and tag not in _ANNOTATED:
            self.out.append(f"<{tag}{close}")
            return False
        target = token.attr("href" if tag == "a" else "alt") or ""
        self.out.append(f"<{tag} x={len(self.notes)} {close}")
        self.notes.append(Note(token.attr("rowspan") or "", token.attr("colspan") or "", target, hidden))
        return True


def line_starts(source: str) -> list[int]:
    """Where the lines of `source` begin."""
    only_newlines = source.count("\r") == source.count("\r\n")
    pattern = _NEWLINE if only_newlines else _LINE_END
    return [0, *(match.end() for match in pattern.finditer(source))]


def _is_hidden(token: Token) -> bool:
    style = token.attr("style")
    return token.attr("hidden") is not None or (style is not None and _DISPLAY_NONE.search(style) is not None)


def mark(source: str, base: int = 0) -> Page:
    """Replace each text of an HTML page by a marker and each start tag's attributes by a note.

    `base` is the place of `source` in a larger file, such as a Markdown one.
    """
    foreign = _FOREIGN.search(source) is not None
    transparent = frozenset() if foreign else _TRANSPARENT
    while True:
        tokens = _Tokens(source, transparent, foreign)
        tag = tokens.run()
        if tag is None:
            break
        transparent -= {tag}
    for note in tokens.notes:
        note.place += base
    markup = "".join(tokens.out)
    return Page(source, base, markup, tokens.texts, tokens.notes, tokens.metas, tokens.title)
