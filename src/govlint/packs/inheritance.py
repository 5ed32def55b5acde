"""Packs that stand on other packs: their order, and what all of them say together, locks respected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import path as ospath
from pathlib import Path

from msgspec.structs import replace

from govlint.errors import Mistake, Said, SettingsError, english
from govlint.model import Struct
from govlint.packs.closures import closure_mistakes
from govlint.packs.files import is_pack
from govlint.packs.places import ancestors, mistake_at, told, where
from govlint.packs.strictness import breaches, changed
from govlint.rule import Change, Pack, Rule
from govlint.sources.written import display, meant
from govlint.vocabulary import (
    ANNUAL_REPORT,
    ClaimWords,
    FormDefinition,
    Recognition,
    Regulation,
    Term,
    Vocabulary,
    joined,
)

_LOCKS = ("", "tighten-only", "locked")
LOCKED = {
    "locked": Said("锁定（locked）", "locked"),
    "tighten-only": Said("规定只能收紧（tighten-only）", "only to be tightened (tighten-only), as is told"),
}
"""How a lock is told."""


class Header(Struct, frozen=True):
    """What must be known of a pack before it is loaded: what it extends, and where that is written."""

    extends: tuple[str, ...] = ()
    places: tuple[tuple[int, int, str], ...] = ()
    file: str = ""


def extended(written: str | tuple[str, ...]) -> tuple[str, ...]:
    """The entries of `extends`, which may be one or several."""
    return (written,) if isinstance(written, str) else written


def is_meant(entry: str, root: Path, pack: Pack) -> bool:
    """Whether an entry of `extends` of the pack at `root` means `pack`: by its name, or by where it is."""
    if _is_path(entry):
        return ospath.realpath(root / entry) == ospath.realpath(pack.path)
    return entry in (pack.name, Path(pack.path).stem)


def _is_path(entry: str) -> bool:
    return "/" in entry or "\\" in entry or entry.startswith(".")


def with_parents(
    wanted: Iterable[Path], named: Mapping[str, Path], header: Callable[[Path], Header]
) -> list[Path]:
    """`wanted` packs with all that they extend, parents first, each once.

    SettingsError for parents that there are not, that lie elsewhere than beside the pack, or that go round
    in a circle.
    """
    order: dict[str, Path] = {}
    mistakes: list[Mistake] = []

    def visit(path: Path, chain: tuple[str, ...]) -> None:
        key = ospath.realpath(path)
        if key in order:
            return
        head = header(path)
        for entry, (line, column, shown) in zip(head.extends, head.places, strict=True):
            parent = _parent(entry, path, named)
            if isinstance(parent, tuple):
                message, remedy = parent
                mistakes.append(Mistake(head.file, message, line, column, remedy, shown))
            elif ospath.realpath(parent) in (*chain, key):
                words = Said(
                    f"extends 成了循环：{entry} 又继承了 {path.stem}",
                    f"extends goes in a circle: {entry} extends {path.stem} in turn",
                )
                remedy = Said("去掉其中一处 extends", "take out extends in one of them")
                mistakes.append(Mistake(head.file, words, line, column, remedy, shown))
            else:
                visit(parent, (*chain, key))
        order[key] = path

    for path in wanted:
        visit(path, ())
    if mistakes:
        raise SettingsError(list(dict.fromkeys(mistakes)))
    return list(order.values())


def _parent(entry: str, path: Path, named: Mapping[str, Path]) -> Path | tuple[str, str]:
    """Where a parent is, or what is wrong with the entry, and how to mend it."""
    if not _is_path(entry):
        if entry in named:
            return named[entry]
        remedy = meant(entry, named) or Said("文件夹写成 ../名称", "a folder is written as ../NAME")
        return Said(f"没有叫 {entry} 的规则包", f"no pack is called {entry}"), remedy
    if path.is_file():
        return Said(
            f"zip 里的规则包只能按名称继承，不能写 {entry}",
            f"a pack in a zip can only extend others by name, not by {entry}",
        ), Said("写规则包的名称", "write the name of the pack")
    place = Path(ospath.normpath(path.absolute() / entry))
    if "\\" in entry or ospath.isabs(entry) or path.absolute().parent not in place.parents:
        return Said(f"extends 不能通向 {entry}", f"extends cannot lead to {entry}"), Said(
            "只能是旁边的规则包（../名称），或者写规则包的名称",
            "only to a pack beside this one (../NAME), or by the name of a pack",
        )
    if is_pack(place):
        return place
    return Said(f"没有 {entry} 这个规则包", f"there is no pack {entry}"), Said(
        "要有 pack.yaml 的文件夹，或者 zip", "it is a folder with a pack.yaml, or a zip"
    )


def merge(packs: Sequence[Pack]) -> tuple[Vocabulary, tuple[Regulation, ...], tuple[Rule, ...]]:
    """What the packs say together: a later pack adds to an earlier one.

    SettingsError when two packs go by one name, use one code or name for a rule, declare one form or section
    or tell a regulation otherwise, and when a change breaks a lock or something is added to closed data.
    """
    twice = list(_twice(packs))
    mistakes = [*twice, *_told_otherwise(packs), *closure_mistakes(packs)]
    rules: dict[str, Rule] = {}
    for pack in packs:
        for rule in pack.rules:
            other = rules.get(rule.code) or rules.get(rule.name)
            # Two packs of one name may well be two copies: that is one mistake, not one for each rule.
            if other is not None and not (twice and other.pack == pack.name):
                same = rule.code if other.code == rule.code else rule.name
                words = Said(
                    f"{same} 已由规则包 {other.pack} 使用", f"{same} is used by the pack {other.pack}"
                )
                remedy = Said("换一个编号或名称", "take another code or name")
                place = rule.places.get("code" if same == rule.code else "name")
                mistakes.append(mistake_at(pack, place, words, remedy, rule.file))
            rules[rule.code] = rules[rule.name] = rule
    if any(pack.changes for pack in packs):
        mistakes += _change(rules, packs)
    if mistakes:
        raise SettingsError(mistakes)
    regulations = {(item.number, item.title): item for pack in packs for item in pack.regulations}
    unique = {rule.code: rule for rule in rules.values()}
    whole = vocabulary_of(packs, ANNUAL_REPORT)
    kinds = dict.fromkeys(kind for pack in packs for kind in pack.kinds if kind != ANNUAL_REPORT)
    if kinds:
        whole = replace(whole, others=tuple(vocabulary_of(packs, kind) for kind in kinds))
    return whole, tuple(regulations.values()), tuple(unique[code] for code in sorted(unique))


def _twice(packs: Sequence[Pack]) -> Iterator[Mistake]:
    first: dict[str, Pack] = {}
    for pack in packs:
        other = first.setdefault(pack.name, pack)
        if other is not pack:
            place = display(Path(other.path))
            words = Said(
                f"两个规则包都叫 {pack.name}，另一个在 {place}",
                f"two packs are called {pack.name}, the other in {place}",
            )
            yield Mistake(where(pack, "pack.yaml"), words, remedy=Said("改一个名称", "rename one of them"))


def _told_otherwise(packs: Sequence[Pack]) -> Iterator[Mistake]:
    """Forms, sections and regulations that an earlier pack declares already: they can only be added to."""
    if len(packs) < 2:
        return
    first: dict[str, tuple[Pack, object]] = {}
    for pack in packs:
        for key, thing, words in _declared(pack):
            place = pack.places.get(key)
            for kind in pack.kinds if not key.startswith("regulations") else ("",):
                other, before = first.setdefault(f"{kind} {key}", (pack, thing))
                if other is not pack and thing != before:
                    at = other.places.get(key)
                    where = told(at) if at else other.name
                    remedy = Said(
                        "继承来的只能补充：标签和标题写在 aliases.yaml 里",
                        "what is inherited can only be added to: labels and titles stand in aliases.yaml",
                    )
                    words = Said(f"{words}已在 {where} 定义", f"{english(words)} is declared in {where}")
                    yield mistake_at(pack, place, words, remedy)


def _declared(pack: Pack) -> Iterator[tuple[str, object, str]]:
    for item in pack.regulations:
        called = item.number or item.title
        words = Said(f"法规 {called} ", f"the regulation {called}")
        yield f"regulations.{item.number}.{item.title}", item, words
    if pack.vocabulary is None:
        return
    for form in pack.vocabulary.forms:
        yield (
            f"forms.{form.key}.{form.format}",
            form,
            Said(f"表 {form.key}（{form.format}）", f"the form {form.key} ({form.format})"),
        )
    for section in pack.vocabulary.sections:
        yield f"sections.{section.key}", section, Said(f"部分 {section.key} ", f"the section {section.key}")


def _change(rules: dict[str, Rule], packs: Sequence[Pack]) -> Iterator[Mistake]:
    """Applies all changes to `rules`; tells of those that break a lock, whatever the order of the packs."""
    changes: dict[str, list[tuple[Pack, Change]]] = {}
    for pack in packs:
        for change in pack.changes:
            changes.setdefault(change.rule, []).append((pack, change))
    above = {pack.name: ancestors(pack, packs) for pack in packs}
    for code, several in changes.items():
        declared = rules.get(code)
        if declared is None:
            continue
        locks = [(declared.pack, declared)] if declared.lock else []
        locks += [
            (pack.name, _seen(declared, several, {*above[pack.name], pack.name}))
            for pack, change in several
            if change.lock
        ]
        for pack, change in several:
            for owner, locked in locks:
                if pack.name != owner and pack.name not in above.get(owner, ()):
                    yield from _broken(locked, pack, change)
        final = _seen(declared, several, None)
        rules[code] = rules[declared.name] = final


def _seen(rule: Rule, changes: Iterable[tuple[Pack, Change]], by: set[str] | None) -> Rule:
    """`rule` with the changes of some packs (None: of all) applied."""
    for pack, change in changes:
        if by is None or pack.name in by:
            rule = _applied(rule, change)
    return rule


def _applied(rule: Rule, change: Change) -> Rule:
    lock = max(rule.lock, change.lock or "", key=_LOCKS.index)
    places = dict(rule.places)
    if change.severity is not None:
        places["severity"] = places["enabled"] = change.places["severity"]
    if lock != rule.lock:
        places["lock"] = change.places["lock"]
    places |= {f"options.{name}": change.places[f"options.{name}"] for name in change.options}
    return replace(changed(rule, change.severity, change.options), lock=lock, places=places)


def _broken(locked: Rule, pack: Pack, change: Change) -> Iterator[Mistake]:
    where = told(locked.places["lock"]) if "lock" in locked.places else locked.pack
    wrong = list(breaches(locked, changed(locked, change.severity, change.options)))
    if change.lock is not None and _LOCKS.index(change.lock) < _LOCKS.index(locked.lock):
        wrong.append(("lock", Said("不能放松", "it cannot be loosened")))
    for key, allowed in wrong:
        place = change.places.get(key) or change.places[""]
        words = Said(
            f"规则 {locked.code} 在 {where} {LOCKED[locked.lock]}，{allowed}",
            f"{locked.code} is {english(LOCKED[locked.lock])} by {where}: {english(allowed)}",
        )
        yield mistake_at(pack, place, words, Said("删去这一处改动", "delete this change"))


def vocabulary_of(packs: Sequence[Pack], kind: str) -> Vocabulary:
    """All that the packs for documents of a kind say about it, with the labels that they add."""
    parts = [pack.vocabulary for pack in packs if pack.vocabulary is not None and kind in pack.kinds]
    forms = {(form.key, form.format): form for part in parts for form in part.forms}
    sections = {section.key: section for part in parts for section in part.sections}
    for pack in packs:
        if pack.aliases is None or kind not in pack.kinds:
            continue
        for key, form in forms.items():
            forms[key] = _with_labels(form, pack)
        for name, titles in pack.aliases.sections.items():
            if name in sections:
                section = sections[name]
                sections[name] = replace(section, variants=(*section.variants, *titles))
    widened = any(pack.widens and kind in pack.kinds for pack in packs)
    if len(parts) == 1 and kind == ANNUAL_REPORT and not (widened or any(pack.aliases for pack in packs)):
        return parts[0]
    lexicons: dict[str, tuple[Term, ...]] = {}
    for part in parts:
        for name, terms in part.lexicons.items():
            lexicons[name] = lexicons.get(name, ()) + terms
    recognition = {
        name: tuple(dict.fromkeys(text for part in parts for text in getattr(part.recognition, name)))
        for name in Recognition.__struct_fields__
    }
    return Vocabulary(
        forms=tuple(forms.values()),
        sections=tuple(sections.values()),
        recognition=Recognition(**recognition),
        lexicons=lexicons,
        claims=_made_anew(packs, kind) if widened else joined([part.claims for part in parts]),
        kind=kind,
    )


def _made_anew(packs: Sequence[Pack], kind: str) -> ClaimWords:
    from govlint.packs.wordsets import together  # only for packs that add to the sets of others

    return together(pack for pack in packs if kind in pack.kinds)


def _with_labels(form: FormDefinition, pack: Pack) -> FormDefinition:
    added = pack.aliases.forms.get(form.key) if pack.aliases else None
    if added is None or (added.formats and form.format not in added.formats):
        return form
    rows = tuple(replace(row, aliases=(*row.aliases, *added.rows.get(row.key, ()))) for row in form.rows)
    columns = tuple(
        replace(column, aliases=(*column.aliases, *added.columns.get(column.key, ())))
        for column in form.columns
    )
    return replace(form, rows=rows, columns=columns)
