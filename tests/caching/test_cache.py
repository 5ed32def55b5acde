"""The cache: what was put is got, and nothing else; nothing raises, and nothing grows for ever."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.caching import cache as module
from govlint.caching.cache import Cache


def key(name: object) -> str:
    return hashlib.sha256(str(name).encode()).hexdigest()


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def place(folder: Path, name: str) -> Path:
    return Path(Cache(folder)._place(name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "results"


def test_what_was_put_is_got(folder: Path) -> None:
    cache = Cache(folder)
    assert cache.get(key("a")) is None
    cache.put(key("a"), b"one" * 1000)
    cache.put(key("b"), b"")
    assert Cache(folder).get(key("a")) == b"one" * 1000
    assert Cache(folder).get(key("b")) == b""
    assert Cache(folder).holds(key("a"))
    assert not Cache(folder).holds(key("c"))


def test_the_last_one_counts(folder: Path) -> None:
    cache = Cache(folder)
    cache.put(key("a"), b"one")
    cache.put(key("a"), b"two")
    assert cache.get(key("a")) == b"two"
    assert len(files(folder)) == 1


def test_only_the_owner_may_read_what_quotes_reports(folder: Path) -> None:
    Cache(folder).put(key("a"), b"one")
    (entry,) = files(folder)
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@given(st.data())
def test_a_changed_entry_is_none(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = Cache(folder)
    cache.put(key("a"), "示例市数据局".encode() * 20)
    (entry,) = files(folder)
    written = entry.read_bytes()
    at = data.draw(st.integers(0, len(written) - 1))
    other = data.draw(
        st.one_of(
            st.binary(max_size=200),
            st.just(written[:at]),
            st.just(written + b"\0"),
            st.integers(1, 255).map(
                lambda bits: written[:at] + bytes([written[at] ^ bits]) + written[at + 1 :]
            ),
        )
    )
    entry.write_bytes(other)
    assert cache.get(key("a")) == ("示例市数据局".encode() * 20 if other == written else None)


def test_an_entry_under_another_name_is_none(folder: Path) -> None:
    cache = Cache(folder)
    cache.put(key("a"), b"one")
    cache.put(key("b"), b"two")
    one, two = (place(folder, key(name)) for name in "ab")
    one.replace(two)
    assert cache.get(key("b")) is None
    assert cache.get(key("a")) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_what_is_no_file_is_none(folder: Path) -> None:
    cache = Cache(folder)
    for name, make in (("a", os.mkfifo), ("b", os.mkdir)):
        entry = place(folder, key(name))
        entry.parent.mkdir(parents=True, exist_ok=True)
        make(entry)
        assert cache.get(key(name)) is None
        cache.put(key(name), b"one")
    assert cache.get(key("a")) == b"one"
    assert cache.get(key("b")) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere" / "at all")
    for where in (tmp_path / "file", tmp_path / "file" / "results", tmp_path / "link" / "results"):
        cache = Cache(where)
        cache.put(key("a"), b"one")
        assert cache.get(key("a")) is None
        assert not cache.holds(key("a"))
        cache.trim()


def test_a_full_disk_is_tried_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def full(path: str, data: bytes) -> None:
        tried.append(path)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_write", full)
    cache = Cache(folder)
    cache.put(key("a"), b"one")
    cache.put(key("b"), b"two")
    assert len(tried) == 1


def test_a_write_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(source: str, target: str) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", locked)
    Cache(folder).put(key("a"), b"one")
    assert files(folder) == []


def test_what_is_too_large_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ENTRY", 100)
    monkeypatch.setattr(module, "_MOST_UNPACKED", 1000)
    cache = Cache(folder)
    cache.put(key("a"), os.urandom(200))
    cache.put(key("b"), bytes(2000))
    assert cache.get(key("a")) is None
    assert cache.get(key("b")) is None


class TestTrim:
    def put(self, folder: Path, cache: Cache, number: int) -> list[str]:
        """So many entries of one share, the first the oldest."""
        keys = [f"ab{key(n)[2:]}" for n in range(number)]
        for age, name in zip(range(number, 0, -1), keys, strict=True):
            cache.put(name, os.urandom(1000))
            os.utime(place(folder, name), (time.time() - age * 10,) * 2)
        return keys

    def test_what_was_not_asked_for_longest_goes(self, folder: Path) -> None:
        cache = Cache(folder, most=64 * 10_000)
        keys = self.put(folder, cache, 20)
        assert cache.get(f"ab{key('miss')[2:]}") is None
        cache.trim()
        kept = [name for name in keys if cache.holds(name)]
        assert kept == keys[-len(kept) :]
        assert 7 <= len(kept) <= 9

    def test_what_fits_stays(self, folder: Path) -> None:
        cache = Cache(folder, most=64 * 100_000)
        keys = self.put(folder, cache, 20)
        assert cache.get(f"ab{key('miss')[2:]}") is None
        cache.trim()
        assert all(cache.holds(name) for name in keys)

    def test_a_run_that_finds_everything_looks_at_nothing(self, folder: Path) -> None:
        cache = Cache(folder, most=64)
        keys = self.put(folder, cache, 3)
        again = Cache(folder, most=64)
        assert all(again.get(name) for name in keys)
        again.trim()
        assert len(files(folder)) == 3

    def test_what_a_killed_process_left_goes(self, folder: Path) -> None:
        cache = Cache(folder)
        keys = self.put(folder, cache, 2)
        old, new = (place(folder, f"{keys[0]}.{name}") for name in ("00ff", "11ff"))
        for path in (old, new):
            path.write_bytes(b"half")
        os.utime(old, (time.time() - 7200,) * 2)
        assert not cache.holds(f"ab{key('miss')[2:]}")
        cache.trim()
        assert not old.exists()
        assert new.exists()
        assert all(cache.holds(name) for name in keys)

    def test_what_is_in_use_becomes_young_again(self, folder: Path) -> None:
        cache = Cache(folder)
        cache.put(key("a"), b"one")
        (entry,) = files(folder)
        os.utime(entry, (time.time() - 40 * 86400,) * 2)
        assert cache.get(key("a")) == b"one"
        assert entry.stat().st_mtime > time.time() - 3600


def test_several_processes_at_once(folder: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom govlint.caching.cache import Cache\n"
        "cache = Cache(Path(sys.argv[1]), most=64 * 3000)\n"
        "names = [f'ab{n:062x}' for n in range(20)]\n"
        "for turn in range(5):\n"
        "    for name in names:\n"
        "        found = cache.get(name)\n"
        "        assert found in (None, name.encode() * 40), found\n"
        "        cache.put(name, name.encode() * 40)\n"
        "    cache.trim()\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(folder)], stderr=subprocess.PIPE) for _ in range(3)
    ]
    assert [process.communicate()[1] for process in running] == [b""] * 3
    assert all("." not in path.name for path in files(folder))
