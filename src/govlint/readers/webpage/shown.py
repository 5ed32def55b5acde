"""Part of the HTML reader: what a page shows though its source says otherwise; places stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.lazy import lazily

# The text of a page of WeChat begins so, until its script has run; menus of other pages stay hidden.
_ARTICLE = lazily(r"(?i)<[a-z][^<>]*\b(?:js_content|rich_media_content)\b[^<>]*>")
_FADED = lazily(
    r"(?i)visibility\s*:\s*hidden\s*;\s*opacity\s*:\s*0(?![.\d])|opacity\s*:\s*0\s*;\s*visibility\s*:\s*hidden"
)
_CLOSED = lazily(r"(?i)<(title|script|style|textarea|iframe|noscript)\b[^<>]*/>")
_XML = "<?xml"
_SHEET, _SHEET_END = lazily(r"(?i)<style\b[^<>]*>"), lazily(r"(?i)</style")
_SCRIPT, _SCRIPT_END = lazily(r"(?i)<script\b[^<>]*>"), lazily(r"(?i)</script")
# Rules for a medium or a width are none for the page as it is seen.
_AT_RULE = lazily(r"@[^{};@]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_HIDES = lazily(r"(?:^|[}/;,])\s*(?:t[rdh])?\.([\w-]+)\s*\{[^{}]*?\bdisplay\s*:\s*none\b")
_ROW = lazily(r"(?i)(<t[rdh]\b[^<>]*?\s)(class\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([\w-]+)))")
_HIDDEN = "hidden"


def as_html(source: str) -> str:
    """`source` without tags such as <title/> where it is XML: they hold nothing there, and all of the page in
    HTML."""
    return _CLOSED.sub(_blank, source) if source.startswith(_XML) and "/>" in source else source


def as_shown(source: str) -> str:
    """`source` without what hides words until a script has run, which fades them in."""
    return _ARTICLE.sub(lambda match: _FADED.sub(_blank, match[0]), source) if "opacity" in source else source


def as_hidden(source: str) -> str:
    """`source` with `hidden` on the rows and cells of tables that its own style sheet does not show.

    A class that a script knows may be shown by it.
    """
    if "<style" not in source or "none" not in source:
        return source
    rules = "".join(_AT_RULE.sub("", rules) for rules in _inside(source, _SHEET, _SHEET_END))
    names = set(_HIDES.findall(rules))
    if not names:
        return source
    scripts = "".join(_inside(source, _SCRIPT, _SCRIPT_END))
    names = {name for name in names if name not in scripts and rules.count(f".{name}") == 1}

    def marked(match: re.Match[str]) -> str:
        classes = (match[3] or match[4] or match[5] or "").split()
        return match[1] + _HIDDEN.ljust(len(match[2])) if not names.isdisjoint(classes) else match[0]

    return _ROW.sub(marked, source) if names else source


def _inside(source: str, begin: re.Pattern[str], end: re.Pattern[str]) -> Iterator[str]:
    """What stands in the elements of a page that begin and end so."""
    at = 0
    while (opened := begin.search(source, at)) and (closed := end.search(source, opened.end())):
        yield source[opened.end() : closed.start()]
        at = closed.end()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
