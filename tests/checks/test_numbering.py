"""Numbers before the headings of sections, and before those of the matters within them."""

from __future__ import annotations

import pytest
from reports import BASE, found, messages, with_problems

from govlint.checks.outline.numbering import numeral, ordinal
from govlint.finding import Severity

_SEVEN = "\n".join(f"（{number}）其他事项\n没有。" for number in "一二三四五六七")


def test_numerals() -> None:
    assert [numeral(number) for number in (1, 10, 11)] == ["一", "十", "11"]
    assert ordinal(3).zh == "三"


@pytest.mark.parametrize(
    ("old", "new"), [("五、存在", "六、存在"), ("五、存在", "四、存在"), ("五、存在", "(五)存在")]
)
def test_a_number_that_is_skipped_repeated_or_of_another_kind(old: str, new: str) -> None:
    assert old in BASE
    told = found("STR003", BASE.replace(old, new))
    assert told
    assert all(finding.severity is Severity.WARNING for finding in told)


def test_numbers_in_order() -> None:
    assert messages("STR003", BASE) == []


_TITLES = ("总体情况", "主动公开政府", "收到和处理", "政府信息公开行政复议", "存在的主要问题", "其他需要报告")
_FIVE, _SIX = "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
_SKIPS = "“{}”的编号是“{}”，按次序应为“{}”"


def renumbered(numbers: str) -> str:
    """The report with these numbers before the titles of its sections."""
    text = BASE
    for official, number, title in zip("一二三四五六", numbers, _TITLES, strict=True):
        assert f"\n{official}、{title}" in text
        text = text.replace(f"\n{official}、{title}", f"\n{number}、{title}")
    return text


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("一三四五六七", [_SKIPS.format("主动公开政府信息情况", "三", "二")]),
        ("一二四五六七", [_SKIPS.format("收到和处理政府信息公开申请情况", "四", "三")]),
        ("一二三四五八", [_SKIPS.format("其他需要报告的事项", "八", "六")]),
        ("二二三四五六", ["“总体情况”的编号“二”重复了，应为“一”"]),
        ("二三四五六七", [_SKIPS.format("总体情况", "二", "一")]),
        ("一二二三四五", ["“收到和处理政府信息公开申请情况”的编号“二”重复了，应为“三”"]),
    ],
)
def test_the_first_wrong_number_is_told_and_not_what_follows_it(numbers: str, told: list[str]) -> None:
    assert messages("STR003", renumbered(numbers)) == told


@pytest.mark.parametrize("first", ["一、编制说明", "引言", "1. 说明", "第一部分 说明"])
def test_sections_that_follow_one_of_another_name_begin_with_two(first: str) -> None:
    text = renumbered("二三四五六七").replace("\n二、总体", f"\n{first}\n本报告依法编制。\n二、总体")
    assert messages("STR003", text) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (_FIVE, f"{_FIVE}\n{_FIVE}", "标题“存在的主要问题及改进情况”写了两遍"),
        (
            _FIVE,
            f"五、宣传情况\n印发手册。\n{_FIVE}",
            "“宣传情况”的编号“五”与“存在的主要问题及改进情况”的重复",
        ),
        (
            _SIX,
            f"五、下一步打算\n增加解读。\n{_SIX}",
            "“下一步打算”的编号“五”与“存在的主要问题及改进情况”的重复",
        ),
        (
            "年度无其他需要报告的事项。",
            "年度没有。\n六、附则\n无。",
            "“附则”的编号“六”与“其他需要报告的事项”的重复",
        ),
        ("年度无其他需要报告的事项。", "年度没有。\n八、附件\n无。", "“附件”的编号是“八”，前面没有“七”"),
    ],
)
def test_headings_twice_and_numbers_of_added_sections(old: str, new: str, told: str) -> None:
    assert messages("STR003", BASE.replace(old, new)) == [told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_SIX, f"一、更新台账\n二、丰富解读\n三、组织培训\n四、加强检查\n五、落实责任\n{_SIX}"),
        (_SIX, f"一、更新台账，按月检查。\n二、丰富解读，配发图解。\n六、落实责任\n{_SIX}"),
        (_SIX, f"措施有：一、更新台账；二、丰富解读。\n五、落实责任\n{_SIX}"),
        ("年度无其他需要报告的事项。", "年度没有。\n七、附则\n无。\n八、附件\n无。"),
        (
            "年度无其他需要报告的事项。",
            "年度没有。\n七、附则自公布之日起执行，由办公室解释。\n八、附件\n无。",
        ),
        ("年度无其他需要报告的事项。", "年度没有。\n一、附件目录\n无。"),
        ("年度无其他需要报告的事项。", f"年度没有。\n{_SEVEN}\n八、附表\n无。"),
        (
            "三、收到和处理政府信息公开申请情况",
            "三、收到和处理政府信息公开申请情况\n三、收到和处理政府信息公开申请情况",
        ),
    ],
)
def test_lists_within_sections_added_sections_in_order_and_captions(old: str, new: str) -> None:
    assert old in BASE
    assert messages("STR003", BASE.replace(old, new)) == []


@pytest.mark.parametrize("number", ["D、", "丁、", "Ⅳ、", "IV.", "④", "肆、", "4、", "（四）", "第四部分 "])
def test_one_section_numbered_otherwise_is_told(number: str) -> None:
    (told,) = messages(
        "STR003", BASE.replace("\n四、政府信息公开行政复议", f"\n{number}政府信息公开行政复议")
    )
    assert told.endswith("的编号与别的部分体例不同，应当用“四、”")


@pytest.mark.parametrize("numbers", ["ABCDEF", "甲乙丙丁戊己", "ⅠⅡⅢⅣⅤⅥ"])
def test_all_sections_numbered_in_one_style_are_right(numbers: str) -> None:
    assert messages("STR003", renumbered(numbers)) == []


def test_another_style_is_told_where_it_stands() -> None:
    assert "（三）政府信息管理" in BASE
    (finding,) = found("STR003", text := BASE.replace("（三）政府信息管理", "3.政府信息管理"))
    line = text.splitlines()[(finding.location.line or 0) - 1]
    assert line.startswith("3.政府信息管理")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("一是健全制度。\n二是加强培训。\n四是抓好考核。\n四是统一口径。", 1),
        ("主要做法：一是健全制度；二是加强培训；四是抓好考核。", 1),
        ("一是健全制度；二是加强培训；三是更新栏目；五是抓好考核；六是通报。", 1),
        ("一是健全制度；二是加强培训；三是抓好考核。", 0),
        ("一是健全制度；二是加强培训；三要更新栏目；四是抓好考核。", 0),
        ("一是健全制度；二是加强培训。第三，更新栏目；四是抓好考核。", 0),
        ("一是健全制度：一是立规；二是审核；二是加强培训：一是集中；二是分散；三是抓好考核。", 0),
        ("一是健全制度；二是培训；三是考核，其中：一是平时；二是年终；四是通报。", 0),
        ("一是健全制度；三是抓好考核。", 0),
        ("二是加强培训；四是抓好考核。", 0),
    ],
)
def test_a_number_passed_over_in_words(words: str, told: int) -> None:
    assert len(found("STR003", with_problems(words + "\n改进情况：更新栏目。"))) == told
