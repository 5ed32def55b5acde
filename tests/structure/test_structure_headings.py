"""Sections by number and title, with the variants that are seen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govlint.testing import base_report
from recognised import checked, read

KEYS = ["overview", "disclosure", "requests", "review", "problems", "other_matters"]
OFFICIAL = {
    "overview": "一、总体情况",
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "review": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other_matters": "六、其他需要报告的事项",
}
VARIANTS = {
    "overview": [
        "一、 总体情况",
        "—、总体情况",
        "- 、总体情况",
        "一、工作概述",
        "一、概述",
        "一、工作开展总体情况",
        "一、2020年政府信息公开总体情况",
        "一、总体情况（宋体加粗小四号字）",
        "一、总体公开情况",
        "一、总体工作情况",
        "一、总体概述",
        "总体情况",
    ],
    "disclosure": ["二、主动公开政府信息的情况", "二、主动公开信息情况", "二、行政机关主动公开政府信息情况"],
    "requests": ["三、行政机关收到和处理政府信息公开申请情况"],
    "review": [
        "四、政府信息公开行政复议，行政诉讼情况",
        "四、政府信息公开行政复议行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开行政复议和行政诉讼情况",
    ],
    "problems": [
        "五、存在问题及改进情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "五、存在的主要问题及改进措施",
        "五、主要问题和改进情况",
    ],
    "other_matters": ["六、其他事项", "六、需要报告的其他事项"],
}


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
def test_the_official_titles(reader: str) -> None:
    suffix = {"text": ".txt", "markdown": ".md", "html": ".html"}[reader]
    report = read(base_report(2024, reader), "2024" + suffix)
    assert list(report.sections) == KEYS
    for section in report.sections.values():
        assert section.heading is not None
        assert section.heading.exact
        assert section.heading.number == section.definition.number


@pytest.mark.parametrize(
    ("key", "title"), [(key, title) for key, titles in VARIANTS.items() for title in titles]
)
def test_the_variants(key: str, title: str) -> None:
    report = read(base_report().replace(OFFICIAL[key], title))
    assert set(report.sections) == set(KEYS)
    heading = report.sections[key].heading
    assert heading is not None
    assert title.endswith(report.document.slice(heading.title))


@pytest.mark.parametrize("key", KEYS)
def test_a_title_is_exact_only_to_the_letter(key: str) -> None:
    wrong = OFFICIAL[key].replace("、", "、 ", 1)
    report = read(base_report().replace(OFFICIAL[key], wrong + "。"))
    assert report.sections[key].heading is not None


def test_a_shifted_number_does_not_change_the_section() -> None:
    text = base_report()
    for key, number in zip(KEYS[1:], "六七八九十", strict=True):
        text = text.replace(OFFICIAL[key], number + OFFICIAL[key][1:])
    assert set(read(text).sections) == set(KEYS)


@pytest.mark.parametrize("key", ["disclosure", "requests", "review", "problems", "other_matters"])
def test_a_heading_lost_though_its_matter_is_there(key: str) -> None:
    report = read(base_report().replace(OFFICIAL[key] + "\n", ""))
    section = report.sections.get(key)
    assert section is not None
    assert section.heading is None


def test_a_section_that_is_not_there() -> None:
    text = base_report().partition("五、存在的主要问题")[0]
    assert set(read(text).sections) == set(KEYS[:4])


def test_a_list_of_the_parts_under_section_one_is_not_a_section_that_is_lost() -> None:
    """What names the sections by their titles tells of them all; the one that is absent is missing."""
    listed = (
        "（一）问题在后：本报告由"
        + "、".join(line.partition("、")[2] for line in OFFICIAL.values())
        + "组成。"
    )
    start, _, rest = base_report().partition("五、存在的主要问题")
    text = start.replace("一、总体情况\n", f"一、总体情况\n{listed}\n")
    assert "存在的主要问题" in listed
    assert "problems" not in read(text).sections
    assert "STR005" not in {finding.rule for finding in checked(text).findings}
    lost = text + rest.partition("\n")[2]
    assert read(lost).sections["problems"].heading is None


def test_a_heading_in_the_middle_of_a_paragraph() -> None:
    text = base_report().replace("\n六、其他需要报告的事项\n", "六、其他需要报告的事项。")
    heading = read(text).sections["other_matters"].heading
    assert heading is not None
    assert heading.number == 6


def test_a_table_of_contents_is_not_the_sections() -> None:
    contents = "\n".join(OFFICIAL.values())
    title, rest = base_report().split("\n", 1)
    report = read(f"{title}\n{contents}\n{rest}")
    assert set(report.sections) == set(KEYS)
    assert report.sections["overview"].body.end - report.sections["overview"].body.start > 20


@pytest.mark.parametrize("page", ["", "…………{}", "\t{}", " {}", "────{}", "═══{}", "～～～{}"])
def test_a_table_of_contents_stands_for_no_heading_that_is_lost(page: str) -> None:
    contents = "\n".join(
        f"{number}、{title}{page.format(at)}"
        for at, (number, title) in enumerate(zip("一二三四五六", OFFICIAL.values(), strict=True), 1)
    )
    title, rest = base_report().split("\n", 1)
    lost = rest.replace("五、存在的主要问题及改进情况\n", "")
    report = read(f"{title}\n目录\n{contents}\n{lost}")
    begin = report.document.text.index("根据《")
    assert all(section.body.start > begin for section in report.sections.values())
    rules = {finding.rule for finding in checked(f"{title}\n目录\n{contents}\n{lost}").findings}
    assert rules == {finding.rule for finding in checked(f"{title}\n{lost}").findings}


def test_headings_alone_are_no_table_of_contents() -> None:
    title = base_report().partition("\n")[0]
    report = read("\n".join([title, *OFFICIAL.values()]))
    assert set(report.sections) == set(KEYS)


@pytest.mark.parametrize("mark", ["\u200e", "\u200b", "\u2060", "\u202a"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_marks_that_nobody_sees_hide_no_heading(mark: str, name: str) -> None:
    lines = base_report().split("\n")
    marked = "\n".join(mark + line for line in lines)
    assert [heading.number for heading in read(marked, name).headings] == [
        heading.number for heading in read("\n".join(lines), name).headings
    ]
    assert checked(marked, name).findings == ()


def test_the_introduction_that_lists_the_parts_is_no_heading() -> None:
    text = base_report().replace(
        "现将", "本报告由总体情况、主动公开政府信息情况、其他需要报告的事项等部分组成。现将"
    )
    report = read(text)
    assert list(report.sections) == KEYS
    assert all(section.heading and section.heading.exact for section in report.sections.values())


@pytest.mark.parametrize("before", ["一、总体情况：", "一.总体情况。", "第一部分 总体情况："])
def test_a_heading_with_which_a_paragraph_begins(before: str) -> None:
    text = base_report().replace("一、总体情况\n", before + "2024年，示例市数据局坚持公开为常态，")
    section = read(text).sections["overview"]
    assert section.heading is not None
    assert section.heading.number == 1
    assert text[section.body.start : section.body.end].startswith("2024年，示例市数据局坚持")


@pytest.mark.parametrize("title", ["（一）主动公开政府信息情况", "1.主动公开政府信息情况"])
def test_a_matter_of_section_one_is_not_the_section_of_its_name(title: str) -> None:
    text = base_report()
    start, end = text.index(OFFICIAL["disclosure"]), text.index(OFFICIAL["requests"])
    report = read((text[:start] + text[end:]).replace("（一）主动公开", title, 1))
    assert "disclosure" not in report.sections
    overview = report.sections["overview"]
    assert title in text.replace("（一）主动公开", title, 1)[overview.body.start : overview.body.end]


def test_sections_numbered_otherwise_than_the_rest_are_sections_all_the_same() -> None:
    text = base_report().replace("二、主动公开政府", "（二）主动公开政府").replace("五、存在", "6、存在")
    assert list(read(text).sections) == KEYS


def test_a_heading_by_another_title_that_its_text_follows() -> None:
    text = base_report(2024).replace("一、总体情况\n", "一、概述。", 1)
    heading = read(text).sections["overview"].heading
    assert heading is not None
    assert heading.number == 1
    text = base_report(2024).replace("六、其他需要报告的事项\n", "六、其他需要报告的事项：", 1)
    assert "收取" in read(text).document.slice(read(text).sections["other_matters"].body)


def test_an_item_of_a_list_yields_to_the_heading() -> None:
    text = base_report(2024).replace(
        "（一）主动公开。", "六、其他事项：无。\n五、存在问题及改进情况：一是人手少。\n（一）主动公开。", 1
    )
    assert [finding.rule for finding in checked(text).findings] == []


def test_numbers_that_a_program_puts_before_headings_by_itself() -> None:
    text = base_report(2024, "markdown")
    assert "## 一、总体情况" in text
    outlined = text.replace("# 示例市", "# 1 示例市", 1)
    for number, title in enumerate(OFFICIAL.values(), 1):
        outlined = outlined.replace(f"## {title}", f"## 1.{number} {title}")
    result = checked(outlined, "a.md")
    assert not result.findings
    assert result.report is not None
    assert result.report.agency is not None
    assert result.report.agency.value == "示例市数据局"


@pytest.mark.parametrize("symbol", ["●", "◆ ", "•\u3000", "📌", "＃", "- ", "■"])
@pytest.mark.parametrize(("reader", "name"), [("text", "a.txt"), ("html", "a.html"), ("markdown", "a.md")])
def test_symbols_before_a_heading_hide_it_not(symbol: str, reader: str, name: str) -> None:
    text = base_report(2024, reader)
    for title in OFFICIAL.values():
        text = text.replace(title, symbol + title)
    assert f"{symbol}一、总体情况" in text
    assert not checked(text, name).findings


def test_a_section_of_nothing_but_the_symbol_of_the_next_is_empty() -> None:
    lines = [f"● {line}" if line[1:2] == "、" else line for line in base_report(2024).splitlines()]
    at = next(number for number, line in enumerate(lines) if "五、" in line)
    end = next(number for number, line in enumerate(lines) if "六、" in line)
    del lines[at + 1 : end]
    assert [item.rule for item in checked("\n".join(lines)).findings if item.rule == "STR005"]


SIGNS = [
    "ⅠⅡⅢⅣⅤⅥ",
    "㈠㈡㈢㈣㈤㈥",
    "①②③④⑤⑥",
    "⒈⒉⒊⒋⒌⒍",
    "㊀㊁㊂㊃㊄㊅",
    "壹贰叁肆伍陆",
    "甲乙丙丁戊己",
    "ABCDEF",
]


def renumbered(numbers: Sequence[str], mark: str) -> str:
    text = base_report()
    for number, official in zip(numbers, OFFICIAL.values(), strict=True):
        text = text.replace(official, number + mark + official[2:])
    return text


@pytest.mark.parametrize("mark", ["、", ""])
@pytest.mark.parametrize("numbers", [*SIGNS, ["I", "II", "III", "IV", "V", "VI"]])
def test_sections_under_numbers_that_are_signs(numbers: Sequence[str], mark: str) -> None:
    text = renumbered(numbers, mark or (". " if isinstance(numbers, list) else mark))
    sections = read(text).sections
    assert [section.heading and section.heading.number for section in sections.values()] == [1, 2, 3, 4, 5, 6]
    assert [item.rule for item in checked(text).findings] == []


def test_one_number_that_is_a_sign_among_others_is_told() -> None:
    told = [item.rule for item in checked(base_report().replace("四、政府", "Ⅳ、政府")).findings]
    assert told == ["STR003"]
    again = [item.rule for item in checked(renumbered("ⅠⅡⅢⅢⅤⅥ", "、")).findings]
    assert again == ["STR003"]


@pytest.mark.parametrize("line", ["VIP、总体情况", "I总体", "①主动公开", "㈠总体情况如下", "壹号楼", "甲方"])
def test_what_only_begins_so_is_no_section(line: str) -> None:
    text = base_report().replace("一、总体情况\n", f"一、总体情况\n{line}\n")
    assert [heading.section for heading in read(text).headings if heading.section] == KEYS
