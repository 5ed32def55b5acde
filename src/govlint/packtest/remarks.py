"""What the author of a pack may have meant otherwise: words cut by a comment, numbers that no table has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govlint.checks.citations.regulations import number_key
from govlint.errors import Mistake, Said, SettingsError
from govlint.lazy import lazily
from govlint.opening import pack_folders
from govlint.packs.compiled import load_packs
from govlint.packs.data import REGULATIONS
from govlint.packs.files import files_of, is_pack
from govlint.plugins import Registry
from govlint.sources.converted import convert
from govlint.sources.written import Source, nearest, perhaps
from govlint.sources.yamltext import decode
from govlint.vocabulary import Regulation

_COMMENT = lazily(r"[ \t]+#(?=[^\s#])")
_KEYWORD = lazily(r"[A-Za-z0-9_.-]*")
_QUOTES = frozenset("'\"")


def remarks(folder: Path, registry: Registry) -> Iterator[Mistake]:
    """What is no mistake in the pack at `folder`, but hardly meant; files with mistakes are passed over."""
    if not is_pack(folder):
        return
    files = files_of(folder)
    for name in (name for name in files.names if name.endswith(".yaml")):
        try:
            source = decode(files.read(name), files.place(name))
        except SettingsError:
            continue
        yield from _cut_short(source)
        if name == REGULATIONS:
            yield from _unknown_numbers(source, folder, registry)


def _cut_short(source: Source) -> Iterator[Mistake]:
    """Words without quotes, behind which `#` begins a comment though nothing is between it and more words."""
    lines = source.text.splitlines()
    for path, (line, column) in source.values.items():
        written = lines[line - 1][column - 1 :] if line <= len(lines) else ""
        found = None if written[:1] in _QUOTES else _COMMENT.search(written)
        value: Any = source.data
        for step in path if found else ():
            value = value[step]
        if found and value == written[: found.start()] and not _KEYWORD.fullmatch(value):
            comment = written[found.end() :].rstrip()
            remedy = Said(
                f"# 是值里的字的，整个值用引号括起来；是注释的，写成 # {comment}",
                f"if # is a part of it, put the whole value in quotes; if it is a comment, write # {comment}",
            )
            words = Said(
                f"值到“{value}”为止，“#{comment}”成了注释",
                f"the value ends at “{value}”: “#{comment}” is a comment",
            )
            yield source.mistake(path, words, remedy)


def _unknown_numbers(source: Source, folder: Path, registry: Registry) -> Iterator[Mistake]:
    """Numbers of what is said to be in force now, where no table of regulations has them."""
    try:
        packs = load_packs(pack_folders([*map(str, registry.packs), str(folder)], registry), registry.checks)
    except SettingsError:
        return
    own = convert(source, tuple[Regulation, ...])
    known = {name for pack in packs for item in pack.regulations for name in (item.number, *item.numbers)}
    keys = {number_key(number) or number for number in known}
    for index, item in enumerate(own):
        number = item.superseded_by if isinstance(item, Regulation) else ""
        if number and (number_key(number) or number) not in keys:
            near = nearest(number, sorted(known))
            guess = perhaps(near) if near else Said("", "")
            remedy = Said(
                f"{guess}没有写错的，在表里也写上它",
                f"{guess.en} If it is right, write it in the table too".strip(),
            )
            words = Said(f"法规表里没有 {number}", f"no table of regulations has {number}")
            yield source.mistake((index, "superseded_by"), words, remedy)
