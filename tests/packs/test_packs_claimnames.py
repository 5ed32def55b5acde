"""Names in claims.yaml: which are refused stands in broken-packs.yaml; here, which are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.errors import SettingsError
from govlint.packs.loading import load_pack
from govlint.plugins import load_plugins
from govlint.rule import Pack
from packfolders import pack

CHECKS = load_plugins(installed=False).checks
NATION = """\
matters:
  - key: requests
    signs: [申请]
    words: [申请]
    counts: {received: [收到], granted: [公开]}
context: {elsewhere: [信访], part: [部分]}
names: {channels: [网站]}
"""
MATTER = "matters: [{{key: {}, signs: [申请], words: [申请单], counts: {{{}: [收件]}}}}]\n"
RULE = """\
code: OUR001
name: told
severity: error
title: {zh: 说, en: told}
check: pattern
options: {pattern: requests.recieved}
messages: {default: {zh: 说, en: told}}
"""


def told(folder: Path, claims: str, before: tuple[Pack, ...] | None = None, **files: str) -> list[str]:
    nation = load_pack(pack(folder / "nation", claims_yaml=NATION), CHECKS)
    ours = pack(folder / "city", "", {}, claims_yaml=claims, **files)
    try:
        load_pack(ours, CHECKS, (nation,) if before is None else before)
    except SettingsError as error:
        return [mistake.message for mistake in error.mistakes]
    return []


@pytest.mark.parametrize(
    "claims",
    [
        NATION,
        MATTER.format("requests", "received"),
        MATTER.format("requests", "withdrawn"),  # another count of it, of the pack's own
        MATTER.format("hotlines", "received"),  # another matter
        "context: {part: [一批]}\n",
    ],
)
def test_names_that_are_known_or_like_none_are_taken(tmp_path: Path, claims: str) -> None:
    assert told(tmp_path, claims) == []


def test_what_a_rule_of_the_pack_names_is_meant(tmp_path: Path) -> None:
    claims = MATTER.format("requests", "recieved")
    [words] = told(tmp_path, claims)
    assert words.startswith("事项 requests 不数 recieved")
    (tmp_path / "city" / "words" / "told.md").parent.mkdir()
    (tmp_path / "city" / "words" / "told.md").write_text("# OUR001 说\n", encoding="utf-8")
    assert told(tmp_path, claims, words__told_yaml=RULE) == []


def test_a_pack_that_stands_alone_has_names_of_its_own(tmp_path: Path) -> None:
    assert told(tmp_path, "context: {elsewere: [民意]}\n", before=()) == []


def test_all_that_is_wrong_is_told(tmp_path: Path) -> None:
    claims = MATTER.format("request", "received") + "context: {parts: [一批]}\nnames: {sites: [门户]}\n"
    assert told(tmp_path, claims) == [
        "没有叫 request 的事项",
        "没有叫 parts 的词表，写在里面的词不会被用到",
        "没有叫 sites 的词表，写在里面的词不会被用到",
    ]


def test_what_has_the_wrong_type_hides_no_other_mistake(tmp_path: Path) -> None:
    claims = MATTER.format("requests", "recieved").replace("words: [申请单]", "words: 申请单")
    claims += "context: {part: 3, elsewere: [来信]}\nnames: {sites: [门户], channels: [网站, 4]}\n"
    claims += "sets: {ways: 邮寄}\n"
    assert told(tmp_path, claims) == [
        "应为列表，写的是文字",
        "应为列表，写的是整数",
        "应为文字，写的是整数",
        "应为列表，写的是文字",
        "事项 requests 不数 recieved，写在里面的词不会被用到",
        "没有叫 elsewere 的词表，写在里面的词不会被用到",
        "没有叫 sites 的词表，写在里面的词不会被用到",
    ]


def test_names_of_sets_that_may_be_of_the_wrong_type_are_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, "sets: {ways: 3}\ncontext: {part: ['{ways}']}\n") == ["应为列表，写的是整数"]


@pytest.mark.parametrize("word", ["国家安全、公共安全", "举报[，,]投诉", "收到(?:，|,)办结"])
def test_a_comma_that_is_meant_is_none_too_many(tmp_path: Path, word: str) -> None:
    assert told(tmp_path, f"context: {{part: ['{word}']}}\n") == []


def test_a_pack_that_comes_before_the_one_it_adds_to_makes_that_no_worse(tmp_path: Path) -> None:
    ours = load_pack(
        pack(tmp_path / "ours", claims_yaml="names: {desks: [亭]}\ncontext: {own: [我场]}\n"), CHECKS
    )
    nation = load_pack(pack(tmp_path / "nation", claims_yaml=NATION), CHECKS, (ours,))
    assert nation.vocabulary is not None
