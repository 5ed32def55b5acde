"""Names in a pack's claims.yaml that nothing reads: words listed under them would be of no use, unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from govlint.errors import Mistake, Said, english
from govlint.lazy import lazily
from govlint.packs.wordsets import written
from govlint.rule import Pack
from govlint.sources.written import Path_, Source, meant, nearest, perhaps
from govlint.vocabulary import ClaimWords, Matter, joined

_LISTED = ("general", "crossing", "telling")
_WRITTEN_OUT = frozenset("\\.^$*+?{}[]()|")
"""One of these has a pattern that is more than the words themselves."""
_COMMA, _MARKS = lazily("[，,]"), lazily("[，,、；;|]")
_QUOTES = "“”‘’"
_A_PATTERN = lazily(r"\[[^\]]*\]|\(\?|\\|\.[*+]|[*+?]$|\{[^}]*\}")
_IN_BRACES = lazily(r"\\\$(?:\{[^{}]*\})?|\\.|(?<!\$)\{[^{}]*\}|\[[^\]]*\]")
_NOT_NAMED = lazily(r"[｛｝]|\$\{\w+\}|\{[A-Za-z]")
_WIDE = (
    Said("的花括号是全角的", "the braces are in full width"),
    Said("写成半角的 {词组}", "write {SET} in half width"),
)
_BRACES = {
    "｛": _WIDE,
    "｝": _WIDE,
    "$": (
        Said("里 $ 是文字的末尾，后面不会再有字", "$ is the end of the text, behind which nothing stands"),
        Said("词组写成 {名称}，前面不加 $", "write {NAME}, without a $ before it"),
    ),
    "{": (
        Said("的花括号没有合上", "a brace is not closed"),
        Said(
            "写成 {词组}；字面的花括号前面加反斜杠",
            "write {SET}; a brace itself is written behind a backslash",
        ),
    ),
}
"""What is amiss with braces, by the mark that tells it."""


def claim_mistakes(
    source: Source, own: ClaimWords, before: Sequence[Pack], sections: Sequence[str], pack: Pack
) -> Iterator[Mistake]:
    """Counts, lists and sections that there are not, of a pack that adds to the words of those `before`.

    What the rules of its own `pack` name is meant. Where no pack before has such words, any name may be one;
    so it is where this pack extends none and has more lists than they: then it is they that add to it.
    """
    known = joined(pack.vocabulary.claims for pack in before if pack.vocabulary is not None)
    sets = {name for file in written(before) for name in file.sets}
    told = {name for rule in pack.rules for name in _texts(rule.options)}
    yield from _word_mistakes(source, own)
    yield from _brace_mistakes(source, own)
    for at, matter in enumerate(own.matters):
        if matter.section and sections and matter.section not in sections:
            words = Said(f"没有 {matter.section} 这一部分", f"there is no section {matter.section}")
            yield source.mistake(("matters", at, "section"), words, meant(matter.section, sections))
    if not pack.parents and len(own.context) + len(own.names) > len(known.context) + len(known.names):
        return
    for at, matter in enumerate(own.matters):
        yield from _matter_mistakes(source, ("matters", at), matter, known, told)
    parts = (("context", known.context, known.names), ("names", known.names, known.context))
    for part, lists, others in parts:
        for name in getattr(own, part) if lists else ():
            if name not in lists:
                words = Said(
                    f"没有叫 {name} 的词表，写在里面的词不会被用到",
                    f"no list is called {name}: the words in it are of no use",
                )
                remedy = meant(name, lists) or Said(
                    f"{part} 里有 {'、'.join(lists)}", f"{part} has {', '.join(lists)}"
                )
                other = "names" if part == "context" else "context"
                if name in sets:
                    remedy = Said(f"{name} 是词组，写到 sets 下面", f"{name} is a set: write it below sets")
                elif name in others:
                    remedy = Said(f"写到 {other} 下面", f"write it below {other}")
                yield source.mistake((part, name), words, remedy, value=False)


def _word_mistakes(source: Source, own: ClaimWords) -> Iterator[Mistake]:
    """Words that are none, and several that a mark made one of: [门户，网站] lists a single word."""
    plain: list[tuple[Path_, str]] = [
        (("names", name, index), word)
        for name, words in own.names.items()
        for index, word in enumerate(words)
    ]
    for number, matter in enumerate(own.matters):
        plain += ((("matters", number, "signs", index), word) for index, word in enumerate(matter.signs))
    patterns = [(at, text) for at, text in own.places() if _WRITTEN_OUT.isdisjoint(text)]
    for at, word in (*plain, *patterns):
        if not word.strip():
            if at[0] != "sets":  # which are told with the sets
                words = Said("有空的一项", "an item is empty")
                yield source.mistake(at, words, Said("写上词，或者删去", "write words, or delete it"))
        elif at[0] == "names" and word[0] in _QUOTES and word[-1] in _QUOTES:
            bare = word.strip(_QUOTES)
            words = Said(
                f"{word} 的引号是全角的，成了词的一部分",
                f"the quotes of {word} are in full width, and have become a part of the word",
            )
            yield source.mistake(at, words, Said(f"写成 {bare}", f"write {bare}"))
        elif at[0] == "names" and _A_PATTERN.search(word):
            words = Said(
                f"{word} 像是式子，names 里是普通文字",
                f"{word} looks like a pattern, and names has plain words",
            )
            remedy = Said("每个词写全，一个一个列出来", "write each word out, one by one")
            yield source.mistake(at, words, remedy)
        elif found := (_MARKS if at[0] == "names" else _COMMA).search(word):
            parts = ", ".join(part.strip() for part in _MARKS.split(word) if part.strip())
            zh, en = f"分开写成 {parts}，逗号用半角", f"write them apart, {parts}, with commas in half width"
            if (at, word) in patterns:
                zh += "；要找的就是逗号，写成 [，]"
                en += "; for a comma itself, write [，]"
            mark = "逗号" if found[0] in "，," else f" {found[0]} "
            words = Said(f"“{word}”里有{mark}，成了一个词", f"with {found[0]} in it “{word}” is one word")
            yield source.mistake(at, words, Said(zh, en))


def _brace_mistakes(source: Source, own: ClaimWords) -> Iterator[Mistake]:
    """Braces in patterns that name nothing, and were meant to."""
    for at, text in own.places():
        if found := _NOT_NAMED.search(_IN_BRACES.sub("", text)):
            words, remedy = _BRACES[found[0][0]]
            told = Said(f"{text} {words}", f"{text}: {english(words)}")
            yield source.mistake(at, told, remedy)


def _matter_mistakes(
    source: Source, at: Path_, matter: Matter, known: ClaimWords, told: set[str]
) -> Iterator[Mistake]:
    matters = {other.key: other for other in known.matters}
    inherited = matters.get(matter.key)
    named = {name.partition(".")[2] for name in told if name.partition(".")[0] == matter.key}
    named |= {part for name in named for part in name.split("*")}
    if inherited is None:
        near = nearest(matter.key, matters)
        if near is not None and not named:
            words = Said(f"没有叫 {matter.key} 的事项", f"no matter is called {matter.key}")
            yield source.mistake((*at, "key"), words, perhaps(near))
            return
    counts = inherited.counts if inherited is not None else {}
    for name in matter.counts:
        # Another name than those there are may be of a count of the pack's own.
        near = nearest(name, counts) if name not in {*counts, *named} else None
        if near is not None:
            words = Said(
                f"事项 {matter.key} 不数 {name}，写在里面的词不会被用到",
                f"the matter {matter.key} has no count {name}: the words in it are of no use",
            )
            yield source.mistake((*at, "counts", name), words, perhaps(near), value=False)
    every = {**counts, **matter.counts, **dict.fromkeys(named)}
    uses: list[tuple[Path_, str]] = [
        ((*at, part, index), name) for part in _LISTED for index, name in enumerate(getattr(matter, part))
    ]
    uses += [((*at, "along", name), name) for name in matter.along]
    uses += [
        ((*at, "along", name, index), other)
        for name, others in matter.along.items()
        for index, other in enumerate(others)
    ]
    if matter.default and every:
        uses.append(((*at, "default"), matter.default))
    for place, name in uses:
        if name not in every:
            words = Said(f"事项 {matter.key} 不数 {name}", f"the matter {matter.key} has no count {name}")
            yield source.mistake(place, words, meant(name, every))


def _texts(options: Any) -> Iterator[str]:
    """Every text within options, however deep."""
    if isinstance(options, str):
        yield options
    elif isinstance(options, dict):
        for value in options.values():
            yield from _texts(value)
    elif isinstance(options, list | tuple):
        for value in options:
            yield from _texts(value)
