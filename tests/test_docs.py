"""The site builds without a warning, with a page for each rule."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from govlint.packtest.lint import lint_pack
from govlint.plugins import load_plugins
from govlint.sources.yamltext import parse
from packfolders import write

ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(importlib.util.find_spec("mkdocs") is None, reason="mkdocs is not installed")
def test_site_builds(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    assert "BAL001" in (tmp_path / "rules/index.html").read_text(encoding="utf-8")
    assert (tmp_path / "rules/BAL001/index.html").exists()
    assert not list(tmp_path.rglob("*.py"))


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_what_a_page_shows_in_yaml_can_be_read(page: Path) -> None:
    for fence in re.finditer(r"^```yaml[^\n]*\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S):
        parse(fence[1], page.name)


def test_the_pack_on_the_page_for_authors_of_packs_is_sound(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    begin = {
        "pack.yaml": "```yaml\nname: ours\n",
        "claims.yaml": "```yaml\nmatters:\n  - key: requests ",
        "words/citizen-letters.yaml": "```yaml\ncode: OUR001\n",
        "words/citizen-letters.md": "````markdown\n# OUR001",
    }
    shown = {name: page[page.index(words) :].split("\n", 1)[1] for name, words in begin.items()}
    files: dict[str, str | bytes] = {
        name: text.split("\n````\n" if name.endswith("md") else "```\n", 1)[0] + "\n"
        for name, text in shown.items()
    }
    files["pack.yaml"] = f"{files['pack.yaml']!s}extends: national\n"
    assert lint_pack(write(tmp_path / "ours", files), load_plugins(installed=False))[1] == []


def test_the_pattern_for_editors_fits_what_is_written_for_them() -> None:
    page = (ROOT / "docs" / "faq.md").read_text(encoding="utf-8")
    task = json.loads(page.split("```json\n")[1].split("```")[0])["tasks"][0]
    fields = task["problemMatcher"]["pattern"]
    command = [sys.executable, "-m", *[task["command"], *task["args"]]]
    command[-1] = "examples/faulty.txt"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    found = [re.match(fields["regexp"], line) for line in run.stdout.splitlines()]
    assert len(found) == 7
    assert all(match is not None for match in found)
    first = found[0]
    assert first is not None
    told = ("examples/faulty.txt", "2", "92", "CIT001", "error")
    assert first.group(*(fields[name] for name in ("file", "line", "column", "code", "severity"))) == told


def test_the_page_on_formats_says_for_whom_each_is() -> None:
    page = (ROOT / "docs" / "formats-and-exit-codes.md").read_text(encoding="utf-8")
    told = page.split("{ #which }")[1].split("\n各种格式")[0]
    rows = [line.split(" | ")[0] for line in told.splitlines() if line.startswith("| `")]
    named = set(re.findall(r"`(\w+)`", " ".join(rows)))
    assert named == set(load_plugins(installed=False).reporters)
