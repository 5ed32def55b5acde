"""The checks: code that rules refer to by name. Every room is walked; nothing is listed twice."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator

from govlint.rule import Check


def _modules(folder: str, package: str) -> Iterator[str]:
    for name in sorted(os.listdir(folder)):
        if name[0] in "_.":
            continue
        if name[-3:] == ".py":
            yield f"{package}.{name[:-3]}"
        elif "." not in name:
            yield from _modules(os.path.join(folder, name), f"{package}.{name}")


ALL: tuple[Check, ...] = tuple(
    value
    for module in _modules(__path__[0], __name__)
    for value in vars(importlib.import_module(module)).values()
    if isinstance(value, Check)
)
