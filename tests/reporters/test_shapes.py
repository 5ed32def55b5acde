"""The formats that other programs read hold to the shapes that these publish, by names of our own.

JUnit by the schema of Jenkins (junit-10) and the `file` of a test, by which GitLab links it; Checkstyle
by what it writes itself, Code Quality by GitLab's page; SARIF is held against its schema in test_sarif.py.
"""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from govlint.finding import Severity
from govlint.hookspecs import Style
from govlint.reporters import checkstyle, gitlab, junit

from . import samples

Shape = tuple[frozenset[str], frozenset[str], frozenset[str]]


def shape(needed: str = "", may: str = "", children: str = "") -> Shape:
    """The attributes that an element must have, may have, and the elements that may stand in it."""
    return frozenset(needed.split()), frozenset(may.split()), frozenset(children.split())


JUNIT = {
    "testsuites": shape(may="name time tests failures errors", children="testsuite"),
    "testsuite": shape("name tests failures errors", "skipped time timestamp", "properties testcase"),
    "properties": shape(children="property"),
    "property": shape("name value"),
    "testcase": shape("name", "classname time file", "skipped error failure system-out system-err"),
    "failure": shape(may="type message"),
    "error": shape(may="type message"),
    "skipped": shape(may="type message"),
    "system-out": shape(),
}
CHECKSTYLE = {
    "checkstyle": shape("version", children="file"),
    "file": shape("name", children="error"),
    "error": shape("line severity message source", "column"),
}
STYLES = (samples.STYLE, samples.ENGLISH, replace(samples.STYLE, fail_level=Severity.INFO))


def shaped(root: ElementTree.Element, shapes: dict[str, Shape]) -> None:
    for element in root.iter():
        needed, may, children = shapes[element.tag]
        assert needed <= set(element.keys()) <= needed | may, element.tag
        assert {child.tag for child in element} <= children, element.tag


@pytest.mark.parametrize("style", STYLES)
def test_junit(style: Style) -> None:
    root = ElementTree.fromstring("".join(junit.render(iter(samples.EVERYTHING), style)).encode())
    assert root.tag == "testsuites"
    shaped(root, JUNIT)
    for key in ("tests", "failures", "errors"):
        assert root.get(key) == str(sum(int(suite.get(key, "")) for suite in root))
    for suite in root:
        outcomes = [case.find(tag) for case in suite.iter("testcase") for tag in ("failure", "error")]
        assert int(suite.get("failures", "")) + int(suite.get("errors", "")) == len(
            [outcome for outcome in outcomes if outcome is not None]
        )
        assert int(suite.get("tests", "")) == len(list(suite.iter("testcase")))


def test_a_run_without_documents_is_a_whole_junit_file() -> None:
    root = ElementTree.fromstring("".join(junit.render(iter(()), samples.STYLE)).encode())
    assert dict(root.items()) == {"name": "govlint", "tests": "0", "failures": "0", "errors": "0"}


@pytest.mark.parametrize("style", STYLES)
def test_checkstyle(style: Style) -> None:
    root = ElementTree.fromstring("".join(checkstyle.render(iter(samples.EVERYTHING), style)).encode())
    assert root.tag == "checkstyle"
    shaped(root, CHECKSTYLE)
    for error in root.iter("error"):
        assert error.get("severity") in ("error", "warning", "info", "ignore")
        assert int(error.get("line", "")) >= 0
        assert int(error.get("column", "1")) > 0


@pytest.mark.parametrize("style", STYLES)
def test_code_quality(style: Style) -> None:
    text = "".join(gitlab.render(iter(samples.EVERYTHING * 2), style))
    assert text.startswith("[")  # a mark of the encoding before it is refused
    entries = json.loads(text)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert all(entry[key] for key in ("description", "check_name", "fingerprint"))
        assert not entry["location"]["path"].startswith("./")
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
