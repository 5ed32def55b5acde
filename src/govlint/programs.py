"""Programs of regular expressions, which `re` makes more slowly than it searches: made once, and handed on.

The interpreter's own parts are used for it. Where they are not as expected, `re.compile` does all the work.
"""

from __future__ import annotations

import importlib
import re
import sys
from array import array
from functools import cache
from typing import Any

import msgspec

Program = tuple[int, bytes, int, dict[str, int], list[str | None]]
"""What `re` makes of a pattern: flags, code (numbers of four bytes), number of groups, by name, names."""

_MOST = 2000
_STEP = "I"
_recalled: dict[str, Program] = {}
_fresh: dict[str, Program] = {}
_decoder = msgspec.msgpack.Decoder(dict[str, Program])


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, from a program that was recalled where there is one."""
    key = f"{int(flags)} {pattern}"
    try:
        program = _recalled.get(key)
        if program is None:
            program = _fresh[key] = _program(pattern, flags)
        return _pattern(pattern, program)
    except re.error:
        raise
    except Exception:  # another interpreter's parts, or a program of theirs
        _fresh.pop(key, None)
        return re.compile(pattern, flags)


def kind() -> str:
    """What programs depend on: those of one kind of interpreter are nothing to another."""
    sre = importlib.import_module("_sre")
    return f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sre.MAGIC}-{sre.CODESIZE}-{sys.byteorder}"


def recall(kept: bytes) -> None:
    """Use the programs that `kept_programs` gave an earlier run. Raises msgspec.MsgspecError."""
    _recalled.update(_decoder.decode(kept))


def kept_programs() -> bytes | None:
    """The programs used so far, for a later run; None where it would learn nothing new."""
    if not _fresh or len(_recalled) > _MOST:
        return None
    return msgspec.msgpack.encode({**_recalled, **_fresh})


def _program(pattern: str, flags: int) -> Program:
    parser, compiler = importlib.import_module("re._parser"), importlib.import_module("re._compiler")
    parsed = parser.parse(pattern, int(flags))
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    code = array(_STEP, compiler._code(parsed, int(flags)))
    return (
        int(flags | parsed.state.flags),
        code.tobytes(),
        parsed.state.groups - 1,
        dict(parsed.state.groupdict),
        names,
    )


def _pattern(pattern: str, program: Program) -> re.Pattern[str]:
    flags, code, groups, by_name, names = program
    sre: Any = importlib.import_module("_sre")
    made: re.Pattern[str] = sre.compile(
        pattern, flags, array(_STEP, code).tolist(), groups, by_name, tuple(names)
    )
    return made
