"""Everything that is wrong with a pack, told at once: its files, what it inherits, its pages and examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from govlint.errors import GovlintError, Mistake, Said, SettingsError, words_of
from govlint.lazy import lazily
from govlint.opening import pack_folders
from govlint.packs.compiled import load_packs
from govlint.packs.files import PackFiles, files_of, is_pack
from govlint.packs.inheritance import merge
from govlint.packs.loading import load_pack
from govlint.packs.places import ancestors, mistake_at
from govlint.packs.rules import DATA_FOLDERS
from govlint.packtest.cases import of_fixtures, of_page
from govlint.plugins import Registry
from govlint.rule import Pack
from govlint.sources.written import display

_CODE = lazily(r"[A-Z]{2,}[0-9]{2,}\b")


def lint_pack(folder: Path, registry: Registry) -> tuple[Pack | None, list[Mistake]]:
    """The pack at `folder` if nothing is wrong with it, and all that is."""
    mistakes: list[Mistake] = []
    loaded: Pack | None = None
    if not is_pack(folder):
        words = Said("规则包里没有 pack.yaml", "there is no pack.yaml in the pack")
        remedy = Said(
            "规则包是含有 pack.yaml 的文件夹，或者 zip", "a pack is a folder with a pack.yaml, or a zip"
        )
        return None, [Mistake(display(folder), words, remedy=remedy)]
    try:
        before = _before(folder, registry, mistakes)
        loaded = load_pack(folder, registry.checks, before)
        parents = ancestors(loaded, before)
        merge([*(pack for pack in before if pack.name in parents), loaded])
        mistakes += _fixture_mistakes(folder, [*before, loaded])
        mistakes += _taken(loaded, [pack for pack in before if pack.name not in parents])
    except SettingsError as error:
        mistakes += error.mistakes
    except GovlintError as error:
        mistakes.append(Mistake(display(folder), words_of(error)))
    sound = not mistakes
    codes = {rule.file: rule.code for rule in loaded.rules} if loaded else {}
    mistakes += _page_mistakes(folder, codes, titled=sound)
    return (None if mistakes else loaded), mistakes


def _fixture_mistakes(folder: Path, packs: Sequence[Pack]) -> list[Mistake]:
    """Rules and cells that the fixtures speak of and no pack has."""
    known = frozenset(name for pack in packs for rule in pack.rules for name in (rule.code, rule.name))
    forms = [form for pack in packs if pack.vocabulary is not None for form in pack.vocabulary.forms]
    return of_fixtures(files_of(folder), known, forms)[1]


def _taken(loaded: Pack, others: Sequence[Pack]) -> Iterator[Mistake]:
    """Codes and names that a pack which comes with govlint or a plugin has: nobody could use both packs."""
    owners = {name: pack for pack in others for rule in pack.rules for name in (rule.code, rule.name)}
    for rule in loaded.rules:
        for key, name in (("code", rule.code), ("name", rule.name)):
            owner = owners.get(name)
            if owner is not None and owner.name != loaded.name:
                words = Said(
                    f"{name} 已由规则包 {owner.name} 使用", f"{name} is used by the pack {owner.name}"
                )
                remedy = Said("换一个编号或名称", "take another code or name")
                yield mistake_at(loaded, rule.places.get(key), words, remedy, rule.file)
                break


def _before(folder: Path, registry: Registry, mistakes: list[Mistake]) -> list[Pack]:
    """The packs whose forms a pack may use: those that come with govlint and its plugins, and its parents.

    What is wrong with its parents is added to `mistakes`; its own are then told beside the others alone.
    """
    home = folder.resolve()
    others = [
        str(other)
        for other in registry.packs
        if home not in [below.resolve() for below in pack_folders([str(other)], registry)]
    ]
    try:
        folders = pack_folders([*others, str(folder)], registry)
        return list(load_packs([other for other in folders if other.resolve() != home], registry.checks))
    except SettingsError as error:
        mistakes += error.mistakes
        return list(load_packs(map(Path, others), registry.checks))


def _page_mistakes(folder: Path, codes: dict[str, str], *, titled: bool) -> list[Mistake]:
    """What is wrong with the pages of rules, be the rules themselves sound or not.

    With `titled` their titles too: a code that is wrong itself is told where it is written, and once.
    """
    files = files_of(folder)
    mistakes: list[Mistake] = []
    for name in files.under("*/*.yaml"):
        page = name.removesuffix(".yaml") + ".md"
        if name.partition("/")[0] not in DATA_FOLDERS and page in files.names:
            mistakes += of_page(files, name, codes.get(name, name))[1]
    return [*mistakes, *belonging(files, codes if titled else {})]


def belonging(files: PackFiles, codes: dict[str, str]) -> Iterator[Mistake]:
    """Pages that belong to no rule, or whose title names another than theirs; `codes` of rules by file."""
    for page in files.under("*/*.md"):
        home, _, file = page.partition("/")
        rule = f"{page[:-3]}.yaml"
        if home in DATA_FOLDERS or file == "README.md":
            continue
        if rule not in files.names:
            words = Said(
                f"说明页旁边没有规则 {file[:-3]}.yaml", f"there is no rule {file[:-3]}.yaml beside the page"
            )
            remedy = Said("规则和说明页同名", "a rule and its page have one name")
            yield Mistake(files.place(page), words, remedy=remedy)
        elif rule in codes:
            yield from _headed(files, page, codes[rule])


def _headed(files: PackFiles, page: str, code: str) -> Iterator[Mistake]:
    """A page whose title names another rule."""
    try:
        lines = files.text(page).splitlines()
    except (SettingsError, UnicodeDecodeError):
        return  # told with its examples
    for number, line in enumerate(lines, 1):
        if line.startswith("# "):
            found = _CODE.match(line[2:].strip())
            if found and found[0] != code:
                words = Said(
                    f"标题写的是 {found[0]}，这条规则是 {code}",
                    f"its title says {found[0]}, and the rule is {code}",
                )
                remedy = Said(f"写成 # {code} …", f"write # {code} …")
                yield Mistake(files.place(page), words, number, 3, remedy)
            return
