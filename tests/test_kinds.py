"""Kinds of documents: packs for another kind, and for some years only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govlint.testing import base_report

PACK = """\
name: fire
title: {zh: 消防年报, en: fire report}
version: '1'
applies: {kinds: [fire-report]}
"""
REPORT = """\
sections:
  - {key: risks, number: 1, title: {zh: 火灾形势, en: risks}}
  - {key: work, number: 2, title: {zh: 防火工作, en: work}}
recognition:
  signs: ['消防工作年度报告']
  titles: ['(?P<agency>.*?)(?P<year>20\\d\\d)年度?消防工作年度报告']
"""
RULE = """\
code: FIR001
name: alarm
severity: warning
check: pattern
title: {zh: 不写火警, en: no alarms}
messages: {default: {zh: '不写“{text}”', en: 'not {text}'}}
options: {pattern: 火警}
"""
DOCUMENT = "示例市2024年消防工作年度报告\n\n一、火灾形势\n\n全年火警3起。\n\n二、防火工作\n\n完成。\n"


@pytest.fixture
def fire(tmp_path: Path) -> Path:
    files = {"pack.yaml": PACK, "report.yaml": REPORT, "words/alarm.yaml": RULE, "words/alarm.md": "# FIR001"}
    for name, text in files.items():
        path = tmp_path / "fire" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "fire.txt").write_text(DOCUMENT, "utf-8")
    (tmp_path / "a.txt").write_text(
        base_report(2024).replace("情况报告如下。", "情况报告如下。火警。"), "utf-8"
    )
    return tmp_path / "fire"


def checked(govlint: Any, *arguments: object) -> dict[str, Any]:
    run = govlint("check", "--format", "json", *arguments)
    assert run.out, run.err
    return {document["path"]: document for document in json.loads(run.out)["documents"]}


def test_each_kind_has_its_own_rules(fire: Path, govlint: Any) -> None:
    documents = checked(govlint, "--pack", fire, "fire.txt", "a.txt")
    found = documents["fire.txt"]
    assert (found["kind"], found["agency"], found["year"], found["format"]) == (
        "fire-report",
        "示例市",
        2024,
        None,
    )
    assert [item["rule"] for item in found["findings"]] == ["FIR001"]
    assert (found["assessed"], found["not_assessed"]) == (1, [])
    assert documents["a.txt"]["kind"] == "annual-report"
    assert documents["a.txt"]["findings"] == []
    assert checked(govlint, "fire.txt")["fire.txt"]["kind"] is None


def test_a_kind_alone_without_the_national_pack(fire: Path, govlint: Any) -> None:
    Path(".govlint.yaml").write_text("packs: [./fire]\n", "utf-8")
    documents = checked(govlint, "fire.txt", "a.txt")
    assert (documents["fire.txt"]["kind"], documents["a.txt"]["kind"]) == ("fire-report", None)


def test_a_document_that_speaks_of_both_is_what_it_is_most_like(fire: Path, govlint: Any) -> None:
    both = "政府信息公开工作年度报告栏目\n\n" + DOCUMENT
    Path("both.txt").write_text(both, "utf-8")
    assert checked(govlint, "--pack", fire, "both.txt")["both.txt"]["kind"] == "fire-report"
    Path("both.txt").write_text(base_report(2024).replace("情况报告如下。", "见消防工作年度报告。"), "utf-8")
    assert checked(govlint, "--pack", fire, "both.txt")["both.txt"]["kind"] == "annual-report"


def test_no_kind_takes_reports_away_from_the_national_rules(fire: Path, govlint: Any) -> None:
    national = Path(__file__).parent.parent / "rules/national/report.yaml"
    greedy = national.read_text("utf-8") + "\n"
    more = "  - {key: more, number: 7, title: {zh: 情况报告, en: more}, variants: ['.*']}\nrecognition:"
    (fire / "report.yaml").write_text(greedy.replace("recognition:", more), "utf-8")
    assert checked(govlint, "--pack", fire, "a.txt")["a.txt"]["kind"] == "annual-report"


def test_a_pack_for_two_kinds(fire: Path, govlint: Any) -> None:
    pack = fire / "pack.yaml"
    pack.write_text(PACK.replace("[fire-report]", "[annual-report, fire-report]"), "utf-8")
    (fire / "report.yaml").unlink()
    run = govlint("check", "--pack", fire, "a.txt")
    assert "fire/pack.yaml:4:34: 没有叫 fire-report 的文书种类（是不是" not in run.err
    assert "没有叫 fire-report 的文书种类" in run.err
    other = fire.parent / "other"
    (other).mkdir()
    (other / "pack.yaml").write_text(PACK.replace("name: fire", "name: other"), "utf-8")
    (other / "report.yaml").write_text(REPORT, "utf-8")
    documents = checked(govlint, "--pack", other, "--pack", fire, "fire.txt", "a.txt")
    assert [item["rule"] for item in documents["fire.txt"]["findings"]] == ["FIR001"]
    assert [item["rule"] for item in documents["a.txt"]["findings"]] == ["FIR001"]


@pytest.mark.parametrize(
    ("years", "found"),
    [("{from: 2024}", 1), ("{until: 2023}", 0), ("{from: 2020, until: 2030}", 1), ("{from: 2025}", 0)],
)
def test_years(fire: Path, govlint: Any, years: str, found: int) -> None:
    (fire / "pack.yaml").write_text(PACK.replace("]}", f"], years: {years}}}"), "utf-8")
    assert len(checked(govlint, "--pack", fire, "fire.txt")["fire.txt"]["findings"]) == found


def test_a_year_that_is_not_known_is_told(fire: Path, govlint: Any) -> None:
    (fire / "pack.yaml").write_text(PACK.replace("]}", "], years: {from: 2024}}"), "utf-8")
    Path("fire.txt").write_text(DOCUMENT.replace("2024年", ""), "utf-8")
    [unknown] = checked(govlint, "--pack", fire, "fire.txt")["fire.txt"]["not_assessed"]
    assert unknown["rule"] == "FIR001"
    assert "年份" in unknown["reason"]
