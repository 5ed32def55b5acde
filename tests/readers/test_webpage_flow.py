"""The tree's events become lines, tables and pictures."""

from __future__ import annotations

import pytest

from govlint.readers.building.table import Shot, Table, boxed
from govlint.readers.building.writer import Words
from govlint.readers.webpage.flow import Unseen, flow
from govlint.readers.webpage.plain import Plain
from govlint.readers.webpage.tokens import mark


def test_items_in_order() -> None:
    items, _ = flow(mark("<h2>甲</h2>乙<img alt=丙>丁<table><tr><td>1</table>"))
    assert [type(item) for item in items] == [Words, Words, Shot, Table]
    assert [item.text for item in items if isinstance(item, Words)] == ["甲", "乙丁"]


def test_a_link_is_cut_where_its_paragraph_ends() -> None:
    items, _ = flow(mark("<a href=u>甲<p>乙</p></a>丙<a href=v></a>"))
    assert [(item.text, item.links) for item in items if isinstance(item, Words)] == [
        ("甲", ((0, 1, "u"),)),
        ("乙", ((0, 1, "u"),)),
        ("丙", ()),
    ]


def test_a_search_form_is_furniture() -> None:
    assert flow(mark("<form>搜索<table><tr><td>站内</table></form>")) == ([], Unseen())


def test_figures_of_tables_that_nobody_sees_are_counted() -> None:
    table = "<table><tr><td>规章<td>5<span hidden>9</span><tr hidden><td>许可<td>3<td>、</table>"
    items, hidden = flow(mark(f"<div hidden>7</div>{table}<p hidden>8</p>"))
    assert len(items) == 1
    assert hidden == Unseen(figures=2)


@pytest.mark.parametrize(
    ("behind", "unseen"),
    [
        ("<p hidden>本年度未收取信息处理费，也没有收费通知。</p>", Unseen(words=1)),
        (
            "<div style='display:none'><p>本年度未收取</p><p>信息处理费，也没有减免。</p></div>",
            Unseen(words=1),
        ),
        ("<p style='visibility:hidden'>本年度未收取信息处理费，也没有减免。</p>", Unseen(words=1)),
        ("<p>收到申请<span hidden>5</span>6件。</p>", Unseen(words=1)),
        ("<p>收到申请<del>5</del>6件。</p>", Unseen(struck=1)),
        ("<p>收到申请<span style='text-decoration:line-through'>5件</span>6件。</p>", Unseen(struck=1)),
        ("<p>收到申请<span style='display:none'>&nbsp;</span>6件。</p>", Unseen()),
        ("<ul style='display:none'><li>分享到微信<li>信息公开年报</ul>", Unseen()),
        ("<div hidden>扫一扫，在手机上打开当前页。</div>", Unseen()),
        ("<select><option>主动公开的信息，共有五十条。</select>", Unseen()),
    ],
)
def test_what_nobody_sees_of_the_text_is_counted(behind: str, unseen: Unseen) -> None:
    assert flow(mark(f"<h2>一、总体情况</h2><p>甲</p>{behind}"))[1] == unseen
    assert flow(mark(f"{behind}<h2>一、工作概况</h2><p>甲</p>"))[1] == Unseen()


def test_what_the_head_of_a_page_says_is_no_heading_of_the_report() -> None:
    page = "<head><meta name=description content='一、总体情况'><title>总体情况</title></head>"
    hidden = "<div style='display:none'>本年度未收取信息处理费，也没有减免。</div>"
    assert flow(mark(f"{page}<body>{hidden}<p>甲</p>"))[1] == Unseen()


def test_what_is_seen_again_within_what_is_not() -> None:
    page = "<p style='visibility:hidden'>甲<b style='visibility:visible'>乙<br>丙</b>丁</p><p>戊</p>"
    assert [item.text for item in flow(mark(page))[0] if isinstance(item, Words)] == ["乙", "丙", "戊"]
    page = "<p style='display:none'>甲<b style='visibility:visible'>乙</b></p><p>戊</p>"
    assert [item.text for item in flow(mark(page))[0] if isinstance(item, Words)] == ["戊"]


@pytest.mark.parametrize("style", ["visibility:hidden", "text-decoration:line-through"])
def test_a_cell_whose_words_are_not_seen_keeps_its_place(style: str) -> None:
    (table,), _ = flow(mark(f"<table><tr><td>规章<td style='{style}'>5<td>6<tr><td>甲<td>1<td>2</table>"))
    assert isinstance(table, Table)
    cells = [["".join(line.text for line in boxed(cell).lines) for cell in row] for row in table.rows()]
    assert cells == [["规章", "", "6"], ["甲", "1", "2"]]


@pytest.mark.parametrize(
    ("block", "kept"),
    [
        ("<aside><p>本年度未收取信息处理费。</p></aside>", True),
        ("<footer>本年度没有因公开引发的行政复议。</footer>", True),
        ("<dialog open>本年度未收取信息处理费。</dialog>", True),
        ("<dialog>本年度未收取信息处理费。</dialog>", False),
        ("<footer>主办：示例市数据局。网站标识码：0000000000</footer>", False),
        ("<footer>版权所有，未经许可不得转载。</footer>", False),
        ("<aside><a href=a>政府信息公开年报</a><a href=b>依申请公开</a></aside>", False),
        ("<aside><a href=a>一、总体情况</a></aside>", False),
        ("<nav>本年度未收取信息处理费。</nav>", False),
    ],
)
def test_blocks_beside_the_text_stay_where_they_tell_of_the_report(block: str, kept: bool) -> None:
    items, _ = flow(mark(f"<p>甲</p>{block}<p>乙</p>"))
    assert (len(items) == 3) is kept
    assert Plain().run(f"<p>甲</p>{block}<p>乙</p>", 0) is ("open" not in block)


def page(*, foot: str, last: str = "<p>无。</p>") -> str:
    heads = [f"<p>{number}、报告的部分</p><p>甲。</p>" for number in "一二三四五"]
    table = "<table><tr><td>规章<td>5<tr><td>许可<td>3</table>"
    return f"<p>甲局2024年政府信息公开工作年度报告</p>{''.join(heads)}{table}<p>六、其他事项</p>{last}{foot}"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        (page(foot="<footer>本站未收取信息处理费。</footer>"), False),
        (page(foot="", last="<aside>去年收到公开申请9件。</aside><p>无。</p>"), False),
        (page(foot="<footer>本站未收取信息处理费。</footer>", last=""), True),
        (page(foot="<footer>本站未收取信息处理费。</footer>").replace("三、", ""), True),
        (page(foot="<aside>去年收到公开申请9件。</aside>").replace("<p>甲。</p><p>五", "<p>五"), True),
        (page(foot="<footer>本站未收取信息处理费。<table><tr><td>1<td>2</table></footer>"), True),
        (page(foot="<aside><p>一、总体情况</p><p>收到公开申请9件。</p></aside>"), False),
        (page(foot="<footer>本年度未收取信息处理费。</footer>"), True),
        (page(foot="<aside>本年收到公开申请9件，比去年多3件。</aside>"), True),
        (page(foot="<aside>与2023年相比，收到公开申请9件。</aside>"), True),
        (page(foot="<aside>甲局2024年收到公开申请9件。</aside>"), True),
        (page(foot="<aside>甲局2023年收到公开申请9件。</aside>"), False),
        (page(foot="<aside>相关阅读：收到公开申请9件。</aside>"), False),
        (page(foot="<aside><p>上一年的情况</p><p>收到公开申请9件。</p></aside>"), False),
        (page(foot="<aside><p>本年未收取信息处理费。</p><p>往年收到公开申请8件。</p></aside>"), True),
    ],
)
def test_blocks_beside_a_whole_report_are_none_of_it(source: str, kept: bool) -> None:
    plain = Plain()
    assert plain.run(source, 0)
    built, unseen = flow(mark(source))
    assert plain.content()[1] == unseen.beside
    for items in (plain.content()[0], built):
        text = "".join(item.text for item in items if isinstance(item, Words))
        assert ("处理费" in text or "申请9件" in text) is kept
    wrapped = f"<table><tr><td>{source}</td></tr></table>"
    text = "".join(item.text for item in flow(mark(wrapped))[0] if isinstance(item, Words))
    assert ("处理费" in text or "申请9件" in text) is kept
