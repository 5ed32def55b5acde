"""Part of the HTML reader: what one tag, comment or script is, and whether it is one of the plain ones."""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.readers.building.table import Attributes
from govlint.readers.webpage.inputs import filled
from govlint.readers.webpage.tokens import TRANSPARENT, Token, hiding, spans_of

SKIPPED = frozenset({"nav", "dialog"})
"""Blocks that are never part of a report."""
ASIDE = frozenset({"footer", "aside"})
"""Blocks that hardly ever are, but where they tell of one."""
DOUBTFUL = frozenset({"form", "header"})
"""Blocks that may be, by what they hold: some sites wrap the whole page, or its title, in one of these."""
FLOW = (
    frozenset({"article", "blockquote", "body", "caption", "center", "div", "li", "main", "ol", "section"})
    | {"address", "details", "dir", "fieldset", "figcaption", "figure", "menu", "summary", "td", "th", "ul"}
    | SKIPPED
    | DOUBTFUL
    | ASIDE
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
PHRASING = FLOW | HEADINGS.keys() | {"p"}
"""Where words may stand, and what is of no consequence among them."""

FILLED = "filled"
"""The name of an input that shows what it holds, which in a cell is words."""

GROUPS = frozenset({"thead", "tbody", "tfoot"})
CELLS = frozenset({"td", "th"})
# Elements without consequence among words: neither block nor formatting to the tree builder.
_ORDINARY = frozenset({"abbr", "cite", "del", "input", "ins", "label", "mark", "q", "sub", "sup", "var"})
_KNOWN = (
    FLOW
    | HEADINGS.keys()
    | GROUPS
    | CELLS
    | {
        "a",
        "script",
        "style",
        "base",
        "br",
        "col",
        "colgroup",
        "head",
        "hr",
        "html",
        "img",
        "link",
        "meta",
        "optgroup",
        "option",
        "p",
        "select",
        "table",
        "title",
        "tr",
    }
)
_RAW = re.compile(r"<(script|style)\b[^<>]*>(.*)</\1[ \t\n\r\f]*>", re.IGNORECASE | re.DOTALL)
_RAW_END = re.compile(r"</(?:script|style)|<!--.*<script", re.IGNORECASE | re.DOTALL)
_CONDITION = re.compile(r"<!\[(?:if|endif)\b[^<>]*>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype [^<>]*>", re.IGNORECASE)


class Tag(Attributes, frozen=True, kw_only=True):
    """A tag: `name` is "/p" for an end tag, "" for what is as if it were not there."""

    name: str = ""
    meta: tuple[str, str] | None = None


@lru_cache(maxsize=4096)
def tag_of(markup: str) -> Tag | None:
    """The tag in `markup`, as the tokenizer reads it; None for one that needs the tree builder.

    A page has few different tags, and pages of one office have the same ones: hence the cache.
    """
    if "\0" in markup:
        return None
    if markup.startswith("<!"):
        return _declaration(markup)
    if raw := _RAW.fullmatch(markup):
        return None if _RAW_END.search(raw[2]) else tag_of(markup[: raw.start(2)]) and Tag()
    if "<" in markup[1:]:
        return None
    from turbohtml import TokenType, tokenize  # heavy, and most runs read no page

    tokens = list(tokenize(markup))
    if len(tokens) != 1 or tokens[0].type not in (TokenType.START_TAG, TokenType.END_TAG):
        return None
    token = tokens[0]
    name = token.tag or ""
    if hiding(token) or (name == "dialog" and token.attr("open") is not None):
        return None
    if name in TRANSPARENT:
        return Tag()
    if name in _ORDINARY or ":" in name:
        return Tag(name=FILLED if name == "input" and filled(markup) else "ordinary")
    if name not in _KNOWN:
        return None
    return Tag(name=f"/{name}") if token.type is TokenType.END_TAG else _start(token, name)


def _start(token: Token, name: str) -> Tag:
    meta = None
    if name == "meta" and (key := token.attr("name")):
        meta = (key.strip().lower(), (token.attr("content") or "").strip())
    return Tag(
        name=name,
        spans=spans_of(token),
        target=token.attr("href" if name == "a" else "alt") or "",
        level=HEADINGS.get(name, 0),
        meta=meta,
    )


def _declaration(markup: str) -> Tag | None:
    if markup.startswith("<!--"):
        inside = markup[4:-3]
        plain = markup.endswith("-->") and len(markup) >= 7 and not inside.startswith((">", "->"))
        return Tag() if plain and "--!>" not in inside and "-->" not in inside else None
    if _CONDITION.fullmatch(markup):
        return Tag()
    return Tag(name="doctype") if _DOCTYPE.fullmatch(markup) else None
