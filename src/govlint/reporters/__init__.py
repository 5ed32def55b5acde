"""The reporters: results → text. Every module here with a REPORTER is walked; nothing is listed twice."""

from __future__ import annotations

import importlib
import pkgutil

from govlint.hookspecs import Reporter

ALL: tuple[Reporter, ...] = tuple(
    module.REPORTER
    for name in sorted(info.name for info in pkgutil.iter_modules(__path__))
    if hasattr(module := importlib.import_module(f"{__name__}.{name}"), "REPORTER")
)
