"""The engine: bytes and rules in, a result out; three outcomes, and crashes that hide nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
import pytest

from govlint.engine import Engine
from govlint.finding import Outcome, Passed, Problem, Result, Unknown
from govlint.model import Span, Text
from govlint.report import NotAssessable
from govlint.rule import Check, Context, Message, Rule
from govlint.testing import base_report
from recognised import session

REPORT = base_report().encode()


def rule(code: str, check: str) -> Rule:
    return msgspec.structs.replace(
        session().rules[0],
        code=code,
        name=code.lower(),
        check=check,
        options={},
        messages={"default": Message("坏", "bad")},
    )


def run(*functions: Callable[..., Iterable[Outcome]], data: bytes = REPORT, path: str = "2024.txt") -> Result:
    """The result of rules TST001, TST002 … made of check functions."""
    checks = {
        f"check{number}": Check(f"check{number}", function) for number, function in enumerate(functions, 1)
    }
    base = session().engine
    engine = Engine(
        base.registry, base.vocabulary, base.regulations, lambda rule: (checks[rule.check].run, {})
    )
    rules = [rule(f"TST{number:03}", f"check{number}") for number in range(1, len(functions) + 1)]
    return engine.check(data, path, rules)


def passes(context: Context) -> Iterable[Outcome]:
    yield Passed()


def fails(context: Context) -> Iterable[Outcome]:
    yield Problem(span=Span(3, 4))


def is_silent(context: Context) -> Iterable[Outcome]:
    return ()


def cannot(context: Context) -> Iterable[Outcome]:
    raise NotAssessable(Text("没有", "none"))


def cannot_in_part(context: Context) -> Iterable[Outcome]:
    yield Passed()
    yield Unknown(Text("没有一格", "no cell"))
    yield Unknown(Text("没有一格", "no cell"))


def crashes(context: Context) -> Iterable[Outcome]:
    yield Problem(span=Span(1, 2))
    raise ZeroDivisionError("oh")


def nonsense(context: Context) -> Iterable[Outcome]:
    yield "problem"  # type: ignore[misc]


class TestThreeOutcomes:
    def test_pass(self) -> None:
        result = run(passes)
        assert (result.assessed, result.findings, result.not_assessed) == (("TST001",), (), ())

    def test_fail(self) -> None:
        result = run(fails)
        assert [finding.rule for finding in result.findings] == ["TST001"]
        assert result.assessed == ("TST001",)

    def test_not_assessed(self) -> None:
        result = run(cannot, passes)
        assert [(entry.rule, entry.reason) for entry in result.not_assessed] == [("TST001", "没有")]
        assert result.assessed == ("TST002",)

    def test_in_part(self) -> None:
        result = run(cannot_in_part)
        assert result.assessed == ("TST001",)
        assert len(result.not_assessed) == 1

    def test_a_silent_rule_has_not_passed(self) -> None:
        result = run(is_silent)
        assert result.assessed == ()
        assert "没有得出结果" in result.not_assessed[0].reason

    def test_nothing_assessed_is_never_clean(self) -> None:
        result = run(cannot, cannot)
        assert result.error is not None
        assert result.error.code == "not-assessed"


class TestCrashes:
    @pytest.mark.parametrize(
        ("function", "words"), [(crashes, "ZeroDivisionError: oh"), (nonsense, "TypeError")]
    )
    def test_a_rule_that_raises_is_told_and_the_others_go_on(
        self, function: Callable[..., Iterable[Outcome]], words: str
    ) -> None:
        result = run(function, fails, passes)
        assert [crash.rule for crash in result.crashes] == ["TST001"]
        assert words in result.crashes[0].message
        assert "TST002" in {finding.rule for finding in result.findings}
        assert result.assessed == ("TST002", "TST003")

    def test_structure_that_fails_on_a_document_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def boom(document: object) -> None:
            raise RecursionError("deep")

        engine = session().engine
        monkeypatch.setattr(engine._recogniser, "recognise", boom)
        result = engine.check(REPORT, "2024.txt", session().rules)
        assert "deep" in result.crashes[0].message
        assert result.error is not None


class TestReaders:
    @pytest.mark.parametrize(
        ("path", "reader"),
        [
            ("a.txt", "text"),
            ("a.TXT", "text"),
            ("a.md", "markdown"),
            ("a.htm", "html"),
            ("a", "text"),
            ("a.odt", "text"),
        ],
    )
    def test_by_suffix(self, path: str, reader: str) -> None:
        # A page has a tag more than a <br>: lines of text with one are only called a page.
        tag = b"<p>" if reader == "html" else b"<br>"
        assert run(passes, data=base_report().encode() + tag, path=path).reader == reader

    def test_a_text_under_the_suffix_of_a_page_is_one(self) -> None:
        assert run(passes, data=base_report().encode(), path="a.htm").reader == "text"

    @pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b" \r\n\t"])
    @pytest.mark.parametrize("path", ["a.txt", "a", "a.asp"])
    def test_a_page_is_one_under_any_name(self, path: str, start: bytes) -> None:
        page = start + base_report(2024, "html").encode()
        assert run(passes, data=page, path=path).reader == "html"


def test_findings_are_in_order_of_place() -> None:
    def several(context: Context) -> Iterable[Outcome]:
        for start in (200, 5, 90):
            yield Problem(span=Span(start, start + 1))

    result = run(several, several)
    places = [(f.location.line, f.location.column, f.rule) for f in result.findings]
    assert places == sorted(places)
    assert len(places) == 6


def test_the_same_bytes_give_the_same_result() -> None:
    text = base_report().replace("申请数量 | 2", "申请数量 | 6").encode()
    assert session().check(text, "a.txt") == session().check(text, "a.txt")


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx", ".ofd", ".doc"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_by_another_name_is_read(suffix: str, codec: str) -> None:
    result = session().check(base_report().encode(codec), f"a{suffix}")
    assert (result.reader, result.error) == ("text", None)
    assert result.kind == "annual-report"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04\0\0", b"1 0 obj\nendobj\n", bytes(range(1, 256)) * 4])
def test_what_is_damaged_is_no_text(data: bytes) -> None:
    for suffix in (".docx", ".pdf"):
        result = session().check(data, f"a{suffix}")
        assert result.error is not None
        assert result.reader != "text"
