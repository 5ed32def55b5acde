"""Titles that are a slip away from a known regulation's, and those that are others' own."""

from __future__ import annotations

import pytest
from helpers import regulations
from reports import found, with_overview

from govlint.checks.citations.misnamed import cut_title, near_title, other_kind
from govlint.checks.citations.regulations import index
from govlint.finding import Severity

LAW = "中华人民共和国政府信息公开条例"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("政府信息公开条列", LAW),
        ("政府信息公开条", LAW),
        ("政府信息公天条例", LAW),
        ("政府信息开条例", LAW),
        ("中华人民共和国信息公开条例", LAW),
        ("中华人民共和国行政复义法", "中华人民共和国行政复议法"),
        ("行政诉松法", "中华人民共和国行政诉讼法"),
        ("优化营商环镜条例", "优化营商环境条例"),
        ("政府信息公开信息处理管理办法", "国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知"),
    ],
)
def test_a_slip(written: str, right: str) -> None:
    assert near_title(f"《{written}》", index(regulations())) == right


@pytest.mark.parametrize(
    "written",
    [
        LAW,
        "政府信息公开条例",
        "信息公开条例",
        "政府信息公开办法",
        "政府信息公开案例",
        "政务公开条例",
        "示例省政府信息公开条例",
        "国务院办公厅关于印发2023年政务公开工作要点的通知",
        "关于政府信息公开工作年度报告相关事项的通知",
        "国务院办公厅关于推进政务新媒体健康有序发展意见",
        "优化营商环境办法",
        "行政许可",
        "行诉法",
        "行政监察法",
        "网络安全法",
        "条例",
    ],
)
def test_no_slip(written: str) -> None:
    assert near_title(f"《{written}》", index(regulations())) == ""


def test_it_is_told_once_at_the_title() -> None:
    (finding,) = found("CIT005", with_overview("根据《政府信息公开条列》（国务院令第711号）办理。"))
    assert finding.message == f"“《政府信息公开条列》”的名称写错了，应为《{LAW}》"


FEES = "政府信息公开信息处理费管理{}"
NOTICE = f"国务院办公厅关于印发〈{FEES}〉的通知"


@pytest.mark.parametrize(
    ("title", "number", "told"),
    [
        (NOTICE.format("规定"), "国办函〔2020〕109号", 1),
        (FEES.format("条例"), "国办函〔2020〕109号", 1),
        (FEES.format("办法"), "国办函〔2020〕109号", 0),
        (f"示例市{FEES.format('规定')}", "国办函〔2020〕109号", 0),
        (FEES.format("规定"), "示政发〔2020〕109号", 0),
    ],
)
def test_another_kind_of_document_than_its_number_is_of(title: str, number: str, told: int) -> None:
    assert len(found("CIT005", with_overview(f"执行《{title}》（{number}）。"))) == told


FORMAT = "国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (FORMAT.replace("公开工作年度", "年度"), "国办公开办函〔2021〕30号"),
        ("国务院办公厅关于印发2020年政务公开工作的通知", "国办发〔2020〕17号"),
    ],
)
def test_words_left_out_of_a_title_whose_number_stands_beside_it(written: str, number: str) -> None:
    (finding,) = found("CIT005", with_overview(f"按照《{written}》（{number}）要求编制。"))
    assert "名称写错了" in finding.message
    assert found("CIT005", with_overview(f"按照《{written}》要求编制。")) == []


@pytest.mark.parametrize(
    "written",
    [
        FORMAT,
        FORMAT.replace("中华人民共和国", ""),
        FORMAT.replace("关于印发", "印发"),
        FORMAT.replace("公开工作年度", "公开年度"),
        FORMAT.removeprefix("国务院办公厅"),
        "中华人民共和国政府信息公开工作年度报告格式",
    ],
)
def test_what_people_leave_out_of_a_title_is_not_told(written: str) -> None:
    assert not cut_title(f"《{written}》", FORMAT)
    assert found("CIT005", with_overview(f"按照《{written}》（国办公开办函〔2021〕30号）要求编制。")) == []


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("暂行规定", "根据《示例程序暂行条例》（以下"),
        ("规定", "根据《示例程序暂行条例》（国务院令第713号）（以下"),
        ("办法", "根据《示例程序暂行条例》（国务院令第713号，以下"),
    ],
)
def test_an_abbreviation_of_another_kind(name: str, before: str) -> None:
    assert other_kind(name, "示例程序暂行条例", before)


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("暂行条例", "根据《示例程序暂行条例》（以下"),
        ("规定", "根据《示例省公开规定》《示例程序暂行条例》（以下"),
        ("规定", "按照有关规定和《示例程序暂行条例》（以下"),
        ("办法", "根据《示例程序暂行条例》（以下分别"),
        ("办法", "根据《示例程序暂行条例》和省政府文件（以下"),
        ("通知", "根据《示例程序暂行条例》（以下"),
    ],
)
def test_an_abbreviation_of_the_same_or_no_certain_kind(name: str, before: str) -> None:
    assert not other_kind(name, "示例程序暂行条例", before)


def test_an_abbreviation_of_another_kind_is_told() -> None:
    text = with_overview("根据《示例程序暂行条例》（以下简称《暂行规定》）开展工作。")
    (told,) = found("CIT005", text)
    assert told.severity is Severity.WARNING
    assert told.message == "《示例程序暂行条例》的简称写成了另一种文件：“暂行规定”"
