"""The files of a pack, in a folder or in a zip: listed and read within limits, and nothing outside it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from govlint.errors import Mistake, Said, SettingsError, unopened
from govlint.lazy import lazily
from govlint.sources.written import display

MAX_FILES = 10_000
MAX_BYTES = 1_000_000
_MAX_ALL = 50_000_000
_METHODS = (0, 8)
"""What a zip of a pack may be packed with: not at all, or by deflate."""
_DRIVE = lazily(r"[A-Za-z]:")
PACK = "pack.yaml"
_TOO_MANY = Said(f"文件太多（最多 {MAX_FILES:,} 个）", f"too many files (at most {MAX_FILES:,})")
_APART = Said("拆成几个文件", "make several files of it")


class PackFiles:
    """A pack in a folder. Names are relative to it, with slashes; what begins with a dot is not seen."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def _listed(self) -> tuple[tuple[str, ...], tuple[Mistake, ...]]:
        names: list[str] = []
        faults: list[Mistake] = []
        home = self.root.resolve()
        for folder, folders, files in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inside = Path(folder).relative_to(self.root)
            for name in (*folders, *sorted(name for name in files if not name.startswith("."))):
                wrong = _not_plain(Path(folder, name), home)
                if wrong:
                    faults.append(
                        Mistake(
                            display(Path(folder, name)),
                            wrong,
                            remedy=Said("换成文件本身", "put the file itself there"),
                        )
                    )
                elif name not in folders:
                    names.append((inside / name).as_posix())
            if len(names) > MAX_FILES:
                faults.append(Mistake(display(self.root), _TOO_MANY))
                break
        return tuple(sorted(names, key=lambda name: name.split("/"))), tuple(faults)

    @property
    def names(self) -> tuple[str, ...]:
        """The files that may be read, in order."""
        return self._listed[0]

    @property
    def faults(self) -> tuple[Mistake, ...]:
        """What is not to be read: links that lead elsewhere, pipes, more files than anyone writes."""
        return self._listed[1]

    def place(self, name: str) -> str:
        """How a file of the pack is named to people."""
        return display(self.root / name)

    def read(self, name: str) -> bytes:
        """The bytes of a file. SettingsError when it is too large or cannot be read."""
        path = self.root / name
        try:
            size = path.stat().st_size
            if size > MAX_BYTES:
                raise SettingsError([Mistake(self.place(name), _too_large(size), remedy=_APART)])
            return path.read_bytes()
        except OSError as error:
            raise SettingsError([Mistake(self.place(name), unopened(error))]) from None

    def text(self, name: str, errors: str = "strict") -> str:
        """The text of a file, its lines ended as here, whatever system it was written on. SettingsError."""
        text = self.read(name).decode("utf-8-sig", errors)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def under(self, pattern: str) -> Iterator[str]:
        """The names that match `pattern`, in which * stands for anything but a slash."""
        wanted = lazily(re.escape(pattern).replace(r"\*", "[^/]+"))
        return (name for name in self.names if wanted.fullmatch(name))


class ZipFiles(PackFiles):
    """A pack in a zip, read in place: nothing is unpacked to disk."""

    @cached_property
    def _members(self) -> dict[str, Any]:
        """The archive's files by name in the pack. SettingsError where it is damaged, or meant to harm."""
        import zipfile  # slow to import, and packs are mostly folders

        try:
            with zipfile.ZipFile(self.root) as archive:
                entries = archive.infolist()
        except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            words = Said(f"不是能读的 zip：{error}", f"no zip that can be read: {error}")
            raise SettingsError([Mistake(display(self.root), words)]) from None
        mistakes = [
            Mistake(
                f"{display(self.root)}/{_escaped(entry.filename)}",
                wrong,
                remedy=Said("重新打包", "pack it anew"),
            )
            for entry in entries
            if (wrong := _suspicious(entry))
        ]
        names = [entry.filename for entry in entries]
        if len(entries) > MAX_FILES:
            mistakes = [Mistake(display(self.root), _TOO_MANY)]
        elif sum(entry.file_size for entry in entries) > _MAX_ALL:
            words = Said(
                f"解开后太大（最多 {_MAX_ALL:,} 字节）",
                f"too large when unpacked (at most {_MAX_ALL:,} bytes)",
            )
            mistakes.append(Mistake(display(self.root), words))
        elif len(set(names)) < len(names):
            twice = next(name for at, name in enumerate(names) if name in names[:at])
            words = Said("在压缩包里有两份", "twice in the archive")
            mistakes.append(Mistake(f"{display(self.root)}/{_escaped(twice)}", words))
        if mistakes:
            raise SettingsError(mistakes)
        files = {entry.filename: entry for entry in entries if not entry.is_dir()}
        top = _top(list(files))
        inside = {name.removeprefix(top): entry for name, entry in files.items() if name.startswith(top)}
        return {name: entry for name, entry in inside.items() if not _is_hidden(name)}

    @cached_property
    def _listed(self) -> tuple[tuple[str, ...], tuple[Mistake, ...]]:
        try:
            return tuple(sorted(self._members, key=lambda name: name.split("/"))), ()
        except SettingsError as error:
            return (), tuple(error.mistakes)

    def read(self, name: str) -> bytes:
        """The bytes of a file in the archive, never more than are allowed, whatever its header says."""
        import zipfile

        try:
            with zipfile.ZipFile(self.root) as archive, archive.open(self._members[name]) as member:
                data = member.read(MAX_BYTES + 1)
        except (
            OSError,
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            EOFError,
            ValueError,
        ) as error:
            words = Said(f"压缩包损坏：{error}", f"the archive is damaged: {error}")
            raise SettingsError([Mistake(self.place(name), words)]) from None
        if len(data) > MAX_BYTES:
            raise SettingsError([Mistake(self.place(name), _too_large(len(data)), remedy=_APART)])
        return data


def shipped_packs() -> Path:
    """The folder of the packs that come with govlint: inside the wheel, or at the top of the checkout."""
    home = Path(__file__).parent.parent
    inside = home / "rules"
    return inside if inside.is_dir() else home.parent.parent / "rules"


def is_pack(path: Path) -> bool:
    """Whether there is a pack at `path`: a folder with a pack.yaml, or a zip."""
    return os.path.isfile(path / PACK) or (path.suffix.lower() == ".zip" and os.path.isfile(path))


def files_of(path: Path) -> PackFiles:
    """The files of the pack at `path`."""
    return ZipFiles(path) if path.suffix.lower() == ".zip" and os.path.isfile(path) else PackFiles(path)


def _not_plain(path: Path, home: Path) -> str | None:
    if path.is_symlink():
        target = path.resolve()
        if home not in target.parents:
            return Said("是通向别处的链接，不读", "a link that leads elsewhere, and is not read")
        if target.is_dir():
            return Said("是通向文件夹的链接，不读", "a link to a folder, which is not read")
    try:
        mode = path.stat().st_mode
    except (OSError, RuntimeError):
        return Said("是断开的链接，不读", "a broken link, which is not read")
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return Said("不是普通文件，不读", "no plain file, and not read")


def _suspicious(entry: Any) -> str | None:
    name = entry.filename
    if "\\" in name or "\0" in name or name.startswith("/") or _DRIVE.match(name):
        return Said(
            "压缩包里的名称是绝对路径，或含有反斜杠",
            "a name in the archive is an absolute path, or has a backslash in it",
        )
    if ".." in PurePosixPath(name).parts:
        return Said("压缩包里的名称通向压缩包以外", "a name in the archive leads out of it")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Said("压缩包里有链接", "there is a link in the archive")
    if entry.flag_bits & 1:
        return Said("压缩包加了密", "the archive is encrypted")
    if entry.compress_type not in _METHODS:
        return Said("压缩方式不支持", "packed in a way that is not known")
    if entry.file_size > 200 * max(entry.compress_size, 1000):
        return Said("压缩率高得不正常", "packed more tightly than any text is")
    return None


def _top(names: list[str]) -> str:
    if PACK in names:
        return ""
    tops = {name.partition("/")[0] + "/" for name in names if not _is_hidden(name)}
    return tops.pop() if len(tops) == 1 else ""


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _escaped(name: str) -> str:
    return name.encode("unicode_escape").decode() if not name.isprintable() else name


def _too_large(size: int) -> Said:
    return Said(
        f"文件太大（{size:,} 字节，最多 {MAX_BYTES:,}）",
        f"the file is too large ({size:,} bytes, at most {MAX_BYTES:,})",
    )
