from __future__ import annotations

from msgspec.structs import replace

from govlint.finding import Failure, Result
from govlint.reporters import ALL
from govlint.reporters.github import render

from . import samples

[REPORTER] = [reporter for reporter in ALL if reporter.name == "github"]


def test_workflow_commands() -> None:
    results = [samples.FAULTY, samples.PAGED, samples.UNREADABLE, samples.SKIPPED, samples.CRASHED]
    assert list(render(results, samples.STYLE))[1:] == [
        "::error file=reports/2024.html,line=3,endLine=3,col=27,endColumn=33,"
        "title=CIT001 document-number-brackets::发文字号的年份应当用六角括号〔〕"
        "%0A提示：在输入法的符号表里可以找到〔〕%0A可改为：〔2021〕（用六角括号）\n",
        "::warning file=reports/2024.html,line=12,endLine=12,col=7,endColumn=9,"
        "title=TXT001 narrated-requests::正文说收到申请 62 件，表三是 60 件\n",
        "::notice file=reports/2023.pdf,title=STR013 page-furniture::第3页 第二段  "
        "报告里混入了网页的文字“打印”%0A可改为：删去这一段（须人工核对）\n",
        "::error file=reports/broken.docx,title=unreadable::文件已损坏：不是有效的压缩包\n",
        "::error file=reports/odd.txt,title=URL001 crash::"
        "规则 URL001 没有做完：ValueError: bad port（这是程序的缺陷，与报告无关）\n",
        "检查了 3 份报告，7 条规则：2 个错误、1 个警告、1 个提示；1 处可用 --fix 改；"
        "1 处可用 --unsafe-fixes 改；1 个文件无法读取；"
        "1 个文件不是年度报告，已跳过；2 条规则在部分报告中未能检查、"
        "1 条规则只检查了一部分（--coverage 查看）；1 次规则出错。\n",
    ]


def test_a_finding_over_several_lines_has_no_columns() -> None:
    finding = replace(samples.BRACKETS, location=samples.at(3, 27, 4, end_line=5), hint=None, fix=None)
    first = next(iter(render([samples.report(findings=(finding,))], samples.STYLE)))
    assert first.startswith("::error file=reports/2024.html,line=3,endLine=5,title=CIT001 ")


def test_nothing_in_a_document_can_end_a_command_or_begin_one() -> None:
    result = Result(path="a,b:c%.txt", error=Failure("x:y", "100%\r\n::error::no\x1b[2J"))
    assert next(iter(render([result], samples.STYLE))) == (
        "::error file=a%2Cb%3Ac%25.txt,title=x%3Ay::100%25  : :error::no<U+001B>[2J\n"
    )


def test_it_streams() -> None:
    assert (REPORTER.name, REPORTER.stream) == ("github", True)
