"""Small Word documents written by hand."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from corpus.docx import package

from govlint.model import Document
from govlint.readers.docx.reader import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="urn:x:wps" xmlns:v="urn:x:v" xmlns:a="urn:x:a" xmlns:wp="urn:x:wp" xmlns:m="urn:x:m"'
)


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    about = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{about}{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """A cell that holds text, or paragraphs."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def docx(body: str, **parts: str) -> bytes:
    """A document with `body`, and other parts by name."""
    document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return package({"document": document, **parts})


def document(body: str, **parts: str) -> Document:
    """The same, read."""
    return read(docx(body, **parts), "a.docx")
