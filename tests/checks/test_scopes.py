"""Scopes: the spans that each names in a report, and what is told of those that there are not."""

from __future__ import annotations

import pickle

import pytest

from govlint.checks.places.passages import sentence_span
from govlint.checks.places.scopes import DOCUMENT, Scope, mistakes, units
from govlint.model import Span
from govlint.report import NotAssessable
from govlint.testing import base_report
from recognised import read, vocabulary

REPORT = read(base_report())


def texts(scope: str) -> list[str]:
    found, _ = units(REPORT, Scope(scope))
    return [REPORT.document.slice(unit.span).strip() for unit in found]


def test_parts() -> None:
    assert texts("title") == ["示例市数据局2024年政府信息公开工作年度报告"]
    (introduction,) = texts("introduction")
    assert introduction.startswith("根据")
    assert introduction.endswith("12月31日。")
    (whole,) = texts("document")
    assert whole.startswith("示例市数据局")
    assert len(texts("section")) == 6
    (problems,) = texts("section:problems")
    assert problems.startswith("存在的主要问题")
    assert texts("section:存在的主要问题及改进情况") == [problems]


def test_finer() -> None:
    assert texts("section:problems/sentence")[0] == "存在的主要问题：部分栏目更新不够及时，解读形式单一。"
    assert len(texts("section:problems/paragraph")) == 2
    assert texts("section:overview/heading") == [
        "（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）政府信息公开平台建设",
        "（五）监督保障",
    ]  # fmt: skip
    assert len(texts("heading")) == 11
    assert len(texts("sentence")) > len(texts("paragraph")) > 10


def test_forms_and_cells() -> None:
    assert len(texts("form")) == 3
    found, _ = units(REPORT, Scope("form:review/cell"))
    assert len(found) == 15
    assert found[0].cell is not None
    assert found[0].name.zh == "表四“行政复议”×“结果维持”"
    assert len(texts("cell")) > 150


def test_several() -> None:
    assert texts("title, section:problems") == [*texts("title"), *texts("section:problems")]
    at, end = base_report().index("五、"), base_report().index("六、")
    cut = read(base_report()[:at] + base_report()[end:])
    found, missing = units(cut, Scope("title，section:problems"))
    assert len(found) == len(missing) == 1


def test_what_is_absent_is_not_assessed() -> None:
    bare = read("示例市数据局2024年政府信息公开工作年度报告\n一、总体情况\n各项工作。\n")
    for scope in ("section:problems", "form", "form:review", "cell"):
        with pytest.raises(NotAssessable):
            units(bare, Scope(scope))


@pytest.mark.parametrize(
    "text", ["documents", "section:", "title:甲", "section/word", "section:overview/cell", "", "第一部分"]
)
def test_what_is_no_scope(text: str) -> None:
    with pytest.raises(ValueError, match="范围"):
        Scope.parse(text)


def test_names_that_there_are_not() -> None:
    assert list(mistakes(Scope("section:overveiw, form:reviews"), vocabulary())) == [
        "没有叫“overveiw”的部分，是不是 overview？"
        "现有：overview、disclosure、requests、review、problems、other_matters",
        "没有叫“reviews”的表，是不是 review？现有：disclosure、requests、review",
    ]
    assert not list(mistakes(Scope("section:总体情况/sentence"), vocabulary()))


def test_a_scope_is_its_text() -> None:
    again = pickle.loads(pickle.dumps(Scope("title, heading")))
    assert again == Scope("title, heading")
    assert str(again) == "title, heading"
    assert hash(DOCUMENT) == hash(Scope("document"))
    assert DOCUMENT.is_whole
    assert not Scope("section").is_whole


def test_the_sentence_around_a_place_is_the_same_in_a_long_paragraph() -> None:
    short = "甲；乙，丙。丁\n戊！己？庚;辛"
    long = short + "。" + "壬" * 3000
    for at in range(len(short)):
        place = Span(at, at + 1)
        expected = sentence_span(short + "。", place, Span(0, len(short) + 1))
        assert sentence_span(long, place, Span(0, len(long))) == expected
    assert sentence_span(long, Span(3000, 3001), Span(0, len(long))).end == len(long)


def test_all_that_is_wrong_in_a_list_of_scopes_is_told() -> None:
    with pytest.raises(ValueError, match="sektion") as caught:
        Scope("section=overview, sektion, section:overview/wort, document")
    told = str(caught.value)
    assert told.startswith("没有叫“section=overview”的范围，键前面写冒号：section:overview；")
    assert "没有叫“sektion”的范围，是不是 section？" in told
    assert told.count("；") == 2
    with pytest.raises(ValueError, match="可用：document、title"):
        Scope("xyz")
