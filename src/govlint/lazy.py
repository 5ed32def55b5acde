"""Regular expressions compiled when they are first used: a run needs few of those that its modules define."""

from __future__ import annotations

import re
from typing import Any, cast

from govlint.programs import compiled


class _Lazy:
    """Stands for a compiled pattern; its methods become the pattern's own at the first call."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        method = getattr(compiled(*self._source), name)
        setattr(self, name, method)
        return method


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but compiled only when a method is first asked for.

    Compiling the checks' patterns is otherwise half of the command's start.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
