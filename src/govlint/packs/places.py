"""Places in packs as people read them, and which packs stand on which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from govlint.errors import Mistake, SettingsError
from govlint.packs.files import files_of
from govlint.rule import Pack, Place
from govlint.sources.written import display, line_of


def ancestors(pack: Pack, packs: Sequence[Pack]) -> set[str]:
    """The names of all packs that `pack` stands on, its parents' parents included."""
    known = {other.name: other for other in packs}
    found: set[str] = set()
    ahead = list(pack.parents)
    while ahead:
        name = ahead.pop()
        if name not in found and name in known:
            found.add(name)
            ahead += known[name].parents
    return found


def told(place: Place) -> str:
    """A place as people read it: file and line, in a pack that is elsewhere with its name before them."""
    shown = display(Path(place.pack) / place.file)
    return f"{f'{Path(place.pack).name}/{place.file}' if Path(shown).is_absolute() else shown}:{place.line}"


def mistake_at(pack: Pack, place: Place | None, message: str, remedy: str, file: str = "") -> Mistake:
    """A mistake at a place in a pack, with the line that stands there."""
    if place is None:
        return Mistake(where(pack, file), message, remedy=remedy)
    try:
        shown = line_of(files_of(Path(pack.path)).read(place.file).decode("utf-8-sig"), place.line)
    except (SettingsError, KeyError, UnicodeDecodeError):
        shown = ""
    return Mistake(where(pack, place.file), message, place.line, place.column, remedy, shown)


def where(pack: Pack, file: str) -> str:
    """A file of a pack as people read it."""
    return display(Path(pack.path) / file)
