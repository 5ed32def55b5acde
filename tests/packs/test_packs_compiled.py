from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from test_packs_loading import CHECKS, RULE, make, word

from govlint import version
from govlint.errors import SettingsError
from govlint.finding import Outcome
from govlint.options import bind_options
from govlint.packs import compiled, loading
from govlint.packs.compiled import cache_folder, header, load_packs
from govlint.packs.loading import load_pack
from govlint.patterns.pattern import Pattern
from govlint.rule import Pack, check


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache/packs"


@pytest.fixture(autouse=True)
def _modules_are_listed_anew() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    """As in another process: the modules are listed anew."""
    version.modules.cache_clear()
    version.state_of.cache_clear()
    compiled._code.cache_clear()


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    calls = []

    def counted(*arguments: Any) -> Pack:
        calls.append(arguments[0])
        return load_pack(*arguments)

    monkeypatch.setattr(loading, "load_pack", counted)
    return calls


def test_a_second_load_reads_no_yaml(tmp_path: Path, cache: Path, loads: list[Path]) -> None:
    folder = make(tmp_path / "mine")
    [first] = load_packs([folder], CHECKS)
    [second] = load_packs([folder], CHECKS)
    assert len(loads) == 1
    assert second == first
    assert bind_options(second.rules[0], word)["pattern"] == Pattern("甲")
    assert len(list(cache.iterdir())) == 1


def test_what_changes_the_pack_is_seen(tmp_path: Path, cache: Path, loads: list[Path]) -> None:
    folder = make(tmp_path / "mine")
    load_packs([folder], CHECKS)
    (folder / "words/first.yaml").write_text(RULE.replace("warning", "error"), encoding="utf-8")
    assert load_packs([folder], CHECKS)[0].rules[0].severity == "error"
    (folder / "words/first.md").unlink()
    with pytest.raises(SettingsError, match=r"first\.md"):
        load_packs([folder], CHECKS)
    assert len(loads) == 3


def test_a_change_that_leaves_size_and_time_is_seen(tmp_path: Path, cache: Path, loads: list[Path]) -> None:
    folder = make(tmp_path / "mine")
    rule = folder / "words/first.yaml"
    load_packs([folder], CHECKS)
    status = rule.stat()
    rule.write_text(RULE.replace("甲", "乙"), encoding="utf-8")
    os.utime(rule, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert rule.stat().st_size == status.st_size
    assert load_packs([folder], CHECKS)[0].rules[0].options["pattern"] == "乙"
    long_ago = status.st_mtime_ns - 10**12
    os.utime(rule, ns=(long_ago, long_ago))
    load_packs([folder], CHECKS)
    time.sleep(0.02)  # a tick of the clock by which the system tells times of files
    rule.write_text(RULE.replace("甲", "丙"), encoding="utf-8")
    os.utime(rule, ns=(long_ago, long_ago))
    assert load_packs([folder], CHECKS)[0].rules[0].options["pattern"] == "丙"


def test_what_an_old_pack_extends_is_read_again_when_that_changes(tmp_path: Path, cache: Path) -> None:
    folder = make(tmp_path / "mine")
    about = folder / "pack.yaml"
    plain = about.read_text(encoding="utf-8")
    about.write_text(plain + "extends: [one]\n", encoding="utf-8")
    assert header(folder).extends == ("one",)
    status = about.stat()
    about.write_text(plain + "extends: [two]\n", encoding="utf-8")
    os.utime(about, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert header(folder).extends == ("two",)


class TestOurOwnCode:
    """In a checkout the version stays as it is, whatever is written there."""

    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        package = tmp_path / "src" / "govlint"
        (package / "packs").mkdir(parents=True)
        for name in ("__init__.py", "packs/compiled.py", "packs/loading.py"):
            (package / name).write_text("a = 1\n")
        monkeypatch.setattr(compiled, "__file__", str(package / "packs/compiled.py"))
        return package

    def test_a_change_is_seen(
        self, package: Path, tmp_path: Path, cache: Path, loads: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = make(tmp_path / "mine")
        for count, code in ((1, "a = 1\n"), (2, "a = 1 + 1\n"), (2, "a = 1 + 1\n")):
            if (package / "packs/loading.py").read_text() != code:
                (package / "packs/loading.py").write_text(code)
            forget()
            load_packs([folder], CHECKS)
            assert len(loads) == count

    def test_while_it_is_being_changed_nothing_is_kept(
        self, package: Path, tmp_path: Path, cache: Path, loads: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(version, "RECENT", 2.0)
        folder = make(tmp_path / "mine")
        for _ in range(2):
            forget()
            load_packs([folder], CHECKS)
            assert header(folder).extends == ()
        assert len(loads) == 2
        assert not cache.exists()

    def test_an_installed_one_is_known_by_its_record(
        self, package: Path, tmp_path: Path, cache: Path, loads: list[Path]
    ) -> None:
        folder = make(tmp_path / "mine")
        about = package.parent / f"govlint-{version.__version__}.dist-info"
        about.mkdir()
        for words in ("one", "two"):
            (about / "RECORD").write_text(words)
            for code in ("a = 3\n", "a = 4\n"):
                (package / "packs/loading.py").write_text(code)
                forget()
                load_packs([folder], CHECKS)
        assert len(loads) == 2


def test_a_zip_that_changes_is_seen(tmp_path: Path, cache: Path, loads: list[Path]) -> None:
    folder = make(tmp_path / "mine")
    archive = tmp_path / "mine.zip"
    for word_ in ("甲", "乙"):
        (folder / "words/first.yaml").write_text(RULE.replace("甲", word_), encoding="utf-8")
        with zipfile.ZipFile(archive, "w") as packed:
            for file in folder.rglob("*.*"):
                packed.write(file, file.relative_to(folder).as_posix())
        assert load_packs([archive], CHECKS)[0].rules[0].options["pattern"] == word_
    load_packs([archive], CHECKS)
    assert len(loads) == 2


def test_another_signature_is_seen(tmp_path: Path, cache: Path) -> None:
    @check("word")
    def narrower(context: Any, *, patterns: str) -> Iterator[Outcome]:
        yield from ()

    folder = make(tmp_path / "mine")
    load_packs([folder], CHECKS)
    with pytest.raises(SettingsError, match="不认识的键 pattern"):
        load_packs([folder], {"word": narrower})


def test_without_the_cache(tmp_path: Path, cache: Path, loads: list[Path]) -> None:
    folder = make(tmp_path / "mine")
    load_packs([folder], CHECKS, use_cache=False)
    load_packs([folder], CHECKS, use_cache=False)
    assert len(loads) == 2
    assert not cache.exists()


def test_a_broken_cache_is_rebuilt(tmp_path: Path, cache: Path, loads: list[Path]) -> None:
    folder = make(tmp_path / "mine")
    load_packs([folder], CHECKS)
    [entry] = cache.iterdir()
    for data in (b"", b"\x93\x01", os.urandom(100)):
        entry.write_bytes(data)
        assert load_packs([folder], CHECKS)[0].name == "mine"
    assert load_packs([folder], CHECKS)[0].name == "mine"
    assert len(loads) == 4


def test_an_entry_with_a_broken_character_is_rebuilt(tmp_path: Path, cache: Path, loads: list[Path]) -> None:
    folder = make(tmp_path / "mine")
    load_packs([folder], CHECKS)
    [entry] = cache.iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"mine", b"m\xffne"))
    assert load_packs([folder], CHECKS)[0].name == "mine"
    assert len(loads) == 2


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, cache: Path) -> None:
    cache.parent.write_text("a file")
    assert load_packs([make(tmp_path / "mine")], CHECKS)[0].name == "mine"


def test_old_entries_go(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_KEPT", 2)
    folder = make(tmp_path / "mine")
    for severity in ("error", "warning", "info"):
        (folder / "words/first.yaml").write_text(RULE.replace("warning", severity) + "\n", encoding="utf-8")
        load_packs([folder], CHECKS)
    assert len(list(cache.iterdir())) == 2


def test_mistakes_of_all_packs_are_told(tmp_path: Path, cache: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_packs([tmp_path / "no", tmp_path / "none"], CHECKS)
    assert len(caught.value.mistakes) == 2


@pytest.mark.parametrize("shared", [None, "", "relative", "/srv/cache"])
def test_the_users_own_cache_folder(shared: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVLINT_CACHE_DIR", raising=False)
    if shared is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", shared)
    # Newer ones of platformdirs take no relative path, as the XDG specification has it.
    wanted = (
        platformdirs.user_cache_dir("govlint") if shared != "relative" else Path.home() / ".cache/govlint"
    )
    assert cache_folder() == Path(wanted) / "packs"


def test_a_warm_start_imports_no_yaml(tmp_path: Path, cache: Path) -> None:
    code = (
        "import sys, govlint.version; govlint.version.RECENT = 0; govlint.open_session(); "
        "print(bool({'yaml', 'ruamel.yaml'} & set(sys.modules)))"
    )
    said = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]
