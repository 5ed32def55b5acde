"""What a page shows though its source says otherwise."""

from __future__ import annotations

import re

import pytest

from govlint import check
from govlint.readers.webpage.shown import as_hidden, as_html, as_shown, with_cells, without_tiny
from govlint.testing import base_report


def test_what_a_script_fades_in_is_shown() -> None:
    faded = '<div id="js_content" style="visibility: hidden; opacity: 0; ">正文</div>'
    assert "hidden" not in as_shown(faded)
    assert len(as_shown(faded)) == len(faded)
    hidden = '<p style="visibility: hidden">甲</p><p style="visibility: hidden; opacity: 0.5">乙</p>'
    assert as_shown(hidden) == hidden
    menu = '<ul style="opacity:0;visibility:hidden"><li>一、总体情况</li></ul>'
    assert as_shown(menu) == menu


def test_a_report_that_is_faded_in_is_read() -> None:
    page = base_report(2024, "html")
    body = page.index("<body>") + len("<body>")
    page = (
        f'{page[:body]}<div class="rich_media_content" style="visibility: hidden; opacity: 0;">{page[body:]}'
    )
    assert check(page.encode(), path="a.html").findings == ()


def test_a_menu_that_stays_hidden_is_not_read() -> None:
    page = base_report(2024, "html")
    body = page.index("<body>") + len("<body>")
    menu = "<ul style='opacity:0;visibility:hidden'><li>2023年年报</li><li>二、主动公开政府信息情况</li></ul>"
    assert check((page[:body] + menu + page[body:]).encode(), path="a.html").findings == ()


def test_tags_that_hold_nothing_in_xml() -> None:
    page = base_report(2024, "html").replace("<head>", "<head><title/><script src='a.js' />", 1)
    assert "<title/>" in page
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + page
    assert check(page.encode(), path="a.xhtml").findings == ()
    assert as_html("<?xml?><title/>甲") == "<?xml?>        甲"
    assert as_html("<title/>") == "<title/>"


@pytest.mark.parametrize(
    ("rules", "script", "hides"),
    [
        (".yc{display:none}", "", True),
        ("td{color:red} .yc { color:red; display : none }", "", True),
        (".b,\n.yc{display:none}", "", True),
        (".yc{display:none} .yc.on{display:block}", "", False),
        (".yc{display:none} @media print{.yc{display:block}}", "", True),
        ("@media print{.yc{display:none}}", "", False),
        (".on .yc{display:none}", "", False),
        (".yc{display:none}", "<script>show('yc')</script>", False),
        (".yc{display:block}", "", False),
        ("<!-- .yc{display:none} -->", "", True),
        ("/* .a{} */ .yc{display:none}", "<script>var count = 1</script>", True),
        ("/* .yc{display:none} */", "", False),
        ("/* .a{color:red} .yc{display:none} */", "", False),
        ("@media screen and (max-width:600px){.a{x:y} /* } */ .yc{display:none}}", "", False),
        (".yc{display:none} @media screen and (min-width:9px){.yc{display:table-row}}", "", False),
        (".yc{display:none} #t{display:table-row}", "", False),
        (".yc{display:none} tr[class]{all:unset}", "", False),
        (".yc{display:none} tr { color:red; ALL : revert }", "", False),
        (".yc{display:none} .small:hover{color:red}", "", True),
        (".yc{display:none} tr{display:table-row !important}", "", False),
        ("@import 'a.css'; .yc{display:none}", "", False),
        (".yc{display:none}", "<script src='a.js'></script>", False),
        (".yc{display:none}", "<link rel='stylesheet' href='a.css'>", False),
        (".yc{display:none}", "<script>$('tr').show()</script>", False),
        (".yc{display:none}", "<p onclick='go()'>", False),
    ],
)
def test_rows_that_the_style_sheet_of_the_page_hides(rules: str, script: str, hides: bool) -> None:
    row = '<tr class="a yc"><td class=yc>9<td class=\'b\'>8</tr><div class="yc">7</div>'
    page = f"<style>{rules}</style>{script}<table>{row}</table>"
    found = as_hidden(page)
    assert len(found) == len(page)
    assert found.endswith('<div class="yc">7</div></table>')
    assert found.count("hidden") == 2 * hides


@pytest.mark.parametrize(
    ("rules", "script", "hides"),
    [
        (".yc{visibility:hidden}", "", True),
        (".yc { color:red; visibility : hidden }", "", True),
        (".yc{opacity:0}", "", True),
        (".yc{opacity:0.0}", "", False),
        (".yc{opacity:0.4}", "", False),
        (".yc{fill-opacity:0}", "", False),
        (".yc{visibility:hidden} .on{display:none}", "", True),
        (".yc{display:block;visibility:hidden}", "", True),
        (".yc{visibility:hidden} .b{visibility:visible}", "", False),
        (".yc{opacity:0} td:hover{opacity:1}", "", False),
        (".yc{opacity:0;animation:in 1s forwards}", "", False),
        (".yc{opacity:0} @keyframes in{to{left:0}}", "", False),
        (".yc{opacity:0}", "<script>fadeIn('td')</script>", False),
        (".yc{visibility:hidden}", "<script src='a.js'></script>", False),
        (".yc{visibility:hidden} .yc.on{color:red}", "", False),
        ("@media print{.yc{visibility:hidden}}", "", False),
    ],
)
def test_rows_that_the_style_sheet_leaves_their_place(rules: str, script: str, hides: bool) -> None:
    row = "<tr class=\"a yc\"><td class='yc'>9<td class='b'>8</tr><div class=\"yc\">7</div>"
    page = f"<style>{rules}</style>{script}<table>{row}</table>"
    found = as_hidden(page)
    assert len(found) == len(page)
    assert found.count("<tr faded") == found.count("<td faded") == hides


@pytest.mark.parametrize("rule", ["visibility:hidden", "opacity:0", "display:none"])
def test_what_the_style_sheet_hides_is_not_read(rule: str) -> None:
    said = '<p class="yc">全年收到政府信息公开申请999件。</p>'
    page = base_report(2024, "html").replace("<p>本年度未收取", f"{said}<p>本年度未收取", 1)
    page = page.replace("<td>12</td>", '<td><span class="yc">9</span>12</td>', 1)
    style = f"<style>.yc{{{rule}}}</style></head>"
    assert check(page.encode(), path="a.html").findings != ()
    assert check(page.replace("</head>", style).encode(), path="a.html").findings == ()


@pytest.mark.parametrize(
    "page",
    [
        "<style media='print'>{}</style>{}",
        "<style media='screen and (max-width:600px)'>{}</style>{}",
        "<style disabled>{}</style>{}",
        "<style type='text/less'>{}</style>{}",
        "<!-- <style>{}</style> -->{}",
        "<noscript><style>{}</style></noscript>{}",
        "<textarea><style>{}</style></textarea>{}",
        "<style>{}{}",
    ],
)
def test_style_sheets_that_are_none_of_the_page(page: str) -> None:
    page = page.format(".yc{display:none}", "<table><tr class=yc><td>9</table>")
    assert as_hidden(page) == page


def test_a_row_with_its_own_style_or_of_another_tag_is_shown() -> None:
    rows = "<tr class=yc style='display:table-row'><tr style='display:table-row' class='yc'><td class=yc>"
    page = f"<style>tr.yc{{display:none}}</style><table>{rows}"
    assert as_hidden(page) == page
    assert "<tr hidden" in as_hidden(page + "<tr class=yc>")


@pytest.mark.parametrize(
    ("rules", "hides"),
    [
        (".yc{display:none}", 3),
        ("p.yc{display:none}", 1),
        ("tr.yc{display:none}", 0),
        (".yc p{display:none}", 0),
    ],
)
def test_paragraphs_that_the_style_sheet_of_the_page_hides(rules: str, hides: int) -> None:
    page = f"<style>{rules}</style><p class='a yc'>7</p><span class=yc>8</span><ul><li class=yc>9</ul>"
    assert as_hidden(page).count("hidden") == hides


def test_a_hidden_paragraph_of_a_report_is_not_read_and_told() -> None:
    page = base_report(2024, "html").replace("<p>本年度未收取", '<p class="yc">本年度未收取', 1)
    shown, hidden = (
        check(page.replace("</head>", f"<style>.yc{{display:{how}}}</style></head>").encode(), path="a.html")
        for how in ("block", "none")
    )
    assert (shown.findings, shown.notes) == ((), ())
    assert [finding.rule for finding in hidden.findings] == ["FEE001"]
    assert len(hidden.notes) == 1


def test_a_hidden_row_of_a_report_is_not_read_and_told() -> None:
    page = base_report(2024, "html")
    row = page[page.index("<tr", page.index("信息内容")) :]
    row = row[: row.index("</tr>") + 5]
    hidden = re.sub(r">\d+<", ">77<", row.replace("<tr", '<tr class="yc"', 1))
    page = page.replace(row, row + hidden, 1).replace("</head>", "<style>.yc{display:none}</style></head>")
    result = check(page.encode(), path="a.html")
    assert result.findings == ()
    assert result.notes[0].startswith("网页的表格里有 3 个数是隐藏的")


@pytest.mark.parametrize(
    ("markup", "hides"),
    [
        ('<span style="color:red;font-size:0">9</span>', True),
        ("<p class=a style='font-size: 0px;' id=b>9</p>", True),
        ('<P STYLE="FONT-SIZE: 0pt">9</P>', True),
        ('<span style="font-size:0.9em">9</span>', False),
        ('<span style="font-size:05px">9</span>', False),
        ('<p style="font-size:0"><span style="font-size:14px">9</span></p>', False),
        ('<td style="font-size:0">9</td>', False),
        ('<div style="font-size:0">9</div>', False),
        ('<span style="font-size:14px">9</span><b style="font-size:0"><i>9</i></b>', False),
    ],
)
def test_words_in_a_size_of_nothing(markup: str, hides: bool) -> None:
    found = without_tiny(markup)
    assert len(found) == len(markup)
    assert (found != markup) == hides
    assert ("hidden" in found) == hides


def test_a_figure_in_a_size_of_nothing_is_not_read() -> None:
    page = base_report(2024, "html")
    extra = '申请3件<span style="font-size:0">，其中予以公开7件</span>'
    assert "申请3件" in page
    assert check(page.replace("申请3件", extra, 1).encode(), path="a.html").findings == ()
    shown = extra.replace("font-size:0", "font-size:9px")
    assert check(page.replace("申请3件", shown, 1).encode(), path="a.html").findings


def test_parts_of_a_page_behind_tabs_are_read() -> None:
    page = base_report(2024, "html")
    pane = '</div><div class="pane" style="display: none;">\n  <h2>'
    tabs = (
        re.sub(r"<h2>(?!一)", pane, page).replace("<body>", "<body><div>").replace("</body>", "</div></body>")
    )
    assert tabs.count("none") == 5
    assert check(tabs.encode(), path="a.html").findings == ()
    wrong = tabs.replace("更新不够", "更新的的不够", 1)
    assert [told.rule for told in check(wrong.encode(), path="a.html").findings] == ["WRD002"]
    alone = '<div style="display:none"><p>二、主动公开情况</p></div><div style="display:none">二、甲</div>'
    assert as_shown(alone) == alone  # one of them: a copy, or what is gone
    old = "<p>一、总体情况</p><p>2023年，本局收到政府信息公开申请99件。</p>"
    copy = "".join(
        f'<div style="display:none">{part}</div>' for part in (old, "<p>二、主动公开政府信息情况</p>")
    )
    beside = page.replace("</body>", f"{copy}</body>")
    assert as_shown(beside) == beside  # the page tells these sections itself
    assert check(beside.encode(), path="a.html").findings == ()


def test_elements_that_are_called_cells_stand_apart() -> None:
    row = '<div><span role="cell" class="a">规章</span><span role="cell">0</span><span>件</span></div>'
    shown = with_cells(row)
    assert len(shown) == len(row)
    assert shown.replace(" ", "").startswith(
        '<div><divrole="cell"class="a">规章</div><divrole="cell">0</div>'
    )
    assert "<span>件</span>" in shown


@pytest.mark.parametrize(
    "cell",
    [
        '<span class="katex"><span class="katex-mathml"><math><mn>{0}</mn><annotation>{0}</annotation></math>'
        '</span><span class="katex-html">{0}</span></span>',
        '<span class="sr-only" style="position:absolute;left:-9999px">件数</span>{0}',
    ],
)
def test_what_is_there_to_be_heard_is_no_part_of_a_figure(cell: str) -> None:
    page = re.sub(
        r"(<t[dh][^>]*>)(\d+)(?=</t[dh]>)", lambda m: m[1] + cell.format(m[2]), base_report(2024, "html")
    )
    assert page.count("math") + page.count("sr-only") > 100
    assert check(page.encode(), path="a.html").findings == ()
