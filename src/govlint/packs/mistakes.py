"""What can be wrong with the files of a pack beyond keys and types: names, words, patterns, examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from govlint.errors import Mistake, Said, english, words_of
from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Text
from govlint.packs.filetypes import PackFile
from govlint.patterns.pattern import Pattern
from govlint.rule import Message, RuleFile
from govlint.sources.converted import pattern_remedy
from govlint.sources.written import Path_, Source, meant
from govlint.vocabulary import (
    Aliases,
    FormDefinition,
    Recognition,
    Regulation,
    SectionDefinition,
    Term,
    Vocabulary,
)

_NAME = lazily(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = lazily(r"[A-Z]{3}\d{3}")
_IN_BOTH = (("zh", Said("写上中文", "write the Chinese")), ("en", Said("写上英文", "write the English")))
_ANOTHER_KEY = Said("换一个键", "take another key")


def empty(key: str) -> Said:
    """That nothing stands at a key."""
    return Said(f"{key} 是空的", f"{key} is empty")


def _as(words: str) -> Said:
    return Said(f"写成 {words}", f"write {words}")


def _twice(key: str) -> Said:
    return Said(f"键 {key} 用了两次", f"the key {key} stands twice")


def about_mistakes(source: Source, about: PackFile) -> Iterator[Mistake]:
    """What pack.yaml says of the pack itself and cannot be: its name, titles, version and years."""
    if not _NAME.fullmatch(about.name) or len(about.name) > 60:
        remedy = Said(
            "只用小写字母、数字和中间的短横线，例如 example-city",
            "only small letters, digits and hyphens between them, such as example-city",
        )
        words = Said(f"规则包不能叫 {about.name!r}", f"a pack cannot be called {about.name!r}")
        yield source.mistake(("name",), words, remedy)
    for key in ("zh", "en"):
        if not getattr(about.title, key).strip():
            remedy = Said("写上规则包的名称", "write how the pack is called")
            yield source.mistake(("title", key), empty(key), remedy)
    if not about.version.strip():
        yield source.mistake(("version",), empty("version"), _as('version: "0.1.0"'))
    years = about.applies.years if about.applies else None
    if years and (years.first > years.last or years.first < 0):
        words = Said(
            f"从 {years.first} 年到 {years.last} 年，没有这样的年份",
            f"there are no years from {years.first} until {years.last}",
        )
        yield source.mistake(("applies", "years"), words, _as("{from: 2021, until: 2025}"))


def kind_mistakes(
    source: Source, about: PackFile, vocabulary: Vocabulary | None, known: set[str]
) -> Iterator[Mistake]:
    """Kinds of documents that cannot be, or of which nothing tells how to recognise one."""
    own = vocabulary is not None and bool(vocabulary.sections or vocabulary.recognition.signs)
    for index, kind in enumerate(about.applies.kinds if about.applies else ()):
        at: Path_ = ("applies", "kinds", index)
        if not _NAME.fullmatch(kind):
            words = Said(f"文书的种类不能叫 {kind!r}", f"a kind of documents cannot be called {kind!r}")
            yield source.mistake(at, words, Said("例如 annual-report", "one is annual-report"))
        elif kind not in known and not own:
            remedy = meant(kind, sorted(known)) or Said(
                "新的种类要在 report.yaml 里写出怎样认出它",
                "of a new kind report.yaml tells by what it is recognised",
            )
            words = Said(f"没有叫 {kind} 的文书种类", f"no kind of documents is called {kind}")
            yield source.mistake(at, words, remedy)


def rule_mistakes(source: Source, name: str, rule: RuleFile, has_page: bool) -> list[Mistake]:
    """Codes and names that cannot be, what is missing, and words that are blank in one language."""
    mistakes = []
    if not _CODE.fullmatch(rule.code):
        said = Said(
            f"编号 {rule.code} 不是三个大写字母加三位数字",
            f"the code {rule.code} is not three capital letters and three digits",
        )
        mistakes.append(source.mistake(("code",), said, Said("例如 EXC001", "such as EXC001")))
    if name != rule.name:
        said = Said(f"name 与文件名 {name} 不同", f"name is not that of the file, {name}")
        remedy = Said(f"写成 name: {name}，或者改文件名", f"write name: {name}, or rename the file")
        mistakes.append(source.mistake(("name",), said, remedy))
    if not has_page:
        remedy = Said(
            f"在旁边写一个 {name}.md，govlint pack new 会写一个样子",
            f"write a {name}.md beside it; govlint pack new writes one to begin with",
        )
        said = Said(f"缺少规则的说明页 {name}.md", f"the page of the rule, {name}.md, is missing")
        mistakes.append(source.mistake((), said, remedy))
    if not rule.messages:
        said = Said("至少要有一条消息", "there is no message")
        remedy = Said("加上 default: {zh: …, en: …}", "add default: {zh: …, en: …}")
        mistakes.append(source.mistake(("messages",), said, remedy))
    words: list[tuple[tuple[str, ...], Text | Message]] = [(("title",), rule.title)]
    words += [(("messages", kind), message) for kind, message in rule.messages.items()]
    words += [(("hints", key), hint) for key, hint in rule.hints.items()]
    for at, text in words:
        mistakes += [
            source.mistake((*at, lang), empty(lang), remedy)
            for lang, remedy in _IN_BOTH
            if not getattr(text, lang).strip()
        ]
    return mistakes


_NONE = {
    "rows": (Said("一行也没有", "there is no row"), Said("至少写一行", "write one row at least")),
    "columns": (Said("一列也没有", "there is no column"), Said("至少写一列", "write one column at least")),
}


def form_mistakes(source: Source, form: FormDefinition) -> list[Mistake]:
    """Keys said twice, and names of rows and columns that the form does not have."""
    mistakes = []
    rows, columns = {row.key for row in form.rows}, {column.key for column in form.columns}
    for part, keys in (
        ("rows", [row.key for row in form.rows]),
        ("columns", [column.key for column in form.columns]),
    ):
        if not keys:
            mistakes.append(source.mistake((part,), *_NONE[part]))
        for index, key in enumerate(keys):
            if key in keys[:index]:
                mistakes.append(source.mistake((part, index, "key"), _twice(key), _ANOTHER_KEY))
    mistakes += _said_twice(source, form)
    if form.minimum_rows < 1:
        said = Said("minimum_rows 至少是 1", "minimum_rows is 1 at least")
        remedy = Said("写认出几行才算这张表", "write how many rows make it this form")
        mistakes.append(source.mistake(("minimum_rows",), said, remedy))
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
        source.mistake(
            at,
            Said(f"表 {form.key} 没有 {key}", f"the form {form.key} has no {key}"),
            meant(key, sorted(known)),
        )
        for at, key, known in uses
        if key not in known
    ]
    return mistakes


def _said_twice(source: Source, form: FormDefinition) -> Iterator[Mistake]:
    """Rows, and columns, that nothing tells from one before them: label, number and what they stand under."""
    rows = [(row.key, (row.label.zh, row.number, row.block)) for row in form.rows]
    columns = [(column.key, (column.label.zh, "", column.group)) for column in form.columns]
    for part, word, en, items in (("rows", "行", "row", rows), ("columns", "列", "column", columns)):
        first: dict[tuple[str, str, str], str] = {}
        for index, (key, said) in enumerate(items):
            other = first.setdefault(said, key)
            if other != key:
                remedy = Said(
                    "换一个标签，或者写上不同的大项、编号",
                    "take another label, or write another block or number",
                )
                yield source.mistake((part, index, "label"), _taken(said[0], word, en, other), remedy)


def _taken(label: str, word: str, en: str, other: str) -> Said:
    """That a label is that of another row or column already."""
    return Said(
        f"标签“{label}”已经是{word} {other} 的", f"“{label}” is the label of the {en} {other} already"
    )


def regulation_mistakes(source: Source, items: Iterable[Regulation]) -> Iterator[Mistake]:
    """Dates that are none, and numbers of articles and years that cannot be."""
    for index, item in enumerate(items):
        for name in ("in_force", "until"):
            written = getattr(item, name)
            if written and not _is_date(written):
                words = Said(
                    f"{name} 应为日期，写的是 {written}", f"{name} should be a date, and is {written}"
                )
                yield source.mistake((index, name), words, Said("如 2019-05-15", "such as 2019-05-15"))
        if item.articles is not None and item.articles < 1:
            words = Said(f"不会有 {item.articles} 条", f"it cannot have {item.articles} articles")
            remedy = Said(
                "写一共几条，不知道就不写", "write how many there are, or nothing if you do not know"
            )
            yield source.mistake((index, "articles"), words, remedy)


def _is_date(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def pattern_mistakes(source: Source, at: Path_, texts: Iterable[str]) -> Iterator[Mistake]:
    """Those of the patterns listed at `at` that do not compile."""
    for index, text in enumerate(texts):
        yield from malformed(source, (*at, index), text)


def report_mistakes(
    source: Source, sections: tuple[SectionDefinition, ...], recognition: Recognition
) -> Iterator[Mistake]:
    """Patterns that do not compile and sections said twice, in a report.yaml."""
    for name in Recognition.__struct_fields__:
        yield from pattern_mistakes(source, ("recognition", name), getattr(recognition, name))
    keys: set[str] = set()
    for index, section in enumerate(sections):
        if section.key in keys:
            yield source.mistake(("sections", index, "key"), _twice(section.key), _ANOTHER_KEY)
        keys.add(section.key)
        for name in ("variants", "signs"):
            yield from pattern_mistakes(source, ("sections", index, name), getattr(section, name))


def lexicon_mistakes(source: Source, terms: tuple[Term, ...]) -> Iterator[Mistake]:
    """Patterns of a word list that do not compile or match everywhere, and terms without words."""
    for index, term in enumerate(terms):
        if not term.text.strip():
            remedy = Said("写上要找的词，或者删去这一条", "write the word to look for, or delete the entry")
            yield source.mistake((index, "text"), empty("text"), remedy)
        patterns: list[tuple[Path_, str]] = []
        patterns += [((index, "text"), term.text)] if term.pattern and term.text.strip() else []
        patterns += [((index, "unless", number), text) for number, text in enumerate(term.unless)]
        for at, text in patterns:
            yield from malformed(source, at, text, may_be_idle=False)


def alias_mistakes(source: Source, aliases: Aliases, vocabulary: Vocabulary) -> Iterator[Mistake]:
    """Forms, rows, columns and sections that there are not, and labels that already mean another thing."""
    for key, added in aliases.forms.items():
        forms = [form for form in vocabulary.forms if form.key == key]
        if not forms:
            known = sorted({form.key for form in vocabulary.forms})
            yield source.mistake(
                ("forms", key),
                Said(f"没有叫 {key} 的表", f"no form is called {key}"),
                meant(key, known),
                value=False,
            )
            continue
        formats = [form.format for form in forms]
        for index, name in enumerate(added.formats):
            if name not in formats:
                at = ("forms", key, "formats", index)
                yield source.mistake(
                    at,
                    Said(f"表 {key} 没有 {name} 这种格式", f"the form {key} has no format {name}"),
                    meant(name, formats),
                )
        wanted = [form for form in forms if not added.formats or form.format in added.formats]
        for axis, labels in (("rows", added.rows), ("columns", added.columns)):
            yield from _label_mistakes(source, ("forms", key, axis), labels, wanted)
    keys = [section.key for section in vocabulary.sections]
    for key, variants in aliases.sections.items():
        if key not in keys:
            titles = {section.title.zh: section.key for section in vocabulary.sections}
            remedy = _key_of(key, titles[key]) if key in titles else meant(key, keys)
            words = Said(f"没有 {key} 这一部分", f"there is no section {key}")
            yield source.mistake(("sections", key), words, remedy, value=False)
        yield from pattern_mistakes(source, ("sections", key), variants)


def _label_mistakes(
    source: Source, at: Path_, labels: dict[str, tuple[str, ...]], forms: list[FormDefinition]
) -> Iterator[Mistake]:
    axis = str(at[-1])
    taken: dict[str, str] = {}
    for form in forms:
        for item in getattr(form, axis):
            taken.update((fold(label), item.key) for label in (item.label.zh, *item.aliases))
    keys = list(dict.fromkeys(item.key for form in forms for item in getattr(form, axis)))
    word, en = ("行", "row") if axis == "rows" else ("列", "column")
    for key, written in labels.items():
        if key not in keys:
            remedy = _key_of(key, taken[fold(key)]) if fold(key) in taken else meant(key, keys)
            words = Said(f"表 {at[1]} 没有叫 {key} 的{word}", f"the form {at[1]} has no {en} {key}")
            yield source.mistake((*at, key), words, remedy, value=False)
            continue
        for index, label in enumerate(written):
            other = taken.setdefault(fold(label), key)
            if not label.strip():
                words = Said("标签是空的", "the label is empty")
                yield source.mistake((*at, key, index), words, Said("删去这一个", "delete it"))
            elif other != key:
                remedy = Said("换一个，或者删去", "take another one, or delete it")
                yield source.mistake((*at, key, index), _taken(label, word, en, other), remedy)


def _key_of(label: str, key: str) -> Said:
    return Said(f"“{label}”的键是 {key}", f"the key of “{label}” is {key}")


def malformed(
    source: Source, at: Path_, text: str, whole: str = "", *, may_be_idle: bool = True
) -> Iterator[Mistake]:
    """What is wrong with the pattern at `at`, if anything; `whole` is it with the words of sets in it.

    One that matches nothing at all is wrong too, where it may not be idle.
    """
    try:
        if Pattern.parse(whole or text).is_idle and not may_be_idle:
            raise ValueError(Pattern.IDLE)
    except ValueError as error:
        said = words_of(error)
        # Its author knows it as it is written.
        zh, en = (words.replace(repr(whole or text), repr(text)) for words in (said, english(said)))
        yield source.mistake(at, Said(zh, en), pattern_remedy(zh))
