"""Entries for `.govlint-ignore.yaml` made of findings, and put behind those that are there."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from govlint.errors import UsageError
from govlint.finding import Excerpt, Finding, Suppression
from govlint.lazy import lazily
from govlint.model import Location, Struct
from govlint.sources.yamltext import decode
from govlint.suppressions.ignorefile import NAME, find_ignore_file

_SPECIAL = lazily(r"([\\*?\[\]])")
_ITEM = lazily(r"^( *)- ", re.MULTILINE)
_LONGEST_TEXT, _TELLING = 60, 6
_STOPS = frozenset("，。；、：,;:（）()|…\t\n")
_NOWHERE = Location(None, None, None, None, None, None, "")
_HEAD = "# 忽略说明：核对过、可以保留的问题，见 govlint 的说明“忽略与基线”\n"

Covers = Callable[[Suppression, Finding], bool]


class Wish(Struct, frozen=True):
    """What is said of all entries that are written: why, by whom, and until which day."""

    reason: str
    owner: str = ""
    until: str = ""


def place_for(path: str, preferred: Iterable[str]) -> Path:
    """The side file for the document at `path`: the nearest there is, or a new one.

    A new one is put into the first of the `preferred` folders above the document that lie in its repository,
    or beside it.
    """
    folder = Path(os.path.abspath(path)).parent
    found = find_ignore_file(folder)
    if found is not None:
        return found
    above = [folder]
    for parent in folder.parents:
        if (above[-1] / ".git").exists():
            break
        above.append(parent)
    wanted = [Path(os.path.abspath(place)) for place in preferred]
    return next((place for place in wanted if place in above), folder) / NAME


def entries(
    root: Path, path: str, findings: Iterable[Finding], wish: Wish, covers: Covers
) -> tuple[list[str], list[Finding]]:
    """An entry (YAML, in lines) for each of the `findings` in the document at `path`, and those without one.

    It says no more than it has to: the cell, or the words that the finding stands on, or the rule alone.
    """
    pattern = "/" + _SPECIAL.sub(r"\\\1", PurePath(os.path.relpath(path, root)).as_posix())
    made: dict[str, str] = {}
    left = []
    for finding in findings:
        narrow = next((lines for lines, item in _narrow(finding) if covers(item, finding)), None)
        if narrow is None:
            left.append(finding)
            continue
        lines = [f"- path: {_quoted(pattern)}", f"  rule: {finding.rule}", *narrow]
        for key in ("reason", "owner", "until"):
            if value := getattr(wish, key):
                lines.append(f"  {key}: {_quoted(value)}")
        words = " ".join(finding.message.split())
        made.setdefault("\n".join(lines), f"# {words if words.isprintable() else finding.name}")
    return [f"{words}\n{lines}\n" for lines, words in made.items()], left


def _narrow(finding: Finding) -> Iterator[tuple[list[str], Suppression]]:
    item = Suppression(codes=(finding.rule,), location=_NOWHERE, file=NAME)
    if finding.cell is not None:
        cell = finding.cell
        lines = [f"  cell: {cell.form}/{cell.row}/{cell.column}"]
        yield lines, Suppression(codes=item.codes, location=_NOWHERE, file=NAME, cell=cell)
    marked = _words(finding.excerpt) if finding.excerpt else ""
    if 0 < len(marked) <= _LONGEST_TEXT and marked.strip() and marked.isprintable():
        lines = [f"  text: {_quoted(marked)}"]
        yield lines, Suppression(codes=item.codes, location=_NOWHERE, file=NAME, text=marked)
    yield [], item


def _words(excerpt: Excerpt) -> str:
    """The words that a finding stands on; a figure, or another short mark, with the clause around it.

    2 alone would stand for 25 and 12, too, and so for mistakes of another day.
    """
    text, start, end = excerpt.text, excerpt.start, excerpt.end
    if end - start >= _TELLING:
        return text[start:end]
    while start > 0 and text[start - 1] not in _STOPS:
        start -= 1
    while end < len(text) and text[end] not in _STOPS:
        end += 1
    return text[start:end] if end - start <= _LONGEST_TEXT else text[excerpt.start : excerpt.end]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def with_entries(data: bytes | None, made: Iterable[str], file: str) -> bytes:
    """The bytes of a side file with entries behind those it has; nothing else of it changes.

    UsageError where it is written in a way that nothing can be put behind.
    """
    if data is None:
        return (_HEAD + "\n" + "\n".join(made)).encode()
    text = data.decode("utf-8-sig")
    before = decode(data, file).data or []
    item = _ITEM.search(text) if before else None
    indent = item[1] if item else ""
    new = "\n".join("".join(f"{indent}{line}" for line in entry.splitlines(keepends=True)) for entry in made)
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    after = data + (gap + new).replace("\n", end).encode()
    try:
        now = decode(after, file).data
    except Exception:  # whatever keeps it from being read
        now = None
    if not isinstance(before, list) or not isinstance(now, list) or now[: len(before)] != before:
        raise UsageError(
            f"{file} 的写法没法往后加（要写成每项前面一个“- ”），没有改动",
            f"nothing can be added to {file} as it is written (a “- ” before each entry): not changed",
        )
    return after
