from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.generated import COMMENT, META, is_annotated, is_generated
from govlint.testing import base_report

EXAMPLES = Path(__file__).parent.parent / "examples"
FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6")


def test_the_marks() -> None:
    assert is_generated(f"<!DOCTYPE html>\n<head>\n{META}".encode())
    assert is_generated(f"{COMMENT}\n\n## 结果".encode())
    assert not is_generated(base_report().encode())
    assert not is_generated(b'<meta name="generator" content="WPS Office">')
    assert not is_generated(b" " * 4000 + META.encode())


@pytest.mark.parametrize("name", ["markdown=年度报告.md", "html=年度报告.html"])
def test_what_govlint_wrote_is_no_report(name: str, govlint: Govlint, tmp_path: Path) -> None:
    """A second run over the same folder must not check what the first one wrote there."""
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    govlint("check", "--output", name, ".")
    documents = json.loads(govlint("check", "--format", "json", ".").out)["documents"]
    kinds = {document["path"]: document["kind"] for document in documents}
    assert kinds == {"a.txt": "annual-report", name.partition("=")[2]: None}


def test_nor_is_an_annotated_page(govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    govlint("annotate", "a.txt")
    [page] = tmp_path.glob("*.html")
    assert "已跳过" in govlint("check", page).out


def test_nor_is_an_annotated_word_document_that_lies_beside_its_report(
    govlint: Govlint, tmp_path: Path
) -> None:
    for name in ("faulty.docx", "correct.docx"):
        shutil.copy(EXAMPLES / name, tmp_path)
        govlint("annotate", name)
    run = govlint("check", "--format", "json", ".")
    documents = json.loads(run.out)["documents"]
    assert [document["path"] for document in documents] == ["correct.docx", "faulty.docx"]
    assert run.err.count("带着 govlint 的批注，没有检查") == 2
    named = sorted(path.name for path in tmp_path.glob("*.docx"))  # as a shell makes of *.docx
    assert len(named) == 4
    assert len(json.loads(govlint("check", "--format", "json", *named).out)["documents"]) == 2
    assert len(json.loads(govlint("extract", ".").out)["reports"]) == 2


def test_one_that_is_named_is_checked_and_so_is_one_without_the_comments(
    govlint: Govlint, tmp_path: Path
) -> None:
    shutil.copy(EXAMPLES / "faulty.docx", tmp_path / "a.docx")
    govlint("annotate", "a.docx", "-o", "b.docx")
    assert is_annotated(str(tmp_path / "b.docx"))
    assert "BAL" in govlint("check", "b.docx").out
    with zipfile.ZipFile(tmp_path / "b.docx") as package, zipfile.ZipFile(tmp_path / "c.docx", "w") as other:
        for name in package.namelist():
            data = package.read(name)
            other.writestr(name, data.replace(b"govlint", "李四".encode()) if "comments" in name else data)
    assert not is_annotated(str(tmp_path / "c.docx"))
    assert "c.docx" in govlint("check", ".").out


@pytest.mark.parametrize("data", [b"", b"word/comments.xml", b"PK\x03\x04 word/comments.xml"])
def test_what_only_looks_like_a_word_document_is_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    assert not is_annotated(str(tmp_path / "a.docx"))
    assert not is_annotated(str(tmp_path / "none.docx"))
    assert not is_annotated(str(tmp_path / "a.txt"))
