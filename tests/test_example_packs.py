"""The packs in examples/packs: a table of a province's own, and another kind of document."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent / "examples" / "packs"
ANNEX, LAW = ROOT / "example-annex", ROOT / "example-law-report"


def checked(govlint: Any, *arguments: object) -> dict[str, Any]:
    run = govlint("check", "--format", "json", *arguments)
    assert run.out, run.err
    return {Path(document["path"]).name: document for document in json.loads(run.out)["documents"]}


@pytest.mark.parametrize("folder", [ANNEX, LAW], ids=lambda folder: folder.name)
def test_their_examples_hold(folder: Path, govlint: Any) -> None:
    assert govlint("pack", "lint", folder).code == 0
    run = govlint("pack", "test", folder)
    assert (run.code, "全部成立" in run.out) == (0, True)


def test_what_they_are_for_is_shown(govlint: Any) -> None:
    assert "适用的年份：2021 年起\n" in govlint("pack", "show", ANNEX).out
    assert "适用的文书：law-based-government\n" in govlint("pack", "show", LAW).out


def test_a_figure_of_the_annex_that_breaks_two_equations_is_one_finding(govlint: Any) -> None:
    folder = ANNEX / "fixtures"
    documents = checked(govlint, "--pack", ANNEX, folder / "correct.txt", folder / "faulty.txt")
    assert documents["correct.txt"]["findings"] == []
    [finding] = documents["faulty.txt"]["findings"]
    assert (finding["rule"], finding["also"], finding["pack"]) == ("EXA001", ["EXA002"], "example-annex")
    assert finding["cell"] == {"form": "counters", "row": "county", "column": "calls"}


def test_without_the_annex_it_is_told_that_it_is_absent(govlint: Any) -> None:
    correct = ROOT.parent / "correct.txt"
    [finding] = checked(govlint, "--pack", ANNEX, correct)["correct.txt"]["findings"]
    assert (finding["rule"], "附表" in finding["message"]) == ("STR006", True)
    assert checked(govlint, correct)["correct.txt"]["findings"] == []


def test_its_rules_are_not_asked_of_earlier_years(govlint: Any, tmp_path: Path) -> None:
    text = (ANNEX / "fixtures/faulty.txt").read_text("utf-8").replace("2024", "2020")
    (tmp_path / "old.txt").write_text(text, "utf-8")
    rules = {
        finding["rule"] for finding in checked(govlint, "--pack", ANNEX, "old.txt")["old.txt"]["findings"]
    }
    assert not rules & {"EXA001", "EXA002"}


def test_the_national_rules_do_not_run_on_a_report_of_another_kind(govlint: Any, tmp_path: Path) -> None:
    shutil.copy(LAW / "fixtures/correct.txt", tmp_path / "law.txt")
    wrong = (tmp_path / "law.txt").read_text("utf-8").replace("三、主要负责人履行", "三、法制政府")
    (tmp_path / "wrong.txt").write_text(wrong, "utf-8")
    correct = ROOT.parent / "correct.txt"
    documents = checked(govlint, "--pack", LAW, "law.txt", "wrong.txt", correct)
    law = documents["law.txt"]
    assert (law["kind"], law["agency"], law["year"], law["findings"]) == (
        "law-based-government",
        "示例市",
        2024,
        [],
    )
    assert law["assessed"] == 3
    assert [finding["rule"] for finding in documents["wrong.txt"]["findings"]] == ["EXL001", "EXL003"]
    assert documents["correct.txt"]["kind"] == "annual-report"
    assert checked(govlint, "law.txt")["law.txt"]["kind"] is None
