"""A plain page read without a tree is read as the tree has it; any other page is left to the tree builder."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govlint.readers.building.table import Item, Table, boxed
from govlint.readers.webpage.page import built
from govlint.readers.webpage.plain import Plain


def shape(items: list[Item]) -> list[Any]:
    """Items as what can be compared; where a cell starts is of consequence only without words in it."""
    return [
        [
            [[(not b.lines and b.start, b.spans, shape(b.flow)) for b in map(boxed, row)] for row in group]
            for group in item.groups
        ]
        if isinstance(item, Table)
        else item
        for item in items
    ]


def plainly(source: str) -> bool:
    """Whether the page is plain; if so, both ways agree."""
    page = Plain()
    if not page.run(source, 7):
        return False
    tree = built(source, 7)
    assert shape(page.content()[0]) == shape(tree.items)
    assert (page.metas, page.title) == (tree.metas, tree.title)
    return True


LONG = "长" * 100
PLAIN = (
    "<!DOCTYPE html>\n<html lang=zh><head><meta name=PubDate content='2025&amp;'><title>题 &amp;</title>\n"
    "<style>p{a:b}<!-- <p> --></style></head>\n<body class=a>\n<p>甲</body>\n</html>\n",
    "<p class=MsoNormal><span lang=EN-US style='x:\"y\"'>12</span> <b>甲</b><o:p></o:p></p>",
    "<table><caption>表二</caption><col><tr><td rowspan=2>1<td>&nbsp;<tr><td><p>2<p>3</table>丙",
    "<table><thead><tr><th>甲</th></tr></thead> <tbody> <tr> <td colspan=2> 1 </td> </tr></tbody></table>",
    "<div><table><tr><td><h2>题</h2><table><tr><td>1</td></tr></table></td></tr></table></div>",
    "<p>见<a href='u?a=1&b=2'> 全<br>文 </a>。<img src=a alt=图><ul><li>一<li><p>二</li></ul>",
    "<h1>甲<sup>2</sup><!-- x --> 乙</h1><script>if (a<b) {}</script><hr><st1:chsdate x=y>丙</st1:chsdate>",
    "<div><b><p>甲</b></p></div><p>&#65297;2 &lt;3",
    "<!doctype html><p>甲<table><tr><td>1</table>乙",
    "<p>甲<table><tr><td>1</table>乙</p>",
    "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'x'><p>甲<table><tr><td>1</table>乙",
    "<p>甲<nav>乙<table><tr><td>1<h1>丙</h1></table></nav>丁<footer><p>戊</footer>己",
    "<div>甲<select><option>乙<option selected>丙</select>丁<aside><a href=u>戊</a></aside>己</div>",
    "<header>短</header>甲<form action=u><p>"
    + "长" * 100
    + "<input type=text></form><header><h1>题</h1></header>",
    "<table><tr><td><header>甲</header></table><details><summary>乙</summary>丙</details><form>丁<nav>戊",
    "<table><thead><tr><td>1</thead><tbody><tr><td><img alt=图><td>2<table><tr><td>3</table></table>甲<br>乙",
    "<table><tr><td>甲 乙</table><table><tr><td>1<td><a href=u>2</a><td>丙</table>",
    "<![if !supportEmptyParas]><p>&nbsp;<![endif]></p><td",
)


@pytest.mark.parametrize("source", PLAIN[:-1])
def test_plain_pages(source: str) -> None:
    assert plainly(source)


@pytest.mark.parametrize(
    "source",
    [
        PLAIN[-1],
        "甲",
        "<p>a < b</p>",
        "<p>甲\0</p>",
        "<p title='\0'>甲</p>",
        "<table><tr><td>1<td>\0<td>2</table>",
        "<title>甲\0</title>",
        "<p><!-- \0 -->甲</p>",
        "<nav>\0</nav><p>甲",
        "<p>甲<p>>",
        "<p title='a>b'>甲</p>",
        "<p title='a>甲</p>",
        "<p a=b'c d='e>甲'>",
        "<p hidden>甲</p>",
        "<p style='display: none'>甲</p>",
        "<table>外<tr><td>1</table>",
        "<table><b></b><p>外</p></table>",
        "<table><td>1</table>",
        "<p>甲</div>",
        "</p>甲",
        "<a href=u>甲<p>乙</p></a>",
        "<a href=u>甲<a href=v>乙</a>",
        "<h1>甲<h2>乙</h2></h1>",
        "<title>甲<b>乙</title>",
        "<title>甲<!-- 乙 --></title>",
        "<p>甲<!-- a --!> 乙 --></p>",
        "<p>甲<!--> 乙 --></p>",
        "<script><!-- <script> </script> --></script><p>甲",
        "<script>a</style>b</script><p>甲",
        "<svg>甲</svg>",
        "<form><form>甲</form></form>",
        "<select><p>甲</select>",
        "<select><input></select>",
        "<a href=u><nav>甲</nav></a>",
        "<svg><b>甲</b></svg>",
        "<p>甲</p></body>乙",
        "<body><body><p>甲",
        "<div>" * 500 + "甲",
        "<p>甲<!-- never closed",
        "<p>甲<script>x",
    ],
)
def test_other_pages_need_the_tree(source: str) -> None:
    assert not plainly(source)


_TAGS = (
    "p",
    "div",
    "td",
    "th",
    "tr",
    "table",
    "tbody",
    "thead",
    "b",
    "span",
    "o:p",
    "a",
    "h1",
    "ul",
    "li",
    "nav",
    "footer",
    "header",
    "form",
    "select",
    "option",
    "details",
    "x",
)
_PIECES = (
    *(f"<{tag}>" for tag in _TAGS),
    *(f"</{tag}>" for tag in _TAGS),
    *(
        "<td rowspan=2>",
        "<a href='u&amp;v'>",
        "<img alt=图>",
        "<br>",
        "<hr>",
        "<caption>",
        "</caption>",
        "<col>",
    ),
    *(
        "<sup>",
        "</sup>",
        "<html>",
        "<head>",
        "</head>",
        "<body>",
        "</body>",
        "</html>",
        "<title>",
        "</title>",
    ),
    *("<meta name=n content=c>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "<!-- x -->"),
    *(
        "&nbsp;",
        "&lt;",
        "&",
        "<",
        ">",
        "'",
        '"',
        "=",
        " ",
        "\n",
        "\r\n",
        "\u3000",
        "\0",
        "<p a='",
        "<!doctype html>",
        "<input>",
        "长" * 100,
        "<p hidden>",
    ),
    *(
        "</p>\n</td>\n<td>\n<p>",
        "</td></tr><tr><td>",
        "<table><tr><td>",
        "</td></tr></table>",
        "<p><span>甲</span>",
    ),
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from((*_PIECES, "甲", "1 2", "乙")), max_size=25).map("".join))
@example("<table><tr><td>1</td></tr><caption>表</caption></table>")
@example("<table><tr><td>1</td></tr></tbody><caption>表</caption></table>")
@example("<ul><p>甲<li>乙")
@example("<html></html><p>甲")
def test_both_ways_agree(source: str) -> None:
    plainly(source)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, max_size=4).map("".join)
    cells = st.lists(several.map(lambda words: f"<td>{words}</td>"), min_size=1, max_size=3).map("".join)
    rows = st.lists(cells.map(lambda row: f"<tr> {row}\n</tr>"), max_size=3).map("".join)
    wrapped = [
        several.map(f"<{tag}>{{}}</{tag}>".format)
        for tag in ("p", "div", "span", "b", "li", "h2", "a href=u", "ul", "nav", "header", "form", "select")
    ]
    return st.one_of(*wrapped, rows.map(lambda table: f"<table>{table}</table>"))


@settings(max_examples=600, deadline=None)
@given(
    st.recursive(st.sampled_from(("甲", "1", " ", "&nbsp;", "<br>", "<img alt=图>")), _nested, max_leaves=25)
)
def test_both_ways_agree_on_well_formed_pages(source: str) -> None:
    plainly(source.replace("</a href=u>", "</a>"))
