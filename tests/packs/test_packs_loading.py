from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govlint.errors import SettingsError
from govlint.finding import Outcome, Severity
from govlint.model import Text
from govlint.options import bind_options
from govlint.packs.inheritance import merge
from govlint.packs.loading import load_pack, load_packs
from govlint.patterns.pattern import Pattern
from govlint.rule import Check, check

PACK = "name: mine\ntitle: {zh: 我的, en: mine}\nversion: '1'\n"
FORM = """\
key: small
format: "2021"
title: {zh: 小表, en: small}
section: overview
columns: [{key: total, label: {zh: 总计, en: total}}]
rows: [{key: new, label: {zh: 新收, en: new}, aliases: [收]}]
sets: {all: [new]}
"""
RULE = """\
code: ABC001
name: first
severity: warning
check: word
title: {zh: 题, en: title}
messages:
  default: {zh: 有 {text}, en: has {text}}
  other: {zh: 另, en: other, severity: info}
options: {pattern: 甲}
tags: [words]
""".replace("有 {text}, en: has {text}", "'有 {text}', en: 'has {text}'")


def rows_exist(options: dict[str, Any], vocabulary: Any) -> Any:
    known = {row.key for form in vocabulary.forms for row in form.rows}
    for row in options["rows"]:
        if row not in known:
            yield "rows", f"没有行 {row}"


@check("word", validate=rows_exist)
def word(
    context: Any, *, pattern: Pattern, rows: tuple[str, ...] = (), limit: int | None = None
) -> Iterator[Outcome]:
    "A word."
    yield from ()


CHECKS: dict[str, Check] = {"word": word}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def make(folder: Path, **files: str) -> Path:
    whole = {"pack.yaml": PACK, "words/first.yaml": RULE, "words/first.md": "#"}
    return write(
        folder,
        whole | {name.replace("__", "/").replace("_yaml", ".yaml"): text for name, text in files.items()},
    )


def told(folder: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_pack(folder, CHECKS)
    return [str(mistake).removeprefix(str(folder)).lstrip("/") for mistake in caught.value.mistakes]


def test_a_pack(tmp_path: Path) -> None:
    lexicon = "- {title: 某条例, number: 某令第1号, in_force: 2019-05-15, articles: 5}\n"
    report = "sections: [{key: overview, number: 1, title: {zh: 总, en: o}}]\n"
    make(tmp_path, forms__small_yaml=FORM, report_yaml=report, lexicon__regulations_yaml=lexicon)
    pack = load_pack(tmp_path, CHECKS)
    [rule] = pack.rules
    assert (rule.code, rule.name, rule.pack, rule.severity) == ("ABC001", "first", "mine", Severity.WARNING)
    assert (rule.file, rule.options, rule.enabled) == ("words/first.yaml", {"pattern": "甲"}, True)
    assert rule.messages["other"].severity is Severity.INFO
    assert (pack.title, pack.version, pack.path) == (Text("我的", "mine"), "1", str(tmp_path))
    assert pack.vocabulary is not None
    assert pack.vocabulary.form("small", "2021") == pack.vocabulary.forms[0]
    assert pack.vocabulary.sections[0].key == "overview"
    assert pack.regulations[0].in_force == "2019-05-15"
    assert bind_options(rule, word) == {"pattern": Pattern("甲"), "rows": (), "limit": None}


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    bad = RULE.replace("ABC001", "abc1").replace("check: word", "check: wrod").replace("en: title", "en: ''")
    make(
        tmp_path,
        words__bad_yaml=bad,
        words__options_yaml=RULE.replace("ABC001", "ABC003")
        .replace("name: first", "name: options")
        .replace("{pattern: 甲}", "{patern: 甲, rows: [nowhere], limit: many}"),
        words__pattern_yaml=RULE.replace("ABC001", "ABC004")
        .replace("name: first", "name: pattern")
        .replace("甲", "'(?=甲)'"),
        words__rows_yaml=RULE.replace("ABC001", "ABC005")
        .replace("name: first", "name: rows")
        .replace("{pattern: 甲}", "{pattern: 甲, rows: [nowhere]}"),
        forms__small_yaml=FORM.replace("[new]}", "[nwe]}"),
        words__typing_yaml=RULE.replace("severity: warning", "severity: grave"),
    )
    found = told(tmp_path)
    for wanted in (
        "words/bad.yaml:1:7: 编号 abc1 不是三个大写字母加三位数字",
        "words/bad.yaml:2:7: name 与文件名 bad 不同",
        "words/bad.yaml:1:1: 缺少规则的说明页 bad.md",
        "words/bad.yaml:5:20: en 是空的",
        "words/bad.yaml:4:8: 没有名为 wrod 的检查（是不是 word？）",
        "words/first.yaml:2:7: first 已由 words/bad.yaml 使用",
        "words/options.yaml:9:11: 不认识的键 patern（是不是 pattern？）",
        "words/options.yaml:9:46: 应为整数，写的是文字",
        "words/rows.yaml:9:29: 选项 rows：没有行 nowhere",
        "forms/small.yaml:7:14: 表 small 没有 nwe（是不是 new？）",
        "words/typing.yaml:3:11: 不能写 grave（可用：error、warning、info）",
    ):
        assert any(line.startswith(wanted) for line in found), wanted
    assert any(line.startswith("words/pattern.yaml:9:20: 正则式") and "环视" in line for line in found)


def test_messages_are_needed_in_both_languages(tmp_path: Path) -> None:
    make(tmp_path, words__first_yaml=RULE.replace("en: other, ", ""))
    assert told(tmp_path) == ["words/first.yaml:8:3: 缺少 en（写成 {zh: 中文, en: English}）"]
    start, _, rest = RULE.partition("messages:")
    make(tmp_path, words__first_yaml=start + "messages: {}\n" + rest[rest.index("options") :])
    assert told(tmp_path)[0].startswith("words/first.yaml:6:11: 至少要有一条消息")


def test_one_code_in_two_files(tmp_path: Path) -> None:
    make(tmp_path, words__second_yaml=RULE.replace("name: first", "name: second"))
    (tmp_path / "words/second.md").touch()
    [line] = told(tmp_path)
    assert line.startswith("words/second.yaml:1:7: ABC001 已由 words/first.yaml 使用")


def test_files_that_nobody_reads_are_told(tmp_path: Path) -> None:
    make(tmp_path, words__deep__x_yaml=RULE, loose_yaml=RULE)
    write(tmp_path, {"words/y.yml": RULE})
    assert [line.split(":")[0] for line in told(tmp_path)] == [
        "loose.yaml",
        "words/deep/x.yaml",
        "words/y.yml",
    ]


def test_forms_that_contradict_themselves(tmp_path: Path) -> None:
    row = "{key: new, columns: [totl], label: {zh: 又, en: again}}"
    form = (
        FORM.replace("aliases: [收]}]", f"aliases: [收]}}, {row}]")
        + "replaces: {nwe: [new]}\ncells: {sum: count}\n"
    )
    make(tmp_path, forms__small_yaml=form, lexicon__regulations_yaml="[")
    assert [line.partition(": ")[2] for line in told(tmp_path)[:4]] == [
        "键 new 用了两次（换一个键）",
        "表 small 没有 totl（是不是 total？）",
        "表 small 没有 nwe（是不是 new？）",
        "表 small 没有 sum（可用：total）",
    ]
    assert told(tmp_path)[4].startswith("lexicon/regulations.yaml:1:2: YAML 写法有误")


def test_no_pack_there(tmp_path: Path) -> None:
    assert "规则包里没有 pack.yaml" in told(tmp_path)[0]


def test_a_check_whose_options_cannot_be_read(tmp_path: Path) -> None:
    @check("word")
    def odd(context: Any, *, pattern: Pattern | int | complex | Path = 1) -> Iterator[Outcome]:
        yield from ()

    make(tmp_path)
    with pytest.raises(SettingsError, match="参数类型"):
        load_pack(tmp_path, {"word": odd})


def test_later_packs_see_and_add_to_earlier_ones(tmp_path: Path) -> None:
    base = make(tmp_path / "base", forms__small_yaml=FORM)
    other = RULE.replace("ABC001", "XYZ001").replace("{pattern: 甲}", "{pattern: 甲, rows: [new]}")
    files = {"words/first.yaml": other.replace("name: first", "name: second")}
    top = make(tmp_path / "top", **{"pack.yaml": PACK.replace("mine", "top")})
    (top / "words/first.yaml").unlink()
    write(top, {"words/second.yaml": files["words/first.yaml"], "words/second.md": "#"})
    loaded = load_packs([base, top], CHECKS)
    vocabulary, regulations, rules = merge(loaded)
    assert [rule.code for rule in rules] == ["ABC001", "XYZ001"]
    assert [form.key for form in vocabulary.forms] == ["small"]
    assert regulations == ()
    with pytest.raises(SettingsError, match="没有行 new"):
        load_packs([top], CHECKS)


def test_one_code_in_two_packs(tmp_path: Path) -> None:
    loaded = load_packs(
        [make(tmp_path / name, **{"pack.yaml": PACK.replace("mine", name)}) for name in "ab"], CHECKS
    )
    with pytest.raises(SettingsError, match="ABC001 已由规则包 a 使用"):
        merge(loaded)


def test_recognition_is_added_up(tmp_path: Path) -> None:
    empty = "titles: [], periods: [], introductions: [], furniture: [], page_marks: []"
    report = "recognition: {signs: [%s], " + empty + "}\n"
    a = make(tmp_path / "a", report_yaml=report % "甲, 乙")
    b = make(tmp_path / "b", report_yaml=report % "乙, 丙", **{"pack.yaml": PACK.replace("mine", "b")})
    (b / "words/first.yaml").unlink()
    vocabulary, _, _ = merge(load_packs([a, b], CHECKS))
    assert vocabulary.recognition.signs == ("甲", "乙", "丙")


@pytest.mark.parametrize(("name", "near"), [("usgae", "usage"), ("regulation", "regulations"), ("mine", "")])
def test_a_word_list_that_no_rule_names_has_nearly_the_name_of_another(
    tmp_path: Path, name: str, near: str
) -> None:
    term = "- {text: 甲乙丙丁, suggestion: 甲乙丙戊}\n"
    parent = write(
        tmp_path / "parent", {"pack.yaml": PACK.replace("mine", "parent"), "lexicon/usage.yaml": term}
    )
    child = write(
        tmp_path / "child", {"pack.yaml": PACK.replace("mine", "child"), f"lexicon/{name}.yaml": term}
    )
    before = load_packs([parent], {})
    if not near:
        assert load_pack(child, {}, before).name == "child"
        return
    with pytest.raises(SettingsError, match=f"没有规则用到词表 {name}（是不是 {near}.yaml？）"):
        load_pack(child, {}, before)
