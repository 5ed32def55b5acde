"""Every rule's page is its test: 反例 must be found by the rule, 正例 and 改后 must not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from govlint.api import open_session
from govlint.finding import Finding, Result
from govlint.options import bind_options
from govlint.packtest.companions import check_example
from govlint.rule import Told
from govlint.session import Session
from govlint.stamp import Stamper
from govlint.testing import Example, base_report, build, examples

RULES = Path(__file__).parent.parent / "rules"
PAGES = sorted(RULES.glob("*/*/*.md"))
PACKS = sorted(path.parent.name for path in RULES.glob("*/pack.yaml"))


def cases() -> list[tuple[Path, Example]]:
    return [
        (page, example) for page in PAGES for example in examples(page.read_text(encoding="utf-8"), page.name)
    ]


@cache
def session() -> Session:
    off_by_default = [code_of(page) for page in PAGES]
    return open_session(command_line={"packs": PACKS, "extend_select": off_by_default})


@cache
def result(data: bytes, path: str) -> Result:
    return session().check(data, path)


@pytest.fixture(autouse=True)
def messages_are_as_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a check gives is of a kind that it declares, and fills the blanks that it declares for it."""
    stamped = Stamper.finding

    def finding(self: Stamper, told: Told) -> Finding:
        check = session().registry.checks[told.rule.check]
        assert check.says is not None, check.name
        kinds = check.says(bind_options(told.rule, check))
        lacking = {*kinds[told.problem.kind]} - {*told.problem.params}
        # What `roots` finds out of several findings is not there for each of them.
        lacking -= {"row", "other"} if check.name == "claim" else set()
        assert not lacking or check.name == "equation", lacking
        return stamped(self, told)

    monkeypatch.setattr(Stamper, "finding", finding)


def code_of(page: Path) -> str:
    return page.read_text(encoding="utf-8").split(maxsplit=2)[1]


@pytest.mark.parametrize(
    ("page", "example"),
    cases(),
    ids=[f"{code_of(page)}-{example.kind}-{example.line}" for page, example in cases()],
)
def test_example(page: Path, example: Example, tmp_path: Path) -> None:
    checked = check_example(example, tmp_path) if example.beside else result(*build(example))
    assert checked.error is None
    assert checked.crashes == ()
    code = code_of(page)
    found = [finding for finding in checked.findings if code in (finding.rule, *finding.also)]
    if example.kind == "反例":
        assert found, f"{page.name}:{example.line} should be found"
    else:
        assert not found, f"{page.name}:{example.line}: {found[0].message}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_has_wrong_and_right_examples(page: Path) -> None:
    kinds = {example.kind for example in examples(page.read_text(encoding="utf-8"), page.name)}
    assert {"反例", "正例"} <= kinds


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
def test_minimal_report_is_clean(year: int, reader: str) -> None:
    suffix = {"text": ".txt", "markdown": ".md", "html": ".html"}[reader]
    checked = open_session().check(base_report(year, reader).encode(), "example" + suffix)
    assert [f"{finding.rule} {finding.message}" for finding in checked.findings] == []
