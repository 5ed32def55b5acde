"""What to write instead of data that are of another kind than they should be: only mistakes ask for it."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from typing import Any

from govlint.errors import Said
from govlint.lazy import lazily
from govlint.sources.written import available

_KEYED = lazily(r"\s*([A-Za-z][\w.-]*)\s*(：|:(?!\s))")
_ASSIGNED = lazily(r"\s*([A-Za-z][\w.-]*)\s*=")
_LINES = Said("每行写成“键: 值”", "write each line as “key: value”")
_FILL = Said("写上内容，或者删去这一行", "write what it is, or delete the line")
_OPENING = frozenset("*&!|>%@`#?:-'")
_WITHIN = frozenset('[]{}#:"\\')
"""What a word in a list of YAML may not begin with, and not have within, unless it stands in quotes."""
_BETWEEN = lazily("[，,、；;]")
_WIDE_OPENING, _WIDE_CLOSING = ("【", "［", "〔"), ("】", "］", "〕")
_FEW = 3
_MOST = 20


def colon_in(data: Any) -> str | None:
    """How to mend words that were to be a key with its value: `name：mine`, `{zh:甲}`."""
    if isinstance(data, str) and (found := _KEYED.match(data)):
        wide = found[2] == "："
        half = ("要用半角的 :，", " in half width :,") if wide else ("", "")
        return Said(
            f"{found[1]} 后面的冒号{half[0]}后面空一格",
            f"{found[1]} takes a colon{half[1]} with a blank behind it",
        )
    return None


def keyed(data: Any, remedy: str | None = None) -> str:
    """How to write as keys with their values what was written otherwise; by `remedy`, if there is one."""
    return colon_in(data) or remedy or _undashed(data)


def _undashed(data: Any) -> str:
    if isinstance(data, list) and data and all(isinstance(item, dict) for item in data):
        return Said("去掉每行前面的“- ”", "take out the “- ” before each line")
    if isinstance(data, str) and (found := _ASSIGNED.match(data)):
        words = f"{found[1]}: …"
        return Said(f"写成 {words}，等号改成冒号", f"write {words}, with a colon for the equals sign")
    return _LINES


def braced(data: Any, fields: Mapping[str, Any]) -> str | None:
    """What a word should have been that stands for a few keys with their values."""
    if not isinstance(data, str | int) or isinstance(data, bool):
        return None
    required = [name for name, field in fields.items() if field.required]
    if len(required) == 1 and isinstance(data, str) and ": " not in data:
        return written_as(f"{required[0]}: {data}")
    if len(fields) > _FEW:
        return None
    return written_as(f"{{{', '.join(f'{name}: …' for name in fields)}}}")


def listed(data: Any) -> str | None:
    """How to write as a list what was written otherwise."""
    if data is None:
        return _FILL
    if isinstance(data, dict):
        inner = [name for name, value in data.items() if isinstance(value, list)]
        if len(data) == len(inner) == 1:
            return Said(f"去掉 {inner[0]}: 这一行", f"take out the line {inner[0]}:")
        return Said("每一项前面加“- ”", "put “- ” before each item")
    if isinstance(data, str) and (data[:1] in _OPENING or set(data) & _WITHIN):
        return written_as(f'["{data}"]') if '"' not in data and "\\" not in data else None
    if isinstance(data, str) and data[:1] in _WIDE_OPENING and data[-1:] in _WIDE_CLOSING:
        return Said(
            f"写成 [{data[1:-1]}]，方括号用半角", f"write [{data[1:-1]}], with brackets in half width"
        )
    if (
        isinstance(data, str)
        and len(words := [word.strip() for word in _BETWEEN.split(data)]) > 1
        and all(words)
    ):
        one = f"[{', '.join(words)}]"
        return Said(f"写成 {one}，逗号用半角", f"write {one}, with commas in half width")
    return written_as(f"[{data}]") if isinstance(data, str | int) and not isinstance(data, bool) else None


def apart(word: str) -> str | None:
    """How to write several words that a mark made one."""
    words = [part.strip() for part in _BETWEEN.split(word) if part.strip()]
    if len(words) < 2:
        return None
    listed_ = ", ".join(words)
    return Said(f"分开写成 {listed_}，逗号用半角", f"write them apart, {listed_}, with commas in half width")


def unquoted(data: Any, type_: Any) -> str | None:
    """How to write a plain value of another kind: with quotes, or without."""
    types_ = {getattr(part, "__name__", "") for part in (type_, *typing.get_args(type_))}
    if "bool" in types_ and isinstance(data, str | int):
        return Said("写 true 或 false，不加引号", "write true or false, without quotes")
    if isinstance(data, list) and type_ is str and data and all(isinstance(item, str) for item in data):
        if len(data) == 1:
            return Said(f"写成 {data[0]}，不加方括号", f"write {data[0]}, without brackets")
        return Said("只写一项，不加方括号", "write one item, without brackets")
    if data is None and "NoneType" not in types_:
        return _FILL
    if isinstance(data, int | float) and not isinstance(data, bool):
        wants_text = type_ is str or hasattr(type_, "parse") or ("str" in types_ and "int" not in types_)
        return Said("加上引号", "put it in quotes") if wants_text else None
    if isinstance(data, str) and types_ & {"int", "float"}:
        return Said("写阿拉伯数字，不加引号", "write digits, without quotes")
    return None


def among(fields: Mapping[str, Any]) -> str | None:
    """The keys that there are, where they are few enough to be read."""
    if typing.get_origin(getattr(fields.get("options"), "type", None)) is dict and len(fields) <= _FEW:
        known = available(fields)
        return Said(f"选项写在 options 下面；{known}", f"options stand below options; {known.en}")
    return available(fields) if fields and len(fields) <= _MOST else None


def written_as(words: str) -> Said:
    """That it should be written so."""
    return Said(f"写成 {words}", f"write {words}")
