"""Sections: missing, out of order, misnumbered, retitled, empty."""

from __future__ import annotations

import pytest
from reports import BASE, check, found, messages, replaced, with_fee, with_overview, with_problems

from govlint import api
from govlint.testing import Example, base_report, build
from recognised import checked

ORDER = [
    ("disclosure", "二、主动", "三、收到"),
    ("requests", "三、收到", "四、政府"),
    ("review", "四、政府", "五、存在"),
]

TITLES = {
    "overview": "一、总体情况",
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "review": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other_matters": "六、其他需要报告的事项",
}


def without(*keys: str) -> str:
    removed = tuple(("remove", key) for key in keys)
    return build(Example(kind="反例", reader="text", content="", options=removed))[0].decode()


@pytest.mark.parametrize("key", TITLES)
def test_missing_section(key: str) -> None:
    (finding,) = found("STR001", without(key))
    assert TITLES[key][2:] in finding.message
    assert found("STR003", without(key)) == []
    assert found("STR006", without(key)) == []


def test_two_missing_sections() -> None:
    assert len(found("STR001", without("overview", "review"))) == 2


def test_no_section_at_all() -> None:
    text = "示例市数据局2024年政府信息公开工作年度报告\n本年度工作顺利。"
    assert messages("STR001", text) == ["六个部分一个也没有找到"]
    assert found("STR002", text) == []


def test_order() -> None:
    problems = BASE[BASE.index("五、") : BASE.index("六、")]
    moved = BASE.replace(problems, "").replace("一、总体", problems + "一、总体")
    (finding,) = found("STR002", moved)
    assert finding.message == "“存在的主要问题及改进情况”应当在“其他需要报告的事项”之前"
    assert found("STR003", moved) == []
    swapped = BASE.replace(problems, "") + problems
    assert len(found("STR002", swapped)) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("四、政府信息公开行政", "三、政府信息公开行政", "的编号“三”重复了，应为“四”"),
        ("六、其他", "七、其他", "的编号是“七”，按次序应为“六”"),
        ("二、主动公开政府", "三、主动公开政府", "的编号“三”重复了，应为“二”"),
        ("一、总体", "二、总体", "的编号“二”重复了，应为“一”"),
        ("（三）政府信息管理", "（二）政府信息管理", "编号“（二）”重复了，应为“（三）”"),
        ("（二）依申请公开", "（一）依申请公开", "编号“（一）”重复了，应为“（二）”"),
        ("（四）政府信息公开平台", "（一）政府信息公开平台", "编号“（一）”重复了，应为“（四）”"),
        ("（五）监督", "（六）监督", "编号“（六）”前面缺“（五）”"),
        ("（三）政府信息管理", "（四）政府信息管理", "编号“（四）”应为“（三）”"),
        ("五、存在", "四、存在", "的编号“四”重复了，应为“五”"),
        ("（三）政府信息管理", "3.政府信息管理", "编号体例混用"),
        ("（三）政府信息管理", "三、政府信息管理", "编号体例混用"),
    ],
)
def test_numbering(old: str, new: str, message: str) -> None:
    (finding,) = found("STR003", replaced((old, new)))
    assert message in finding.message


def test_numbers_that_follow_a_wrong_one_are_told_with_it() -> None:
    text = BASE.replace("五、存在", "六、存在").replace("六、其他", "七、其他")
    text = text.replace("四、政府信息公开行政", "五、政府信息公开行政")
    (finding,) = found("STR003", text)
    assert "“五”，按次序应为“四”" in finding.message


def test_sections_that_are_all_numbered_one() -> None:
    text = BASE
    for number in "一二三四五六":
        text = text.replace(f"\n{number}、", "\n1、")
    assert found("STR003", text)


def test_a_number_that_is_wrong_and_of_another_style_is_told_once() -> None:
    (finding,) = found("STR003", replaced(("五、存在", "6、存在")))
    assert "“六”重复了，应为“五”" in finding.message


def test_a_first_number_typed_before_numbers_that_count_for_themselves() -> None:
    text = BASE
    for old, new in ("二一", "三二", "四三", "五四", "六五"):
        text = text.replace(f"\n{old}、", f"\n{new}、")
    (finding,) = found("STR003", text)
    assert finding.message == "“主动公开政府信息情况”的编号“一”重复了，应为“二”"


def test_what_an_empty_section_owes_is_told_once() -> None:
    table = replaced((BASE[BASE.index("行政复议 | 行政诉讼") : BASE.index("五、存在")], ""))
    (finding,) = (item for item in check(table).findings if item.severity == "error")
    assert (finding.rule, finding.also) == ("STR005", ("STR006",))
    (finding,) = (
        item for item in check(BASE[: BASE.index("六、其他") + 12]).findings if item.severity == "error"
    )
    assert (finding.rule, finding.also) == ("FEE001", ("STR005",))


@pytest.mark.parametrize("numbers", ["一二二三四", "一二三三五", "一二四五六", "一三二四五", "二三四五六"])
def test_one_slip_in_a_list_is_told_once(numbers: str) -> None:
    names = ("主动公开", "依申请公开", "信息管理", "平台建设", "监督保障")
    told = "\n".join(f"（{number}）{name}\n有序开展。" for number, name in zip(numbers, names, strict=True))
    assert len(found("STR003", with_overview(told))) == 1


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        without("review").replace("五、存在", "四、存在").replace("六、其他", "五、其他"),
        BASE + "七、附件\n附件另发。\n",
        BASE.replace("五、存在", "五、上级考核情况\n良好。\n六、存在").replace("六、其他", "七、其他"),
        with_problems("（一）问题\n更新不及时。\n（二）改进\n及时更新。"),
        with_problems("（一）问题\n（一）更新不及时；（二）解读不多。\n（二）改进\n及时更新。"),
        with_overview(
            "（一）主动公开。公开信息。（二）依申请公开。未收到申请。\n（三）信息管理。审核。\n"
            "（四）平台建设。维护网站。\n（五）监督保障。培训。"
        ),
        with_overview(
            "（一）主动公开\n下列信息已公开：\n（一）规划；\n（二）预算；\n（三）决算。\n（二）依申请公开\n未收到申请。\n"
            "（三）信息管理\n审核。\n（四）平台建设\n维护网站。\n（五）监督保障\n培训。"
        ),
        "\n".join(
            line[2:] if line[:3] in {t[:3] for t in TITLES.values()} else line for line in BASE.split("\n")
        ),
    ],
)
def test_sound_numbering(text: str) -> None:
    assert messages("STR003", text) == []


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("overview", "一、工作概述"),
        ("overview", "一、概述"),
        ("overview", "—、总体情况"),
        ("overview", "一、2024年政府信息公开总体情况"),
        ("disclosure", "二、主动公开政府信息的情况"),
        ("disclosure", "二、行政机关主动公开政府信息情况"),
        ("requests", "三、行政机关收到和处理政府信息公开申请情况"),
        ("review", "四、政府信息公开行政复议，行政诉讼情况"),
        ("review", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("problems", "五、存在问题及改进措施"),
        ("other_matters", "六、需要报告的其他事项"),
    ],
)
def test_variants_of_titles(key: str, title: str) -> None:
    text = replaced((TITLES[key], title))
    (finding,) = found("STR004", text)
    assert finding.severity == "info"
    assert [found(code, text) for code in ("STR001", "STR002", "STR003")] == [[], [], []]


def test_lost_heading_is_no_missing_section() -> None:
    text = replaced((TITLES["review"] + "\n", ""))
    assert len(found("STR004", text)) == 1
    assert found("STR001", text) == []


@pytest.mark.parametrize("lead", ["1.主动公开：", "1、主动公开情况。", "一是主动公开。"])
def test_lost_heading_of_the_first_section(lead: str) -> None:
    text = replaced(("一、总体情况\n", ""), ("（一）主动公开。", lead))
    assert (len(found("STR004", text)), found("STR001", text)) == (1, [])


@pytest.mark.parametrize("style", ["（{}）", "({})", "第{}部分 ", "{} ", "【{}、"])
def test_sections_numbered_alike_in_another_style(style: str) -> None:
    text = BASE
    for title in TITLES.values():
        number, _, words = title.partition("、")
        text = text.replace(title, style.format(number) + words)
    assert [found(code, text) for code in ("STR001", "STR002", "STR003")] == [[], [], []]


def test_a_list_of_markdown_numbers_itself() -> None:
    text = BASE
    for title in TITLES.values():
        text = text.replace(title, "1. " + title.partition("、")[2])
    assert found("STR003", text, "a.md") == []


@pytest.mark.parametrize("space", [" ", "\u3000"])
def test_blanks_in_a_title(space: str) -> None:
    assert found("STR004", replaced(("一、总体情况", f"一、{space}总体情况"))) == []


def test_two_items_with_one_number() -> None:
    told = "（一）存在的主要问题：解读形式单一。\n（{}）改进情况：丰富解读形式。"
    (finding,) = found("STR003", with_problems(told.format("一")))
    assert finding.message == "编号“（一）”重复了，应为“（二）”"
    assert found("STR003", with_problems(told.format("二"))) == []
    assert found("STR003", with_problems(told.format("一") + "（二）加强培训。")) == []


def test_empty_section() -> None:
    assert messages("STR005", with_problems("")) == ["“存在的主要问题及改进情况”只有标题，下面没有内容"]
    assert found("STR005", with_fee("无")) == []
    (finding,) = found("FEE001", with_fee("扫一扫在手机打开当前页"))
    assert finding.also == ("STR005",)


@pytest.mark.parametrize("date", ["2025年1月20日", "二〇二五年一月二十日", "（盖章）\n2025 年 1 月 20 日"])
def test_a_signature_and_a_date_fill_no_section(date: str) -> None:
    agency = check(BASE).agency
    (finding,) = found("FEE001", with_fee(f"{agency}\n{date}"))
    assert finding.also == ("STR005",)
    (finding,) = found("FEE001", with_fee(f"{agency}网站于2025年1月20日公布目录。\n{date}"))
    assert finding.also == ()


@pytest.mark.parametrize(
    "foot",
    [
        "END\n来源：政务公开科\n编辑：小示　审核：老例\n阅读 326　　赞 5　　在看 2",
        "—END—",
        "一审：小示 二审：老例 三审：大样",
    ],
)
def test_the_foot_of_an_article_fills_no_section(foot: str) -> None:
    (finding,) = found("FEE001", with_fee(foot))
    assert finding.also == ("STR005",)
    for words in ("来源：财政拨款，没有收费。", "审核：本年度无事项。", "编辑政务公开指南2册", "阅读 3 本书"):
        assert all(finding.also == () for finding in found("FEE001", with_fee(f"{words}\n{foot}")))


def test_a_foot_of_many_names_is_gone_through_once() -> None:
    line = "编辑：甲 " * 40 + "电话：12345"  # which closes no foot: each way to part the names was tried
    assert all(finding.also == () for finding in found("FEE001", with_fee(line)))
    assert found("STR005", with_fee(line)) == []


def test_picture_is_something() -> None:
    example = Example(kind="正例", reader="html", content='<p><img src="p.png" alt="问题"></p>',
                      options=(("section", "problems"),))  # fmt: skip
    data, path = build(example)
    assert found("STR005", data.decode(), path) == []


def test_a_heading_in_other_words_is_no_lost_one() -> None:
    """Its number and place tell whose it is; the message quotes what stands there."""
    text = BASE.replace("三、收到和处理政府信息公开申请情况", "三、政府信息公开申请情况")
    assert messages("STR004", text) == [
        "标题“政府信息公开申请情况”与格式规定的“收到和处理政府信息公开申请情况”不一致"
    ]
    lost = BASE.replace("三、收到和处理政府信息公开申请情况\n", "")
    assert messages("STR004", lost) == [
        "这里像是第三部分“收到和处理政府信息公开申请情况”的内容，但没有它的标题"
    ]


def test_tables_that_stand_behind_the_text_under_their_headings_once_more() -> None:
    parts = {key: BASE[BASE.index(start) : BASE.index(end)] for key, start, end in ORDER}
    heads = "".join(part.split("\n", 1)[0] + "\n" for part in parts.values())
    text = BASE
    for part in parts.values():
        text = text.replace(part, "")
    text = text.replace("五、", heads + "五、", 1) + "".join(parts.values())
    assert found("STR002", text) == []
    # 五 and 六, which stand once, are out of order all the same.
    five, six = text.index("五、存在"), text.index("六、其他")
    swapped = text[:five] + text[six : text.index(parts["disclosure"])] + text[five:six]
    swapped += text[text.index(parts["disclosure"]) :]
    assert found("STR002", swapped)


def test_a_bare_heading_once_more_puts_no_wrong_order_right() -> None:
    parts = {key: BASE[BASE.index(start) : BASE.index(end)] for key, start, end in ORDER}
    swapped = BASE.replace(parts["disclosure"] + parts["requests"], parts["requests"] + parts["disclosure"])
    assert found("STR002", swapped)
    bare = parts["requests"].split("\n", 1)[0] + "\n详见上表。\n"
    assert found("STR002", swapped.replace("四、政府", bare + "四、政府", 1))


def test_tables_behind_the_text_leave_no_section_empty() -> None:
    text = base_report(2024)
    rows = [line for line in text.split("\n") if " |" in line]
    apart = "\n".join([line for line in text.split("\n") if " |" not in line] + rows) + "\n"
    result = checked(apart)
    assert [item.rule for item in result.findings if item.rule == "STR005"] == []
    assert "STR005" in {item.rule for item in result.not_assessed}
    lost = "\n".join(line for line in text.split("\n") if " |" not in line) + "\n"
    assert "STR005" in {item.rule for item in checked(lost).findings}


OLD = """示例市数据局{title}年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》，现将{year}年政府信息公开工作情况报告如下。
一、概述
{year}年，我局主动公开政府信息100条，办事指南和政策文件都在网站公布。
二、主动公开政府信息的情况
{year}年，主动公开规划计划类信息40条。
三、咨询处理的情况
{year}年，接受咨询60人次。
"""
LACKING = {"STR001", "STR006", "STR010"}


def lacking(title: int, year: int, more: str = "") -> set[str]:
    text = OLD.format(title=title, year=year) + more
    return {finding.rule for finding in api.check(text.encode()).findings} & LACKING


def test_reports_on_years_before_the_first_format_lack_nothing_of_it() -> None:
    assert lacking(2016, 2016) == set()
    told = {
        item.rule: item.reason for item in api.check(OLD.format(title=2018, year=2018).encode()).not_assessed
    }
    assert {told[code] for code in (*LACKING, "STR002", "STR004")} == {
        "2018年的报告还没有统一的格式（2019年起才有）"
    }


def test_what_may_only_be_called_one_of_those_years_lacks_what_it_lacks() -> None:
    assert lacking(2024, 2024) == LACKING
    assert lacking(2019, 2019) == LACKING
    assert lacking(2016, 2024) == LACKING  # mistyped in the title
    assert lacking(2024, 2016) >= {"STR001", "STR006"}
    tables = base_report(2024).split("二、主动公开")[1]
    assert "STR010" in lacking(2016, 2016, "四、主动公开" + tables.replace("2024", "2016"))
