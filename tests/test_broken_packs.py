"""Packs with one mistake each: the right file, line and remedy; several mistakes are told together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from govlint.errors import Mistake
from govlint.packtest.lint import lint_pack
from govlint.plugins import load_plugins
from govlint.sources.yamltext import load
from packfolders import write

DATA = load(Path(__file__).parent / "broken-packs.yaml").data
BASE: dict[str, Any] = DATA["base"]
CASES: list[dict[str, Any]] = DATA["cases"]
REGISTRY = load_plugins(installed=False)
KNOWN = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent.parent / "rules" / "national").rglob("*.yaml"))
    if path.parent.name == "forms" or path.stem in ("report", "claims")
)
"""Labels, titles and words of the national pack, which mistakes name too."""


def files_of_case(case: dict[str, Any]) -> dict[str, Any]:
    """The files of the pack with the mistake of a case in it."""
    files = dict(BASE)
    if "text" in case:
        files.pop(case["file"], None)
        if case["text"] is not None:
            files[case["file"]] = case["text"]
    else:
        assert case["old"] in files[case["file"]], case["id"]
        for old, new in {case["old"]: case["new"], **case.get("also", {})}.items():
            files[case["file"]] = files[case["file"]].replace(old, new, 1)
    return files


def told(folder: Path) -> list[Mistake]:
    return lint_pack(folder, REGISTRY)[1]


def test_the_pack_itself_is_sound(tmp_path: Path) -> None:
    pack, mistakes = lint_pack(write(tmp_path / "example-city", BASE), REGISTRY)
    assert mistakes == []
    assert pack is not None
    assert len(pack.rules) == 2


def test_there_are_many_cases_and_each_once() -> None:
    assert len(CASES) >= 60
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_mistake_can_be_told_in_english(tmp_path: Path, case: dict[str, Any]) -> None:
    files = files_of_case(case)
    for mistake in told(write(tmp_path / "example-city", files)):
        line = mistake.in_language("en").removeprefix(str(tmp_path))
        assert line != str(mistake).removeprefix(str(tmp_path))
        quoted = f"{files}{KNOWN}"
        assert [words for words in re.findall(r"[\u4e00-\u9fff]+", line) if words not in quoted] == [], line


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_mistake_is_told_where_it_is_with_its_remedy(tmp_path: Path, case: dict[str, Any]) -> None:
    folder = write(tmp_path / "example-city", files_of_case(case))
    mistakes = told(folder)
    lines = [str(mistake).removeprefix(str(folder)).removeprefix("/") for mistake in mistakes]
    line = next((line for line in lines if case["words"] in line), None)
    assert line is not None, lines
    assert line.startswith(case["told"]), line
    assert case["remedy"] in line, line
    if not case.get("several"):
        assert len(lines) == 1, lines
    mistake = next(mistake for mistake in mistakes if case["words"] in str(mistake))
    if mistake.column is not None and mistake.line is not None:
        written = Path(mistake.file).read_text("utf-8").splitlines()
        assert mistake.shown == written[mistake.line - 1].replace("\t", " ").replace("\u3000", "�")


def test_several_mistakes_are_told_together(tmp_path: Path) -> None:
    chosen = ["pack-key", "change-level", "level", "look-ahead", "column-unknown", "form-set", "term-pattern"]
    files = dict(BASE)
    wanted = [case for case in CASES if case["id"] in chosen]
    for case in wanted:
        files[case["file"]] = files[case["file"]].replace(case["old"], case["new"], 1)
    files["words/hotline.md"] = "# EXC001\n"
    words = "\n".join(str(mistake) for mistake in told(write(tmp_path / "example-city", files)))
    for case in wanted:
        if case["id"] != "look-ahead":  # of a rule with a wrong level, the options are not looked at
            assert case["words"] in words, case["id"]
    assert "没有反例" in words


def test_the_command_shows_the_line_and_the_place(tmp_path: Path, govlint: Any) -> None:
    case = next(case for case in CASES if case["id"] == "kind-unknown")
    write(tmp_path / "example-city", files_of_case(case))
    run = govlint("pack", "lint", "example-city")
    assert run.code == 2
    assert run.err == (
        "配置或规则包有 1 处错误：\n"
        "example-city/pack.yaml:5:19: 没有叫 anual-report 的文书种类（是不是 annual-report？）\n"
        "    applies: {kinds: [anual-report]}\n"
        "                      ^\n"
    )


def test_a_long_line_is_cut_around_the_place(tmp_path: Path, govlint: Any) -> None:
    long = "code: EXC001 # " + "长" * 300
    write(tmp_path / "example-city", {**BASE, "words/hotline.yaml": "甲: 1, 乙: " + "长" * 300 + ": 2\n"})
    lines = govlint("pack", "lint", "example-city").err.splitlines()
    assert max(map(len, lines)) < 120
    assert any(line.strip() == "^" for line in lines)
    assert long
