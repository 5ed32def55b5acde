"""The hooks: all that a plugin imports. Each asks a plugin for a list of what it adds.

A plugin is a module or object with functions marked `@hookimpl`, registered under the entry-point
group `govlint` of an installed package, or named under `plugins:` in the user's own configuration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pluggy

from govlint.errors import FixError, UnreadableError
from govlint.facts import Facts
from govlint.finding import (
    Discrepancy,
    Edit,
    Elsewhere,
    Finding,
    Fix,
    Mention,
    Outcome,
    Passed,
    Problem,
    Repair,
    Result,
    Severity,
    Unknown,
)
from govlint.model import (
    Block,
    Cell,
    Document,
    Grid,
    Link,
    Paragraph,
    Picture,
    Span,
    Struct,
    Text,
)
from govlint.report import CellKey, Form, FormCell, NotAssessable, Report, Section
from govlint.rule import Check, Context, CorpusCheck, CorpusContext, Rule, check, corpus_check

__all__ = [
    "Block",
    "Cell",
    "CellKey",
    "Check",
    "Context",
    "CorpusCheck",
    "CorpusContext",
    "Discrepancy",
    "Document",
    "Edit",
    "Elsewhere",
    "Facts",
    "Finding",
    "Fix",
    "FixError",
    "Form",
    "FormCell",
    "Grid",
    "Link",
    "Mention",
    "NotAssessable",
    "Outcome",
    "Paragraph",
    "Passed",
    "Picture",
    "Problem",
    "Reader",
    "Repair",
    "Report",
    "Reporter",
    "Result",
    "Rule",
    "Section",
    "Severity",
    "Span",
    "Style",
    "Text",
    "Unknown",
    "UnreadableError",
    "check",
    "corpus_check",
    "hookimpl",
    "hookspec",
]

PROJECT = "govlint"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Reader(Struct, frozen=True):
    """Turns bytes into a `Document`.

    `suffixes` are those it claims (lower case, with the dot). `read(data, path)` raises
    `UnreadableError` for bytes that it cannot read, and reads nothing but `data`. `patch(data, document,
    edits)` gives the bytes with edits of the document's source, if the format can be mended: nothing else
    may change. It raises `FixError` where it cannot. `depends()` is for a reader that asks a program
    outside Python: it tells which one, in words that are others for another. What earlier runs have kept
    holds only as long as they stay the same.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]
    patch: Callable[[bytes, Document, Sequence[Edit]], bytes] | None = None
    depends: Callable[[], str] | None = None


class Style(Struct, frozen=True, kw_only=True):
    """How reporters should write: language, colour, width in columns, and which extras.

    `quiet` is for people who want to see findings, and what could not be checked, and nothing else.
    `rules` are all that the run knows, for formats that describe them; from `fail_level` on, findings count
    as a failure. `failed` are the plugins that are not in use, each with the reason, for formats that have a
    place for what is amiss with the tool itself.
    """

    lang: str = "zh"
    colour: bool = False
    width: int = 100
    statistics: bool = False
    coverage: bool = False
    quiet: bool = False
    rules: tuple[Rule, ...] = ()
    fail_level: Severity = Severity.WARNING
    failed: tuple[tuple[str, str], ...] = ()


class Reporter(Struct, frozen=True):
    """Turns results into text; `render(results, style)` gives it in pieces, each ending with a newline.

    `stream` is true for formats that can be written while documents are still being checked.
    """

    name: str
    render: Callable[[Iterable[Result], Style], Iterable[str]]
    stream: bool = False


class Hooks:
    """The hook specifications; a hook that is misspelt in a plugin is told by name."""

    @hookspec
    def govlint_readers(self) -> list[Reader]:
        """Give the readers that this plugin adds."""
        raise NotImplementedError

    @hookspec
    def govlint_checks(self) -> list[Check]:
        """Give the checks that this plugin adds: `@check` for one report, `@corpus_check` across several."""
        raise NotImplementedError

    @hookspec
    def govlint_packs(self) -> list[Path]:
        """Give the folders of the rule packs that this plugin ships."""
        raise NotImplementedError

    @hookspec
    def govlint_reporters(self) -> list[Reporter]:
        """Give the reporters that this plugin adds."""
        raise NotImplementedError
