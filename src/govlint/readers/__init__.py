"""The readers: bytes → `Document`. Every module here with a READER is walked; nothing is listed twice."""

from __future__ import annotations

import importlib
import pkgutil

from govlint.hookspecs import Reader

ALL: tuple[Reader, ...] = tuple(
    module.READER
    for name in sorted(info.name for info in pkgutil.iter_modules(__path__))
    if hasattr(module := importlib.import_module(f"{__name__}.{name}"), "READER")
)
