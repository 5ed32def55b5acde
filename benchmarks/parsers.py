"""Measures HTML parsers on a generated page of Word's markup, as ratios: why the reader uses turbohtml.

Run with `python benchmarks/parsers.py`. All parse the same text; only turbohtml and lxml keep places at all,
and lxml keeps lines only. The last row is the whole reader: bytes to words, grids and exact places.
"""

from __future__ import annotations

import timeit
from collections.abc import Callable

import turbohtml
from lxml import html as lxml_html
from selectolax.lexbor import LexborHTMLParser

from govlint.readers.html import read
from govlint.readers.webpage.page import built, content

_CELL = (
    '<td width="57" valign="center" style="width:43.1pt;padding:0.00pt 5.4pt;border:1.0pt solid windowtext">'
    '<p class="MsoNormal" align="center" style="text-align:center;line-height:18.0pt">'
    '<span style="font-family:宋体;font-size:10.5pt">{}</span><span><o:p></o:p></span></p></td>'
)
_PARAGRAPH = (
    '<p class="MsoNormal" style="text-indent:32.0pt"><span style="font-family:仿宋_GB2312;font-size:16.0pt">'
    '（{0}）主动公开。本年度共公开政府信息</span><span lang="EN-US" style="font-size:16.0pt">{1}</span>'
    '<span style="font-family:仿宋_GB2312">条，&nbsp;其中机关动态12条。<o:p></o:p></span></p>\n'
)


def page(rows: int = 12, paragraphs: int = 35) -> str:
    """A page of about 34 kB (UTF-8), made as Word makes one."""
    label = _CELL.format("本年新收政府信息公开申请")
    table = "".join(
        f"<tr>{label}{''.join(_CELL.format(row * n) for n in range(7))}</tr>\n" for row in range(rows)
    )
    prose = "".join(_PARAGRAPH.format(n, n * 7) for n in range(paragraphs))
    head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>示例市2024年报</title></head><body>\n'
    return f'{head}{prose}<table class="MsoNormalTable" border="1">{table}</table></body></html>\n'


def seconds(work: Callable[[], object], number: int = 20, repeat: int = 7) -> float:
    """The best time of one call."""
    return min(timeit.repeat(work, number=number, repeat=repeat)) / number


def main() -> None:
    text = page()
    data = text.encode()
    rows: dict[str, Callable[[], object]] = {
        "turbohtml.parse, no positions": lambda: turbohtml.parse(text, positions=False),
        "turbohtml.parse, positions": lambda: turbohtml.parse(text),
        "turbohtml.tokenize (line and column)": lambda: sum(token.line for token in turbohtml.tokenize(text)),
        "selectolax (lexbor), no positions": lambda: LexborHTMLParser(text),
        "lxml.html, lines only": lambda: lxml_html.document_fromstring(text),
        "govlint: content by building the tree": lambda: built(text),
        "govlint: content of a plain page": lambda: content(text),
        "govlint: the whole reader": lambda: read(data, "page.html"),
    }
    times = dict.fromkeys(rows, float("inf"))
    for _ in range(20):  # in turn, so that a busy machine slows all alike
        for name, work in rows.items():
            times[name] = min(times[name], seconds(work, number=2, repeat=2))
    base = next(iter(times.values()))
    print(f"page of {len(data) / 1000:.1f} kB; bare turbohtml.parse = {base * 1000:.2f} ms")
    for name, time in times.items():
        print(f"{time / base:6.2f}  {time * 1000:7.2f} ms  {name}")


if __name__ == "__main__":
    main()
