"""The examples of rule packs as pytest items: one for each example, named by rule, kind and line.

Imported by `govlint_pytest` once a pack is collected, so that a run without packs does not pay for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govlint.errors import SettingsError
from govlint.packtest.bench import Bench
from govlint.packtest.cases import Case, cases_of
from govlint.packtest.run import Failed, run_case, unmade_mends
from govlint.packtest.terms import term_cases


class PackFile(pytest.File):
    """A pack, collected by its pack.yaml."""

    def collect(self) -> Iterable[pytest.Item]:
        """An item for each example and fixture of the pack."""
        bench = Bench(self.path.parent)
        known = frozenset(name for rule in bench.session.rules for name in (rule.code, rule.name))
        cases = [*cases_of(bench.pack, known, bench.forms), *term_cases(bench.pack, bench.session.rules)]
        unmade: dict[tuple[str, int], list[Failed]] = {}

        def mends(case: Case) -> list[Failed]:
            if not unmade:
                unmade["", 0] = []
                for failed in unmade_mends(bench, cases):
                    unmade.setdefault((failed.file, failed.line), []).append(failed)
            return unmade.get((case.file, case.line), [])

        for case in cases:
            yield PackItem.from_parent(self, name=_name(case), case=case, bench=bench, mends=mends)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Mistakes in the pack as `govlint pack test` tells them."""
        if isinstance(excinfo.value, SettingsError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class PackItem(pytest.Item):
    """One example or fixture."""

    def __init__(self, *, case: Case, bench: Bench, mends: Any, **rest: Any) -> None:
        super().__init__(**rest)
        self.case = case
        self.bench = bench
        self.mends = mends

    def runtest(self) -> None:
        """Fail with what was expected and what was found."""
        failures = [*run_case(self.bench, self.case), *self.mends(self.case)]
        if failures:
            raise ExampleError(failures)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The difference alone: the traceback would be govlint's own."""
        if isinstance(excinfo.value, ExampleError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The fence (or the fixture's file) that the item was made of."""
        return Path(self.case.file), self.case.line - 1, self.name


class ExampleError(Exception):
    """An example that does not hold."""

    def __init__(self, failures: list[Failed]) -> None:
        super().__init__("\n".join(line for failed in failures for line in _lines(failed)))


def _lines(failed: Failed) -> Iterator[str]:
    yield f"{failed.file}:{failed.line}: {failed.message}"
    yield from (f"  - {line}" for line in failed.missing)
    yield from (f"  + {line}" for line in failed.extra)


def _name(case: Case) -> str:
    return f"{case.rule or Path(case.file).stem}:{case.kind}:{case.line}"
