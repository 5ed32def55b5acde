"""The examples of rule pages made into files, each within a minimal correct report.

A page's fence says in its info string how its content becomes a file: the reader (`text`, `markdown`,
`html`), then any of `whole`, `section=KEY`, `instead="OLD"`, `replace="OLD=>NEW"`, `remove=KEY`,
`year=2023`, `path=NAME`. Without any of them the content becomes a paragraph of section 一. A fence with
`prior`, `member` or `other` is no example but stands beside the next one: last year's report, a member of the
summary, another report of the run.
"""

from __future__ import annotations

import html
import re
import shlex
from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from govlint.errors import Mistake, Said, SettingsError, words_of
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.packtest.specimen import SECTIONS, blocks
from govlint.sources.written import nearest, perhaps

SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html"}

_FENCE = lazily(r"^(`{3,})([^\n`]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = lazily(r"^##[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_SPAN = lazily(r"\{([rc\d]+)\}$")
BESIDE = ("prior", "member", "other")
_WORDS = frozenset({"section", "instead", "replace", "remove", "year", "path", "whole", *BESIDE})

Kind = Literal["反例", "正例", "改后"]
KINDS: dict[str, Kind] = {"反例": "反例", "正例": "正例", "改后": "改后"}


class Example(Struct, frozen=True, kw_only=True):
    """One fenced example of a rule's page; `line` is that of its fence in the page.

    `options` are the words of the info string after the reader: pairs of word and value, in order. `beside`
    are the other reports that it is checked with.
    """

    kind: Kind
    reader: str
    content: str
    options: tuple[tuple[str, str], ...] = ()
    line: int = 1
    beside: tuple[Example, ...] = ()

    def option(self, word: str) -> str | None:
        """The value of `word` in the info string, or None."""
        return next((value for name, value in self.options if name == word), None)


def base_report(year: int = 2024, reader: str = "text") -> str:
    """A short, correct report of a made-up bureau on `year`, as a file of `reader` would hold it.

    Reports on 2020 and before have the tables of the trial format (国办公开办函〔2019〕60号).
    """
    return _render(blocks(year), reader)


def examples(page: str, file: str = "page.md") -> list[Example]:
    """The fenced examples under 反例, 正例 and 改后 of a rule's page.

    Raises SettingsError for an info string that cannot be understood.
    """
    heads = [(match.start(), match.group(1)) for match in _HEADING.finditer(page)]
    found: list[Example] = []
    mistakes: list[Mistake] = []
    beside: list[Example] = []
    for match in _FENCE.finditer(page):
        kind = next((title for start, title in reversed(heads) if start < match.start()), "")
        line = page.count("\n", 0, match.start()) + 1
        if kind not in KINDS:
            continue
        try:
            reader, options = _info(match.group(2))
        except ValueError as error:
            mistakes.append(Mistake(file, words_of(error), line))
            continue
        content = match.group(3).removesuffix("\n")
        example = Example(kind=KINDS[kind], reader=reader, content=content, options=options, line=line)
        if any(example.option(word) is not None for word in BESIDE):
            beside.append(example)
            continue
        found.append(replace(example, beside=tuple(beside)))
        beside.clear()
    mistakes += _open_fence(page, file)
    if mistakes:
        raise SettingsError(mistakes)
    return found


def _open_fence(page: str, file: str) -> list[Mistake]:
    """That a fence of the page does not end, with the line where it begins, if there is one."""
    opened, since = "", 0
    for number, line in enumerate(page.splitlines(), 1):
        ticks = len(line) - len(line.lstrip("`"))
        if opened and line.rstrip() == opened:
            opened = ""
        elif opened and (head := _HEADING.match(line)) and head[1] in KINDS:
            return [_endless(file, since, opened)]
        elif not opened and ticks >= 3 and "`" not in line[ticks:]:
            opened, since = "`" * ticks, number
    return [_endless(file, since, opened)] if opened else []


def _endless(file: str, since: int, opened: str) -> Mistake:
    remedy = Said(f"在例子后面加一行 {opened}", f"add a line {opened} behind the example")
    return Mistake(file, Said("围栏没有结束", "the fence does not end"), since, remedy=remedy)


def build(example: Example) -> tuple[bytes, str]:
    """The bytes (UTF-8) and the file name of the report that an example stands for.

    Raises ValueError when the example names a text that the minimal report does not have.
    """
    path = example.option("path") or "example" + SUFFIXES[example.reader]
    if example.option("whole") is not None:
        return (example.content + "\n").encode(), path
    parts = blocks(int(example.option("year") or 2024))
    removed = [value for word, value in example.options if word == "remove"]
    parts = [part for part in parts if part[0] not in removed]
    section = example.option("section")
    instead = example.option("instead")
    if section is not None:
        parts = _with_section(parts, section, example.content)
    elif instead is None and example.content.strip():
        last = max(index for index, part in enumerate(parts) if part[0] == "overview")
        parts.insert(last + 1, ("overview", "raw", example.content))
    text = _render(parts, example.reader)
    if instead is not None:
        text = _replaced(text, instead.replace(r"\n", "\n"), example.content)
    for word, value in example.options:
        if word == "replace":
            text = _replaced(text, *_pair(value))
    return text.encode(), path


def _info(info: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    words = shlex.split(info)
    if not words or words[0] not in SUFFIXES:
        zh = f"围栏 {info!r} 的第一个词要写格式：{'、'.join(SUFFIXES)}"
        en = f"the first word of the fence {info!r} is a format: {', '.join(SUFFIXES)}"
        raise ValueError(Said(zh, en))
    options: list[tuple[str, str]] = []
    for word in words[1:]:
        name, _, value = word.partition("=")
        if name not in _WORDS:
            near = nearest(name, _WORDS)
            remedy = perhaps(near) if near else _one_of("可以写", sorted(_WORDS))
            zh = f"围栏 {info!r} 里不认识 {name}，{remedy}"
            raise ValueError(Said(zh, f"{name} is not known in the fence {info!r}: {remedy.en}"))
        sections = (*SECTIONS, "title")
        if name in ("section", "remove") and value not in sections:
            near = nearest(value, sections)
            remedy = perhaps(near) if near else _one_of("有的是", sections)
            zh = f"围栏 {info!r}：没有叫 {value} 的部分，{remedy}"
            raise ValueError(Said(zh, f"the fence {info!r}: no section is called {value}: {remedy.en}"))
        options.append((name, value))
    return words[0], tuple(options)


def _one_of(zh: str, known: Sequence[str]) -> Said:
    return Said(f"{zh} {'、'.join(known)}", f"there are {', '.join(known)}")


def _pair(value: str) -> tuple[str, str]:
    old, arrow, new = value.partition("=>")
    if not arrow:
        zh = f'replace={value!r} 里没有 =>，应写成 replace="原文=>改成"'
        raise ValueError(Said(zh, f'there is no => in replace={value!r}: write replace="OLD=>NEW"'))
    return old.replace(r"\n", "\n"), new.replace(r"\n", "\n")


def _replaced(text: str, old: str, new: str) -> str:
    if old not in text:
        zh = f"最小的正确报告里没有“{old}”，不能替换"
        raise ValueError(Said(zh, f"the minimal correct report has no “{old}” to be replaced"))
    return text.replace(old, new, 1)


def _with_section(parts: list[tuple[str, str, str]], key: str, content: str) -> list[tuple[str, str, str]]:
    kept = [part for part in parts if part[0] != key or part[1] == "heading"]
    at = next(index for index, part in enumerate(kept) if part[0] == key)
    return [*kept[: at + 1], (key, "raw", content), *kept[at + 1 :]] if content.strip() else kept


def _render(parts: list[tuple[str, str, str]], reader: str) -> str:
    if reader == "html":
        body = "\n".join(_html(kind, text) for _, kind, text in parts)
        return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>\n'
    if reader == "markdown":
        return "\n\n".join(_markdown(kind, text) for _, kind, text in parts) + "\n"
    return "\n".join(_text(kind, text) for _, kind, text in parts) + "\n"


def _table(text: str) -> list[list[tuple[str, int, int]]]:
    """Rows of (text, rowspan, colspan) from lines such as `三、办理结果{r24}|（一）予以公开{c2}|0`."""
    rows = []
    for line in text.splitlines():
        row = []
        for cell in line.split("|"):
            span = _SPAN.search(cell)
            sizes = dict(re.findall(r"([rc])(\d+)", span.group(1))) if span else {}
            row.append((_SPAN.sub("", cell), int(sizes.get("r", 1)), int(sizes.get("c", 1))))
        rows.append(row)
    return rows


def _text(kind: str, text: str) -> str:
    if kind != "table":
        return text
    return "\n".join(" | ".join(cell for cell, _, _ in row) + " |" for row in _table(text))


def _markdown(kind: str, text: str) -> str:
    if kind == "title":
        return f"# {text}"
    if kind == "heading":
        return f"## {text}"
    if kind != "table":
        return text
    rows = [[cell for cell, _, _ in row] for row in _table(text)]
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def _html(kind: str, text: str) -> str:
    if kind == "raw":
        return text
    if kind != "table":
        tag = {"title": "h1", "heading": "h2"}.get(kind, "p")
        return f"<{tag}>{html.escape(text, quote=False)}</{tag}>"
    rows = []
    for row in _table(text):
        cells = "".join(
            "<td"
            + (f' rowspan="{rows_}"' if rows_ > 1 else "")
            + (f' colspan="{columns}"' if columns > 1 else "")
            + f">{html.escape(cell, quote=False)}</td>"
            for cell, rows_, columns in row
        )
        rows.append(f"<tr>{cells}</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"
