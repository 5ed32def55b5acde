"""`govlint annotate`: where the page goes, and what keeps it from being written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.testing import base_report

EXAMPLES = Path(__file__).parent.parent / "examples" / "year-on-year"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "年报.txt"
    path.write_text(base_report().replace("申请数量 | 2", "申请数量 | 6"), encoding="gb18030")
    return path


def test_beside_the_report(govlint: Govlint, file: Path) -> None:
    before = file.read_bytes()
    run = govlint("annotate", file)
    page = file.with_name("年报.批注.html")
    assert run.code == 0
    assert run.out == f"写了 {page}\n"
    assert "BAL001" in page.read_text(encoding="utf-8")
    assert file.read_bytes() == before


def test_where_it_is_wanted(govlint: Govlint, file: Path, tmp_path: Path) -> None:
    assert govlint("annotate", file, "-o", tmp_path / "x.html", "--lang", "en").code == 0
    assert '<html lang="en">' in (tmp_path / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "文件是空的"), ("说明".encode(), "不是年度报告"), (None, "没有这个文件")]
)
def test_what_cannot_be_annotated(
    govlint: Govlint, tmp_path: Path, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    run = govlint("annotate", tmp_path / "a.txt")
    assert run.code == 2
    assert words in run.err
    assert not (tmp_path / "a.批注.html").exists()


def test_what_last_years_report_contradicts(govlint: Govlint, tmp_path: Path) -> None:
    now, before = EXAMPLES / "2024.txt", EXAMPLES / "prior"
    page = tmp_path / "x.html"
    assert govlint("annotate", now, "-o", page).code == 0
    alone = page.read_text(encoding="utf-8")
    assert govlint("annotate", now, "-o", page, "--prior", before).code == 0
    told = json.loads(govlint("check", now, "--prior", before, "--format", "json").out)
    (finding,) = told["documents"][0]["findings"]
    assert finding["rule"] == "YOY001"
    assert finding["message"] not in alone
    assert finding["message"] in page.read_text(encoding="utf-8")
    assert govlint("annotate", now, "-o", page, "--prior", tmp_path / "no").code == 2


def test_last_years_report_that_cannot_be_read(govlint: Govlint, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "prior"
    folder.mkdir()
    (folder / "2023.txt").write_bytes(b"")
    run = govlint("annotate", file, "--prior", folder)
    assert run.code == 0
    assert "2023.txt：文件是空的" in run.err


def test_what_a_baseline_holds_is_not_marked(govlint: Govlint, file: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert govlint("baseline", "create", file, "--output", known).code == 0
    assert govlint("annotate", file, "--baseline", known).code == 0
    page = file.with_name("年报.批注.html").read_text(encoding="utf-8")
    assert "BAL001" not in page
    assert "另有 1 处已忽略" in page
    (tmp_path / "other.json").write_text("{}")
    assert govlint("annotate", file, "--baseline", tmp_path / "other.json").code == 2


def test_not_over_the_report_itself(govlint: Govlint, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(base_report(), encoding="utf-8")
    assert govlint("annotate", page, "-o", page).code == 2
    assert govlint("annotate", page, "-o", tmp_path / "a.pdf").code == 2
    assert govlint("annotate", page, "-o", tmp_path / "no" / "a.html").code == 2
    assert page.read_text(encoding="utf-8") == base_report()


@pytest.mark.parametrize("name", ["年报.批注.html", "年报.批注.docx"])
def test_not_over_a_file_of_ones_own(govlint: Govlint, file: Path, name: str) -> None:
    own = file.with_name(name)
    own.write_text("会议记录", encoding="utf-8")
    report = file
    if name.endswith("docx"):
        report = file.with_name("年报.docx")
        report.write_bytes((EXAMPLES.parent / "faulty.docx").read_bytes())
    run = govlint("annotate", report)
    assert run.code == 2
    assert "不是 govlint 写的批注，没有覆盖" in run.err
    assert own.read_text(encoding="utf-8") == "会议记录"


def test_reports_of_one_name_do_not_lose_each_others_pages(govlint: Govlint, file: Path) -> None:
    page = file.with_suffix(".html")
    page.write_text(base_report(), encoding="utf-8")
    assert govlint("annotate", file).code == 0
    assert govlint("annotate", file).code == 0
    written = file.with_name("年报.批注.html").read_bytes()
    run = govlint("annotate", page)
    assert run.code == 2
    assert "它是另一份报告的批注，没有覆盖；请用 -o 换一个文件名" in run.err
    assert file.with_name("年报.批注.html").read_bytes() == written
