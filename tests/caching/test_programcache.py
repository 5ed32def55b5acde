from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govlint import programs
from govlint.caching.programcache import keep_programs, recall_programs
from govlint.patterns import memo
from govlint.programs import compiled


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(programs, "_recalled", {})
    monkeypatch.setattr(programs, "_fresh", {})
    monkeypatch.setattr(memo, "_tables", {})
    monkeypatch.setattr(memo, "_known", 0)
    compiled.cache_clear()
    yield
    compiled.cache_clear()


def test_what_one_run_compiles_the_next_recalls(tmp_path: Path) -> None:
    compiled("[一二三]+")
    keep_programs()
    assert len(list((tmp_path / "packs").iterdir())) == 1
    programs._fresh.clear()
    recall_programs()
    assert list(programs._recalled) == ["0 [一二三]+"]


def test_nothing_new_is_not_written(tmp_path: Path) -> None:
    keep_programs()
    assert not (tmp_path / "packs").exists()


def test_a_missing_or_damaged_cache_is_no_error(tmp_path: Path) -> None:
    recall_programs()
    compiled("a")
    keep_programs()
    [file] = (tmp_path / "packs").iterdir()
    file.write_bytes(b"\xff\xff")
    recall_programs()
    assert programs._recalled == {}


def test_what_was_looked_up_is_kept_with_a_check(tmp_path: Path) -> None:
    memo.table("clues")["网站"] = ("x",)
    keep_programs()
    [file] = (path for path in (tmp_path / "results").rglob("*") if path.is_file())
    memo._tables.clear()
    recall_programs()
    assert memo.table("clues") == {"网站": ("x",)}
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    file.write_bytes(data)
    memo._tables.clear()
    recall_programs()
    assert memo.table("clues") == {}, "what was changed is not taken up"


def test_importing_the_command_compiles_nothing() -> None:
    """What is compiled before `recall_programs` is compiled, and kept, again in every run."""
    said = "import govlint.cli.check, govlint.programs as p; print(len(p._fresh), len(p._recalled))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]
