"""Part of the Markdown reader: elements that nobody sees, which are not read, and what is struck out."""

from __future__ import annotations

import re

from govlint.lazy import lazily
from govlint.readers.webpage.tokens import FADED, HIDDEN, VISIBLE, hiding_of

_MARKS = ("hidden", "display", "visibility", "HIDDEN", "DISPLAY", "VISIBILITY")
_TAG = lazily(
    r"(?i)(?<!(?<!\\)\\)<(/?)(p|div|span|section|article|font|b|strong|em|i|u|a|small|label|center|blockquote|h[1-6]|ul|ol|li|details|table)"
    r"\b((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*)>"
)
_QUOTED = lazily(r"\"[^\"]*\"|'[^']*'")
_NAMED = lazily(r"(?i)(?:^|\s)hidden(?=[\s=/]|$)")
_STYLE = lazily(r"(?i)(?:^|\s)style\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WORDS = lazily(r"<[^<>]*>|\s")
_FENCED = lazily(
    r"(?ms)^[ ]{0,3}(`{3,}|~{3,}).*?(?:^[ ]{0,3}\1|\Z)|(?<!`)(`{1,2})(?!`)[^\n]+?(?<!`)\2(?!`)"
    r"|^[ \t]*\r?\n(?:^(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))+"  # an indented block of code
)
_STRUCK_OUT = lazily(r"~~(?![\s~])[^~\n]+(?<!\s)~~|(?i:<(del|s|strike)>)(?:(?!<\1>)[^\n])*?</\1>")
_UNSEEN = frozenset({HIDDEN, FADED})


def hiding(attributes: str) -> str:
    """How an element with these attributes is not shown, if it is not."""
    found = _STYLE.search(attributes)
    style = (found[1] or found[2] or "") if found else ""
    if _NAMED.search(_QUOTED.sub("''", attributes)):
        return "" if "display" in style.lower() and not hiding_of(style) else HIDDEN
    return hiding_of(style)


def without_hidden(source: str) -> tuple[str, int]:
    """`source` with blanks in place of what nobody sees, every character else in its place; and how much.

    What stands within one line is left to `govlint.readers.markdowninline`, and counted.
    """
    if "<" not in source or not any(mark in source for mark in _MARKS):
        return source, 0
    found = _elements(source)
    pieces, end, count = [], 0, 0
    for start, stop in found:
        inside = source[start:stop]
        if start < end or not _WORDS.sub("", inside):
            continue
        count += 1
        if "\n" in inside or _is_alone(source, start, stop):
            pieces += [source[end:start], re.sub(r"[^\r\n]", " ", inside)]
            end = stop
    return "".join([*pieces, source[end:]]), count


def _is_alone(source: str, start: int, stop: int) -> bool:
    """Whether nothing else stands on the line of a stretch."""
    begins = source.rfind("\n", 0, start) + 1
    ends = source.find("\n", stop)
    return not (source[begins:start] + source[stop : ends if ends >= 0 else len(source)]).strip()


def _elements(source: str) -> list[tuple[int, int]]:
    """Where elements stand that nobody sees, in order; what is left open takes nothing.

    Tables are read as a page is, which looks at this itself.
    """
    fences = [match.span() for match in _FENCED.finditer(source)]
    opened: list[tuple[str, int, str]] = []
    within: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    at = tables = 0
    shown = -1  # where an element began last that is seen within one that is not
    for tag in _TAG.finditer(source):
        while at < len(fences) and fences[at][1] <= tag.start():
            at += 1
        if at < len(fences) and fences[at][0] <= tag.start():
            continue
        name = tag[2].lower()
        if name == "table":
            tables = max(0, tables + (-1 if tag[1] else 1))
        elif tables:
            continue
        elif not tag[1]:
            how = hiding(tag[3])
            shown = tag.start() if how == VISIBLE else shown
            opened.append((name, tag.start(), how))
            within[name] = within.get(name, 0) + 1
        elif within.get(name):
            last = ""
            while last != name:
                last, start, how = opened.pop()
                within[last] -= 1
            if how in _UNSEEN and not (how == FADED and shown > start):
                found.append((start, tag.end()))
    return sorted(found)


def struck_out(source: str) -> int:
    """How many pieces of a text are struck out."""
    if "~~" not in source and "<" not in source:
        return 0
    return sum(1 for _ in _STRUCK_OUT.finditer(_FENCED.sub("", source)))
