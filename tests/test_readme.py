"""What the READMEs show is what happens: the outputs, the rule in ten lines, the examples, the Python API."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import govlint as package

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
OUTPUT = re.compile(r"<!-- output of: govlint ([^\n]+) -->\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"`(ours/[\w./-]+)`[^\n`]*\n\n(`{3,})\w+\n(.*?)^\2$", re.DOTALL | re.MULTILINE)
SUFFIXES = [".txt", ".md", ".html", ".docx", ".pdf", ".ofd"]


def run(*arguments: str, at: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "govlint", *arguments]
    return subprocess.run(
        command, cwd=at, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_outputs_are_real(readme: Path) -> None:
    shown = OUTPUT.findall(readme.read_text(encoding="utf-8"))
    assert shown
    for arguments, output in shown:
        assert run(*shlex.split(arguments)).stdout == output, "run: python docs/generate.py"


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_rule_in_ten_lines(readme: Path, tmp_path: Path) -> None:
    files = {name: content for name, _, content in FILE.findall(readme.read_text(encoding="utf-8"))}
    assert sum(content.count("\n") for name, content in files.items() if name.endswith(".yaml")) == 10
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    assert run("check", "--pack", "ours", str(ROOT / "examples/correct.txt"), at=tmp_path).returncode == 0
    text = (ROOT / "examples/correct.txt").read_text(encoding="utf-8")
    wrong = text.replace("2 | 0 | 1 | 0 | 3 | 0", "2 | 4 | -3 | 0 | 3 | 0")
    assert wrong != text
    (tmp_path / "report.txt").write_text(wrong, encoding="utf-8")
    checked = run("check", "--pack", "ours", "--format", "json", "report.txt", at=tmp_path)
    assert checked.returncode == 1
    assert "OUR001" in {finding["rule"] for finding in findings(checked.stdout)}


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_pages_of_the_rule_in_ten_lines(readme: Path, tmp_path: Path) -> None:
    from govlint.testing import build, examples

    files = {name: content for name, _, content in FILE.findall(readme.read_text(encoding="utf-8"))}
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    session = package.open_session(command_line={"packs": [str(tmp_path / "ours")]})
    page = files["ours/review/corrected.md"]
    kinds = set()
    for example in examples(page):
        kinds.add(example.kind)
        result = session.check(*build(example))
        found = "OUR001" in {code for finding in result.findings for code in (finding.rule, *finding.also)}
        assert found == (example.kind == "反例")
    assert kinds == {"反例", "正例"}


def findings(output: str) -> list[dict[str, object]]:
    return [finding for document in json.loads(output)["documents"] for finding in document["findings"]]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_correct_example(suffix: str) -> None:
    result = package.check(ROOT / f"examples/correct{suffix}")
    assert [finding.rule for finding in result.findings] == []
    assert (result.agency, result.year, result.format) == ("示例市交通运输局", 2024, "2021")
    assert result.not_assessed == ()


def test_faulty_examples_agree() -> None:
    results = [package.check(ROOT / f"examples/faulty{suffix}") for suffix in SUFFIXES]
    said = [
        [(finding.rule, finding.also, finding.message, finding.cell) for finding in result.findings]
        for result in results
    ]
    assert all(one == said[0] for one in said)
    codes = [rule for rule, *_ in said[0]]
    assert codes == ["CIT001", "STR012", "URL001", "STR007", "BAL002", "BAL004", "FEE003"]
    assert [result.encoding for result in results] == ["utf-8", "utf-8", "gb18030", None, None, None]


def test_example_configuration() -> None:
    config = ROOT / "examples/config/govlint.yaml"
    assert run("check", "--config", str(config), "examples/correct.txt").returncode == 0


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_links_lead_somewhere(readme: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)\)", readme.read_text(encoding="utf-8"))
    assert [target for target in targets if "://" not in target and not (ROOT / target).exists()] == []
