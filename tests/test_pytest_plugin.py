"""The pytest plugin: the examples of named packs are items, and without packs nothing is done."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from govlint.scaffold import pack as scaffold

pytest_plugins = ["pytester"]

# An installed govlint registers the plugin by itself; a checkout on the path does not.
INSTALLED = any(entry.value == "govlint_pytest" for entry in entry_points(group="pytest11"))
LOAD = () if INSTALLED else ("-p", "govlint_pytest")


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with a pack, a test of its own, and the plugin's option set."""
    given = scaffold.NewPack(name="ours", title="我们的", title_en="ours", prefix="OUR")
    scaffold.write(pytester.path / "rules" / "ours", scaffold.files(given, "rules/ours"))
    pytester.makeini("[pytest]\ntestpaths = tests\ngovlint_packs = rules/ours\n")
    (pytester.path / "tests").mkdir()
    (pytester.path / "tests" / "test_own.py").write_text("def test_own(): pass\n", encoding="utf-8")
    return pytester


def page(project: pytest.Pytester) -> Path:
    return project.path / "rules/ours/words/hotline-name.md"


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return project.runpytest(*LOAD, *arguments)


def test_each_example_is_an_item(project: pytest.Pytester) -> None:
    result = run(project, "-v")
    result.assert_outcomes(passed=4)
    text = page(project).read_text(encoding="utf-8")
    line = text[: text.index("```text")].count("\n") + 1
    result.stdout.fnmatch_lines([f"*OUR001:反例:{line} PASSED*"])


def test_what_does_not_hold_fails_with_the_difference(project: pytest.Pytester) -> None:
    text = page(project).read_text(encoding="utf-8")
    head, mark, tail = text.partition("## 改后")
    page(project).write_text(head + mark + tail.replace("20件", "30件"), encoding="utf-8")
    result = run(project)
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        ["*hotline-name.md:*: 没有一个反例照 OUR001 的改法会改成这样", "  - *30件*", "  + *20件*"]
    )
    assert "Traceback" not in result.stdout.str()


def test_a_pack_with_mistakes_is_an_error(project: pytest.Pytester) -> None:
    rule = page(project).with_suffix(".yaml")
    rule.write_text(
        rule.read_text(encoding="utf-8").replace("check: pattern", "check: patern"), encoding="utf-8"
    )
    result = run(project)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*hotline-name.yaml:*patern*"])


def test_other_arguments_leave_the_packs_alone(project: pytest.Pytester) -> None:
    run(project, "tests").assert_outcomes(passed=1)
    run(project, "rules/ours").assert_outcomes(passed=3)
    run(project, "rules/ours/pack.yaml").assert_outcomes(passed=3)
    run(project, "-k", "正例").assert_outcomes(passed=1, deselected=3)


def test_a_pack_below_the_tests_is_collected_once(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ngovlint_packs = rules/ours\n")
    run(project).assert_outcomes(passed=4)


def test_packs_that_are_not_named_are_left_alone(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\n")
    run(project).assert_outcomes(passed=1)
    run(project, "rules/ours").assert_outcomes()


def test_a_folder_that_is_no_pack_is_told(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ngovlint_packs = rules\n")
    result = run(project)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*govlint_packs*没有 pack.yaml*"])


def test_without_packs_nothing_of_govlint_is_imported() -> None:
    code = "import sys, govlint_pytest; sys.exit('govlint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
