"""The few broken lines of a text that is not broken otherwise."""

from __future__ import annotations

import pytest

from govlint.readers.lines.torn import torn
from govlint.readers.lines.wrapped import unwrap

OPEN = "按照《示例市人民政府关于做好政府信息公开工作年度报告编制工作的通"
LONG = "本报告包括六个部分：总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，行政复议、行政诉"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([OPEN, "知》（示政办〔2021〕9号）的要求编写。"], {0}),
        (
            [
                "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函",
                "〔2021〕30号）。",
            ],
            {0},
        ),
        (["本报告的电子版可以从示例市人民政府门户网站下载（网址：", "http://www.example.gov.cn）。"], {0}),
        ([OPEN, "知和其他有关规定的要求以及本地区实际情况编写的本年度的报告", "》。"], {0, 1}),
        (["", "公文按照《示例公文格式》（GB/T", "9704—2012）编排，台账按月更新。", ""], {1}),
        (["", "公文按照《示例公文格式》（GB/T", "9704—2012编排，台账按月更新。", ""], set()),
        (["", "公文按照《示例公文格式》（GB/T", "9704—2012）编排", ""], set()),
        (["公文台账", "公文按照《示例公文格式》（GB/T", "9704—2012）编排，台账按月更新。", ""], set()),
        (["", LONG, "讼情况，其他需要报告的事项。", ""], {1}),
        (["上一句。", LONG, "讼情况，其他需要报告的事项。", ""], {1}),
        (["上一行", LONG, "讼情况，其他需要报告的事项。", ""], set()),
        (
            [
                "全文共分六个部分：总体情况；主动公开政府信息情况；收到和处理申请情况；",
                "存在的问题；其他事项。",
            ],
            {0},
        ),
        (["全文共分六个部分：总体情况；主动公开政府信息情况；收到和处理申请情况；", "一、总体情况"], set()),
        (["示例市数据局（2021", "年）政府信息公开工作年度报告", "现依据有关规定编制本报告。"], {0}),
        # an address, or a number, that goes on in the next line opens no list
        (
            [
                "电子版可从门户网站下载（https://www.example.gov.cn/zwgk/index.htm",
                "l）查看。如有疑问请反馈。",
            ],
            {0},
        ),
        (["如对本报告有疑问，请与办公室联系（电子邮箱：nb@example.cn，电话：0999", "-5608567）。"], {0}),
        # marks that are left open stay so
        ([OPEN + "知的要求编写", "一、总体情况"], set()),
        ([OPEN + "知的要求编写。", "见《条例》。"], set()),
        # marks of a list close none
        (
            [
                "公开重点包括（财政预算决算、重大建设项目批准和实施、社会公益事业建设与民生保障",
                "其一）制度建设。",
                "其二）公开内容。",
            ],
            set(),
        ),
        # a program that puts each piece of a page on a line of its own
        (
            [
                "持续推进政府信息公开平台建设，方便企业和群众查阅，新版专栏（",
                "https://www.example.gov.cn/",
                "）已经上线。",
            ],
            {0, 1},
        ),
        (["政府信息管理台账按月更新，并会同有关单位逐件清理历年文件（", "2025", "版）。"], {0, 1}),
        (["政府信息管理台账按月更新，并会同有关单位逐件清理历年文件（", "", "版）。"], set()),
        (["政府信息管理台账按月更新，并会同有关单位逐件清理历年的文件，", "2025", "版）。"], set()),
        # rows of tables are not prose, however their labels are broken
        (["（二）部分公开（区分处理的，只计这一情形，不计     0    0    0    0", "其他情形）"], set()),
        (["（二）部分公开（区分处理的，只计这一情", "形，不计其他情形）"], set()),
        (["| " + OPEN, "知》 |"], set()),
    ],
)
def test_which_lines_go_on(lines: list[str], expected: set[int]) -> None:
    assert torn(lines) == expected


def test_they_are_whole_again() -> None:
    text = f"一、总体情况\n{OPEN}\n知》（示政办〔2021〕9号）的要求编写。\n二、其他\n"
    assert unwrap(text)[0] == text.replace("通\n知", "通知")
