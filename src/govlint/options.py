"""The options of a check: typed by its function's signature, and nowhere else."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from copy import copy
from functools import lru_cache
from types import CodeType
from typing import Any

import msgspec

from govlint.errors import Mistake, Said, english
from govlint.rule import Check, Rule, Runner
from govlint.sources.written import Path_, Source
from govlint.vocabulary import Vocabulary


@lru_cache(maxsize=256)
def options_type(run: Runner) -> type[msgspec.Struct]:
    """A struct of the keyword-only parameters of `run`, with their annotations and defaults.

    TypeError when an annotation is of a kind that cannot be read from data.
    """
    function: Any = inspect.unwrap(run)
    hints = inspect.get_annotations(function, eval_str=True)
    fields: list[Any] = []
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            continue
        if parameter.default is inspect.Parameter.empty:
            fields.append((name, hints.get(name, Any)))
        else:
            fields.append((name, hints.get(name, Any), _default(parameter.default)))
    return msgspec.defstruct("Options", fields, kw_only=True, frozen=True, forbid_unknown_fields=True)


def _default(value: Any) -> Any:
    if isinstance(value, list | dict | set):
        return msgspec.field(default_factory=value.copy)
    return value


def parse_option(type_: type, value: Any) -> Any:
    """A value of an option type of its own (one with `parse`); its mistakes are told as ValueError.

    A type may say in `EMPTY` why an empty text is one, and in `IDLE` why a value that `is_idle` is.
    """
    if value == "" and hasattr(type_, "EMPTY"):
        raise ValueError(type_.EMPTY)
    made = _with(type_, "parse", value)
    if hasattr(type_, "IDLE") and made.is_idle:
        raise ValueError(type_.IDLE)
    return made


def _restore(type_: type, value: Any) -> Any:
    # A type may offer `restore` for text that has been parsed once: no work is done before it is needed.
    return _with(type_, "restore" if hasattr(type_, "restore") else "parse", value)


def _with(type_: type, method: str, value: Any) -> Any:
    make: Callable[[Any], Any] | None = getattr(type_, method, None)
    if make is None:
        raise NotImplementedError(f"{type_.__name__} 没有 parse")  # msgspec would lay another on the data
    if not isinstance(value, str):
        from govlint.sources.converted import expected  # only ever needed to explain a mistake

        raise ValueError(expected("文字", "text", value))
    return make(value)


def bind_options(rule: Rule, check: Check) -> dict[str, Any]:
    """The rule's options as the check's function wants them, defaults included.

    They were validated at load; msgspec.ValidationError where the check has changed since.
    """
    function: Any = inspect.unwrap(check.run)
    code, defaults, given = function.__code__, function.__kwdefaults__ or {}, rule.options
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    if given.keys() <= set(names) <= given.keys() | defaults.keys():
        # One by one: most options are not given, and making types is a good part of a start.
        return {
            name: msgspec.convert(given[name], _type_of(function, name), dec_hook=_restore)
            if name in given
            else copy(defaults[name])
            for name in names
        }
    bound = msgspec.convert(given, options_type(check.run), dec_hook=_restore)
    return {name: getattr(bound, name) for name in bound.__struct_fields__}


@lru_cache(maxsize=512)
def _type_of(function: Any, option: str) -> Any:
    hint = function.__annotations__.get(option, Any)
    return eval(_code_of(hint), function.__globals__) if isinstance(hint, str) else hint


@lru_cache(maxsize=256)
def _code_of(annotation: str) -> CodeType:
    return compile(annotation, "<annotation>", "eval")


def check_options(
    source: Source,
    at: Path_,
    check: Check,
    vocabulary: Vocabulary | None,
    base: Mapping[str, Any] | None = None,
) -> list[Mistake]:
    """What is wrong with the options that `source` holds at `at`, for `check`.

    `base` are options already in force, over which these are laid. Without a `vocabulary` the check's own
    `validate` is not asked.
    """
    from govlint.sources.converted import convert  # packs that come from the cache were checked once

    written: Any = source.data
    for step in at:
        written = written.get(step, {}) if isinstance(written, dict) else written[step]
    whole = {**(base or {}), **written} if isinstance(written, dict) else written
    laid = Source(
        source.file,
        whole,
        {path[len(at) :]: place for path, place in source.keys.items() if path[: len(at)] == at},
        {path[len(at) :]: place for path, place in source.values.items() if path[: len(at)] == at},
        source.text,
    )
    laid.keys.setdefault((), source.position(at))
    try:
        typed = convert(laid, options_type(check.run), parse_option)
    except (TypeError, NameError, NotImplementedError) as error:
        return [laid.mistake((), *_unwritable(check, error))]
    if isinstance(typed, list):
        return typed
    if check.validate is None or vocabulary is None:
        return []
    given = {name: getattr(typed, name) for name in typed.__struct_fields__}
    wrong = [((at,) if isinstance(at, str) else at, words) for at, words in check.validate(given, vocabulary)]
    return [
        laid.mistake(at, Said(f"选项 {at[0]}：{words}", f"option {at[0]}: {english(words)}"))
        for at, words in wrong
    ]


def _unwritable(check: Check, error: Exception) -> tuple[Said, Said]:
    """That no data can be written for what a check takes, and whose fault that is."""
    module = inspect.unwrap(check.run).__module__
    words = Said(
        f"检查 {check.name} 的参数类型无法由数据写出：{error}",
        f"no data can be written for the types of the parameters of the check {check.name}: {error}",
    )
    remedy = Said(
        f"这里没有写错，要改的是检查自己（{module}）",
        f"nothing is wrong here: it is the check itself that has to change ({module})",
    )
    return words, remedy


def plain(options: Mapping[str, Any]) -> dict[str, Any]:
    """Options as they are kept in a rule: built-in values, lists as tuples."""
    return {name: _plain(value) for name, value in options.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
