"""Part of loading a pack: its files read and typed, with mistakes and the places of values."""

from __future__ import annotations

from typing import TypeVar

from govlint.errors import Mistake, SettingsError
from govlint.packs.files import PackFiles
from govlint.packs.filetypes import ClaimsFile
from govlint.rule import Place
from govlint.sources.converted import convert
from govlint.sources.written import Path_, Source
from govlint.sources.yamltext import decode

_T = TypeVar("_T")


class Reading:
    """A pack being read: every mistake in it, and where what it says is written, by key.

    `forms` are the sources of its forms, `claims` its words on counts with their source, `partly` without
    what is wrong in them; `unread` tells that a form, or report.yaml, could not be read.
    """

    def __init__(self, files: PackFiles) -> None:
        self.files = files
        self.path = str(files.root)
        self.mistakes: list[Mistake] = []
        self.places: dict[str, Place] = {}
        self.forms: dict[str, Source] = {}
        self.claims: tuple[Source, ClaimsFile] | None = None
        self.partly = False
        self.unread = False

    def one(self, name: str, type_: type[_T]) -> tuple[Source, _T] | None:
        """A file, and what it says; None where that is wrong, which is noted."""
        source = self.source(name)
        typed = None if source is None else self.typed(source, type_)
        return None if source is None or typed is None else (source, typed)

    def source(self, name: str) -> Source | None:
        """A file's YAML; None where it is none, which is noted."""
        try:
            return decode(self.files.read(name), self.files.place(name))
        except SettingsError as error:
            self.mistakes += error.mistakes
            return None

    def typed(self, source: Source, type_: type[_T]) -> _T | None:
        """What a file says, by its type; None where that is wrong, which is noted."""
        typed = convert(source, type_)
        if isinstance(typed, list):
            self.mistakes += typed
            return None
        return typed

    def place(self, name: str, source: Source, key: Path_) -> Place:
        """Where a value of a file is written."""
        return Place(self.path, name, *source.position(key))


def stem(name: str) -> str:
    """The name of a file of a pack without its folder and suffix."""
    return name.rpartition("/")[2].removesuffix(".yaml")
