from __future__ import annotations

from govlint.finding import Result
from govlint.hookspecs import Style
from govlint.reporters import ALL
from govlint.reporters.concise import render

from . import samples

[REPORTER] = [reporter for reporter in ALL if reporter.name == "concise"]

FINDINGS = (
    "reports/2024.html:43:30: BAL001 error 表三“自然人”列：60 + 3 ≠ 61 + 3"
    "（本年新收 + 上年结转 = 办理结果总计 + 结转下年度），相差 1\n"
    "reports/2024.html:3:27: CIT001 error 发文字号的年份应当用六角括号〔〕\n"
    "reports/2024.html:12:7: TXT001 warning 正文说收到申请 62 件，表三是 60 件\n"
)


def test_one_line_for_each_finding() -> None:
    assert "".join(render([samples.FAULTY], samples.STYLE)) == FINDINGS + (
        "检查了 1 份报告，7 条规则：2 个错误、1 个警告；1 处可用 --fix 改；"
        "2 条规则未能检查、1 条规则只检查了一部分（--coverage 查看）。\n"
    )


def test_places_without_lines_and_troubles() -> None:
    lines = list(render([samples.PAGED, samples.UNREADABLE, samples.SKIPPED, samples.CRASHED], samples.STYLE))
    assert lines[:-1] == [
        "reports/2023.pdf:第3页: STR013 info 报告里混入了网页的文字“打印”\n",
        "reports/broken.docx: unreadable error 文件已损坏：不是有效的压缩包\n",
        "reports/odd.txt: URL001 error "
        "规则 URL001 没有做完：ValueError: bad port（这是程序的缺陷，与报告无关）\n",
    ]


def test_coverage_and_statistics() -> None:
    style = Style(coverage=True, statistics=True)
    shown = "".join(render([samples.CLEAN, samples.PAGED, samples.SKIPPED], style))
    assert "reports/clean.md: 7 条规则通过\n" in shown
    told = "".join(render([samples.FAULTY], style))
    for unassessed in samples.FAULTY.not_assessed:
        state = "assessed-in-part" if unassessed.rule in samples.FAULTY.assessed else "not-assessed"
        assert f"reports/2024.html: {unassessed.rule} {state} {unassessed.reason}\n" in told
    assert "   1   1  提示  STR013 page-furniture\n检查了 2 份报告" in shown


def test_hostile_words_and_colour() -> None:
    shown = "".join(render([Result(path="a\x1b[2J\nb.txt", kind="annual-report")], Style(coverage=True)))
    assert "\x1b" not in shown
    assert "\x1b[1;31merror\x1b[0m" in "".join(render([samples.FAULTY], Style(colour=True)))


def test_it_streams() -> None:
    assert REPORTER.name == "concise"
    assert REPORTER.stream
    pieces = iter(render(iter([samples.FAULTY]), samples.STYLE))
    assert next(pieces).startswith("reports/2024.html:43:30: BAL001")
