"""All formats tell the same of one run: what was found, what was not checked, and nobody's number."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Govlint
from govlint.reporters import ALL
from govlint.reporters.markup import for_markdown
from govlint.testing import base_report

ROOT = Path(__file__).parent.parent.parent
NUMBER, MOBILE = "11010519491231002X", "13912345678"
FORMATS = [reporter.name for reporter in ALL]
Told = Counter[tuple[str, str]]


@pytest.fixture
def outputs(govlint: Govlint, tmp_path: Path) -> dict[str, str]:
    """What each format writes of the same run, which finds something of every kind."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for suffix in ("txt", "html", "md", "docx"):
        shutil.copy(ROOT / f"examples/faulty.{suffix}", folder)
    shutil.copy(ROOT / "examples/correct.txt", folder)
    named = base_report().replace("认真落实", f"张三（{NUMBER}，{MOBILE}）认真落实")
    named = named.replace("示例市数据局2024年政", f"示例市{NUMBER}数据局2024年政", 1)
    silenced = f"\n<!-- govlint-disable-next-line CIT001: 见{NUMBER} -->\n国办公开办函[2021]30号\n"
    (folder / "named.md").write_text(named + silenced, encoding="utf-8")
    (folder / "named.txt").write_text(named.replace("申请数量 | 2", "申请数量 | 6"), encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "notes.md").write_text("# 说明\n", encoding="utf-8")
    wanted = [f"--output={name}=told.{name}" for name in FORMATS]
    run = govlint("check", *wanted, "--fail-level", "info", "--statistics", "--coverage", "reports")
    assert run.code == 2
    return {name: (tmp_path / f"told.{name}").read_text(encoding="utf-8") for name in FORMATS}


def told_by_json(outputs: dict[str, str]) -> Told:
    documents = json.loads(outputs["json"])["documents"]
    return Counter((item["path"], finding["rule"]) for item in documents for finding in item["findings"])


def by_sarif(text: str) -> Told:
    return Counter(
        (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], result["ruleId"])
        for result in json.loads(text)["runs"][0]["results"]
        if not result["suppressions"]
    )


def by_gitlab(text: str) -> Told:
    entries = json.loads(text)
    return Counter(
        (entry["location"]["path"], entry["check_name"])
        for entry in entries
        if entry["check_name"][:3].isupper()
    )


def by_checkstyle(text: str) -> Told:
    return Counter(
        (file.get("name", ""), error.get("source", "")[len("govlint.") :])
        for file in ElementTree.fromstring(text.encode())
        for error in file
        if re.fullmatch(r"govlint\.[A-Z]{3}\d{3}", error.get("source", ""))
    )


def by_junit(text: str) -> Told:
    found: Told = Counter()
    for suite in ElementTree.fromstring(text.encode()):
        for case in suite.iter("testcase"):
            lines = (case.findtext("failure") or "").splitlines()
            own = [line for line in lines if line.startswith(suite.get("name", "")) and "（见 " not in line]
            if own:
                found[suite.get("name", ""), case.get("name", "")[:6]] = len(own)
    return found


def by_markdown(text: str) -> Told:
    parts = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    return Counter(
        (part.partition("`")[2].partition("`")[0], match[1])
        for part in parts
        for match in re.finditer(r"^\| \S+ \S+ \| \[?([A-Z]{3}\d{3})\]?", part, re.MULTILINE)
    )


def by_html(text: str) -> Told:
    parts = text.split('<section class="document"')[1:]
    return Counter(
        (html.unescape(re.findall(r"<h2[^>]*><code>(.*?)</code>", part)[0]), code)
        for part in parts
        for code in re.findall(r"<h3>.*?<code>([A-Z]{3}\d{3})</code>", part)
    )


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("sarif", by_sarif),
        ("gitlab", by_gitlab),
        ("checkstyle", by_checkstyle),
        ("junit", by_junit),
        ("markdown", by_markdown),
        ("html", by_html),
    ],
)
def test_every_format_tells_the_same_findings(
    name: str, read: Callable[[str], Told], outputs: dict[str, str]
) -> None:
    expected = told_by_json(outputs)
    assert sum(expected.values()) > 20
    assert read(outputs[name]) == expected


def test_every_format_has_every_message(outputs: dict[str, str]) -> None:
    documents = json.loads(outputs["json"])["documents"]
    messages = {finding["message"] for document in documents for finding in document["findings"]}
    read: dict[str, Callable[[str], bool]] = {
        "markdown": lambda message: for_markdown(message) in outputs["markdown"],
        "html": lambda message: html.escape(message) in outputs["html"],
        "junit": lambda message: html.escape(message, quote=False) in outputs["junit"],
        "checkstyle": lambda message: html.escape(message, quote=False) in outputs["checkstyle"],
        "gitlab": lambda message: json.dumps(message, ensure_ascii=False)[1:-1] in outputs["gitlab"],
        "sarif": lambda message: json.dumps(message, ensure_ascii=False)[1:-1] in outputs["sarif"],
    }
    for name, has in read.items():
        assert [message for message in messages if not has(message)] == [], name


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_unreadable_and_nobodys_number(name: str, outputs: dict[str, str]) -> None:
    assert "broken.docx" in outputs[name]
    assert "PRV001" in outputs[name]
    assert NUMBER not in outputs[name]
    assert MOBILE not in outputs[name]


def test_two_runs_print_the_same_bytes(govlint: Govlint, tmp_path: Path, outputs: dict[str, str]) -> None:
    wanted = [f"--output={name}=again.{name}" for name in FORMATS]
    govlint("check", *wanted, "--fail-level", "info", "--statistics", "--coverage", "reports")
    for name in FORMATS:
        assert (tmp_path / f"again.{name}").read_text(encoding="utf-8") == outputs[name]


def test_a_reporter_is_imported_when_it_is_asked_for() -> None:
    """A run that prints for people has no use for XML, pages and the rest."""
    code = (
        "import sys, govlint.cli, govlint.cli.check, govlint.plugins;"
        "govlint.plugins.load_plugins(installed=False);"
        "print([n for n in sys.modules if n.startswith('govlint.reporters.') or n.startswith('xml.')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
