"""Part of the text reader: sources of other programs, whose tables are no lines of text."""

from __future__ import annotations

from govlint.errors import UnreadableError
from govlint.lazy import lazily

_LATEX = lazily(r"\\(?:sub)*section\*?\{|\\begin\{(?:longtable|tabular|document)\}")
_PLACED, _HEAD = "<pdf2xml", 1024
_COMMANDS = 3
_SOURCES = (
    ("#table(", "Typst 源文件", "a Typst source"),
    ("[/td]", "论坛代码（BBCode）", "BBCode"),
)
_FEWEST = 2


def require_text(source: str) -> None:
    """Raise UnreadableError for a source in whose markup the tables are."""
    if _PLACED in source[:_HEAD]:
        raise UnreadableError(
            "这是由 PDF 文件转成的 XML，每一行都拆成了按坐标摆放的碎片，段落和表格没有拼起来；"
            "请直接检查原来的 PDF 文件",
            "XML made from a PDF, with each line in pieces by their places; check the PDF itself",
        )
    if "\\" in source and len(_LATEX.findall(source)) >= _COMMANDS:
        raise UnreadableError(
            "这是 LaTeX 源文件，标题和表格在命令里；请检查由它排出的 PDF 文件",
            "a LaTeX source, with headings and tables in its commands; check the PDF made of it",
        )
    for sign, zh, en in _SOURCES:
        if source.count(sign) >= _FEWEST:
            raise UnreadableError(
                f"这是{zh}，表格写在标记里；请检查由它排出的 PDF 文件或者网页",
                f"{en}, with its tables in markup; check the PDF or the page made of it",
            )
