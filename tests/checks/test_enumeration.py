"""TXT005: lists that do not add up; what merely selects, nests, overlaps or mixes is left alone."""

from __future__ import annotations

import pytest
from reports import check, found, messages, reason, with_overview


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("84件申请中，网上70件，当面17件。", "合计84件，但分项相加 70 + 17 = 87，多出 3"),
        ("收到84件，按来源分：县内70件、县外17件。", "合计84件，但分项相加 70 + 17 = 87，多出 3"),
        ("收到70件+结转17件=84件。", "合计84件，但分项相加 70 + 17 = 87，多出 3"),
        ("文件17条、动态66条，两类共84条。", "合计84条，但分项相加 17 + 66 = 83，少了 1"),
        ("公开信息84条，其中文件17条，动态77条。", "合计84条，但分项相加 17 + 77 = 94，多出 10"),
        (
            "公开信息84条，分别为文件17条、动态27条、其他30条。",
            "合计84条，但分项相加 17 + 27 + 30 = 74，少了 10",
        ),
        ("公开信息84条：文件17条；动态66条。", "合计84条，但分项相加 17 + 66 = 83，少了 1"),
        ("公开信息84条，包括文件50条、动态40条等。", "合计84条，但分项相加 50 + 40 = 90，多出 6"),
        ("公开信息84条（其中文件27条，动态67条）。", "合计84条，但分项相加 27 + 67 = 94，多出 10"),
        ("公开信息84条。其中，文件27条，动态67条。", "合计84条，但分项相加 27 + 67 = 94，多出 10"),
        ("公开信息五十条，其中公示三十条、动态二十五条。", "合计50条，但分项相加 30 + 25 = 55，多出 5"),
        ("公开信息84条，其中文件100条（含解读30条）。", "合计84条，但其中一项就有100条"),
        # The first two come to 84, but a list does not stop before its own 其他.
        ("公开信息84条，其中文件17条，动态67条，其他1条。", "合计84条，但分项相加 17 + 67 + 1 = 85，多出 1"),
        (
            "公开信息84条（其中文件60条（含解读12条、图解50条）、动态24条）。",
            "合计60条，但分项相加 12 + 50 = 62，多出 2",
        ),
        (
            "答复84件，其中机关（含派出机构）60件，站所30件。",
            "合计84件，但分项相加 60 + 30 = 90，多出 6",
        ),
        (
            "公开信息2.3万条，其中文件1.4万条、动态1.2万条。",
            "合计23000条，但分项相加 14000 + 12000 = 26000，多出 3000",
        ),
        ("举办活动9场，其中参观4场、座谈7场，邀请群众260人次。", "合计9场，但分项相加 4 + 7 = 11，多出 2"),
        ("网站60条、公众号90条，合计160条。", "合计160条，但分项相加 60 + 90 = 150，少了 10"),
        (
            "网站60条、公众号90条、视频8条，共计发布信息156条。",
            "合计156条，但分项相加 60 + 90 + 8 = 158，多出 2",
        ),
    ],
)
def test_found(words: str, message: str) -> None:
    assert messages("TXT005", with_overview(words)) == [message]


@pytest.mark.parametrize(
    "words",
    [
        "公开信息84条，其中文件17条，动态67条。",
        "公开信息84条，其中文件17条，动态20条。",
        "收到意见85条，采纳60条，采纳率70.6%；其中线上60条，采纳45条。",
        "公开信息84条，包括文件50条、动态33条。",
        "公开信息84条，其中文件50条、动态33条等。",
        "公开信息84条，其中文件17条，动态67条，同比增长12%。",
        "公开信息84条，其中文件17条、动态67条；回应关切50条。",
        "公开信息84条，其中文件17条、动态67条，比上年增加30条。",
        "收到建议31件、提案45件，共76件，其中主办30件、会办46件。",
        "公开信息84条，其中文件17条（含解读12条、图解5条）、动态67条。",
        "公开信息84条，其中文件17条，动态67条，参训人员300人次。",
        "公开信息2.3万条，其中文件1.1万条、动态1.1万条。",
        "网站60条、公众号90条，合计150条。",
        "全年公开信息150条，网站60条、公众号90条，共150条。",
        "发布文件20件，解读15件，共计公开信息1200件。",
        "收到来信60件，上年结转5件，共办结63件。",
        "开展培训3次，印发手册60本，发布信息90条，共150条。",
    ],
)
def test_fine(words: str) -> None:
    text = with_overview(words)
    assert found("TXT005", text) == []
    assert "TXT005" in check(text).assessed


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("公开信息200余条，其中文件150条，动态67条。", "约数"),
        ("公开信息84条，其中文件17条，视频67个，动态90条。", "单位"),
        ("举办活动9场，其中参观4场、座谈3场，邀请群众260人次。", "单位"),
        ("公开信息84条，其中文件30条，其中解读20条，动态54条。", "分项里还有分项"),
        ("公开信息84条，其中网站80条、公众号30条，另有部分信息同时发布。", "重复"),
        ("公开信息84条，其中网站84条、公众号同步转发60条。", "重复"),
        ("公开信息84条，其中甲科、乙科各60条。", "单位或者写法"),
    ],
)
def test_not_assessed(words: str, why: str) -> None:
    text = with_overview(words)
    assert found("TXT005", text) == []
    assert why in (reason("TXT005", text) or "")


def test_another_division_is_another_list() -> None:
    words = "收到申请3件，其中自然人2件、企业1件；予以公开2件，本机关不掌握1件。"
    assert found("TXT005", with_overview(words)) == []


def test_parts_are_named() -> None:
    (finding,) = found("TXT005", with_overview("公开信息84条，其中文件17条，动态77条。"))
    assert [(item.role, item.value) for item in finding.related] == [("part", "17"), ("part", "77")]
    assert finding.excerpt is not None
    assert finding.excerpt.text[finding.excerpt.start : finding.excerpt.end] == "84"


def test_one_wrong_figure_is_told_once() -> None:
    text = with_overview("收到政府信息公开申请4件，其中自然人2件、企业1件、其他0件。")
    told = [finding for finding in check(text).findings if finding.rule.startswith("TXT")]
    assert [(finding.rule, finding.also) for finding in told] == [("TXT001", ("TXT005",))]


def test_a_wrong_part_is_told_once() -> None:
    text = with_overview("收到政府信息公开申请3件，其中自然人2件、企业2件。")
    told = [finding for finding in check(text).findings if finding.rule.startswith("TXT")]
    assert [(finding.rule, finding.also) for finding in told] == [("TXT002", ("TXT005",))]


def test_a_wrong_cell_is_told_once() -> None:
    row = "（一）予以公开 | 1 | 1 | 0 | 0 | 0 | 0 | 2"
    text = with_overview("收到政府信息公开申请3件，予以公开2件。").replace(row, row[:-1] + "8")
    told = [(finding.rule, finding.also) for finding in check(text).findings if finding.rule != "STR010"]
    assert told == [("BAL002", ("BAL003", "TXT002"))]
