from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from govlint.finding import Excerpt, Failure, Result, Unassessed
from govlint.hookspecs import Style
from govlint.reporters import ALL
from govlint.reporters.console import render
from govlint.reporters.typeset import width_of, wrap

from . import samples

[REPORTER] = [reporter for reporter in ALL if reporter.name == "text"]


def text(*results: Result, style: Style = samples.STYLE) -> str:
    return "".join(render(iter(results), style))


def last(words: str, width: int = 80) -> str:
    """The last line as it stands on a screen."""
    return "\n".join(wrap(words, width)) + "\n"


FAULTY = """\
reports/2024.html  示例市数据局 2024年
  错误[BAL001] 表三“自然人”列：60 + 3 ≠ 61 + 3（本年新收 + 上年结转 = 办理结果总
    计 + 结转下年度），相差 1
  --> reports/2024.html:43:30  表三 第25行“四、结转下年度继续办理” × “自然人”列
      | 表三                             自然人  总计
      | 一、本年新收政府信息公开申请数量     60    60
      | 二、上年结转政府信息公开申请数量      3     3
      | （七）总计                           61    61
      | 四、结转下年度继续办理               [3]    3
      | 60 + 3 ≠ 61 + 3
      = 提示：若改为 2，这一列与这一行都成立
      = 规则：request-balance，依据国办公开办函〔2021〕30号；同时不满足 BAL003

  错误[CIT001] 发文字号的年份应当用六角括号〔〕
  --> reports/2024.html:3:27  引言
    3 | …和国政府信息公开条例》和国办公开办函[2021]30号的要求，编制本年度报告。
      |                                      ^^^^^^
      = 提示：在输入法的符号表里可以找到〔〕
      = 可改为：〔2021〕（用六角括号）
      = 规则：document-number-brackets，依据GB/T 9704—2012

  警告[TXT001] 正文说收到申请 62 件，表三是 60 件
  --> reports/2024.html:12:7  “一、总体情况”
   12 | …信息公开申请62件，其中自然人提出60件，均已在法定期限内答复，均已在法定…
      |                                  ^^^^
      = 相关：reports/2024.html:16:33（60）
      = 相关：reports/2024.html:17:33
      = 相关：reports/2024.html:18:33（1）
      = 相关：另有 1 处
      = 规则：narrated-requests

"""


def test_findings_with_picture_excerpt_hint_fix_and_related_places() -> None:
    assert text(samples.FAULTY) == FAULTY + last(
        "检查了 1 份报告，7 条规则：2 个错误、1 个警告；1 处可用 --fix 改；"
        "2 条规则未能检查、1 条规则只检查了一部分（--coverage 查看）。"
    )


def test_what_could_not_be_checked_is_told_too() -> None:
    shown = text(samples.SKIPPED, samples.PAGED, samples.UNREADABLE, samples.BLIND, samples.CRASHED)
    assert (
        shown
        == """\
README.md  不是年度报告，已跳过

reports/2023.pdf  示例县教育局 2023年
  提示[STR013] 报告里混入了网页的文字“打印”
  --> reports/2023.pdf  第3页 第二段
      = 可改为：删去这一段（须人工核对）
      = 规则：page-furniture

reports/broken.docx
  错误[unreadable] 文件已损坏：不是有效的压缩包

reports/images.html
  未能检查：没有一条规则能够检查这份报告：没有找到表三；没有找到表四

reports/odd.txt  示例市数据局 2024年
  出错：规则 URL001 没有做完：ValueError: bad port（这是程序的缺陷，与报告无关）

"""
        + last(
            "检查了 3 份报告，7 条规则：1 个提示；1 处可用 --unsafe-fixes 改；"
            "1 份报告没有一条规则能够检查；1 个文件无法读取；"
            "1 个文件不是年度报告，已跳过；3 条规则在部分报告中未能检查（--coverage 查看）；1 次规则出错。"
        )
    )


def test_english() -> None:
    assert (
        text(samples.PAGED, samples.BLIND, samples.CRASHED, style=samples.ENGLISH)
        == """\
reports/2023.pdf  示例县教育局 2023
  info[STR013] 报告里混入了网页的文字“打印”
  --> reports/2023.pdf  第3页 第二段
      = change to: 删去这一段 (check by hand)
      = rule: page-furniture

reports/images.html
  not assessed: not one rule could assess this report: 没有找到表三; 没有找到表
    四

reports/odd.txt  示例市数据局 2024
  crash: rule URL001 did not finish: ValueError: bad port (a bug in the program,
    not in the report)

"""
        + last(
            "Checked 3 reports with 7 rules: 1 info; 1 fixable with --unsafe-fixes; "
            "1 report could not be assessed at all; "
            "3 rules not assessed in some reports (see --coverage); 1 rule crash."
        )
    )


def test_a_clean_run_is_one_line() -> None:
    assert text(samples.CLEAN) == "检查了 1 份报告，7 条规则：没有发现问题。\n"


def test_coverage_and_statistics() -> None:
    style = Style(width=80, coverage=True, statistics=True)
    shown = text(samples.FAULTY, samples.CRASHED, style=style)
    assert shown.endswith(
        """\
  检查情况
    通过 3：BAL002 FEE001 STR013
    有问题 4：BAL001 CIT001 TXT001 BAL003
    未能检查 2：
      没有找到表四：BAL004 TXT003
    只检查了一部分 1：
      表三“一、本年新收政府信息公开申请数量”×“商业企业”空白：BAL003

reports/odd.txt  示例市数据局 2024年
  出错：规则 URL001 没有做完：ValueError: bad port（这是程序的缺陷，与报告无关）

  检查情况
    通过 7：BAL001 BAL002 BAL003 CIT001 FEE001 STR013 TXT001
    出错 1：URL001

  处  份  级别  规则
   1   1  错误  BAL001 request-balance
   1   1  错误  CIT001 document-number-brackets
   1   1  警告  TXT001 narrated-requests

"""
        + last(
            "检查了 2 份报告，7 条规则：2 个错误、1 个警告；1 处可用 --fix 改；2 条规则在部分报告中未能检查、"
            "1 条规则只检查了一部分（--coverage 查看）；1 次规则出错。"
        )
    )


def test_many_skipped_files_are_counted_and_not_all_listed() -> None:
    files = [Result(path=f"notes/{number}.md") for number in range(8)]
    shown = text(*files)
    assert shown.count("已跳过\n") == 5
    assert shown.endswith("\n\n没有检查任何报告；8 个文件不是年度报告，已跳过。\n")
    assert text(*files, style=Style(coverage=True)).count("已跳过\n") == 8


def test_colour_adds_codes_and_nothing_else() -> None:
    plain = text(*samples.EVERYTHING)
    coloured = text(*samples.EVERYTHING, style=Style(width=80, colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31m错误[BAL001]\x1b[0m" in coloured
    assert "\x1b[1;31m[3]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("width", [20, 40, 57, 80, 120])
def test_lines_keep_to_the_width(width: int) -> None:
    *lines, _last = text(*samples.EVERYTHING, style=Style(width=width, coverage=True)).splitlines()
    assert max(map(width_of, lines)) <= max(width, 40)


def test_a_long_path_stays_whole() -> None:
    path = "reports/" + "示例" * 40 + ".txt"
    assert f"  --> {path}:43:30\n      表三 第25行" in text(samples.report(path, findings=(samples.BALANCE,)))


def test_hostile_words_reach_the_terminal_as_words() -> None:
    evil = "\x1b]0;x\x07\u202e\r\n[bold]"
    finding = replace(
        samples.BRACKETS, message=evil, hint=evil, place=evil, basis=evil, excerpt=Excerpt(evil, 0, 2)
    )
    result = samples.report(f"a{evil}.txt", findings=(finding,), agency=evil)
    failed = Result(path=evil, error=Failure("unreadable", evil))
    shown = text(result, failed, style=Style(coverage=True))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", shown)
    assert "<U+001B>]0;x<U+0007><U+202E>  [bold]" in shown


def test_many_reasons_are_cut_short_and_a_place_may_have_no_words() -> None:
    reasons = tuple(Unassessed(f"X{number}", f"原因{number}") for number in range(5))
    shown = text(samples.report(assessed=(), not_assessed=reasons))
    assert "没有一条规则能够检查这份报告：原因0；原因1；原因2；另有 2 个原因\n" in shown
    nowhere = replace(samples.BRACKETS, place="", excerpt=None)
    assert "  --> reports/2024.html:3:27\n      = 提示" in text(samples.report(findings=(nowhere,)))
    page = replace(samples.PAGE, place="第二段")
    assert "  --> a.pdf  第3页 第二段\n" in text(samples.report("a.pdf", findings=(page,)))


def test_a_document_is_written_before_the_next_is_checked() -> None:
    taken = []

    def results() -> Iterator[Result]:
        for result in samples.EVERYTHING:
            taken.append(result.path)
            yield result

    pieces = iter(REPORTER.render(results(), samples.STYLE))
    assert "README.md" in next(pieces)
    assert "reports/2024.html" in next(pieces)
    assert taken == ["README.md", "reports/2024.html"]
    assert REPORTER.stream


def test_pieces_end_with_a_newline() -> None:
    assert all(piece.endswith("\n") for piece in render(samples.EVERYTHING, samples.STYLE))
