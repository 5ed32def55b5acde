from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from govlint.finding import Failure, Result, Suppressed, Unassessed
from govlint.picture import PictureRow
from govlint.reporters.htmlreport import render
from govlint.reporters.typeset import printable

from . import samples

VOID = {"meta", "input", "br"}


def page(*results: Result, style: Any = samples.STYLE) -> str:
    return "".join(render(iter(results), style))


class Reader(HTMLParser):
    """Reads a page strictly: every tag is closed where it should be. Keeps ids, links and words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.named: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.ids += [attributes["id"] or ""] if "id" in attributes else []
        self.links += [attributes["href"] or ""] if "href" in attributes else []
        self.named += [attributes[name] or "" for name in ("for", "aria-labelledby") if name in attributes]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def said(self, tag: str) -> list[str]:
        return [words for where, words in self.words if where == tag]


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


def test_it_is_well_formed_and_points_only_into_itself_or_to_rules() -> None:
    reader = read(page(*samples.EVERYTHING, style=replace(samples.STYLE, coverage=True, statistics=True)))
    assert len(reader.ids) == len(set(reader.ids))
    inside = [link[1:] for link in reader.links if link.startswith("#")]
    assert set(inside) | set(reader.named) <= set(reader.ids)
    outside = {link for link in reader.links if not link.startswith("#")}
    assert outside == {
        f"https://govlint.readthedocs.io/zh-cn/latest/rules/{code}/" for code in ("BAL001", "CIT001")
    }


def test_nothing_is_loaded_and_nothing_is_run() -> None:
    text = page(*samples.EVERYTHING)
    assert not re.search(r"<(script|img|link|iframe|object|form)\b|url\(|@import|\son\w+=", text)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in text
    assert "default-src 'none'" in text


def test_every_document_has_a_row_that_tells_how_it_came_out() -> None:
    reader = read(page(*samples.EVERYTHING))
    cells = [words for words in reader.said("td") if words in OUTCOMES]
    assert cells == list(OUTCOMES)
    assert "README.md" in reader.said("code")


OUTCOMES = ("有问题，3 条规则未能检查全", "有问题", "无法检查", "没有发现问题", "未能检查", "规则出错")


def test_what_was_not_checked_never_looks_clean() -> None:
    for result in (samples.UNREADABLE, samples.BLIND, samples.CRASHED, samples.SKIPPED):
        assert 'class="good"' not in page(result)
        assert "没有发现问题" not in page(result).partition("</header>")[2]
    assert 'class="good"' in page(samples.CLEAN)
    for said in ("文件已损坏", "没有一条规则能够检查这份报告", "bad port"):
        assert said in page(*samples.EVERYTHING)


def test_the_wrong_cell_is_marked_for_eyes_and_ears() -> None:
    text = page(samples.report(findings=(samples.BALANCE,)))
    assert (
        '<td class="figure wrong"><strong>[3]</strong><span class="unseen">有问题的一格</span></td>' in text
    )
    assert '<th scope="row">四、结转下年度继续办理</th>' in text
    assert '<th scope="col">自然人</th>' in text
    assert "60 + 3 ≠ 61 + 3</p>" in text


def test_place_excerpt_hint_fix_basis_and_rule() -> None:
    reader = read(page(samples.report(findings=(samples.BRACKETS,))))
    assert reader.said("mark") == ["[2021]"]
    assert dict(zip(reader.said("dt"), reader.said("dd") + reader.said("a")[-1:], strict=True)) == {
        "提示": "在输入法的符号表里可以找到〔〕",
        "可改为": "〔2021〕（用六角括号）",
        "依据": "GB/T 9704—2012",
        "规则": "CIT001 document-number-brackets",
    }
    assert "3:27" in reader.said("code")


def test_related_places_that_are_not_drawn_are_named() -> None:
    text = page(samples.report(findings=(samples.NARRATED,)))
    assert "16:33（60）<br>17:33<br>18:33（1）<br>19:33（2）" in text


def test_severities_can_be_hidden_where_there_are_several() -> None:
    boxes = [attributes["id"] for tag, attributes in read(page(samples.FAULTY)).tags if tag == "input"]
    assert boxes == ["show-error", "show-warning"]
    assert "<input" not in page(samples.PAGED)


def test_rules_not_assessed_are_told_with_their_reasons() -> None:
    text = page(samples.FAULTY)
    assert "<summary>3 条规则未能检查全</summary>" in text
    assert "<li><code>BAL004</code> 没有找到表四</li>" in text


def test_a_long_table_leaves_out_rows_of_zeros_and_says_so() -> None:
    zeros = tuple(PictureRow(f"{number}.其他", samples.cells("0", "0", operand=-1)) for number in range(9))
    long = replace(samples.PICTURE, rows=(*samples.PICTURE.rows, *zeros))
    text = page(samples.report(findings=(replace(samples.BALANCE, picture=long),)))
    assert "（另有 9 行都是 0，未列出）" in text
    assert "1.其他" not in text


def test_what_was_mended_and_rules_without_a_page() -> None:
    linkless = replace(samples.BRACKETS, url=None)
    reader = read(page(samples.report(findings=(linkless,), fixed=(samples.BRACKETS,))))
    assert "已改 CIT001：发文字号的年份应当用六角括号〔〕（用六角括号）" in reader.said("p")
    assert "CIT001 document-number-brackets" in reader.said("dd")


def test_english() -> None:
    reader = read(page(*samples.EVERYTHING, style=samples.ENGLISH))
    assert "Check of annual reports" in reader.said("h1")
    assert "the wrong cell" in reader.said("span")


def test_personal_identifiers_are_masked_in_all_that_is_said() -> None:
    number = "11010519491231002X"
    result = samples.report(
        notes=(f"作者 {number}",),
        error=Failure("unreadable", f"打不开 {number}"),
        not_assessed=(Unassessed("BAL001", f"见 {number}"),),
        agency=number,
        suppressed=(Suppressed(samples.BRACKETS),),
    )
    assert number not in page(result)


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_is_only_text(said: str, path: str) -> None:
    finding = replace(samples.BALANCE, message=said, hint=f"说{said}。", place=said, url=f"https://{said}")
    other = replace(samples.BRACKETS, message=said, url=f"javascript:{said}")
    result = samples.report(path, findings=(finding, other), agency=said, notes=(said,))
    reader = read(page(result, replace(samples.SKIPPED, path=path)))
    assert f"说{printable(said)}。" in reader.said("dd")
    assert not any(link.startswith("javascript:") for link in reader.links)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_a_browser_shows_no_error(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page(*samples.EVERYTHING), encoding="utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
        "--dump-dom",
    ]
    shown = subprocess.run(
        [*command, (tmp_path / "page.html").as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    assert "CONSOLE" not in shown.stderr
    assert "有问题的一格" in shown.stdout
