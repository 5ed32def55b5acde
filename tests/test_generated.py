from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.generated import COMMENT, META, is_generated
from govlint.testing import base_report

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
