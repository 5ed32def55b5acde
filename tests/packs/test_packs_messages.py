"""Messages and hints of a pack's rules: kinds that a check does not give, blanks that it does not fill."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.api import open_session
from govlint.errors import Mistake, SettingsError
from govlint.finding import Severity
from govlint.model import Text
from govlint.packs.loading import load_pack
from govlint.rule import Message, Rule, message_of

PACK = 'name: own\ntitle: {zh: 自己, en: own}\nversion: "1"\n'
RULE = "code: OWN001\nname: own-rule\nseverity: error\ntitle: {zh: 自己, en: own}\n"


def mistakes(folder: Path, rule: str) -> list[Mistake]:
    files = {"pack.yaml": PACK, "words/own-rule.md": "# OWN001\n", "words/own-rule.yaml": RULE + rule}
    (folder / "words").mkdir()
    for path, content in files.items():
        (folder / path).write_text(content, encoding="utf-8")
    session = open_session()
    try:
        load_pack(folder, session.registry.checks, session.packs)
    except SettingsError as error:
        return list(error.mistakes)
    return []


def rule(check: str, options: str, **words: str) -> str:
    lines = [f"  {name}: {{zh: '{text}', en: a}}" for name, text in words.items()]
    return f"check: {check}\noptions: {{{options}}}\nmessages:\n" + "\n".join(lines) + "\n"


WRONG = [
    ("fee", "finds: tariff", {"default": "{amuont} 元"}, 8, "{amuont}", "amount"),
    ("fee", "finds: missing", {"default": "没有 {amount}"}, 8, "{amount}", "去掉花括号"),
    ("tables", "finds: row", {"default": "缺", "several": "缺 {rwos}"}, 9, "{rwos}", "rows"),
    ("tables", "finds: table", {"default": "缺 {row}"}, 8, "{row}", "可用：form、title"),
    ("enumeration", "", {"over": "{totl}", "short": "a", "one": "a", "balance": "a"}, 8, "{totl}", "total"),
    ("percentage", "", {"default": "a", "direction": "从 {percent}"}, 9, "{percent}", "可用：new、old、told"),
    ("claim", "form: requests, told: []", {"default": "{value}，{tables}"}, 8, "{tables}", "table"),
    ("year", "", {"default": "{year}", "titel": "a"}, 9, "没有叫 titel 的消息", "title"),
    ("suppression", "tells: [nowhere]", {"default": "{rule}"}, 8, "{rule}", "可用：path"),
    ("growth", "", {"default": "{befor}"}, 8, "{befor}", "before"),
]


@pytest.mark.parametrize(("check", "options", "words", "line", "said", "remedy"), WRONG)
def test_a_blank_that_nothing_fills_is_told(
    check: str, options: str, words: dict[str, str], line: int, said: str, remedy: str, tmp_path: Path
) -> None:
    [mistake] = [item for item in mistakes(tmp_path, rule(check, options, **words)) if said in item.message]
    assert mistake.line == line
    assert remedy in (mistake.remedy or "")


def test_a_default_says_what_all_kinds_that_it_stands_for_can_fill(tmp_path: Path) -> None:
    [mistake] = mistakes(tmp_path, rule("tables", "finds: row", default="缺“{key}”", several="{rows}"))
    assert mistake.message == "消息里的 {key} 在 copies、differing、extra 时没有内容可填"
    assert mistake.remedy == "给 copies 另写一条，或者不用 {key}"


def test_a_blank_is_told_beside_an_option_that_is_wrong(tmp_path: Path) -> None:
    written = rule("occurrence", "words: [进一步], at_most: '2'", more="用了 {cuont} 次")
    said = [mistake.message for mistake in mistakes(tmp_path, written)]
    assert said == ["应为整数，写的是文字", "消息里的 {cuont} 没有内容可填"]


RIGHT = [
    rule("tables", "finds: row", default="缺 {row}", several="{rows}", copies="{rows}", extra="{written}"),
    rule("tables", "finds: row", default="{form}"),
    rule("equation", "form: review, each: row, equation: 总计 >= 结果纠正", default="{left} {sign} {right}"),
    rule("citation", "", default="{text} {title} {expected}"),
    rule("sections", "finds: missing", default="缺 {title}", none="一个部分也没有"),
    rule("fee", "finds: contradiction", default="矛盾", denied="{denial}，{amount}"),
    rule("figures", "", default="{form}", text="{digits} 位")
    + "hints: {long: {zh: '{digits}', en: a}, any: {zh: '{form}', en: a}}\n",
    rule("pattern", "pattern: (?P<verb>完成)", default="{verb}{text}{where}"),
]


@pytest.mark.parametrize("written", RIGHT)
def test_what_is_filled_is_right(written: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, written) == []


def test_hints_are_held_to_their_kind(tmp_path: Path) -> None:
    written = rule("tables", "finds: row", default="a") + "hints: {several: {zh: '{written}', en: a}}\n"
    [mistake] = mistakes(tmp_path, written)
    assert mistake.message == "消息里的 {written} 没有内容可填"
    assert "可用" in (mistake.remedy or "")


def test_a_kind_without_a_message_takes_the_default_one() -> None:
    words = {"more": Message("多", "more"), "default": Message("错", "wrong")}
    own = Rule(
        code="OWN001",
        name="own",
        severity=Severity.INFO,
        check="x",
        title=Text("题", "t"),
        messages=words,
        pack="own",
    )
    assert [message_of(own, kind).zh for kind in ("more", "fewer", "default")] == ["多", "错", "错"]
