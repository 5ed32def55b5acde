"""Part of loading a pack: its forms, sections, words, regulations and aliases."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from govlint.packs.filetypes import ClaimsFile, ReportFile
from govlint.packs.inheritance import vocabulary_of
from govlint.packs.mistakes import (
    alias_mistakes,
    form_mistakes,
    lexicon_mistakes,
    regulation_mistakes,
    report_mistakes,
)
from govlint.packs.reading import Reading, stem
from govlint.rule import Pack
from govlint.sources.converted import converted_in_part
from govlint.sources.written import Source
from govlint.vocabulary import Aliases, ClaimWords, FormDefinition, Regulation, Term, Vocabulary

REGULATIONS = "lexicon/regulations.yaml"
CLAIMS = "claims.yaml"


def vocabulary(reading: Reading) -> Vocabulary | None:
    """What a pack says of forms, sections, recognition and words; None where it says nothing of the kind."""
    forms = []
    for name in reading.files.under("forms/*.yaml"):
        read = reading.one(name, FormDefinition)
        if read is None:
            reading.unread = True
        else:
            source, form = read
            reading.mistakes += form_mistakes(source, form)
            reading.places[f"forms.{form.key}.{form.format}"] = reading.place(name, source, ("key",))
            forms.append(form)
            reading.forms[f"forms.{form.key}.{form.format}"] = source
    report = ReportFile()
    whole = reading.one("report.yaml", ReportFile) if "report.yaml" in reading.files.names else None
    reading.unread |= "report.yaml" in reading.files.names and whole is None
    if whole is not None:
        source, report = whole
        reading.mistakes += report_mistakes(source, report.sections, report.recognition)
        reading.places["recognition"] = reading.place("report.yaml", source, ("recognition",))
        for index, section in enumerate(report.sections):
            at = reading.place("report.yaml", source, ("sections", index))
            reading.places[f"sections.{section.key}"] = at
    lexicons, claims = _lexicons(reading), _claims(reading)
    if report == ReportFile() and not forms and not lexicons and claims is None:
        return None
    return Vocabulary(
        forms=tuple(forms),
        sections=report.sections,
        recognition=report.recognition,
        lexicons=lexicons,
        claims=claims or ClaimWords(),
    )


def _claims(reading: Reading) -> ClaimWords | None:
    """The words by which sentences on counts are read, if the pack has any, as they are written."""
    source = reading.source(CLAIMS) if CLAIMS in reading.files.names else None
    if source is None:
        return None
    typed = reading.typed(source, ClaimsFile)
    if typed is None:
        # What is right in it is looked at too, so that all its mistakes are told together.
        reading.partly = True
        typed, _ = converted_in_part(_with_lists(source), ClaimsFile)
        if typed is None:
            return None
    reading.claims = source, typed
    reading.places["claims"] = reading.place(CLAIMS, source, ())
    return typed


def _with_lists(source: Source) -> Source:
    """The same with empty lists for what every matter must list and this file writes otherwise."""
    data = deepcopy(source.data)
    matters = data.get("matters") if isinstance(data, dict) else None
    for matter in matters if isinstance(matters, list) else ():
        if isinstance(matter, dict):
            wrong = [name for name in ("signs", "words") if not _are_texts(matter.get(name))]
            matter.update((name, []) for name in wrong)
    return Source(source.file, data)


def _are_texts(data: object) -> bool:
    return isinstance(data, list) and all(isinstance(item, str) for item in data)


def regulations(reading: Reading) -> tuple[Regulation, ...]:
    """The pack's table of regulations."""
    read = reading.one(REGULATIONS, tuple[Regulation, ...]) if REGULATIONS in reading.files.names else None
    if read is None:
        return ()
    source, found = read
    reading.mistakes += regulation_mistakes(source, found)
    for index, item in enumerate(found):
        reading.places[f"regulations.{item.number}.{item.title}"] = reading.place(
            REGULATIONS, source, (index,)
        )
    return found


def _lexicons(reading: Reading) -> dict[str, tuple[Term, ...]]:
    """The pack's word lists by name: every file of `lexicon/` but the regulations."""
    lexicons = {}
    for name in reading.files.under("lexicon/*.yaml"):
        if name != REGULATIONS and (read := reading.one(name, tuple[Term, ...])):
            reading.mistakes += lexicon_mistakes(*read)
            reading.places[f"lexicons.{stem(name)}"] = reading.place(name, read[0], ())
            lexicons[stem(name)] = read[1]
    return lexicons


def aliases(reading: Reading, pack: Pack, before: Sequence[Pack]) -> Aliases | None:
    """What the pack adds to the labels of forms and sections of the packs before it."""
    read = reading.one("aliases.yaml", Aliases) if "aliases.yaml" in reading.files.names else None
    if read is None:
        return None
    reading.places["aliases"] = reading.place("aliases.yaml", read[0], ())
    reading.mistakes += alias_mistakes(*read, vocabulary_of(before, pack.kinds[0]))
    return read[1]
