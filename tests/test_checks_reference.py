"""docs/checks.md and docs/cookbook.md: every check for authors has an example, and every example holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govlint.packtest.bench import Bench
from govlint.packtest.cases import cases_of
from govlint.packtest.run import run_cases
from govlint.packtest.terms import term_cases
from govlint.plugins import load_plugins
from recipes import Recipe, recipes, write

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "checks.md").read_text(encoding="utf-8")
RECIPES = list(recipes(PAGE))
COOKBOOK = list(recipes((DOCS / "cookbook.md").read_text(encoding="utf-8")))


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_example(recipe: Recipe, tmp_path: Path) -> None:
    bench = Bench(write(recipe, tmp_path))
    (rule,) = bench.rules
    assert rule.check == recipe.title
    found = cases_of(bench.pack, frozenset({rule.code}))
    assert {case.kind for case in found} >= {"反例", "正例"}
    assert list(run_cases(bench, found)) == []


@pytest.mark.parametrize("recipe", COOKBOOK, ids=lambda recipe: recipe.title.split(". ")[0])
def test_recipe(recipe: Recipe, tmp_path: Path) -> None:
    bench = Bench(write(recipe, tmp_path))
    (rule,) = bench.rules
    assert rule.basis
    found = [*cases_of(bench.pack, frozenset({rule.code})), *term_cases(bench.pack, bench.session.rules)]
    assert list(run_cases(bench, found)) == []


def test_the_cookbook_holds_twenty_rules() -> None:
    assert len(COOKBOOK) == 20
    rules = [re.search(r"^code: (\S+)$", recipe.rule, re.MULTILINE) for recipe in COOKBOOK]
    assert len({rule[1] for rule in rules if rule}) == 20


def test_every_check_is_on_the_page() -> None:
    checks = set(load_plugins(installed=False).checks)
    assert set(re.findall(r"^### ([a-z-]+)$", PAGE, re.MULTILINE)) == checks
    assert {recipe.title for recipe in RECIPES} <= checks
    assert len(RECIPES) >= 16
