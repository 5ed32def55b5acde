"""For authors of packs and checks: a minimal correct report, the examples of a rule's page, a rule tester."""

from __future__ import annotations

from govlint.packtest.pageexamples import KINDS, SUFFIXES, Example, Kind, base_report, build, examples
from govlint.packtest.ruletester import RuleTester

__all__ = ["KINDS", "SUFFIXES", "Example", "Kind", "RuleTester", "base_report", "build", "examples"]
