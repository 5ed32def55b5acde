"""Archives: told with what is in them and what to do, but passed over where they hold no document."""

from __future__ import annotations

import io
import zipfile

import pytest

from govlint.errors import UnreadableError
from govlint.readers import archive
from recognised import session


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped("甲.docx", "图.png", "乙/丙.pdf"), r"有 2 份文件（甲.docx、乙/丙.pdf），没有检查；请先解压"),
        (zipped("1.txt", "2.txt", "3.txt", "4.txt"), "4 份文件（1.txt、2.txt、3.txt等）"),
        (zipped("a.docx")[:-30], "已损坏"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml", "docProps/a.pdf"), "这是演示文稿（.pptx）"),
        (zipped("mimetype", "META-INF/container.xml", "OEBPS/a.html"), "这是电子书"),
        (zipped("xl/workbook.bin"), r"工作簿（.xlsb），读不了；请另存为"),
        (b"Rar!\x1a\x07\x01\x00", "请先解压"),
        (b"", "空的"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\n--x\n", "另存为 .html 或 .docx"),
    ],
)
def test_reports_in_archives_are_told(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        archive.read(data, "a.zip")


def test_names_as_old_systems_wrote_them() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        info = zipfile.ZipInfo("JJJJ.docx")
        package.writestr(info, "x")
    data = buffer.getvalue().replace(b"JJJJ", "年报".encode("gb18030"))
    with pytest.raises(UnreadableError, match=r"年报\.docx"):
        archive.read(data, "a.zip")


def test_an_archive_without_documents_is_no_report() -> None:
    result = session().check(zipped("图.png"), "a.zip")
    assert (result.kind, result.error, result.reader) == (None, None, "archive")
