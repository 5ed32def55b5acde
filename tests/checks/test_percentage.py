"""TXT006: percentages against the two figures beside them, rounded or cut."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reports import check, found, messages, reason, with_overview

from govlint.numbers import shown_as


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("应公开事项210项，已公开189项，公开率95%。", "比率写的是95%，但 189 ÷ 210 = 90%"),
        ("公开信息83条，其中网站70条，占94.3%。", "写的是94.3%，但 70 ÷ 83 = 84.34%"),
        ("公开信息500条，其中文件300条、动态200条，分别占60%、45%。", "写的是45%，但 200 ÷ 500 = 40%"),
        (
            "2023年公开信息61条，2024年公开信息83条，同比增长26.5%。",
            "增减写的是26.5%，但 (83 - 61) ÷ 61 = 36.07%",
        ),
        ("公开信息83条，较上年的61条增长26.5%。", "增减写的是26.5%，但 (83 - 61) ÷ 61 = 36.07%"),
        ("公开信息83条，比去年增加22条，增长26.51%。", "增减写的是26.51%，但 22 ÷ 61 = 36.066%"),
        (
            "公开信息61条，比上年度（83条）减少22条，下降36.07%。",
            "增减写的是36.07%，但 (61 - 83) ÷ 83 = 26.506%",
        ),
        ("公开信息61条，比去年减少22条，下降36.07%。", "增减写的是36.07%，但 22 ÷ 83 = 26.506%"),
        ("公开信息同比增长26.5%，由61条增至83条。", "增减写的是26.5%，但 (83 - 61) ÷ 61 = 36.07%"),
        ("检测4次，发现问题12个，整改问题9个，整改率100%。", "比率写的是100%，但 9 ÷ 12 = 75%"),
        ("应办理工单200件，按时办结190件，按时办结率98%。", "比率写的是98%，但 190 ÷ 200 = 95%"),
        (
            "访问量120万次，比上年的100万次增长30%。",
            "增减写的是30%，但 (1200000 - 1000000) ÷ 1000000 = 20%",
        ),
        (
            "访问量由2023年的100次增至2024年的120次，增幅为12%。",
            "增减写的是12%，但 (120 - 100) ÷ 100 = 20%",
        ),
        ("公开信息83条，与上年（61条）相比增长26.5%。", "增减写的是26.5%，但 (83 - 61) ÷ 61 = 36.07%"),
        ("图文30件（占70%），视频20件（占40%），共发布50件。", "写的是70%，但 30 ÷ 50 = 60%"),
    ],
)
def test_found(words: str, message: str) -> None:
    assert messages("TXT006", with_overview(words)) == [message]


@pytest.mark.parametrize(
    "words",
    [
        "公开信息1,100条，其中网站900条，占81.8%，新媒体200条，占18.1%。",
        "公开信息83条，其中网站70条，占总数的84.3%。",
        "2023年公开信息61条，2024年公开信息83条，同比增长36.06%。",
        "公开信息61条，较上年的83条下降26.5%。",
        "公开信息83条，比去年增加22条，增长36%。",
        "公开信息61条，比2023年（83条）减少22条，同比下降26.5%。",
        "公开信息61条，与上年（83条）相比，下降26.5%。",
        "应办理工单200件，按时办结190件，按时办结率95%。",
        "访问量120万次，比上年的100万次增长19%。",
        "图文30件（占60%），视频20件（占40%），共发布50件。",
        "公开信息100条，其中网站60条、公众号20条，占80%。",
        "公开信息67条，较2022年的49条增长36.7%，较2023年的58条增长15.5%。",
    ],
)
def test_fine(words: str) -> None:
    text = with_overview(words)
    assert found("TXT006", text) == []
    assert "TXT006" in check(text).assessed


@pytest.mark.parametrize(
    "words",
    [
        "公开信息83条，同比增长12%。",
        "公开信息70条，占全市的3%。",
        "图文60件，占全部发布量的48%；视频30件，占24%。",
        "申请中予以公开33件，部分公开8件，占59.4%。",
        "公开信息约83条，其中网站70条，占84%。",
    ],
)
def test_not_assessed(words: str) -> None:
    text = with_overview(words)
    assert found("TXT006", text) == []
    assert reason("TXT006", text) is not None


def test_points_and_satisfaction_say_nothing() -> None:
    text = with_overview("公开信息83条，其中网站70条，占比提高5个百分点，群众满意率98.5%，约占八成。")
    assert found("TXT006", text) == []


@pytest.mark.parametrize(("told", "fits"), [("36", True), ("36.1", True), ("36.0", True), ("36.2", False)])
def test_rounded_or_cut(told: str, fits: bool) -> None:
    assert shown_as(Decimal(22) * 100 / Decimal(61), Decimal(told)) is fits
