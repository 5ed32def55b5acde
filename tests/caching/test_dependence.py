"""What results depend on besides file and rules: told when it changes, and told when it cannot be told."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import govlint
from govlint import version
from govlint.caching import dependence
from govlint.caching.cache import Cache
from govlint.plugins import Registry, load_plugins
from govlint.version import __version__, modules

CODE = (
    "from govlint.hookspecs import *\n"
    "@check('says')\ndef says(context):\n    'Says.'\n    yield Problem(span=Span(0, 1))\n"
    "@hookimpl\ndef govlint_checks():\n    return [says]\n"
)


def surroundings(registry: Registry, cache: Cache) -> str | None:
    """As another process would tell them: of its modules each lists those that it finds at its start."""
    modules.cache_clear()
    version.state_of.cache_clear()
    return dependence.surroundings(registry, cache)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which packages can be installed while the test runs."""
    before = set(sys.modules)
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in set(sys.modules) - before:
        if not name.startswith("govlint."):
            sys.modules.pop(name)


def install(site: Path, name: str, version: str, *, record: bool = True) -> Path:
    """A plugin as pip installs it; gives its folder of metadata."""
    (site / f"{name}.py").write_text(CODE)
    about = site / f"{name}-{version}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (about / "entry_points.txt").write_text(f"[govlint]\n{name} = {name}\n")
    if record:
        digest = hashlib.sha256((site / f"{name}.py").read_bytes()).hexdigest()
        (about / "RECORD").write_text(f"{name}.py,sha256={digest},\n")
    return about


def bare() -> Registry:
    return load_plugins(installed=False)


def test_the_same_words_every_time(cache: Cache) -> None:
    first = surroundings(bare(), cache)
    assert first is not None
    assert __version__ in first
    assert surroundings(bare(), cache) == first


def test_whether_the_digest_of_the_code_was_kept_makes_no_difference(cache: Cache, tmp_path: Path) -> None:
    assert surroundings(bare(), cache) == surroundings(bare(), Cache(tmp_path / "other"))
    (tmp_path / "file").write_text("no folder")
    assert surroundings(bare(), cache) == surroundings(bare(), Cache(tmp_path / "file"))


def test_another_interpreter_is_told(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = surroundings(bare(), cache)
    monkeypatch.setattr(sys, "version", "3.99.0 (another)")
    assert surroundings(bare(), cache) != first


def test_a_package_more_or_of_another_version_is_told(cache: Cache, site: Path) -> None:
    said = {surroundings(bare(), cache)}
    (site / "lxml-5.3.0.dist-info").mkdir()
    said.add(surroundings(bare(), cache))
    (site / "lxml-5.3.0.dist-info").rename(site / "lxml-5.4.0.dist-info")
    said.add(surroundings(bare(), cache))
    (site / "lxml-5.4.0.dist-info").rename(site / "lxml-5.4.0.egg-info")
    said.add(surroundings(bare(), cache))
    assert len(said) == 4


def test_a_zip_of_modules_is_told(cache: Cache, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {surroundings(bare(), cache)}
    for words in ("one", "three"):
        (site / "modules.zip").write_text(words)
        monkeypatch.syspath_prepend(str(site / "modules.zip"))
        said.add(surroundings(bare(), cache))
    monkeypatch.syspath_prepend(str(site / "nowhere"))
    assert len(said) == 3
    assert surroundings(bare(), cache) in said


def test_where_packages_lie_is_not_told(cache: Cache, site: Path, tmp_path: Path) -> None:
    (site / "lxml-5.3.0.dist-info").mkdir()
    first = surroundings(bare(), cache)
    moved = shutil.move(site, tmp_path / "moved")
    sys.path[sys.path.index(str(site))] = str(moved)
    assert surroundings(bare(), cache) == first
    sys.path.remove(str(moved))


class TestOurOwnCode:
    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        package = tmp_path / "src" / "govlint"
        (package / "checks").mkdir(parents=True)
        (package / "rules").mkdir()
        for name in ("__init__.py", "checks/sum.py", "rules/data.yaml"):
            (package / name).write_text("a = 1\n")
        monkeypatch.setattr(govlint, "__file__", str(package / "__init__.py"))
        return package

    def test_a_change_is_told(self, package: Path, cache: Cache) -> None:
        said = {surroundings(bare(), cache)}
        (package / "checks" / "sum.py").write_text("a = 2\n")
        said.add(surroundings(bare(), cache))
        (package / "checks" / "more.py").write_text("a = 2\n")
        said.add(surroundings(bare(), cache))
        assert len(said) == 3
        assert None not in said

    def test_it_is_that_of_every_room(self, monkeypatch: pytest.MonkeyPatch, cache: Cache) -> None:
        read: list[str] = []

        def files(folder: str) -> version.Modules:
            read.extend(path for path, _, _ in modules(folder))
            return modules(folder)

        monkeypatch.setattr(dependence, "modules", files)
        assert surroundings(bare(), cache) is not None
        package = Path(govlint.__file__).parent
        assert {Path(path).resolve() for path in read} == {path.resolve() for path in package.rglob("*.py")}

    def test_a_link_to_nothing_is_no_matter(self, package: Path, cache: Cache) -> None:
        first = surroundings(bare(), cache)
        (package / ".#sum.py").symlink_to("someone@somewhere.1234")
        assert surroundings(bare(), cache) == first

    def test_a_copy_that_says_the_same_is_the_same(self, package: Path, cache: Cache) -> None:
        first = surroundings(bare(), cache)
        os.utime(package / "checks" / "sum.py", (1_000_000_000, 1_000_000_000))
        assert surroundings(bare(), cache) == first

    def test_while_it_is_being_changed_nothing_is_sure(
        self, package: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(version, "RECENT", 2.0)
        assert surroundings(bare(), cache) is None
        for path in package.rglob("*.py"):
            os.utime(path, (time.time() - 60,) * 2)
        assert surroundings(bare(), cache) is not None

    def test_an_installed_one_is_known_by_its_record(
        self, package: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.syspath_prepend(str(package.parent))
        about = package.parent / f"govlint-{__version__}.dist-info"
        about.mkdir()
        said = {surroundings(bare(), cache)}
        for words in ("one", "two"):
            (about / "RECORD").write_text(words)
            said.add(surroundings(bare(), cache))
        assert len(said) == 3
        (package / "checks" / "sum.py").write_text("a = 2\n")
        assert surroundings(bare(), cache) in said

    def test_none_that_can_be_read(self, package: Path, cache: Cache) -> None:
        shutil.rmtree(package)
        assert surroundings(bare(), cache) is None


class TestPlugins:
    def test_an_installed_one_is_told_with_its_version_and_code(self, site: Path, cache: Cache) -> None:
        said = {surroundings(bare(), cache)}
        about = install(site, "saying", "1.0")
        said.add(surroundings(load_plugins(), cache))
        (about / "RECORD").write_text("other code\n")
        said.add(surroundings(load_plugins(), cache))
        shutil.rmtree(about)
        install(site, "saying", "1.1")
        said.add(surroundings(load_plugins(), cache))
        assert len(said) == 4
        assert None not in said

    def test_one_that_is_worked_on_where_it_lies_is_never_sure(
        self, site: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        install(site, "editable", "1.0")
        (tmp_path / "work").mkdir()
        shutil.move(site / "editable.py", tmp_path / "work" / "editable.py")
        monkeypatch.syspath_prepend(str(tmp_path / "work"))
        registry = load_plugins()
        assert "says" in registry.checks
        assert surroundings(registry, cache) is None

    def test_nor_is_one_without_a_record(self, site: Path, cache: Cache) -> None:
        install(site, "unrecorded", "1.0", record=False)
        assert surroundings(load_plugins(), cache) is None

    def test_nor_a_module_without_a_version(self, site: Path, cache: Cache) -> None:
        (site / "own_checks.py").write_text(CODE)
        assert surroundings(load_plugins(["own_checks"]), cache) is None

    def test_nor_one_that_did_not_load(self, site: Path, cache: Cache) -> None:
        install(site, "broken", "1.0")
        (site / "broken.py").write_text("raise RuntimeError('not today')\n")
        assert surroundings(load_plugins(), cache) is None
        assert surroundings(load_plugins(["nowhere_at_all"]), cache) is None

    def test_nor_one_that_hands_on_what_lies_elsewhere(
        self, site: Path, cache: Cache, tmp_path: Path
    ) -> None:
        install(site, "handing", "1.0")
        (site / "handing.py").write_text(CODE + "says.run.__module__ = 'nowhere_at_all'\n")
        assert surroundings(load_plugins(), cache) is None


class TestPrograms:
    def with_reader(self, depends: object) -> Registry:
        registry = bare()
        (office,) = (reader for reader in registry.readers if reader.depends)
        others = tuple(reader for reader in registry.readers if reader is not office)
        return replace(registry, readers=(*others, replace(office, depends=depends)))

    def test_another_one_is_told(self, cache: Cache) -> None:
        said = {surroundings(self.with_reader(lambda words=words: words), cache) for words in ("", "a", "b")}
        assert len(said) == 3

    def test_one_that_cannot_be_told_is_never_sure(self, cache: Cache) -> None:
        def fails() -> str:
            raise OSError("gone")

        assert surroundings(self.with_reader(fails), cache) is None
