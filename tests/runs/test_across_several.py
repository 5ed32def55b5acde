"""Rules across the reports of several agencies: members of a summary, and near-duplicates."""

from __future__ import annotations

from pathlib import Path

import pytest
from yearpairs import LONG, Write, documents, last_year, reasons, rules, this_year, with_problems, writer

from conftest import Govlint
from govlint.api import open_session
from govlint.corpus import Corpus, Membership
from govlint.report import NotAssessable
from govlint.runs.members import members_of


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

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("甲县数据局", "示例市甲县数据局"),
            ("甲县数据局", "甲县数据局（甲县大数据中心）"),
            ("甲县大数据中心", "甲县数据局(甲县大数据中心)"),
            ("甲县大数据中心", "甲县数据局（大数据中心）"),
            ("甲县市场监管局", "示例市甲县数据局（市场监管局）"),
            ("广西示例市数据局", "示例市数据局"),
            ("大数据中心", "数据局（大数据中心）"),
            ("县大数据中心", "大数据中心"),
        ],
    )
    def test_one_agency_under_two_names_may_be_one_report(
        self, govlint: Govlint, write: Write, one: str, other: str
    ) -> None:
        words = LONG.format(who="新人", n=3)
        write("a.txt", with_problems(this_year(agency=one), words))
        write("b.md", with_problems(this_year(agency=other), words))
        found = documents(govlint("check", ".", "--format", "json"))
        for name in ("a.txt", "b.md"):
            assert "YOY003" not in rules(found[name])
            assert any("可能是一个机关" in reason for reason in reasons(found[name], "YOY003"))
        (told,) = (reason for reason in reasons(found["a.txt"], "YOY003") if "可能" in reason)
        assert told.endswith(f"与{other}的报告（b.md）的文字相同，两个名称可能是一个机关")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("甲县数据局", "示例县统计局"),
            ("甲县数据局", "甲县数据局机关服务中心"),
            ("甲县数据局", "甲县大数据局"),
            ("甲县数据局", "东甲县数据局"),
            ("甲县数据局（旅游局）", "乙县旅游局"),
            ("乙县市场监管局", "甲县数据局（市场监管局）"),
        ],
    )
    def test_another_name_is_another_agency(
        self, govlint: Govlint, write: Write, one: str, other: str
    ) -> None:
        words = LONG.format(who="新人", n=3)
        write("a.txt", with_problems(this_year(agency=one), words))
        write("b.txt", with_problems(this_year(agency=other), words))
        found = documents(govlint("check", ".", "--format", "json"))
        assert rules(found["a.txt"]) == rules(found["b.txt"]) == ["YOY003"]

    def test_nobody_copied_what_was_written_a_year_later(self, govlint: Govlint, write: Write) -> None:
        words = LONG.format(who="新人", n=3)
        write("a.txt", with_problems(this_year(), words))
        write("b.txt", with_problems(last_year(agency="示例县统计局"), words))
        found = documents(govlint("check", ".", "--select", "YOY003", "--format", "json"))
        assert rules(found["a.txt"]) == ["YOY003"]
        assert rules(found["b.txt"]) == []

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
        (finding,) = found
        assert (finding["rule"], finding["cell"]["form"]) == ("SUM001", "disclosure")
        assert "相差的正好都是 m/a.txt 的数" in finding["message"]
        assert "漏加了 m/a.txt" in finding["hint"]

    def test_a_member_left_out_of_one_form_and_a_cell_of_another_are_two_findings(
        self, govlint: Govlint, write: Write
    ) -> None:
        write("m/b.txt", this_year(agency="示例县林业局").replace("行政许可 | 12", "行政许可 | 15"))
        county = this_year(agency="示例县人民政府")
        write("county.txt", county.replace("行政许可 | 12", "行政许可 | 28"))
        self.declare(write, "m/*.txt")
        found = documents(govlint("check", ".", "--select", "SUM001", "--format", "json"))["county.txt"]
        told = [(item["cell"]["form"], "正好都是" in item["message"]) for item in found["findings"]]
        assert ("requests", True) in told
        assert ("disclosure", False) in told
        assert sum(form == "requests" for form, _ in told) == 1

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


def doubled(text: str) -> str:
    """The report with twice the figures: those of two members with the figures of `text`."""
    lines = []
    for line in text.split("\n"):
        cells = line.split(" | ")
        figures = [str(2 * int(cell.strip(" |"))) if cell.strip(" |").isdigit() else cell for cell in cells]
        lines.append(" | ".join(figures))
    return "\n".join(lines)


class TestMembersByFiles:
    """A file of a pattern that is not counted is told, and never makes a sum that is too small."""

    @pytest.fixture(autouse=True)
    def county(self, write: Write) -> None:
        write("county.txt", doubled(this_year(agency="示例县人民政府")))
        write("m/a.txt", this_year(agency="示例县财政局"))
        write("m/b.txt", this_year(agency="示例县水利局"))
        write(".govlint.yaml", "summaries: [{summary: 示例县, members: ['m/*']}]\n")

    def say(self, govlint: Govlint, *arguments: str, at: str = "county.txt") -> tuple[list[str], list[str]]:
        """The findings of a summary by their rules, and why it was not assessed."""
        run = govlint("check", *arguments or (".",), "--select", "SUM001", "--format", "json")
        document = documents(run)[at]
        return rules(document), reasons(document, "SUM001")

    def test_both_are_counted(self, govlint: Govlint, write: Write) -> None:
        assert self.say(govlint) == ([], [])
        write("county.txt", this_year(agency="示例县人民政府"))
        assert "SUM001" in self.say(govlint)[0]

    @pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe\x81" * 50])
    def test_a_file_that_cannot_be_read(self, govlint: Govlint, write: Write, content: bytes) -> None:
        write("m/b.txt", "").write_bytes(content)
        found, (reason,) = self.say(govlint)
        assert not found
        assert reason.startswith("成员 m/b.txt 没有读出来（")

    def test_a_file_of_which_nobody_knows_the_year(self, govlint: Govlint, write: Write) -> None:
        write("m/b.txt", this_year(agency="示例县水利局").replace("2024年", ""))
        assert self.say(govlint) == ([], ["不知道成员 m/b.txt 是哪一年的报告，不能与各成员之和对照"])

    def test_a_file_of_another_year_alone(self, govlint: Govlint, write: Write) -> None:
        write("m/b.txt", last_year(agency="示例县水利局"))
        found, (reason,) = self.say(govlint)
        assert not found
        assert "m/b.txt 是 2023 年的报告，没有找到同一机关 2024 年的" in reason
        write("m/c.txt", this_year(agency="示例县水利局"))
        assert self.say(govlint) == ([], [])

    def test_a_file_of_another_year_and_nobody_knows_whose(self, govlint: Govlint, write: Write) -> None:
        write("m/c.txt", last_year(agency=""))
        found, (reason,) = self.say(govlint)
        assert not found
        assert "m/c.txt" in reason

    def test_a_summary_without_a_year(self, govlint: Govlint, write: Write) -> None:
        write("county.txt", doubled(this_year(agency="示例县人民政府").replace("2024年", "")))
        run = govlint("check", ".", "--select", "SUM001", "--format", "json")
        assert rules(documents(run)["county.txt"]) == []

    def test_a_file_that_is_no_report_is_no_member(self, govlint: Govlint, write: Write) -> None:
        write("m/readme.txt", "这个文件夹里是各部门的报告。\n")
        assert self.say(govlint) == ([], [])

    @pytest.mark.parametrize("year", ["", "2024年", "2023年"])
    @pytest.mark.parametrize("arguments", [(".",), ("county.txt", "m/a.txt", "m/b.txt")])
    def test_a_notice_is_no_member(
        self, govlint: Govlint, write: Write, year: str, arguments: tuple[str, ...]
    ) -> None:
        words = f"示例县人民政府办公室关于报送{year}政府信息公开工作年度报告的通知\n请各部门月底前报送。\n"
        write("m/a0.txt", words)
        write("m/通知.txt", words)
        assert self.say(govlint, *arguments) == ([], [])
        assert "像是说明、通知或者目录" in govlint("check", ".").out
        write("county.txt", this_year(agency="示例县人民政府"))
        assert "SUM001" in self.say(govlint, *arguments)[0]

    def test_a_notice_hides_no_report_that_is_not_in_the_run(self, govlint: Govlint, write: Write) -> None:
        write("m/a0.txt", "关于报送2024年政府信息公开工作年度报告的通知\n请各部门月底前报送。\n")
        found, (reason,) = self.say(govlint, "county.txt", "m/a.txt")
        assert not found
        assert "m/b.txt 没有与汇总报告一起检查" in reason

    def test_a_report_whose_text_is_elsewhere_is_a_member(self, govlint: Govlint, write: Write) -> None:
        write("m/c.txt", "示例县林业局2024年政府信息公开工作年度报告\n")
        found, told = self.say(govlint)
        assert not found
        assert told
        assert all("m/c.txt" in reason for reason in told)

    def test_a_report_of_a_later_year_hides_none(self, govlint: Govlint, write: Write) -> None:
        write("m/c.txt", this_year(agency="示例县林业局").replace("2024", "2025"))
        assert self.say(govlint) == ([], [])
        write("county.txt", this_year(agency="示例县人民政府"))
        assert "SUM001" in self.say(govlint)[0]

    def test_a_file_that_is_not_in_the_run(self, govlint: Govlint, write: Write) -> None:
        reason = "成员 m/b.txt 没有与汇总报告一起检查，不能与各成员之和对照"
        assert self.say(govlint, "county.txt", "m/a.txt") == ([], [reason])
        assert self.say(govlint, "county.txt", "m/a.txt", "m/b.txt") == ([], [])
        write("m/b.txt", "说明：报告另附。\n")
        assert "SUM001" in self.say(govlint, "county.txt", "m/a.txt")[0]
        write("m/b.txt", "").write_bytes(b"")
        assert "m/b.txt 没有读出来" in self.say(govlint, "county.txt", "m/a.txt")[1][0]

    def test_last_years_reports_are_no_members_left_out(self, govlint: Govlint, write: Write) -> None:
        for name, agency in (("a", "示例县财政局"), ("b", "示例县水利局")):
            write(f"2023/m/{name}.txt", last_year(agency=agency))
            write(f"2022/m/{name}.txt", last_year(agency=agency, year=2022))
            write(f"2024/m/{name}.txt", this_year(agency=agency))
        write("2024/county.txt", doubled(this_year(agency="示例县人民政府")))
        write(".govlint.yaml", "summaries: [{summary: 示例县, members: ['*/m/*.txt']}]\n")
        run = govlint("check", "2024", "--prior", "2023", "--select", "SUM001", "--format", "json")
        document = documents(run)["2024/county.txt"]
        assert (rules(document), reasons(document, "SUM001")) == ([], [])

    @pytest.mark.parametrize("members", ["**", "*"])
    def test_the_summary_in_another_format_is_no_member(
        self, govlint: Govlint, write: Write, members: str
    ) -> None:
        write(".govlint.yaml", f"summaries: [{{summary: 示例县, members: ['{members}']}}]\n")
        write("county.md", doubled(this_year(agency="示例县人民政府")))
        write("2023.txt", last_year(agency="示例县人民政府"))
        assert self.say(govlint) == self.say(govlint, at="county.md") == ([], [])
        write("county.md", this_year(agency="示例县人民政府"))
        found, (reason,) = self.say(govlint)
        assert not found
        assert "不能确定用哪一份" in reason

    @pytest.mark.parametrize("other", ["m/b.txt", "n/a.txt", "n/a.md"])
    def test_two_members_of_one_name_may_be_two(self, govlint: Govlint, write: Write, other: str) -> None:
        write(".govlint.yaml", "summaries: [{summary: 示例县, members: ['m/*', 'n/*']}]\n")
        write("m/b.txt", "说明\n")
        write("n/c.txt", "说明\n")
        write("m/a.txt", this_year(agency="党政综合办公室"))
        write(other, this_year(agency="党政综合办公室"))
        if other.startswith("m/"):
            write("n/c.txt", this_year(agency="示例县水利局"))
        found, (reason,) = self.say(govlint)
        assert not found
        assert reason.startswith("几份成员报告的机关名称都是“党政综合办公室”")

    def test_one_report_in_two_formats_is_one_member(self, govlint: Govlint, write: Write) -> None:
        write("m/b.md", this_year(agency="示例县水利局"))
        assert self.say(govlint) == ([], [])
        write("m/b.md", this_year(agency=""))  # the name may be lost in one of them
        assert self.say(govlint) == ([], [])
        write("m/b.md", this_year(agency="示例县水利局").replace("行政许可 | 12", "行政许可 | 13"))
        assert "不能确定用哪一份" in self.say(govlint)[1][0]

    def test_of_a_member_declared_by_name_any_copy_will_do(self, govlint: Govlint, write: Write) -> None:
        write(".govlint.yaml", "summaries: [{summary: 示例县, members: [示例县财政局, 'm/*']}]\n")
        write("m/财政局.md", this_year(agency="示例县财政局"))
        assert self.say(govlint) == ([], [])

    def test_what_a_member_sums_up_is_not_counted_again(self, govlint: Govlint, write: Write) -> None:
        write("m/city.txt", doubled(doubled(this_year(agency="示例市人民政府"))))
        write("m/d/x.txt", this_year(agency="示例县财政局"))
        write("m/d/y.txt", this_year(agency="示例县水利局"))
        write("m/a.txt", this_year(agency="示例市财政局"))
        write("m/b.txt", this_year(agency="示例市水利局"))
        write(
            ".govlint.yaml",
            "summaries: [{summary: 示例市, members: ['**']}, {summary: 示例县, members: ['m/d/*']}]\n",
        )
        assert self.say(govlint, at="m/city.txt") == self.say(govlint) == ([], [])
        write("m/d/y.txt", "").write_bytes(b"")
        assert self.say(govlint, at="m/city.txt") == ([], [])
        assert "m/d/y.txt" in self.say(govlint)[1][0]


class TestMerged:
    def test_two_agencies_merged_into_one_are_not_one_of_them(self, govlint: Govlint, write: Write) -> None:
        write("prior/a.txt", last_year(agency="示例市档案局"))
        write("prior/b.txt", last_year(agency="示例市信息中心"))
        write("2024.txt", this_year(carried=1))
        write("names.yaml", "示例市档案局: 示例市数据局\n示例市信息中心: 示例市数据局\n")
        write(".govlint.yaml", "prior: prior\nagencies: names.yaml\n")
        document = documents(govlint("check", "2024.txt", "--format", "json"))["2024.txt"]
        assert not [rule for rule in rules(document) if rule.startswith("YOY")]
        assert "几个机关合并成了一个" in reasons(document, "YOY001")[0]


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
        members = members_of(corpus, facts["示例县人民政府"])
        assert members is not None
        assert [item.agency for item in members] == ["示例县林业局", "示例县财政局"]
        assert members_of(corpus, facts["示例县财政局"]) is None
        with pytest.raises(NotAssessable, match="缺少成员"):
            members_of(Corpus(summaries=declared), facts["示例县人民政府"])
