"""The check `nested-marks`: a title in a title takes 〈〉 (《转发〈…〉的通知》), GB/T 15834—2011, 4.13."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.checks.citations.titles import titles
from govlint.checks.places.passages import holding, placed
from govlint.finding import Outcome, Passed, Problem
from govlint.lazy import lazily
from govlint.model import Span
from govlint.rule import Context, check, saying

_ANGLES = "<>＜＞﹤﹥‹›⟨⟩\u2329\u232a"
_WITHIN_TITLE = lazily(r"《[^《》\n]{0,120}(?:[《〈“‘『「\[【]|的(?:通知|公告|决定|函)》)")
_BARE = lazily(
    r"[‹﹤⟨]?[<＜]{1,2}[‹﹤⟨〈]?([一-鿿][一-鿿（）()、，“”\d\s]{2,60}[一-鿿）)])[›﹥⟩〉]?[>＞]{1,2}[›﹥⟩]?"
)
# <依申请公开>栏目, 点击<在线申请>: what a page calls its parts, and no document.
_NO_DOCUMENT = lazily(
    r"等?(?:[栏项]目|按钮|入口|专[区栏题]|菜单|选项|频道|页面?|活动|平台|系统|板块|模块|链接|标签|图标|键|功能|字样|窗口|品牌|主题)"
)
_IS_CLICKED = lazily(r"(?:点击|单击|选择|选中|勾选|打开|进入|点开|按下|开设|设置|设立|开展)了?$")
_RESIDUE = lazily(
    r"[一-鿿（）()]{4,}(?:格式|办法|条例|规定|通知|意见|方案|细则|要点|规划)(?:[（(]试行[）)])?[>＞][。；]?\s*$"
)
_HALF = lazily(r"《[^《》〈〉<＜\n]{4,80}[>＞]的(?:通知|公告|决定|函)》")


@check(
    "nested-marks",
    says=saying({"nested angled quoted emptied bare": "text expected", "residue": "text"}),
    mends=True,
)
def nested_marks(context: Context) -> Iterator[Outcome]:
    """A title inside a title takes 〈〉, a third level 《》 again: one problem for each outermost title."""
    text = context.document.text
    found = False
    for paragraph in _suspect_paragraphs(context):
        for problem in _nesting_problems(text, paragraph):
            found = True
            yield problem
    if not found:
        yield Passed()


def _suspect_paragraphs(context: Context) -> list[Span]:
    """The paragraphs that hold anything but plain titles; most reports have one or two."""
    matches = list(_WITHIN_TITLE.finditer(context.document.text))
    within = {paragraph for _, paragraph in placed(context, matches)}
    return sorted(within | holding(context, _ANGLES))


def _nesting_problems(text: str, paragraph: Span) -> Iterator[Problem]:
    """Titles with marks of the wrong kind, and behind them what is left of those that a page spoiled."""
    inside = []
    for title in titles(text, paragraph):
        inside.append(title.span)
        if title.fault:
            written = text[title.span.start : title.span.end]
            params = {"text": written, "expected": title.expected or ""}
            yield Problem(span=title.span, kind=title.fault, params=params, replacement=title.expected)
    # What is left over stands where a half-pair of angles does; without one there is nothing to find.
    if any(text.find(mark, paragraph.start, paragraph.end) >= 0 for mark in ">＞"):
        yield from _left_over(text, paragraph, inside)


def _left_over(text: str, paragraph: Span, inside: list[Span]) -> Iterator[Problem]:
    """Titles in bare angles, halves of titles, and ends of those emptied; `inside` are told already."""
    for match in _BARE.finditer(text, paragraph.start, paragraph.end):
        if _NO_DOCUMENT.match(text, match.end()) or _IS_CLICKED.search(text, paragraph.start, match.start()):
            continue
        if not any(match.start() in title for title in inside):
            inside.append(Span(*match.span()))
            expected = f"《{match[1]}》"
            params = {"text": match[0], "expected": expected}
            yield Problem(span=inside[-1], kind="bare", params=params, replacement=expected)
    for match in _HALF.finditer(text, paragraph.start, paragraph.end):
        span = Span(*match.span())
        if not any(title == span for title in inside):
            inside.append(span)
        yield Problem(span=span, kind="residue", params={"text": match[0]})
    residue = _residue(text, paragraph)
    # Where a title stands emptied in the same paragraph, this is what it lost: one mistake, told there.
    if residue is not None and not any("印发的" in text[span.start : span.end] for span in inside):
        span = Span(residue.start(), residue.end())
        if not any(span.end - 1 in title for title in inside):
            yield Problem(span=span, kind="residue", params={"text": residue[0].strip()})


def _residue(text: str, paragraph: Span) -> re.Match[str] | None:
    """What is left at a paragraph's end of a title that a page took for a tag; the end is looked at first."""
    end = text[paragraph.start : paragraph.end].rstrip()
    if not end.endswith((">", "＞", ">。", "＞。", ">；", "＞；")):
        return None
    return _RESIDUE.search(text, paragraph.start, paragraph.end)
