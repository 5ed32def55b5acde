from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import msgspec
import pytest

from govlint import programs
from govlint.lazy import lazily
from govlint.programs import compiled, kept_programs, recall

PATTERNS = [
    (r"(?P<open>[〔［])(?P<year>20\d\d)[〕］](?<!x)(\d+)号", 0),
    (r"[\u4e00-\u9fff]{2,6}?率(?:为|是)", re.S),
    (r"https?://[a-z]+", re.I | re.M),
]
TEXT = "国办函〔2021〕30号，答复率是 1。HTTP://EXAMPLE"


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(programs, "_recalled", {})
    monkeypatch.setattr(programs, "_fresh", {})
    compiled.cache_clear()
    yield
    compiled.cache_clear()


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_recalled_pattern_is_what_re_compiles(pattern: str, flags: int) -> None:
    expected = re.compile(pattern, flags)
    assert compiled(pattern, flags) == expected
    kept = kept_programs()
    assert kept
    programs._fresh.clear()
    compiled.cache_clear()
    recall(kept)
    again = compiled(pattern, flags)
    assert again == expected
    assert (again.pattern, again.flags, again.groups) == (expected.pattern, expected.flags, expected.groups)
    assert again.groupindex == expected.groupindex
    assert [m.groupdict() for m in again.finditer(TEXT)] == [m.groupdict() for m in expected.finditer(TEXT)]
    assert kept_programs() is None


@pytest.mark.parametrize(
    "program",
    [
        [0, b"\x63\0\0\0" * 3, 0, {}, [None]],
        [0, b"", 0, {}, [None]],
        [0, b"\1\0\0\0", -3, {}, []],
        [0, b"\1\0", 1, {"a": 1}, [None, "a"]],
    ],
)
def test_a_damaged_program_is_compiled_anew(program: list[Any]) -> None:
    recall(msgspec.msgpack.encode({"0 a+": program}))
    assert compiled("a+").findall("baab") == ["aa"]


def test_what_is_no_kept_programs_is_told() -> None:
    with pytest.raises(msgspec.MsgspecError):
        recall(b"\x81")


def test_another_interpreter_does_all_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> NoReturn:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    assert compiled(*PATTERNS[0]).search(TEXT)
    assert kept_programs() is None


def test_a_malformed_pattern_is_told_when_it_is_first_used() -> None:
    pattern = lazily("(")
    with pytest.raises(re.error):
        pattern.search("x")
