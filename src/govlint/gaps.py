"""What nobody could read leaves unknown: pages without text, and passages whose words are no words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from govlint.checks.places.scopes import Scope, Unit, units
from govlint.finding import FIGURE, Problem, Unknown
from govlint.legible import ASIDE, Passage, is_broken, within
from govlint.model import Document, Paragraph, Span, Struct, Text
from govlint.report import NotAssessable, Report
from govlint.rule import Check, Rule

_LISTED = 10
EVERYTHING = "everything"
"""What a check reads that looks at all of the text, whatever it stands in."""
_Outcome = TypeVar("_Outcome")
_RELATIONS, _TABLES = "equation", "tables"
_NONE = Text("勾稽关系一条也没有检查", "none of its relations was checked")


class Gaps(Struct, frozen=True):
    """The pages of a document that could not be read, and the paragraphs that may go on there."""

    pages: tuple[int, ...]
    edges: tuple[Span, ...]

    @property
    def reason(self) -> Text:
        """Why nothing is said, in words."""
        zh, en = self._named()
        return Text(f"{zh}读不出来，不知道那里有没有", f"it may stand on {en}, which could not be read")

    @property
    def failure(self) -> Text:
        """What is told of the document as a whole."""
        zh, en = self._named()
        return Text(
            f"{zh}没有文字层（扫描或图片），那里写了什么无从知道，没有检查；"
            "其余各页已经检查。请提供各页都能选中文字的版本",
            f"{en} without a text layer (scans or pictures): what stands there is unknown and was not "
            "checked; the other pages were. Give a version in which the text of every page can be selected",
        )

    def _named(self) -> tuple[str, str]:
        shown = [str(page) for page in self.pages[:_LISTED]]
        more = len(self.pages) > _LISTED
        zh = "、".join(f"第{page}页" for page in shown) + ("等" if more else "")
        return zh, f"page {', '.join(shown)}" + (" and others" if more else "")

    def hides(self, problem: Problem) -> Text | None:
        """Why a problem may only seem to be one."""
        place = problem.span
        hidden = any(edge.start <= place.start and place.end <= edge.end for edge in self.edges)
        return self.reason if problem.lack or hidden else None


def gaps_of(document: Document) -> Gaps | None:
    """The gaps of a document; None where all of it was read."""
    if not document.unread:
        return None
    edges = []
    for page in document.unread:
        end = next((at for at, number in document.pages if number > page), len(document.text) + 1)
        words = [block for block in document.blocks if isinstance(block, Paragraph)]
        edges += [block.span for block in words if block.span.start < end][-1:]
        edges += [block.span for block in words if block.span.start >= end][:1]
    return Gaps(document.unread, tuple(dict.fromkeys(edges)))


class Holes(Struct, frozen=True):
    """The passages of a report that were not read, and its parts: forms, sections, what stands before."""

    report: Report
    passages: tuple[Passage, ...]
    homes: tuple[Span, ...]

    def hides(self, problem: Problem) -> Text | None:
        """Why a problem may only seem to be one: it stands on such words, or they may be what is missed."""
        place, in_context = problem.span, problem.relation == FIGURE
        spans = (place, *(mention.span for mention in problem.related))
        if any(self._is_on_broken_words(span, in_context=in_context) for span in spans):
            return self.note
        if not problem.lack:
            return None
        around = [home for home in self.homes if place.start in home]
        home = min(around, key=lambda home: home.end - home.start, default=None)
        beside = within(self.passages, home) if home else self.passages
        return self.reason(beside) if beside else None

    def _is_on_broken_words(self, place: Span, *, in_context: bool) -> bool:
        beneath = within(self.passages, Span(place.start, max(place.end, place.start + 1)))
        text, broken = self.report.document.text, (item for item in beneath if item.why not in ASIDE)
        return any(is_broken(text, item, place, in_context=in_context) for item in broken)

    def reason(self, passages: tuple[Passage, ...]) -> Text:
        """Why nothing is said of the places where `passages` stand."""
        first = passages[0]
        alike = sum(passage.why == first.why for passage in passages)
        place, en = (self.report.document.place(first.span, lang=lang).text for lang in ("zh", "en"))
        if alike == 1:
            return Text(f"{place} 的文字没有读：{first.why.zh}", f"not read at {en}: {first.why.en}")
        return Text(
            f"{place} 等 {alike} 处的文字没有读：{first.why.zh}",
            f"not read at {en} and {alike - 1} more: {first.why.en}",
        )

    def missed(self, reads: str) -> tuple[Text | None, bool]:
        """Why a rule that reads the scope `reads` has not read all of it; whether it missed most of it."""
        if reads == EVERYTHING:
            parts = area(self.report, "document")
            passages = tuple(passage for passage in self.passages if passage.why not in ASIDE)
        else:
            parts, passages = area(self.report, reads), self.passages
        found = dict.fromkeys(passage for unit in parts for passage in within(passages, unit.span))
        size = sum(piece.end - piece.start for unit in parts for piece in unit.pieces)
        lost = sum(_size(passage) for passage in found if passage.why not in ASIDE)
        aside = sum(_size(passage) for passage in found if passage.why in ASIDE)
        return self.reason(tuple(found)) if found else None, (lost + aside) * 2 > size + aside

    @property
    def note(self) -> Text:
        """What is told of the report as a whole."""
        return self.reason(self.passages)

    @property
    def failure(self) -> Text | None:
        """What is told of a report of whose running text the most was not read; else nothing."""
        if not self.missed("document")[1]:
            return None
        return Text(
            f"正文的大部分，{self.note.zh}；请换用文字正常的版本。其余的已经检查",
            f"most of the text was {self.note.en}; use a version with sound text. The rest was checked",
        )


def scope_read(check: Check, options: dict[str, Any]) -> str:
    """The scope of the words that a check reads, with these options: all where it does not say it rightly."""
    if check.reads in ("", EVERYTHING):
        return check.reads
    try:
        return str(Scope(str(options.get("scope") or check.reads.format_map(options))))
    except (KeyError, ValueError):
        return "document"


def area(report: Report, reads: str) -> tuple[Unit, ...]:
    """The units of the scope `reads`; none where the report lacks it."""
    try:
        return units(report, Scope(reads))[0] if reads else ()
    except NotAssessable:
        return ()


def _size(passage: Passage) -> int:
    return passage.span.end - passage.span.start


def holes_of(report: Report, passages: tuple[Passage, ...]) -> Holes | None:
    """What passages that were not read leave unknown of a report; None where there are none."""
    if not passages:
        return None
    sections = sorted(
        Span(section.heading.span.start if section.heading else section.body.start, section.body.end)
        for section in report.sections.values()
    )
    opening = Span(0, sections[0].start) if sections else None
    forms = (form.span for form in report.forms.values())
    return Holes(report, passages, tuple(filter(None, (*forms, *sections, opening))))


def known(outcomes: Iterable[_Outcome], *gaps: Gaps | Holes | None) -> Iterator[_Outcome | Unknown]:
    """The outcomes of a check, unknown where what could not be read may hold what it did not find."""
    for outcome in outcomes:
        if isinstance(outcome, Problem):
            reason = next((why for gap in gaps if gap and (why := gap.hides(outcome))), None)
            yield outcome if reason is None else Unknown(reason)
        else:
            yield outcome


def unread_forms(
    report: Report, rules: Sequence[Rule], assessed: Sequence[str], unknown: Sequence[tuple[str, Text]]
) -> Iterator[tuple[tuple[str, str], Text]]:
    """The forms of which no relation could be assessed, by title and key, with what to say of them.

    Such a one must not look like a correct one. Relations are the rules whose check is `equation`.
    """
    asked: dict[str, list[str]] = {}
    for rule in rules:
        if rule.check == _RELATIONS and report.format in (rule.options.get("formats") or (report.format,)):
            asked.setdefault(rule.options["form"], []).append(rule.code)
    for key, codes in asked.items():
        definition = next((item for item in report.definitions if item.key == key), None)
        if definition is None or any(code in assessed for code in codes):
            continue
        title = definition.title
        tables = [rule.code for rule in rules if rule.check == _TABLES]
        said = [why for code, why in unknown if code in tables and why.zh.startswith(title.zh)]
        reasons = [why for code, why in unknown if code in codes]
        form = report.forms.get(key)
        absent = form is None and definition.section not in report.sections
        if absent or not reasons:
            continue  # that a section is absent, or that a rule crashed, is told
        why = _short((said if form is None or not form.values else reasons) or reasons, title)
        if form is not None and form.values:
            words = Text(
                f"{title.zh}的勾稽关系一条也没有检查（{why.zh}）", f"{title.en}: {_NONE.en} ({why.en})"
            )
        elif form is None and not said:
            words = Text(f"{why.zh}，{_NONE.zh}", f"{why.en}: {_NONE.en}")
        else:
            words = Text(
                f"{title.zh}没有读出来（{why.zh}），{_NONE.zh}",
                f"{title.en} was not read ({why.en}): {_NONE.en}",
            )
        yield (title.zh, key), words


def _short(reasons: Sequence[Text], title: Text) -> Text:
    """The first of the reasons, with how many there are, without the title of the form."""
    first, more = reasons[0], len(dict.fromkeys(reasons))
    etc = Text(f"，等 {more} 处", f", {more} in all") if more > 1 else Text("", "")
    zh, en = first.zh.removeprefix(title.zh).removeprefix("的"), first.en.removeprefix(title.en).strip()
    return Text(zh + etc.zh, en + etc.en)
