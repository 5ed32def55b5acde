"""What people wrote as the type that it should be, or all that keeps it from being so, in their terms."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any, Union

import msgspec

from govlint.errors import Mistake, Said, english, words_of
from govlint.sources.written import Path_, Source, meant, nearest, perhaps

UNKNOWN_KEY = "不认识的键 "
"""What is said of a key that is none, before the key itself."""
Hook = Callable[[type, Any], Any]
_T = typing.TypeVar("_T")

_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true/false"),
    (int, Said("整数", "an integer")),
    (float, Said("小数", "a decimal")),
    (str, Said("文字", "text")),
    ((list, tuple), Said("列表", "a list")),
    (dict, Said("一组键值", "keys with values")),
    (type(None), Said("空", "nothing")),
)


def convert(source: Source, type_: type[_T], hook: Hook | None = None, at: Path_ = ()) -> _T | list[Mistake]:
    """The data of `source` (below `at`) as `type_`, or all that keeps it from being so.

    `hook` builds values of types that msgspec does not know, as `dec_hook` of msgspec does.
    """
    data = source.data
    for step in at:
        data = data[step]
    mistakes = [
        source.mistake(at + path, message, remedy, value=not is_key)
        for path, message, remedy, is_key in complaints(data, type_, hook)
    ]
    if mistakes:
        return mistakes
    try:
        return msgspec.convert(data, type_, dec_hook=hook)
    except msgspec.ValidationError as error:
        return [source.mistake(at, _in_chinese(error))]


def converted_in_part(source: Source, type_: type[_T], at: Path_ = ()) -> tuple[_T | None, list[Mistake]]:
    """What the data of `source` (below `at`) is as `type_` without all that is wrong in it, and that.

    Of a list with a wrong item nothing is left, so that what stands behind it keeps its place; None where
    nothing is left at all.
    """
    found = convert(source, type_, at=at)
    if not isinstance(found, list):
        return found, []
    data = source.data
    for step in at:
        data = data[step]
    left = deepcopy(data)
    for path, *_ in complaints(data, type_):
        if not path:
            return None, found
        _take_out(left, path)
    rest = convert(Source(source.file, left), type_)
    return (None if isinstance(rest, list) else rest), found


def _take_out(data: Any, path: Path_) -> None:
    holder: Any = data
    key: Any = path[0]
    for step in path:
        if isinstance(data, dict):
            if step not in data:
                return
            holder, key = data, step
        data = data[step]
    holder.pop(key)


Complaint = tuple[Path_, str, str | None, bool]


def complaints(data: Any, type_: Any, hook: Hook | None = None) -> Iterator[Complaint]:
    """All that keeps `data` from being a `type_`: path, message, remedy, and whether the key is at fault."""
    origin = typing.get_origin(type_)
    arguments = typing.get_args(type_)
    if origin in (Union, types.UnionType):
        yield from _of_union(data, type_, arguments, hook)
    elif isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        yield from _of_struct(data, type_, hook)
    elif (origin in (list, set, frozenset)) or (origin is tuple and arguments[-1:] == (Ellipsis,)):
        if not isinstance(data, list | tuple):
            from govlint.sources.remedies import listed  # only ever needed to explain a mistake

            yield (), expected("列表", "a list", data), listed(data), False
            return
        for index, item in enumerate(data):
            yield from _below(index, complaints(item, arguments[0], hook))
    elif origin is dict:
        if not isinstance(data, dict):
            from govlint.sources.remedies import keyed  # as above

            yield (), expected("一组键值", "keys with values", data), keyed(data), False
            return
        for key, item in data.items():
            yield from _below(key, complaints(item, arguments[1], hook))
    else:
        yield from _of_leaf(data, type_, hook)


def _below(step: str | int, found: Iterator[Complaint]) -> Iterator[Complaint]:
    for path, message, remedy, is_key in found:
        yield (step, *path), message, remedy, is_key


def _of_union(data: Any, type_: Any, arguments: tuple[Any, ...], hook: Hook | None) -> Iterator[Complaint]:
    if data is None and type(None) in arguments:
        return
    parts = [part for part in arguments if part is not type(None)]
    # Of several alternatives, the one that is of the data's own shape tells best what is wrong.
    shaped = [part for part in parts if _shape(part) is _shape_of(data)]
    if len(parts) == 1 or len(shaped) == 1:
        yield from complaints(data, (shaped or parts)[0], hook)
    else:
        yield from _of_leaf(data, type_, hook)


def _shape(type_: Any) -> type:
    origin = typing.get_origin(type_) or type_
    if origin is dict or (isinstance(origin, type) and issubclass(origin, msgspec.Struct)):
        return dict
    return list if origin in (list, tuple, set, frozenset) else str


def _shape_of(data: Any) -> type:
    return dict if isinstance(data, dict) else list if isinstance(data, list | tuple) else str


def _of_struct(data: Any, type_: type[msgspec.Struct], hook: Hook | None) -> Iterator[Complaint]:
    fields = _fields(type_)
    if not isinstance(data, dict):
        from govlint.sources.remedies import braced, keyed  # only ever needed to explain a mistake

        both = _as(f"{{zh: {data}, en: …}}") if _speaks(fields) and isinstance(data, str) else None
        words = expected("一组键值", "keys with values", data)
        yield (), words, keyed(data, both or braced(data, fields)), False
        return
    lacking = [name for name, field in fields.items() if field.required and name not in data]
    unknown = [key for key in data if key not in fields]
    # The one key that is missing may be what the one unknown stands for, where no name is nearer.
    alone = lacking[0] if len(lacking) == len(unknown) == 1 else None
    guessed = set()
    for key, item in data.items():
        if key in fields:
            yield from _below(key, complaints(item, fields[key].type, hook))
        else:
            near = nearest(str(key), fields)
            guess = near or alone
            guessed.add(guess)
            words = Said(f"{UNKNOWN_KEY}{key}", f"unknown key {key}")
            yield (key,), words, _for_unknown(key, item, guess, fields), True
    for name in lacking:
        if name not in guessed:
            line = Said(f"加上一行 {name}: …", f"add a line {name}: …")
            both = Said("写成 {zh: 中文, en: English}", "write {zh: …, en: …}")
            remedy = both if _speaks(fields) else line
            yield (), Said(f"缺少 {name}", f"{name} is missing"), remedy, True


def _for_unknown(key: Any, item: Any, guess: str | None, fields: Mapping[str, Any]) -> str | None:
    from govlint.sources.remedies import among, colon_in  # only ever needed to explain a mistake

    return (item is None and colon_in(key)) or (perhaps(guess) if guess else among(fields))


@lru_cache(maxsize=256)
def _fields(type_: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(type_)}


def _speaks(fields: Mapping[str, Any]) -> bool:
    """Whether a value is words in both languages."""
    return "zh" in fields and "en" in fields


def _of_leaf(data: Any, type_: Any, hook: Hook | None) -> Iterator[Complaint]:
    try:
        msgspec.convert(data, type_, dec_hook=hook)
    except msgspec.ValidationError as error:
        from govlint.sources.remedies import unquoted  # only ever needed to explain a mistake

        message = _in_chinese(error, data)
        remedy = unquoted(data, type_) or _choice(data, type_) or pattern_remedy(message)
        yield (), message, remedy, False


def pattern_remedy(message: str) -> str | None:
    """How to mend a pattern, by what is wrong with it."""
    if not message.startswith("正则式"):
        return None
    if "环视" in message:
        return Said(
            "例外写在 unless 里；式子是 RE2 的写法", "exceptions stand in unless; patterns are those of RE2"
        )
    if "没有字" in message:
        return Said(
            "去掉整个式子后面的 ? 或 *，或者空的那一支",
            "take out the ? or * behind the whole pattern, or its empty branch",
        )
    if "缺少" in message or "多出" in message:
        return Said(
            "括号要成对，字面的括号前面加反斜杠；式子是 RE2 的写法",
            "brackets come in pairs, those meant literally behind a backslash; patterns are those of RE2",
        )
    return Said(
        "式子是 RE2 的写法：没有环视和反向引用，\\d、\\w、\\b 只认 ASCII",
        "patterns are those of RE2: no look-around, no back-references; \\d, \\w and \\b know ASCII only",
    )


def _as(words: str) -> str:
    from govlint.sources.remedies import written_as  # only ever needed to explain a mistake

    return written_as(words)


def expected(zh: str, en: str, data: Any) -> Said:
    """That something else was written than should have been."""
    kind = kind_of(data)
    return Said(f"应为{zh}，写的是{kind}", f"should be {en}, and is {english(kind)}")


def kind_of(data: Any) -> str:
    """What kind of value was written, in words."""
    return next((word for kind, word in _KINDS if isinstance(data, kind)), type(data).__name__)


_WORDS = {
    "str": Said("文字", "text"), "int": Said("整数", "an integer"), "float": Said("数", "a number"),
    "bool": "true/false", "array": Said("列表", "a list"), "object": Said("一组键值", "keys with values"),
    "null": Said("空", "nothing"), "decimal": Said("数", "a number"),
}  # fmt: skip


def _in_chinese(error: Exception, data: Any = None) -> str:
    cause = error.__cause__
    if isinstance(cause, ValueError) and english(said := words_of(cause)) != said:
        return said
    message = str(error).partition(" - at `")[0]
    if message.startswith("Expected `") and ", got" in message:
        wanted = message.removeprefix("Expected `").partition("`")[0].split(" | ")
        named = [_WORDS.get(word, word) for word in wanted]
        return expected("或".join(named), " or ".join(map(english, named)), data)
    if message.startswith("Expected `") and message.count("`") == 2 and message[-1].isdigit():
        kind, _, bound = message.removeprefix("Expected `").partition("` ")
        named_so = _WORDS.get(kind, kind)
        return Said(
            f"应为{named_so}，并且 {bound}，写的是 {data}",
            f"should be {english(named_so)} {bound}, and is {data}",
        )
    if message.startswith("Invalid enum value"):
        return Said(f"不能写 {data}", f"{data} cannot stand here")
    return message


def _choice(data: Any, type_: Any) -> str | None:
    choices = typing.get_args(type_) if typing.get_origin(type_) is typing.Literal else ()
    for part in typing.get_args(type_):
        choices += typing.get_args(part) if typing.get_origin(part) is typing.Literal else ()
    if isinstance(type_, type) and hasattr(type_, "__members__"):
        choices = tuple(str(member.value) for member in type_.__members__.values())
    named = [str(choice) for choice in choices if choice and isinstance(choice, str)]
    return meant(str(data), named) if named and not isinstance(data, dict | list) else None
