"""What can be wrong with the files of a pack beyond keys and types: names, words, patterns, examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from govlint.errors import Mistake
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


def about_mistakes(source: Source, about: PackFile) -> Iterator[Mistake]:
    """What pack.yaml says of the pack itself and cannot be: its name, titles, version and years."""
    if not _NAME.fullmatch(about.name) or len(about.name) > 60:
        remedy = "只用小写字母、数字和中间的短横线，例如 example-city"
        yield source.mistake(("name",), f"规则包不能叫 {about.name!r}", remedy)
    for key in ("zh", "en"):
        if not getattr(about.title, key).strip():
            yield source.mistake(("title", key), f"{key} 是空的", "写上规则包的名称")
    if not about.version.strip():
        yield source.mistake(("version",), "version 是空的", '写成 version: "0.1.0"')
    years = about.applies.years if about.applies else None
    if years and (years.first > years.last or years.first < 0):
        words = f"从 {years.first} 年到 {years.last} 年，没有这样的年份"
        yield source.mistake(("applies", "years"), words, "写成 {from: 2021, until: 2025}")


def kind_mistakes(
    source: Source, about: PackFile, vocabulary: Vocabulary | None, known: set[str]
) -> Iterator[Mistake]:
    """Kinds of documents that cannot be, or of which nothing tells how to recognise one."""
    own = vocabulary is not None and bool(vocabulary.sections or vocabulary.recognition.signs)
    for index, kind in enumerate(about.applies.kinds if about.applies else ()):
        at: Path_ = ("applies", "kinds", index)
        if not _NAME.fullmatch(kind):
            yield source.mistake(at, f"文书的种类不能叫 {kind!r}", "例如 annual-report")
        elif kind not in known and not own:
            remedy = meant(kind, sorted(known)) or "新的种类要在 report.yaml 里写出怎样认出它"
            yield source.mistake(at, f"没有叫 {kind} 的文书种类", remedy)


def rule_mistakes(source: Source, name: str, rule: RuleFile, has_page: bool) -> list[Mistake]:
    """Codes and names that cannot be, what is missing, and words that are blank in one language."""
    mistakes = []
    if not _CODE.fullmatch(rule.code):
        mistakes.append(
            source.mistake(("code",), f"编号 {rule.code} 不是三个大写字母加三位数字", "例如 EXC001")
        )
    if name != rule.name:
        mistakes.append(
            source.mistake(("name",), f"name 与文件名 {name} 不同", f"写成 name: {name}，或者改文件名")
        )
    if not has_page:
        remedy = f"在旁边写一个 {name}.md，govlint pack new 会写一个样子"
        mistakes.append(source.mistake((), f"缺少规则的说明页 {name}.md", remedy))
    if not rule.messages:
        mistakes.append(source.mistake(("messages",), "至少要有一条消息", "加上 default: {zh: …, en: …}"))
    words: list[tuple[tuple[str, ...], Text | Message]] = [(("title",), rule.title)]
    words += [(("messages", kind), message) for kind, message in rule.messages.items()]
    words += [(("hints", key), hint) for key, hint in rule.hints.items()]
    for at, text in words:
        mistakes += [
            source.mistake((*at, lang), f"{lang} 是空的", remedy)
            for lang, remedy in (("zh", "写上中文"), ("en", "写上英文"))
            if not getattr(text, lang).strip()
        ]
    return mistakes


def form_mistakes(source: Source, form: FormDefinition) -> list[Mistake]:
    """Keys said twice, and names of rows and columns that the form does not have."""
    mistakes = []
    rows, columns = {row.key for row in form.rows}, {column.key for column in form.columns}
    for part, keys in (
        ("rows", [row.key for row in form.rows]),
        ("columns", [column.key for column in form.columns]),
    ):
        if not keys:
            word = "行" if part == "rows" else "列"
            mistakes.append(source.mistake((part,), f"一{word}也没有", f"至少写一{word}"))
        for index, key in enumerate(keys):
            if key in keys[:index]:
                mistakes.append(source.mistake((part, index, "key"), f"键 {key} 用了两次", "换一个键"))
    mistakes += _said_twice(source, form)
    if form.minimum_rows < 1:
        mistakes.append(source.mistake(("minimum_rows",), "minimum_rows 至少是 1", "写认出几行才算这张表"))
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


def _said_twice(source: Source, form: FormDefinition) -> Iterator[Mistake]:
    """Rows, and columns, that nothing tells from one before them: label, number and what they stand under."""
    rows = [(row.key, (row.label.zh, row.number, row.block)) for row in form.rows]
    columns = [(column.key, (column.label.zh, "", column.group)) for column in form.columns]
    for part, word, items in (("rows", "行", rows), ("columns", "列", columns)):
        first: dict[tuple[str, str, str], str] = {}
        for index, (key, said) in enumerate(items):
            other = first.setdefault(said, key)
            if other != key:
                words = f"标签“{said[0]}”已经是{word} {other} 的"
                yield source.mistake((part, index, "label"), words, "换一个标签，或者写上不同的大项、编号")


def regulation_mistakes(source: Source, items: Iterable[Regulation]) -> Iterator[Mistake]:
    """Dates that are none, and numbers of articles and years that cannot be."""
    for index, item in enumerate(items):
        for name in ("in_force", "until"):
            written = getattr(item, name)
            if written and not _is_date(written):
                yield source.mistake((index, name), f"{name} 应为日期，写的是 {written}", "如 2019-05-15")
        if item.articles is not None and item.articles < 1:
            words = f"不会有 {item.articles} 条"
            yield source.mistake((index, "articles"), words, "写一共几条，不知道就不写")


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
            yield source.mistake(("sections", index, "key"), f"键 {section.key} 用了两次", "换一个键")
        keys.add(section.key)
        for name in ("variants", "signs"):
            yield from pattern_mistakes(source, ("sections", index, name), getattr(section, name))


def lexicon_mistakes(source: Source, terms: tuple[Term, ...]) -> Iterator[Mistake]:
    """Patterns of a word list that do not compile or match everywhere, and terms without words."""
    for index, term in enumerate(terms):
        if not term.text.strip():
            yield source.mistake((index, "text"), "text 是空的", "写上要找的词，或者删去这一条")
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
            yield source.mistake(("forms", key), f"没有叫 {key} 的表", meant(key, known), value=False)
            continue
        formats = [form.format for form in forms]
        for index, name in enumerate(added.formats):
            if name not in formats:
                at = ("forms", key, "formats", index)
                yield source.mistake(at, f"表 {key} 没有 {name} 这种格式", meant(name, formats))
        wanted = [form for form in forms if not added.formats or form.format in added.formats]
        for axis, labels in (("rows", added.rows), ("columns", added.columns)):
            yield from _label_mistakes(source, ("forms", key, axis), labels, wanted)
    keys = [section.key for section in vocabulary.sections]
    for key, variants in aliases.sections.items():
        if key not in keys:
            titles = {section.title.zh: section.key for section in vocabulary.sections}
            remedy = f"“{key}”的键是 {titles[key]}" if key in titles else meant(key, keys)
            yield source.mistake(("sections", key), f"没有 {key} 这一部分", remedy, value=False)
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
    word = "行" if axis == "rows" else "列"
    for key, written in labels.items():
        if key not in keys:
            remedy = f"“{key}”的键是 {taken[fold(key)]}" if fold(key) in taken else meant(key, keys)
            yield source.mistake((*at, key), f"表 {at[1]} 没有叫 {key} 的{word}", remedy, value=False)
            continue
        for index, label in enumerate(written):
            other = taken.setdefault(fold(label), key)
            if not label.strip():
                yield source.mistake((*at, key, index), "标签是空的", "删去这一个")
            elif other != key:
                yield source.mistake(
                    (*at, key, index), f"标签“{label}”已经是{word} {other} 的", "换一个，或者删去"
                )


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
        words = str(error).replace(repr(whole or text), repr(text))  # its author knows it as it is written
        yield source.mistake(at, words, pattern_remedy(words))
