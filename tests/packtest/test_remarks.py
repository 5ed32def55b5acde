"""What `govlint pack lint` remarks on without calling it a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from ourpack import RULE, make

from govlint.packs.files import shipped_packs
from govlint.packtest.lint import lint_pack
from govlint.packtest.remarks import remarks
from govlint.plugins import load_plugins

REGISTRY = load_plugins(installed=False)


def told(folder: Path) -> list[str]:
    return [str(remark).removeprefix(f"{folder}/") for remark in remarks(folder, REGISTRY)]


def with_pattern(folder: Path, written: str) -> Path:
    text = RULE.replace("市民(?:来信|来电)", written)
    assert text != RULE
    return make(folder, **{"words/letters.yaml": text})


@pytest.mark.parametrize(
    ("written", "value"),
    [("市民来信 #12345", "市民来信"), (r"\d+ #号", r"\d+"), ("市民(来信 #来电)", "市民(来信")],
)
def test_a_pattern_that_a_comment_cuts_is_told(tmp_path: Path, written: str, value: str) -> None:
    (remark,) = told(with_pattern(tmp_path / "ours", written))
    assert remark.startswith("words/letters.yaml:")
    assert f"值到“{value}”为止，“{written[len(value) + 1 :]}”成了注释" in remark


@pytest.mark.parametrize("written", ["市民来信  # 用词", "市民来信#12345", "'市民来信 #12345'", "市民来信"])
def test_comments_and_words_that_are_whole_are_not(tmp_path: Path, written: str) -> None:
    assert told(with_pattern(tmp_path / "ours", written)) == []


def test_a_comment_behind_a_keyword_is_one(tmp_path: Path) -> None:
    text = RULE.replace("severity: warning", "severity: warning #级别")
    assert text != RULE
    assert told(make(tmp_path / "ours", **{"words/letters.yaml": text})) == []


@pytest.mark.parametrize(
    ("heir", "words"),
    [
        ("国务院令第711号", ""),
        ("示例市发〔2024〕1号", ""),
        ("国务院令第771号", "法规表里没有 国务院令第771号（是不是 国务院令第711号？"),
        ("新的办法", "法规表里没有 新的办法（没有写错的，在表里也写上它）"),
    ],
)
def test_a_number_in_force_that_no_table_has_is_told(tmp_path: Path, heir: str, words: str) -> None:
    table = (
        f"- {{title: 示例市公开办法, number: 示例市发〔2010〕1号, superseded_by: {heir}}}\n"
        "- {title: 示例市公开办法, number: 示例市发〔2024〕1号}\n"
    )
    folder = make(tmp_path / "ours", **{"lexicon/regulations.yaml": table})
    assert lint_pack(folder, REGISTRY)[1] == []
    said = told(folder)
    assert len(said) == bool(words)
    assert all(words in line for line in said)


def test_files_with_mistakes_are_left_to_these(tmp_path: Path) -> None:
    broken = {"words/letters.yaml": "code: [", "lexicon/regulations.yaml": "title: 公开办法\n"}
    assert told(make(tmp_path / "ours", **broken)) == []


def test_there_is_nothing_to_remark_on_the_packs_that_come_along() -> None:
    folders = [file.parent for file in shipped_packs().glob("*/pack.yaml")]
    assert len(folders) >= 3
    assert [told(folder) for folder in folders if told(folder)] == []
