"""The cases of a pack: the examples on its rules' pages, and the documents under `fixtures/`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import structs

from govlint.errors import Mistake, Said, SettingsError, english, words_of
from govlint.finding import Finding
from govlint.model import Struct
from govlint.packs.files import PackFiles, files_of
from govlint.packtest.pageexamples import Example, build, examples
from govlint.rule import Pack
from govlint.sources.converted import convert
from govlint.sources.written import Source, meant, perhaps
from govlint.sources.yamltext import NOT_UTF8, decode
from govlint.vocabulary import FormDefinition

WRONG, RIGHT, MENDED, FIXTURE = "反例", "正例", "改后", "fixture"
FOLDER = "fixtures"
_IN_ENGLISH = {WRONG: "which is wrong", RIGHT: "which is right"}
_HEADINGS = (WRONG, RIGHT, MENDED, "为什么", "依据")


class Expected(Struct, frozen=True, kw_only=True):
    """So many findings of a rule, at a cell (`form/row/column`) or on a text where either is given."""

    rule: str
    text: str | None = None
    cell: str | None = None
    count: int = 1

    def fits(self, finding: Finding) -> bool:
        """Whether a finding is one of those."""
        if not self.is_of_rule(finding):
            return False
        if self.cell is not None and (finding.cell is None or self.cell != cell_name(finding)):
            return False
        return self.text is None or _is_on(finding, self.text)

    def is_of_rule(self, finding: Finding) -> bool:
        """Whether a finding is of the rule, wherever it stands."""
        return self.rule in (finding.rule, finding.name, *finding.also)

    def words(self) -> str:
        """As it is shown in a difference."""
        at = self.cell or (f"“{self.text}”" if self.text is not None else "")
        return " ".join(part for part in (self.rule, at, f"× {self.count}") if part)


class Case(Struct, frozen=True, kw_only=True):
    """A document and what is to be found in it; `file` and `line` are where its author wrote it.

    For an example `rule` is the code that its page speaks of, and `lines` the first and the last one of its
    own words in the document; for a fixture `expect` says it all. `example` is given where other reports
    stand beside it.
    """

    kind: str
    file: str
    line: int
    data: bytes
    path: str
    rule: str = ""
    expect: tuple[tuple[Expected, int], ...] = ()
    lines: tuple[int, int] | None = None
    example: Example | None = None


class _FixtureFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    file: str
    expect: tuple[Expected, ...]


def cell_name(finding: Finding) -> str:
    """A finding's cell as `form/row/column`; empty without one."""
    cell = finding.cell
    return f"{cell.form}/{cell.row}/{cell.column}" if cell else ""


def marked(finding: Finding) -> str:
    """The words that a finding stands on."""
    excerpt = finding.excerpt
    return excerpt.text[excerpt.start : excerpt.end] if excerpt else ""


def _is_on(finding: Finding, text: str) -> bool:
    words = marked(finding)
    line = finding.excerpt.text if finding.excerpt else ""
    return text in words or (words in text and text in line)


def cases_of(pack: Pack, known: frozenset[str], forms: Sequence[FormDefinition] = ()) -> list[Case]:
    """Every case of a pack, pages first.

    `known` are codes and names of all rules in force, `forms` those that cells may be of (any, without them).
    SettingsError with every example that cannot be built and every fixture that cannot be read.
    """
    cases: list[Case] = []
    mistakes: list[Mistake] = []
    files = files_of(Path(pack.path))
    for rule in pack.rules:
        found, wrong = of_page(files, rule.file, rule.code)
        cases += found
        mistakes += wrong
    fixtures, wrong = of_fixtures(files, known, forms)
    if mistakes := mistakes + wrong:
        raise SettingsError(mistakes)
    return cases + fixtures


def of_fixtures(
    files: PackFiles, known: frozenset[str], forms: Sequence[FormDefinition] = ()
) -> tuple[list[Case], list[Mistake]]:
    """The cases that the fixtures of a pack are, and what is wrong with them."""
    cases: list[Case] = []
    mistakes: list[Mistake] = []
    for name in files.under(f"{FOLDER}/*.yaml"):
        try:
            cases.append(_of_fixture(files, name, known, forms))
        except SettingsError as error:
            mistakes += error.mistakes
    return cases, mistakes


def of_page(files: PackFiles, rule: str, code: str) -> tuple[list[Case], list[Mistake]]:
    """The cases of the page beside the file `rule` of a pack, under the rule's `code`; what is wrong."""
    page = rule.removesuffix(".yaml") + ".md"
    file = files.place(page)
    try:
        written = examples(_page(files, page), file)
    except SettingsError as error:
        return [], error.mistakes
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        words, remedy = NOT_UTF8
        return [], [Mistake(file, words, line, remedy=remedy)]
    except ValueError as error:
        why = Said(f"读不出说明页：{error}", f"the page cannot be read: {english(words_of(error))}")
        remedy = Said("应是规则包里的 UTF-8 文件", "it should be a file of the pack, in UTF-8")
        return [], [Mistake(file, why, remedy=remedy)]
    cases, mistakes = [], []
    for example in written:
        try:
            data, path = build(example)
            for other in example.beside:
                build(other)
        except ValueError as error:
            mistakes.append(Mistake(file, words_of(error), example.line))
            continue
        case = Case(kind=example.kind, file=file, line=example.line, data=data, path=path, rule=code)
        together = example if example.beside else None
        cases.append(structs.replace(case, lines=lines_of(example, data.decode()), example=together))
    kinds = {example.kind for example in written}
    mistakes += [_lacking(files, page, code, kind) for kind in (WRONG, RIGHT) if kind not in kinds]
    return cases, mistakes


def lines_of(example: Example, text: str) -> tuple[int, int] | None:
    """Where the words of an example stand in the report that it was put into; None where it has none."""
    at = text.find(example.content) if example.content.strip() else -1
    if at < 0:
        return None
    first = text.count("\n", 0, at) + 1
    return first, first + example.content.count("\n")


def _lacking(files: PackFiles, page: str, code: str, kind: str) -> Mistake:
    """That a page has no example of a kind, and the heading that was perhaps meant to be that."""
    file = files.place(page)
    lacking = f"{code} has no {kind}, {_IN_ENGLISH[kind]}"
    for number, line in enumerate(_page(files, page).splitlines(), 1):
        head = line.removeprefix("## ").strip()
        if line.startswith("## ") and head not in _HEADINGS and set(head) & set(kind):
            words = Said(
                f"{code} 没有{kind}：不认识的标题“{head}”", f"{lacking}: an unknown heading “{head}”"
            )
            return Mistake(file, words, number, 4, perhaps(kind))
    remedy = Said(f"在“## {kind}”下写一个围栏", f"write a fence below “## {kind}”")
    return Mistake(file, Said(f"{code} 没有{kind}", lacking), remedy=remedy)


def _page(files: PackFiles, page: str) -> str:
    # A pack reads nothing but itself, and no file without end.
    if page not in files.names:
        zh = "没有这个文件，或者它是通向别处的链接"
        raise ValueError(Said(zh, "there is no such file, or it is a link that leads elsewhere"))
    return files.text(page)


def _of_fixture(files: PackFiles, name: str, known: frozenset[str], forms: Sequence[FormDefinition]) -> Case:
    source = decode(files.read(name), files.place(name))
    fixture: Any = convert(source, _FixtureFile)
    if isinstance(fixture, list):
        raise SettingsError(fixture)
    mistakes = [
        source.mistake(
            ("expect", index, "rule"),
            Said(f"没有规则 {item.rule}", f"there is no rule {item.rule}"),
            meant(item.rule, sorted(known)),
        )
        for index, item in enumerate(fixture.expect)
        if item.rule not in known
    ]
    mistakes += [
        source.mistake(("expect", index, "count"), Said("count 不能小于 0", "count cannot be below 0"))
        for index, item in enumerate(fixture.expect)
        if item.count < 0
    ]
    mistakes += [
        source.mistake(("expect", index, "cell"), *wrong)
        for index, item in enumerate(fixture.expect)
        if item.cell is not None and forms and (wrong := _no_cell(item.cell, forms))
    ]
    data = _document(source, files, fixture.file, mistakes)
    if mistakes:
        raise SettingsError(mistakes)
    expect = tuple((item, source.position(("expect", index))[0]) for index, item in enumerate(fixture.expect))
    return Case(kind=FIXTURE, file=source.file, line=1, data=data, path=fixture.file, expect=expect)


def _no_cell(cell: str, forms: Sequence[FormDefinition]) -> tuple[str, str] | None:
    """Why there is no such cell in any form, and how to mend that; None where there is one."""
    key, row, column = [*cell.split("/", 2), "", ""][:3]
    meant_forms = [form for form in forms if form.key == key]
    if not meant_forms:
        keys = sorted({form.key for form in forms})
        remedy = meant(key, keys) or Said("写成 表/行/列", "write FORM/ROW/COLUMN")
        return Said(f"没有叫 {key} 的表", f"no form is called {key}"), remedy
    for word, en, name, axis in (("行", "row", row, "rows"), ("列", "column", column, "columns")):
        keys = list(dict.fromkeys(item.key for form in meant_forms for item in getattr(form, axis)))
        if name not in keys:
            told = Said(f"表 {key} 没有叫 {name} 的{word}", f"the form {key} has no {en} {name}")
            return told, meant(name, keys) or Said(f"有 {'、'.join(keys)}", f"there are {', '.join(keys)}")
    return None


def _document(source: Source, files: PackFiles, name: str, mistakes: list[Mistake]) -> bytes:
    # A pack reads nothing but itself: a name with a path in it, or a link that leads out, is refused.
    if Path(name).name != name or not name or "\\" in name:
        zh = "只能是同一文件夹里的文件名，不能带路径"
        words = Said(zh, "only the name of a file in the same folder, without a path")
        mistakes.append(source.mistake(("file",), words))
        return b""
    if f"{FOLDER}/{name}" not in files.names:
        words = Said(f"fixtures 里没有文件 {name}", f"there is no file {name} in fixtures")
        mistakes.append(source.mistake(("file",), words))
        return b""
    try:
        return files.read(f"{FOLDER}/{name}")
    except SettingsError as error:
        mistakes.append(source.mistake(("file",), error.mistakes[0].message))
        return b""
