"""`govlint extract` as a researcher uses it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from govlint.cli.root import govlint
from govlint.errors import UsageError
from govlint.testing import base_report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for year in (2020, 2024):
        (tmp_path / f"{year}.txt").write_text(base_report(year), encoding="utf-8")
    return tmp_path


def run(*words: str, stdin: bytes = b"") -> tuple[int, str, str]:
    ran = CliRunner().invoke(
        govlint, ["extract", *words], input=stdin, standalone_mode=False, catch_exceptions=False
    )
    return ran.return_value, ran.stdout, ran.stderr


def test_json_is_the_default(folder: Path) -> None:
    code, words, told = run(".")
    assert code == 0
    assert [report["year"] for report in json.loads(words)["reports"]] == [2020, 2024]
    assert "识别了 2 份报告" in told


def test_csv_in_a_file_opens_in_a_spreadsheet(folder: Path) -> None:
    assert run(".", "--format", "csv", "--output", "a.csv")[0] == 0
    data = (folder / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert {row["year"] for row in rows} == {"2020", "2024"}
    assert run(".", "--format", "csv")[1].startswith("path,agency,year")


@pytest.mark.parametrize("format_", ["xlsx", "parquet"])
def test_files_of_bytes_want_a_file(folder: Path, format_: str) -> None:
    with pytest.raises(UsageError, match="--output"):
        run(".", "--format", format_)
    assert run(".", "--format", format_, "--wide", "--output", f"a.{format_}")[0] == 0
    assert (folder / f"a.{format_}").stat().st_size > 1000


def test_wide(folder: Path) -> None:
    lines = run(".", "--format", "csv", "--wide")[1].splitlines()
    assert len(lines) == 3
    assert "requests.new.total" in lines[0]
    with pytest.raises(UsageError, match="--wide"):
        run(".", "--wide")


def test_what_is_no_report_or_unreadable_is_told_aside(folder: Path) -> None:
    (folder / "other.txt").write_text("采购公告\n", encoding="utf-8")
    code, words, told = run(".", "--format", "csv")
    assert code == 0
    assert "other.txt：不是年度报告，已跳过" in told
    assert "other.txt" not in words
    assert run(".", "--require-report")[0] == 2
    (folder / "empty.txt").write_bytes(b"")
    code, words, told = run(".")
    assert code == 2
    assert "empty.txt" in told
    assert json.loads(words)["reports"][2]["error"]["code"] == "unreadable"


def test_standard_input(folder: Path) -> None:
    code, words, _ = run("-", "--stdin-filename", "x.txt", stdin=base_report().encode())
    assert code == 0
    assert json.loads(words)["reports"][0]["path"] == "x.txt"
    with pytest.raises(UsageError, match="标准输入"):
        run("-", "2024.txt")


def test_nothing_matched(folder: Path) -> None:
    (folder / "none").mkdir()
    with pytest.raises(UsageError, match="没有找到文件"):
        run("none")


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(folder: Path) -> None:
    (folder / "a.csv").mkdir()
    with pytest.raises(UsageError, match="写不了"):
        run(".", "--format", "csv", "--output", "a.csv")
    assert not list(folder.glob(".a.csv*"))


def test_in_several_processes_the_same(folder: Path) -> None:
    assert run(".", "--jobs", "2")[1] == run(".", "--jobs", "1")[1]


@pytest.mark.parametrize(
    ("name", "head"), [("a.csv", "path,"), ("A.CSV", "path,"), ("a.json", "{"), ("a", "{")]
)
def test_the_suffix_of_the_output_tells_the_format(name: str, head: str, folder: Path) -> None:
    assert run("2024.txt", "--output", name)[0] == 0
    assert (folder / name).read_text(encoding="utf-8-sig").startswith(head)
    run("2024.txt", "--output", name, "--format", "csv")
    assert (folder / name).read_text(encoding="utf-8-sig").startswith("path,")


def test_a_suffix_that_tells_no_format_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"看不出 a\.txt2 要写成什么格式：后缀改成 \.json、\.csv"):
        run("2024.txt", "--output", "a.txt2")
    assert not (folder / "a.txt2").exists()
    assert run("2024.txt", "--output", "a.txt2", "--format", "json")[0] == 0
