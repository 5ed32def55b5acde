"""The side file of suppressions, for documents of any format."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from govlint.errors import SettingsError
from govlint.finding import Result
from govlint.opening import open_session
from govlint.runs.crossrun import check_together
from govlint.suppressions.ignorefile import NAME, find_ignore_file, load_ignore_file
from govlint.testing import base_report

WRONG = "按照国办公开办函[2021]30号编制。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    text = base_report()
    at = text.index("二、主动公开")
    (tmp_path / "a.txt").write_text(text[:at] + WRONG + "\n" + text[at:], encoding="utf-8")
    row = "一、本年新收政府信息公开申请数量 | 2"
    (tmp_path / "b.txt").write_text(text.replace(row, row.replace("2", "6")), encoding="utf-8")
    return tmp_path


def run(folder: Path, entries: str, *names: str, jobs: int = 1) -> dict[str, Result]:
    (folder / NAME).write_text(entries, encoding="utf-8")
    reopen = partial(open_session, near=folder)
    paths = [str(folder / name) for name in names or ("a.txt", "b.txt")]
    return {Path(result.path).name: result for result in check_together(reopen(), paths, jobs, reopen)}


def codes(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_by_path_and_rule(folder: Path) -> None:
    results = run(folder, "- {path: '*.txt', rule: CIT001, reason: 原文如此}\n")
    assert codes(results["a.txt"]) == []
    assert results["a.txt"].suppressed[0].by is not None
    assert results["a.txt"].suppressed[0].by.reason == "原文如此"
    assert NAME not in results


def test_by_words(folder: Path) -> None:
    entry = "- {path: a.txt, rule: CIT001, text: '国办公开办函[2021]30号', reason: 原文如此}\n"
    assert codes(run(folder, entry)["a.txt"]) == []
    other = "- {path: a.txt, rule: CIT001, text: '国办函[2020]109号', reason: 原文如此}\n"
    results = run(folder, other)
    assert codes(results["a.txt"]) == ["CIT001"]
    assert codes(results[NAME]) == ["SUP001"]
    assert results[NAME].findings[0].message == "查出了 CIT001，但不在这条忽略说明管的地方，它不起作用"


@pytest.mark.parametrize("cell", ["表三/本年新收/自然人", "requests/new/natural_person"])
def test_by_cell(folder: Path, cell: str) -> None:
    entry = f"- {{path: b.txt, rule: request-balance, cell: {cell}, reason: 与台账核对过, owner: 张三}}\n"
    results = run(folder, entry)
    assert codes(results["b.txt"]) == []
    by = results["b.txt"].suppressed[0].by
    assert by is not None
    assert by.owner == "张三"
    other = "- {path: b.txt, rule: request-balance, cell: 表三/上年结转/自然人, reason: 与台账核对过}\n"
    assert codes(run(folder, other)["b.txt"]) == ["BAL001"]


def test_an_entry_that_silences_nothing_is_told_at_its_line(folder: Path) -> None:
    entries = (
        "- {path: '*.txt', rule: CIT001, reason: 原文如此}\n- {path: a.txt, rule: BAL001, reason: 核对过}\n"
    )
    results = run(folder, entries)
    (finding,) = results[NAME].findings
    assert (finding.rule, finding.location.line) == ("SUP001", 2)
    assert "可以删去" in finding.message
    assert results[NAME].kind == "suppressions"


def test_of_files_outside_the_run_nothing_is_said(folder: Path) -> None:
    entries = "- {path: a.txt, rule: BAL001, reason: 核对过}\n"
    assert NAME not in run(folder, entries, "b.txt")


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    results = run(folder, "- {path: c.txt, rule: BAL001, reason: 核对过}\n", "b.txt")
    (finding,) = results[NAME].findings
    assert finding.rule == "SUP001"
    assert "c.txt" in finding.message


def test_expired(folder: Path) -> None:
    entries = "- {path: a.txt, rule: CIT001, reason: 等上级更正, until: 2020-12-31}\n"
    results = run(folder, entries)
    assert codes(results["a.txt"]) == ["CIT001"]
    assert codes(results[NAME]) == ["SUP003"]


def test_in_several_processes_the_same(folder: Path) -> None:
    entries = (
        "- {path: a.txt, rule: CIT001, reason: 原文如此}\n- {path: a.txt, rule: BAL001, reason: 核对过}\n"
    )
    one = run(folder, entries)
    assert one == run(folder, entries, jobs=2)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{path: a.txt, rule: BAL01, reason: 核对过}", "没有规则 BAL01"),
        ("{path: a.txt, rule: BAL001}", "缺少 reason"),
        ("{path: a.txt, rule: BAL001, reason: ''}", "reason 是空的"),
        ("{path: a.txt, rule: BAL001, reason: 核对过, untill: 2027-01-01}", "是不是 until"),
        ("{path: a.txt, rule: BAL001, reason: 核对过, until: 2027年}", "until 应为日期"),
        ("{path: a.txt, rule: BAL001, reason: 核对过, cell: 表三/新收}", "表/行/列"),
        ("{path: a.txt, rule: BAL001, reason: 核对过, cell: 表五/新收/自然人}", "没有表 表五"),
        (
            "{path: a.txt, rule: BAL001, reason: 核对过, cell: 表三/本年新数/自然人}",
            "表三没有叫 本年新数 的行",
        ),
        ("{path: a.txt, rule: BAL001, reason: 核对过, cell: 表三/本年新收/自然}", "的列"),
        ("{path: ../2023/a.txt, rule: CIT001, reason: 原文如此}", "文件样式 ../2023/a.txt 有误：有“..”的"),
    ],
)
def test_mistakes_are_told_with_file_and_line(folder: Path, entry: str, words: str) -> None:
    (folder / NAME).write_text(f"# 说明\n- {entry}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        open_session(near=folder)
    (mistake,) = raised.value.mistakes
    assert mistake.file.endswith(NAME)
    assert mistake.line == 2
    assert words in str(mistake)


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    session = open_session()
    (folder / NAME).write_text(
        "- {path: a, rul: BAL001, reason: x}\n- {path: b, rule: NIX001, cell: 表九/a/b, reason: x}\n",
        encoding="utf-8",
    )
    with pytest.raises(SettingsError) as caught:
        load_ignore_file(folder / NAME, session.rules, session.engine.vocabulary)
    assert [mistake.message for mistake in caught.value.mistakes] == [
        "不认识的键 rul",
        "没有规则 NIX001",
        "没有表 表九",
    ]
    (folder / NAME).write_text("path: a\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="应为列表，写的是一组键值"):
        load_ignore_file(folder / NAME, session.rules, session.engine.vocabulary)


def test_found_above_but_not_outside_the_repository(folder: Path) -> None:
    inner = folder / "2024"
    inner.mkdir()
    assert find_ignore_file(inner) is None
    (folder / NAME).write_text("", encoding="utf-8")
    assert find_ignore_file(inner) == folder / NAME
    session = open_session()
    assert load_ignore_file(folder / NAME, session.rules, session.engine.vocabulary).entries == ()
    (inner / ".git").mkdir()
    assert find_ignore_file(inner) is None


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("ignore:\n  - {path: a, rule: BAL001, reason: x}\n", "去掉 ignore: 这一行"),
        ("path: a\nrule: BAL001\n", "每一项前面加“- ”"),
        (
            "- {path: a, rule: 'BAL001, BAL002', reason: x}\n",
            "分开写成 BAL001, BAL002，逗号用半角，外面加方括号",
        ),
        ("- {path: a, rule: '*', reason: x}\n", "写一条规则的代码或名称，如 BAL001；几条写成列表"),
    ],
)
def test_how_to_mend_it_is_told(folder: Path, written: str, remedy: str) -> None:
    session = open_session()
    (folder / NAME).write_text(written, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_ignore_file(folder / NAME, session.rules, session.engine.vocabulary)
    assert [mistake.remedy for mistake in caught.value.mistakes] == [remedy]
