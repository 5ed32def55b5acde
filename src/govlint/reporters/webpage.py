"""What the pages of HTML that govlint writes have in common: each is one file and needs no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from govlint.finding import Severity
from govlint.generated import META
from govlint.reporters.markup import escaped
from govlint.reporters.words import severity_word

SIGNS = {"error": "✕", "warning": "!", "info": "i"}
"""What stands for a severity where a word is too long: a shape, so that colour never tells alone."""


def head(title: str, style: str, lang: str) -> Iterator[str]:
    """The lines down to `<body>`; `title` is escaped, and nothing but this style is ever loaded or run."""
    style = (files(__package__) / "base.css").read_text(encoding="utf-8") + style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"en" if lang == "en" else "zh-CN"}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield META
    yield f"<title>{title}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"


def label(severity: Severity, lang: str) -> str:
    """A severity as sign and word."""
    sign, word = SIGNS[severity.value], escaped(severity_word(severity, lang))
    return f'<span class="label {severity.value}">{sign}</span> {word}'
