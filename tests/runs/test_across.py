"""Rules across documents: last year's report, members of a summary, near-duplicates, through the command."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from yearpairs import IN, STOCK, Write, documents, last_year, reasons, rules, this_year, writer

from conftest import Govlint
from govlint.reporters.jsonreport import findings_schema
from govlint.testing import base_report

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return writer(tmp_path)


class TestLastYear:
    def test_a_right_pair_is_clean(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year())
        write("2024.txt", this_year())
        run = govlint("check", "2024.txt", "--prior", "prior")
        assert (run.code, "没有发现问题" in run.out) == (0, True)
        assert "2023.txt" not in run.out

    def test_of_a_row_with_a_figure_too_many_nothing_is_known(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year())
        write("2024.txt", this_year().replace(IN, IN.replace(" | ", " | 1 | ", 1)))
        run = govlint("check", "2024.txt", "--prior", "prior", "--format", "json")
        document = documents(run)["2024.txt"]
        assert rules(document) == ["BAL003"]
        assert any("多出了数" in reason for reason in reasons(document, "YOY001"))

    def test_both_files_are_named_and_the_json_is_valid(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year())
        write("2024.txt", this_year(carried=1))
        run = govlint("check", "2024.txt", "--prior", "prior", "--select", "YOY001", "--format", "json")
        jsonschema.validate(json.loads(run.out), findings_schema())
        (finding,) = documents(run)["2024.txt"]["findings"]
        assert finding["cell"] == {"form": "requests", "row": "carried_in", "column": "natural_person"}
        assert finding["location"]["text"] == "30:20"
        assert "2023.txt" in finding["message"]
        (related,) = finding["related"]
        assert re.fullmatch(r"prior/2023\.txt \d+:\d+", related["location"]["text"])
        assert (related["location"]["line"], related["value"]) == (None, "0")
        assert run.code == 1

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ("1 | 2 | 0 | 0 | 0 | 0 | 3", 2),
            ("1 | 2 | 0 | 0 | 0 | 0 | 4", 3),
            ("0 | 0 | 0 | 0 | 0 | 0 | 3", 1),
        ],
    )
    def test_a_total_is_told_only_where_its_parts_do_not_explain_it(
        self, written: str, told: int, govlint: Govlint, write: Write
    ) -> None:
        write("prior/2023.txt", last_year())
        write("2024.txt", this_year().replace(IN, IN.partition(" | ")[0] + " | " + written))
        run = govlint("check", "2024.txt", "--prior", "prior", "--select", "YOY001", "--format", "json")
        assert rules(documents(run)["2024.txt"]) == ["YOY001"] * told

    def test_the_prior_folder_may_stand_in_the_configuration(self, govlint: Govlint, write: Write) -> None:
        write("old/2023.txt", last_year())
        write(".govlint.yaml", "prior: old\n")
        write("2024.txt", this_year(carried=1))
        assert "YOY001" in govlint("check", "2024.txt").out

    def test_without_a_prior_nothing_changes(self, govlint: Govlint, write: Write) -> None:
        write("2024.txt", this_year())
        run = govlint("check", "2024.txt", "--format", "json")
        document = documents(run)["2024.txt"]
        assert (run.code, rules(document)) == (0, [])
        assert "--prior" in reasons(document, "YOY001")[0]
        assert "summaries" in reasons(document, "SUM001")[0]
        assert govlint("check", "2024.txt").out.count("YOY") == 0

    def test_last_years_report_in_the_same_run(self, govlint: Govlint, write: Write) -> None:
        write("a.txt", last_year())
        write("b.txt", this_year(carried=1))
        assert (
            documents(govlint("check", ".", "--format", "json"))["b.txt"]["findings"][0]["rule"] == "YOY001"
        )

    @pytest.mark.parametrize(
        ("agency", "year"), [("示例市财政局", 2023), ("示例市数据局", 2022), ("示例市数据局办公室", 2023)]
    )
    def test_missing_is_not_assessed(self, govlint: Govlint, write: Write, agency: str, year: int) -> None:
        write("prior/old.txt", last_year(agency=agency, year=year))
        write("2024.txt", this_year(carried=1))
        run = govlint("check", "2024.txt", "--prior", "prior", "--select", "YOY001", "--format", "json")
        assert reasons(documents(run)["2024.txt"], "YOY001") == ["没有找到示例市数据局2023年的报告"]
        assert run.code == 2

    def test_two_that_differ_are_not_chosen_from(self, govlint: Govlint, write: Write) -> None:
        write("prior/a.txt", last_year())
        write("prior/b.txt", last_year().replace("行政许可 | 12", "行政许可 | 13"))
        write("2024.txt", this_year(carried=1))
        run = govlint("check", "2024.txt", "--prior", "prior", "--format", "json")
        assert "不能确定用哪一份" in reasons(documents(run)["2024.txt"], "YOY001")[0]
        assert "2024.txt 的上年报告有几份，内容不同或者是合并前几个机关的" in run.err
        assert "没有与上年对照：prior/a.txt、prior/b.txt" in run.err

    def test_a_wrong_year_in_the_title_makes_nobody_last_years(self, govlint: Govlint, write: Write) -> None:
        """The commonest slip of all: last year's in the title, this year's everywhere else."""
        write("a.txt", this_year(carried=1))
        write("b.txt", this_year(carried=1).replace("2024年", "2023年", 1))
        found = documents(govlint("check", ".", "--format", "json"))
        assert not [rule for rule in rules(found["a.txt"]) if rule.startswith("YOY")]
        assert "STR011" in rules(found["b.txt"])
        doubt = "年份有疑问：有的地方写2023年，有的地方写2024年（STR011），不和别的年份的报告对照"
        assert reasons(found["b.txt"], "YOY001") == [doubt]
        assert reasons(found["a.txt"], "YOY001") == [f"b.txt：{doubt}"]

    def test_last_years_report_with_a_wrong_title_is_not_used(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year().replace("2023年", "2024年", 1))
        write("2024.txt", this_year(carried=1))
        run = govlint("check", "2024.txt", "--prior", "prior", "--format", "json")
        document = documents(run)["2024.txt"]
        assert "YOY001" not in rules(document)
        assert "prior/2023.txt：年份有疑问" in reasons(document, "YOY001")[0]

    def test_a_year_that_most_of_a_report_names_is_no_doubt(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year().replace("期限为2023年", "期限为2022年"))
        write("2024.txt", this_year(carried=1))
        assert "YOY001" in govlint("check", "2024.txt", "--prior", "prior").out

    def test_two_of_the_same_figures_are_one(self, govlint: Govlint, write: Write) -> None:
        write("prior/a.txt", last_year())
        write("prior/b.md", last_year())
        write("2024.txt", this_year(carried=1))
        assert "YOY001" in govlint("check", "2024.txt", "--prior", "prior").out

    def test_renamed_agencies(self, govlint: Govlint, write: Write) -> None:
        write("prior/old.txt", last_year(agency="示例市大数据管理局"))
        write("names.yaml", "示例市大数据管理局: 示例市数据局\n")
        write(".govlint.yaml", "agencies: names.yaml\n")
        write("2024.txt", this_year(carried=1))
        assert "YOY001" in govlint("check", "2024.txt", "--prior", "prior").out
        write("names.yaml", "- 示例市数据局\n")
        run = govlint("check", "2024.txt", "--prior", "prior")
        assert (run.code, "names.yaml" in run.err) == (2, True)

    def test_a_blank_cell_is_never_zero(self, govlint: Govlint, write: Write) -> None:
        text = last_year().replace(
            "继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0", "继续办理 |  | 0 | 0 | 0 | 0 | 0 | 0"
        )
        write("prior/2023.txt", text)
        write("2024.txt", this_year())
        run = govlint("check", "2024.txt", "--prior", "prior", "--format", "json")
        document = documents(run)["2024.txt"]
        assert "prior/2023.txt" in reasons(document, "YOY001")[0]
        assert "空白" in reasons(document, "YOY001")[0]
        assert "YOY001" not in rules(document)

    def test_the_trial_format_has_requests_but_no_stock(self, govlint: Govlint, write: Write) -> None:
        write("prior/2020.txt", base_report(2020))
        write("2021.txt", base_report(2021))
        run = govlint("check", "2021.txt", "--prior", "prior", "--format", "json")
        document = documents(run)["2021.txt"]
        assert rules(document) == []
        assert not reasons(document, "YOY001")
        assert "2020.txt" in reasons(document, "YOY002")[0]

    def test_unreadable_priors_are_told(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year())
        write("prior/bad.txt", "")
        write("2024.txt", this_year())
        run = govlint("check", "2024.txt", "--prior", "prior")
        assert (run.code, "bad.txt" in run.out) == (2, True)

    def test_a_folder_that_is_not_there_or_empty(
        self, govlint: Govlint, write: Write, tmp_path: Path
    ) -> None:
        write("2024.txt", this_year())
        assert govlint("check", "2024.txt", "--prior", "nowhere").code == 2
        (tmp_path / "empty").mkdir()
        assert govlint("check", "2024.txt", "--prior", "empty").code == 2

    def test_standard_input(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year())
        arguments = ("check", "-", "--stdin-filename", "2024.txt", "--prior", "prior", "--format", "concise")
        run = govlint(*arguments, stdin=this_year(carried=1).encode())
        assert "2024.txt:30:20" in run.out
        assert "YOY001" in run.out

    def test_the_other_report_is_named_with_its_folder(self, govlint: Govlint, write: Write) -> None:
        write("2024.txt", this_year(carried=1))
        told = []
        for folder in ("prior", "old/prior"):
            write(f"{folder}/2023.txt", last_year())
            run = govlint("check", "2024.txt", "--prior", folder, "--select", "YOY001", "--format", "json")
            told += documents(run)["2024.txt"]["findings"]
        assert "（prior/2023.txt）" in told[0]["message"]
        assert "（old/prior/2023.txt）" in told[1]["message"]
        assert told[0]["fingerprint"] == told[1]["fingerprint"]

    def test_english(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year())
        write("2024.txt", this_year(carried=1))
        run = govlint("check", "2024.txt", "--prior", "prior", "--lang", "en", "--select", "YOY")
        assert "the report on 2023 (prior/2023.txt) carried 0 over" in " ".join(run.out.split())


class TestExamples:
    def test_a_pair_of_years(self, govlint: Govlint) -> None:
        folder = EXAMPLES / "year-on-year"
        run = govlint("check", folder / "2024.txt", "--prior", folder / "prior", "--format", "json")
        (document,) = documents(run).values()
        (finding,) = document["findings"]
        assert finding["rule"] == "YOY001"
        assert "2023.txt" in finding["message"]
        assert document["path"].endswith("2024.txt")

    def test_a_summary_of_five(self, govlint: Govlint) -> None:
        run = govlint("check", EXAMPLES / "summary", "--format", "json")
        found = {
            path: document["findings"] for path, document in documents(run).items() if document["findings"]
        }
        ((path, (finding,)),) = found.items()
        assert path.endswith("county.txt")
        assert finding["rule"] == "SUM001"
        assert len(finding["related"]) == 5
        assert "5 份成员" in finding["message"]
        assert "qingshan.txt" in finding["message"]


class TestDeclaredInVain:
    """What was declared to be compared and cannot be is told, and not only with --coverage."""

    def test_last_years_folder_without_the_agency(self, govlint: Govlint, tmp_path: Path) -> None:
        for folder, year in (("2024", 2024), ("old", 2021), ("2023", 2023)):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "a.txt").write_text(base_report(year), encoding="utf-8")
        run = govlint("check", "2024", "--prior", "old")
        assert run.code == 0
        assert "注意：上年报告（old）里没有找到：2024/a.txt（" in run.err
        assert " 2023 年），没有与上年对照" in run.err
        assert govlint("check", "2024", "--prior", "2023").err == ""
        assert govlint("check", "2024", "--prior", "old", "--select", "CIT").err == ""

    def test_summaries_and_members(self, govlint: Govlint, tmp_path: Path) -> None:
        (tmp_path / "2024").mkdir()
        for name in ("a", "b"):
            text = base_report().replace("示例市数据局", f"示例市{'甲乙'[name == 'b']}局")
            (tmp_path / "2024" / f"{name}.txt").write_text(text, encoding="utf-8")
        config = "summaries:\n- {summary: 示例市人民政府, members: [示例市甲局, '2042/*.txt', 2024/b.txt]}\n"
        (tmp_path / ".govlint.yaml").write_text(config, encoding="utf-8")
        run = govlint("check", ".")
        assert "注意：summaries 里的汇总“示例市人民政府”没有对应的报告" in run.err
        assert "“示例市人民政府”的成员“2042/*.txt”没有对应的报告" in run.err
        assert run.err.count("注意") == 2
        # Of files that a hook has chosen it is no wonder.
        assert govlint("check", "2024/a.txt", "2024/b.txt").err == ""
        assert govlint("check", "2024").err == ""

    def test_a_member_beside_its_summary_in_a_folder_below_the_configuration(
        self, govlint: Govlint, tmp_path: Path
    ) -> None:
        (tmp_path / "2024").mkdir()
        for name in "甲乙":
            text = base_report().replace("示例市数据局", f"示例市{name}局")
            (tmp_path / "2024" / f"{name}.txt").write_text(text, encoding="utf-8")
        config = tmp_path / ".govlint.yaml"
        for summary, members, lost in (
            ("示例市甲局", "示例市乙局", ""),
            ("示例市甲局", "示例市已局", "“示例市甲局”的成员“示例市已局”"),
            ("示例市申局", "示例市乙局", "汇总“示例市申局”"),
            ("示例市申局", "示例市已局", ""),  # both may be elsewhere
        ):
            config.write_text(
                f"summaries: [{{summary: {summary}, members: [{members}]}}]\n", encoding="utf-8"
            )
            said = govlint("check", "2024").err
            assert said.count("注意") == bool(lost)
            assert f"summaries 里的{lost}没有对应的报告" in said or not lost
            assert govlint("check", "2024/甲.txt", "2024/乙.txt").err == ""


@pytest.mark.parametrize("paths", [("a.txt",), ("a.txt", "b.txt"), (".",)])
def test_a_list_of_renamings_that_is_not_there_is_told_where_it_is_named(
    paths: tuple[str, ...], govlint: Govlint, tmp_path: Path
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(base_report(), encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text("agencies: names.yaml\n", encoding="utf-8")
    run = govlint("check", *paths)
    assert run.code == 2
    assert ".govlint.yaml:1:11: 没有 names.yaml 这个文件" in run.err
    (tmp_path / "names.yaml").write_text("[1]\n", encoding="utf-8")
    run = govlint("check", *paths)
    assert (run.code, "names.yaml:1" in run.err) == (2, True)
    (tmp_path / "names.yaml").write_text("示例市大数据管理局: 示例市数据局\n", encoding="utf-8")
    assert govlint("check", *paths).code != 2


def test_what_a_configuration_names_is_told_as_seen_from_here(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, year in (("2024", 2024), ("2023", 2023)):
        (tmp_path / folder).mkdir()
        text = base_report(year).replace(*STOCK)
        (tmp_path / folder / "a.txt").write_text(text.replace(IN, IN.replace("0", "3")), encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text('prior: "2023"\n', encoding="utf-8")
    run = govlint("check", "2024", "--format", "json")
    assert "2023/a.txt" in run.out
    assert str(tmp_path) not in run.out
    monkeypatch.chdir(tmp_path / "2024")
    run = govlint("check", ".", "--format", "json")
    assert "../2023/a.txt" in run.out
    assert str(tmp_path) not in run.out


def test_last_years_reports_that_are_excluded_are_told_so(govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    for name, year in (("2024.txt", 2024), ("old/2023.txt", 2023)):
        (tmp_path / name).write_text(base_report(year), encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text("prior: old\nexclude: ['202?.txt']\n", encoding="utf-8")
    run = govlint("check", "2024.txt")
    assert (run.code, "old 里的文件都被 exclude 排除了，上年报告应当在这里" in run.err) == (2, True)
    assert "all files in old are excluded by exclude" in govlint("check", "2024.txt", "--lang", "en").err
    # A folder that is excluded as a whole is named by prior all the same.
    (tmp_path / ".govlint.yaml").write_text("prior: old\nexclude: [old/]\n", encoding="utf-8")
    assert "（old/2023.txt）" in govlint("check", "2024.txt").out
