from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from govlint.finding import Result
from govlint.generated import COMMENT
from govlint.reporters.markdown import render
from govlint.reporters.typeset import printable

from . import samples

PARSER = MarkdownIt("commonmark").enable("table")


def source(*results: Result, style: Any = samples.STYLE) -> str:
    return "".join(render(iter(results), style))


def tables(text: str) -> list[list[list[str]]]:
    """Rows of cells of each table, as a reader sees them."""
    found: list[list[list[str]]] = []
    for before, token in zip([None, *PARSER.parse(text)], PARSER.parse(text), strict=False):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and before is not None and before.type in ("td_open", "th_open"):
            found[-1][-1].append(words(token))
    return found


def words(inline: Token) -> str:
    return "".join(
        "\n" if token.content == "<br>" else "" if token.content.startswith("<!--") else token.content
        for token in inline.children or ()
    )


def test_one_document() -> None:
    made = source(samples.report(findings=(samples.BRACKETS,)), samples.CLEAN, samples.SKIPPED)
    assert (
        made
        == f"""\
{COMMENT}

## 政府信息公开工作年度报告检查结果

检查了 2 份报告，7 条规则：1 个错误；1 处可以自动改；1 个文件不是年度报告，已跳过。

| 文件 | 机关和年度 | 错误 | 警告 | 提示 | 结果 |
| --- | --- | --- | --- | --- | --- |
| `reports/2024.html` | 示例市数据局 2024年 | 1 | 0 | 0 | 有问题 |

### `reports/2024.html`

| 级别 | 规则 | 位置 | 问题 |
| --- | --- | --- | --- |
| ❌ 错误 | [CIT001](https://govlint.readthedocs.io/zh-cn/latest/rules/CIT001/) | 3:27<br>引言 \
| **发文字号的年份应当用六角括号〔〕**<br>提示：在输入法的符号表里可以找到〔〕\
<br>可改为：〔2021〕（用六角括号）<br>依据：GB/T 9704—2012 |

<details>
<summary>没有发现问题的报告（1）</summary>

- `reports/clean.md`

</details>

<details>
<summary>不是年度报告、跳过的文件（1）</summary>

- `README.md`

</details>
"""
    )


def test_every_document_with_something_to_tell_is_in_the_table() -> None:
    _head, *rows = tables(source(*samples.EVERYTHING))[0]
    assert [(row[0], *row[2:]) for row in rows] == [
        ("reports/2024.html", "2", "1", "0", "有问题，3 条规则未能检查全"),
        ("reports/2023.pdf", "0", "0", "1", "有问题"),
        ("reports/broken.docx", "—", "—", "—", "无法检查"),
        ("reports/images.html", "—", "—", "—", "未能检查"),
        ("reports/odd.txt", "0", "0", "0", "规则出错"),
    ]


def test_what_was_not_checked_is_told_with_the_reason() -> None:
    made = source(*samples.EVERYTHING)
    for said in ("文件已损坏", "没有找到表三；没有找到表四", "ValueError: bad port", "BAL003：表三"):
        assert said in made


@pytest.mark.parametrize(
    "result", [samples.FAULTY, samples.PAGED, samples.UNREADABLE, samples.BLIND, samples.CRASHED]
)
def test_only_a_clean_run_is_ticked_off(result: Result) -> None:
    assert "✅" in source(samples.CLEAN, samples.SKIPPED)
    assert "✅" not in source(samples.CLEAN, result)


def test_a_run_without_a_report_is_not_clean() -> None:
    assert "✅" not in source(samples.SKIPPED) + source()
    assert "没有检查任何报告" in source(samples.SKIPPED)


def test_statistics_and_notes_and_english() -> None:
    style = replace(samples.ENGLISH, statistics=True)
    made = source(samples.report(findings=(samples.BRACKETS,), notes=("1. tracked changes",)), style=style)
    assert "| 1 | 1 | error | CIT001 document-number-brackets |" in made
    assert "- note: 1. tracked changes" in made


def test_a_path_is_code_whatever_it_holds() -> None:
    for path in ("a|b.txt", "a`b.txt", "<b>.txt", "[a](b).txt"):
        _head, row = tables(source(samples.report(path, findings=(samples.PAGE,))))[0]
        assert row[0].replace("<code>", "").replace("</code>", "") == path


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_stays_in_its_cell(said: str, path: str) -> None:
    finding = replace(samples.BRACKETS, message=f"说{said}。", hint=None, fix=None, basis=None)
    made = source(samples.report(path, findings=(finding,), agency=said))
    documents, findings = tables(made)
    assert [len(row) for row in documents] == [6, 6]
    assert [len(row) for row in findings] == [4, 4]
    assert findings[1][3] == printable(f"说{said}。")
