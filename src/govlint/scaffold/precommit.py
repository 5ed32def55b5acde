"""The entry of govlint in `.pre-commit-config.yaml`: put into one that is there, not a byte of it lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from govlint.errors import GovlintError, UsageError
from govlint.model import line_starts
from govlint.sources.yamltext import Source, decode

NAME = ".pre-commit-config.yaml"

_ENTRY = """\
# govlint：提交之前检查改动过的政府信息公开工作年度报告；用已经安装的 govlint（pip install 'govlint[all]'）
- repo: local
  hooks:
    - id: govlint
      name: 检查政府信息公开工作年度报告（govlint）
      entry: govlint check --force-exclude
      language: system
      types: [file]
      files: @FILES@
      require_serial: true # 一次查完，才能互相对照
"""


def entry(suffixes: Iterable[str]) -> str:
    """The entry, as it stands in the list `repos`; files with these suffixes are checked."""
    names = "|".join(re.escape(suffix.removeprefix(".")) for suffix in sorted(suffixes))
    return _ENTRY.replace("@FILES@", f"'(?i)\\.({names})$'")


def new_file(made: str) -> str:
    """A `.pre-commit-config.yaml` with the entry alone."""
    return f"# 提交之前做什么：见 https://pre-commit.com；pre-commit install 之后生效\nrepos:\n{made}"


def with_entry(data: bytes, made: str, file: str) -> bytes | None:
    """The bytes of a `.pre-commit-config.yaml` with the entry at the end of its list; None if it is there.

    Nothing else changes: comments, blanks, ends of lines. SettingsError where the file is no YAML, UsageError
    where the list is written in a way that nothing can be added to.
    """
    source = decode(data, file)
    if source.data is None:
        text = data.decode("utf-8-sig")
        return _joined(data, text, len(text), new_file(made))
    known = source.data
    if not isinstance(known, dict) or not isinstance(known.get("repos") or [], list):
        raise _refusal(file, made)
    repos = known.get("repos") or []
    if any(_is_ours(hook) for repo in repos for hook in _hooks(repo)):
        return None
    text = data.decode("utf-8-sig")
    wanted = {**known, "repos": [*repos, *decode(made.encode(), file).data]}
    empty = _empty(source, text) if "repos" in known and not repos else None
    places = [(empty.start(1), "\n" + made)] if empty else _places(source, text, made)
    for at, added in places:
        changed = _joined(data, text, at, added, "" if empty is None else empty[1])
        if _data(changed, file) == wanted:
            return changed
    raise _refusal(file, made)


def _hooks(repo: Any) -> list[Any]:
    hooks = repo.get("hooks") if isinstance(repo, dict) else None
    return hooks if isinstance(hooks, list) else []


def _is_ours(hook: Any) -> bool:
    if not isinstance(hook, dict):
        return False
    return hook.get("id") == "govlint" or str(hook.get("entry", "")).split()[:2] == ["govlint", "check"]


def _empty(source: Source, text: str) -> re.Match[str] | None:
    """Where the list stands, written as `[]` and to the end of the line; that is the first group."""
    line, _ = source.values.get(("repos",), (1, 1))
    return re.compile(r"([ \t]*\[\s*\])(?=[ \t]*(?:\r?\n|$))").search(text, line_starts(text)[line - 1])


def _places(source: Source, text: str, made: str) -> Iterable[tuple[int, str]]:
    """Offsets at which the entry may be put in, indented as the list is; the best one first."""
    starts = [*line_starts(text), len(text)]
    lines = [text[start:end] for start, end in pairwise(starts)]
    if "repos" not in source.data:
        yield len(text), f"repos:\n{made}"
        return
    first = source.keys["repos",][0] - 1
    later = [place[0] - 1 for path, place in source.keys.items() if len(path) == 1 and place[0] - 1 > first]
    end = min(later, default=len(lines))
    dash = next((found for line in lines[first + 1 : end] if (found := re.match(r"( *)-(?=\s)", line))), None)
    indented = "".join(f"{dash[1] if dash else ''}{line}" for line in made.splitlines(keepends=True))
    told = [
        index
        for index in range(first, end)
        if lines[index].strip() and not lines[index].lstrip().startswith("#")
    ]
    # What comes behind the last item may be its own (lines of a block of text look like comments), or not.
    for line in dict.fromkeys((told[-1] + 1, end)):
        yield starts[line], indented


def _joined(data: bytes, text: str, at: int, added: str, instead: str = "") -> bytes:
    """`data`, of which `text` are the characters, with lines put in at an offset, its ends of lines kept.

    They take the place of what is `instead` there.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = data[: len(data) - len(text.encode())]
    before, after = text[:at], text[at + len(instead) :]
    if before and not before.endswith(("\n", "\r")) and not added.startswith("\n"):
        added = "\n" + added
    if instead and after:  # the end of that line stands there still
        added = added.removesuffix("\n")
    return mark + (before + added.replace("\n", newline) + after).encode()


def _data(data: bytes, file: str) -> Any:
    try:
        return decode(data, file).data
    except GovlintError:  # a place at which it cannot stand
        return None


def _refusal(file: str, made: str) -> UsageError:
    return UsageError(
        f"{file} 的 repos 不是可以接着写的列表，没有改动；请自己加上这一项：\n{made}",
        f"repos of {file} is no list that can be added to: not changed; add this entry yourself:\n{made}",
    )
