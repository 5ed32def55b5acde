"""Sets of words in claims.yaml over several packs; what is refused in one stands in broken-packs.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.errors import SettingsError
from govlint.packs.compiled import load_packs
from govlint.packs.inheritance import merge, vocabulary_of
from govlint.plugins import load_plugins
from govlint.rule import Pack
from packfolders import pack

CHECKS = load_plugins(installed=False).checks
NATION = """\
context: {part: ['{desks}收到', '{ways}'], own: ['我局']}
names: {ways: [当面], others: [甲]}
sets: {desks: [窗口, '{halls}'], halls: [大厅]}
"""
LAWS = "applies: {kinds: [law-report]}\n"
SIGNS = "recognition: {signs: [法治]}\n"


def loaded(root: Path, nation: str = NATION, more: str = "", **others: str) -> tuple[Pack, ...]:
    folders = [pack(root / "nation", more, {}, claims_yaml=nation)]
    folders += [pack(root / name, "", {}, claims_yaml=text) for name, text in others.items()]
    load_packs(folders, CHECKS)
    return load_packs(folders, CHECKS)  # what the cache gives


def part_of(packs: tuple[Pack, ...]) -> tuple[str, ...]:
    return merge(packs)[0].claims.context["part"]


@pytest.mark.parametrize(
    ("added", "widens", "part"),
    [
        ("sets: {halls: [馆]}", True, ("(?:(?:大厅|馆)|窗口)收到", "(?:当面)")),
        ("names: {ways: [邮寄]}", True, ("(?:(?:大厅)|窗口)收到", "(?:当面|邮寄)")),
        ("names: {others: [乙]}", False, ("(?:(?:大厅)|窗口)收到", "(?:当面)")),
        ("context: {part: ['{ours}{ways}']}\nsets: {ours: [厢]}", False,
         ("(?:(?:大厅)|窗口)收到", "(?:当面)", "(?:厢)(?:当面)")),
    ],
)  # fmt: skip
def test_a_pack_adds_words_to_the_sets_of_another(
    tmp_path: Path, added: str, widens: bool, part: tuple[str, ...]
) -> None:
    packs = loaded(tmp_path, city=added)
    assert [one.widens for one in packs] == [False, widens]
    assert part_of(packs) == part


def test_a_third_pack_adds_to_what_the_second_names(tmp_path: Path) -> None:
    packs = loaded(tmp_path, city="context: {part: ['到{halls}']}", town="sets: {halls: [馆]}")
    assert part_of(packs) == ("(?:(?:大厅|馆)|窗口)收到", "(?:当面)", "到(?:大厅|馆)")


def test_the_words_of_another_kind_of_document_stay_as_they_are(tmp_path: Path) -> None:
    folders = [
        pack(tmp_path / "nation", "", {}, claims_yaml=NATION),
        pack(tmp_path / "laws", LAWS, {}, claims_yaml=NATION.replace("大厅", "庭"), report_yaml=SIGNS),
        pack(tmp_path / "city", LAWS, {}, claims_yaml="sets: {halls: [馆]}"),
    ]
    packs = load_packs(folders, CHECKS)
    whole = merge(packs)[0]
    assert whole.claims.context["part"][0] == "(?:(?:大厅)|窗口)收到"
    assert whole.of("law-report").claims.context["part"][0] == "(?:(?:庭|馆)|窗口)收到"


def test_a_pack_for_two_kinds_has_the_words_of_each(tmp_path: Path) -> None:
    both = "applies: {kinds: [annual-report, law-report]}\n"
    folders = [
        pack(tmp_path / "nation", "", {}, claims_yaml=NATION),
        pack(tmp_path / "laws", LAWS, {}, claims_yaml=NATION.replace("大厅", "庭"), report_yaml=SIGNS),
        pack(tmp_path / "city", both, {}, claims_yaml="context: {own: ['在{halls}']}"),
    ]
    packs = load_packs(folders, CHECKS)
    assert vocabulary_of(packs, "annual-report").claims.context["own"] == ("我局", "在(?:大厅)")
    assert vocabulary_of(packs, "law-report").claims.context["own"] == ("我局", "在(?:庭)")


def test_a_circle_over_two_packs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, city="sets: {halls: ['{desks}']}")
    [told] = error.value.mistakes
    assert told.message == "词组 halls 里的 {desks} 又用到 halls"


def test_what_a_pack_that_is_not_there_may_have_is_not_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, "context: {part: ['{desks}', '(']}\nsets: {mine: [甲]}", "extends: nowhere\n")
    assert [told.message.partition(" 有误")[0] for told in error.value.mistakes] == ["正则式 '('"]


def test_sets_that_are_too_large_are_told_once(tmp_path: Path) -> None:
    lines = [f"  s{at}: ['{{s{at + 1}}}{{s{at + 1}}}']" for at in range(19)]
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, "\n".join(["context: {part: ['{s0}']}", "sets:", *lines, "  s19: [甲]"]))
    assert [told.message for told in error.value.mistakes] == ["填上词组以后太大"]


def test_what_stands_behind_one_that_is_too_large_is_looked_at(tmp_path: Path) -> None:
    many = "[" + ", ".join(f"甲{at:05}" for at in range(4000)) + "]"
    lists = "context: {part: ['{big}{big}{big}{big}', '{big}(', '{small}(']}"
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, f"{lists}\nsets: {{big: {many}, small: [乙]}}")
    large, long, short = (
        told.message for told in sorted(error.value.mistakes, key=lambda told: told.column or 0)
    )
    assert large == "填上词组以后太大"
    assert long.startswith("正则式 '{big}(' 有误：缺少 )")
    assert long.endswith("…）")
    assert len(long) < 200
    assert short.startswith("正则式 '{small}(' 有误：缺少 )")


@pytest.mark.parametrize(
    ("added", "words"),
    [
        (r"sets: {halls: ['\Q馆']}", "halls 的词加上去，别的规则包的式子 '{desks}收到' 就不成立了"),
        ("sets: {desks: ['甲{501}']}", "desks 的词加上去，别的规则包的式子 '{desks}{2}' 就不成立了"),
        ("names: {ways: [" + ", ".join(f"当面递交到本机关{at:05}号" for at in range(8000)) + "]}",
         "ways 的词加上去，别的规则包的式子就太大了"),
    ],
)  # fmt: skip
def test_words_that_spoil_a_pattern_of_another_pack_are_told_where_they_are_added(
    tmp_path: Path, added: str, words: str
) -> None:
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, NATION.replace("'{ways}'", "'{ways}', '{desks}{2}'"), city=added)
    (told,) = error.value.mistakes
    assert told.message == words
    assert (told.line, told.column) == (1, added.index("{") + 2)


@pytest.mark.parametrize(
    "text",
    [
        "set: {desks: [窗口]}\ncontext: {part: ['{desks}收到']}",
        "sets: {desks: [窗口]}\ncontexts: {part: ['{desks}收到']}",
        "sets: [{desks: [窗口]}]\ncontext: {part: ['{desks}收到']}",
        "sets: {desks: [窗口], halls: 大厅}\ncontext: {part: ['{desks}{halls}收到']}",
    ],
)
def test_what_stands_in_a_part_that_could_not_be_read_is_neither_unknown_nor_unused(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path, text)
    (told,) = error.value.mistakes
    assert "desks" not in told.message
