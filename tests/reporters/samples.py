"""Results built by hand, one for each thing that a reporter must be able to tell."""

from __future__ import annotations

from typing import Any

from govlint.finding import (
    Crash,
    Edit,
    Excerpt,
    Failure,
    Finding,
    Fix,
    Related,
    Result,
    Severity,
    Unassessed,
)
from govlint.hookspecs import Style
from govlint.model import Location
from govlint.picture import PictureCell, PictureRow, TablePicture
from govlint.report import CellKey

STYLE = Style(width=80)
ENGLISH = Style(width=80, lang="en")
NOTICE = "国办公开办函〔2021〕30号"


def at(line: int, column: int, end_column: int, end_line: int | None = None) -> Location:
    return Location(line, column, end_line or line, end_column, None, 17, f"{line}:{column}")


def cells(*texts: str, marked: int = -1, operand: int = 0) -> tuple[PictureCell, ...]:
    return tuple(
        PictureCell(text, index == marked, "operand" if index == operand else "")
        for index, text in enumerate(texts)
    )


PICTURE = TablePicture(
    title="表三",
    columns=("自然人", "总计"),
    rows=(
        PictureRow("一、本年新收政府信息公开申请数量", cells("60", "60")),
        PictureRow("二、上年结转政府信息公开申请数量", cells("3", "3")),
        PictureRow("（七）总计", cells("61", "61")),
        PictureRow("四、结转下年度继续办理", cells("3", "3", marked=0)),
    ),
    equation="60 + 3 ≠ 61 + 3",
)

BALANCE = Finding(
    rule="BAL001",
    name="request-balance",
    pack="national",
    severity=Severity.ERROR,
    message="表三“自然人”列：60 + 3 ≠ 61 + 3（本年新收 + 上年结转 = 办理结果总计 + 结转下年度），相差 1",
    location=at(43, 30, 31),
    cell=CellKey("requests", "carried_out", "natural_person"),
    related=(
        Related(at(16, 33, 35), CellKey("requests", "new", "natural_person"), "60", "operand"),
        Related(at(17, 33, 34), CellKey("requests", "carried_in", "natural_person"), "3", "operand"),
    ),
    also=("BAL003",),
    hint="若改为 2，这一列与这一行都成立",
    basis=NOTICE,
    url="https://govlint.readthedocs.io/zh-cn/latest/rules/BAL001/",
    fingerprint="0123456789abcdef",
    place="表三 第25行“四、结转下年度继续办理” × “自然人”列",
    picture=PICTURE,
)

_SENTENCE = "根据《中华人民共和国政府信息公开条例》和国办公开办函[2021]30号的要求，编制本年度报告。"
BRACKETS = Finding(
    rule="CIT001",
    name="document-number-brackets",
    pack="national",
    severity=Severity.ERROR,
    message="发文字号的年份应当用六角括号〔〕",
    location=at(3, 27, 33),
    hint="在输入法的符号表里可以找到〔〕",
    basis="GB/T 9704—2012",
    url="https://govlint.readthedocs.io/zh-cn/latest/rules/CIT001/",
    fix=Fix("用六角括号", True, (Edit(120, 126, "〔2021〕"),)),
    fingerprint="00000000000000c1",
    place="引言",
    excerpt=Excerpt(_SENTENCE, _SENTENCE.index("["), _SENTENCE.index("]") + 1),
)

_LONG = "全年共收到政府信息公开申请62件，" * 4 + "其中自然人提出60件，" + "均已在法定期限内答复，" * 5
NARRATED = Finding(
    rule="TXT001",
    name="narrated-requests",
    pack="national",
    severity=Severity.WARNING,
    message="正文说收到申请 62 件，表三是 60 件",
    location=at(12, 7, 9),
    related=(
        Related(at(16, 33, 35), CellKey("requests", "new", "total"), "60", "table"),
        Related(at(17, 33, 34), None, None, "table"),
        Related(at(18, 33, 34), None, "1", "table"),
        Related(at(19, 33, 34), None, "2", "table"),
    ),
    fingerprint="00000000000000f1",
    place="“一、总体情况”",
    excerpt=Excerpt(_LONG, _LONG.index("60"), _LONG.index("60") + 3),
)

PAGE = Finding(
    rule="STR013",
    name="page-furniture",
    pack="national",
    severity=Severity.INFO,
    message="报告里混入了网页的文字“打印”",
    location=Location(None, None, None, None, 3, 40, "第3页"),
    fix=Fix("删去这一段", False, (Edit(400, 402, ""),)),
    fingerprint="00000000000000d1",
    place="第3页 第二段",
)


def report(path: str = "reports/2024.html", **changes: Any) -> Result:
    """A report of a made-up agency, with 40 rules assessed."""
    values: dict[str, Any] = {
        "path": path,
        "reader": "html",
        "encoding": "gb18030",
        "kind": "annual-report",
        "format": "2021",
        "agency": "示例市数据局",
        "year": 2024,
        "assessed": ("BAL001", "BAL002", "BAL003", "CIT001", "FEE001", "STR013", "TXT001"),
    }
    values["mendable"] = True
    return Result(**(values | changes))


FAULTY = report(
    findings=(BALANCE, BRACKETS, NARRATED),
    not_assessed=(
        Unassessed("BAL004", "没有找到表四"),
        Unassessed("TXT003", "没有找到表四"),
        Unassessed("BAL003", "表三“一、本年新收政府信息公开申请数量”×“商业企业”空白"),
    ),
)
CLEAN = report("reports/clean.md")
BLIND = report(
    "reports/images.html",
    agency=None,
    year=None,
    assessed=(),
    not_assessed=(
        Unassessed("BAL001", "没有找到表三"),
        Unassessed("BAL002", "没有找到表三"),
        Unassessed("BAL004", "没有找到表四"),
    ),
)
SKIPPED = Result(path="README.md", reader="markdown", encoding="utf-8")
UNREADABLE = Result(path="reports/broken.docx", error=Failure("unreadable", "文件已损坏：不是有效的压缩包"))
CRASHED = report("reports/odd.txt", reader="text", crashes=(Crash("URL001", "ValueError: bad port"),))
PAGED = report(
    "reports/2023.pdf", reader="pdf", encoding=None, agency="示例县教育局", year=2023, findings=(PAGE,)
)

EVERYTHING = (SKIPPED, FAULTY, PAGED, UNREADABLE, CLEAN, BLIND, CRASHED)
