"""Reads HTML pages, the first step for .html files: bytes → words with exact places, headings, grids, links.

The parser is turbohtml. It builds the tree that a browser builds (WHATWG), which is what the author saw;
its tokens tell line and column; and it gives the tree as events, so that no Python object is made for
each node. On a page of Word's markup selectolax takes about 3 times as long and lxml about 3.5 times
(`benchmarks/parsers.py`); selectolax (lexbor) keeps no places at all, and lxml's libxml2 repairs markup
in its own way and knows lines only: with either, places would have to be guessed by searching.

A page whose tags nest plainly is read without a tree (`webpage.plain`): about 3.5 times the bare parse, where
building the tree and taking it in costs about 13 times. Both give the same, and a test compares them.
"""

from __future__ import annotations

import re
from itertools import islice

from govlint.errors import UnreadableError
from govlint.lazy import lazily
from govlint.model import Document, Text
from govlint.readers.building.blocks import write
from govlint.readers.building.rejoined import rejoined
from govlint.readers.building.table import Item
from govlint.readers.building.writer import Words, Writer
from govlint.readers.encoding import as_typed, decode
from govlint.readers.raised import with_raised
from govlint.readers.sniff import is_called_a_book
from govlint.readers.webpage.flow import Unseen
from govlint.readers.webpage.page import shown

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
_FEW_LINES = 5
"""A file of more lines without tags is no page: a browser would show all of it as one paragraph."""
_RARE = 10
"""Nor is one with a sign < (时限<20日) on one line in so many at most, where none is a page's tag."""
_TAG = re.compile(
    r"<(?:!doctype|html|head|body|pre|p|div|table|tr|td|span|h[1-6]|ul|ol|li|section|article|font|center)\b",
    re.IGNORECASE,
)
_PLACED = "position:absolute;top:"
_MINED = '<span style="position:absolute; border: gray 1px solid; left:'
_BOXES = "border: textbox"
"""How pdfminer draws pages, and its lines where it has put them together."""
_PIECE = lazily(
    r'<p style="position:absolute;top:\d+px;left:\d+px[^">]*"[^>]*>[\u4e00-\u9fff，。、：（）]</p>'
)
_PLACED_HEADING = lazily(
    r'<p style="position:absolute;top:\d+px;left:\d+px[^">]*"[^>]*>(?:<[^>]*>)*[^<]*总体情况'
)
_MOST_PIECES = 60
"""Of so many glyphs that a program placed on the page one by one nobody can tell which are one line's."""
_HARDLY = 300
_FIRST_SECTION = "总体情况"
LONGEST_LABEL = 40
"""A longer line is a sentence, which nobody writes twice."""
_TWICE = Text(
    "网页里有一字不差的两份（如电脑版和手机版），只读了第一份",
    "the text stands twice on the page, as for wide and for narrow screens: the first was read",
)
_ESCAPED = lazily(r"&lt;/(?:p|td|tr|table|span|div)&gt;")
_MOST_ESCAPED = 30
"""Tags that show as words on a page, so many of them, are its text's, which a program has spoilt."""
_ONE_PAGE = lazily(r"<title>Page \d+</title>")
_PAGE_OF_PDF = 'id="page'
_PREFORMATTED = lazily(r"(?is)(<pre\b[^<>]*>)((?:(?!</pre).)*)")
_BARS = lazily(r"(?m)^[| \t]+$")
"""What is left of a line drawn between two rows."""
_CALLED = lazily(r"公开[^。]{0,12}(?:报告|年报)")
_META = {"articletitle": "title", "pubdate": "published", "contentsource": "agency"}


def read(data: bytes, path: str) -> Document:
    """The document in an HTML page or a fragment of one; a text that is called one is read as text.

    Raises `UnreadableError` for bytes that are no text, and for pages in pieces.
    """
    charset = _CHARSET.search(data, 0, _HEAD)
    source, encoding = decode(data, charset[1].decode("ascii", "ignore") if charset else None)
    if _is_a_text(source):
        from govlint.readers import text  # a text under another name

        return text.read(data, path)
    page = shown(_without_drawn(with_raised(as_typed(source))))
    writer = Writer()
    whole = rejoined(page.items)
    items = _once(whole)
    blocks = write(items, writer)
    _require_lines(source, writer.text())
    _require_text(source, writer.text(), page.title)
    _require_whole(source, writer.text())
    metadata = {"title": page.title} if page.title else {}
    metadata.update({key: page.metas[name] for name, key in _META.items() if page.metas.get(name)})
    return Document(
        path=path,
        reader="html",
        encoding=encoding,
        source=source,
        text=writer.text(),
        blocks=tuple(blocks),
        origin=writer.origin(),
        metadata=metadata,
        links=tuple(writer.links),
        recovered=_MINED in source,
        tabular=is_called_a_book(path),
        notes=(*_hidden(page.unseen), *([_TWICE] if len(items) < len(whole) else [])),
    )


def _without_drawn(source: str) -> str:
    """`source` with plain bars in place of the lines that are drawn around cells in preformatted text."""
    if "<pre" not in source or "\u2500" not in source:
        return source
    from govlint.readers.lines.borders import bars_alone  # hardly any page holds such tables

    return _PREFORMATTED.sub(lambda text: text[1] + _BARS.sub(_blank, bars_alone(text[2])), source)


def _blank(line: re.Match[str]) -> str:
    return " " * len(line[0])


def _once(items: list[Item]) -> list[Item]:
    """The content of a page, a report that stands there twice but once."""
    sentences = [item.text for item in items if isinstance(item, Words) and item.size > LONGEST_LABEL]
    if len(set(sentences)) == len(sentences):
        return items
    from govlint.readers.webpage.twice import once  # hardly any page has its text twice

    return once(items)


def _hidden(unseen: Unseen) -> tuple[Text, ...]:
    hidden, words, struck, beside = unseen
    told: tuple[Text, ...] = ()
    if hidden:
        told = (
            Text(
                f"网页的表格里有 {hidden} 个数是隐藏的（display:none 等），没有读；"
                "公布前请删去，或者显示出来",
                f"{hidden} figures in tables of the page are hidden (display:none and the like) and were not "
                "read; delete them before publication, or show them",
            ),
        )
    if words or struck:
        from govlint.readers.leftout import left_out  # hardly any report holds such words

        told += left_out(words, struck)
    if beside:
        told += (
            Text(
                f"网页的侧栏或页脚（aside、footer）里有 {beside} 处文字不像是本报告的内容，没有读",
                f"{beside} pieces of text in asides or footers of the page do not look like parts of this "
                "report and were not read",
            ),
        )
    return told


def _require_lines(source: str, text: str) -> None:
    """Raise for a page made from a PDF whose lines are in pieces, each placed by itself.

    Where a heading is not placed so, the report stands beside the pieces, which are a mark or a seal.
    """
    if _MINED in source and _BOXES not in source:
        raise _in_pieces()
    if _PLACED not in source or (_FIRST_SECTION in text and not _PLACED_HEADING.search(source)):
        return
    if sum(1 for _ in islice(_PIECE.finditer(source), _MOST_PIECES)) == _MOST_PIECES:
        raise _in_pieces()


def _in_pieces() -> UnreadableError:
    return UnreadableError(
        "这是由 PDF 文件转成的网页，每一行都拆成了按坐标摆放的碎片，段落和表格没有拼起来；"
        "请直接检查原来的 PDF 文件",
        "a page made from a PDF, with each line in pieces by their places; check the PDF itself",
    )


def _require_whole(source: str, text: str) -> None:
    """Raise for a page whose text is markup shown as words, and for one page of a PDF, where of a report."""
    if (
        "&lt;/" in source
        and sum(1 for _ in islice(_ESCAPED.finditer(source), _MOST_ESCAPED)) == _MOST_ESCAPED
    ):
        raise UnreadableError(
            "网页的正文是没有还原的网页代码（&lt;p&gt; 之类，打开看到的是标签），段落和表格读不出来；"
            "请在网站后台改正，或者检查原来的文件",
            "the text of the page is markup that shows as words (&lt;p&gt;): mend it in the site, or "
            "check the original file",
        )
    one = source.count(_PAGE_OF_PDF) == 1 and _ONE_PAGE.search(source) is not None
    if one and (_CALLED.search(text) or _FIRST_SECTION in text):
        raise UnreadableError(
            "这只是由 PDF 文件转成的网页中的一页，不是整份报告；请直接检查原来的 PDF 文件",
            "one page only of a PDF made into web pages, and no whole report; check the PDF itself",
        )


def _require_text(source: str, text: str, title: str) -> None:
    """Raise where a page that is called a report shows hardly a word of it, which stands in its scripts."""
    if len(text) >= _HARDLY or _FIRST_SECTION not in source or _FIRST_SECTION in text:
        return
    if _CALLED.search(title) or _CALLED.search(text):
        raise UnreadableError(
            "网页上几乎没有正文，正文在脚本、内嵌的页面或附件里，没有读；"
            "请在浏览器里打开，等正文显示出来，再另存一次，或者检查附件",
            "the page holds hardly any text: it is in scripts, frames or attachments, which are "
            "not read; open it in a browser, wait for the text and save it again, or check the "
            "attachment",
        )


def _is_a_text(source: str) -> bool:
    """Whether lines of text are only called a page."""
    if _TAG.search(source) is not None:
        return False
    lines = len(source.splitlines())
    return lines > _FEW_LINES and source.count("<") * _RARE < lines
