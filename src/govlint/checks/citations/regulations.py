"""The table of regulations as the citation checks ask it: by title, by number, by abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govlint.checks.places.numerals import number_in
from govlint.fold import CHINESE_YEAR, CHINESE_YEARS, fold
from govlint.lazy import lazily
from govlint.model import Span, Struct
from govlint.vocabulary import Regulation

NATION = "中华人民共和国"
_BRACKETED = lazily(
    rf"[〔［\[﹝【〖〈<{{（(][ \xa0]*(?P<year>(?:19|20)\d\d|{CHINESE_YEARS})[ \xa0]*[〕］\]﹞】〗〉>}}）)]"
    r"[ \t\u3000\xa0]*第?[ \xa0]*(?P<serial>\d{1,4}|[〇零一二三四五六七八九十百]{1,6})[ \xa0]*号"
)
_BLANKS = " \t\u3000\xa0"
_LONGEST_CODE = 16
_ORDER = lazily(
    r"(?P<organ>国务院令|国令|主席令)[ \xa0]*第?[ \xa0]*"
    r"(?P<serial>\d{1,4}|[〇零一二三四五六七八九十百]{1,6})[ \xa0]*号"
    r"|(?P<organ2>国务院)第(?P<serial2>\d{1,4})号令"
)
_DEFINITION = lazily(
    r"(?:简称|下称|统称)(?:为|作)?[：:]?[ \xa0]*[《〈“\"](?P<name>[^《》〈〉“”\"]{1,30})[》〉”\"]"
)
_BARE_DEFINITION = lazily(r"(?:以下简称|下称|以下称|简称)(?:为)?[：:]?(?P<name>[一-鿿]{1,20})[）)]")
_TITLE_BEFORE = lazily(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》[^《》。；]*$")


class CitedNumber(Struct, frozen=True):
    """The number of a document as a text cites it; `key` is the same for all ways of writing it."""

    span: Span
    key: tuple[str, str, int]
    written: str


class Definition(Struct, frozen=True):
    """An abbreviation that the text introduces: （以下简称《条例》）; `title` is what it stands for."""

    at: int
    name: str
    title: str


def cited_numbers(text: str, within: Span) -> Iterator[CitedNumber]:
    """Numbers of documents and orders in `within`, in order of their kind."""
    if text.find("号", within.start, within.end) < 0:
        return
    for match in _BRACKETED.finditer(text, within.start, within.end):
        before = text[max(within.start, match.start() - _LONGEST_CODE - 2) : match.start()]
        code = _code_at_end(before.rstrip(_BLANKS))
        start = match.start() - (len(before) - before.rindex(code) if code else 0)
        serial = number_in(match["serial"])
        if serial is not None:
            key = (code, match["year"].translate(CHINESE_YEAR), serial)
            yield CitedNumber(Span(start, match.end()), key, text[start : match.end()])
    if text.find("令", within.start, within.end) < 0:
        return
    for match in _ORDER.finditer(text, within.start, within.end):
        serial = number_in(match["serial"] or match["serial2"])
        if serial is not None:
            organ = "主席令" if match["organ"] == "主席令" else "国务院令"
            yield CitedNumber(Span(*match.span()), (organ, "", serial), match[0])


def _code_at_end(before: str) -> str:
    """The Chinese characters at the end of `before`: an organ's code, perhaps with words before it."""
    start = end = len(before)
    while start > max(0, end - _LONGEST_CODE) and "一" <= before[start - 1] <= "鿿":
        start -= 1
    return before[start:]


def number_key(number: str) -> tuple[str, str, int] | None:
    """The key of a number as the table of regulations writes it; None for one that is no such number."""
    found = next(cited_numbers(number, Span(0, len(number))), None)
    return None if found is None else found.key


def plain_title(title: str) -> str:
    """A title for comparison: without marks, blanks and the name of the state before it."""
    folded = fold(title)
    return folded.removeprefix(NATION)


def definitions(text: str) -> list[Definition]:
    """The abbreviations that `text` introduces, in order."""
    found = []
    at = text.find("称")
    while at >= 0:
        match = _DEFINITION.match(text, max(at - 1, 0)) or next(
            filter(None, (_BARE_DEFINITION.match(text, start) for start in range(max(at - 3, 0), at))), None
        )
        if match is not None:
            before = text[max(0, match.start() - 240) : match.start()]
            title = _TITLE_BEFORE.search(before.rpartition("\n")[2])
            found.append(Definition(match.start(), match["name"], title["title"] if title else ""))
        at = text.find("称", at + 1)
    return found


def implied(text: str, subject: str) -> list[Definition]:
    """What 《条例》 alone means: `subject`, where the text names no other title that ends so."""
    kind = subject[-2:]
    own = plain_title(subject)
    others = (plain_title(title) for title in re.findall(f"《([^《》]+{kind})》", text))
    return [] if any(title != own for title in others) else [Definition(len(text), kind, subject)]


class Index(Struct, frozen=True):
    """The table of regulations by full title, by short title and by the key of a number.

    `shortest` is the length of the shortest title, without its marks. `slips` is room for what other titles
    were found to be nearly: reports cite the same ones.
    """

    titles: dict[str, tuple[Regulation, ...]]
    shorts: dict[str, tuple[Regulation, ...]]
    numbers: dict[tuple[str, str, int], Regulation]
    shortest: int = 0
    slips: dict[str, str] = {}

    def named(self, title: str) -> tuple[Regulation, ...]:
        """All versions of the regulation that a full or short title means."""
        plain = plain_title(title)
        return self.titles.get(plain) or self.shorts.get(plain) or ()


@lru_cache(maxsize=8)
def index(regulations: tuple[Regulation, ...]) -> Index:
    """The index of a table of regulations; made once for each table."""
    titles: dict[str, tuple[Regulation, ...]] = {}
    shorts: dict[str, tuple[Regulation, ...]] = {}
    numbers: dict[tuple[str, str, int], Regulation] = {}
    for regulation in regulations:
        plain = plain_title(regulation.title)
        titles[plain] = (*titles.get(plain, ()), regulation)
        for short in regulation.short:
            plain = plain_title(short)
            shorts[plain] = (*shorts.get(plain, ()), regulation)
        for number in (regulation.number, *regulation.numbers):
            key = number_key(number) if number else None
            if key is not None and key[0] != "主席令":
                numbers.setdefault(key, regulation)
    return Index(titles, shorts, numbers, min(map(len, (*titles, *shorts)), default=0))
