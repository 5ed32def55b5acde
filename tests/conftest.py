"""What all tests share: the command run in this process, and a cache that is not the user's own."""

from __future__ import annotations

import gc
import io
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from govlint import version
from govlint.cli import main

# The code may have been written a moment ago, of which nothing is kept: here it changes no more.
version.RECENT = 0.0
# How long a draw takes is the machine's affair: beside other work a test would fail by that alone.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Thousands of tests live to the end: garbage is not looked for among them again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


class Run(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Govlint = Callable[..., Run]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOVLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("FORCE_COLOR", raising=False)
        yield


@pytest.fixture(autouse=True)
def _no_results_of_other_tests() -> Iterator[None]:
    folder = Path(os.environ["GOVLINT_CACHE_DIR"], "results")
    yield
    shutil.rmtree(folder, ignore_errors=True)  # what a test patches, results know nothing of


@pytest.fixture(autouse=True)
def _garbage_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A command is one process and ends with it: what it lets lie would stay to the end of the tests."""
    often = gc.get_threshold()
    monkeypatch.setattr(gc, "freeze", lambda: None)
    yield
    gc.set_threshold(*often)


@pytest.fixture
def govlint(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Govlint:
    """Run `govlint ARGUMENTS…` in `tmp_path`: its exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: object, stdin: bytes | None = None) -> Run:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as leaving:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Run(int(leaving.value.code or 0), out, err)

    return run


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Documents are no names for tests: bytes of zips tell the time of day, and no two runs agree."""
    return argname if isinstance(val, bytes) else None
