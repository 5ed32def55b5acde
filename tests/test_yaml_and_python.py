"""One rule written twice: with a declarative check in YAML, and with a check in Python."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from govlint.config.settings import Config
from govlint.hookspecs import Context, Passed, Problem, Span, check
from govlint.packs.files import shipped_packs
from govlint.packs.loading import load_packs
from govlint.plugins import load_plugins
from govlint.session import Session
from govlint.testing import base_report
from packfolders import PACK, write

RULE = """\
code: TWO001
name: hotline
severity: warning
title: {zh: 热线名称, en: hotline}
check: %s
options: %s
messages:
  default: {zh: '宜写作“12345热线”，不写“{text}”', en: 'write 12345热线, not {text}'}
fix_title: {zh: 改名称, en: change the name}
basis: 示例省规范第三条
tags: [words]
"""
DECLARED = RULE % ("pattern", "{pattern: '市民(?:热线|专线)', unless: 原名, replacement: 12345热线}")
CODED = RULE % ("hotline-name", "{}")


@check("hotline-name")
def hotline_name(context: Context) -> Any:
    "Names of the hotline other than its own."
    text = context.document.text
    found = False
    for paragraph in context.report.paragraphs():
        for match in re.finditer("市民(?:热线|专线)", text[paragraph.start : paragraph.end]):
            span = Span(paragraph.start + match.start(), paragraph.start + match.end())
            before, after = text[paragraph.start : span.start], text[span.end : paragraph.end]
            around = re.split("[。；！？;]", before)[-1] + re.split("[。；！？;]", after)[0]
            if "原名" not in around:
                found = True
                yield Problem(span=span, params={"text": match.group()}, replacement="12345热线")
    if not found:
        yield Passed()


REGISTRY = load_plugins(installed=False)
REGISTRY = structs.replace(REGISTRY, checks={**REGISTRY.checks, "hotline-name": hotline_name})


def session(root: Path, rule: str) -> Session:
    made = PACK.format(name="two") + "extends: national\nsite: https://two.example/\n"
    folder = write(root, {"pack.yaml": made, "words/hotline.yaml": rule, "words/hotline.md": "# TWO001"})
    packs = load_packs([shipped_packs() / "national", folder], REGISTRY.checks)
    return Session(Config(), REGISTRY, packs)


TEXTS = {
    "none": "",
    "one": "全年市民热线来电20件。",
    "two": "全年市民热线来电20件；市民专线来电3件。",
    "excused": "12345热线（原名市民热线）来电20件。市民专线3件。",
}


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
@pytest.mark.parametrize("name", TEXTS)
def test_both_give_the_same(tmp_path: Path, name: str, reader: str) -> None:
    report = base_report(2024, reader=reader).replace("情况报告如下。", f"情况报告如下。{TEXTS[name]}")
    suffix = {"text": "txt", "markdown": "md", "html": "html"}[reader]
    one, two = (
        session(tmp_path / kind, rule).check(report.encode(), f"a.{suffix}")
        for kind, rule in (("yaml", DECLARED), ("python", CODED))
    )
    assert one == two
    assert (
        len([finding for finding in one.findings if finding.rule == "TWO001"])
        == {
            "none": 0,
            "one": 1,
            "two": 2,
            "excused": 1,
        }[name]
    )


def test_both_carry_the_same_metadata(tmp_path: Path) -> None:
    one, two = (
        next(rule for rule in session(tmp_path / kind, rule).rules if rule.code == "TWO001")
        for kind, rule in (("yaml", DECLARED), ("python", CODED))
    )
    same = structs.replace(two, check=one.check, options=one.options, places=one.places)
    assert one == same
    assert (one.url, one.basis, one.pack, one.kinds) == (
        "https://two.example/rules/TWO001/",
        "示例省规范第三条",
        "two",
        ("annual-report",),
    )
