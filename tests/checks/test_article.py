"""Articles beyond a law's last one, and abbreviations that were not introduced."""

from __future__ import annotations

import pytest
from helpers import outcomes, problems

from govlint.checks.citations.article import abbreviation, article
from govlint.finding import Passed

LAW = "《中华人民共和国政府信息公开条例》"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("《条例》第六十条", "第六十条"),
        ("《条例》第57条", "第57条"),
        (f"{LAW}（国务院令第711号）第一百条", "第一百条"),
        (f"{LAW}（国务院令第711号，以下简称《条例》），依照《条例》第六十条", "第六十条"),
        (f"{LAW}（以下简称条例），按照条例第六十条", "第六十条"),
        ("《条例》第四十七条、第五十八条", "第五十八条"),
        ("《条例》第五十条、五十七条", "五十七条"),
        ("《条例》第五十条至第六十条", "第六十条"),
        ("《政府信息公开条例》第二十条第（一）项、第七十条", "第七十条"),
        ("政府信息公开条例第六十条", "第六十条"),
        ("新《条例》第六十一条", "第六十一条"),
        ("根据国务院令第711号第六十一条开展评议", "第六十一条"),
        ("信息公开条例（国务院第711号令）第五十七条", "第五十七条"),
        (f"{LAW}（国务院令第492号）第三十九条", "第三十九条"),
        ("《个人信息保护法》第七十五条", "第七十五条"),
    ],
)
def test_articles_that_are_not_there(text: str, words: str) -> None:
    assert problems(article, text) == [("default", words)]


@pytest.mark.parametrize(
    "text",
    [
        "《条例》第五十六条",
        "《条例》第二十条第（一）项",
        "《条例》第三十六条第（七）项、第三十九条第一款",
        "《条例》第13、14条",
        "《条例》规定的20条措施",
        "第九十九条",
        "《示例市条例》第九十九条",
        "信访工作条例第六十条",
        "《优化营商环境条例》（以下简称《条例》）。《条例》第六十条",
        "《中华人民共和国行政诉讼法》第一百零三条",
        "《示例市数据条例》第三条，《条例》第六十条",
        "国务院令第711号第五十六条",
        "国务院令第700号第六十一条",
        "示政发〔2024〕3号第九十条",
    ],
)
def test_articles_that_are_there_or_unknown(text: str) -> None:
    assert outcomes(article, text) == [Passed()]


def test_abbreviations() -> None:
    introduced = f"{LAW}（以下简称《条例》）"
    assert problems(abbreviation, f"《条例》要求。\n{introduced}") == [("early", "《条例》")]
    assert problems(abbreviation, "《条例》要求。《条例》") == [("undefined", "《条例》")]
    assert outcomes(abbreviation, f"{introduced}。《条例》要求") == [Passed()]
