"""The modules of a start out of one file: the same modules, and never older ones than their sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from govlint import bytecode

RUN = """
import sys
from package.bytecode import keep_modules, recall_modules
recall_modules()
import package.one, package.room.two
print(type(package.one.__loader__).__name__, package.one.SAID, package.room.two.SAID)
keep_modules()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a package of a few modules, written a while ago."""
    package = tmp_path / "home" / "package"
    (package / "room").mkdir(parents=True)
    shutil.copy(bytecode.__file__, package)
    write(package / "__init__.py", "")
    write(package / "one.py", "def said():\n    return 'one'\nSAID = said()\n")
    write(package / "room" / "__init__.py", "")
    write(package / "room" / "two.py", "from package.one import SAID as ONE\nSAID = ONE + ' two'\n")
    return package.parent


def write(path: Path, text: str, *, at: int = 1_700_000_000) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))


def run(home: Path, code: str = RUN, **environment: str) -> list[str]:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=home,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


def kept_in(home: Path) -> list[Path]:
    return sorted((home / "__pycache__").glob("package-start*"))


def test_what_one_run_has_imported_the_next_takes_from_one_file(home: Path) -> None:
    assert run(home) == ["SourceFileLoader", "one", "one", "two"]
    [place] = kept_in(home)
    learned = place.stat().st_mtime_ns
    assert run(home) == ["_Loader", "one", "one", "two"]
    assert place.stat().st_mtime_ns == learned
    assert kept_in(home) == [place]


def test_a_module_is_what_python_makes_of_it(home: Path) -> None:
    look = RUN + (
        "import importlib.resources, inspect, pkgutil\n"
        "one, room = package.one, package.room\n"
        "print(one.__file__, one.__cached__, one.__package__, room.__path__, room.__spec__.origin)\n"
        "print(inspect.getsource(one.said), one.said.__code__.co_filename)\n"
        "print([found.name for found in pkgutil.iter_modules(room.__path__)])\n"
        "print(importlib.resources.files(room).joinpath('two.py').read_text())\n"
    )
    first = run(home, look)
    second = run(home, look)
    assert first[0] == "SourceFileLoader"
    assert second[0] == "_Loader"
    assert first[1:] == second[1:]


def test_a_module_that_has_changed_is_read_anew_and_the_others_are_not(home: Path) -> None:
    run(home)
    write(home / "package" / "room" / "two.py", "SAID = 'changed'\n", at=1_700_000_001)
    assert run(home) == ["_Loader", "one", "changed"]
    write(home / "package" / "one.py", "def said():\n    return 'eno'\nSAID = said()\n", at=1_700_000_002)
    assert run(home) == ["SourceFileLoader", "eno", "changed"]
    assert run(home) == ["_Loader", "eno", "changed"]


def test_a_module_that_is_gone_is_gone(home: Path) -> None:
    run(home)
    (home / "package" / "one.py").unlink()
    gone = "try:\n import package.one\nexcept ImportError:\n print('gone')\n"
    assert run(home, RUN.replace("import package.one, package.room.two", gone).split("print(type")[0]) == [
        "gone"
    ]


def test_a_copy_of_the_folder_runs_its_own_modules(home: Path, tmp_path: Path) -> None:
    run(home)
    copy = tmp_path / "copy"
    shutil.copytree(home, copy)
    write(home / "package" / "one.py", "def said():\n    return 'eno'\nSAID = said()\n")
    assert run(copy)[0] == "SourceFileLoader"
    assert run(copy) == ["_Loader", "one", "one", "two"]


@pytest.mark.parametrize("damage", [b"", b"nothing", b"\xe9" * 4000, None])
def test_a_damaged_file_is_none(home: Path, damage: bytes | None) -> None:
    run(home)
    [place] = kept_in(home)
    place.write_bytes(place.read_bytes()[:-200] if damage is None else damage)
    assert run(home) == ["SourceFileLoader", "one", "one", "two"]
    assert run(home) == ["_Loader", "one", "one", "two"]


def flipped(place: Path, at: int) -> None:
    data = bytearray(place.read_bytes())
    data[at] ^= 1
    place.write_bytes(data)


def test_no_bit_of_what_is_told_of_the_modules_may_differ(home: Path) -> None:
    run(home)
    [place] = kept_in(home)
    end = int.from_bytes(place.read_bytes()[:8], "little")
    for at in (*range(0, end, 97), end - 1):
        flipped(place, at)
        damaged = place.read_bytes()
        assert run(home)[1:] == ["one", "one", "two"]
        assert place.read_bytes() != damaged, "it is mended"
    assert run(home)[0] == "_Loader"


def test_nothing_is_written_where_python_writes_no_bytecode(home: Path) -> None:
    assert run(home, PYTHONDONTWRITEBYTECODE="1") == ["SourceFileLoader", "one", "one", "two"]
    assert not kept_in(home)


def test_it_lies_where_python_keeps_bytecode(home: Path, tmp_path: Path) -> None:
    run(home, PYTHONPYCACHEPREFIX=str(tmp_path / "aside"))
    assert not kept_in(home)
    assert len(list((tmp_path / "aside").rglob("package-start*"))) == 1


def test_other_interpreters_and_levels_have_their_own(home: Path) -> None:
    run(home)
    assert run(home, PYTHONOPTIMIZE="1")[0] == "SourceFileLoader"
    assert len(kept_in(home)) == 2
    [place] = [path for path in kept_in(home) if "opt-1" not in path.name]
    assert run(home, "import sys; sys.version += '!'" + RUN)[0] == "SourceFileLoader"
    assert run(home, "import sys; sys.version += '!'" + RUN)[0] == "_Loader"
    assert place.exists()


def test_another_version_takes_nothing_from_it(home: Path) -> None:
    # Its files may have the sizes and times of the ones that they replace.
    run(home)
    write(home / "package" / "__init__.py", "__version__ = '2'")
    assert run(home)[0] == "SourceFileLoader"
    assert run(home)[0] == "_Loader"


def test_where_nothing_can_be_written_nothing_is_compiled_for_it(home: Path) -> None:
    (home / "__pycache__").write_text("no folder", encoding="utf-8")
    assert run(home) == ["SourceFileLoader", "one", "one", "two"]
    assert run(home) == ["SourceFileLoader", "one", "one", "two"]


def test_a_package_that_is_taken_away_leaves_nothing_that_can_be_imported(home: Path) -> None:
    run(home)
    for source in (home / "package").rglob("*.py"):
        source.unlink()
    for compiled in (home / "package").rglob("*.pyc"):
        compiled.unlink()
    left = [path for path in (home / "package").rglob("*") if path.is_file()]
    assert left == []
