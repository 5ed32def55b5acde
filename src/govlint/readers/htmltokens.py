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

from govlint.readers.writer import Run

# Closes whatever tag, quoted attribute value or comment the end of the file cuts off, in whichever
# state it is; the tokenizer would swallow the place where the last text ends otherwise.
_SENTINEL = "\">'>-->"
_BASE = 6400
_FIRST = 0xE000
_BLANK = " \t\n\r\f"
_LINE_END = re.compile(r"\r\n|\r|\n")
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes"})
_RAW = frozenset({"xmp", "plaintext"})
_LITERAL = re.compile(r"[& \t\n\r\f\xa0\0]")
_PIECE = re.compile(
    r"(&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]*;?))|([ \t\n\r\f\xa0]+)|([^& \t\n\r\f\xa0\0]+|&)"
)
MARKER = re.compile("[\ue000-\uf8ff]{2}")


class Note(NamedTuple):
    """What is kept of a start tag's attributes."""

    end: int
    rowspan: str = ""
    colspan: str = ""
    target: str = ""
    hidden: bool = False


class Page(NamedTuple):
    """A page with markers for texts: `markup` for the tree builder, and what its markers stand for."""

    source: str
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
            return [(text, start)]
        return split(text, start, raw)


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
    runs = [(" " if head in " \t\n\r\f\xa0" else head, place)] if head != "\0" else []
    return [*runs, (tail, place + len(piece) - len(tail))] if tail else runs


class _Tokens:
    """The loop over the tokens, with what it gathers."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.texts: list[tuple[int, int, bool]] = []
        self.notes: list[Note] = []
        self.metas: dict[str, str] = {}
        self.title = ""
        self.inside = ""
        self.noted = False

    def run(self) -> None:
        starts = [0, *(match.end() for match in _LINE_END.finditer(self.source))]
        text_from = -1
        text_type, start_type, end_type = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
        out = self.out
        for token in tokenize(self.source + _SENTINEL):
            place = starts[token.line - 1] + token.col
            if text_from >= 0:
                self.text(text_from, place)
                text_from = -1
            elif self.noted:
                self.notes[-1] = self.notes[-1]._replace(end=place)
            self.noted = False
            kind = token.type
            if kind is text_type:
                text_from = place
            elif kind is start_type:
                self.start(token, place)
            elif kind is end_type:
                self.inside = ""
                out.append(f"</{token.tag}>")
            elif kind is TokenType.DOCTYPE:
                out.append(self.source[place : self.source.find(">", place) + 1])
        if text_from >= 0:
            self.text(text_from, len(self.source))

    def text(self, start: int, end: int) -> None:
        end = min(end, len(self.source))
        text = self.source[start:end]
        if self.inside in _UNSEEN:
            if self.inside == "title" and not self.title:
                self.title = " ".join(unescape(text).split())
            return
        if not text.strip(_BLANK):
            self.out.append(" " if text else "")
            return
        high, low = divmod(len(self.texts), _BASE)
        self.texts.append((start, end, self.inside in _RAW))
        self.out.append(chr(_FIRST + high) + chr(_FIRST + low))

    def start(self, token: Token, place: int) -> None:
        tag = token.tag or ""
        self.inside = tag
        close = "/>" if token.self_closing else ">"
        style = token.attr("style")
        hidden = token.attr("hidden") is not None or (
            style is not None and "none" in style.lower() and _DISPLAY_NONE.search(style) is not None
        )
        if tag in ("td", "th"):
            note = Note(place, token.attr("rowspan") or "", token.attr("colspan") or "", "", hidden)
            self.noted = True
        elif tag == "a":
            note = Note(place, target=token.attr("href") or "", hidden=hidden)
        elif tag == "img":
            note = Note(place, target=token.attr("alt") or "", hidden=hidden)
        elif hidden and tag not in ("html", "body"):
            note = Note(place, hidden=True)
        else:
            if tag == "meta" and (name := token.attr("name")):
                self.metas.setdefault(name.strip().lower(), (token.attr("content") or "").strip())
            self.out.append(f"<{tag}{close}")
            return
        self.out.append(f"<{tag} x={len(self.notes)} {close}")
        self.notes.append(note)


def mark(source: str) -> Page:
    """Replace each text of an HTML page by a marker and each start tag's attributes by a note."""
    tokens = _Tokens(source)
    tokens.run()
    return Page(source, "".join(tokens.out), tokens.texts, tokens.notes, tokens.metas, tokens.title)
