"""The checks that packs write their rules with: what docs/checks.md does not show, and wrong options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import mended, outcomes, problems, yielded

from govlint.checks.forms import cells
from govlint.checks.places import seek
from govlint.checks.places.scopes import Scope
from govlint.checks.wording import conditional, dates, layout, lexicon, pattern, said, spelling
from govlint.errors import SettingsError
from govlint.finding import Outcome, Passed, Problem, Unknown
from govlint.packs.loading import load_pack
from govlint.patterns.pattern import Pattern
from govlint.report import NotAssessable
from govlint.rule import Check, Context
from govlint.testing import base_report
from recognised import read, session


def judged(check: Check, text: str | None = None, path: str = "a.txt", **options: Any) -> list[Outcome]:
    """Everything that `check` yields for a whole report."""
    report = read(text or base_report(), path)
    engine = session().engine
    context = Context(report, session().rules[0], engine.vocabulary, engine.regulations)
    return yielded(check, context, **options)


def kinds(found: list[Outcome]) -> list[str]:
    return [outcome.kind for outcome in found if isinstance(outcome, Problem)]


class TestWords:
    def test_absence_leaves_quotations_alone(self) -> None:
        text = "印发《扫码办法》，“扫码”是俗称，请扫码。"
        assert problems(said.absence, text, words=("扫码",)) == [("default", "扫码")]
        assert len(problems(said.absence, text, words=("扫码",), quoted=True)) == 3

    def test_folded_words_stand_where_they_are(self) -> None:
        fold = ("spaces", "numerals", "width")
        assert problems(said.absence, "收到二十三件。", words=("２３件",), fold=fold) == [
            ("default", "二十三件")
        ]

    def test_signs_of_patterns_are_words_here(self) -> None:
        assert problems(said.absence, "甲(乙)*丙", words=("(乙)*",)) == [("default", "(乙)*")]

    def test_existence_of_each(self) -> None:
        (found,) = outcomes(said.existence, "公开目录。", words=("公开目录", "公开指南"), each=True)
        assert isinstance(found, Problem)
        assert found.params["words"].zh == "“公开指南”"
        assert outcomes(said.existence, "公开 目录和公开指南", words=("公开目录", "公开指南"), each=True) == [
            Passed()
        ]

    def test_existence_in_every_unit(self) -> None:
        found = judged(said.existence, words=("改进", "公开"), scope=Scope("section"))
        assert len(kinds(found)) == 3  # three sections hold tables alone
        bare = "示例市数据局2024年政府信息公开工作年度报告\n一、总体情况\n公开。\n"
        found = judged(said.existence, bare, words=("公开",), scope=Scope("section:overview, section:review"))
        assert [type(outcome) for outcome in found] == [Unknown, Passed]

    def test_occurrence(self) -> None:
        text = "甲。乙。甲。甲。"
        assert problems(said.occurrence, text, words=("甲",), at_most=2) == [("more", "甲")]
        assert problems(said.occurrence, text, words=("甲",), at_least=4) == [("fewer", "甲")]
        assert outcomes(said.occurrence, text, words=("甲",), at_least=3, at_most=3) == [Passed()]
        excused = Pattern.parse("乙")
        assert problems(said.occurrence, "甲乙。甲。", words=("甲",), at_least=2, unless=excused) != []

    def test_substitution_leaves_the_right_word_alone(self) -> None:
        swap = {"热线": "12345热线", "市民": "群众"}
        text = "12345热线和市民热线。"
        assert mended(spelling.substitution, text, swap=swap) == "12345热线和群众12345热线。"

    def test_the_longer_word_wins(self) -> None:
        swap = {"公开办": "政务公开办", "公开办公室": "政务公开办公室"}
        assert mended(spelling.substitution, "公开办公室", swap=swap) == "政务公开办公室"

    def test_consistency_keeps_the_first_of_equals(self) -> None:
        pair = (("网站", "门户网站"),)
        assert problems(spelling.consistency, "门户网站。网站。", spellings=pair) == [("default", "网站")]
        assert outcomes(spelling.consistency, "门户网站。门户网站。", spellings=pair) == [Passed()]

    @pytest.mark.parametrize(
        ("within", "expected"), [("sentence", 2), ("paragraph", 1), ("scope", 0), ("document", 0)]
    )
    def test_conditional(self, within: str, expected: int) -> None:
        text = "收到申请。\n收到申请。办结。\n办结。"
        when, then = Pattern.parse("收到"), Pattern.parse("办结")
        assert len(problems(conditional.conditional, text, when=when, then=then, within=within)) == expected

    def test_anchors_are_those_of_the_unit(self) -> None:
        pattern = Pattern.parse("^（一）")
        found = judged(said.occurrence, pattern=pattern, at_most=0, scope=Scope("section:overview/heading"))
        assert len(kinds(found)) == 1
        assert not kinds(judged(said.occurrence, pattern=pattern, at_most=0, scope=Scope("title")))

    def test_a_word_list_has_a_scope(self) -> None:
        terms = session().engine.vocabulary.lexicons
        assert "usage" in terms
        text = base_report().replace("存在的主要问题：", "存在的主要问题：较好的完成了任务。")
        assert kinds(judged(lexicon.lexicon, text, lists=("usage",), scope=Scope("section:problems")))
        assert not kinds(judged(lexicon.lexicon, text, lists=("usage",), scope=Scope("section:overview")))

    def test_excuses_and_quotations(self) -> None:
        search = seek.Search(patterns=(Pattern.parse("甲"),), scope=None, unless=Pattern.parse("乙"))
        assert search.quoted
        assert seek.escaped("a.b(c)") == r"a\.b\(c\)"


class TestForm:
    def test_headings(self) -> None:
        found = judged(layout.heading, pattern=Pattern.parse("主动公开|.{2,4}管理"))
        assert [item.params["text"] for item in found if isinstance(item, Problem)] == [
            "依申请公开", "政府信息公开平台建设", "监督保障"
        ]  # fmt: skip
        number = Pattern.parse("（[一二三四五]）.*")
        assert judged(layout.heading, pattern=number, number=True) == [Passed()]

    def test_required_section(self) -> None:
        title = Pattern.parse("监督保障")
        options: dict[str, Any] = {"title": title, "level": "matter"}
        assert judged(layout.required_section, **options, after="overview", before="problems") == [Passed()]
        assert kinds(judged(layout.required_section, **options, after="存在的主要问题及改进情况")) == [
            "early"
        ]
        assert kinds(judged(layout.required_section, **options, before="overview")) == ["late"]
        assert kinds(judged(layout.required_section, title=title)) == ["missing"]
        twice = Pattern.parse("公开$")
        assert kinds(judged(layout.required_section, title=twice, level="matter")) == ["repeated"]

    def test_length(self) -> None:
        assert kinds(judged(layout.length, at_most=20, scope=Scope("title"))) == ["long"]
        assert kinds(judged(layout.length, at_least=5, scope=Scope("section:review"))) == ["short"]
        assert judged(layout.length, at_most=100) == [Passed()]

    def test_front_matter(self) -> None:
        page = base_report(2024, "markdown")
        assert kinds(judged(layout.front_matter, page, "a.md", field="agency")) == ["missing"]
        with_year = f"---\nyear: 2024\n---\n{page}"
        assert judged(layout.front_matter, with_year, "a.md", field="year") == [Passed()]
        wrong = Pattern.parse("2023")
        assert kinds(judged(layout.front_matter, with_year, "a.md", field="year", pattern=wrong)) == ["wrong"]
        with pytest.raises(NotAssessable):
            judged(layout.front_matter, field="title")


class TestTables:
    def test_cells(self) -> None:
        options: dict[str, Any] = {"form": "requests", "rows": ("本年新收",), "columns": ("total",)}
        assert kinds(judged(cells.cell, **options, at_most=2)) == ["high"]
        assert kinds(judged(cells.cell, **options, at_least=4)) == ["low"]
        assert judged(cells.cell, **options, at_least=3, at_most=3) == [Passed()]
        assert kinds(judged(cells.cell, **options, one_of=("1", "2"))) == ["other"]
        assert judged(cells.cell, **options, pattern=Pattern.parse("[1-9]")) == [Passed()]

    def test_a_blank_is_not_zero(self) -> None:
        blank = base_report().replace(
            "申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3", "申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | "
        )
        options: dict[str, Any] = {"form": "requests", "rows": ("new",), "columns": ("total",)}
        (found,) = judged(cells.cell, blank, **options, at_least=1)
        assert isinstance(found, Unknown)

    def test_shape(self) -> None:
        page = base_report(2024, "html")
        section = Scope("section:review")
        assert judged(cells.table_shape, page, "a.html", tables=1, columns=15, scope=section) == [Passed()]
        assert kinds(judged(cells.table_shape, page, "a.html", at_most=3, scope=section)) == ["rows"]
        assert kinds(judged(cells.table_shape, page, "a.html", columns=7, scope=section)) == ["columns"]
        assert kinds(
            judged(cells.table_shape, page, "a.html", columns=7, scope=Scope("section:problems"))
        ) == ["tables"]

    def test_a_form_that_the_format_does_not_have(self) -> None:
        with pytest.raises(NotAssessable):
            judged(cells.cell, form="annex", at_least=0)


class TestDates:
    NEAR = Pattern.parse("发布日期：")

    @pytest.mark.parametrize(
        ("written", "kind"),
        [
            ("2025年1月31日", ""), ("2025-1-31", ""), ("2025.01.31", ""), ("２０２５ 年 １ 月 ３ 日", ""),
            ("二〇二五年一月三十日", ""),
            ("二〇二五年二月三日", "late"), ("2025年2月1日", "late"), ("2024年12月31日", "early"),
            ("2025年2月30日", "impossible"),
        ],
    )  # fmt: skip
    def test_written(self, written: str, kind: str) -> None:
        first, last = dates.DayOfYear("+1-01-01"), dates.DayOfYear("+1-01-31")
        text = base_report() + f"发布日期：{written}\n"
        found = judged(dates.date, text, near=self.NEAR, earliest=first, latest=last)
        assert kinds(found) == ([kind] if kind else [])

    def test_absent(self) -> None:
        latest = dates.DayOfYear("+1-01-31")
        with pytest.raises(NotAssessable):
            judged(dates.date, near=self.NEAR, latest=latest)
        assert kinds(judged(dates.date, near=self.NEAR, latest=latest, required=True)) == ["missing"]

    @pytest.mark.parametrize("text", ["1月31日", "13-01", "02-29", "+1-2-30", ""])
    def test_what_is_no_day(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"日|月"):
            dates.DayOfYear.parse(text)


WRONG = [
    ("absence", "words: []", "一个词也没有写"),
    ("absence", 'words: [甲, " "]', "有空的词"),
    ("absence", "words: [甲]\n  scope: sektion", "没有叫“sektion”的范围"),
    ("absence", "words: [甲]\n  scope: 'section:overveiw'", "是不是 overview"),
    ("absence", "words: [甲]\n  fold: [widht]", "width"),
    ("existence", "scope: title", "至少写一个"),
    ("existence", "words: [甲]\n  eahc: true", "是不是 each"),
    ("occurrence", "words: [甲]", "否则什么也不检查"),
    ("occurrence", "words: [甲]\n  at_least: 3\n  at_most: 2", "小于 at_least"),
    ("substitution", "swap: {}", "一对词也没有写"),
    ("substitution", "swap: {甲: 甲}", "还是它自己"),
    ("consistency", "spellings: [[甲]]", "两种以上"),
    ("conditional", "when: 甲\n  then: '(乙'", "缺少 )"),
    ("pattern", "pattern: (?P<a>甲)\n  replacement: '{b}'", "没有名为“b”的组"),
    ("pattern", "pattern: 甲\n  replacement: '{'", "花括号"),
    ("heading", "pattern: 甲\n  scope: sentence", "整个范围里的标题"),
    ("required-section", "title: 甲\n  after: 总体情况 \n  before: overveiw", "是不是 overview"),
    ("length", "scope: title", "至少写一个"),
    ("length", "at_least: 9\n  at_most: 3", "不小于 at_least"),
    ("cell", "form: reviews\n  at_most: 0", "是不是 review"),
    ("cell", "form: review\n  rows: [reveiw]\n  at_most: 0", "是不是 review"),
    ("cell", "form: review\n  columns: [总记]\n  at_most: 0", "没有叫“总记”的列"),
    ("cell", "form: review", "至少写一个"),
    ("table-shape", "scope: 'form:review'\n  columns: 3", "范围里的表格"),
    ("table-shape", "scope: document", "至少写一个"),
    ("date", "near: 日期", "至少写一个"),
    ("date", "near: 日期\n  latest: 1月31日", "应写作"),
    ("date", "near: 日期\n  latest: 01-31\n  earliest: 02-01", "早于 earliest"),
    ("front-matter", "field: titel", "是不是 title"),
    ("lexicon", "lists: [usges]", "usges"),
    ("equation", "form: review\n  each: row\n  equation: 总记 = 结果维持", "总记"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "options", "said"), WRONG)
def test_wrong_options_are_told_with_their_line(check: str, options: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        'name: own\ntitle: {zh: 自己, en: own}\nversion: "1"\n', encoding="utf-8"
    )
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "own-rule.md").write_text("# OWN001\n", encoding="utf-8")
    (tmp_path / "words" / "own-rule.yaml").write_text(
        "code: OWN001\nname: own-rule\nseverity: error\ntitle: {zh: 自己, en: own}\n"
        f"messages: {{default: {{zh: 错, en: wrong}}}}\ncheck: {check}\noptions:\n  {options}\n",
        encoding="utf-8",
    )
    national = session().packs[0]
    with pytest.raises(SettingsError) as error:
        load_pack(tmp_path, session().registry.checks, [national])
    mistake, *_ = [item for item in error.value.mistakes if said in f"{item.message}{item.remedy}"]
    assert mistake.line is not None
    assert mistake.line >= 7
    assert mistake.file.endswith("own-rule.yaml")


MESSAGES = [
    ("default: {zh: '{txt}', en: a}", "消息里的 {txt} 没有内容可填", "text"),
    ("default: {zh: 甲, en: '{verb}{verbs}'}", "{verbs}", "verb"),
    ("defualt: {zh: 甲, en: a}", "没有叫 defualt 的消息", "default"),
    ("default: {zh: '{', en: a}", "花括号不成对", "写两次"),
]


@pytest.mark.parametrize(("messages", "said", "remedy"), MESSAGES)
def test_wrong_messages_are_told_with_their_line(
    messages: str, said: str, remedy: str, tmp_path: Path
) -> None:
    files = {
        "pack.yaml": 'name: own\ntitle: {zh: 自己, en: own}\nversion: "1"\n',
        "words/own-rule.md": "# OWN001\n",
        "words/own-rule.yaml": "code: OWN001\nname: own-rule\nseverity: error\ntitle: {zh: 自己, en: own}\n"
        f"check: pattern\noptions: {{pattern: 较好的(?P<verb>完成)}}\nmessages:\n  {messages}\n",
    }
    (tmp_path / "words").mkdir()
    for path, content in files.items():
        (tmp_path / path).write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_pack(tmp_path, session().registry.checks, [session().packs[0]])
    (mistake,) = [item for item in error.value.mistakes if said in item.message]
    assert mistake.line == 8
    assert remedy in (mistake.remedy or "")


def test_messages_of_many_kinds_and_hints() -> None:
    check = said.occurrence
    assert check.says is not None
    kinds = check.says({"pattern": Pattern.parse("(?P<verb>甲)")})
    assert set(kinds) == {"fewer", "more"}
    assert {"count", "verb"} <= set(kinds["more"])


@pytest.mark.parametrize("check", ["equation", "cell"])
def test_a_form_of_another_format_is_not_assessed(check: str) -> None:
    report = read(base_report(2019))
    with pytest.raises(NotAssessable, match="2019"):
        report.form("annex")
    with pytest.raises(NotAssessable):
        report.section("annex")
    options: dict[str, Any] = {"form": "annex"}
    options |= {"each": "row", "equation": "a = b"} if check == "equation" else {"at_least": 0}
    with pytest.raises(NotAssessable, match="没有"):
        judged(session().registry.checks[check], base_report(2019), **options)


PLACES = [
    ("title", "年政府", "年政府"),
    ("introduction", "统计期限", "统计期限"),
    ("section:problems/sentence", "^改进情况", "改进情况"),
    ("heading", "^（五）", "（五）"),
    ("cell", "^12$", "12"),
    ("form:disclosure/cell", "^3$", "3"),
    ("form:表四", "结果维持", "结果维持"),
]


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
@pytest.mark.parametrize(("scope", "wanted", "stands"), PLACES)
def test_the_same_in_every_format(scope: str, wanted: str, stands: str, reader: str) -> None:
    suffix = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}[reader]
    report = read(base_report(2024, reader), suffix)
    found = judged(
        pattern.pattern, base_report(2024, reader), suffix, pattern=Pattern.parse(wanted), scope=Scope(scope)
    )
    problems_ = [item for item in found if isinstance(item, Problem)]
    assert problems_
    assert {report.document.slice(item.span) for item in problems_} == {stands}
    if scope.endswith("cell"):
        assert all(item.cell is not None for item in problems_)
