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
_Element = tuple[int, int, str]
"""Where an element begins and ends, and how it is not seen."""


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
    pieces, end, count = [], 0, 0
    for begins, ends, stretches in unseen(_elements(source)):
        lost = [source[start:stop] for start, stop in stretches]
        told = sum(_WORDS.sub("", inside) != "" for inside in lost)
        count += told
        if not told or not ("\n" in source[begins:ends] or _is_alone(source, begins, ends)):
            continue
        for (start, stop), inside in zip(stretches, lost, strict=True):
            pieces += [source[end:start], re.sub(r"[^\r\n]", " ", inside)]
            end = stop
    return "".join([*pieces, source[end:]]), count


def _is_alone(source: str, start: int, stop: int) -> bool:
    """Whether nothing else stands on the line of a stretch."""
    begins = source.rfind("\n", 0, start) + 1
    ends = source.find("\n", stop)
    return not (source[begins:start] + source[stop : ends if ends >= 0 else len(source)]).strip()


def unseen(elements: list[_Element]) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Where elements stand that nobody sees, each with its stretches: what is seen within is none of them."""
    bounds = [(start, 1, how) for start, _, how in elements] + [(end, 0, how) for _, end, how in elements]
    found: list[tuple[int, int, list[tuple[int, int]]]] = []
    opened: list[str] = []
    stretches: list[tuple[int, int]] = []
    begins = since = -1
    for place, opens, how in sorted(bounds):
        if not opened and (how == VISIBLE or not opens):
            continue
        if opens:
            begins = begins if opened else place
            opened.append(HIDDEN if opened[-1:] == [HIDDEN] else how)  # nothing is seen within
        else:
            opened.pop()
        out = opened[-1:] not in ([], [VISIBLE])
        if out and since < 0:
            since = place
        elif not out and since >= 0:
            stretches.append((since, place))
            since = -1
        if not opened:
            found.append((begins, place, stretches))
            stretches = []
    return found


def _elements(source: str) -> list[_Element]:
    """The elements that nobody sees, or that are seen within such; what is left open takes nothing.

    Tables are read as a page is, which looks at this itself.
    """
    fences = [match.span() for match in _FENCED.finditer(source)]
    opened: list[tuple[str, int, str]] = []
    within: dict[str, int] = {}
    found: list[_Element] = []
    at = tables = 0
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
            opened.append((name, tag.start(), hiding(tag[3])))
            within[name] = within.get(name, 0) + 1
        elif within.get(name):
            last = ""
            while last != name:
                last, start, how = opened.pop()
                within[last] -= 1
                if how == VISIBLE or (how in _UNSEEN and last == name):
                    found.append((start, tag.end() if last == name else tag.start(), how))
    return found


def struck_out(source: str) -> int:
    """How many pieces of a text are struck out."""
    if "~~" not in source and "<" not in source:
        return 0
    return sum(1 for _ in _STRUCK_OUT.finditer(_FENCED.sub("", source)))
