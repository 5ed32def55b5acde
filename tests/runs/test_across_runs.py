"""How a run across documents goes: in several processes, with files that change, checks that crash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from yearpairs import LONG, Write, last_year, this_year, with_problems, writer

from conftest import Govlint
from govlint.api import open_session
from govlint.corpus import Corpus
from govlint.facts import Facts
from govlint.finding import Discrepancy, Passed, Result
from govlint.hookspecs import CorpusCheck, CorpusContext, corpus_check
from govlint.patterns.pattern import Pattern
from govlint.report import CellKey
from govlint.runs.across import Examiner, placed
from govlint.runs.crossrun import check_together
from govlint.session import Session


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return writer(tmp_path)


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
            f"RuntimeError: oh 139******78 ({Path(__file__).name}:{line})"
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
