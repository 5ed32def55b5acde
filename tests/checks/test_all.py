"""The list of modules that hold checks is whole: no check stands in another one."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from govlint import checks
from govlint.rule import Check


def test_every_module_with_a_check_is_listed() -> None:
    names = [module.name for module in walk_packages(checks.__path__, f"{checks.__name__}.")]
    holding = {
        name.removeprefix(f"{checks.__name__}.")
        for name in names
        for value in vars(import_module(name)).values()
        if isinstance(value, Check) and value.run.__module__ == name
    }
    assert holding == set(checks.HOLDING)
    assert list(checks.HOLDING) == sorted(checks.HOLDING)


def test_every_check_is_given_once() -> None:
    names = [check.name for check in checks.ALL]
    assert len(names) == len(set(names)) > 40
