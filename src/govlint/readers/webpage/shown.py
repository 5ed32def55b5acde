"""Part of the HTML reader: what a page shows though its source says otherwise; places stay."""

from __future__ import annotations

import re

from govlint.lazy import lazily

# The text of a page of WeChat begins so, until its script has run; menus of other pages stay hidden.
_ARTICLE = lazily(r"(?i)<[a-z][^<>]*\b(?:js_content|rich_media_content)\b[^<>]*>")
_FADED = lazily(
    r"(?i)visibility\s*:\s*hidden\s*;\s*opacity\s*:\s*0(?![.\d])|opacity\s*:\s*0\s*;\s*visibility\s*:\s*hidden"
)
_CLOSED = lazily(r"(?i)<(title|script|style|textarea|iframe|noscript)\b[^<>]*/>")
_XML = "<?xml"


def as_html(source: str) -> str:
    """`source` without tags such as <title/> where it is XML: they hold nothing there, and all of the page in
    HTML."""
    return _CLOSED.sub(_blank, source) if source.startswith(_XML) and "/>" in source else source


def as_shown(source: str) -> str:
    """`source` without what hides words until a script has run, which fades them in."""
    return _ARTICLE.sub(lambda match: _FADED.sub(_blank, match[0]), source) if "opacity" in source else source


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
