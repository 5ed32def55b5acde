"""Part of the office reader: where LibreOffice is, and which one it is."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache

LOCALE = ("LANG", "LC_ALL")
"""Variables of the environment by which it chooses how lists are numbered and dates written."""
_NAMES = ("soffice", "libreoffice")
_ENDINGS = ("", ".exe") if os.name == "nt" else ("",)
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_BUILDS = ("versionrc", "version.ini", "../Resources/versionrc")
"""Where, beside the program, it is written which build it is."""


@cache
def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    # As shutil.which does, which takes a thirtieth of a start to import.
    folders = [folder for folder in os.get_exec_path() if folder]
    named = (
        os.path.join(folder, name + ending) for name in _NAMES for folder in folders for ending in _ENDINGS
    )
    found = next((path for path in named if os.path.isfile(path) and os.access(path, os.X_OK)), None)
    return found or next((place for place in _PLACES if os.path.exists(place)), None)


def which_libreoffice() -> str:
    """Words that are others when another LibreOffice, or one in another language, converts a file."""
    command = program()
    if command is None:
        return ""
    real = os.path.realpath(command)
    status = os.stat(real)
    said = [real, str(status.st_size), str(status.st_mtime_ns)]
    for name in _BUILDS:
        with suppress(OSError), open(os.path.join(os.path.dirname(real), name), "rb") as file:
            said.append(repr(file.read(10_000)))
    return " ".join((*said, *(os.environ.get(name, "") for name in LOCALE)))
