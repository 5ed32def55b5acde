"""What only speaks of a report: its missing parts are not assessed; a report that lost its parts is told."""

from __future__ import annotations

import pytest

from govlint.api import open_session

TITLE = "示例市数据局2024年政府信息公开工作年度报告"
LINK = '<li><a href="{0}.html">示例市{0}年政府信息公开工作年度报告</a></li>'
LINKS = "".join(LINK.format(year) for year in (2024, 2023))
REPOSITORY = (
    "# 示例市政府信息公开年度报告仓库\n\n本仓库存放政府信息公开工作年度报告。\n\n## 目录\n\n- reports：报告\n"
)
NOTICE = """关于做好2024年政府信息公开工作年度报告编制工作的通知

各县人民政府，市政府各部门：

一、按照国办公开办函〔2021〕30号文件规定的格式编制。
二、于2025年1月31日前公布。

2025年1月6日
"""
MEETING = "召开政府信息公开工作年度报告编制培训会\n\n1月8日，各部门80余人参加培训，学习报告的填写要求。\n"
MENTIONS = {
    "README.md": REPOSITORY,
    "readme.md": "# reports\n\n政府信息公开年度报告 of a made-up city, kept as Markdown.\n",
    "log.md": "# 变更\n\n- 2025-01-20 收录示例市2024年政府信息公开工作年度报告\n",
    "notice.txt": NOTICE,
    "announced.txt": f"关于公布报告的公告\n\n{TITLE}现予公布，全文见附件。\n\n附件：{TITLE}\n",
    "meeting.txt": MEETING,
    "index.html": f"<title>政府信息公开年报_示例市</title><h1>政府信息公开年度报告</h1><ul>{LINKS}</ul>",
    "link.html": f"<title>{TITLE}</title><h1>{TITLE}</h1><p>附件：<a href='a.pdf'>{TITLE}.pdf</a></p>",
    "badge.md": REPOSITORY + "\n[![检查](https://example.com/badge.svg)](https://example.com)\n",
    "long.txt": NOTICE
    + "\n三、统计期限为2024年1月1日至2024年12月31日，收取信息处理费的应当说明，未收到申请的填0。\n",
    "checked.txt": "关于政府信息公开年度报告检查情况的通报\n\n一是没有说明信息处理费。请于2月20日前改进。\n",
    "guide.md": "# 政府信息公开年度报告填报说明\n\n答：写“本年度未收到政府信息公开申请”，表三填0。\n",
    "drawn.html": f"<h1>【图解】{TITLE}</h1><p><img src='a.png'></p>",
    "attached.txt": f"{TITLE}\n\n现将报告予以公布，全文见附件。\n\n附件：{TITLE}.pdf\n",
}
BROKEN = {
    "a.txt": f"{TITLE}\n本年度工作顺利。",
    "b.txt": f"{TITLE}\n\n2024年，本局主动公开政府信息120条，收到政府信息公开申请9件。\n\n附件：目录\n",
    "c.txt": "根据《中华人民共和国政府信息公开条例》，现公布本局政府信息公开年度报告。全年收到申请9件。\n",
    "d.txt": "政府信息公开年度报告\n\n全年没有收到政府信息公开申请，未发生行政复议。\n",
    f"{TITLE}.txt": "2024年，本局认真贯彻条例。\n",
    "f.txt": f"关于公布{TITLE}的公告\n\n2024年，本局收到政府信息公开申请9件，均已答复。\n",
    "g.html": f"<h1>{TITLE}</h1><p><img src='a.png'></p>",
    "h.txt": f"{TITLE}\n\n2024年，本局收到申请9件。按照关于做好年度报告的通知，未收取信息处理费。\n",
    "i.txt": f"{TITLE}\n本年度我局依申请公开为零，行政复议、行政诉讼为零；未收费；无其他需要报告的事项",
    "j.txt": f"{TITLE}\n今年我镇工作顺利,群众满意.下一步加强工作.",
    "k.txt": f"{TITLE}\n\n工作顺利，具体内容见下表。\n",
    "l.txt": "政府信息公开年度报告\n\n全年公开信息三百二十条，受理申请四十五件。\n",
    "e.html": f"<title>{TITLE}</title><p>2024年，本局认真贯彻条例，工作顺利。</p>",
}


@pytest.mark.parametrize("path", MENTIONS)
def test_what_only_speaks_of_a_report_is_not_assessed(path: str) -> None:
    result = open_session().check(MENTIONS[path].encode(), path)
    assert [finding.rule for finding in result.findings if finding.severity != "info"] == []
    assert result.kind == "annual-report"
    reasons = {item.rule: item.reason for item in result.not_assessed}
    assert {"STR001", "STR006", "STR009"} <= set(reasons)
    assert reasons["STR001"] == result.notes[0]
    assert "STR001" not in result.assessed


@pytest.mark.parametrize("path", BROKEN)
def test_a_report_that_lost_its_sections_is_told(path: str) -> None:
    result = open_session().check(BROKEN[path].encode(), path)
    assert {"STR001"} <= {finding.rule for finding in result.findings}


def test_one_section_or_table_makes_it_a_report() -> None:
    text = f"{REPOSITORY}\n一、总体情况\n\n工作顺利。\n\n二、主动公开政府信息情况\n\n无。\n"
    result = open_session().check(text.encode(), "a.txt")
    assert {"STR001", "STR006"} <= {finding.rule for finding in result.findings}
