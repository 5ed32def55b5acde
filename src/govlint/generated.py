"""Pages that govlint itself writes: they carry a mark, so that none is ever taken for a report."""

from __future__ import annotations

from govlint.version import __version__

_HTML, _MARKDOWN = '<meta name="generator" content="govlint ', "<!-- generator: govlint "
_WITHIN = 2048

META = f'{_HTML}{__version__}">'
"""The mark of a page of HTML, for its head."""
COMMENT = f"{_MARKDOWN}{__version__} -->"
"""The mark of a page of Markdown, for its first line."""


def is_generated(data: bytes) -> bool:
    """Whether a file begins as a page that govlint wrote: such a one speaks of reports, and quotes them."""
    head = data[:_WITHIN]
    return any(mark.encode() in head for mark in (_HTML, _MARKDOWN))
