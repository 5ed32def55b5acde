from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

import msgspec
import pytest

from govlint.finding import Outcome
from govlint.options import bind_options, check_options, options_type, plain
from govlint.patterns.pattern import Pattern
from govlint.rule import Rule, check
from govlint.sources.yamltext import parse
from govlint.vocabulary import Recognition, Vocabulary
from ruled import made


class Doubled:
    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def parse(cls, text: str) -> Self:
        if not text:
            raise ValueError("什么也没写")
        return cls(text * 2)


class Unmade:
    """Of a kind that no data makes."""


SEEN: list[str] = []


@check("many", validate=lambda options, vocabulary: [("n", "太大")] if options["n"] > 5 else [])
def many(
    context: Any,
    *,
    patterns: tuple[Pattern, ...] = (),
    twice: Doubled | None = None,
    n: int = 1,
    seen: list[str] = SEEN,
) -> Iterator[Outcome]:
    yield from ()


VOCABULARY = Vocabulary(
    forms=(),
    sections=(),
    recognition=Recognition(signs=(), titles=(), periods=(), introductions=(), furniture=(), page_marks=()),
)


def rule(**options: object) -> Rule:
    return made("ABC001", check="many", options=options)


def told(text: str, **base: object) -> list[str]:
    return [str(item) for item in check_options(parse(text, "f"), ("o",), many, VOCABULARY, base)]


def test_a_type_that_no_data_makes_is_laid_on_the_check() -> None:
    @check("odd")
    def odd(context: Any, *, marks: Unmade) -> Iterator[Outcome]:
        yield from ()

    [mistake] = check_options(parse("o:\n  marks: 1\n", "f"), ("o",), odd, VOCABULARY)
    assert "检查 odd 的参数类型无法由数据写出：Unmade 没有 parse" in mistake.message
    assert __name__ in (mistake.remedy or "")


def test_the_signature_is_the_type() -> None:
    assert [field.name for field in msgspec.structs.fields(options_type(many.run))] == [
        "patterns",
        "twice",
        "n",
        "seen",
    ]


@pytest.mark.parametrize("patterns", [["甲", "乙"], ("甲", "乙")])
def test_lists_and_tuples_bind_alike(patterns: list[str] | tuple[str, ...]) -> None:
    bound = bind_options(rule(patterns=patterns, twice="x"), many)
    assert bound["patterns"] == (Pattern("甲"), Pattern("乙"))
    assert bound["twice"].text == "xx"
    assert bound["seen"] == []
    assert bound["seen"] is not bind_options(rule(), many)["seen"]


def test_mistakes() -> None:
    assert told("o: {n: 3}") == []
    assert told("a: 1") == []
    assert told("o: 3")[0] == "f:1:4: 应为一组键值，写的是整数（每行写成“键: 值”）"
    assert told("o: {twice: ''}") == ["f:1:12: 什么也没写"]
    assert told("o: {patterns: [1]}") == ["f:1:16: 应为文字，写的是整数（加上引号）"]
    assert told("o: {n: 9}") == ["f:1:8: 选项 n：太大"]
    assert told("o: {seen: []}", n=9) == ["f:1:4: 选项 n：太大"]


def test_plain() -> None:
    assert plain({"a": [[1], {"b": [2]}], "c": 1}) == {"a": ((1,), {"b": (2,)}), "c": 1}
