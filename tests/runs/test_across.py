"""Rules across documents: last year's report, members of a summary, near-duplicates, through the command."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import Govlint
from govlint.api import open_session
from govlint.corpus import Corpus, Membership
from govlint.facts import Facts
from govlint.finding import Discrepancy, Passed, Result
from govlint.hookspecs import CorpusCheck, CorpusContext, corpus_check
from govlint.patterns.pattern import Pattern
from govlint.report import CellKey, NotAssessable
from govlint.reporters.jsonreport import findings_schema
from govlint.runs.across import Examiner, placed
from govlint.runs.crossrun import check_together
from govlint.session import Session
from govlint.testing import base_report

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
IN = "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
STOCK = ("行政规范性文件 | 1 | 0 | 5", "行政规范性文件 | 1 | 0 | 4")
LONG = (
    "存在的主要问题：一是{who}对公开属性的认定还拿不准，起草文件时没有同步写明理由；二是线下查阅点的纸质材料{n}个月没有更换，"
    "群众白跑了两趟；三是热线答复口径与网站内容有出入，回访时被指出。改进情况：请法制机构每季度会诊一次疑难件，把理由写进发文稿纸；"
    "查阅点改由值班员逐日登记，缺什么当天补上；热线与网站共用一个问答库，谁改动谁留名，月底抽查{n}条并通报结果。"
)


def last_year(*, agency: str = "示例市数据局", year: int = 2023) -> str:
    return base_report(year).replace(*STOCK).replace("示例市数据局", agency)


def this_year(*, agency: str = "示例市数据局", carried: int = 0) -> str:
    text = base_report().replace("示例市数据局", agency)
    return text.replace(IN, f"二、上年结转政府信息公开申请数量 | {carried} | 0 | 0 | 0 | 0 | 0 | {carried}")


def with_problems(text: str, words: str) -> str:
    return text.replace("存在的主要问题：部分栏目更新不够及时，解读形式单一。", words)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def one(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return one


Write = Callable[[str, str], Path]


def documents(run: Any) -> dict[str, Any]:
    return {document["path"]: document for document in json.loads(run.out)["documents"]}


def reasons(document: Any, rule: str) -> list[str]:
    return [item["reason"] for item in document["not_assessed"] if item["rule"] == rule]


def rules(document: Any) -> list[str]:
    return [finding["rule"] for finding in document["findings"]]


class TestLastYear:
    def test_a_right_pair_is_clean(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year())
        write("2024.txt", this_year())
        run = govlint("check", "2024.txt", "--prior", "prior")
        assert (run.code, "没有发现问题" in run.out) == (0, True)
        assert "2023.txt" not in run.out

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
        said = "2024.txt 的上年报告有几份，内容不同，没有与上年对照：prior/a.txt、prior/b.txt"
        assert said in run.err

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

    def test_english(self, govlint: Govlint, write: Write) -> None:
        write("prior/2023.txt", last_year())
        write("2024.txt", this_year(carried=1))
        run = govlint("check", "2024.txt", "--prior", "prior", "--lang", "en", "--select", "YOY")
        assert "the report on 2023 (2023.txt) carried 0 over" in " ".join(run.out.split())


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


class TestRun:
    def test_jobs_make_no_difference(self, govlint: Govlint, write: Write) -> None:
        for number in range(6):
            write(f"now/{number}.txt", this_year(agency=f"示例县第{number}局", carried=number % 2))
            write(f"prior/{number}.txt", last_year(agency=f"示例县第{number}局"))
        arguments = ("check", "now", "--prior", "prior", "--format", "json", "--jobs")
        assert govlint(*arguments, 1).out == govlint(*arguments, 2).out

    def test_results_come_as_they_are_where_no_rule_looks_across(self, write: Write) -> None:
        paths = [str(write(f"{n}.txt", this_year())) for n in range(3)]
        session = open_session(command_line={"ignore": ["YOY", "SUM"]})
        seen: list[str] = []

        def watch(results: Any, number: int) -> Iterator[Result]:
            for result in results:
                seen.append(result.path)
                yield result

        results = check_together(session, paths, 1, lambda: session, watch=watch)
        next(results)
        assert len(seen) == 1

    def test_a_file_that_changes_meanwhile(self, write: Write) -> None:
        session, examiner, facts, result = examined(write, lambda path: None)
        told = examiner.examine(result, facts, yoy(session))
        assert told.findings == result.findings
        assert "变了" in told.not_assessed[-1].reason

    def test_text_that_was_not_read_is_not_compared(self) -> None:
        session = open_session()
        words = "全年新收政府信息公开申请12件，同比增长20%。"
        corpus = Corpus()
        told = {}
        for name, said in (("plain", words), ("apart", " ".join(words))):
            text = this_year().replace("一、总体情况\n", f"一、总体情况\n{said}\n")
            assert said in text
            result = session.check(text.encode(), f"{name}.txt", facts=True)
            assert result.facts is not None
            told[name] = (result, result.facts)
        prior = session.check(last_year().encode(), "prior.txt", facts=True)
        assert prior.facts is not None
        corpus.add(prior.facts, prior=True)
        examiner = Examiner(
            corpus, session.engine.vocabulary, session.bind_across, lambda facts, found: ((), ()), "zh"
        )
        rules = [rule for rule in session.rules if rule.code in ("YOY001", "YOY004")]
        for name, (result, facts) in told.items():
            examined = examiner.examine(result, corpus.add(facts), rules)
            reasons = {item.rule for item in examined.not_assessed if "没有读" in item.reason}
            assert ("YOY004" in reasons) == (name == "apart")
            assert "YOY001" not in reasons

    def test_a_check_that_crashes_is_told_by_name(self, write: Write) -> None:
        @corpus_check("broken", needs="last_year")
        def broken(context: CorpusContext) -> Iterator[Discrepancy | Passed]:
            "Raises."
            yield Passed()
            raise RuntimeError("oh 13912345678")

        assert isinstance(broken, CorpusCheck)
        assert broken.summary == "Raises."
        session, examiner, facts, result = examined(write, lambda path: None, broken)
        line = broken.run.__code__.co_firstlineno + 4
        assert [crash.message for crash in examiner.examine(result, facts, yoy(session)).crashes] == [
            f"RuntimeError: oh 139******78 (test_across.py:{line})"
        ]

    def test_a_pattern_of_a_word_list_that_does_not_compile_is_told(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = open_session()
        monkeypatch.setattr(session.engine.gatherer, "_formulas", Pattern.restore("("))
        text = with_problems(this_year(), LONG.format(who="新人", n=3)).encode()
        checked = session.check(text, "a.txt", facts=True)
        assert [crash.rule for crash in checked.crashes] == ["facts"]
        assert len(checked.assessed) > 30
        assert [crash.rule for crash in session.engine.gather(text, "a.txt").crashes] == ["facts"]

    def test_a_check_of_ones_own(self, write: Write) -> None:
        @corpus_check("own", needs="last_year")
        def own(context: CorpusContext) -> Iterator[Discrepancy]:
            yield Discrepancy(
                cell=CellKey("requests", "new", "total"),
                params=dict.fromkeys(("form", "column", "written", "expected", "year", "other"), ""),
            )

        session = open_session()
        load = {"now.txt": this_year()}

        def read(path: str) -> Any:
            report = session.engine.read(load[path].encode(), path)
            return None if isinstance(report, Result) else report[1]

        session, examiner, facts, result = examined(write, read, own)
        told = examiner.examine(result, facts, yoy(session))
        (finding,) = [item for item in told.findings if item.rule == "YOY001"]
        assert finding.cell == CellKey("requests", "new", "total")


def yoy(session: Session) -> list[Any]:
    return [rule for rule in session.rules if rule.code == "YOY001"]


def examined(
    write: Write, load: Any, check: CorpusCheck | None = None
) -> tuple[Any, Examiner, Facts, Result]:
    session = open_session()
    corpus = Corpus()
    prior = session.check(last_year().encode(), "prior.txt", facts=True)
    result = session.check(this_year(carried=1).encode(), "now.txt", facts=True)
    assert prior.facts is not None
    assert result.facts is not None
    corpus.add(prior.facts, prior=True)
    facts = corpus.add(result.facts)

    def bind(rule: Any) -> Any:
        return (check, {}) if check else session.bind_across(rule)

    def place(facts: Facts, told: Any) -> Any:
        return placed(facts, told, load, "zh")

    return session, Examiner(corpus, session.engine.vocabulary, bind, place, "zh"), facts, result


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
