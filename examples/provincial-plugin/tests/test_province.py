"""The province's check, tested as its author would; the pack's pages are collected by pytest themselves."""

from __future__ import annotations

import govlint_example_province as plugin

from govlint.testing import RuleTester

REPORT = "情况报告如下。"
MISSING = "引言里没有联系电话"


def said(words: str) -> dict[str, str]:
    """The minimal report with `words` in its introduction."""
    return {"text": "", "replace": f"{REPORT}=>{REPORT}{words}"}


def test_telephone() -> None:
    RuleTester(plugin, rule="EXP001").run(
        valid=[
            said("联系电话：0123-1234567。"),
            said("咨询热线（0124）12345678。"),
            {**said("电话：0199-1234567。"), "options": {"area_codes": ["0199"]}},
            {"text": "", "remove": "title", "not_assessed": "没有找到引言"},
        ],
        invalid=[
            {**said("联系地址：示例路1号。"), "message": MISSING, "line": 2, "column": 1},
            {
                **said("联系电话：0199-1234567。"),
                "message": "区号 0199 不是本省的，应为 0123、0124",
                "line": 2,
                "column": 56,
            },
        ],
    )


def test_options_are_the_checks_own() -> None:
    tester = RuleTester(
        plugin,
        check="contact",
        options={"area_codes": ["0125"]},
        messages={"missing": "没有电话", "code": "区号应为 {codes}", "no-code": "没有区号"},
    )
    tester.run(
        valid=[said("联系电话：0125-1234567。")],
        invalid=[{**said("联系电话：1234567。"), "message": "没有区号", "line": 2, "column": 56}],
    )
