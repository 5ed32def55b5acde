from __future__ import annotations

import pytest

from govlint import programs
from govlint.programcache import keep_programs, recall_programs
from govlint.programs import compiled


@pytest.fixture(autouse=True)
def forgotten(monkeypatch, tmp_path):
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(programs, "_recalled", {})
    monkeypatch.setattr(programs, "_fresh", {})
    compiled.cache_clear()
    yield
    compiled.cache_clear()


def test_what_one_run_compiles_the_next_recalls(tmp_path):
    compiled("[一二三]+")
    keep_programs()
    assert len(list((tmp_path / "packs").iterdir())) == 1
    programs._fresh.clear()
    recall_programs()
    assert list(programs._recalled) == ["0 [一二三]+"]


def test_nothing_new_is_not_written(tmp_path):
    keep_programs()
    assert not (tmp_path / "packs").exists()


def test_a_missing_or_damaged_cache_is_no_error(tmp_path):
    recall_programs()
    compiled("a")
    keep_programs()
    [file] = (tmp_path / "packs").iterdir()
    file.write_bytes(b"\xff\xff")
    recall_programs()
    assert programs._recalled == {}
