"""What examples leave out, and which changed figures no equation notices."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from ourpack import EQUATION, EQUATION_PAGE, PAGE, make

from govlint.finding import Result
from govlint.packs.files import shipped_packs
from govlint.packtest.bench import Bench
from govlint.packtest.branches import TracedPattern
from govlint.packtest.cases import Case, cases_of
from govlint.packtest.coverage import _traced, cover
from govlint.packtest.mutation import mutate
from govlint.patterns.pattern import Pattern


def opened(folder: Path) -> tuple[Bench, list[Case]]:
    bench = Bench(folder)
    return bench, cases_of(bench.pack, frozenset(rule.code for rule in bench.session.rules))


class TestCoverage:
    def test_branches(self, tmp_path: Path) -> None:
        covered = cover(*opened(make(tmp_path)))
        assert (covered.rules, covered.branches, covered.equations) == ((2, 2), (1, 2), (1, 1))
        (gap,) = covered.gaps
        assert (gap.rule, gap.line, gap.what) == ("OUR001", 9, "选项 pattern 的分支“来电”没有例子用到")

    def test_nothing_left_out(self, tmp_path: Path) -> None:
        page = PAGE.replace("## 正例", "```text\n市民来电2件。\n```\n\n## 正例")
        assert cover(*opened(make(tmp_path, **{"words/letters.md": page}))).gaps == ()

    @pytest.mark.parametrize("name", ["style", "sichuan"])
    def test_nothing_is_left_out_in_the_packs_that_are_models(self, name: str) -> None:
        assert cover(*opened(shipped_packs() / name)).gaps == ()

    def test_a_rule_that_no_example_reaches(self, tmp_path: Path) -> None:
        page = PAGE.replace("市民来信", "来访")
        covered = cover(*opened(make(tmp_path, **{"words/letters.md": page})))
        assert covered.rules == (1, 2)
        assert "没有反例查得出这条规则" in [gap.what for gap in covered.gaps]

    def test_an_equation_that_never_holds(self, tmp_path: Path) -> None:
        page = EQUATION_PAGE.replace("## 正例\n\n```text", "## 正例\n\n```text remove=review")
        covered = cover(*opened(make(tmp_path, **{"sums/corrected.md": page})))
        assert covered.equations == (0, 1)
        assert any("没有正例使它成立" in gap.what for gap in covered.gaps)

    def test_an_equation_that_always_holds(self, tmp_path: Path) -> None:
        page = EQUATION_PAGE.replace("1 | 0 | 0 | 0 | 1=>1 | 1 | 0 | 0 | 1", "规章 | 0=>规章 | 1")
        covered = cover(*opened(make(tmp_path, **{"sums/corrected.md": page})))
        assert any("没有反例使它不成立" in gap.what for gap in covered.gaps)

    def test_patterns_within_lists_and_structs(self) -> None:
        class Pair(msgspec.Struct):
            one: Pattern
            several: tuple[Pattern, ...]

        kept: list[TracedPattern] = []
        pair = _traced({"pair": Pair(Pattern("甲"), (Pattern("乙"),)), "word": "丙"}, kept)["pair"]
        assert [pattern.text for pattern in kept] == ["甲", "乙"]
        assert pair.several == (kept[1],)


class TestMutation:
    def test_national_notices_every_figure_that_an_equation_covers(self) -> None:
        done = mutate(*opened(shipped_packs() / "national"))
        assert done.survivors == ()
        assert done.noticed > 380
        assert done.unread == ()
        # No relation binds four figures of table 2, nor any of the trial format's; tables 3 and 4 are whole.
        assert len([label for label in done.uncovered if label.startswith("表二（2021）")]) == 4
        assert {label[:2] for label in done.uncovered} == {"表二"}
        assert all("规章" in label or "规范性文件" in label for label in (*done.bounded, *done.one_sided))

    def test_what_an_equation_leaves_out(self, tmp_path: Path) -> None:
        done = mutate(*opened(make(tmp_path)))
        assert len([label for label in done.uncovered if "尚未审结" in label]) == 3
        assert not [label for label in done.uncovered if "总计" in label and "表四" in label]
        assert done.survivors == ()
        # Three groups of four cells, each one up; those above 0 one down too.
        assert done.noticed == 12 + 2

    def test_a_figure_whose_change_goes_unnoticed_survives(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bench, cases = opened(make(tmp_path))
        (rule,) = [rule for rule in bench.rules if rule.code == "OUR002"]
        nothing = Result(path="a.txt")
        for case in cases:
            bench.check(case.data, case.path)
        monkeypatch.setattr(bench.session.engine, "check", lambda *_, **__: nothing)
        done = mutate(bench, cases)
        assert done.noticed == 0
        assert len(done.survivors) == 14
        assert {survivor.rules for survivor in done.survivors} == {(rule.code,)}
        assert done.survivors[0].label == "表四（2021）“行政复议”×“结果维持”"

    def test_an_inequality_notices_beyond_its_bound(self, tmp_path: Path) -> None:
        equation = EQUATION.replace("总计 = 结果维持 + 结果纠正 + 其他结果", "结果纠正 <= 总计")
        page = EQUATION_PAGE.replace(
            "1 | 0 | 0 | 0 | 1=>1 | 1 | 0 | 0 | 1", "1 | 0 | 0 | 0 | 1=>0 | 2 | 0 | 0 | 1"
        )
        files = {"sums/corrected.yaml": equation, "sums/corrected.md": page}
        done = mutate(*opened(make(tmp_path, **files)))
        assert done.survivors == ()
        assert done.bounded == ("表四（2021）“行政复议”×“结果纠正”",)
        assert len(done.one_sided) == 3
