"""The annotated page: whole, self-contained, linked, and harmless whatever the report holds."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from govlint.annotate.page import annotated
from govlint.api import check
from govlint.testing import base_report

GOOD = base_report()
WRONG = GOOD.replace("申请数量 | 2", "申请数量 | 6").replace(
    "认真落实", "<script>alert(1)</script>按示办发[2023]5号，认真落实"
)
HOSTILE = WRONG.replace("2024年政府", "2024年政府").replace("认真", "<img src=x onerror=x>\"'\u202e认真")
EVERY = ("a.txt", "a.md", "a.html")


class Page(HTMLParser):
    """What a page holds: ids, targets of links, tags, and what is still open at the end."""

    VOID = frozenset({"meta", "br", "img", "link"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(text: str, path: str = "a.txt", lang: str = "zh") -> str:
    if path == "a.html":
        text = "".join(f"<p>{line.replace('<', '&lt;')}</p>\n" for line in text.split("\n"))
    result = check(text.encode(), path=path, lang=lang, keep=True)
    assert result.report is not None
    return annotated(result, result.report, lang)


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("text", [GOOD, WRONG, HOSTILE])
def test_well_formed_and_linked(path: str, text: str) -> None:
    found = Page(page(text, path))
    assert not found.open
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert all(link.startswith("#") for link in found.links)
    assert not {"script", "img", "link", "iframe", "object", "base", "form"} & set(found.tags)


def test_each_finding_is_listed_and_marked() -> None:
    words = page(WRONG)
    result = check(WRONG.encode(), path="a.txt")
    assert len(result.findings) >= 2
    for number in range(1, len(result.findings) + 1):
        assert f'<li id="finding-{number}"' in words
        assert f'href="#mark-{number}"' in words
        assert f'id="mark-{number}" href="#finding-{number}"' in words
    assert '<mark class="error">[2023]</mark>' in words


def test_words_of_the_report_are_only_words() -> None:
    words = page(HOSTILE)
    assert "&lt;img src=x onerror=x&gt;&quot;&#x27;&lt;U+202E&gt;认真" in words
    assert "<script" not in words


def test_nothing_is_loaded() -> None:
    words = page(WRONG)
    policy = re.search('Security-Policy" content="([^"]*)"', words)
    style = re.search("<style>(.*?)</style>", words, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_personal_identifiers_are_masked() -> None:
    words = page(GOOD.replace("认真落实", "请拨打13812345678，认真落实"))
    assert "13812345678" not in words
    assert "138******78" in words


def test_the_same_bytes_for_the_same_report() -> None:
    assert page(WRONG) == page(WRONG)


def test_a_clean_report_and_english() -> None:
    assert "没有发现问题" in page(GOOD)
    words = page(WRONG, lang="en")
    assert '<html lang="en">' in words
    assert "Skip to the report" in words
    assert "not assessed" not in page(GOOD, lang="en") or "<details>" in page(GOOD, lang="en")
