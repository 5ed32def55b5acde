"""Rules across the reports of several agencies: members of a summary, and near-duplicates."""

from __future__ import annotations

from pathlib import Path

import pytest
from yearpairs import LONG, Write, documents, last_year, reasons, rules, this_year, with_problems, writer

from conftest import Govlint
from govlint.api import open_session
from govlint.corpus import Corpus, Membership
from govlint.report import NotAssessable


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return writer(tmp_path)


class TestDuplicates:
    def test_another_agencys_text_and_the_same_report_twice(self, govlint: Govlint, write: Write) -> None:
        one = with_problems(this_year(), LONG.format(who="新人", n=3))
        write("a.txt", one)
        write("a.md", one)
        run = govlint("check", ".", "--format", "json")
        assert all(rules(document) == [] for document in documents(run).values())
        other = with_problems(this_year(agency="示例县统计局"), LONG.format(who="新人", n=15))
        write("b.txt", other)
        found = documents(govlint("check", ".", "--format", "json"))
        assert rules(found["a.txt"]) == rules(found["b.txt"]) == ["YOY003"]
        finding = found["b.txt"]["findings"][0]
        assert "示例市数据局" in finding["message"]
        assert "100%" in finding["message"]
        assert finding["related"][0]["location"]["text"].startswith("a.")

    def test_the_threshold_is_an_option_and_is_checked(self, govlint: Govlint, write: Write) -> None:
        write("prior/a.txt", with_problems(last_year(), LONG.format(who="新人", n=3)))
        write("a.txt", with_problems(this_year(), LONG.format(who="个别基层站所的窗口人员", n=3)))
        assert "YOY003" in govlint("check", "a.txt", "--prior", "prior").out
        write(".govlint.yaml", "rules: {YOY003: {options: {threshold: 0.99}}}\n")
        assert "YOY003" not in govlint("check", "a.txt", "--prior", "prior").out
        write(".govlint.yaml", "rules: {YOY003: {options: {threshold: 7, sections: [overviw]}}}\n")
        run = govlint("check", "a.txt")
        assert run.code == 2
        assert "threshold" in run.err
        assert "overviw" in run.err


class TestSummaries:
    @pytest.fixture(autouse=True)
    def county(self, write: Write) -> None:
        write("county.txt", this_year(agency="示例县人民政府"))
        write("m/a.txt", this_year(agency="示例县财政局"))

    def declare(self, write: Write, *members: str) -> None:
        listed = ", ".join(f'"{member}"' for member in members)
        write(".govlint.yaml", f"summaries: [{{summary: 示例县, members: [{listed}]}}]\n")

    def test_equal(self, govlint: Govlint, write: Write) -> None:
        self.declare(write, "示例县财政局")
        run = govlint("check", ".", "--select", "SUM001", "--format", "json")
        assert (run.code, rules(documents(run)["county.txt"])) == (2, [])  # the member itself is no summary
        assert not reasons(documents(run)["county.txt"], "SUM001")

    def test_members_that_are_not_given_are_named_for_a_summary_alone(
        self, govlint: Govlint, write: Write
    ) -> None:
        self.declare(write, "示例县财政局", "m/b.txt")
        run = govlint("check", "county.txt", "--format", "json")
        document = documents(run)["county.txt"]
        assert (run.code, rules(document)) == (0, [])
        assert reasons(document, "SUM001") == ["缺少成员 示例县财政局 2024 年的报告"]
        assert "1 条规则未能检查" in govlint("check", "county.txt").out
        member = documents(govlint("check", "m/a.txt", "--format", "json"))["m/a.txt"]
        assert "没有声明" in reasons(member, "SUM001")[0]

    def test_many_cells_are_one_finding_and_the_culprit_is_named(
        self, govlint: Govlint, write: Write
    ) -> None:
        write("m/b.txt", this_year(agency="示例县林业局"))
        self.declare(write, "m/*.txt")
        found = documents(govlint("check", ".", "--format", "json"))["county.txt"]["findings"]
        assert {item["rule"] for item in found} == {"SUM001"}
        assert {item["cell"]["form"] for item in found} >= {"requests"}
        assert any("m/a.txt" in str(item["related"]) or "a.txt" in item["hint"] for item in found)

    def test_what_only_follows_from_another_cell_is_not_told(self, govlint: Govlint, write: Write) -> None:
        rows = ("一、本年新收政府信息公开申请数量 |", "三、本年度办理结果 | （一）予以公开 |", "（七）总计 |")
        lines = []
        for line in this_year(agency="示例县人民政府").splitlines():
            if line.startswith(rows):
                cells = line.split(" | ")
                at = next(number for number, cell in enumerate(cells) if cell.isdigit())
                cells[at] = str(int(cells[at]) + 3)
                cells[at + 6] = str(int(cells[at + 6].removesuffix(" |")) + 3) + " |"
                line = " | ".join(cells[: at + 7])
            lines.append(line)
        write("county.txt", "\n".join(lines) + "\n")
        self.declare(write, "示例县财政局")
        run = govlint("check", ".", "--select", "SUM001", "--format", "json")
        found = documents(run)["county.txt"]["findings"]
        assert [(item["cell"]["row"], item["cell"]["column"]) for item in found] == [
            ("new", "natural_person"),
            ("granted", "natural_person"),
        ]

    def test_a_missing_member_is_named(self, govlint: Govlint, write: Write) -> None:
        self.declare(write, "示例县财政局", "示例县水利局")
        document = documents(govlint("check", ".", "--format", "json"))["county.txt"]
        assert reasons(document, "SUM001") == ["缺少成员 示例县水利局 2024 年的报告"]

    @pytest.mark.parametrize("member", ["示例县财政局", "m/*"])
    def test_a_member_whose_year_is_in_doubt_is_named(
        self, govlint: Govlint, write: Write, member: str
    ) -> None:
        write("m/a.txt", this_year(agency="示例县财政局").replace("2024年", "2023年", 1))
        self.declare(write, member)
        document = documents(govlint("check", ".", "--format", "json"))["county.txt"]
        (reason,) = reasons(document, "SUM001")
        assert reason.startswith("m/a.txt：年份有疑问")

    def test_a_blank_of_a_member_leaves_that_cell_alone(self, govlint: Govlint, write: Write) -> None:
        write("m/a.txt", this_year(agency="示例县财政局").replace("行政许可 | 12", "行政许可 | "))
        self.declare(write, "m/*")
        document = documents(govlint("check", ".", "--format", "json"))["county.txt"]
        assert "SUM001" not in rules(document)
        assert ["m/a.txt" in reason for reason in reasons(document, "SUM001")] == [True]

    def test_wrong_keys_are_refused(self, govlint: Govlint, write: Write) -> None:
        write(".govlint.yaml", "summaries: [{summary: 示例县}]\n")
        assert govlint("check", "county.txt").code == 2


class TestCorpus:
    def test_members_by_name_and_by_path(self) -> None:
        session = open_session()
        found = {
            name: session.check(this_year(agency=name).encode(), f"{name}.txt", facts=True).facts
            for name in ("示例县人民政府", "示例县财政局", "示例县林业局")
        }
        declared = (Membership("示例县", ("示例县财政局", "示例县林业局.txt")),)
        corpus = Corpus(summaries=declared)
        facts = {name: corpus.add(item) for name, item in found.items() if item is not None}
        members = corpus.members(facts["示例县人民政府"])
        assert members is not None
        assert [item.agency for item in members] == ["示例县财政局", "示例县林业局"]
        assert corpus.members(facts["示例县财政局"]) is None
        with pytest.raises(NotAssessable, match="缺少成员"):
            Corpus(summaries=declared).members(facts["示例县人民政府"])
