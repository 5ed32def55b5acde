"""What to write instead of data of another kind."""

from __future__ import annotations

from typing import Any

import pytest

from govlint.sources.remedies import apart, braced, colon_in, keyed, listed, unquoted


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        ("甲", "写成 [甲]"),
        ("甲，乙", "写成 [甲, 乙]，逗号用半角"),
        ("【甲】", "写成 [甲]，方括号用半角"),
        ("[甲]乙", '写成 ["[甲]乙"]'),
        (3, "写成 [3]"),
        (True, None),
        (None, "写上内容，或者删去这一行"),
        ({"a": 1}, "每一项前面加“- ”"),
        ({"a": [1]}, "去掉 a: 这一行"),
    ],
)
def test_what_should_be_a_list(data: Any, remedy: str | None) -> None:
    assert listed(data) == remedy


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        ("name：甲", "name 后面的冒号要用半角的 :，后面空一格"),
        ("name:甲", "name 后面的冒号后面空一格"),
        ("name = 甲", "写成 name: …，等号改成冒号"),
        ([{"a": 1}], "去掉每行前面的“- ”"),
        (["甲"], "每行写成“键: 值”"),
        (3, "每行写成“键: 值”"),
    ],
)
def test_what_should_be_keys_with_values(data: Any, remedy: str) -> None:
    assert keyed(data) == remedy
    assert colon_in("甲") is None
    assert braced([], {}) is None


def test_words_that_a_mark_joins() -> None:
    assert apart("甲、乙；丙") == "分开写成 甲, 乙, 丙，逗号用半角"
    assert apart("甲") is None


def test_quotes() -> None:
    assert unquoted(["甲"], str) == "写成 甲，不加方括号"
    assert unquoted(["甲", "乙"], str) == "只写一项，不加方括号"
    assert unquoted(3, str) == "加上引号"
    assert unquoted("三", int) == "写阿拉伯数字，不加引号"
    assert unquoted("yes", bool) == "写 true 或 false，不加引号"
    assert unquoted(None, str) == "写上内容，或者删去这一行"
