"""The cases of a `RuleTester`: how they become documents, and what makes one sloppy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govlint.finding import Finding
from govlint.packtest.cases import cell_name
from govlint.packtest.pageexamples import SUFFIXES, Example, build

Case = Mapping[str, Any]

_PLACING = ("section", "instead", "replace", "remove", "year", "path", "whole")
_ANY = frozenset({"text", "reader", "options", *_PLACING})
FOUND = frozenset({"message", "line", "column", "cell"})
_VALID = _ANY | {"not_assessed"}
_INVALID = _ANY | FOUND | {"findings", "output"}
_MARK = "\ue000"


def example_of(case: Case) -> Example:
    """The example that a case stands for, as it would be on a rule's page."""
    options: list[tuple[str, str]] = []
    for word in _PLACING:
        given = case.get(word)
        if given is None or given is False:
            continue
        values = given if isinstance(given, list | tuple) else [given]
        options += [(word, "" if value is True else str(value)) for value in values]
    reader = str(case.get("reader", "text"))
    return Example(kind="反例", reader=reader, content=str(case["text"]), options=tuple(options))


def first_line(case: Case) -> int:
    """The line of the document on which the text of a case begins; the first where it has none."""
    if not case["text"]:
        return 1
    text = build(example_of({**case, "text": _MARK}))[0].decode()
    return text.count("\n", 0, text.index(_MARK)) + 1


def sloppy(valid: Sequence[Case], invalid: Sequence[Case]) -> Iterator[str]:
    """What makes the cases prove less than they seem to."""
    if not valid or not invalid:
        yield "valid 和 invalid 都要有例子"
    seen: dict[str, str] = {}
    for kind, cases, known in (("valid", valid, _VALID), ("invalid", invalid, _INVALID)):
        for number, case in enumerate(cases, 1):
            where = f"{kind} {number}"
            wrong = [*_shape(case, known), *(_findings(case) if kind == "invalid" else ())]
            yield from (f"{where}：{words}" for words in wrong)
            if wrong:
                continue
            key = repr((example_of(case), sorted(dict(case.get("options", {})).items())))
            if key in seen:
                yield f"{where}：与 {seen[key]} 完全相同"
            seen.setdefault(key, where)


def _shape(case: Case, known: frozenset[str]) -> Iterator[str]:
    for key in sorted(set(case) - known):
        yield f"没有键 {key}，可用：{'、'.join(sorted(known))}"
    if not isinstance(case.get("text"), str):
        yield "要有 text"
    elif not case["text"].strip() and not any(word in case for word in ("replace", "remove", "section")):
        yield "text 是空的，又没有 replace、remove、section"
    if case.get("reader", "text") not in SUFFIXES:
        yield f"reader 只能是 {'、'.join(SUFFIXES)}"


def _findings(case: Case) -> Iterator[str]:
    """What a finding that is expected lacks."""
    several = case.get("findings")
    if several is None:
        yield from _finding(case)
        return
    if FOUND & set(case):
        yield "写了 findings，就不要在外面再写 message 和位置"
    if not isinstance(several, list | tuple) or not several:
        yield "findings 应为列表，至少一项"
        return
    for expected in several:
        unknown = sorted(set(expected) - FOUND)
        yield from (f"findings 里没有键 {key}，可用：{'、'.join(sorted(FOUND))}" for key in unknown)
        yield from _finding(expected)


def _finding(expected: Mapping[str, Any]) -> Iterator[str]:
    message = expected.get("message")
    if isinstance(message, re.Pattern):
        message = message.pattern
    if not isinstance(message, str) or not message.strip():
        yield "没有写 message"
    if "cell" not in expected and not {"line", "column"} <= set(expected):
        yield "没有写位置：line 和 column，或 cell（form/row/column）"


def differences(finding: Finding, expected: Mapping[str, Any], first: int) -> Iterator[str]:
    """How a finding is not what was expected; `first` is the document's line on which the text begins."""
    message = expected["message"]
    if isinstance(message, re.Pattern):
        if not message.search(finding.message):
            yield f"消息应合乎 {message.pattern!r}，得到“{finding.message}”"
    elif message != finding.message:
        yield f"消息应为“{message}”，得到“{finding.message}”"
    if "cell" in expected and expected["cell"] != cell_name(finding):
        yield f"应在格 {expected['cell']}，得到 {cell_name(finding) or finding.location.text}"
    line = (finding.location.line or 0) - first + 1
    for name, got in (("line", line), ("column", finding.location.column)):
        if name in expected and expected[name] != got:
            yield f"{name} 应为 {expected[name]}，得到 {got}"


def described(finding: Finding) -> str:
    """A finding in one line: place and message."""
    return f"{cell_name(finding) or finding.location.text} {finding.message}"
