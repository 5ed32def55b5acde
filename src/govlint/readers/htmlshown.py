"""Part of the HTML reader: what a page shows though its source says otherwise; places stay."""

from __future__ import annotations

import re

from govlint.lazy import lazily

# Pages of WeChat begin so, until their script has run.
_FADED = lazily(
    r"(?i)visibility\s*:\s*hidden\s*;\s*opacity\s*:\s*0(?![.\d])|opacity\s*:\s*0\s*;\s*visibility\s*:\s*hidden"
)
_CLOSED = lazily(r"(?i)<(title|script|style|textarea|iframe|noscript)\b[^<>]*/>")
_XML = "<?xml"


def as_shown(source: str) -> str:
    """`source` without what hides words that the author sees: what a script fades in; and, where a page is
    XML, tags such as <title/>, which hold nothing there and would hold all of the page in HTML."""
    if "opacity" in source:
        source = _FADED.sub(_blank, source)
    if source.startswith(_XML) and "/>" in source:
        source = _CLOSED.sub(_blank, source)
    return source


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
