"""The reporters: results → text. A reporter's module is imported when its format is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterable

from govlint.hookspecs import Reporter, Result, Style


def _reporter(name: str, module: str) -> Reporter:
    def render(results: Iterable[Result], style: Style) -> Iterable[str]:
        pieces: Iterable[str] = importlib.import_module(f"{__name__}.{module}").render(results, style)
        return pieces

    return Reporter(name, render, stream=True)


ALL = (
    _reporter("text", "console"),
    _reporter("concise", "concise"),
    _reporter("json", "jsonreport"),
    _reporter("jsonl", "jsonl"),
    _reporter("github", "github"),
)
