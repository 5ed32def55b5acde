"""Text made safe for the languages that reporters write: HTML, XML, Markdown."""

from __future__ import annotations

import re
from html import escape

from govlint.identifiers import mask
from govlint.lazy import lazily
from govlint.reporters.typeset import printable

_NO_XML = dict.fromkeys([0xFFFE, 0xFFFF])
_MARKDOWN = lazily(r"[\\`*_{}\[\]<>|~#&$]")
# What GitHub and GitLab turn into links after all escapes are gone: names, numbers of issues, addresses.
_REFERENCE = lazily(r"(?<=[@#!~%$&])(?=[0-9A-Za-z\"])|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_APART = "<!-- -->"


def escaped(text: str) -> str:
    """Text that can stand in a page of HTML: nothing that a browser would act on, nobody's number."""
    return escape(printable(mask(text)))


def for_xml(text: str) -> str:
    """Text without personal identifiers and without the characters that XML does not allow."""
    return printable(mask(text)).translate(_NO_XML)


def for_markdown(text: str) -> str:
    """Text that stays as it is in a line or cell of Markdown, and calls nobody and links to nothing."""
    shown = printable(mask(text))
    return _MARKDOWN.sub(r"\\\g<0>", _REFERENCE.sub("\0", shown)).replace("\0", _APART)
