"""Rule packs: folders of YAML read into rules, forms and lexicon; every mistake told with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from govlint.errors import Mistake, SettingsError
from govlint.finding import Severity
from govlint.model import Struct, Text
from govlint.options import bind_options, check_options, plain
from govlint.patterns import Pattern
from govlint.rule import Check, Message, Pack, Rule
from govlint.sources import Source, convert, display, meant
from govlint.vocabulary import (
    ClaimWords,
    FormDefinition,
    Recognition,
    Regulation,
    SectionDefinition,
    Term,
    Vocabulary,
    joined,
)
from govlint.yamlsource import load

__all__ = ["bind_options", "load_pack", "load_packs", "merge", "shipped_packs"]

_T = TypeVar("_T")
_CODE = re.compile(r"[A-Z]{3}\d{3}")
_DATA_FOLDERS = frozenset({"fixtures", "forms", "lexicon"})
_REGULATIONS = "regulations.yaml"
_CLAIMS = "claims.yaml"
_TOP_FILES = frozenset({"pack.yaml", "report.yaml", _CLAIMS})
_NO_RECOGNITION = Recognition(signs=(), titles=(), periods=(), introductions=(), furniture=(), page_marks=())
_NOTHING = Vocabulary(forms=(), sections=(), recognition=_NO_RECOGNITION)


class _PackFile(Struct, frozen=True, kw_only=True):
    name: str
    title: Text
    version: str
    basis: str = ""
    maintainer: str = ""
    site: str = ""


class _ReportFile(Struct, frozen=True, kw_only=True):
    sections: tuple[SectionDefinition, ...] = ()
    recognition: Recognition = _NO_RECOGNITION


class _RuleFile(Struct, frozen=True, kw_only=True):
    code: str
    name: str
    severity: Severity
    check: str
    title: Text
    messages: dict[str, Message]
    hints: dict[str, Text] = {}
    options: dict[str, Any] = {}
    fix_title: Text | None = None
    basis: str | None = None
    tags: tuple[str, ...] = ()
    enabled: bool = True


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
    """The pack in `folder`; its rules may name the checks in `checks` and forms of the packs `before`.

    SettingsError with every mistake in it.
    """
    return _Loading(folder, checks, before).pack()


def merge(packs: Sequence[Pack]) -> tuple[Vocabulary, tuple[Regulation, ...], tuple[Rule, ...]]:
    """What the packs say together: a later pack adds to an earlier one, or replaces what has the same key.

    SettingsError when two packs use one code or one name for a rule.
    """
    rules: dict[str, Rule] = {}
    mistakes = []
    for pack in packs:
        for rule in pack.rules:
            other = rules.get(rule.code) or rules.get(rule.name)
            if other is not None:
                same = rule.code if other.code == rule.code else rule.name
                mistakes.append(Mistake(_rule_file(pack, rule), f"{same} 已由规则包 {other.pack} 使用"))
            rules[rule.code] = rules[rule.name] = rule
    if mistakes:
        raise SettingsError(mistakes)
    regulations = {(item.number, item.title): item for pack in packs for item in pack.regulations}
    return _vocabulary(packs), tuple(regulations.values()), _by_code(rules.values())


def _by_code(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    unique = {rule.code: rule for rule in rules}
    return tuple(unique[code] for code in sorted(unique))


def _vocabulary(packs: Sequence[Pack]) -> Vocabulary:
    parts = [pack.vocabulary for pack in packs if pack.vocabulary is not None]
    if len(parts) == 1:
        return parts[0]
    forms = {(form.key, form.format): form for part in parts for form in part.forms}
    lexicons: dict[str, tuple[Term, ...]] = {}
    for part in parts:
        for name, terms in part.lexicons.items():
            lexicons[name] = lexicons.get(name, ()) + terms
    sections = {section.key: section for part in parts for section in part.sections}
    recognition = {
        name: tuple(dict.fromkeys(text for part in parts for text in getattr(part.recognition, name)))
        for name in Recognition.__struct_fields__
    }
    return Vocabulary(
        forms=tuple(forms.values()),
        sections=tuple(sections.values()),
        recognition=Recognition(**recognition),
        lexicons=lexicons,
        claims=joined([part.claims for part in parts]),
    )


def _is_hidden(place: Path) -> bool:
    return any(part.startswith(".") for part in place.parts)


def _rule_file(pack: Pack, rule: Rule) -> str:
    return display(Path(pack.path) / rule.file)


class _Loading:
    """One pack being read, with the mistakes met on the way."""

    def __init__(self, folder: Path, checks: Mapping[str, Check], before: Sequence[Pack]) -> None:
        self.folder = folder
        self.checks = checks
        self.before = before
        self.mistakes: list[Mistake] = []

    def pack(self) -> Pack:
        about = self._one("pack.yaml", _PackFile) if (self.folder / "pack.yaml").exists() else None
        if not (self.folder / "pack.yaml").exists():
            self.mistakes.append(Mistake(display(self.folder), "规则包里没有 pack.yaml"))
        vocabulary = self._vocabulary()
        regulations: tuple[Regulation, ...] = ()
        if (self.folder / "lexicon" / _REGULATIONS).exists():
            regulations = self._one(f"lexicon/{_REGULATIONS}", tuple[Regulation, ...]) or ()
        pack = Pack(
            name=about.name if about else "",
            title=about.title if about else Text("", ""),
            version=about.version if about else "",
            path=str(self.folder),
            rules=(),
            vocabulary=vocabulary,
            regulations=regulations,
            basis=about.basis if about else "",
            site=about.site.rstrip("/") if about else "",
        )
        pack = msgspec.structs.replace(pack, rules=self._rules(pack))
        self._strays()
        if self.mistakes:
            raise SettingsError(self.mistakes)
        return pack

    def _strays(self) -> None:
        # A file that nobody reads is a rule that its author believes to be on.
        for path in sorted((*self.folder.rglob("*.yml"), *self.folder.rglob("*.yaml"))):
            place = path.relative_to(self.folder)
            if _is_hidden(place):
                continue  # settings of other tools: a pack may be a repository of its own
            if path.suffix == ".yml":
                self.mistakes.append(Mistake(display(path), "不会被读到", remedy="后缀改为 .yaml"))
            elif len(place.parts) != 2 and place.name not in _TOP_FILES:
                self.mistakes.append(
                    Mistake(display(path), "不会被读到", remedy="规则放在 <family>/<name>.yaml")
                )

    def _one(self, name: str, type_: type[_T]) -> _T | None:
        source = self._source(self.folder / name)
        return None if source is None else self._typed(source, type_)

    def _source(self, path: Path) -> Source | None:
        try:
            return load(path)
        except SettingsError as error:
            self.mistakes += error.mistakes
            return None

    def _typed(self, source: Source, type_: type[_T]) -> _T | None:
        typed = convert(source, type_)
        if isinstance(typed, list):
            self.mistakes += typed
            return None
        return typed

    def _vocabulary(self) -> Vocabulary | None:
        forms = []
        for path in sorted(self.folder.glob("forms/*.yaml")):
            source = self._source(path)
            form = None if source is None else self._typed(source, FormDefinition)
            if source is not None and form is not None:
                self.mistakes += _form_mistakes(source, form)
                forms.append(form)
        report = None
        if (self.folder / "report.yaml").exists():
            report = self._one("report.yaml", _ReportFile)
        lexicons = self._lexicons()
        claims = self._claims()
        if report is None and not forms and not lexicons and claims is None:
            return None
        report = report or _ReportFile()
        return Vocabulary(
            forms=tuple(forms),
            sections=report.sections,
            recognition=report.recognition,
            lexicons=lexicons,
            claims=claims or ClaimWords(),
        )

    def _claims(self) -> ClaimWords | None:
        """The words by which sentences on counts are read, if the pack has any; each must be a pattern."""
        if not (self.folder / _CLAIMS).exists():
            return None
        source = self._source(self.folder / _CLAIMS)
        claims = None if source is None else self._typed(source, ClaimWords)
        if source is None or claims is None:
            return None
        for at, text in claims.places():
            try:
                Pattern.parse(text)
            except ValueError as error:
                self.mistakes.append(source.mistake(at, str(error)))
        return claims

    def _lexicons(self) -> dict[str, tuple[Term, ...]]:
        """The pack's word lists by name: every file of `lexicon/` but the regulations."""
        lexicons = {}
        for path in sorted(self.folder.glob("lexicon/*.yaml")):
            if path.name != _REGULATIONS:
                lexicons[path.stem] = self._one(f"lexicon/{path.name}", tuple[Term, ...]) or ()
        return lexicons

    def _rules(self, pack: Pack) -> tuple[Rule, ...]:
        vocabulary = _vocabulary([*self.before, pack]) if self.before else pack.vocabulary or _NOTHING
        rules: dict[str, Rule] = {}
        for path in sorted(self.folder.glob("*/*.yaml")):
            if path.parent.name in _DATA_FOLDERS or _is_hidden(path.relative_to(self.folder)):
                continue
            source = self._source(path)
            rule = None if source is None else self._rule(source, path, pack, vocabulary)
            if source is None or rule is None:
                continue
            for key, value in (("code", rule.code), ("name", rule.name)):
                if value in rules:
                    message = f"{value} 已由 {rules[value].file} 使用"
                    self.mistakes.append(source.mistake((key,), message))
                rules.setdefault(value, rule)
        return tuple(
            sorted({rule.code: rule for rule in rules.values()}.values(), key=lambda rule: rule.code)
        )

    def _rule(self, source: Source, path: Path, pack: Pack, vocabulary: Vocabulary) -> Rule | None:
        written = self._typed(source, _RuleFile)
        if written is None:
            return None
        self.mistakes += _rule_mistakes(source, path, written)
        check = self.checks.get(written.check)
        if check is None:
            remedy = meant(written.check, self.checks)
            self.mistakes.append(source.mistake(("check",), f"没有名为 {written.check} 的检查", remedy))
        else:
            self.mistakes += check_options(source, ("options",), check, vocabulary)
        fields = {name: getattr(written, name) for name in written.__struct_fields__}
        fields["options"] = plain(written.options)
        fields["url"] = f"{pack.site}/rules/{written.code}/" if pack.site else None
        return Rule(pack=pack.name, file=path.relative_to(self.folder).as_posix(), **fields)


def _rule_mistakes(source: Source, path: Path, rule: _RuleFile) -> list[Mistake]:
    mistakes = []
    if not _CODE.fullmatch(rule.code):
        mistakes.append(source.mistake(("code",), f"编号 {rule.code} 不是三个大写字母加三位数字"))
    if path.stem != rule.name:
        mistakes.append(source.mistake(("name",), f"name 与文件名 {path.stem} 不同"))
    if not path.with_suffix(".md").exists():
        mistakes.append(source.mistake((), f"缺少规则的说明页 {path.stem}.md"))
    if not rule.messages:
        mistakes.append(source.mistake(("messages",), "至少要有一条消息", "加上 default: {zh: …, en: …}"))
    words: list[tuple[tuple[str, ...], Text | Message]] = [(("title",), rule.title)]
    words += [(("messages", kind), message) for kind, message in rule.messages.items()]
    words += [(("hints", key), hint) for key, hint in rule.hints.items()]
    for at, text in words:
        mistakes += [
            source.mistake((*at, lang), f"{lang} 是空的")
            for lang in ("zh", "en")
            if not getattr(text, lang).strip()
        ]
    return mistakes


def _form_mistakes(source: Source, form: FormDefinition) -> list[Mistake]:
    """Keys said twice, and names of rows and columns that the form does not have."""
    mistakes = []
    rows, columns = {row.key for row in form.rows}, {column.key for column in form.columns}
    for part, keys in (
        ("rows", [row.key for row in form.rows]),
        ("columns", [column.key for column in form.columns]),
    ):
        for index, key in enumerate(keys):
            if key in keys[:index]:
                mistakes.append(source.mistake((part, index, "key"), f"键 {key} 用了两次"))
    uses: list[tuple[tuple[str | int, ...], str, set[str]]] = []
    for index, row in enumerate(form.rows):
        uses += [(("rows", index, "columns", at), key, columns) for at, key in enumerate(row.columns)]
    for name, members in form.sets.items():
        uses += [(("sets", name, at), key, rows | columns) for at, key in enumerate(members)]
    for name, members in form.replaces.items():
        uses.append((("replaces", name), name, rows))
        uses += [(("replaces", name, at), key, rows) for at, key in enumerate(members)]
    uses += [(("cells", name), name, columns) for name in form.cells]
    mistakes += [
        source.mistake(at, f"表 {form.key} 没有 {key}", meant(key, sorted(known)))
        for at, key, known in uses
        if key not in known
    ]
    return mistakes
