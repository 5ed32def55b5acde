"""A report that stands twice on a page is read once; one with other figures is another."""

from __future__ import annotations

import re

from govlint import check
from govlint.readers.building.table import Item
from govlint.readers.building.writer import Words
from govlint.readers.webpage.twice import once
from govlint.testing import base_report

PAGE = base_report(2024, "html")
BODY = PAGE[PAGE.index("<body>") + len("<body>") : PAGE.index("</body>")]


def with_body(body: str) -> str:
    return PAGE.replace(BODY, body)


def test_a_page_for_wide_screens_and_for_narrow_ones() -> None:
    page = with_body(f'<div class="pc">{BODY}</div><div class="wap">{BODY}</div><p>版权所有</p>')
    result = check(page.encode(), path="a.html")
    assert (result.error, result.findings) == (None, ())
    assert result.notes == ("网页里有一字不差的两份（如电脑版和手机版），只读了第一份",)


def test_another_report_on_the_page_is_told() -> None:
    other = re.sub(r">(\d+)<", lambda cell: f">{int(cell[1]) + 1}<", BODY)
    result = check(with_body(BODY + other).encode(), path="a.html")
    assert result.error is not None
    assert "不止一份报告" in result.error.message


def lines(*texts: str) -> list[Item]:
    return [Words([(text, 0)]) for text in texts]


def test_what_is_repeated_in_a_text_is_no_second_one() -> None:
    sentence = "按照有关规定，现将本机关的工作情况予以公布，欢迎社会各界监督。"
    each = [f"第{number}条" for number in range(30)]
    for items in (
        lines(sentence, *each, sentence),
        lines(*[sentence] * 90),
        lines(sentence, *each, *each[:5], sentence, *each),
    ):
        assert once(items) == items
    title = "示例市数据局2024年政府信息公开工作年度报告"
    headings = [f"{number}、标题" for number in "一二三四五"]
    for whole in ([title, sentence, *each], [sentence, *each, *headings]):
        assert once(lines(*whole, "手机版", *whole)) == lines(*whole, "手机版")
    for part in ([sentence, *each], [sentence, *each, *headings[:4]], [f"{title}。", sentence, *each]):
        assert once(lines(*part, "手机版", *part)) == lines(*part, "手机版", *part)


def test_a_section_that_was_pasted_twice_is_told() -> None:
    paragraphs = "".join(
        f"<p>本局围绕第{number}项重点任务公开各类政府信息{number * 3}条，及时回应群众关切，"
        "持续提升公开工作的质量和水平，取得了良好的成效。</p>"
        for number in range(13)
    )
    start = PAGE.index("</p>", PAGE.index("总体情况")) + 4
    result = check((PAGE[:start] + paragraphs * 2 + PAGE[start:]).encode(), path="a.html")
    assert result.notes == ()
    assert [finding.rule for finding in result.findings].count("WRD002") >= 12
