"""govlint: the linter for Chinese government information-disclosure annual reports.

>>> import govlint
>>> result = govlint.check("report.txt")                       # a path
>>> result = govlint.check(data, path="2024.html")             # bytes, named as their file
>>> [finding.rule for finding in result.findings]

Names are imported when they are first used, so that the command can start before the engine is loaded;
`__init__.pyi` beside this file says their types.
"""

from __future__ import annotations

import importlib
from typing import Any

from govlint.version import __version__

_MODULES = {
    "CellKey": "report",
    "Document": "model",
    "Finding": "finding",
    "Fix": "finding",
    "GovlintError": "errors",
    "NotAssessable": "report",
    "Problem": "finding",
    "Report": "report",
    "Result": "finding",
    "Session": "session",
    "SettingsError": "errors",
    "Severity": "finding",
    "Span": "model",
    "UnreadableError": "errors",
    "UsageError": "errors",
    "as_dict": "api",
    "check": "api",
    "check_files": "api",
    "open_session": "api",
}

__all__ = ["__version__", *sorted(_MODULES)]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
