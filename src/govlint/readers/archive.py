"""Tells of archives, which are not read: what to do with the reports in them."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from govlint.errors import EMPTY, UnreadableError
from govlint.hookspecs import Document
from govlint.model import Text

_REPORTS = frozenset(
    (
        *(".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd", ".xlsx", ".xls", ".et"),
        *(".html", ".htm", ".txt", ".md", ".zip", ".rar", ".7z"),
    )
)
_ARCHIVES = (".zip", ".rar", ".7z")
_OTHERS = {
    "ppt/presentation.xml": Text("演示文稿（.pptx）", "a presentation (.pptx)"),
    "xl/workbook.bin": Text("二进制的 Excel 工作簿（.xlsb）", "a binary workbook (.xlsb)"),
    "meta-inf/container.xml": Text("电子书（.epub）", "an electronic book (.epub)"),
    "index/document.iwa": Text("苹果的文稿（.pages、.numbers）", "a document of Apple's (.pages, .numbers)"),
}
"""Packages of other programs, by a part that each has."""
_UTF8 = 0x800
_SHOWN = 3


def read(data: bytes, path: str) -> Document:
    """A document without a word for an archive without documents; UnreadableError for any other."""
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableError(*EMPTY)
    if b"multipart/" in data[:1024].lower():
        raise UnreadableError(
            "这是单个文件网页（MHTML），读不了；请用浏览器或 Word 打开，另存为 .html 或 .docx",
            "a page saved as one file (MHTML), which is not read; open it in a browser or Word "
            "and save it as .html or .docx",
        )
    if not data.startswith(b"PK"):
        raise UnreadableError(
            "压缩包读不了，请先解压，再检查解压出来的文件",
            "an archive, which is not read; unpack it and check the files in it",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [_name(info) for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(
            "压缩包已损坏，打不开", "the archive is damaged and cannot be opened"
        ) from error
    _require_no_other(names)
    held = [name for name in names if PurePosixPath(name).suffix.lower() in _REPORTS]
    if held:
        shown = "、".join(held[:_SHOWN]) + ("等" if len(held) > _SHOWN else "")
        listed = ", ".join(held[:_SHOWN]) + (" and others" if len(held) > _SHOWN else "")
        raise UnreadableError(
            f"压缩包里有 {len(held)} 份文件（{shown}），没有检查；请先解压，再检查解压出来的文件夹",
            f"an archive of {len(held)} files ({listed}), which were not checked; unpack it and "
            "check the folder",
        )
    if PurePosixPath(path).suffix.lower() not in _ARCHIVES:
        raise UnreadableError(
            "文件已损坏，或不是名字所说的那种文件；请用写它的程序打开后另存一次",
            "damaged, or no file of the kind that its name says; open it in the program that "
            "wrote it and save it again",
        )
    return Document(path=path, reader="archive", encoding=None, source="", text="", blocks=(), lined=False)


def _require_no_other(names: list[str]) -> None:
    """Raise for a package of another program's, with such parts."""
    parts = {name.lower() for name in names}
    other = next((kind for part, kind in _OTHERS.items() if part in parts), None)
    if other is not None:
        raise UnreadableError(
            f"这是{other.zh}，读不了；请另存为 .docx、.xlsx 或 .pdf，或者检查报告的原文件",
            f"{other.en}, which is not read; save it as .docx, .xlsx or .pdf, or check the original file",
        )


def _name(info: zipfile.ZipInfo) -> str:
    """A name as it was meant: Chinese systems wrote GBK, which zipfile takes for a code page of DOS."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
