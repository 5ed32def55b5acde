"""The facts of a report: names, figures with their reasons, transfers, growth, digests."""

from __future__ import annotations

import pickle

import pytest

from govlint.api import open_session
from govlint.facts import Facts, named_beside, normalised, renamings
from govlint.gather import Gatherer
from govlint.growth.told import growth_of
from govlint.model import Named, Span
from govlint.report import NotAssessable, Report
from govlint.testing import base_report


def facts_of(text: str, path: str = "a.txt") -> Facts:
    engine = open_session().engine
    read = engine.read(text.encode(), path)
    assert isinstance(read, tuple)
    assert isinstance(read[1], Report)
    return Gatherer(engine.vocabulary).facts(read[1])


class TestNames:
    @pytest.mark.parametrize(
        "written",
        ["示例县", "示例县人民政府", "示例县政府", " 示例 县人民政府", "示例县（人民政府）"],
    )
    def test_one_government(self, written: str) -> None:
        assert normalised(written) == "示例县"

    def test_offices_are_not_the_government(self) -> None:
        assert normalised("示例县人民政府办公室") == normalised("示例县政府办公室") != normalised("示例县")
        assert normalised("政府") == "政府"

    def test_renamings_are_followed_to_their_end(self) -> None:
        names = renamings({"示例市信息中心": "示例市大数据局", "示例市大数据局": "示例市数据局"})
        assert normalised("示例市信息中心", names) == normalised("示例市 数据局", names) == "示例市数据局"
        assert renamings({"甲": "乙", "乙": "甲"})

    def test_a_file_is_named_by_no_more_than_tells_it_apart(self) -> None:
        one, other = facts_of(base_report(), "2024/a.txt"), facts_of(base_report(2023), "2023/a.txt")
        assert named_beside(other, one) == Named("2023/a.txt", "2023/a.txt", "2023/a.txt")
        assert named_beside(facts_of(base_report(2023), "old/b.txt"), one).lasting == "b.txt"


class TestFigures:
    def test_values_and_reasons(self) -> None:
        facts = facts_of(base_report().replace("行政许可 | 12", "行政许可 | "))
        assert (facts.agency, facts.year, facts.format) == ("示例市数据局", 2024, "2021")
        assert facts.figure("requests", "new", "natural_person") == 2
        with pytest.raises(NotAssessable, match=r"a\.txt：.*行政许可.*空白"):
            facts.figure("disclosure", "licensing", "decisions")
        with pytest.raises(NotAssessable, match=r"a\.txt"):
            facts.form("nothing")

    def test_facts_are_small_and_picklable(self) -> None:
        facts = facts_of(base_report())
        assert pickle.loads(pickle.dumps(facts)) == facts
        known: dict[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] = {}
        one, other = (pickle.loads(pickle.dumps(facts)).sharing(known) for _ in range(2))
        assert one.forms["requests"].keys is other.forms["requests"].keys

    def test_names_and_set_phrases_are_no_part_of_a_digest(self) -> None:
        tail = (
            "。一是停水通知有时在停水之后才上网，二是河道整治的进度公开不连续，三是查阅点的材料没有人更换。"
        )
        one = base_report().replace("解读形式单一。", tail)
        other = one.replace("示例市数据局", "示例县统计局").replace(
            "一是停水", "按照《示例办法》的要求，一是停水"
        )
        digests = [{item.section: item for item in facts_of(text).digests} for text in (one, other)]
        assert digests[0]["problems"].hashes == digests[1]["problems"].hashes


class TestTransfers:
    def test_told(self) -> None:
        text = base_report().replace("未发生责任追究", "因机构改革划入行政规范性文件3件，未发生责任追究")
        assert "划入行政规范性文件3件" in (facts_of(text).transfer or "")

    def test_routine_is_none(self) -> None:
        assert facts_of(base_report()).transfer is None


class TestGrowth:
    """Of govlint.growth.told, govlint.growth.ahead and govlint.growth.words."""

    @staticmethod
    def read(text: str) -> list[tuple[str, int | None, str, str | None, bool | None]]:
        found = growth_of(text, [Span(0, len(text))], 2024)
        return [(item.subject, item.figure, item.kind, item.amount, item.rising) for item in found]

    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("收到政府信息公开申请12件，同比增长20%。", ("requests", 12, "percent", "20", True)),
            ("共收到信息公开申请 1,234 件，较上年下降 3.5%", ("requests", 1234, "percent", "3.5", False)),
            ("收到政府信息公开申请 12 件，同比增长 20 %。", ("requests", 12, "percent", "20", True)),
            ("收到政府信息公开申请1 2件，同比增长20%。", None),
            ("收到申请12件，同比增长1 20%。", None),
            ("收到政府信息公开申请12件，同\n比增长20%。", ("requests", 12, "percent", "20", True)),
            ("2023 年收到申请 10 件，2024 年收到申请 12 件", ("requests", 12, "base", "10", None)),
            ("共收到信息公开申请1,234件，较上年下降3.5%", ("requests", 1234, "percent", "3.5", False)),
            ("受理依申请公开事项9件，比去年减少2件", ("requests", 9, "difference", "2", False)),
            ("作出行政许可决定300件，与上年持平", ("licensing", 300, "level", None, None)),
            ("申请总量402件，同比增长19.5%", ("requests", 402, "percent", "19.5", True)),
            ("全省新收政府信息公开申请1.73万件，同比上升9.0%", ("requests", 17300, "percent", "9.0", True)),
            ("许可申请总量402件，同比增长19.5%", None),
            ("新收84件，比2023年增加24件", ("new", 84, "difference", "24", True)),
            ("收到申请84件，比2022年增加24件", None),
            ("收到申请12件，较上年的10件增加2件", ("requests", 12, "base", "10", None)),
            ("收到申请1,200件，较2023年的1,010件增加190件", ("requests", 1200, "base", "1010", None)),
            ("收到申请12件，较2022年的10件增加2件", None),
            ("新收申请由2023年的11件增加到2024年的12件", ("requests", 12, "base", "11", None)),
            ("制发行政规范性文件5件，比上年多2件", ("normative_documents", 5, "difference", "2", True)),
            ("信息公开类行政复议案件21件，同比下降10.5%", ("review", 21, "percent", "10.5", False)),
            ("行政复议、行政诉讼案件21件，同比下降10.5%", None),
            (
                "现行有效的行政规范性文件由上年末的41件增加到43件",
                ("normative_documents", 43, "base", "41", None),
            ),
            ("与上年相比，行政诉讼由7件增至9件", ("litigation", 9, "base", "7", None)),
            ("从总量看，与2023年相比，新收申请增加26件", ("requests", None, "difference", "26", True)),
            ("答复质量与上年相比，新收申请增加26件", None),
            ("2023年、2024年全市新收申请分别为10件、12件", ("requests", 12, "base", "10", None)),
            ("2022年、2023年全市新收申请分别为10件、12件", None),
            ("收到申请21件，上年为30件。", ("requests", 21, "base", "30", None)),
            ("收到申请21件，上年为32件（含结转2件）。", None),
            ("新收申请12件，与2023年的7件相比增加5件", ("requests", 12, "base", "7", None)),
            ("信息公开复议案件由上年的4件变为今年的2件", ("review", 2, "base", "4", None)),
            ("未经复议直接起诉108件，较上年增加11件", ("direct", 108, "difference", "11", True)),
            ("复议后起诉76件，较上年增加17件", ("after", 76, "difference", "17", True)),
            ("自然人提出申请38件，较上年增加5件", ("natural_person", 38, "difference", "5", True)),
            ("自然人政府信息公开申请38件，与上年持平", ("natural_person", 38, "level", None, None)),
            ("自然人申请公开招标文件38件，较上年增加5件", None),
            ("自然人网上申请38件，较上年增加5件", None),
            ("申请量有所下降，全年收到47件，同比下降12.5%", ("requests", 47, "percent", "12.5", False)),
            ("土地类申请量有所下降，全年收到47件，同比下降12.5%", None),
            ("我校未收到公开申请，较上年减少2件", ("requests", 0, "difference", "2", False)),
            ("分校未收到公开申请，较上年减少2件", None),
            ("2023年全市新收申请10件，2024年新收12件", ("requests", 12, "base", "10", None)),
            ("2023年网上新收申请10件，2024年网上新收12件", None),
            ("予以公开13件，同比上升8.3%", ("granted", 13, "percent", "8.3", True)),
            ("不予公开8件，比上年减少3件", ("refused", 8, "difference", "3", False)),
            (
                "予以公开9件、部分公开5件，其中部分公开件数比上年增加3件",
                ("partly_granted", None, "difference", "3", True),
            ),
            ("予以公开和部分公开13件，同比上升8.3%", None),
            ("因国家秘密不予公开3件，比上年增加1件", None),
            ("收到投诉21件，上年为30件。", None),
            ("行政复议维持2件，上年为6件", None),
            ("2023年行政复议维持6件，2024年行政复议维持2件", None),
            ("与上年相比，行政复议纠正由1件增至2件", None),
            ("行政许可信息1200条，上年为900条", None),
            ("解读行政规范性文件4件，与上年持平", None),
            ("与上年相比，各级行政机关申请总量增加230件", None),
            ("与上年相比，全省申请总量增长12.5%", None),
        ],
    )
    def test_plain_sentences(self, text: str, read: object) -> None:
        assert self.read(text) == ([] if read is None else [read])

    @pytest.mark.parametrize(
        "text",
        [
            "收到政府信息公开申请约12件，同比增长20%。",
            "收到政府信息公开申请12件，同比增长20余件。",
            "网站访问80万人次，同比增长20%。",
            "收到政府信息公开申请12件、行政许可30件同比增长20%。",
            "收到政府信息公开申请12件。办结率同比增长20%。",
            "收到申请的数量同比有所增长。",
            "收到政府信息公开申请12件，其中自然人申请5件，同比增长1倍。",
            "公文公开属性审核中，不予公开数量同比下降20%。",
            "土地类信息公开申请比上年减少2件。",
            "其中政府信息公开申请比上年减少2件。",
            "办结政府信息公开申请比上年增加2件。",
            "发布行政许可信息12860条，其中予以公开数量同比增长12%。",
            "热线工单中，不予处理1件，同比减少3件。",
            "信访事项不予处理1件，同比减少5件。",
            "网上申请中，予以公开21件，同比增长10.5%。",
            "受理行政许可申请1.29万件，同比增长30%。",
            "其中予以公开数量同比增长12%。",
        ],
    )
    def test_what_could_mean_something_else_is_left(self, text: str) -> None:
        assert self.read(text) == []

    def test_all_that_a_sentence_sets_against_last_year(self) -> None:
        text = "与上年相比，行政复议由14件增至15件，行政诉讼由7件减少到5件。"
        text += "与2023年相比，申请量增加6件，增长18.8%。"
        assert self.read(text) == [
            ("review", 15, "base", "14", None),
            ("litigation", 5, "base", "7", None),
            ("requests", None, "difference", "6", True),
            ("requests", None, "percent", "18.8", True),
        ]

    def test_a_sentence_without_end_is_read_in_pieces(self) -> None:
        text = "行政复议由上年的4件变为今年的2件，" * 300
        assert self.read(text) == [("review", 2, "base", "4", None)] * 300

    def test_a_rounded_figure_has_a_step(self) -> None:
        for words, step in (("1.73万件", 100), ("2.8万件", 1000), ("17300件", 0)):
            text = f"新收政府信息公开申请{words}，同比上升9.0%"
            assert [growth.step for growth in growth_of(text, [Span(0, len(text))], 2024)] == [step]

    def test_only_in_paragraphs(self) -> None:
        assert list(growth_of("收到政府信息公开申请12件，同比增长20%", [])) == []

    @pytest.mark.parametrize("gap", ["\n", "\n\n　　"])
    def test_what_lines_break_is_read_once(self, gap: str) -> None:
        words = "一年来，本机关坚持公开为常态，收到政府信息公开申请12件，较上年增长20%，均按时答复。"
        expected = [("requests", 12, "percent", "20", True)]
        for at in range(16, len(words) - 1):
            text = words[:at] + gap + words[at:]
            lines = [Span(0, at), Span(at + len(gap), len(text))]
            found = list(growth_of(text, lines, 2024))
            assert [(one.subject, one.figure, one.kind, one.amount, one.rising) for one in found] == expected
            assert found[0].text == "较上年增长20%"
            assert text[found[0].span.start : found[0].span.end].replace(gap, "") == found[0].text

    @pytest.mark.parametrize(
        "lines",
        [
            ("受理行政许可申请，全年作出行政许可决定。", "申请同比增长20%。"),
            ("一、收到申请12件", "同比增长20%。"),
            ("本机关全年共收到政府信息公开申请12件。", "其中网站访问量，同比增长20%。"),
        ],
    )
    def test_lines_that_have_ended_are_by_themselves(self, lines: tuple[str, str]) -> None:
        one, two = lines
        text = f"{one}\n{two}"
        spans = [Span(0, len(one)), Span(len(one) + 1, len(text))]
        joint = [found for found in growth_of(text, spans, 2024) if found.figure is not None]
        assert joint == []


@pytest.mark.parametrize(
    "words", ["依申请公开数量较上年增加9件", "政府信息公开申请较上年增加9件", "2024年新收申请较上年增加9件"]
)
def test_a_change_of_all_requests_without_their_number(words: str) -> None:
    (growth,) = growth_of(words, [Span(0, len(words))], 2024)
    assert (growth.subject, growth.figure, growth.amount, growth.rising) == ("requests", None, "9", True)
