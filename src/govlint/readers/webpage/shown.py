"""Part of the HTML reader: what a page shows though its source says otherwise; places stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from govlint.lazy import lazily

# The text of a page of WeChat begins so, until its script has run; menus of other pages stay hidden.
_ARTICLE = lazily(r"(?i)<[a-z][^<>]*\b(?:js_content|rich_media_content)\b[^<>]*>")
_FADED = lazily(
    r"(?i)visibility\s*:\s*hidden\s*;\s*opacity\s*:\s*0(?![.\d])|opacity\s*:\s*0\s*;\s*visibility\s*:\s*hidden"
)
# A part of a page behind a tab that begins with the heading of a section.
_PANE = lazily(
    r"(?i)<(?:div|section|article|li|dd|ul)\b[^<>]*?\bstyle\s*=\s*[\"'][^\"'<>]*?(display\s*:\s*none)\b[^<>]*>"
    r"(?=(?>\s++|&nbsp;|<[^<>]*+>){0,40}+([一二三四五六])、)"
)
_OPENS = lazily(r">(?:\s|&nbsp;)*+([一二三四五六]、[^<>]{1,6})")
_TAGS = lazily(r"<[^<>]*>|\s+")
_CAPTION = 60
"""So many characters are more than the caption of a tab and what stands beside it."""
_PANES = 2
"""So many parts with different headings that are hidden one by one stand behind tabs, and show at a click."""
_CELL = lazily(
    r"(?i)<span(?=[^<>]*\brole\s*=\s*[\"']?(?:cell|gridcell|columnheader|rowheader)\b)([^<>]*)>([^<]*)</span>"
)
_CLOSED = lazily(r"(?i)<(title|script|style|textarea|iframe|noscript)\b[^<>]*/>")
_XML = "<?xml"
_ELEMENT = lazily(r"(?i)<!--|<(style|script|noscript|template|textarea)\b([^<>]*)>")
_ELEMENT_END = lazily(r"(?i)-->|</(style|script|noscript|template|textarea)\b")
_OF_SCREEN = frozenset({"", "all", "screen"})
_MEDIA = lazily(r"(?i)\bmedia\s*=\s*[\"']?([^\"'<>]*)")
_OFF = lazily(r"(?i)\bdisabled\b|\btype\s*=\s*[\"']?(?!text/css)\w")
# Rules for a medium or a width are none for the page as it is seen.
_BLOCK = r"\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
_PRINTED = lazily(rf"(?i)@media\s+print\s*{_BLOCK}")
_AT_RULE = lazily(rf"@[^{{}};@]{{0,200}}{_BLOCK}")
_NOT_SHOWN = lazily(r"display\s*:\s*none\b|visibility\s*:\s*hidden\b|opacity\s*:\s*0(?![.\d])")
_HIDDEN, _FADED_OUT = "hidden", "faded"
_RULE = r"(?:^|[};,])\s*(t[rdh]|p|span|li)?\.([\w-]+)\s*\{[^{}]*?(?<![\w-])"
# What a rule says that hides an element, alone or but for its place; what may show it again; what an element
# itself may say of it; and the mark of one that is hidden so.
_WAYS = (
    (
        lazily(rf"{_RULE}display\s*:\s*none\b"),
        lazily(r"(?i)\bdisplay\s*:(?!\s*none\b)"),
        lazily(r"(?i)\bdisplay\s*:"),
        _HIDDEN,
    ),
    (
        lazily(rf"{_RULE}visibility\s*:\s*hidden\b"),
        lazily(r"(?i)\bvisibility\s*:(?!\s*hidden\b)|\b(?:animation|transition)\b|@keyframes"),
        lazily(r"(?i)\bvisibility\s*:"),
        _FADED_OUT,
    ),
    (
        lazily(rf"{_RULE}opacity\s*:\s*0(?![.\d])"),
        lazily(r"(?i)\bopacity\s*:(?!\s*0(?![.\d]))|\b(?:animation|transition)\b|@keyframes"),
        lazily(r"(?i)\bopacity\s*:"),
        _FADED_OUT,
    ),
)
# What may show a row again: other values of display, sheets and scripts that are not in the page, and
# scripts that have to do with what is shown.
_SHOWS = lazily(r"(?i)(?<![\w.-])all\s*:|@import\b")
_ELSEWHERE = lazily(r"(?i)<link\b[^<>]*\bstylesheet\b|<script\b[^<>]*\ssrc\b")
_HANDLER = lazily(r"(?i)\son[a-z]+\s*=|javascript:")
_SHOWING = lazily(r"(?i)display|show|toggle|class|style|css|hid|visib|opacity|fade|anim")
_CLASS, _NAME = lazily(r"\.([\w-]+)"), lazily(r"[\w-]+")
_ROW = lazily(
    r"(?i)(<(t[rdh]|p|span|li)\b[^<>]*?\s)(class\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([\w-]+)))(?=([^<>]*))"
)
# Elements within may have a size of their own, as sites do against gaps between blocks: only where none is.
# No cells and no blocks that may be some: the others of the row would move over.
# So is what stands far beside the page, for those who hear it.
_SIZELESS = lazily(r"(?i)font-size\s*:\s*0(?![.\d])|\bleft\s*:\s*-\d{4,5}px")
_TINY = lazily(
    r"(?i)(<(p|span|font|b|strong|em|i|a)\s[^<>]{0,200}?)"
    r"(style\s*=\s*(?:\"[^\"<>]{0,200}\"|'[^'<>]{0,200}'))(?=[^<>]{0,200}>[^<>]*</\2\s*>)"
)
_SIZES = ("font-size:0", "font-size: 0", "FONT-SIZE: 0", "FONT-SIZE:0", "-9999")
_SPOKEN = 'class="katex-mathml"'
"""Of a formula the copy for those who hear it."""


def as_html(source: str) -> str:
    """`source` without tags such as <title/> where it is XML: they hold nothing there, and all of the page in
    HTML."""
    return _CLOSED.sub(_blank, source) if source.startswith(_XML) and "/>" in source else source


def as_shown(source: str) -> str:
    """`source` without what hides words until a script has run, which fades them in, or a reader asks; and
    without copies of formulas.
    """
    if _SPOKEN in source:  # no page with formulas is plain
        source = source.replace(_SPOKEN, _HIDDEN.ljust(len(_SPOKEN)))
    if "opacity" in source:
        source = _ARTICLE.sub(lambda match: _FADED.sub(_blank, match[0]), source)
    panes = list(_PANE.finditer(source)) if "display" in source else []
    if len({pane[2] for pane in panes}) >= _PANES:
        panes = _not_told_beside(source, panes)
    if len({pane[2] for pane in panes}) < _PANES:
        return source
    pieces, end = [], 0
    for pane in panes:
        start, stop = pane.span(1)
        pieces += [source[end:start], " " * (stop - start)]
        end = stop
    return "".join([*pieces, source[end:]])


def _not_told_beside(source: str, panes: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those of `panes` whose section the page does not tell elsewhere, too: they would be other copies."""
    hidden = {pane.start(2): pane for pane in panes}
    found = list(_OPENS.finditer(source))
    ends = [*(match.start() for match in found[1:]), len(source)]
    titles: dict[int, str] = {}
    told: set[str] = set()
    for match, end in zip(found, ends, strict=True):
        if match.start(1) in hidden:
            titles[match.start(1)] = match[1]
        elif len(_TAGS.sub("", source[match.end() : end])) > _CAPTION:
            told.add(match[1])
    return [pane for at, pane in hidden.items() if titles.get(at) not in told]


def with_cells(source: str) -> str:
    """`source` with elements that are only called cells on lines of their own, as a reader hears them."""
    if 'role="' not in source or "<span" not in source:
        return source
    return _CELL.sub(lambda cell: f"<div {cell[1]}>{cell[2]}</div >", source)


def as_hidden(source: str) -> str:
    """`source` with `hidden` on paragraphs, rows and cells that its own style sheet does not show, and with
    `faded` on those that it leaves their place.

    Where a script, another sheet or another rule may show them, they are read.
    """
    if "<style" not in source or not _NOT_SHOWN.search(source) or _ELSEWHERE.search(source):
        return source
    rules, scripts = _rules_and_scripts(source)
    if _SHOWS.search(rules) or _HANDLER.search(source) or _SHOWING.search(scripts):
        return source
    bare = _AT_RULE.sub("", rules)
    uses = Counter(_CLASS.findall(bare))
    known = set(_NAME.findall(scripts))
    for hides, shows, own, mark in _WAYS:
        hidden = {(tag, name) for tag, name in hides.findall(bare) if uses[name] == 1 and name not in known}
        if hidden and not shows.search(rules):
            source = _ROW.sub(partial(_marked, hidden=hidden, own=own, mark=mark), source)
    return source


def _marked(match: re.Match[str], hidden: set[tuple[str, str]], own: re.Pattern[str], mark: str) -> str:
    """A start tag with the mark in place of a class by which it is hidden, if it says nothing itself."""
    classes = (match[4] or match[5] or match[6] or "").split()
    tags = ("", match[2].lower())
    if not any((tag, name) in hidden for name in classes for tag in tags):
        return match[0]
    if own.search(match[1]) or own.search(match[7]):
        return match[0]
    return match[1] + mark.ljust(len(match[3]))


def without_tiny(source: str) -> str:
    """`source` with `hidden` on elements of words alone that are set in a size of nothing or off the page."""
    if not any(size in source for size in _SIZES):
        return source

    def marked(match: re.Match[str]) -> str:
        return match[1] + _HIDDEN.ljust(len(match[3])) if _SIZELESS.search(match[3]) else match[0]

    return _TINY.sub(marked, source)


def _rules_and_scripts(source: str) -> tuple[str, str]:
    """The rules of a page's style sheets without comments, and what may show something beside them."""
    rules: list[str] = []
    scripts: list[str] = []
    for name, attributes, text in _elements(source):
        if name == "script":
            scripts.append(text)
        if name != "style" or _OFF.search(attributes):
            continue
        media = _MEDIA.search(attributes)
        medium = media[1].strip().lower() if media else ""
        bare = _uncommented(text)
        if medium in _OF_SCREEN:
            rules.append(_PRINTED.sub("", bare))
        elif medium != "print":
            scripts.append(bare)
    return "\n".join(rules), "\n".join(scripts)


def _elements(source: str) -> Iterator[tuple[str, str, str]]:
    """The name, the attributes and the text of what holds no tags; a comment has no name."""
    at = 0
    while opened := _ELEMENT.search(source, at):
        name = (opened[1] or "").lower()
        ends = _ELEMENT_END.finditer(source, opened.end())
        closed = next((end for end in ends if (end[1] or "").lower() == name), None)
        if closed is None:
            return
        yield name, opened[2] or "", source[opened.end() : closed.start()]
        at = closed.end()


def _uncommented(rules: str) -> str:
    """Rules without comments, and without the marks that hid them from the oldest browsers."""
    first, *others = rules.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
