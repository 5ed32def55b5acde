"""Checks `article` and `abbreviation`: articles that a cited law does not have, and names used undefined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.checks.citations.regulations import (
    Definition,
    Index,
    cited_numbers,
    definitions,
    implied,
    index,
    number_key,
    plain_title,
)
from govlint.checks.places.numerals import number_in
from govlint.checks.places.passages import hits
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem
from govlint.lazy import lazily
from govlint.model import Span
from govlint.rule import Context, check, saying
from govlint.vocabulary import Regulation

_NUMERAL = r"[0-9〇零一二三四五六七八九十百千两]{1,8}"
_BLANK = r"[ \u3000]?"  # text from a PDF has blanks around figures
_ARTICLES = lazily(
    rf"第{_BLANK}{_NUMERAL}{_BLANK}(?:条|[、，和至到及—-]第?{_NUMERAL}条)"
    rf"(?:(?:第?[（(]?{_NUMERAL}[）)]?[款项目]|[、，和至到及以]|—|-|之{_NUMERAL})*第?{_NUMERAL}条)*"
)
_NAMED = lazily(r"《(?P<title>[^《》\n]{1,60})》(?P<note>(?:[（(][^（）()\n]{0,80}[）)]){0,2})(?:中|的|之)?$")
_BARE = lazily(r"(?P<bare>[一-鿿]{0,24}(?:条例|法|办法))(?:中|的|之)?$")
LONGEST_NUMBER = 30
"""The number of a regulation is no longer, with its organ's code."""
_ONE = lazily(rf"(?:第|(?<=[、，和至到及])){_BLANK}({_NUMERAL}){_BLANK}(?=条|[、，和至到及—-])")
_REVISED = lazily("修订|修正|修改")
_LEAD_IN = lazily(r"(?:^|[据照按由依和及与对循行守合反新用在《“])$")


@check("article", says=saying({"default": "text title last"}))
def article(context: Context, *, subject: str = "中华人民共和国政府信息公开条例") -> Iterator[Outcome]:
    """Articles that the cited law or regulation does not have, after the table of regulations.

    `subject` is what an abbreviation such as 《条例》 means that the text uses without introducing it.
    """
    found = False
    text = context.document.text
    if "条" in text and context.regulations:
        known = index(context.regulations)
        introduced: list[Definition] | None = None
        for match, paragraph in hits(context, _ARTICLES):
            before = text[max(paragraph.start, match.start() - 240) : match.start()]
            named = _NAMED.search(before) if "》" in before else None
            bare = _BARE.search(before[-26:]) if named is None and _ends_in_law(before) else None
            name = named["title"] if named else bare["bare"] if bare else ""
            if name and introduced is None:
                introduced = [*definitions(text), *implied(text, subject)]
            versions = (
                _versions(known, introduced or [], name, marked=named is not None, at=match.start())
                if name
                else _numbered(known, before)
            )
            note = Span(*named.span("note")) if named else Span(0, 0)
            start = match.start() - len(before)
            cited = Span(note.start + start, note.end + start)
            for problem in _beyond(match, versions, cited):
                found = True
                yield problem
    if not found:
        yield Passed()


def _ends_in_law(before: str) -> bool:
    """Whether the words before an article may end in a law's name: a cheap look before a costly one."""
    return before.rstrip("\n中的之").endswith(("条例", "法"))


def _numbered(known: Index, before: str) -> tuple[Regulation, ...]:
    """The regulation whose number alone stands before an article: 国务院令第711号第六十条."""
    before = before.rstrip("中的之）)")
    if not before.endswith(("号", "号令")):
        return ()
    cited = list(cited_numbers(before, Span(max(0, len(before) - LONGEST_NUMBER), len(before))))
    own = [known.numbers.get(number.key) for number in cited if number.span.end == len(before)]
    return tuple(version for version in own[-1:] if version is not None)


def _versions(
    known: Index, introduced: list[Definition], name: str, *, marked: bool, at: int
) -> tuple[Regulation, ...]:
    """The versions of the regulation that `name` means at this place; empty when that is not known."""
    if marked:
        defined = _definition(introduced, name.removeprefix("新"), at)
        if defined is not None:
            return known.named(defined.title)
        return known.named(name.removeprefix("新"))
    for definition in introduced:
        lead = name.removesuffix(definition.name)
        if lead != name and _LEAD_IN.search(lead):
            return known.named(definition.title)
    folded = plain_title(name)
    titles = (title for title in known.titles if folded.endswith(title))
    longest = max(titles, key=len, default=None)
    if longest is None:
        return ()
    lead = name.removesuffix(longest).removesuffix("中华人民共和国")
    return known.titles[longest] if _LEAD_IN.search(lead) else ()


def _definition(introduced: list[Definition], name: str, at: int) -> Definition | None:
    """The definition of `name` in force at offset `at`: the last before it, else the first one."""
    own = [definition for definition in introduced if definition.name == name]
    before = [definition for definition in own if definition.at < at]
    return before[-1] if before else own[0] if own else None


def _beyond(match: re.Match[str], versions: tuple[Regulation, ...], note: Span) -> Iterator[Problem]:
    """Problems for the articles beyond the last one of the version cited in the `note` (or the longest)."""
    text = match.string
    # 国务院令第492号公布，第711号修订: the article is of the law as it was revised.
    cited = () if _REVISED.search(text, note.start, note.end) else tuple(cited_numbers(text, note))
    keys = {number.key for number in cited}
    named = tuple(
        version
        for version in versions
        if any(number_key(number) in keys for number in (version.number, *version.numbers) if number)
    )
    longest = max((version.articles or 0 for version in versions), default=0)
    versions = named or versions
    counts = [version.articles for version in versions]
    if not counts or None in counts:
        return
    most = max(count for count in counts if count is not None)
    for one in _ONE.finditer(match.string, match.start(), match.end()):
        number = number_in(one[1])
        if number is not None and (number > most or number == 0):
            end = match.string.find("条", one.end(), match.end()) + 1
            span = Span(one.start(), one.end() + 1 if end == one.end() + 1 else one.end())
            params = {"text": match.string[span.start : span.end], "title": versions[0].title, "last": most}
            # 第492号 for 第711号, which has this article: the number is what is wrong.
            numbers = cited if number <= longest else ()
            related = tuple(Mention(each.span, "number", value=each.written) for each in numbers)
            yield Problem(span=span, params=params, relation=FIGURE, related=related)


@check("abbreviation", says=saying({"undefined early": "text name"}))
def abbreviation(context: Context, *, names: tuple[str, ...] = ("条例",)) -> Iterator[Outcome]:
    """An abbreviated title, such as 《条例》, that stands before its definition or has none."""
    text = context.document.text
    introduced = definitions(text)
    wanted = {*names, *(definition.name for definition in introduced)}
    used = re.compile("《(" + "|".join(re.escape(name) for name in sorted(wanted)) + ")》")
    told: set[str] = set()
    for match, _ in hits(context, used):
        name = match[1]
        at = min((definition.at for definition in introduced if definition.name == name), default=None)
        if name in told or (at is not None and at < match.start()):
            continue
        told.add(name)
        params = {"text": match[0], "name": name}
        yield Problem(span=Span(*match.span()), kind="undefined" if at is None else "early", params=params)
    if not told:
        yield Passed()
