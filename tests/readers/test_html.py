"""HTML pages: words, grids and exact places."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from turbohtml import parse, unescape

from govlint.errors import UnreadableError
from govlint.model import Document, Grid, Paragraph, Picture, Span
from govlint.readers import ALL, html

_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def read(source: str, codec: str = "utf-8") -> Document:
    return html.read(source.encode(codec), "page.html")


def lines(document: Document) -> list[str]:
    return [document.slice(block.span) for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def columns(grid: Grid) -> list[list[int]]:
    return [[cell.column for cell in row] for row in grid.rows]


def at(document: Document, span: Span) -> str:
    """The source characters of a span."""
    found = document.source_span(span)
    return document.source[found.start : found.end]


def assert_exact(document: Document) -> None:
    """Spans are in range and ordered, and each character of a block is where the document says."""
    spans = [block.span for block in document.blocks]
    assert all(0 <= span.start <= span.end <= len(document.text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    starts = document.line_starts()
    for block in document.blocks:
        if isinstance(block, Grid):
            for cell in block.cells():
                assert document.slice(cell.span) == cell.text
                assert block.span.start <= cell.span.start <= cell.span.end <= block.span.end
        for offset in range(block.span.start, block.span.end):
            char = document.text[offset]
            if char.isspace():
                continue
            place = document.source_offset(offset)
            reference = _REFERENCE.match(document.source, place)
            assert document.source[place] == char or (reference and char in unescape(reference[0])), (
                char,
                document.source[place : place + 10],
            )
            location = document.place(Span(offset, offset + 1), starts)
            assert location.line
            assert location.column


def test_reader_declares_itself() -> None:
    assert any(reader.name == "html" and ".htm" in reader.suffixes for reader in ALL)


def test_words_headings_and_breaks() -> None:
    document = read("<h1>示例市<br>2024年报告</h1><div>甲<p>乙 <b>丙</b>\n 丁</p>戊</div><li>己<li>庚")
    assert lines(document) == ["示例市", "2024年报告", "甲", "乙 丙 丁", "戊", "己", "庚"]
    assert [b.level for b in document.blocks if isinstance(b, Paragraph)] == [1, 1, 0, 0, 0, 0, 0]
    assert document.text == "\n".join(lines(document))
    assert_exact(document)


def test_place_counts_code_points_and_every_kind_of_line_end() -> None:
    document = read("<p>\r\n😀<b>甲</b>\r<i>乙</i>\n丙&nbsp;丁</p>")
    assert document.text == "😀甲 乙 丙 丁"
    places = [document.place(Span(n, n + 1)) for n in (0, 1, 3, 5, 7)]
    assert [(p.line, p.column) for p in places] == [(2, 1), (2, 5), (3, 4), (4, 1), (4, 8)]
    assert_exact(document)


def test_references_keep_their_place() -> None:
    document = read("<table><tr><td>&#65297;2<td>&nbsp;&#x33;<td>&ldquo;三安全&rdquo;<td>&lt;&amp&notit;")
    (grid,) = grids(document)
    assert texts(grid) == [["１2", "3", "“三安全”", "<&¬it;"]]
    cells = list(grid.cells())
    assert at(document, cells[0].span) == "&#65297;2"
    assert document.source.startswith("&#x33;", document.source_span(cells[1].span).start)
    assert_exact(document)


def test_every_digit_cell_is_at_its_figure() -> None:
    cell = "<td><p><span>{}<o:p></o:p></span></p></td>"
    rows = [f"<tr>{''.join(cell.format(row * column + 1) for column in range(7))}</tr>\n" for row in range(9)]
    document = read(f"<html><body>\n<table>{''.join(rows)}</table>")
    for found in grids(document)[0].cells():
        assert at(document, found.span) == found.text == str(found.row * found.column + 1)
    assert_exact(document)


def test_word_markup_is_transparent() -> None:
    document = read(
        "<p class=MsoNormal style='text-indent:32pt'><span lang=EN-US>2024</span><span style='x:仿宋'>年"
        "<o:p></o:p></span></p><p class=MsoNormal><span>&nbsp;<o:p>&nbsp;</o:p></span></p><p>　　甲　乙　</p>"
    )
    assert lines(document) == ["2024年", "甲　乙"]


def test_cell_lines() -> None:
    document = read(
        "<table><tr><td>三<br>、<br/>本<td>商业 <br>企业<td><p>科研</p><p>机构</p><td> 社会\n公益&nbsp;"
    )
    assert texts(grids(document)[0]) == [["三\n、\n本", "商业\n企业", "科研\n机构", "社会公益"]]
    assert_exact(document)


def test_an_empty_cell_is_just_after_its_tag() -> None:
    source = "<table><tr><td>a</td>\n<td width=3></td><td>&nbsp;</td></tr><tr><td></table>"
    document = read(source)
    cells = list(grids(document)[0].cells())
    assert [cell.text for cell in cells] == ["a", "", "", ""]
    assert [document.source_span(cell.span).start for cell in cells[1:]] == [
        source.index("width=3>") + 8,
        source.index("&nbsp;"),
        len(source) - 8,
    ]
    assert all(cell.span.start == cell.span.end for cell in cells[1:])


def test_spans_give_geometric_columns() -> None:
    document = read(
        "<table><tr><th rowspan=2>甲<th colspan=3>乙<th rowspan=9>丙<tr><td>1<td>2<td>3<tr><td>4<td>5</table>"
    )
    (grid,) = grids(document)
    assert columns(grid) == [[0, 1, 4], [1, 2, 3], [0, 1]]
    assert [cell.rowspan for cell in grid.rows[0]] == [2, 1, 3]
    assert grid.ruled


def test_odd_spans() -> None:
    document = read(
        "<table><tr><td rowspan=0>a<td colspan=0>b<td colspan=65535>c<td rowspan=-2>d"
        "<tr><td rowspan=x>e</table>"
    )
    (grid,) = grids(document)
    assert [cell.rowspan for cell in grid.rows[0]] == [2, 1, 1, 1]
    assert grid.rows[0][1].colspan == 1
    assert grid.rows[0][2].colspan <= 1000
    assert grid.rows[1][0].column == 1


def test_rowspan_ends_with_its_group() -> None:
    document = read("<table><thead><tr><td rowspan=5>a<td>b</thead><tbody><tr><td>c</table>")
    assert columns(grids(document)[0]) == [[0, 1], [0]]


def test_overlapping_spans() -> None:
    document = read("<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>")
    assert columns(grids(document)[0]) == [[0, 1], [0, 2]]


def test_unclosed_cells_and_a_fragment() -> None:
    document = read("<tr><td>无表<table><tr><td>甲<td>1<tr><td>乙<td>2")
    assert texts(grids(document)[0]) == [["甲", "1"], ["乙", "2"]]
    assert_exact(document)


def test_foster_parented_text_stays_exact() -> None:
    document = read("<table>外一<tr>外二<td>12</td>外三</tr>外四<tr><td>34</table>后")
    assert lines(document) == ["外一外二外三外四", "后"]
    assert texts(grids(document)[0]) == [["12"], ["34"]]
    assert all(at(document, cell.span) == cell.text for cell in grids(document)[0].cells())
    assert_exact(document)


def test_adoption_agency() -> None:
    document = read("<p><b>甲<p>乙</b>丙<a href=u>丁<a href=v>戊")
    assert lines(document) == ["甲", "乙丙丁戊"]
    assert [(document.slice(link.span), link.target) for link in document.links] == [("丁", "u"), ("戊", "v")]
    assert_exact(document)


def test_layout_tables_are_transparent() -> None:
    prose = "本年度主动公开政府信息情况良好，" * 5
    document = read(
        f"<table><tr><td><h2>一、总体情况</h2>{prose}<table><tr><td>1<td>2</table><td>边栏</table>"
        f"<table><tr><td><p>{prose}</p><p>{prose}</p></table>"
    )
    assert lines(document) == ["一、总体情况", prose, "边栏", prose, prose]
    assert texts(grids(document)[0]) == [["1", "2"]]
    assert_exact(document)


def test_caption_and_table_directly_after_text() -> None:
    document = read("<p>前<table><caption>表二</caption><tr><td>1</table>")
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Paragraph", "Grid"]
    assert lines(document) == ["前", "表二"]


def test_what_is_not_seen_is_left_out() -> None:
    document = read(
        "<head><title>题</title><style>甲{}</style></head><!-- 乙 --><script>if(a<b)'丙'</script>"
        "<nav>丁</nav><div style='DISPLAY: none'>戊<table><tr><td>1</table></div><p hidden>己"
        "<p>庚<span style='display:none'>辛</span><b style='visibility : hidden'>酉</b><s>戌</s><del>亥</del>"
        "<strike>甲子</strike>"
        "<span>壬</span><select><option>癸</select><footer>子</footer><form>丑<input></form><header>寅</header>"
        "<noscript><p>卯</p></noscript><template>辰</template><textarea>巳</textarea><aside>午</aside>"
        "<svg><text>未</text></svg><button>申</button>"
    )
    assert lines(document) == ["庚壬"]
    assert document.metadata["title"] == "题"


def test_words_struck_out_by_style_are_left_out_and_a_tag_left_open_takes_nothing() -> None:
    assert lines(read("<p>收到<span style='text-decoration: line-through'>59</span>60件</p>")) == ["收到60件"]
    document = read("<p>甲<s>乙</p><p>丙</p><p>丁<s>戊</s></p>")
    assert "".join(lines(document)) == "甲乙丙丁戊"


@pytest.mark.parametrize("title", ["一、总体情况", "（一）主动公开"])
def test_a_header_of_a_section_is_kept(title: str) -> None:
    document = read(f"<header>首页</header><section><header><h2>{title}</h2></header><p>甲</p></section>")
    assert lines(document) == [title, "甲"]


def test_a_form_around_the_page_and_a_header_with_the_title_are_kept() -> None:
    document = read("<form><header><h1>示例市报告</h1></header><p>甲</p></form>")
    assert lines(document) == ["示例市报告", "甲"]


def test_metadata_prefers_what_the_page_declares() -> None:
    document = read(
        "<meta name=ArticleTitle content='2024年报告'><meta name=PubDate content=2025-01-20>"
        "<META NAME=ContentSource CONTENT=示例市数据局><title>x &amp;\n y</title>"
    )
    assert document.metadata == {"title": "2024年报告", "published": "2025-01-20", "agency": "示例市数据局"}
    assert read("<title>x &amp;\n y</title>a").metadata == {"title": "x & y"}


def test_links_and_pictures() -> None:
    document = read(
        '<p>见<a href="http://a.cn/?x=1&amp;y=2"> 全文 </a>。<img src=a.png alt="图一"></p><a>无</a>'
        "<table><tr><td><img></table>"
    )
    (link,) = document.links
    assert (document.slice(link.span), link.target) == ("全文", "http://a.cn/?x=1&y=2")
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    assert [picture.alt for picture in pictures] == ["图一", ""]
    assert document.source.startswith("</p><a>", document.source_span(pictures[0].span).start)


def test_preformatted_lines() -> None:
    assert lines(read("<pre>\n甲 1\n乙\r\n丙</pre>")) == ["甲 1", "乙", "丙"]
    assert lines(read("<pre>\n第一项\t\t\n规章\t0\t 1 \t\r\n 丙 \n\n丁</pre>")) == [
        "第一项",
        "规章 0 1",
        "丙",
        "丁",
    ]
    searched = "<form><textarea></textarea></form><p>国务院令第711\n号</p>"
    assert lines(read(searched)) == lines(read(searched.replace("\n", ""))) == ["国务院令第711号"]


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "big5", "nonsense"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_a_charset_that_lies(declared: str, codec: str) -> None:
    page = f"<head><meta charset={declared}><title>示例市报告</title></head><p>一、总体情况，全年公开信息。"
    document = read(page, codec)
    assert document.text == "一、总体情况，全年公开信息。"
    assert document.encoding == {"utf-16": "utf-16-le"}.get(codec, codec)


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "深",
        "<table><tr><td>" * 3_000 + "深",
        "<b>" * 20_000 + "深",
        "<p>深<!-- never closed",
        "<p>深<a href='never closed",
        "<p>深\0</p\0>",
        "<p>深<script>x",
        "<p>深<x y",
        '<p>深<x y="z',
        "<p>深</",
        "<p>深<!DOCTYPE",
        "<table><tr>" + "<td rowspan=65535 colspan=65535>深" * 300,
        "<table>" + "<tr><td rowspan=1000 colspan=1000>深" * 2000,
        "<plaintext>深</p>",
        "<svg/><p>深",
        "<math><mi>x</mi><![CDATA[y]]></math>深",
        "<frameset>深",
    ],
)
def test_hostile_pages(source: str) -> None:
    document = read(source)
    assert "深" in document.text or "frameset" in source
    if len(source) < 1000:
        assert_exact(document)


def test_private_use_characters_of_the_page_are_text() -> None:
    document = read("<p>\ue000\ue001甲\ue000</p>")
    assert document.text == "\ue000\ue001甲\ue000"


def test_empty_bytes() -> None:
    with pytest.raises(UnreadableError):
        html.read(b" \n", "page.html")


def _sources(*markup: str, alphabet: str) -> st.SearchStrategy[str]:
    pieces = st.one_of(st.sampled_from(markup), st.text(alphabet=alphabet, min_size=1, max_size=4))
    return st.lists(pieces, max_size=30).map("".join)


def _tags(*names: str) -> list[str]:
    return [f"<{name}>" for name in names] + [f"</{name}>" for name in names]


SHOWN = (
    *_tags("p", "div", "td", "tr", "table", "tbody", "b", "a", "span", "o:p"),
    *_tags("h1", "ul", "br", "font", "i", "x", "li"),
)
MORE = (
    *_tags(
        "th", "thead", "caption", "img", "pre", "form", "header", "nav", "select", "option", "svg", "math"
    ),
    *_tags("script", "title", "style", "textarea", "noscript", "template", "body", "html", "head", "center"),
    *_tags("button", "u"),
)
ODDITIES = (
    *("<td rowspan=2>", "<td colspan=3>", "<td rowspan=0>", "<p hidden>", "<span style='display:none'>"),
    *("<a href=u>", "&nbsp;", "&#65296;", "&lt;", "&amp", "&notit;", "&", "<", ">", "<!--", "-->"),
    *("<![CDATA[", "]]>", "\0", "&#0;", "&#128;", "&NotEqualTilde;", "&fjlig;", "\r\n", "\r", "\n", " "),
    *("\u3000", "😀", "\ue000", "'", '"', "="),
)


@settings(max_examples=400, deadline=None)
@given(_sources(*SHOWN, *MORE, *ODDITIES, alphabet="一二1２,a\u3000\xa0"))
def test_whatever_the_page_places_are_exact(source: str) -> None:
    try:
        document = read(source)
    except UnreadableError:
        return
    assert_exact(document)
    for link in document.links:
        assert 0 <= link.span.start < link.span.end <= len(document.text)


@settings(max_examples=300, deadline=None)
@given(_sources(*SHOWN, "&lt;", "&notit;", "<!--x-->", alphabet="一二1２,a"))
def test_the_words_are_those_that_the_parser_shows_in_its_order(source: str) -> None:
    if not source:
        return
    body = parse(source).find("body")
    shown = "".join(body.text.split()) if body else ""
    assert "".join(read(source).text.split()) == shown


def test_a_text_that_is_called_a_page_is_read_as_text() -> None:
    lines_of_text = ["一、总体情况", "甲。", "二、乙", "规章 | 0", "文件 | 1", "丙", "丁"]
    document = read("\n".join(lines_of_text))
    assert document.reader == "text"
    assert lines(document) == ["一、总体情况", "甲。", "二、乙", "丙", "丁"]
    assert lines(read("甲\n乙")) == ["甲乙"]


@pytest.mark.parametrize("words", ["时限<20日", "根据<中华人民共和国政府信息公开条例>", "甲<br>乙"])
def test_a_single_sign_makes_no_page(words: str) -> None:
    given = [words, *(f"{number}、各行都是一段。" for number in "一二三四五六七八九十"), "完"]
    assert lines(read("\n".join(given))) == given
    page = "<p>" + "\n".join(given)
    assert len(lines(read(page))) < len(given)


def test_a_whole_report_in_the_rows_of_one_table_is_parted() -> None:
    sentence = (
        "本报告根据《中华人民共和国政府信息公开条例》的规定编制，所列数据的统计期限为一年，"
        + "特此公布。" * 5
    )
    rows = [
        "<td colspan=3>示例市数据局2024年政府信息公开工作年度报告",
        f"<td colspan=3>{sentence}",
        f"<td colspan=3>{sentence}",
        "<td colspan=3>二、主动公开政府信息情况",
        "<td colspan=3>第二十条第（一）项",
        "<td>规章<td>0<td>1",
        f"<td colspan=3>{sentence}",
        "<td>行政许可<td>2<td>3",
    ]
    document = read("<table>" + "".join(f"<tr>{row}" for row in rows) + "</table>")
    assert lines(document) == [
        "示例市数据局2024年政府信息公开工作年度报告", sentence, sentence, "二、主动公开政府信息情况", sentence
    ]  # fmt: skip
    assert [[cell.text for cell in grid.cells()] for grid in grids(document)] == [
        ["第二十条第（一）项", "规章", "0", "1"],
        ["行政许可", "2", "3"],
    ]


def test_short_sentences_below_headings_in_rows_of_one_table_are_a_report_too() -> None:
    told = ["一、总体情况", "（一）主动公开情况", "全年公开信息9条。", "（二）其他情况", "健全了审核制度。"]
    after = ["三、收到和处理政府信息公开申请情况", "本年没有收到申请。", "六、其他需要报告的事项", "无。"]
    between = "<td>规章<td>0<td>1"
    rows = [f"<td colspan=3>{words}" for words in (*told, *after)]
    rows.insert(len(told), between)
    document = read("<table>" + "".join(f"<tr>{row}" for row in rows) + "</table>")
    assert lines(document) == [*told, *after]
    assert [[cell.text for cell in grid.cells()] for grid in grids(document)] == [["规章", "0", "1"]]


def test_short_notes_and_numbered_rows_of_one_cell_stay_in_their_table() -> None:
    alone = [
        "三、本年度办理结果",
        "（一）予以公开",
        "注：单位为件。",
        "本表由办公室汇总。",
        "数据已经核对。",
        "一、总体情况",
    ]
    rows = "".join(f"<tr><td colspan=2>{words}" for words in alone)
    document = read(f"<table><tr><td>规章<td>0{rows}</table>")
    assert len(grids(document)) == 1
    assert not lines(document)


def test_notes_in_rows_of_their_own_stay_in_their_table() -> None:
    note = "注：本表数据由各科室报送，办公室汇总；" + "填表人、审核人、填表日期和联系电话见附件，" * 3
    document = read(f"<table><tr><td>规章<td>0<tr><td colspan=2>{note}<tr><td colspan=2>{note}</table>")
    assert len(grids(document)) == 1
    assert not lines(document)


@pytest.mark.parametrize(
    "page",
    [
        "<title>示例市数据局2024年信息公开年报</title><p>公告</p><script>x = '一、总体情况'</script>",
        '<p>示例市数据局2024年政府信息公开工作年度报告</p><iframe srcdoc="&lt;p>一、总体情况"></iframe>',
    ],
)
def test_a_page_whose_text_is_in_a_script_is_told_as_unreadable(page: str) -> None:
    with pytest.raises(UnreadableError, match="脚本"):
        read(f"<html><body>{page}</body></html>")
    assert lines(read("<p>示例市数据局公告</p><script>x = '总体情况'</script>")) == ["示例市数据局公告"]


def test_a_page_of_single_glyphs_placed_one_by_one_is_not_read() -> None:
    piece = '<p style="position:absolute;top:{}px;left:9px;white-space:nowrap" class="ft1">{}</p>\n'
    glyphs = "".join(piece.format(20 * at, "行") for at in range(60))
    with pytest.raises(UnreadableError, match="PDF"):
        read(f"<html><body>{glyphs}</body></html>")
    beside = read(f"<html><body><h2>一、总体情况</h2>{glyphs}</body></html>")
    assert lines(beside)[0] == "一、总体情况"  # a seal below a report that is whole
    with pytest.raises(UnreadableError, match="PDF"):
        read(f"<html><body>{piece.format(9, '一、总体情况')}{glyphs}</body></html>")
    lines_of = "".join(piece.format(20 * at, "行政许可") for at in range(99))
    assert len(lines(read(f"<html><body>{lines_of}</body></html>"))) == 99


def test_a_page_that_pdfminer_left_in_pieces_is_unreadable() -> None:
    page = (
        '<span style="position:absolute; border: gray 1px solid; left:0px;"></span><span>一、总体情况</span>'
    )
    with pytest.raises(UnreadableError, match="PDF"):
        read(f"<html><body>{page}{'<p>公开</p>' * 9}</body></html>")
    boxes = '<div style="position:absolute; border: textbox 1px solid;">'
    mined = read(f"<html><body>{boxes}</div>{page}</body></html>")
    assert "总体情况" in mined.text
    assert mined.recovered  # which boxes are one table's nobody can tell
    assert not read("<html><body><p>总体情况</p></body></html>").recovered


def test_a_frame_around_the_words_of_a_cell_is_no_table() -> None:
    inner = "<table><tr><td>{}</td></tr></table>"
    page = "<table><tr><td>规章</td><td>{}</td></tr><tr><td>行政许可</td><td>{}</td></tr></table>"
    [grid] = grids(read(page.format(inner.format("12"), inner.format(" <b>0</b> "))))
    assert texts(grid) == [["规章", "12"], ["行政许可", "0"]]
    [grid] = grids(read(page.format(inner.format("本年制发件数"), "0")))
    assert texts(grid)[0] == ["规章", "本年制发件数"]
    laid_out = read(page.format(inner.format("一、总体情况"), "0"))
    assert lines(laid_out)[1] == "一、总体情况"
    assert not grids(laid_out)


def test_a_table_of_nothing_but_the_heading_of_a_section_is_none() -> None:
    page = "<table><tr><td>{}</td></tr></table><p>主动公开信息12条。</p>"
    for title in ("五、存在的主要问题及改进措施", "<b>六、</b>其他事项"):
        assert not grids(read(page.format(title)))
        assert not grids(read(page.format(f"<img src=a.gif></td><td>{title}</td><td>&nbsp;")))
    assert len(grids(read(page.format("三、本年度办理结果</td><td>0")))) == 1
    assert len(grids(read(page.format("公开事项")))) == 1


def test_markup_that_shows_as_words_is_unreadable() -> None:
    spoilt = "".join(f"&lt;p&gt;第{number}条&lt;/p&gt;" for number in range(30))
    with pytest.raises(UnreadableError, match="网页代码"):
        read(f"<html><body><h1>一、总体情况</h1><div>{spoilt}</div></body></html>")
    assert lines(read("<p>用&lt;p&gt;…&lt;/p&gt;分段</p>")) == ["用<p>…</p>分段"]


def test_one_page_of_a_pdf_is_no_report() -> None:
    page = '<html><head><title>Page 1</title></head><body><div id="page1-div">{}</div></body></html>'
    with pytest.raises(UnreadableError, match="一页"):
        read(page.format("<p>示例市数据局2024年政府信息公开工作年度报告</p>"))
    assert lines(read(page.format("<p>通知</p>"))) == ["通知"]


@pytest.mark.parametrize("around", ["<div>{}</div>", "<section><ruby></ruby>{}</section>"])
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>落实《关于规范<br>公开目录的通知》。</p>", ["落实《关于规范公开目录的通知》。"]),
        ("<p>设置专区（含大厅、<br/>\n热线）。</p>", ["设置专区（含大厅、热线）。"]),
        ("<p>推行“一次<br>告知”。<br>成效明显。</p>", ["推行“一次告知”。", "成效明显。"]),
        ("<p>依据示办函〔2024<br>〕6号。</p>", ["依据示办函〔2024〕6号。"]),
        ("<p>落实《甲办法<br>《乙办法》。</p>", ["落实《甲办法", "《乙办法》。"]),
        ("<p>落实《甲办法<br><br>和乙办法》。</p>", ["落实《甲办法", "和乙办法》。"]),
        ("<p>落实《甲办法<br></p><p>和乙办法》。</p>", ["落实《甲办法", "和乙办法》。"]),
        ("<p>落实《甲办法</p><p>和乙办法》。</p>", ["落实《甲办法", "和乙办法》。"]),
        ("<p>落实《甲办法<br>二、乙办法》。</p>", ["落实《甲办法", "二、乙办法》。"]),
        ("<p>收到申请<br>6件。</p>", ["收到申请", "6件。"]),
        ("<p>落实《甲办法<br>&nbsp;</p><p>和乙办法》。</p>", ["落实《甲办法", "和乙办法》。"]),
    ],
)
def test_what_stands_within_marks_goes_on_behind_a_mere_break(
    around: str, source: str, expected: list[str]
) -> None:
    document = read(around.format(source))
    assert lines(document) == expected
    assert_exact(document)


@pytest.mark.parametrize("tag", ["<pre>", "<pre class=a>"])
def test_a_table_drawn_in_preformatted_text_is_read(tag: str) -> None:
    rows = ["本年新收 │ 2 │ 1", "上年结转 │ 0 │ 3"]
    drawn = "\n".join(["┌────┬───┬───┐", "│" + "│\n├────┼───┼───┤\n│".join(rows) + "│", "└────┴───┴───┘"])
    document = read(f"<p>甲</p>{tag}{drawn}</pre><p>─乙│丙</p>")
    assert document.text.split("\n") == [
        "甲",
        "|本年新收 | 2 | 1|",
        "|上年结转 | 0 | 3|",
        "─乙│丙",
    ]


def test_what_is_left_out_beside_a_whole_report_is_told() -> None:
    parts = "".join(f"<p>{number}、报告的部分</p><p>甲。</p>" for number in "一二三四五六")
    whole = (
        f"<p>甲局2024年政府信息公开工作年度报告</p>{parts}<table><tr><td>规章<td>5<tr><td>许可<td>3</table>"
    )
    for words, told in (("本年度未收取信息处理费。", 0), ("本网站未收取信息处理费。", 1)):
        document = read(f"{whole}<footer>{words}</footer>")
        assert ["页脚" in note.zh for note in document.notes] == [True] * told
        assert (words in document.text) is not told
