"""The checks: code that rules refer to by name. Every module here is walked; nothing is listed twice."""

from __future__ import annotations

import importlib
import pkgutil

from govlint.rule import Check

ALL: tuple[Check, ...] = tuple(
    value
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__))
    for value in vars(importlib.import_module(f"{__name__}.{module}")).values()
    if isinstance(value, Check)
)
