"""Check `citation`: the numbers under which laws and notices are cited, against the table of regulations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from govlint.checks.citations.regulations import (
    CitedNumber,
    Index,
    cited_numbers,
    definitions,
    implied,
    index,
    number_key,
    plain_title,
)
from govlint.checks.citations.titles import title_spans
from govlint.checks.places.passages import holding
from govlint.finding import FIGURE, Outcome, Passed, Problem, Unknown
from govlint.lazy import lazily
from govlint.model import Percent, Span, Text
from govlint.rule import Context, check, saying
from govlint.vocabulary import Regulation
from govlint.years import year_borne_out

# A paragraph without either cites nothing.
_SIGNS = "》号"
# What stands in brackets behind a title, one pair after another: （以下简称《条例》）（国令第711号）.
_NUMBER_FOLLOWS = lazily(r"(?:[ \xa0\n]*[（(](?:[^（()）\n]|[（(][^（()）\n]*[）)])*[）)])+")
_NAMED_AFTER = lazily(r"(?:[（(][^（()）\n]*[）)])?[，,]?(?:也?即|也就是|文号(?:为|是)?[：:]?)")
_BRACKET = lazily(r"[（(][^（()）\n]*[）)]")
_NAMED_BY = 6
_place = attrgetter("span.start")
_REASON_YEAR = Text("不知道是哪一年的报告", "the report's year is unknown")
_REASON_VERSION = Text("所引的版本不在法规表里", "the version cited is not in the table of regulations")


_SAYS = {
    "other-number wrong-number": "text title expected other",
    "misprint misnamed short": "text title expected",
    "superseded": "text title expected year",
}


@check("citation", says=saying(_SAYS), mends=True)
def citation(
    context: Context,
    *,
    similarity: Percent = 80,
    misprints: tuple[str, ...] = ("涵函", "含函"),
    subject: str = "中华人民共和国政府信息公开条例",
) -> Iterator[Outcome]:
    """A known regulation with another's number, a number or a title misprinted, or one no longer in force;
    an abbreviation of another kind than its title.

    A number counts as misprinted from `similarity` (percent) on, year and serial being the same;
    `misprints` are pairs of characters, the wrong one and the right one. `subject` is what 《条例》 means
    in a text that does not introduce it.
    """
    known = index(context.regulations)
    judge = _Judge(context, known, similarity, misprints, subject)
    quiet = True
    for paragraph in sorted(holding(context, _SIGNS)):
        for outcome in judge.paragraph(paragraph):
            quiet = False
            yield outcome
    for problem in judge.abbreviations():
        quiet = False
        yield problem
    if quiet:
        yield Passed()


class _Judge:
    """Judges the citations of one report's paragraphs."""

    def __init__(
        self, context: Context, known: Index, similarity: int, misprints: tuple[str, ...], subject: str
    ) -> None:
        self.text = context.document.text
        self.year = year_borne_out(context.report, context.vocabulary.forms)
        self.known, self.similarity, self.subject = known, similarity, subject
        self.misprints = str.maketrans({pair[0]: pair[1] for pair in misprints})

    def paragraph(self, paragraph: Span) -> Iterator[Outcome]:
        """Outcomes for a paragraph: numbers beside titles, then numbers by themselves, then titles."""
        cited = sorted(cited_numbers(self.text, paragraph), key=_place)
        titled, strange = self._titled(paragraph, cited)
        beside: set[int] = set()
        for _, versions, strict, numbers in titled:
            beside.update(number.span.start for number in numbers)
            yield from self._beside_title(versions, strict, numbers, paragraph)
        for number in cited:
            if number.span.start not in beside:
                yield from self._alone(number, paragraph)
        for title, numbers in strange:
            yield from self._misnamed(title, numbers)
        for title, versions, _, numbers in titled:
            if not numbers and all(version.superseded_by for version in versions):
                yield from self._superseded(title, versions[0], paragraph)

    def abbreviations(self) -> Iterator[Problem]:
        """Abbreviations that call a document another kind than its title: 《…条例》（以下简称《规定》）."""
        for definition in definitions(self.text):
            at = self.text.find(definition.name, definition.at)
            before = self.text[self.text.rfind("\n", 0, definition.at) + 1 : definition.at]
            from govlint.checks.citations.misnamed import other_kind  # few reports abbreviate a title

            if other_kind(definition.name, definition.title, before):
                title = definition.title
                params = {"text": definition.name, "title": title, "expected": f"《{title}》"}
                span = Span(at, at + len(definition.name))
                yield Problem(span=span, kind="short", params=params)

    def _titled(
        self, paragraph: Span, cited: list[CitedNumber]
    ) -> tuple[
        list[tuple[Span, tuple[Regulation, ...], bool, list[CitedNumber]]],
        list[tuple[Span, list[CitedNumber]]],
    ]:
        """Known titles, their versions, whether the title was full, and the `cited` numbers beside it; and
        other titles with theirs.
        """
        found, strange = [], []
        for title in title_spans(self.text, paragraph):
            written = self.text[title.start : title.end]
            brief = len(written) - 2 < self.known.shortest
            if brief and not cited:
                continue
            own = self._beside(title, paragraph, cited)
            if brief and not own:
                continue
            plain = plain_title(written)
            strict = plain in self.known.titles
            versions = self.known.titles.get(plain) or self.known.shorts.get(plain)
            if own and not versions:
                versions = self._abbreviated(written[1:-1])
            if versions:
                found.append((title, versions, strict, own))
            else:
                strange.append((title, own))
        return found, strange

    def _beside(self, title: Span, paragraph: Span, cited: list[CitedNumber]) -> list[CitedNumber]:
        """Those of `cited`, which are in order, that stand right before a title or behind it."""
        if not cited:
            return []
        follows = _NUMBER_FOLLOWS.match(self.text, title.end, paragraph.end)
        start, end = follows.span() if follows else (0, 0)
        bracket = _BRACKET.match(self.text, title.end)
        last = max(end, (bracket.end() if bracket else title.end) + _NAMED_BY)
        behind = bisect_left(cited, title.end, key=_place)
        return [
            *(number for number in cited[max(behind - 1, 0) : behind] if number.span.end == title.start),
            *(
                number
                for number in cited[behind : bisect_left(cited, last, behind, key=_place)]
                if (start <= number.span.start and number.span.end <= end)
                or _NAMED_AFTER.fullmatch(self.text, title.end, number.span.start)
            ),
        ]

    def _abbreviated(self, name: str) -> tuple[Regulation, ...]:
        """The versions of the regulation that the text calls by this short name, such as 《条例》."""
        meant = self.short_names.get(name)
        return self.known.named(meant) if meant else ()

    @cached_property
    def short_names(self) -> dict[str, str]:
        """What the text calls regulations by, and each one's title: as first introduced."""
        names = definitions(self.text) or implied(self.text, self.subject)
        return {definition.name: definition.title for definition in reversed(names)}

    def _beside_title(
        self,
        versions: tuple[Regulation, ...],
        strict: bool,
        numbers: list[CitedNumber],
        paragraph: Span,
    ) -> Iterator[Outcome]:
        for number in numbers:
            own = self._known_number(number)
            version = own[1] if own and own[1] in versions else _with_key(versions, number.key)
            if version is not None:
                yield from self._superseded(number.span, version, paragraph)
                return
        for number in numbers:
            yield from self._foreign_number(versions, strict, number, paragraph)

    def _foreign_number(
        self, versions: tuple[Regulation, ...], strict: bool, number: CitedNumber, paragraph: Span
    ) -> Iterator[Outcome]:
        """A number beside a known title that is none of its own."""
        if any(self._is_torn(number, version) for version in versions):
            return
        known = self._known_number(number)
        other = known[1] if known else None
        near = None if other else self._near(number)
        expected = [version for version in versions if version.number]
        if near is not None:
            span, regulation = near
            yield self._misprint(span, regulation)
        elif not expected or not any(number.key[:1]) or not (strict or other or _resembles(expected, number)):
            return
        elif other is None and not self._covers(expected):
            yield Unknown(_REASON_VERSION if self.year else _REASON_YEAR)
        elif not self._tells_history(number.span, paragraph, other):
            right = self._current(expected)
            params = {"text": number.written, "title": right.title, "expected": right.number}
            params["other"] = other.title if other else ""
            kind = "other-number" if other else "wrong-number"
            # Words before it may have been read with the number: 执行国办公开办函….
            whole = self._is_in_force(right) and number.written[0] == right.number[0]
            replacement = right.number if whole else None
            yield Problem(span=number.span, kind=kind, params=params, replacement=replacement)

    def _is_torn(self, number: CitedNumber, version: Regulation) -> bool:
        """Whether the number is the regulation's own, with a blank in its organ's code (CIT002 tells it)."""
        own = number_key(version.number)
        if own is None or own[1:] != number.key[1:] or not own[0].endswith(number.key[0]):
            return False
        before = self.text[max(0, number.span.start - 2 * len(own[0])) : number.span.start]
        return "".join(before.split()).endswith(own[0].removesuffix(number.key[0]))

    def _alone(self, number: CitedNumber, paragraph: Span) -> Iterator[Outcome]:
        known = self._known_number(number)
        if known is not None:
            yield from self._superseded(*known, paragraph)
            return
        near = self._near(number)
        if near is not None:
            yield self._misprint(*near)

    def _known_number(self, number: CitedNumber) -> tuple[Span, Regulation] | None:
        """The regulation with this number; the words before the organ's code may have been read with it."""
        code, year, serial = number.key
        own = code.rfind("国") if year else 0
        regulation = self.known.numbers.get((code[own:], year, serial)) if own >= 0 else None
        return (Span(number.span.start + own, number.span.end), regulation) if regulation else None

    def _near(self, number: CitedNumber) -> tuple[Span, Regulation] | None:
        """The regulation whose number this nearly is: same year and serial, a code with a misprint."""
        code, year, serial = number.key
        if not year or not code:
            return None
        state = code.rfind("国")
        written = code[state:] if state >= 0 else code
        mended = written.translate(self.misprints)
        for (right, known_year, known_serial), regulation in self.known.numbers.items():
            if (known_year, known_serial) != (year, serial) or not known_year:
                continue
            alike = written[0] == right[0] and _similarity(written, right) >= self.similarity
            if mended == right or alike or written == right[1:]:
                start = number.span.start + (max(state, 0))
                return Span(start, number.span.end), regulation
        return None

    def _misprint(self, span: Span, regulation: Regulation) -> Problem:
        params = {
            "text": self.text[span.start : span.end],
            "title": regulation.title,
            "expected": regulation.number,
        }
        return Problem(span=span, kind="misprint", params=params, replacement=regulation.number)

    def _superseded(self, span: Span, regulation: Regulation, paragraph: Span) -> Iterator[Outcome]:
        """A problem when the regulation was no longer in force for the report's year."""
        if regulation.last_report_year is None or self._tells_history(span, paragraph, regulation):
            return
        if self.year is None:
            yield Unknown(_REASON_YEAR)
        elif not self._is_in_force(regulation):
            params = {
                "text": self.text[span.start : span.end],
                "title": regulation.title,
                "expected": regulation.superseded_by,
                "year": self.year,
            }
            key = number_key(regulation.superseded_by or "")
            heir = self.known.numbers.get(key) if key else None
            # Another notice has another title, too: there the number alone would mend nothing.
            whole = heir is not None and heir.title == regulation.title and self.text[span.start] != "《"
            replacement = regulation.superseded_by if whole else None
            relation = FIGURE if whole else ""
            yield Problem(
                span=span, kind="superseded", params=params, replacement=replacement, relation=relation
            )

    def _misnamed(self, title: Span, numbers: list[CitedNumber]) -> Iterator[Outcome]:
        """A title that is nearly that of a known regulation, or of the one whose number stands beside it."""
        from govlint.checks.citations.misnamed import cut_title, kind_changed, near_title  # seldom

        written = self.text[title.start : title.end]
        meant = [known[1] for number in numbers if (known := self._known_number(number))]
        near = near_title(written, self.known) or next(
            (each.title for each in meant if cut_title(written, each.title)), ""
        )
        changed = (
            right for each in meant for right in (each.title, *each.short) if kind_changed(written, right)
        )
        near = near or next(changed, "")
        if near:
            params = {"text": written, "title": near, "expected": f"《{near}》"}
            yield Problem(span=title, kind="misnamed", params=params)

    def _tells_history(self, span: Span, paragraph: Span, regulation: Regulation | None) -> bool:
        from govlint.checks.citations.history import tells_history  # few reports cite an old number

        last = regulation.last_report_year if regulation else None
        return tells_history(self.text, span, paragraph, last + 1 if last else (self.year or 0) - 1)

    def _covers(self, versions: list[Regulation]) -> bool:
        """Whether the table holds the version in force in the report's year (2008 at the earliest).

        A law is revised under a new number, a notice is not: that may also be of the days of writing.
        """
        first = min((version.in_force[:4] for version in versions if version.in_force), default="0")
        notice = all((key := number_key(version.number)) is not None and key[1] for version in versions)
        return int(first) <= (2008 if self.year is None else self.year + notice)

    def _current(self, versions: list[Regulation]) -> Regulation:
        """The version in force at the end of the report's year."""
        fitting = list(filter(self._is_in_force, versions))
        return max(fitting or versions, key=lambda version: version.in_force)

    def _is_in_force(self, version: Regulation) -> bool:
        """Whether a version was still in force for the report's year, as far as both are known."""
        return self.year is None or version.last_report_year is None or self.year <= version.last_report_year


def _with_key(versions: tuple[Regulation, ...], key: tuple[str, str, int]) -> Regulation | None:
    """The version that bears the number with this key."""
    for version in versions:
        if any(number_key(number) == key for number in (version.number, *version.numbers) if number):
            return version
    return None


def _resembles(versions: list[Regulation], number: CitedNumber) -> bool:
    """Whether the number is one of the organ that issued the regulation, or has its year and serial."""
    keys = [key for version in versions if (key := number_key(version.number)) is not None]
    return any(number.key[0].endswith(key[0]) or (key[1] and key[1:] == number.key[1:]) for key in keys)


def _similarity(one: str, other: str) -> float:
    """How alike two organ codes are, out of 100."""
    from rapidfuzz.fuzz import ratio  # heavy, and only needed for a code that is not known to the letter

    return ratio(one, other)
