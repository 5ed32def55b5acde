"""Patterns of files that no file is ever of, as configurations write them: why, and how they are meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from re import Pattern

from govlint.errors import Mistake, Said, english
from govlint.lazy import lazily
from govlint.sources.written import Path_, Source

# A bracket that opens a choice of characters and does not close it.
_OPEN = lazily(r"^(?:[^\[\\]|\\.|\[[!^]?\]?[^\]]*\])*\[[!^]?\]?[^\]]*$")
_ABSOLUTE = Said("是绝对路径", "an absolute path")
_FROM_HERE = Said("相对于这个配置所在的文件夹写", "write it relative to the folder of the configuration")
_Nowhere = tuple[Pattern[str], Said, Said]
_NOWHERE: tuple[_Nowhere, ...] = (
    (
        lazily(r"^!?\./"),
        Said("“./”开头的", "with “./” at its beginning"),
        Said("去掉开头的 ./", "take out the ./"),
    ),
    (
        lazily(r"(?:^!?|/)\.\./"),
        Said("有“..”的", "with “..” in it"),
        Said(
            "只能写这个配置所在的文件夹和下面的，上面的写在上面的配置里",
            "a configuration is about its own folder and those below; write it in one further up",
        ),
    ),
    (
        lazily(r"\\[^\[\]!#\\ ]"),
        Said("反斜杠不分开文件夹", "folders are not divided by a backslash"),
        Said("文件夹用 / 分开", "divide folders by /"),
    ),
    (lazily(r"^!?(?:~|[A-Za-z]:)/"), _ABSOLUTE, _FROM_HERE),
)
"""Patterns that no file is of."""
_KNOWN_BY = 2
_SEVERAL = lazily(r"\*\.\w+ *[,，;；、] *\*")


def misspelt(source: Source, written: Iterable[tuple[Path_, str]], root: Path) -> Iterator[Mistake]:
    """What is wrong in patterns, each with where it is `written`: what is none, and what no file is of.

    They are relative to the folder `root`.
    """
    from pathspec import GitIgnoreSpec  # heavy

    for keys, text in written:
        try:
            GitIgnoreSpec.from_lines((text,))
        except ValueError as error:
            yield source.mistake(keys, _of_no_file(text, str(error), never=False))
        yield from (source.mistake(keys, *told) for told in nowhere(text, *_NOWHERE))
        if (told := _absolute(text, root)) is not None:
            yield source.mistake(keys, *told)
        if _OPEN.search(text):
            words = Said("“[”没有对应的“]”", "“[” without its “]”")
            remedy = Said("补上 ]；要“[”这个字，写成 \\[", "add the ]; for a “[” itself, write \\[")
            yield source.mistake(keys, _of_no_file(text, words), remedy)


def _absolute(pattern: str, root: Path) -> tuple[Said, Said] | None:
    """Why no file is of a pattern that names folders from the top of the disk; how to write it.

    It is known by its first two, which are those of `root`: nobody has a copy of them below that.
    """
    named = pattern.removeprefix("!")
    for folder in (root.absolute(), root.resolve()):
        parts = folder.as_posix().split("/")
        if len(parts) <= _KNOWN_BY or named.split("/")[: _KNOWN_BY + 1] != parts[: _KNOWN_BY + 1]:
            continue
        inside = named.removeprefix(f"{folder.as_posix()}/")
        remedy = _FROM_HERE if inside in (named, "") else Said(f"写成 /{inside}", f"write /{inside}")
        return _of_no_file(pattern, _ABSOLUTE), remedy
    return None


def nowhere(text: str, *known: _Nowhere) -> Iterator[tuple[Said, Said]]:
    """Why no file is of a pattern, and how to write it; by all that is known, where nothing is given."""
    for pattern, words, remedy in known or _NOWHERE[1:]:
        if pattern.search(text):
            yield _of_no_file(text, words), remedy
    if _SEVERAL.search(text):
        words = Said("几个样式写在了一起", "several patterns in one")
        yield _of_no_file(text, words), Said("分开写成列表", "write them as a list")


def _of_no_file(pattern: str, why: str, *, never: bool = True) -> Said:
    """That a pattern of files is none, or matches none."""
    return Said(
        f"文件样式 {pattern} 有误：{why}{'，什么文件也不会是它' if never else ''}",
        f"the file pattern {pattern}: {english(why)}{', so that no file is ever of it' if never else ''}",
    )
