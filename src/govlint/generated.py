"""What govlint itself writes: pages with a mark and annotated copies, so that none is taken for a report."""

from __future__ import annotations

import os
import re

from govlint.version import __version__

_HTML, _MARKDOWN = '<meta name="generator" content="govlint ', "<!-- generator: govlint "

HEAD = 2048
"""So many bytes at the beginning of a page hold its mark."""
META = f'{_HTML}{__version__}">'
"""The mark of a page of HTML, for its head."""
COMMENT = f"{_MARKDOWN}{__version__} -->"
"""The mark of a page of Markdown, for its first line."""


def is_generated(data: bytes) -> bool:
    """Whether a file begins as a page that govlint wrote: such a one speaks of reports, and quotes them."""
    head = data[:HEAD]
    return any(mark.encode() in head for mark in (_HTML, _MARKDOWN))


WORD = (".docx", ".docm")
COPY = ".批注"
"""What the name of an annotated copy has behind the report's own."""
_COMMENTS = b"word/comments.xml"
_TAIL, _MOST = 2**16, 2**24


def is_annotated(path: str) -> bool:
    """Whether the file at `path` is a Word document with comments of govlint's, or its copy without any.

    Comments that somebody has taken out leave a report like any other.
    """
    stem, suffix = os.path.splitext(path)
    if suffix.lower() not in WORD:
        return False
    try:
        if stem.endswith(COPY) and _same(path, stem.removesuffix(COPY) + suffix):
            return True
        with open(path, "rb") as file:
            file.seek(-min(_TAIL, os.fstat(file.fileno()).st_size), os.SEEK_END)
            if _COMMENTS not in file.read(_TAIL):  # the names of all parts stand at the end
                return False
        return _has_our_comments(path)
    except OSError:
        return False


def _has_our_comments(path: str) -> bool:
    # Slow to import, and few documents have comments.
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(path) as package, package.open(_COMMENTS.decode()) as part:
            return re.search(rb"""\bauthor=["']govlint["']""", part.read(_MOST)) is not None
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        zlib.error,
    ):
        return False


def _same(path: str, other: str) -> bool:
    """Whether both files are there and hold the same."""
    if not os.path.isfile(other) or os.path.getsize(path) != os.path.getsize(other):
        return False
    with open(path, "rb") as one, open(other, "rb") as two:
        return one.read() == two.read()
