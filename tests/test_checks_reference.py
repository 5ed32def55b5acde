"""docs/checks.md: every check for authors has an example there, and every example holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govlint.packtest.bench import Bench
from govlint.packtest.cases import cases_of
from govlint.packtest.run import run_cases
from govlint.plugins import load_plugins
from recipes import Recipe, recipes, write

PAGE = (Path(__file__).parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
RECIPES = list(recipes(PAGE))


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_example(recipe: Recipe, tmp_path: Path) -> None:
    bench = Bench(write(recipe, tmp_path))
    (rule,) = bench.rules
    assert rule.check == recipe.title
    found = cases_of(bench.pack, frozenset({rule.code}))
    assert {case.kind for case in found} >= {"反例", "正例"}
    assert list(run_cases(bench, found)) == []


def test_every_check_is_on_the_page() -> None:
    checks = set(load_plugins(installed=False).checks)
    assert set(re.findall(r"^### ([a-z-]+)$", PAGE, re.MULTILINE)) == checks
    assert {recipe.title for recipe in RECIPES} <= checks
    assert len(RECIPES) >= 16
