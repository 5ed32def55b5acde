from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from govlint.errors import SettingsError
from govlint.model import Struct
from govlint.sources.written import Source, nearest
from govlint.sources.yamltext import MAX_BYTES, convert, load, parse


class Part(Struct, frozen=True):
    key: str
    size: int = 0
    kind: Literal["count", "amount"] = "count"


class Whole(Struct, frozen=True, rename="kebab"):
    title: str
    the_parts: tuple[Part, ...] = ()
    names: dict[str, tuple[str, ...]] = {}
    either: str | Part | None = None


def mistakes_of(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        parse(text, "f.yaml")
    return [str(mistake) for mistake in caught.value.mistakes]


def told(text: str) -> list[str]:
    found = convert(parse(text, "f.yaml"), Whole)
    assert isinstance(found, list)
    return [str(mistake) for mistake in found]


def test_plain_data_with_positions(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "a: 1\nb:\n  - x\n  - {c: 2019-05-15, d: ~, e: true, f: 1.5, g: 0x1f, h: 010}\n", "utf-8-sig"
    )
    source = load(path)
    assert source.data == {
        "a": 1,
        "b": ["x", {"c": "2019-05-15", "d": None, "e": True, "f": 1.5, "g": 31, "h": 10}],
    }
    assert source.position(("b",)) == (2, 1)
    assert source.position(("b",), value=True) == (3, 3)
    assert source.position(("b", 1, "d")) == (4, 21)
    assert source.position(("b", 1, "nothing", 3), value=True) == (4, 5)
    assert Source("x", {}).position(("a",)) == (1, 1)


def test_words_that_other_yaml_takes_for_booleans_stay_words() -> None:
    assert parse("a: off\nb: yes\nc: no\n", "f").data == {"a": "off", "b": "yes", "c": "no"}


def test_numbers_that_cannot_be_stay_words() -> None:
    assert parse(f"a: {'9' * 5000}\nb: .inf\n", "f").data == {"a": "9" * 5000, "b": ".inf"}


def test_empty_file() -> None:
    assert parse("# nothing\n", "f").data is None


def test_duplicate_keys_are_all_told() -> None:
    found = mistakes_of("a: 1\nb: {c: 1, c: 2}\na: 2\n")
    assert found == [
        "f.yaml:2:11: 键 c 写了两次（第一次在第 2 行）（删去一个）",
        "f.yaml:3:1: 键 a 写了两次（第一次在第 1 行）（删去一个）",
    ]


@pytest.mark.parametrize(
    "text", ["a: !!python/object/apply:os.system [x]\n", "a: !x 1\n", "a: !!binary aGk=\n"]
)
def test_tags_are_refused_and_never_executed(text: str) -> None:
    [message] = mistakes_of(text) if "[" not in text else mistakes_of(text)[:1]
    assert "不支持标签" in message
    assert message.startswith("f.yaml:1:4")


def test_merge_keys_and_keys_that_are_no_words_are_refused() -> None:
    assert len(mistakes_of("<<: {a: 1}\n? [1]\n: 2\n")) == 2


def test_malformed_yaml_is_told_with_its_place() -> None:
    assert mistakes_of("a: 1\n b: 2\n")[0].startswith("f.yaml:2:3: YAML 写法有误")
    assert mistakes_of("a: \x01")[0].startswith("f.yaml:1:4: 有看不见的控制字符")


def test_aliases_are_bounded() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert "太大" in mistakes_of("\n".join(lines))[0]
    assert "太深" in mistakes_of("a: &a [*a]\n")[0]
    assert "太深" in mistakes_of("[" * 5000)[0]


def test_size_encoding_and_absence(tmp_path: Path) -> None:
    for name, data, word in (("big", b"#" * (MAX_BYTES + 1), "太大"), ("gbk", "甲".encode("gbk"), "UTF-8")):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(SettingsError, match=word):
            load(path)
    with pytest.raises(SettingsError, match="无法读取"):
        load(tmp_path / "absent.yaml")


def test_conversion() -> None:
    source = parse("title: t\nthe-parts: [{key: k, size: 2}]\nnames: {a: [b]}\n", "f")
    assert convert(source, Whole) == Whole("t", (Part("k", 2),), {"a": ("b",)})


def test_all_mistakes_are_told_at_once_with_the_nearest_name() -> None:
    assert told(
        "titel: t\nthe-parts:\n  - {key: 1, size: x}\n  - {kye: k, kind: cuont}\nnames: {a: b}\n"
    ) == [
        "f.yaml:1:1: 不认识的键 titel（是不是 title？）",
        "f.yaml:3:11: 应为文字，写的是整数（加上引号）",
        "f.yaml:3:20: 应为整数，写的是文字（写阿拉伯数字，不加引号）",
        "f.yaml:4:6: 不认识的键 kye（是不是 key？）",
        "f.yaml:4:20: 不能写 cuont（是不是 count？）",
        "f.yaml:5:12: 应为列表，写的是文字（写成 [b]）",
    ]


def test_wrong_shapes() -> None:
    assert told("- a\n") == ["f.yaml:1:1: 应为一组键值，写的是列表（每行写成“键: 值”）"]
    assert told("title: t\neither: {kye: 1}\n")[0].startswith("f.yaml:2:10: 不认识的键 kye")
    assert told("title: t\neither: [1]\n") == ["f.yaml:2:9: 应为文字或一组键值或空，写的是列表"]
    assert told("title: t\nnames: 3\n") == ["f.yaml:2:8: 应为一组键值，写的是整数（每行写成“键: 值”）"]


def test_nearest() -> None:
    assert nearest("BAL01", ["BAL001", "STR001"]) == "BAL001"
    assert nearest("zzzzzz", ["BAL001"]) is None
