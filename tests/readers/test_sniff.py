"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import io
import zipfile

import pytest

from govlint.api import open_session
from govlint.readers.encoding import is_foreign
from govlint.readers.sniff import SNIFFED, sniffed


def package(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            content = "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x"
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", None),
        ("甲".encode(), None),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>", "html"),
        (b"\n<HTML><body>", "html"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x00\x00junk\n%PDF-1.4", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "office"),
        (b"{\\rtf1\\ansi", "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook\0".encode("utf-16-le"), "xlsx"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "office"),
        (b"Rar!\x1a\x07\x01\x00", "archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "archive"),
        (package("[Content_Types].xml", "word/document.xml"), "docx"),
        (package("\\word\\document.xml"), "docx"),
        (package("xl/workbook.xml"), "xlsx"),
        (package("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        (package("mimetype", "content.xml"), "office"),
        (package("a.docx", "b.docx"), "archive"),
        (package(), "archive"),
        (package("word/document.xml")[:40], None),
        (b"PK\x03\x04" + b"\0" * 100, None),
        (b"<p>\xe7\x94\xb2</p>", "html"),
        (b"\n<div class=x>", "html"),
        (b"<pre>", None),
        ("<示例市数据局>".encode(), None),
        (b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x', "archive"),
        (b"From: <Saved by Blink>\r\nContent-Type: Multipart/Related;", "archive"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n", None),
        (
            b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n' + "一、总体情况".encode(),
            None,
        ),
    ],
)
def test_content_tells(data: bytes, name: str | None) -> None:
    assert sniffed(data) == name
    assert name is None or name in SNIFFED


def test_one_tag_at_the_head_of_a_text_makes_no_page() -> None:
    assert sniffed("<h1>示例市数据局年度报告</h1>\n\n一、总体情况\n正文。\n".encode()) is None
    assert sniffed("<p align=center>示例</p>\n<p>一、总体情况</p>\n".encode()) == "html"


PICTURES = (
    (b"\xff\xd8\xff\xe0" + b"\0" * 64, "JPEG"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "PNG"),
    (b"GIF89a\0", "GIF"),
)


@pytest.mark.parametrize(("data", "name"), PICTURES)
@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf", "ofd", "wps", "txt"])
def test_a_picture_under_another_name_is_told_as_a_picture(data: bytes, name: str, suffix: str) -> None:
    result = open_session().check(data, f"report.{suffix}")
    assert result.error is not None
    assert f"而是{name} 图片；请换用报告的原文件" in result.error.message


def test_a_damaged_document_is_no_picture() -> None:
    assert not is_foreign(b"PK\x03\x04 and nothing behind it")
    result = open_session().check(b"PK\x03\x04 and nothing behind it", "report.docx")
    assert result.error is not None
    assert "损坏" in result.error.message
