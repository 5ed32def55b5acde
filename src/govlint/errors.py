"""What a user can act on: every error that govlint raises on purpose is defined here."""

from __future__ import annotations

import errno
import os
from typing import Any

import msgspec


class GovlintError(Exception):
    """Base of the errors that a user can mend; the command prints them and exits with 2.

    `str()` gives the words in Chinese; `in_language("en")` in English, where they were given.
    """

    def __init__(self, zh: str, en: str = "") -> None:
        super().__init__(zh, en)
        self.zh, self.en = zh, en

    def __str__(self) -> str:
        return self.zh

    def in_language(self, lang: str) -> str:
        """The words in `lang` ("zh" or "en"), in Chinese where there are no others."""
        return self.en if lang == "en" and self.en else self.zh


class Said(str):
    """Words in Chinese that have the same in English beside them, as those of a mistake do."""

    en: str

    def __new__(cls, zh: str, en: str) -> Said:
        """The words in both languages."""
        made = super().__new__(cls, zh)
        made.en = en
        return made

    def __str__(self) -> str:
        return self

    def __reduce__(self) -> tuple[type[Said], tuple[str, str]]:
        return Said, (str.__str__(self), self.en)


def english(words: object) -> str:
    """Words in English, or as they are where they have no other language: names, figures, what is quoted."""
    return str(getattr(words, "en", words))


def words_of(error: Exception) -> str:
    """What an exception says, with the English beside it where it has any."""
    en = getattr(error, "en", "") or getattr(error.args[0] if error.args else "", "en", "")
    return Said(str.__str__(str(error)), en) if en else str(error)


class Mistake(msgspec.Struct, frozen=True, eq=False):
    """One mistake in a configuration or a pack: where it is, what it is and how to mend it.

    `shown` is the line that it stands in, where there is one; two that differ in nothing else are the same.
    Where `message` and `remedy` are `Said`, they can be told in English too.
    """

    file: str
    message: str
    line: int | None = None
    column: int | None = None
    remedy: str | None = None
    shown: str = ""

    def _told(self) -> tuple[Any, ...]:
        return self.file, self.message, self.line, self.column, self.remedy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mistake) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def __str__(self) -> str:
        return f"{self._place(self.file)}: {self.message}" + (f"（{self.remedy}）" if self.remedy else "")

    def in_language(self, lang: str) -> str:
        """The mistake in a line, in `lang` ("zh" or "en")."""
        if lang != "en":
            return str(self)
        remedy = f" ({english(self.remedy)})" if self.remedy else ""
        return f"{self._place(english(self.file))}: {english(self.message)}{remedy}"

    def _place(self, file: str) -> str:
        return ":".join(str(part) for part in (file, self.line, self.column) if part is not None)


def in_order(mistakes: list[Mistake]) -> list[Mistake]:
    """Each once; those of a file together, from its beginning on."""
    files = list(dict.fromkeys(mistake.file for mistake in mistakes))
    return sorted(dict.fromkeys(mistakes), key=lambda told: (files.index(told.file), told.line or 0))


class SettingsError(GovlintError):
    """Configuration or pack files with mistakes; all of them are told at once."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(*("\n".join(told.in_language(lang) for told in mistakes) for lang in ("zh", "en")))
        self.args = (mistakes,)
        self.mistakes = mistakes


class UsageError(GovlintError):
    """A call that makes no sense: nothing matched, an unknown format, no rule active."""


class PluginError(GovlintError):
    """A plugin that failed keeps govlint from doing its job; the command exits with 3."""


class UnreadableError(GovlintError):
    """A document whose bytes could not be read as a text."""


EMPTY = ("文件是空的", "the file is empty")
"""What is said of a file without a byte, whatever its format."""


class FixError(GovlintError):
    """A fix that cannot be applied to the file as it is."""


def is_panic(error: BaseException) -> bool:
    """Whether a library in Rust has given up: Python is told so by what is no Exception."""
    return type(error).__module__ == "pyo3_runtime"


def pass_on(error: BaseException) -> None:
    """Raise `error` again where it is no failure of the code that it comes from.

    Failures are errors, leaving the program (one check or hook must not end all), and a library that has
    given up; an interrupt of the user's and the end of a document's time are none.
    """
    if not isinstance(error, (Exception, SystemExit)) and not is_panic(error):
        raise error


_REASONS = {
    "EACCES": ("没有权限", "permission denied"),
    "EPERM": ("没有权限", "permission denied"),
    "EISDIR": ("是文件夹，不是文件", "a folder and no file"),
    "ENOTDIR": ("路径中间有一段不是文件夹", "part of its path is no folder"),
    "ENOENT": ("没有这个文件或文件夹", "no such file or folder"),
    "EEXIST": ("已经有同名的文件", "there is such a file already"),
    "ENOSPC": ("磁盘满了", "the disk is full"),
    "EDQUOT": ("磁盘配额用完了", "the disk quota is used up"),
    "EROFS": ("磁盘是只读的", "the disk is read-only"),
    "ENAMETOOLONG": ("文件名太长", "the file name is too long"),
    "ELOOP": ("符号链接绕成了圈", "symbolic links in a circle"),
    "EMFILE": ("打开的文件太多", "too many open files"),
    "ENFILE": ("打开的文件太多", "too many open files"),
    "EIO": ("磁盘读写出错", "the disk failed"),
    "ETXTBSY": ("文件正被别的程序使用", "in use by another program"),
    "EBUSY": ("文件正被别的程序使用", "in use by another program"),
}


def unopened(error: OSError) -> Said:
    """That a file could not be read, and why."""
    return Said(f"无法读取：{in_words(error)}", f"cannot be read: {in_words(error, 'en')}")


def unwritten(file: str, error: OSError) -> tuple[str, str]:
    """That a file could not be written, and why, in Chinese and in English."""
    return f"写不了 {file}：{in_words(error)}", f"{file} not written: {in_words(error, 'en')}"


def in_words(error: OSError, lang: str = "zh") -> str:
    """What kept the system from opening or writing a file, in plain words, else in its own."""
    name = errno.errorcode.get(error.errno or 0, "")
    known = _REASONS.get(name)
    return known[lang == "en"] if known else error.strerror or str(error)


_OURS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "")
_PYTHON = os.path.join(os.path.dirname(os.path.abspath(os.__file__)), "")


def bug(error: BaseException, *, ours: bool = True) -> str:
    """What to say of an exception that nobody raised on purpose: its type, its words and where it came from.

    That is the innermost line of the plugin's own code, if there is one, or else (with `ours`) of govlint's,
    by its file's name alone: the same on any machine.
    """
    frames, trace = [], error.__traceback__
    while trace is not None:
        frames.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    strange = [(file, line) for file, line in frames if _is_strange(file)]
    own = [(file, line) for file, line in frames if ours and file.startswith(_OURS)]
    if strange:
        folder = os.path.dirname(strange[0][0])
        own = [(file, line) for file, line in strange if file.startswith(folder)]
    words = f"{type(error).__name__}: {error}".removesuffix(": ")
    if not own or isinstance(error, SyntaxError):
        return words
    file, line = own[-1]
    return f"{words} ({os.path.basename(file)}:{line})"


def _is_strange(file: str) -> bool:
    """Whether code is neither ours nor Python's own, nor that which calls plugins."""
    if file.startswith(("<", _OURS)) or f"{os.sep}pluggy{os.sep}" in file:
        return False
    return not file.startswith(_PYTHON) or "-packages" in file
