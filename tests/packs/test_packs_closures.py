"""Data that a pack closes: nothing is added to them, in whatever order packs are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_packs_inheritance import refused, rules_of

from packfolders import FORM, pack

WORDS = "- {text: 通用语}\n"
SECTIONS = "sections: [{key: overview, number: 1, title: {zh: 总, en: o}}]\n"
SIGNS = "recognition: {signs: ['年报']}\n"
LAWS = "- {title: 条例, number: 第1号}\n"
CLAIMS = "context: {others: ['别的']}\n"


def nation(root: Path, closed: str) -> Path:
    return pack(
        root / "nation",
        f"closed: [{closed}]\n",
        forms__small_yaml=FORM,
        report_yaml=SECTIONS + SIGNS,
        lexicon__formulas_yaml=WORDS,
        lexicon__regulations_yaml=LAWS,
        claims_yaml=CLAIMS,
    )


ADDED = {
    "aliases": ("aliases_yaml", "forms: {small: {rows: {new: [新]}}}\n", "city/aliases.yaml:1:1"),
    "claims": ("claims_yaml", CLAIMS.replace("别的", ".+"), "city/claims.yaml:1:1"),
    "lexicons": ("lexicon__formulas_yaml", WORDS.replace("通用语", ".*"), "city/lexicon/formulas.yaml:1:1"),
    "recognition": ("report_yaml", SIGNS.replace("signs", "furniture"), "city/report.yaml:1:1"),
    "regulations": (
        "lexicon__regulations_yaml",
        LAWS.replace("第1号", "第2号"),
        "city/lexicon/regulations.yaml:1:3",
    ),
}


@pytest.mark.parametrize("what", ADDED)
@pytest.mark.parametrize("extends", ["extends: nation\n", ""])
def test_what_is_added_to_closed_data_is_refused(tmp_path: Path, what: str, extends: str) -> None:
    key, text, place = ADDED[what]
    whole = nation(tmp_path, what)
    city = pack(tmp_path / "city", extends, {}, **{key: text})
    orders = [[whole, city]]
    if extends or what != "aliases":  # labels need the form before them
        orders.append([city, whole])
    for wanted in orders:
        [line] = [line for line in refused(*wanted) if "不能补充" in line]
        assert line.startswith(place)
        assert "规则包 nation 在 nation/pack.yaml:4 说了" in line


@pytest.mark.parametrize("what", ADDED)
def test_what_is_not_closed_may_be_added_to(tmp_path: Path, what: str) -> None:
    key, text, _ = ADDED[what]
    nation(tmp_path, ", ".join(other for other in ADDED if other != what))
    assert rules_of(pack(tmp_path / "city", "extends: nation\n", {}, **{key: text})) == {}


def test_a_word_list_of_another_name_and_what_is_above_are_free(tmp_path: Path) -> None:
    pack(tmp_path / "world", lexicon__formulas_yaml=WORDS)
    pack(tmp_path / "nation", "extends: world\nclosed: [lexicons]\n", lexicon__other_yaml=WORDS)
    city = pack(tmp_path / "city", "extends: nation\n", lexicon__mine_yaml=WORDS)
    assert rules_of(city) == {}
