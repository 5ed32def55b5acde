"""What all producers share: whether a program is there, running it, one file made of each other."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus import Report

Producer = Callable[[Sequence[Report], Path], list[Path]]
FONT = "Noto Serif CJK SC"
LATIN = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
SONG = Path("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf")
"""One font for Chinese and Latin (fonts-arphic-gbsn00lp)."""
_EACH = """
import json, os, sys, tempfile
code = compile(sys.argv[1], 'producer', 'exec')
folder = sys.argv[3]
for files in json.loads(sys.argv[2]):
    sys.argv = ['producer', *files]
    os.chdir(tempfile.mkdtemp(dir=folder))
    exec(code, {'__name__': '__main__'})
"""


class NotThereError(Exception):
    """A producer is not installed; says what to install."""


def song() -> Path:
    """The file of the font `SONG`."""
    if not SONG.exists():
        raise NotThereError("apt-get install fonts-arphic-gbsn00lp fonts-dejavu-core")
    return SONG


def program(*names: str) -> str:
    """The first of some programs that is there."""
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise NotThereError(f"apt-get install {names[0]}")
    return found


def in_python(
    package: str, module: str, code: str, files: Sequence[Path], ending: str, *more: object
) -> list[Path]:
    """Run `code` for each file in a Python of its own: what it loads stays out of what is measured."""
    if importlib.util.find_spec(module.partition(".")[0]) is None:
        raise NotThereError(f"pip install {package}")
    made = [file.with_name(file.stem + ending) for file in files]
    pairs = [(str(file), str(out), *map(str, more)) for file, out in zip(files, made, strict=True)]
    with tempfile.TemporaryDirectory() as folder:  # one of them leaves files where it is started
        run([sys.executable, "-c", _EACH, code, json.dumps(pairs), folder], 60 + 60 * len(files))
    return made


def run(command: Sequence[str], seconds: int) -> None:
    """Run a command; RuntimeError with its last words when it fails."""
    done = subprocess.run(command, capture_output=True, timeout=seconds)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode('utf-8', 'replace')[-400:]}")


def each(pages: Sequence[Path], ending: str, make: Callable[[Path, Path], None]) -> list[Path]:
    """The files that `make` made of others, beside them with another ending."""
    made = []
    for page in pages:
        made.append(page.with_name(page.stem + ending))
        make(page, made[-1])
    return made


def written(texts: Sequence[str], ending: str, folder: Path) -> list[Path]:
    """Texts in files."""
    files = []
    for number, text in enumerate(texts):
        files.append(folder / f"{number}{ending}")
        files[-1].write_text(text, encoding="utf-8")
    return files
