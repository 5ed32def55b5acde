"""Where the commands write: never over what they read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.testing import base_report

FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.txt", "./a.txt", "sub/../a.txt", "link.json", "hard.json"])
@pytest.mark.parametrize("command", ["check", "extract", "annotate"])
def test_not_over_a_report_by_any_name(
    command: str, name: str, report: Path, govlint: Govlint, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.json").symlink_to(report)
    os.link(report, tmp_path / "hard.json")
    if command == "annotate":
        report.rename(report.with_suffix(".html"))
        name = name.replace("a.txt", "a.html")
        for link in ("link", "hard"):
            (tmp_path / f"{link}.json").rename(tmp_path / f"{link}.html")
        report = report.with_suffix(".html")
        (tmp_path / "link.html").unlink()
        (tmp_path / "link.html").symlink_to(report)
        name = name.replace(".json", ".html")
    before = report.read_bytes()
    given = f"json={name}" if command == "check" else name
    run = govlint(command, report.name, "--output", given)
    assert run.code == 2
    assert "是要读的文件" in run.err
    assert run.out == ""
    assert report.read_bytes() == before


def test_nothing_is_written_where_one_output_is_refused(
    report: Path, govlint: Govlint, tmp_path: Path
) -> None:
    run = govlint("check", "--fix", "--output", "json=b.json", "--output", "sarif=a.txt", ".")
    assert run.code == 2
    assert os.listdir(tmp_path) == ["a.txt"]
    assert report.read_text(encoding="utf-8") == FAULTY


@pytest.mark.parametrize("second", ["b.json", "./b.json", "link"])
def test_two_outputs_to_one_file(second: str, report: Path, govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "b.json")
    run = govlint("check", "--output", "json=b.json", "--output", f"sarif={second}", "a.txt")
    assert run.code == 2
    assert "同一个文件" in run.err
    assert not (tmp_path / "b.json").exists()


def test_nor_over_settings_a_baseline_or_last_years_report(
    report: Path, govlint: Govlint, tmp_path: Path
) -> None:
    (tmp_path / "prior").mkdir()
    (tmp_path / "prior" / "old.txt").write_text(base_report(2023), encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text("prior: prior\n", encoding="utf-8")
    (tmp_path / ".govlint-ignore.yaml").write_text("[]\n", encoding="utf-8")
    govlint("baseline", "create", "a.txt")
    for name in (".govlint.yaml", ".govlint-ignore.yaml", ".govlint-baseline.json", "prior/old.txt"):
        before = (tmp_path / name).read_bytes()
        run = govlint("check", "a.txt", "--baseline", ".govlint-baseline.json", "--output", f"json={name}")
        assert (run.code, "是要读的文件" in run.err) == (2, True), name
        assert (tmp_path / name).read_bytes() == before


def test_a_page_of_ours_is_written_again(report: Path, govlint: Govlint, tmp_path: Path) -> None:
    for _ in range(2):
        assert govlint("check", ".", "--output", "html=b.html", "--output", "json=b.json").code == 1
    assert json.loads((tmp_path / "b.json").read_bytes())["summary"]["documents"] == 2


def test_annotating_writes_over_no_file_of_others(report: Path, govlint: Govlint, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_text("<p>别的报告</p>", encoding="utf-8")
    run = govlint("annotate", "a.txt", "-o", "other.html")
    assert run.code == 2
    assert "other.html" in run.err
    assert other.read_text(encoding="utf-8") == "<p>别的报告</p>"
    for _ in range(2):
        assert govlint("annotate", "a.txt", "-o", "mine.html").code == 0
