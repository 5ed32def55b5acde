"""Rules made for tests: of a made-up pack, needing no words but those that a test gives."""

from __future__ import annotations

from typing import Any

from govlint.finding import Severity
from govlint.model import Text
from govlint.rule import Rule


def made(code: str = "TST001", **fields: Any) -> Rule:
    """A rule with these fields, and what every rule must have."""
    usual: dict[str, Any] = {
        "name": code.lower(),
        "pack": "test",
        "severity": Severity.ERROR,
        "check": "test",
        "title": Text("测试", "test"),
        "messages": {},
    }
    return Rule(code=code, **{**usual, **fields})
