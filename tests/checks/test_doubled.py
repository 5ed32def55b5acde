"""Words and marks that stand twice, and those that stand twice rightly."""

from __future__ import annotations

import pytest

from govlint.api import check
from govlint.testing import base_report

WRONG = {
    "扎实做好政府信息公开工作工作。": "工作工作",
    "对此进行进行了整改。": "进行进行",
    "主动公开政府信息政府信息12条。": "政府信息政府信息",
    "回应公众的的关切。": "的的",
    "\U0001f389\U0001f389按时回应公众的的关切。": "的的",
    "全部办结。。": "。。",
    "全部办结，，未发生复议。": "，，",
    "全部办结，。未发生复议。": "，。",
    "全部办结,,未发生复议。": ",,",
    "收到申请、、办理申请均为3件。": "、、",
    "主要做法：：一是加强领导。": "：：",
    "进进一步完善机制。": "进进一步",
    "要进进一步改进，并及时答复。": "进进一步",
    "加加强管理，改进工作。": "加加强",
    "收到申请3件件，均已办结。": "件件",
    "对规范性文件件实现应解读尽解读。": "件件",
    "我局我局高度重视。": "我局我局",
    "以及以及相关栏目。": "以及以及",
    "均在在规定时限内答复。": "在在",
    "及时向向社会公布。": "向向",
    "根据《示例办法》《示例办法》的要求。": "《示例办法》《示例办法》",
    "主动公开公开信息12条。": "公开公开",
    "做好政府信息信息的公布。": "信息信息",
    "按时发布政府信息公开工作年度年度报告。": "年度年度",
}
RIGHT = (
    '[cols=",,,",options="header"]',
    # 一丁 and 伀企 have the same low bytes.
    "名单中有一丁伀企两项。",
    "本年度年度报告和2023年度年度报告、二〇二二年度年度报告均已公布。",
    "在市政府政府网站发布。",
    "各部门部门预算均已公开。",
    "推进政府信息信息化。",
    "设置信息公开公开栏12处。",
    "市政务服务服务中心设有窗口。",
    "市直机关机关党委。",
    "依法行政行政执法案卷评查。",
    "行政复议复议机关。",
    "以公开为目的的栏目。",
    "常常、层层、人人、天天、逐步逐项、方方面面、清清楚楚、认认真真。",
    "一件一件办理，一步一步推进。",
    "督办文件件件有落实，制发文件件数不多，议案件件落地。",
    "进一步加强，进一步规范。",
    "二〇二四年二月二十二日。",
    "2024年年底、年年初。",
    "以及及时公开。",
    "为了了解群众需求。",
    "构建和和谐社会。",
    "请看看，再试试！！",
    "如何办理？！",
    "网址：www.example.gov.cn……",
    "办公室主任、、".replace("、、", "、副主任。"),
    "的确，目的的的确确达到了。",
    "由各区各部门各单位办理。",
    "问题问卷、内容内涵。",
    "在在职人员中开展培训，问题主要存在在基层，服务实实在在在身边。",
    "朝着公开的方向向前推进，向向阳街道反馈。",
    "研究研究再研究、落实落实再落实。",
    "重点改进进一步公开的薄弱环节，两项申请合并并答复，群众参与与监督，提供总和和均值，涉及及影响的范围。",
    "以依法为前提提高质量，面积积极核实，业主主动申请，更新后跟进进一步处理。",
    "依据《示例办法》《示例细则》和《示例办法》。",
)


def told(sentence: str) -> list[str]:
    text = base_report()
    at = text.index("二、主动公开")
    result = check((text[:at] + sentence + "\n" + text[at:]).encode(), keep=True)
    assert result.document is not None
    lines = result.document.text.splitlines()
    found = []
    for item in result.findings:
        if item.rule == "WRD002":
            line, column, end = item.location.line, item.location.column, item.location.end_column
            assert line is not None
            assert column is not None
            assert end is not None
            found.append(lines[line - 1][column - 1 : end - 1])
    return found


@pytest.mark.parametrize("sentence", WRONG)
def test_wrong(sentence: str) -> None:
    assert told(sentence) == [WRONG[sentence]]


@pytest.mark.parametrize("sentence", RIGHT)
def test_right(sentence: str) -> None:
    assert told(sentence) == []


def test_tables_are_left_alone() -> None:
    text = base_report().replace("商业企业", "商业企业企业")
    assert "WRD002" not in [item.rule for item in check(text.encode()).findings]


LONG = "示例市数据局把政府信息公开列入年度重点任务，由办公室牵头，各科室按月报送，全年公开信息三十条。"


OTHER = "全年组织培训两次，参加的有各科室和下属单位负责公开工作的人员，内容是条例和公开指南的新要求。"


@pytest.mark.parametrize("text", [f"{LONG}\n{LONG}", f"{LONG}\n\n　　{LONG}  ", f"{LONG}\n{OTHER}\n{LONG}"])
def test_a_paragraph_that_stands_twice(text: str) -> None:
    [found] = told(text)
    assert found.strip() == LONG


@pytest.mark.parametrize(
    "text",
    [
        f"1.示例一局\n{LONG}\n2.示例二局\n{LONG}",
        f"（一）示例一局工作情况。\n{LONG}\n（二）示例二局工作情况。\n{LONG}",
        f"一是示例一局；\n{LONG}\n二是示例二局；\n{LONG}",
        f"注：{LONG}\n{OTHER}\n注：{LONG}",
        f"{LONG}\n{LONG.replace('三十', '四十')}",
        "全年没有收到此类申请。\n全年没有收到此类申请。",
        f"{LONG[:-1]}\n{LONG[:-1]}",
    ],
)
def test_paragraphs_that_do_not_stand_twice(text: str) -> None:
    assert told(text) == []


def test_the_message_names_the_paragraph() -> None:
    text = base_report()
    at = text.index("二、主动公开")
    [found] = check(f"{text[:at]}{LONG}\n{LONG}\n{text[at:]}".encode()).findings
    assert found.message == "“示例市数据局把政府信息公开列入……”这一段写了两遍"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("目录涵盖机构职能、政策法规、工作动态、政策法规等。", ["政策法规"]),
        ("目录涵盖机构职能、高等教育、工作动态、高等院校等。", []),
        ("目录涵盖机构职能、政策法规、工作动态、政策法规、人事任免等。", ["政策法规"]),
        ("设有“通知公告”、“政策解读”、“通知公告”、“互动交流”栏目。", ["通知公告"]),
        ("公开财政预算、财政决算、财政预算、人事任免、财政预算、招考录用信息。", ["财政预算"]),
        ("三件申请分别由信访部门、住建部门、信访部门、教育部门答复。", []),
        ("上半年公开财政预算、人事任免，下半年公开财政预算、招考录用。", []),
        ("收件、登记、收件、答复各环节衔接。", []),
        ("政策法规2条、工作动态9条、政策法规1条、人事任免3条。", []),
    ],
)
def test_a_name_that_stands_twice_in_a_list(text: str, names: list[str]) -> None:
    assert told(text) == names
