"""The reporters: results → text. A reporter's module is imported when its format is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterable

from govlint.hookspecs import Reporter, Result, Style


def _reporter(name: str, module: str) -> Reporter:
    place = f"{__name__}.{module}"

    def render(results: Iterable[Result], style: Style) -> Iterable[str]:
        pieces: Iterable[str] = importlib.import_module(place).render(results, style)
        return pieces

    render.__module__ = place  # where it is told what the format is for
    return Reporter(name, render, stream=True)


ALL = (
    _reporter("text", "console"),
    _reporter("concise", "concise"),
    _reporter("json", "jsonreport"),
    _reporter("jsonl", "jsonl"),
    _reporter("github", "github"),
    _reporter("sarif", "sarif"),
    _reporter("gitlab", "gitlab"),
    _reporter("junit", "junit"),
    _reporter("checkstyle", "checkstyle"),
    _reporter("markdown", "markdown"),
    _reporter("html", "htmlreport"),
)
