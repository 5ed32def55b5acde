"""A folder of broken and hostile files: each ends in a clear result, and the run goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govlint.finding import Result
from govlint.runs.discover import discover
from govlint.runs.manyfiles import Workers, check_files
from hostile import files, lay
from recognised import session

FEWEST = 150
UNREADABLE = (
    *(
        "空.",
        "零.",
        "加密",
        "炸弹.",
        "实体炸弹",
        "外部",
        "缺主部件",
        "不是XML",
        "主部件",
        "只有根",
        "很深",
        "编码",
    ),
    *(
        "压缩",
        "部件很多",
        "几份报告",
        "截断的",
        "只有头",
        "工作簿只有头",
        "坏的",
        "格子在天边",
        "流是炸弹",
        "没有页",
    ),
    *(
        "大小不实",
        "指向",
        "管道",
        "截断10.docx",
        "截断50.xlsx",
        "截断90.ofd",
        "倒.docx",
        "倒.xlsx",
        "倒.ofd",
        "倒.pdf",
    ),
)
"""How the names begin of what must be told as unreadable."""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    folder = tmp_path_factory.mktemp("hostile")
    assert lay(folder) >= FEWEST
    opened = session()
    paths = list(discover([str(folder)], opened.registry.suffixes))
    found = check_files(Workers(opened, 1, session), paths)
    return {os.path.relpath(path, folder): result for path, result in zip(paths, found, strict=True)}


def test_every_file_has_a_result(results: dict[str, Result]) -> None:
    assert len(results) >= FEWEST
    assert set(files()) <= set(results)
    assert "文件夹.docx/好.txt" in results
    assert not any(name.startswith("环/") for name in results)


def test_nothing_crashes(results: dict[str, Result]) -> None:
    assert {name: result.crashes for name, result in results.items() if result.crashes} == {}


def test_correct_reports_among_them_are_checked_under_any_name(results: dict[str, Result]) -> None:
    good = {name: result for name, result in results.items() if Path(name).name.startswith("好")}
    assert len(good) > 15
    for name, result in good.items():
        assert result.kind == "annual-report", name
        assert result.error is None, name
        assert [finding for finding in result.findings if finding.severity != "info"] == [], name


def test_what_cannot_be_read_is_never_passed_over(results: dict[str, Result]) -> None:
    silent = [
        name
        for name, result in results.items()
        if name.startswith(UNREADABLE) and (result.error is None or result.error.code != "unreadable")
    ]
    assert silent == []


def test_messages_are_for_people(results: dict[str, Result]) -> None:
    said = {result.error.message for result in results.values() if result.error is not None}
    assert len(said) > 15
    for message in said:
        assert any("一" <= character <= "鿿" for character in message), message
        assert "Traceback" not in message
        assert "Error" not in message, message


def test_a_pipe_that_is_named_does_not_hold_the_run(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "a.txt")
    error = session().check_file(str(tmp_path / "a.txt")).error
    assert error is not None
    assert "管道" in error.message
