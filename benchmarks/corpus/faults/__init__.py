"""Planted faults, one module a family; importing this package registers all of them in `FAULTS`."""

from __future__ import annotations

from corpus.faults import balance, citations, claims, fees, identity, structure, typography, urls, wording
from corpus.faults.plant import FAULTS, Fault, Planted

__all__ = [
    "FAULTS",
    "Fault",
    "Planted",
    "balance",
    "citations",
    "claims",
    "fees",
    "identity",
    "structure",
    "typography",
    "urls",
    "wording",
]
