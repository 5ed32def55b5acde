"""Several processes for many files: what comes back, in which order, and what is told of one that dies."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from crewwork import gone, never, perform, refused, theirs

from conftest import Govlint
from govlint.errors import Mistake, SettingsError
from govlint.model import Text
from govlint.runs.processes import each_file, lost_over
from govlint.testing import base_report

WRONG = base_report().replace("申请数量 | 2", "申请数量 | 6")
PLUGIN = """\
import os
from govlint.hookspecs import *

@check("odd")
def odd(context):
    "Ends its process over some reports."
    if "示例市交通局" in context.document.text:
        os._exit(7)
    yield Passed()

@hookimpl
def govlint_checks():
    return [odd]
"""
RULE = """\
code: ODD001
name: odd
severity: error
check: odd
title: {zh: 怪, en: odd}
messages: {default: {zh: 怪, en: odd}}
"""


def test_all_come_back_in_order_however_long_each_takes() -> None:
    paths = ["slow 0", *(f"path {number}" for number in range(1, 12)), "slow 12", "path 13"]
    assert list(each_file("here", paths, 3, theirs, perform, gone)) == [f"{path} there" for path in paths]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("exit 7", "exit code 7"),
        ("exit 0", "exit code 0"),
        ("leave 3", "exit code 3"),
        ("kill", "signal SIGKILL"),
    ],
)
def test_what_a_process_dies_over_is_lost_and_nothing_else(path: str, why: str) -> None:
    paths = ["path 0", path, *(f"path {number}" for number in range(2, 6))]
    told = list(each_file("here", paths, 2, theirs, perform, gone))
    lost = f"{path} lost: {why}"
    assert told == [lost if one == path else f"{one} there" for one in paths]


def test_where_each_kills_its_process_each_is_told() -> None:
    paths = [f"exit {number}" for number in range(3)]
    told = list(each_file("here", paths, 2, theirs, perform, gone))
    assert told == [f"exit {number} lost: exit code {number}" for number in range(3)]


@pytest.mark.parametrize("reopen", [never, refused])
def test_where_no_process_can_begin_this_one_does_it_all(
    reopen: Callable[[], str], capfd: pytest.CaptureFixture[str]
) -> None:
    paths = [f"path {number}" for number in range(4)]
    assert list(each_file("here", paths, 2, reopen, perform, gone)) == [f"{path} here" for path in paths]
    capfd.readouterr()  # what the processes themselves said


def test_what_a_user_can_mend_is_raised_here() -> None:
    with pytest.raises(SettingsError) as raised:
        list(each_file("here", ["path", "wrong"], 2, theirs, perform, gone))
    assert raised.value.mistakes == [Mistake("a.yaml", "错", 3)]


def test_a_bug_is_raised_here_with_where_it_came_from() -> None:
    with pytest.raises(RuntimeError, match="KeyError: 'who'"):
        list(each_file("here", ["path", "bug who"], 2, theirs, perform, gone))


def test_no_process_is_left_behind_where_no_more_is_wanted() -> None:
    import multiprocessing

    told = each_file("here", [f"path {number}" for number in range(9)], 2, theirs, perform, gone)
    assert next(told) == "path 0 there"
    assert isinstance(told, Generator)
    told.close()
    assert multiprocessing.active_children() == []


def test_a_result_that_was_lost_is_a_crash_and_no_clean_file() -> None:
    result = lost_over("a.txt", Text("退出码 7", "exit code 7"), "zh")
    assert result.crashes[0].message == "退出码 7"
    assert result.error is not None
    assert "退出码 7" in result.error.message


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Three wrong reports, one of which ends the process that checks it."""
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "leaving_plugin.py").write_text(PLUGIN, encoding="utf-8")
    monkeypatch.syspath_prepend(str(modules))
    monkeypatch.setenv("PYTHONPATH", str(modules))
    pack = tmp_path / "odd"
    (pack / "family").mkdir(parents=True)
    (pack / "pack.yaml").write_text('name: odd\ntitle: {zh: 怪, en: odd}\nversion: "1"\n', encoding="utf-8")
    (pack / "family" / "odd.yaml").write_text(RULE, encoding="utf-8")
    (pack / "family" / "odd.md").write_text("# ODD001 怪\n", encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text(
        "plugins: [leaving_plugin]\npacks: [national, ./odd]\n", encoding="utf-8"
    )
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, agency in (("a", "示例市数据局"), ("b", "示例市交通局"), ("c", "示例市水务局")):
        text = WRONG.replace("示例市数据局", agency)
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    yield reports
    for name in ("leaving_plugin", "leaving_reader"):  # no other test may meet what ends its process
        sys.modules.pop(name, None)


def test_the_file_is_told_and_the_others_are_checked(govlint: Govlint, odd: Path) -> None:
    run = govlint("check", odd, "--jobs", "2", "--format", "json")
    assert run.code == 3
    first, second, third = json.loads(run.out)["documents"]
    for document in (first, third):
        assert document["error"] is None
        assert "BAL001" in {finding["rule"] for finding in document["findings"]}
    assert second["error"]["code"] == "unreadable"
    assert "退出码 7" in second["error"]["message"]


def test_in_words_and_one_by_one(govlint: Govlint, odd: Path) -> None:
    run = govlint("check", odd, "--jobs", "2", "--select", "BAL,ODD", "--format", "concise")
    assert run.code == 3
    assert "处理它的进程没有做完：退出码 7" in run.out
    assert run.out.count("BAL001") == 2


def test_extracting_goes_on_too(govlint: Govlint, odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (odd.parent / "modules" / "leaving_reader.py").write_text(
        PLUGIN.replace("govlint_checks", "govlint_readers").replace(
            "[odd]", "[Reader('odd', ('.odd',), lambda data, path: os._exit(9))]"
        ),
        encoding="utf-8",
    )
    (odd.parent / ".govlint.yaml").write_text("plugins: [leaving_reader]\n", encoding="utf-8")
    (odd / "b.txt").rename(odd / "b.odd")
    run = govlint("extract", odd, "--jobs", "2", "--format", "json")
    first, second, third = json.loads(run.out)["reports"]
    assert (first["agency"]["value"], third["agency"]["value"]) == ("示例市数据局", "示例市水务局")
    assert "退出码 9" in second["error"]["message"]
    assert run.code == 2
