"""The cases of a pack's word lists: the sentences in which an entry must speak, and those in which not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from govlint.packtest.cases import Case, lines_of
from govlint.packtest.pageexamples import Example, Kind, build
from govlint.rule import Pack, Rule
from govlint.sources.converted import convert
from govlint.sources.written import Source
from govlint.sources.yamltext import load
from govlint.vocabulary import Term

CHECK = "lexicon"


def term_cases(pack: Pack, rules: Iterable[Rule]) -> Iterator[Case]:
    """A case for each sentence of each entry of the pack's lists that one of the `rules` looks for.

    Each at its line in the list; the rule may be one that the pack has inherited.
    """
    for rule in rules:
        if rule.check != CHECK:
            continue
        for name in rule.options.get("lists", ()):
            path = Path(pack.path) / "lexicon" / f"{name}.yaml"
            if path.is_file():
                yield from _of_list(load(path), rule.code)


def _of_list(source: Source, rule: str) -> Iterator[Case]:
    terms = convert(source, tuple[Term, ...])
    if isinstance(terms, list):
        return  # told when the pack was loaded
    kinds: tuple[tuple[str, Kind], ...] = (("wrong", "反例"), ("right", "正例"))
    for index, term in enumerate(terms):
        for word, kind in kinds:
            for number, sentence in enumerate(getattr(term, word)):
                example = Example(kind=kind, reader="text", content=sentence)
                data, path = build(example)
                line = source.position((index, word, number), value=True)[0]
                lines = lines_of(example, data.decode())
                yield Case(
                    kind=kind, file=source.file, line=line, data=data, path=path, rule=rule, lines=lines
                )
