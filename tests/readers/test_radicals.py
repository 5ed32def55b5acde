"""Radicals of a font in the place of characters, as programs that read PDF files leave them."""

from __future__ import annotations

import pytest

from govlint import check
from govlint.testing import base_report

RADICALS = str.maketrans("一二人工行日月方", "⼀⼆⼈⼯⾏⽇⽉⽅")


def page(text: str) -> str:
    """A text as a page, each line a paragraph."""
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</body></html>"


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_the_same_is_found(path: str) -> None:
    text = base_report(2024).replace("申请3件", "申请9件").replace("六、其他", "五、其他")
    text = page(text.replace(" | ", "\n").replace(" |", "")) if path == "a.html" else text
    plain, torn = (check(source.encode(), path=path) for source in (text, text.translate(RADICALS)))
    assert [(f.rule, f.location) for f in torn.findings] == [(f.rule, f.location) for f in plain.findings]
    assert {"TXT001", "STR003"} <= {finding.rule for finding in torn.findings}
