"""A corpus of made-up reports for measuring govlint: consistent ones, and the same with one planted fault."""

from __future__ import annotations

from corpus.generate import generate
from corpus.model import Report
from corpus.styles import STYLES, render

__all__ = ["STYLES", "Report", "generate", "render"]
