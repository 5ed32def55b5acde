"""Rule packs: YAML read into rules, forms and lexicon; every mistake told with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from msgspec import NODEFAULT, structs
from msgspec.structs import replace

from govlint.errors import Mistake, SettingsError
from govlint.inheritance import extended, is_meant, merge, vocabulary_of
from govlint.model import Text
from govlint.options import bind_options, check_options, options_type, plain
from govlint.packfiles import PACK, PackFiles, files_of
from govlint.packmistakes import (
    about_mistakes,
    alias_mistakes,
    form_mistakes,
    kind_mistakes,
    lexicon_mistakes,
    malformed,
    message_mistakes,
    report_mistakes,
    rule_mistakes,
)
from govlint.packplaces import ancestors
from govlint.packtypes import PackFile, ReportFile, RuleChange
from govlint.rule import Change, Check, Pack, Place, Rule, RuleFile
from govlint.sources import Path_, Source, convert, display, kind_of, meant
from govlint.strictness import fits
from govlint.vocabulary import (
    ANNUAL_REPORT,
    Aliases,
    ClaimWords,
    FormDefinition,
    Regulation,
    Term,
    Vocabulary,
)
from govlint.yamlsource import decode

__all__ = ["bind_options", "load_pack", "load_packs", "merge", "shipped_packs"]

_T = TypeVar("_T")
DATA_FOLDERS = frozenset({"fixtures", "forms", "lexicon"})
_REGULATIONS = "lexicon/regulations.yaml"
_CLAIMS = "claims.yaml"
_TOP = (PACK, "report.yaml", "aliases.yaml", _CLAIMS)


def shipped_packs() -> Path:
    """The folder of the packs that come with govlint: inside the wheel, or at the top of the checkout."""
    home = Path(__file__).parent
    inside = home / "rules"
    return inside if inside.is_dir() else home.parent.parent / "rules"


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
        self.files = files
        self.checks = checks
        self.before = before
        self.path = str(files.root)
        self.mistakes: list[Mistake] = []
        self.places: dict[str, Place] = {}
        self.written: dict[str, Source] = {}
        self.unread = False

    def pack(self) -> Pack:
        source, about = self._about()
        parents = self._parents(about)
        pack = Pack(
            name=about.name,
            title=about.title,
            version=about.version,
            path=self.path,
            rules=(),
            vocabulary=self._vocabulary(),
            regulations=self._regulations(),
            basis=about.basis,
            site=about.site.rstrip("/"),
            parents=tuple(parent.name for parent in parents),
            kinds=(about.applies.kinds if about.applies else ()) or self._kinds(parents),
            years=self._years(about),
            closed=about.closed,
            places=self.places,
        )
        if source is not None and about.closed:
            self.places["closed"] = self._place(PACK, source, ("closed",))
        if source is not None and self._is_amiss(source, about, pack):
            pack = replace(pack, kinds=self._kinds(parents))
        known = self._known(pack)
        self._check_sections(known)
        pack = replace(pack, rules=self._rules(pack, known), aliases=self._aliases(pack))
        if source is not None and about.rules:
            pack = replace(pack, changes=tuple(self._changes(source, about, pack, known)))
        self._strays()
        if self.mistakes:
            raise SettingsError(self.mistakes)
        return pack

    def _about(self) -> tuple[Source | None, PackFile]:
        """What pack.yaml says; nothing where it is not there or has mistakes, which are told."""
        self.mistakes += self.files.faults
        if PACK not in self.files.names and not self.mistakes:
            remedy = "规则包是含有 pack.yaml 的文件夹或 zip"
            self.mistakes.append(Mistake(display(self.files.root), "规则包里没有 pack.yaml", remedy=remedy))
        source = self._source(PACK) if PACK in self.files.names else None
        about = None if source is None else self._typed(source, PackFile)
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
            source = self.written.get(f"forms.{form.key}.{form.format}")
            if source is not None and sections and form.section not in sections:
                remedy = meant(form.section, sections) or "部分在 report.yaml 里定义"
                self.mistakes.append(source.mistake(("section",), f"没有 {form.section} 这一部分", remedy))

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
                self.mistakes.append(Mistake(self.files.place(name), "不会被读到", remedy="后缀改为 .yaml"))
            elif name.endswith(".yaml") and len(parts) != 2 and name not in _TOP:
                self.mistakes.append(
                    Mistake(self.files.place(name), "不会被读到", remedy="规则放在 <family>/<name>.yaml")
                )

    def _one(self, name: str, type_: type[_T]) -> tuple[Source, _T] | None:
        source = self._source(name)
        typed = None if source is None else self._typed(source, type_)
        return None if source is None or typed is None else (source, typed)

    def _source(self, name: str) -> Source | None:
        try:
            return decode(self.files.read(name), self.files.place(name))
        except SettingsError as error:
            self.mistakes += error.mistakes
            return None

    def _typed(self, source: Source, type_: type[_T]) -> _T | None:
        typed = convert(source, type_)
        if isinstance(typed, list):
            self.mistakes += typed
            return None
        return typed

    def _place(self, name: str, source: Source, key: Path_) -> Place:
        return Place(self.path, name, *source.position(key))

    def _vocabulary(self) -> Vocabulary | None:
        forms = []
        for name in self.files.under("forms/*.yaml"):
            read = self._one(name, FormDefinition)
            if read is None:
                self.unread = True
            else:
                source, form = read
                self.mistakes += form_mistakes(source, form)
                self.places[f"forms.{form.key}.{form.format}"] = self._place(name, source, ("key",))
                forms.append(form)
                self.written[f"forms.{form.key}.{form.format}"] = source
        report = ReportFile()
        whole = self._one("report.yaml", ReportFile) if "report.yaml" in self.files.names else None
        self.unread |= "report.yaml" in self.files.names and whole is None
        if whole is not None:
            source, report = whole
            self.mistakes += report_mistakes(source, report.sections, report.recognition)
            self.places["recognition"] = self._place("report.yaml", source, ("recognition",))
            for index, section in enumerate(report.sections):
                at = self._place("report.yaml", source, ("sections", index))
                self.places[f"sections.{section.key}"] = at
        lexicons, claims = self._lexicons(), self._claims()
        if report == ReportFile() and not forms and not lexicons and claims is None:
            return None
        return Vocabulary(
            forms=tuple(forms),
            sections=report.sections,
            recognition=report.recognition,
            lexicons=lexicons,
            claims=claims or ClaimWords(),
        )

    def _claims(self) -> ClaimWords | None:
        """The words by which sentences on counts are read, if the pack has any; each must be a pattern."""
        read = self._one(_CLAIMS, ClaimWords) if _CLAIMS in self.files.names else None
        if read is None:
            return None
        self.places["claims"] = self._place(_CLAIMS, read[0], ())
        for at, text in read[1].places():
            self.mistakes += malformed(read[0], at, text)
        return read[1]

    def _regulations(self) -> tuple[Regulation, ...]:
        read = self._one(_REGULATIONS, tuple[Regulation, ...]) if _REGULATIONS in self.files.names else None
        if read is None:
            return ()
        source, regulations = read
        for index, item in enumerate(regulations):
            self.places[f"regulations.{item.number}.{item.title}"] = self._place(
                _REGULATIONS, source, (index,)
            )
        return regulations

    def _lexicons(self) -> dict[str, tuple[Term, ...]]:
        """The pack's word lists by name: every file of `lexicon/` but the regulations."""
        lexicons = {}
        for name in self.files.under("lexicon/*.yaml"):
            if name != _REGULATIONS and (read := self._one(name, tuple[Term, ...])):
                self.mistakes += lexicon_mistakes(*read)
                self.places[f"lexicons.{_stem(name)}"] = self._place(name, read[0], ())
                lexicons[_stem(name)] = read[1]
        return lexicons

    def _aliases(self, pack: Pack) -> Aliases | None:
        read = self._one("aliases.yaml", Aliases) if "aliases.yaml" in self.files.names else None
        if read is None:
            return None
        self.places["aliases"] = self._place("aliases.yaml", read[0], ())
        self.mistakes += alias_mistakes(*read, vocabulary_of(self.before, pack.kinds[0]))
        return read[1]

    def _rules(self, pack: Pack, known: Vocabulary) -> tuple[Rule, ...]:
        rules: dict[str, Rule] = {}
        for name in self.files.under("*/*.yaml"):
            if name.partition("/")[0] in DATA_FOLDERS:
                continue
            source = self._source(name)
            rule = None if source is None else self._rule(source, name, pack, known)
            if source is None or rule is None:
                continue
            for key, value in (("code", rule.code), ("name", rule.name)):
                if value in rules:
                    message = f"{value} 已由 {rules[value].file} 使用"
                    self.mistakes.append(source.mistake((key,), message, "每条规则用自己的编号和名称"))
                rules.setdefault(value, rule)
        return tuple(
            sorted({rule.code: rule for rule in rules.values()}.values(), key=lambda rule: rule.code)
        )

    def _rule(self, source: Source, name: str, pack: Pack, known: Vocabulary) -> Rule | None:
        written = self._typed(source, RuleFile)
        if written is None:
            return None
        has_page = f"{name.removesuffix('.yaml')}.md" in self.files.names
        self.mistakes += rule_mistakes(source, _stem(name), written, has_page)
        check = self.checks.get(written.check)
        options = plain(written.options)
        if check is None:
            remedy = meant(written.check, self.checks) or "govlint rules 列出的规则用到全部的检查"
            self.mistakes.append(source.mistake(("check",), f"没有名为 {written.check} 的检查", remedy))
        else:
            # What a rule names may be in a form that could not be read: that is told there.
            wrong = check_options(source, ("options",), check, None if self.unread else known)
            self.mistakes += wrong
            self.mistakes += message_mistakes(source, written, check)
            if written.stricter and not wrong:
                options = self._with_directions(source, written, check, options)
        fields = {field: getattr(written, field) for field in written.__struct_fields__}
        fields["options"] = options
        fields["url"] = f"{pack.site}/rules/{written.code}/" if pack.site else None
        places = {
            ".".join(key): self._place(name, source, key)
            for key in [
                ("code",),
                ("name",),
                ("severity",),
                ("enabled",),
                ("lock",),
                *(("options", x) for x in options),
            ]
            if key in source.keys
        }
        return Rule(pack=pack.name, file=name, kinds=pack.kinds, years=pack.years, places=places, **fields)

    def _with_directions(
        self, source: Source, written: RuleFile, check: Check, options: dict[str, Any]
    ) -> dict[str, Any]:
        """The options with the defaults of those that may be made stricter: a lock compares with them."""
        fields = {field.name: field for field in structs.fields(options_type(check.run))}
        for name, direction in written.stricter.items():
            if name not in fields:
                words = f"检查 {check.name} 没有选项 {name}"
                self.mistakes.append(
                    source.mistake(("stricter", name), words, meant(name, fields), value=False)
                )
                continue
            value = options.setdefault(name, _default(fields[name]))
            if not fits(direction, value):
                words = f"选项 {name} 是{kind_of(value)}，不能说 {direction} 更严"
                remedy = "数用 higher、lower，列表用 more、fewer，true/false 用 on、off"
                self.mistakes.append(source.mistake(("stricter", name), words, remedy))
        return options

    def _changes(self, source: Source, about: PackFile, pack: Pack, known: Vocabulary) -> Iterable[Change]:
        """What pack.yaml changes in inherited rules; mistakes for rules and options that there are not."""
        if pack.years is not None:
            words = "只用于某些年份的规则包不能改动继承的规则"
            self.mistakes.append(
                source.mistake(("rules",), words, "把 rules 放进另一个规则包，或者去掉 years")
            )
        inherited = {
            name: rule
            for parent in self.before
            if parent.name in ancestors(pack, self.before)
            for rule in parent.rules
            for name in (rule.code, rule.name)
        }
        for name, written in about.rules.items():
            at: Path_ = ("rules", name)
            rule = inherited.get(name)
            if rule is None:
                if len(pack.parents) == len(extended(about.extends)):
                    remedy = meant(name, inherited) or "只能改动 extends 里的规则包的规则"
                    words = f"没有继承叫 {name} 的规则"
                    self.mistakes.append(source.mistake(at, words, remedy, value=False))
                continue
            change = written if isinstance(written, RuleChange) else RuleChange(severity=written)
            check = self.checks.get(rule.check)
            if change.options and check is not None:
                options = (*at, "options")
                self.mistakes += check_options(source, options, check, known, rule.options)
            keys = [("severity",), ("lock",), *(("options", option) for option in change.options)]
            places = {".".join(key): self._place(PACK, source, (*at, *key)) for key in keys}
            places[""] = self._place(PACK, source, at)
            yield Change(
                rule=rule.code,
                severity=change.severity,
                options=plain(change.options),
                lock=change.lock,
                places=places,
            )


def _default(field: structs.FieldInfo) -> Any:
    if field.default is not NODEFAULT:
        return field.default
    return None if field.default_factory is NODEFAULT else field.default_factory()


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".yaml")
