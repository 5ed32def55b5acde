"""The sentences of a word list are cases: each entry speaks where it must and is silent where it must."""

from __future__ import annotations

from pathlib import Path

from conftest import Govlint

PACK = 'name: own\ntitle: {zh: 自己的, en: own}\nversion: "1"\n'
RULE = """\
code: OWN001
name: own-words
severity: warning
title: {zh: 用词, en: words}
check: lexicon
options: {lists: [names]}
messages:
  default: {zh: "不用“{text}”", en: "not {text}"}
"""
PAGE = "# OWN001 用词\n\n## 反例\n\n```text\n设在政务大厅。\n```\n\n## 正例\n\n```text\n设在政务中心。\n```\n"
LIST = "- text: 政务大厅\n  wrong: [在政务大厅办理。]\n  right:\n  - 在政务中心办理。\n  - {}\n"


def written(folder: Path, sentence: str) -> None:
    files = {"pack.yaml": PACK, "words/own-words.yaml": RULE, "words/own-words.md": PAGE}
    files["lexicon/names.yaml"] = LIST.format(sentence)
    for path, content in files.items():
        (folder / "own" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "own" / path).write_text(content, encoding="utf-8")


def test_sentences_are_cases(govlint: Govlint, tmp_path: Path) -> None:
    written(tmp_path, "没有大厅。")
    run = govlint("pack", "test", "own")
    assert run.code == 0, run.out
    assert "反例 2，正例 3" in run.out


def test_a_sentence_that_does_not_hold_is_told_at_its_line(govlint: Govlint, tmp_path: Path) -> None:
    written(tmp_path, "在政务大厅办理过。")
    run = govlint("pack", "test", "own")
    assert run.code == 1
    assert "lexicon/names.yaml:5" in run.out
    assert govlint("pack", "test", "own/lexicon/names.yaml").code == 1
    assert govlint("pack", "test", "own/words/own-words.yaml").code == 0


def test_what_is_added_to_an_inherited_list_is_tested_by_its_rule(govlint: Govlint, tmp_path: Path) -> None:
    home = tmp_path / "own"
    (home / "lexicon").mkdir(parents=True)
    (home / "pack.yaml").write_text(PACK + "extends: national\n", encoding="utf-8")
    (home / "lexicon" / "usage.yaml").write_text(
        "- {text: 政务大厅堂, suggestion: 政务大厅, wrong: [在中心办理。], right: [在政务大厅堂办理。]}\n",
        encoding="utf-8",
    )
    run = govlint("pack", "test", "own")
    assert run.code == 1
    assert "反例没有查出 WRD003" in run.out
    assert "正例里查出了 WRD003" in run.out
