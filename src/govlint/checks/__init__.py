"""The checks: code that rules refer to by name. Every module here is walked; nothing is listed twice."""

from __future__ import annotations

import importlib
import os

from govlint.rule import Check

ALL: tuple[Check, ...] = tuple(
    value
    for module in sorted(
        name[:-3] for name in os.listdir(__path__[0]) if name[0] != "_" and name[-3:] == ".py"
    )
    for value in vars(importlib.import_module(f"{__name__}.{module}")).values()
    if isinstance(value, Check)
)
