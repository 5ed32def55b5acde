"""How the generator writes Markdown: tables, code, types and values, docstrings."""

from __future__ import annotations

import inspect
import json
import re
import types
import typing
from collections.abc import Iterable
from enum import EnumMeta
from typing import Any

import msgspec

_TAG = re.compile(r"<(?=[/!a-zA-Z])")
_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef”’])\n(?=[\u3400-\u9fff（《“])")
_SESSION = re.compile(r"((?:^(?:>>>|\.\.\.).*\n?)+)", re.MULTILINE)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; bars and line breaks in cells are made harmless."""
    lines = [list(heads)]
    lines += [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def escaped(text: str) -> str:
    """Text of which Markdown shall make nothing."""
    return re.sub(r"([*_`\[\]\\])", r"\\\1", text).replace("<", "&lt;")


def words(text: str) -> str:
    """Prose without what would be taken for tags, and without breaks that would show as blanks."""
    return _BREAK.sub("", _TAG.sub("&lt;", text))


def fenced(language: str, text: str) -> str:
    """A code block, its fence longer than any in the text."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
    return f"{fence}{language}\n{text}\n{fence}"


def type_words(type_: Any) -> str:
    """An annotation as an author of YAML knows it."""
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if origin is typing.Literal:
        return "、".join(f"`{value}`" for value in arguments)
    if origin in (typing.Union, types.UnionType):
        return " 或 ".join(type_words(part) for part in arguments if part is not type(None))
    if origin in (tuple, list, frozenset):
        return f"{type_words(arguments[0])}的列表"
    if origin is typing.Annotated:
        bounds = [meta for meta in arguments[1:] if isinstance(meta, msgspec.Meta)]
        limits = [
            f"{sign} {bound}"
            for meta in bounds
            for sign, bound in (("≥", meta.ge), (">", meta.gt), ("≤", meta.le))
            if bound is not None
        ]
        return f"{type_words(arguments[0])}（{'，'.join(limits)}）"
    if origin is dict:
        return f"一组键值（值：{type_words(arguments[1])}）"
    names = {str: "文字", int: "整数", float: "数", bool: "true/false", Any: "任意"}
    if type_ in names:
        return names[type_]
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return "{" + ", ".join(f"`{field.name}`" for field in msgspec.structs.fields(type_)) + "}"
    if isinstance(type_, EnumMeta):
        members: list[Any] = list(type_)
        return "、".join(f"`{member}`" for member in members)
    name = getattr(type_, "__name__", str(type_))
    return {"Pattern": "式子（RE2）", "Scope": "范围", "DayOfYear": "月-日"}.get(name, str(name))


def value_words(value: Any) -> str:
    """A default or an option's value as YAML would show it."""
    if value is msgspec.NODEFAULT:
        return "**必填**"
    if value is None:
        return "无"
    if isinstance(value, str):
        return f"`{value}`" if value else "空"
    built_in = msgspec.to_builtins(value, enc_hook=str)
    return "`" + json.dumps(built_in, ensure_ascii=False).replace("`", "'") + "`"


def paragraphs(thing: Any) -> str:
    """A docstring as Markdown: examples in it become code."""
    text = _TAG.sub("&lt;", inspect.getdoc(inspect.unwrap(thing)) or "").replace("*", "\\*")
    return _SESSION.sub(lambda code: f"```python\n{code[1].rstrip()}\n```\n", text)


def signature(function: Any) -> str:
    """A function's signature on one line."""
    return str(inspect.signature(function)).replace("'", "").replace("(self, ", "(").replace("(self)", "()")


def summary(function: Any) -> str:
    """The first line of a docstring."""
    return _TAG.sub("&lt;", (inspect.getdoc(function) or "").splitlines()[0])
