"""The checks: code that rules refer to by name."""

from __future__ import annotations

from importlib import import_module

from govlint.rule import Check

HOLDING = (
    "across.aggregate",
    "across.carried",
    "across.comparison",
    "across.duplicate",
    "addresses.url",
    "citations.article",
    "citations.citation",
    "citations.document_number",
    "citations.marks",
    "citations.nested",
    "counts.claim",
    "counts.enumeration",
    "counts.percentage",
    "fees.fee",
    "forms.cells",
    "forms.equation",
    "forms.figures",
    "forms.tables",
    "outline.coverage",
    "outline.identity",
    "outline.sections",
    "suppression",
    "wording.conditional",
    "wording.dates",
    "wording.doubled",
    "wording.layout",
    "wording.lexicon",
    "wording.pattern",
    "wording.personal",
    "wording.said",
    "wording.spelling",
    "wording.typography",
)
"""The modules in which checks stand; the others in these rooms are imported when a check needs them."""

ALL: tuple[Check, ...] = tuple(
    value
    for module in HOLDING
    for value in vars(import_module(f"{__name__}.{module}")).values()
    if isinstance(value, Check)
)
