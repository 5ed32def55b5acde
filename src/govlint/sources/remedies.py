"""What to write instead of data that are of another kind than they should be: only mistakes ask for it."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from typing import Any

from govlint.lazy import lazily

_KEYED = lazily(r"\s*([A-Za-z][\w.-]*)\s*(：|:(?!\s))")
_ASSIGNED = lazily(r"\s*([A-Za-z][\w.-]*)\s*=")
_LINES = "每行写成“键: 值”"
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
        return f"{found[1]} 后面的冒号{'要用半角的 :，' if wide else ''}后面空一格"
    return None


def keyed(data: Any, remedy: str | None = None) -> str:
    """How to write as keys with their values what was written otherwise; by `remedy`, if there is one."""
    return colon_in(data) or remedy or _undashed(data)


def _undashed(data: Any) -> str:
    if isinstance(data, list) and data and all(isinstance(item, dict) for item in data):
        return "去掉每行前面的“- ”"
    if isinstance(data, str) and (found := _ASSIGNED.match(data)):
        return f"写成 {found[1]}: …，等号改成冒号"
    return _LINES


def braced(data: Any, fields: Mapping[str, Any]) -> str | None:
    """What a word should have been that stands for a few keys with their values."""
    if not isinstance(data, str | int) or isinstance(data, bool):
        return None
    required = [name for name, field in fields.items() if field.required]
    if len(required) == 1 and isinstance(data, str) and ": " not in data:
        return f"写成 {required[0]}: {data}"
    if len(fields) > _FEW:
        return None
    return f"写成 {{{', '.join(f'{name}: …' for name in fields)}}}"


def listed(data: Any) -> str | None:
    """How to write as a list what was written otherwise."""
    if data is None:
        return "写上内容，或者删去这一行"
    if isinstance(data, dict):
        inner = [name for name, value in data.items() if isinstance(value, list)]
        return f"去掉 {inner[0]}: 这一行" if len(data) == len(inner) == 1 else "每一项前面加“- ”"
    if isinstance(data, str) and (data[:1] in _OPENING or set(data) & _WITHIN):
        return f'写成 ["{data}"]' if '"' not in data and "\\" not in data else None
    if isinstance(data, str) and data[:1] in _WIDE_OPENING and data[-1:] in _WIDE_CLOSING:
        return f"写成 [{data[1:-1]}]，方括号用半角"
    if (
        isinstance(data, str)
        and len(words := [word.strip() for word in _BETWEEN.split(data)]) > 1
        and all(words)
    ):
        return f"写成 [{', '.join(words)}]，逗号用半角"
    return f"写成 [{data}]" if isinstance(data, str | int) and not isinstance(data, bool) else None


def apart(word: str) -> str | None:
    """How to write several words that a mark made one."""
    words = [part.strip() for part in _BETWEEN.split(word) if part.strip()]
    return f"分开写成 {', '.join(words)}，逗号用半角" if len(words) > 1 else None


def unquoted(data: Any, type_: Any) -> str | None:
    """How to write a plain value of another kind: with quotes, or without."""
    types_ = {getattr(part, "__name__", "") for part in (type_, *typing.get_args(type_))}
    if "bool" in types_ and isinstance(data, str | int):
        return "写 true 或 false，不加引号"
    if isinstance(data, list) and type_ is str and data and all(isinstance(item, str) for item in data):
        return f"写成 {data[0]}，不加方括号" if len(data) == 1 else "只写一项，不加方括号"
    if data is None and "NoneType" not in types_:
        return "写上内容，或者删去这一行"
    if isinstance(data, int | float) and not isinstance(data, bool):
        wants_text = type_ is str or hasattr(type_, "parse") or ("str" in types_ and "int" not in types_)
        return "加上引号" if wants_text else None
    return "写阿拉伯数字，不加引号" if isinstance(data, str) and types_ & {"int", "float"} else None


def among(fields: Mapping[str, Any]) -> str | None:
    """The keys that there are, where they are few enough to be read."""
    if typing.get_origin(getattr(fields.get("options"), "type", None)) is dict and len(fields) <= _FEW:
        return f"选项写在 options 下面；可用：{'、'.join(fields)}"
    return f"可用：{'、'.join(fields)}" if fields and len(fields) <= _MOST else None
