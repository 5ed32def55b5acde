"""The example plugin, tested as its author would: pages as examples, the check, the reporter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import govlint
from govlint.hookspecs import Result, Severity, Style
from govlint.session import Session
from govlint.testing import Example, base_report, build, examples

PLUGIN = Path(__file__).parent.parent / "src" / "govlint_example_plugin"
PAGES = sorted(PLUGIN.glob("packs/*/*/*.md"))


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PLUGIN.parent))


@cache
def session() -> Session:
    """As a configuration with `plugins:` opens it; an installed plugin needs only `packs:`."""
    return govlint.open_session(
        command_line={"plugins": ["govlint_example_plugin"], "packs": ["example"], "select": ["example"]}
    )


def cases() -> list[tuple[Path, Example]]:
    return [
        (page, example) for page in PAGES for example in examples(page.read_text(encoding="utf-8"), page.name)
    ]


@pytest.mark.parametrize(("page", "example"), cases(), ids=lambda case: getattr(case, "stem", None))
def test_page(page: Path, example: Example) -> None:
    code = page.read_text(encoding="utf-8").split()[1]
    result = session().check(*build(example))
    found = [finding.rule for finding in result.findings]
    assert found == ([code] if example.kind == "反例" else [])


def test_every_rule_has_a_page_with_examples() -> None:
    assert [page.with_suffix(".yaml").is_file() for page in PAGES] == [True, True]
    assert {example.kind for page, example in cases()} == {"反例", "正例", "改后"}


def test_the_fix_takes_the_mark_away() -> None:
    text = base_report().replace("六、其他需要报告的事项", "六、其他需要报告的事项：")
    (finding,) = session().check(text.encode(), "2024.txt").findings
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert text[: edit.start] + edit.text + text[edit.end :] == base_report()


def test_without_headings_nothing_is_assessed() -> None:
    text = "\n".join(line for line in base_report().splitlines() if line[1:2] != "、" or " | " in line)
    result = session().check(text.encode(), "2024.txt")
    reasons = {unassessed.rule: unassessed.reason for unassessed in result.not_assessed}
    assert reasons["EXA001"] == "没有找到各部分的标题"


def test_tally() -> None:
    reporter = session().registry.reporters["tally"]
    text = base_report().replace("改进情况\n", "改进情况：\n")
    results = [session().check(text.encode(), "2024.txt"), Result(path="README.md")]
    assert list(reporter.render(results, Style())) == ["2024.txt\t0\t1\t0\n", "README.md\t0\t0\t0\n"]
    assert [severity.value for severity in Severity] == ["error", "warning", "info"]
