"""Inline markup of Markdown."""

from __future__ import annotations

import pytest

from govlint.readers.markdowninline import inline


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**一、总体情况**", "一、总体情况"),
        ("***甲***乙", "甲乙"),
        ("**“引”**后", "“引”后"),
        ("甲 ** 乙", "甲 ** 乙"),
        ("**一、****总体情况**", "一、总体情况"),
        ("**收到****5****件**", "收到5件"),
        ("**收到****件申请。**", "收到****件申请。"),
        ("收到****件", "收到****件"),
        ("**第****号**", "第****号"),
        ("**共****余件**", "共****余件"),
        ("**20****年**", "20****年"),
        ("**2024****年度**", "2024年度"),
        ("__联系电话____，地址__", "联系电话____，地址"),
        ("**责任单位：****办公室**", "责任单位：办公室"),
        ("**\u3000\u3000一、总体情况**", "一、总体情况"),
        ("**一、总体情况 **", "一、总体情况"),
        ("由** 科室 **负责", "由** 科室 **负责"),
        ("** **", "** **"),
        ("XX****", "XX****"),
        ("snake_case_名", "snake_case_名"),
        ("2 * 3*", "2 * 3*"),
        ("\\_甲\\_", "_甲_"),
        ("`**`", "**"),
        ("<B>甲</B><o:p></o:p>", "甲"),
        ("a < b，《<办法>》", "a < b，《<办法>》"),
        ("[甲](<http://a.cn> 'x')", "甲"),
        ("[甲] (u)", "[甲] (u)"),
        ("收到~~59~~61件", "收到61件"),
        ("收到<del>59</del>61件<s>（待核）</s>", "收到61件"),
        ("<span>甲<span style='text-decoration: line-through'>乙</span>丙</span>", "甲丙"),
        ("<strike>甲<b>乙</b></strike>丙", "丙"),
        ("9:00~~17:00", "9:00~~17:00"),
        ("甲<del>乙</s>丙", "甲乙丙"),
        ("收到$12$件，增长 $ 34.5\\% $，$x$", "收到12件，增长 34.5%，$x$"),
    ],
)
def test_words(source: str, words: str) -> None:
    (line,) = inline(source, 0, len(source)).words
    assert line.text == words
    for text, place in line.runs:
        assert text == " " or source.startswith(text, place)


def test_breaks_and_pictures() -> None:
    source = "甲<br/>乙![图](u)"
    found = inline(source, 0, len(source))
    assert [line.text for line in found.words] == ["甲", "乙"]
    assert [(shot.alt, shot.place) for shot in found.shots] == [("图", 7)]


@pytest.mark.parametrize(
    ("source", "alt"), [('<img src="a.png">', ""), ("<IMG alt='表&quot;三&quot;' src=a.png />", '表"三"')]
)
def test_a_picture_as_html(source: str, alt: str) -> None:
    found = inline("前" + source, 0, len(source) + 1)
    shots = [(shot.alt, shot.place) for shot in found.shots]
    assert ([line.text for line in found.words], shots) == (["前"], [(alt, 1)])
