"""Check `doubled`: words and punctuation marks that stand twice by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from govlint.checks.places.passages import placed
from govlint.errors import Said, english
from govlint.finding import Outcome, Passed, Problem
from govlint.lazy import lazily
from govlint.model import Span
from govlint.rule import At, Context, check, saying
from govlint.running import running
from govlint.vocabulary import Vocabulary

# A colon before another mark is an address left out (URL002); ！！ and ？！ are for emphasis. [cols=",,,"] is
# the head of a table in AsciiDoc.
_MARKS = lazily(r"[。，、；]{2,}|：{2,}|(?<![,;])(?<!cols=\")[,;]{2,}")
_WORDS = lazily(r"([\u4e00-\u9fff]{2,6}?)\1+")
_TITLES = lazily(r"(《[^《》\n]{2,60}》)\1+")
_CHINESE = lazily(r"[\u4e00-\u9fff]+")
_HIGH = range(0x4E, 0xA0)
"""The high bytes of Chinese characters."""
_OF_TWO_UNITS = lazily(r"[\U00010000-\U0010ffff]")
_PERIODS = range(2, 7)
_LONG, _SHOWN = 40, 15
"""So long is a paragraph that nobody writes twice, and so much of it is named."""
_ENDS = ("。", "；")
_CLAUSE_ENDS = lazily(r"[，。；：！？,;:（）()\n]")
_LISTED, _NAMED = 4, 4
"""So many items at least has a list in which a name of so many characters cannot stand twice."""
_IN_TURN = ("分别", "依次", "先后", "轮流")
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两")
_IN_CHINESE = {
    "look-behind requires fixed-width pattern": "(?<=…)、(?<!…) 里的各种写法要一样长，不一样长的分开写",
    "missing ), unterminated subpattern": "缺少 )",
    "unbalanced parenthesis": "多出 )",
    "global flags not at the start of the expression": "不能写 (?i) 这样的标志",
}


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[At, str]]:
    """Patterns that do not compile, alone or beside those before them, or match nothing at all."""
    for name in ("stutters", "unless"):
        texts: tuple[str, ...] = options[name]
        wrong = [_wrong(text, may_name=name == "unless") for text in texts]
        if not any(wrong) and texts and (twice := _wrong("|".join(texts), may_name=True)):
            wrong[-1] = twice
        for index, words in enumerate(wrong):
            if words:
                text = repr(texts[index])
                en = f"the pattern {text} is wrong: {english(words)}"
                yield (name, index), Said(f"正则式 {text} 有误：{words}", en)


def _wrong(text: str, *, may_name: bool) -> str:
    """What is wrong with a pattern that stands beside others; empty where nothing is.

    It may hold groups that have names, or none.
    """
    try:
        made = re.compile(f"(?!)|{text}")
    except (re.error, RecursionError, OverflowError) as error:
        words = getattr(error, "msg", str(error))
        known = _IN_CHINESE.get(words)
        return Said(f"{known}（{words}）" if known else words, words)
    if made.groups > (len(made.groupindex) if may_name else 0):
        again = ("，要重复的写成 (?P<名>…)、(?P=名)", ", what comes again by (?P<NAME>…) and (?P=NAME)")
        zh, en = again if may_name else ("", "")
        return Said(f"不要用 ( ) 取出文字，分组写成 (?:…){zh}", f"without ( ), groups are written (?:…){en}")
    return Said("在没有字的地方也匹配", "it matches where nothing stands") if made.search("") else ""


@check("doubled", validate=validate, says=saying({"default word mark item paragraph": "text unit"}))
def doubled(
    context: Context,
    *,
    stutters: tuple[str, ...] = (),
    unless: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Iterator[Outcome]:
    """Punctuation marks side by side, titles and words of two to six characters that stand twice, stutters.

    So does a name in a list: 机构职能、政策法规、工作动态、政策法规.
    A long paragraph behind the same one, without a heading between, stands twice too, if it does not begin
    like one of the `notes` below tables, which may say the same of each.
    `stutters` are patterns that begin with a Chinese character that stands twice (的的). What one of the
    patterns in `unless` matches from its beginning is right: 政府政府网站 in 市政府政府网站, 研究研究.
    Both are patterns of Python's `re`: they may look around, though behind only by a fixed number of
    characters; what is grouped is so by `(?:…)`, and what `unless` has again, by `(?P<name>…)`.
    """
    text = context.document.text
    right = _together(unless) if unless else None
    found = False
    matches = sorted(_all(text, running(context.report).text, stutters), key=re.Match.start)
    for match, _ in placed(context, matches):
        if right is not None and any(right.match(text, at) for at in _beginnings(match)):
            continue
        words = match.group()
        if match.re.groups and (words[0] == "一" or _NUMERALS.issuperset(words)):
            continue  # 一步一步, 二十二十
        found = True
        yield _told(match)
    for span in _listed_twice(context):
        found = True
        words = context.document.slice(span)
        yield Problem(span=span, kind="item", params={"text": words, "unit": words})
    for span in _again(context, notes):
        found = True
        words = context.document.slice(span).strip()[:_SHOWN]
        yield Problem(span=span, kind="paragraph", params={"text": words, "unit": words})
    if not found:
        yield Passed()


def _told(match: re.Match[str]) -> Problem:
    words = match.group()
    unit = match.group(1) if match.re.groups else words
    kind = "word" if match.re.groups else "mark" if not words[0].isalpha() else "default"
    return Problem(span=Span(match.start(), match.end()), kind=kind, params={"text": words, "unit": unit})


def _listed_twice(context: Context) -> Iterator[Span]:
    """The names that a list, divided by 、 alone, holds once more; one whose items answer to others may."""
    text = context.document.text
    for paragraph in context.report.paragraphs():
        words = text[paragraph.start : paragraph.end]
        if words.count("、") < _LISTED - 1 or any(word in words for word in _IN_TURN):
            continue
        at = 0
        for clause in _CLAUSE_ENDS.split(words):
            if clause.count("、") >= _LISTED - 1:
                yield from _twice_in(clause, paragraph.start + at)
            at += len(clause) + 1


def _twice_in(clause: str, start: int) -> Iterator[Span]:
    items = clause.split("、")
    seen: set[str] = set()
    for item in items:
        # 设有“通知公告”、“互动交流”: words stand before the first of them.
        name = (item.rpartition("“")[2] if item.endswith("”") else item).strip(" \u3000“”《》")
        # 工作动态、政策法规等内容: words stand behind the last of them.
        name = name if name in seen or item is not items[-1] else name.partition("等")[0]
        if name in seen:
            at = start + item.index(name)
            yield Span(at, at + len(name))
        elif len(name) >= _NAMED and _CHINESE.fullmatch(name):
            seen.add(name)
        start += len(item) + 1


def _again(context: Context, notes: tuple[str, ...]) -> Iterator[Span]:
    """The paragraphs of whole sentences that say once more, word for word, what one before says.

    Under another heading the same may have to be said again, as of the next of several agencies; a heading
    is short, and may end like a sentence: （一）市教育局工作情况。
    """
    text, spans = context.document.text, context.report.paragraphs()
    long = [text[span.start : span.end].strip() for span in spans if span.end - span.start >= _LONG]
    if len(set(long)) == len(long):
        return
    seen: set[str] = set()
    for span in spans:
        words = text[span.start : span.end].strip() if span.end - span.start >= _LONG else ""
        if len(words) < _LONG or words[-1:] not in _ENDS:
            seen.clear()
        elif not words.startswith(notes):
            if words in seen:
                yield span
            seen.add(words)


def _beginnings(match: re.Match[str]) -> Iterator[int]:
    """Where the doubled word may begin: in 政务服务服务中心 务服 stands twice before 服务 does."""
    start, end = match.span()
    yield start
    period = len(match.group(1)) if match.re.groups else 0
    text = match.string
    for shift in range(1, period):
        if text[end + shift - 1 : end + shift] != text[end + shift - 1 - period : end + shift - period]:
            return
        yield start + shift


def _all(text: str, prose: str, stutters: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """The matches in `text` of all that has one in `prose`, of which there is far less."""
    if _has_marks(prose):
        yield from _MARKS.finditer(text)
    if "》《" in prose:
        yield from _TITLES.finditer(text)
    in_units = prose.encode("utf-16-le", "surrogatepass")
    if len(in_units) > 2 * len(prose):  # a character of two units would shift the places of all behind it
        prose = _OF_TWO_UNITS.sub("□", prose)
        in_units = prose.encode("utf-16-le", "surrogatepass")
    lanes = int.from_bytes(in_units[::2], "little")
    if stutters and any(_together(stutters).match(prose, at) for at in _twice(in_units, lanes, 1)):
        yield from (found for found in _together(stutters).finditer(text) if found.group())
    if any(True for period in _PERIODS for _ in _twice(in_units, lanes, period)):
        yield from _WORDS.finditer(text)


def _has_marks(prose: str) -> bool:
    """Whether `_MARKS` matches in `prose`: with one mark for all of a kind, that is found much faster."""
    if "：：" in prose or ",," in prose.replace(";", ","):
        return True
    return "，，" in prose.replace("。", "，").replace("、", "，").replace("；", "，")


def _twice(data: bytes, lanes: int, period: int) -> Iterator[int]:
    """Where so many Chinese characters stand twice running in a text, given in UTF-16.

    Its low bytes, the lanes of one large number, are compared with those `period` places on at once: where a
    word stands twice, so many lanes running are zero. It is looked at then.
    """
    equal = (lanes ^ lanes >> 8 * period).to_bytes(len(data) // 2, "little")
    zeros = bytes(period)
    at = equal.find(zeros)
    while at >= 0:
        word = data[2 * at : 2 * (at + period)]
        again = data[2 * (at + period) : 2 * (at + 2 * period)]
        if word[1] in _HIGH and word == again and _CHINESE.fullmatch(word.decode("utf-16-le", "replace")):
            yield at
        at = equal.find(zeros, at + 1)


@lru_cache(maxsize=16)
def _together(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return lazily("|".join(patterns))
