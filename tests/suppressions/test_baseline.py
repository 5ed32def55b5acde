"""Findings frozen in a baseline, and what comes back when its figures change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from govlint.cli.root import govlint
from govlint.errors import SettingsError, UsageError
from govlint.opening import open_session
from govlint.suppressions.baseline import Baseline, Known, read_baseline, write_baseline
from govlint.testing import base_report

ROW = "一、本年新收政府信息公开申请数量 | 2"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "6")
    return tmp_path


def write(folder: Path, figure: str, more: str = "") -> None:
    text = base_report().replace(ROW, ROW.replace("2", figure))
    at = text.index("二、主动公开")
    (folder / "a.txt").write_text(text[:at] + more + text[at:], encoding="utf-8")


def govlint_(*words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(govlint, words, standalone_mode=False, catch_exceptions=False)
    return ran.return_value, ran.output


def created() -> None:
    code, words = govlint_("baseline", "create", ".")
    assert code == 0
    assert "1 处" in words


def test_what_is_known_is_not_told(folder: Path) -> None:
    created()
    code, words = govlint_("check", "--baseline", ".govlint-baseline.json", ".")
    assert code == 0
    assert "基线里已有 1 处" in words


def test_other_lines_may_move(folder: Path) -> None:
    created()
    write(folder, "6", "本单位设有专门窗口。\n")
    assert govlint_("check", "--baseline", ".govlint-baseline.json", ".")[0] == 0


def test_it_comes_back_when_its_figures_change(folder: Path) -> None:
    created()
    write(folder, "7")
    code, words = govlint_("check", "--baseline", ".govlint-baseline.json", ".")
    assert code == 1
    assert "BAL001" in words
    assert "1 处已不再出现" in words


def test_what_is_new_is_told(folder: Path) -> None:
    created()
    write(folder, "6", "按照国办公开办函[2021]30号编制。\n")
    code, words = govlint_("check", "--format", "json", "--baseline", ".govlint-baseline.json", ".")
    document = json.loads(words)["documents"][0]
    assert code == 1
    assert [finding["rule"] for finding in document["findings"]] == ["CIT001"]
    assert [(item["rule"], item["by"]) for item in document["suppressed"]] == [("BAL001", "baseline")]


def test_prune_takes_out_what_is_mended_and_what_is_gone(folder: Path) -> None:
    (folder / "b.txt").write_text((folder / "a.txt").read_text(encoding="utf-8"), encoding="utf-8")
    govlint_("baseline", "create", ".")
    write(folder, "2")
    assert "去掉 1 处，还有 1 处" in govlint_("baseline", "prune", "a.txt")[1]
    (folder / "b.txt").unlink()
    assert "去掉 1 处，还有 0 处" in govlint_("baseline", "prune", "a.txt")[1]


def test_prune_keeps_what_this_run_cannot_judge(folder: Path) -> None:
    created()
    assert "去掉 0 处" in govlint_("baseline", "prune", "--select", "CIT", ".")[1]
    (folder / "a.txt").write_bytes(b"")
    assert "去掉 0 处" in govlint_("baseline", "prune", ".")[1]


def test_create_does_not_overwrite_unasked(folder: Path) -> None:
    created()
    with pytest.raises(UsageError, match="已经有了"):
        govlint_("baseline", "create", ".")
    assert govlint_("baseline", "create", "--overwrite", ".")[0] == 0


def test_where_nothing_was_checked_there_is_none(folder: Path) -> None:
    with pytest.raises(UsageError, match="没有查成任何文件"):
        govlint_("baseline", "create", "nowhere")
    assert not (folder / ".govlint-baseline.json").exists()


def test_the_file_is_the_same_for_the_same_findings(folder: Path) -> None:
    created()
    first = (folder / ".govlint-baseline.json").read_bytes()
    govlint_("baseline", "create", "--overwrite", str(folder / "a.txt"))
    assert (folder / ".govlint-baseline.json").read_bytes() == first
    (entry,) = json.loads(first)["findings"]
    assert entry["path"] == "a.txt"
    assert entry["rule"] == "BAL001"
    assert "自然人" in entry["place"]


@pytest.mark.parametrize("content", ["", "[]", '{"findings": []}', '{"govlint_baseline": 2, "findings": []}'])
def test_a_file_that_is_no_baseline_is_refused(folder: Path, content: str) -> None:
    (folder / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="不是 govlint 的基线文件"):
        govlint_("check", "--baseline", "x.json", ".")
    with pytest.raises(
        UsageError, match=r"[^A-Za-z]：(?:写的是别的内容|不是完好的 JSON)；用 govlint baseline"
    ):
        govlint_("check", "--baseline", "x.json", ".")
    with pytest.raises(UsageError, match="读不了基线"):
        govlint_("check", "--baseline", "y.json", ".")


def test_a_locked_rule_cannot_be_frozen(folder: Path) -> None:
    session = open_session()
    rules = [replace(rule, lock="locked") for rule in session.rules]
    result = session.check_file("a.txt")
    file = folder / "known.json"
    known = Baseline(file)
    write_baseline(file, [known.known(result, finding) for finding in result.findings])
    assert next(read_baseline(file, ()).filtering([result])).findings == ()
    assert next(read_baseline(file, rules).filtering([result])).findings == result.findings


def test_a_file_that_cannot_be_written_is_told(folder: Path) -> None:
    with pytest.raises(UsageError, match="写不了"):
        write_baseline(folder / "none" / "b.json", [Known("a", "BAL001", "", "", "")])


class TestNamedByTheConfiguration:
    @pytest.fixture(autouse=True)
    def _configured(self, folder: Path) -> None:
        (folder / ".govlint.yaml").write_text("lang: zh\nbaseline: known/all.json\n", encoding="utf-8")
        (folder / "known").mkdir()

    def test_it_is_written_pruned_and_used(self, folder: Path) -> None:
        code, words = govlint_("baseline", "create", ".")
        assert code == 0
        assert "写了 known/all.json：1 处" in words
        assert "govlint check .\n" in words
        assert govlint_("check", ".")[0] == 0
        assert "基线里已有 1 处" in govlint_("check", ".")[1]
        write(folder, "2")
        assert govlint_("check", ".")[0] == 0
        assert "known/all.json：去掉 1 处，还有 0 处" in govlint_("baseline", "prune", ".")[1]

    def test_from_another_folder_too(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        govlint_("baseline", "create", ".")
        (folder / "known").joinpath("b.txt").write_text("会议通知", encoding="utf-8")
        monkeypatch.chdir(folder / "known")
        assert govlint_("check", "..")[0] == 0

    def test_the_command_line_wins(self, folder: Path) -> None:
        govlint_("baseline", "create", ".")
        write_baseline(folder / "none.json", [])
        assert govlint_("check", "--baseline", "none.json", ".")[0] == 1
        code, words = govlint_("baseline", "create", ".", "--output", "other.json")
        assert code == 0
        assert "--baseline other.json" in words
        assert "none.json：去掉 0 处" in govlint_("baseline", "prune", ".", "--baseline", "none.json")[1]

    def test_one_that_is_not_there_is_told_with_its_line(self, folder: Path) -> None:
        with pytest.raises(SettingsError) as caught:
            govlint_("check", ".")
        (mistake,) = caught.value.mistakes
        assert str(mistake).startswith(".govlint.yaml:2:")
        assert "known/all.json" in mistake.message
        assert "govlint baseline create" in mistake.message
        (folder / "known" / "all.json").write_text("[]")
        with pytest.raises(SettingsError, match="不是 govlint 的基线文件"):
            govlint_("check", ".")

    def test_in_pyproject(self, folder: Path) -> None:
        (folder / ".govlint.yaml").unlink()
        (folder / "pyproject.toml").write_text(
            '[tool.govlint]\nlang = "zh"\nbaseline = "b.json"\n', encoding="utf-8"
        )
        with pytest.raises(SettingsError) as caught:
            govlint_("check", ".")
        assert str(caught.value.mistakes[0]).startswith("pyproject.toml:3:")
        govlint_("baseline", "create", ".")
        assert (folder / "b.json").exists()
        assert govlint_("check", ".")[0] == 0

    def test_by_a_file_that_is_extended_and_taken_back(self, folder: Path) -> None:
        govlint_("baseline", "create", ".")
        (folder / ".govlint.yaml").rename(folder / "base.yaml")
        (folder / ".govlint.yaml").write_text("extends: base.yaml\n", encoding="utf-8")
        assert govlint_("check", ".")[0] == 0
        assert "known/all.json    # base.yaml:2" in govlint_("config", "show", "a.txt")[1]
        (folder / ".govlint.yaml").write_text('extends: base.yaml\nbaseline: ""\n', encoding="utf-8")
        assert govlint_("check", ".")[0] == 1

    def test_annotate_goes_by_it(self, folder: Path) -> None:
        govlint_("baseline", "create", ".")
        assert govlint_("annotate", "a.txt", "-o", "a.html")[0] == 0
        assert "BAL001" not in (folder / "a.html").read_text(encoding="utf-8")
        (folder / ".govlint.yaml").unlink()
        govlint_("annotate", "a.txt", "-o", "a.html")
        assert "BAL001" in (folder / "a.html").read_text(encoding="utf-8")
