"""Sections that are (nearly) another report's text: last year's own, or another agency's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.errors import Said
from govlint.facts import Facts, named_beside, normalised
from govlint.finding import Discrepancy, Elsewhere, Passed, Unknown
from govlint.identifiers import mask
from govlint.lazy import lazily
from govlint.model import Natural, Text
from govlint.rule import At, CorpusContext, corpus_check, saying
from govlint.shingles import Digest, similarity
from govlint.vocabulary import Vocabulary

_BRACKETS = lazily(r"[（(）)]")
_LEVELS = "省市州盟区县旗乡镇"
_PLACE = lazily(rf"(?:^|(?<=[{_LEVELS}]))[^{_LEVELS}]+[{_LEVELS}]")


def _validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[At, str]]:
    if not 0.5 <= options["threshold"] <= 1:
        given = options["threshold"]
        words = (f"要在 0.5 到 1 之间，写的是 {given}", f"is between 0.5 and 1, and not {given}")
        yield "threshold", Said(*words)
    known = {item.key for item in vocabulary.sections}
    for index, key in enumerate(options["sections"]):
        if known and key not in known:
            yield ("sections", index), Said(f"没有叫 {key} 的部分", f"no section is called {key}")


@corpus_check(
    "near-duplicate",
    needs="others",
    validate=_validate,
    says=saying({"default agency": "section percent agency other_agency other year"}),
)
def near_duplicate(
    context: CorpusContext,
    *,
    sections: tuple[str, ...] = ("overview", "problems"),
    threshold: float = 0.85,
    shortest: Natural = 150,
) -> Iterator[Discrepancy | Passed | Unknown]:
    """A section shares at least `threshold` of its shingles with last year's or with another agency's.

    Official wording is taken out first, each figure counts as one sign, and sections with fewer than
    `shortest` characters left are not compared. Reports of one agency on one year (the same report in two
    formats) are never compared, nor is another agency's report on a later year. Below a threshold of 0.8
    some of other agencies' texts are missed.
    """
    chosen = [item for item in context.facts.digests if item.section in sections]
    if not chosen:
        yield Passed()
    for item in chosen:
        if item.length < shortest:
            yield Unknown(_short(context, item))
            continue
        yield _last_years(context, item, threshold) or _anothers(context, item, threshold) or Passed()


def _last_years(context: CorpusContext, item: Digest, threshold: float) -> Discrepancy | None:
    before = context.last_year
    for other in before.digests if before is not None else ():
        alike = similarity(item, other) if other.section == item.section else 0.0
        if before is not None and alike >= threshold:
            return _discrepancy(context, item, "default", alike, before)
    return None


def _anothers(context: CorpusContext, item: Digest, threshold: float) -> Discrepancy | Unknown | None:
    """The most similar section of another agency; of several equally so, the first by path.

    Unknown where all are of agencies that may be this one under another name.
    """
    facts = context.facts
    found = sorted(
        (
            (-alike, other.path, other)
            for alike, other in context.texts.near(item, threshold, facts)
            if facts.known and other.known and other.known != facts.known and not _is_later(other, facts)
        ),
        key=lambda triple: triple[:2],
    )
    sure = [(alike, other) for alike, _, other in found if not _may_be_the_same(other, facts)]
    if sure:
        alike, other = sure[0]
        return _discrepancy(context, item, "agency", -alike, other)
    return Unknown(_perhaps_its_own(context, item, found[0][2])) if found else None


def _is_later(other: Facts, facts: Facts) -> bool:
    """Whether a report is on a later year than this one, which cannot have copied it."""
    return bool(other.year and facts.year and other.year > facts.year)


def _may_be_the_same(other: Facts, facts: Facts) -> bool:
    """Whether it may be one report: an agency is named with the place above it too, or with a second name."""
    if other.year and facts.year and other.year != facts.year:
        return False
    return any(
        _is_longer(one, another) or _is_longer(another, one)
        for one in _names(other)
        for another in _names(facts)
    )


def _is_longer(one: str, another: str) -> bool:
    """Whether a name is the other, or that with a place before it: 南丰县 is another county than 丰县."""
    front = one.removesuffix(another)
    return one.endswith(another) and (len(front) != 1 or front in _LEVELS)


def _names(facts: Facts) -> list[str]:
    """The names of an agency: as it is compared, and what stands before and within brackets.

    A name in brackets without a place of its own is of the agency's: 甲县文化局（旅游局） is no 乙县旅游局.
    """
    first, *others = [normalised(part) for part in _BRACKETS.split(facts.agency or "")]
    places = [first[: match.end()] for match in _PLACE.finditer(first)]
    names = [facts.known, first]
    for name in others:
        placed = _PLACE.match(name) or not places
        names += [name] if placed else [place + name for place in places if name]
    return [name for name in names if len(name) > 1]


def _discrepancy(context: CorpusContext, item: Digest, kind: str, alike: float, other: Facts) -> Discrepancy:
    facts = context.facts
    return Discrepancy(
        section=item.section,
        kind=kind,
        params={
            "section": _title(context, item.section),
            "percent": int(100 * alike),
            "agency": facts.agency or "",
            "other_agency": other.agency or "",
            "other": named_beside(other, facts),
            "year": other.year,
        },
        others=(Elsewhere(other.path, "same_text", section=item.section),),
    )


def _short(context: CorpusContext, item: Digest) -> Text:
    title = _title(context, item.section)
    return Text(
        f"“{title.zh}”除去固定用语后太短，不作比较",
        f"“{title.en}” is too short to compare, official wording left out",
    )


def _title(context: CorpusContext, section: str) -> Text:
    titles = (item.title for item in context.vocabulary.sections if item.key == section)
    return next(titles, Text(section, section))


def _perhaps_its_own(context: CorpusContext, item: Digest, other: Facts) -> Text:
    title = _title(context, item.section)
    named, file = mask(other.agency or ""), named_beside(other, context.facts)
    return Text(
        f"“{title.zh}”与{named}的报告（{file.zh}）的文字相同，两个名称可能是一个机关",
        f"“{title.en}” is the text of the report of {named} ({file.en}), which may be the same agency",
    )
