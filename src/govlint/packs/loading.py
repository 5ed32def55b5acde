"""Rule packs: YAML read into rules, forms and lexicon; every mistake told with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from govlint.errors import Mistake, Said, SettingsError
from govlint.model import Text
from govlint.packs.claimnames import claim_mistakes
from govlint.packs.claimsets import with_sets
from govlint.packs.data import CLAIMS, aliases, regulations, vocabulary
from govlint.packs.files import PACK, PackFiles, files_of
from govlint.packs.filetypes import PackFile
from govlint.packs.inheritance import extended, is_meant, vocabulary_of
from govlint.packs.mistakes import about_mistakes, kind_mistakes
from govlint.packs.reading import Reading
from govlint.packs.rules import RuleReading
from govlint.rule import Check, Pack
from govlint.sources.written import Source, display, meant, nearest, perhaps
from govlint.vocabulary import ANNUAL_REPORT, Vocabulary

REGULATIONS = "regulations"
_UNREAD = Said("不会被读到", "never read")
_TOP = (PACK, "report.yaml", "aliases.yaml", CLAIMS)


def load_packs(folders: Iterable[Path], checks: Mapping[str, Check]) -> tuple[Pack, ...]:
    """The packs in `folders`, each seeing the forms of those before it. SettingsError with every mistake."""
    packs: list[Pack] = []
    mistakes: list[Mistake] = []
    for folder in folders:
        try:
            packs.append(load_pack(folder, checks, packs))
        except SettingsError as error:
            mistakes += error.mistakes
    if mistakes:
        raise SettingsError(mistakes)
    return tuple(packs)


def load_pack(folder: Path, checks: Mapping[str, Check], before: Sequence[Pack] = ()) -> Pack:
    """The pack in `folder` (or zip); its rules may name the `checks` and the forms of the packs `before`.

    SettingsError with every mistake in it.
    """
    return _Loading(files_of(folder), checks, before).pack()


class _Loading:
    """One pack being read, with the mistakes met on the way."""

    def __init__(self, files: PackFiles, checks: Mapping[str, Check], before: Sequence[Pack]) -> None:
        self.reading = Reading(files)
        self.mistakes = self.reading.mistakes
        self.rules = RuleReading(self.reading, checks, before)
        self.files = files
        self.before = before

    def pack(self) -> Pack:
        source, about = self._about()
        parents = self._parents(about)
        pack = Pack(
            name=about.name,
            title=about.title,
            version=about.version,
            path=self.reading.path,
            rules=(),
            vocabulary=vocabulary(self.reading),
            regulations=regulations(self.reading),
            basis=about.basis,
            site=about.site.rstrip("/"),
            parents=tuple(parent.name for parent in parents),
            kinds=(about.applies.kinds if about.applies else ()) or self._kinds(parents),
            years=self._years(about),
            closed=about.closed,
            places=self.reading.places,
        )
        if source is not None and about.closed:
            self.reading.places["closed"] = self.reading.place(PACK, source, ("closed",))
        if source is not None and self._is_amiss(source, about, pack):
            pack = replace(pack, kinds=self._kinds(parents))
        pack = self._with_sets(pack, all_known=len(parents) == len(extended(about.extends)))
        known = self._known(pack)
        self._check_sections(known)
        pack = replace(
            pack, rules=self.rules.rules(pack, known), aliases=aliases(self.reading, pack, self.before)
        )
        self._check_claims(pack, known)
        if source is not None and about.rules:
            pack = replace(pack, changes=tuple(self.rules.changes(source, about, pack, known)))
        self._check_lists(pack)
        self._strays()
        if self.mistakes:
            raise SettingsError(self.mistakes)
        return pack

    def _about(self) -> tuple[Source | None, PackFile]:
        """What pack.yaml says; nothing where it is not there or has mistakes, which are told."""
        self.mistakes += self.files.faults
        if PACK not in self.files.names and not self.mistakes:
            words = Said("规则包里没有 pack.yaml", "there is no pack.yaml in the pack")
            remedy = Said(
                "规则包是含有 pack.yaml 的文件夹或 zip", "a pack is a folder with a pack.yaml, or a zip"
            )
            self.mistakes.append(Mistake(display(self.files.root), words, remedy=remedy))
        source = self.reading.source(PACK) if PACK in self.files.names else None
        about = None if source is None else self.reading.typed(source, PackFile)
        return source, about or PackFile(name="", title=Text("", ""), version="")

    def _is_amiss(self, source: Source, about: PackFile, pack: Pack) -> bool:
        """Whether the kinds in pack.yaml cannot be; all that it says of the pack itself is looked at."""
        if not about.name:
            return False
        known = {ANNUAL_REPORT, *(kind for other in self.before for kind in other.kinds)}
        wrong = list(kind_mistakes(source, about, pack.vocabulary, known))
        self.mistakes += [*about_mistakes(source, about), *wrong]
        return bool(wrong)

    def _known(self, pack: Pack) -> Vocabulary:
        """All that rules of this pack may name: its own, and that of the packs before it."""
        return vocabulary_of([*self.before, pack], pack.kinds[0])

    def _check_sections(self, known: Vocabulary) -> None:
        """Forms of this pack that stand in a section that there is not."""
        sections = [section.key for section in known.sections]
        for form in known.forms:
            source = self.reading.forms.get(f"forms.{form.key}.{form.format}")
            if source is not None and sections and form.section not in sections:
                remedy = meant(form.section, sections) or Said(
                    "部分在 report.yaml 里定义", "sections are declared in report.yaml"
                )
                words = Said(f"没有 {form.section} 这一部分", f"there is no section {form.section}")
                self.mistakes.append(source.mistake(("section",), words, remedy))

    def _with_sets(self, pack: Pack, *, all_known: bool) -> Pack:
        """`pack` with the words of sets in the patterns of its claims.yaml, if it has one."""
        if self.reading.claims is None:
            return pack
        partly = self.reading.partly
        pack, wrong = with_sets(pack, *self.reading.claims, self.before, all_known=all_known, partly=partly)
        self.mistakes += wrong
        return pack

    def _check_claims(self, pack: Pack, known: Vocabulary) -> None:
        """Names in claims.yaml that neither the packs before nor this pack's own rules know."""
        if self.reading.claims is not None:
            sections = [section.key for section in known.sections]
            self.mistakes += claim_mistakes(*self.reading.claims, self.before, sections, pack)

    def _check_lists(self, pack: Pack) -> None:
        """Word lists of this pack that no rule of it names, with nearly the names of lists that are known.

        Any other list may be for the rules of packs that stand on this one.
        """
        options = [*(rule.options for rule in pack.rules), *(change.options for change in pack.changes)]
        lists = (value for one in options for value in one.values() if isinstance(value, (list, tuple)))
        named = (word for words in lists for word in words if isinstance(word, str))
        others = (other.vocabulary.lexicons for other in self.before if other.vocabulary)
        known = {REGULATIONS, *chain.from_iterable(others), *named}
        for name in pack.vocabulary.lexicons if pack.vocabulary else ():
            if name not in known and (near := nearest(name, known)):
                place = self.files.place(f"lexicon/{name}.yaml")
                words = Said(f"没有规则用到词表 {name}", f"no rule uses the word list {name}")
                self.mistakes.append(Mistake(place, words, remedy=perhaps(f"{near}.yaml")))

    def _parents(self, about: PackFile) -> list[Pack]:
        entries = extended(about.extends)
        return [pack for pack in self.before for entry in entries if is_meant(entry, self.files.root, pack)]

    def _kinds(self, parents: Sequence[Pack]) -> tuple[str, ...]:
        """The kinds of documents that a pack is for if it says none: those of its parents."""
        return tuple(dict.fromkeys(kind for parent in parents for kind in parent.kinds)) or (ANNUAL_REPORT,)

    def _years(self, about: PackFile) -> tuple[int, int] | None:
        years = about.applies.years if about.applies else None
        return (years.first, years.last) if years else None

    def _strays(self) -> None:
        # A file that nobody reads is a rule that its author believes to be on.
        for name in self.files.names:
            parts = name.split("/")
            if name.endswith(".yml"):
                remedy = Said("后缀改为 .yaml", "let it end in .yaml")
                self.mistakes.append(Mistake(self.files.place(name), _UNREAD, remedy=remedy))
            elif name.endswith(".yaml") and len(parts) != 2 and name not in _TOP:
                near = nearest(name, _TOP) if len(parts) == 1 else None
                there = Said("规则放在 <family>/<name>.yaml", "rules lie in <family>/<name>.yaml")
                remedy = perhaps(near) if near else there
                self.mistakes.append(Mistake(self.files.place(name), _UNREAD, remedy=remedy))
