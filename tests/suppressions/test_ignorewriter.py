"""Suppressions made of findings: as narrow as can be, behind what is there, and none of it changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from conftest import Govlint
from govlint.errors import UsageError
from govlint.suppressions.ignorefile import NAME
from govlint.suppressions.ignorewriter import place_for, with_entries
from govlint.testing import base_report

FAULTY = (
    base_report()
    .replace("申请数量 | 2", "申请数量 | 6")
    .replace("情况报告如下。", "情况报告如下（国办公开办函[2021]30号）。")
)
ENTRY = "# 消息\n- path: /a.txt\n  rule: BAL001\n  reason: x\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A repository with a faulty report in a folder whose name is a pattern."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "[2024]").mkdir()
    (tmp_path / "[2024]" / "a.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "good.txt").write_text(base_report(), encoding="utf-8")
    return tmp_path


def found(govlint: Govlint) -> set[str]:
    run = govlint("check", "--format", "json", ".")
    return {item["rule"] for one in json.loads(run.out)["documents"] for item in one["findings"]}


def test_what_is_found_today_is_silent_then(govlint: Govlint, reports: Path) -> None:
    assert found(govlint) == {"BAL001", "CIT001"}
    run = govlint("ignore", ".", "--reason", "核对过：“原文”如此", "--until", "9999-12-31")
    assert (run.code, run.out, run.err) == (0, f"{NAME}：加了 2 条\n", "")
    entries = YAML(typ="safe").load(reports / NAME)
    assert entries == [
        {
            "path": r"/\[2024\]/a.txt",
            "rule": "CIT001",
            "text": "[2021]",
            "reason": "核对过：“原文”如此",
            "until": "9999-12-31",
        },
        {
            "path": r"/\[2024\]/a.txt",
            "rule": "BAL001",
            "cell": "requests/new/natural_person",
            "reason": "核对过：“原文”如此",
            "until": "9999-12-31",
        },
    ]
    assert "# 发文字号的年份写作“[2021]”" in (reports / NAME).read_text(encoding="utf-8")
    assert found(govlint) == set()
    assert "没有可以忽略的问题" in govlint("ignore", ".", "--reason", "x").out


def test_a_figure_is_silent_with_the_clause_around_it_alone(govlint: Govlint, tmp_path: Path) -> None:
    told = "收到政府信息公开申请3件，予以公开2件，无法提供1件"
    assert told in base_report()
    report = tmp_path / "a.txt"
    report.write_text(base_report().replace("予以公开2件", "予以公开1件"), encoding="utf-8")
    assert found(govlint) == {"TXT002"}
    govlint("ignore", ".", "--reason", "x")
    assert YAML(typ="safe").load(tmp_path / NAME)[0]["text"] == "予以公开1件"
    assert found(govlint) == set()
    wrong = told.replace("予以公开2件", "予以公开1件").replace("无法提供1件", "无法提供11件")
    report.write_text(base_report().replace(told, wrong), encoding="utf-8")
    assert found(govlint) == {"TXT002"}


def test_only_what_is_selected_and_beside_what_is_there(govlint: Govlint, reports: Path) -> None:
    before = '# 我们的\r\n  - path: "x*.txt"\r\n    rule: BAL001\r\n    reason: 旧的\r\n'.encode()
    (reports / NAME).write_bytes(before)
    run = govlint("ignore", "[2024]/a.txt", "--select", "CIT", "--reason", "原件如此", "--owner", "张三")
    assert run.code == 0
    after = (reports / NAME).read_bytes()
    assert after.startswith(before)
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert [item["rule"] for item in YAML(typ="safe").load(after)] == ["BAL001", "CIT001"]
    assert found(govlint) == {"BAL001"}


def test_what_a_pack_has_locked_is_told(govlint: Govlint, reports: Path) -> None:
    (reports / "strict").mkdir()
    (reports / "strict" / "pack.yaml").write_text(
        "name: strict\ntitle: {zh: 严, en: strict}\nversion: '1'\nextends: national\n"
        "rules: {BAL001: {lock: locked}}\n",
        encoding="utf-8",
    )
    (reports / ".govlint.yaml").write_text("packs: [./strict]\n", encoding="utf-8")
    run = govlint("ignore", ".", "--reason", "x")
    assert "另有 1 处不能忽略：规则包锁定的规则查出的" in run.err
    assert found(govlint) == {"BAL001"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((".",), "--reason"),
        ((".", "--reason", " "), "--reason 是空的"),
        ((".", "--reason", "x", "--until", "明天"), "--until 应为日期"),
        ((".", "--reason", "x", "--until", "2020-01-01"), "已经过去"),
        (("-", "--reason", "x"), "标准输入"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], words: str, govlint: Govlint, reports: Path) -> None:
    run = govlint("ignore", *arguments)
    assert run.code == 2
    assert words in run.err
    assert not (reports / NAME).exists()


def test_a_file_that_nothing_can_be_put_behind_is_left(govlint: Govlint, reports: Path) -> None:
    before = "[{path: x.txt, rule: BAL001, reason: y}]\n"
    (reports / NAME).write_text(before, encoding="utf-8")
    run = govlint("ignore", ".", "--reason", "x")
    assert run.code == 2
    assert "没法往后加" in run.err
    assert (reports / NAME).read_text(encoding="utf-8") == before


def test_where_a_new_one_is_put(tmp_path: Path) -> None:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "a" / "b").mkdir(parents=True)
    report = str(tmp_path / "repo" / "a" / "b" / "r.txt")
    assert place_for(report, [str(tmp_path), str(tmp_path / "repo")]) == tmp_path / "repo" / NAME
    assert place_for(report, [str(tmp_path)]) == tmp_path / "repo" / "a" / "b" / NAME
    (tmp_path / "repo" / "a" / NAME).write_text("", encoding="utf-8")
    assert place_for(report, [str(tmp_path / "repo")]) == tmp_path / "repo" / "a" / NAME


@pytest.mark.parametrize("before", ["", "# 还没有\n", "[]\n"])
def test_behind_nothing(before: str) -> None:
    if before == "[]\n":
        with pytest.raises(UsageError):
            with_entries(before.encode(), [ENTRY], NAME)
        return
    after = with_entries(before.encode(), [ENTRY, ENTRY], NAME).decode()
    assert after.startswith(before)
    assert len(YAML(typ="safe").load(after)) == 2


def test_what_is_there_need_not_end_its_line() -> None:
    after = with_entries(b"- {path: x, rule: BAL001, reason: y}", [ENTRY], NAME).decode()
    assert after == "- {path: x, rule: BAL001, reason: y}\n\n" + ENTRY
