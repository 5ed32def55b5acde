"""Part of loading a pack: the sets of words of its claims.yaml, and all that can be wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from govlint.errors import Mistake, Said
from govlint.lazy import lazily
from govlint.packs.filetypes import ClaimsFile
from govlint.packs.mistakes import malformed
from govlint.packs.wordsets import TooLargeError, WordSets, names_in, written
from govlint.patterns.pattern import Pattern
from govlint.rule import Pack
from govlint.sources.written import Source, meant, nearest, perhaps

_NAME = lazily(r"[^\W\d_]\w*")
_SHOWN = 60
FILLED = Said("写上词，或者删去", "write words, or delete it")
"""What to do about a list, or an item of one, that is empty."""
_OFFERED, _WORDS = 3, 3


def with_sets(
    pack: Pack, source: Source, file: ClaimsFile, before: Sequence[Pack], *, all_known: bool, partly: bool
) -> tuple[Pack, list[Mistake]]:
    """`pack` with the words of sets, its own and those of the packs `before`, in the patterns of its `file`.

    What is wrong with them is told; where not all packs are known that it stands on, any name may be right.
    A file that was read `partly` may name in the other part what this one uses, and use what this one names.
    """
    assert pack.vocabulary is not None
    earlier = {kind: written(other for other in before if kind in other.kinds) for kind in pack.kinds}
    sets = {kind: WordSets([*files, file]) for kind, files in earlier.items()}
    mistakes = list(
        dict.fromkeys(
            mistake
            for kind, files in earlier.items()
            for mistake in _Checking(
                source, file, files, sets[kind], all_known=all_known, partly=partly
            ).mistakes()
        )
    )
    if mistakes:
        return pack, mistakes
    mistakes = list(
        dict.fromkeys(
            mistake
            for kind, files in earlier.items()
            for mistake in _of_others(source, file, files, sets[kind])
        )
    )
    if mistakes:
        return pack, mistakes
    made = [known.put_in(file) for known in sets.values()]
    widens = any(one != made[0] for one in made) or any(map(_adds_to(file), earlier.values()))
    vocabulary = replace(pack.vocabulary, claims=made[0])
    return replace(pack, vocabulary=vocabulary, claims=msgspec.msgpack.encode(file), widens=widens), []


def _adds_to(file: ClaimsFile) -> Callable[[Sequence[ClaimsFile]], bool]:
    """Whether a file has words for sets that patterns of earlier ones use."""

    def adds_to(earlier: Sequence[ClaimsFile]) -> bool:
        used = (name for other in earlier for _, text in other.places() for name in names_in(text))
        return not {*file.sets, *file.names}.isdisjoint(WordSets(earlier).used_by(used))

    return adds_to


def _of_others(
    source: Source, file: ClaimsFile, earlier: Sequence[ClaimsFile], sets: WordSets
) -> Iterator[Mistake]:
    """Sets whose words of a file spoil patterns of `earlier` ones, where these words are put in."""
    spoilt: set[str] = set()
    for other in earlier:
        for _, text in other.places():
            used = sets.used_by(names_in(text))
            own = [name for name in (*file.sets, *file.names) if name in used]
            if not own or not spoilt.isdisjoint(own):
                continue
            try:
                Pattern.parse(sets.whole(text))
                continue
            except TooLargeError:
                words = Said(
                    f"{own[0]} 的词加上去，别的规则包的式子就太大了",
                    f"with the words of {own[0]} patterns of other packs become too large",
                )
            except ValueError:
                words = Said(
                    f"{own[0]} 的词加上去，别的规则包的式子 {text[:_SHOWN]!r} 就不成立了",
                    f"with the words of {own[0]} the pattern {text[:_SHOWN]!r} of another pack is none",
                )
            spoilt.add(own[0])
            at = ("sets" if own[0] in file.sets else "names", own[0])
            remedy = Said(
                r"看看词里的括号、花括号、\Q，或者少写几个词",
                r"look at brackets, braces and \Q in the words, or write fewer of them",
            )
            yield source.mistake(at, words, remedy, value=False)


class _Checking:
    """One claims.yaml beside those of the packs before it."""

    def __init__(
        self,
        source: Source,
        file: ClaimsFile,
        before: Sequence[ClaimsFile],
        sets: WordSets,
        *,
        all_known: bool,
        partly: bool,
    ) -> None:
        self.source, self.file, self.sets, self.all_known = source, file, sets, all_known
        rest = [*_said(source.data)] if partly else ()
        self.elsewhere = {text for text, is_key in rest if is_key}
        self.used_elsewhere = {name for text, _ in rest for name in names_in(text)}
        self.plain = {name for other in (*before, file) for name in other.names}
        self.earlier = {name for other in before for name in other.sets}
        self.lists = {name for other in (*before, file) for name in other.context}

    def mistakes(self) -> Iterator[Mistake]:
        """All that is wrong."""
        unsound: set[str] = set()
        for name in self.file.sets:
            yield from self._of_set(name)
        for at, text in self.file.places():
            for name in dict.fromkeys(names_in(text)):
                if name not in self.sets.names():
                    unsound.add(name)
                    if self.all_known and name not in self.elsewhere:
                        yield self.source.mistake(
                            at, Said(f"没有叫 {name} 的词组", f"no set is called {name}"), self._meant(name)
                        )
                elif not self.sets.words(name):
                    words = Said(f"{name} 里一个词也没有", f"there is no word in {name}")
                    remedy = Said("写上词，或者不用它", "write words, or do without it")
                    yield self.source.mistake(at, words, remedy)
                elif at[0] == "sets" and at[1] in self.sets.used_by([name]):
                    unsound |= {name, str(at[1])}
                    zh = "用到了自己" if name == at[1] else f"里的 {{{name}}} 又用到 {at[1]}"
                    en = "itself" if name == at[1] else f"{{{name}}}, which uses {at[1]}"
                    words = Said(f"词组 {at[1]} {zh}", f"the set {at[1]} uses {en}")
                    yield self.source.mistake(at, words, Said("去掉其中一处", "take out one of them"))
        yield from self._unused()
        yield from self._malformed(unsound)

    def _meant(self, name: str) -> str:
        """The sets that an unknown `name` may be meant for, with their first words: they tell which."""
        names = list(self.sets.names())
        near = nearest(name, names)
        found = dict.fromkeys([near] if near else ())
        found |= dict.fromkeys(other for other in names if name in other.split("_"))
        if not found:
            return meant(name, names) or Said(
                "词组写在 sets 里；字面的花括号前面加反斜杠",
                "sets stand in sets; a brace itself is written behind a backslash",
            )
        if len(found) == 1:
            return perhaps(near or next(iter(found)))
        offered = {other: self.sets.words(other)[:_WORDS] for other in [*found][:_OFFERED]}
        zh = " 或者 ".join(f"{other}（{'、'.join(words)}）" for other, words in offered.items())
        en = " or ".join(f"{other} ({', '.join(words)})" for other, words in offered.items())
        return Said(f"是不是 {zh}？", f"is {en} meant?")

    def _of_set(self, name: str) -> Iterator[Mistake]:
        at, words = ("sets", name), self.file.sets[name]
        if not _NAME.fullmatch(name):
            remedy = Said(
                "以字母开头，只用字母、数字和下划线，例如 local_ways",
                "a letter, then only letters, digits and underscores, such as local_ways",
            )
            told = Said(f"词组不能叫 {name!r}", f"a set cannot be called {name!r}")
            yield self.source.mistake(at, told, remedy, value=False)
        elif name in self.plain:
            remedy = Said(
                f"把词加到 names 的 {name} 里，或者换一个名称",
                f"add the words to {name} in names, or take another name",
            )
            told = Said(f"{name} 已经是 names 里的", f"{name} is one of names already")
            yield self.source.mistake(at, told, remedy, value=False)
        if not words:
            told = Said(f"词组 {name} 是空的", f"the set {name} is empty")
            yield self.source.mistake(at, told, FILLED, value=False)
        for index, text in enumerate(words):
            if not text.strip():
                told = Said(f"词组 {name} 里有空的一项", f"an item of the set {name} is empty")
                yield self.source.mistake((*at, index), told, FILLED)

    def _unused(self) -> Iterator[Mistake]:
        """Sets that no pattern names: what is listed in them would be of no use, unseen."""
        used = {name for _, text in self.file.places() for name in names_in(text)} | self.used_elsewhere
        for name, words in self.file.sets.items() if self.all_known else ():
            if name in used | self.earlier | self.plain or not (words and _NAME.fullmatch(name)):
                continue
            near = nearest(name, self.earlier)
            written_so = Said(
                f"在式子里写 {{{name}}}，或者删去", f"write {{{name}}} in a pattern, or delete the set"
            )
            remedy = perhaps(near) if near else written_so
            if name in self.lists:
                remedy = Said(
                    "这是 context 里的词表，写到 context 下面",
                    "it is a list of context: write it below context",
                )
            told = Said(f"没有式子用到词组 {name}", f"no pattern uses the set {name}")
            yield self.source.mistake(("sets", name), told, remedy, value=False)

    def _malformed(self, unsound: set[str]) -> Iterator[Mistake]:
        """Patterns that do not compile; of several that have one in common that does not, that one."""
        patterns = [(self.sets.used_by(names_in(text)), at, text) for at, text in self.file.places()]
        patterns.sort(key=lambda item: (item[1][0] != "sets", len(item[0])))
        for used, at, text in patterns:
            if not used.isdisjoint(unsound):
                continue
            try:
                whole, is_set = self.sets.whole(text), at[0] == "sets"
                wrong = list(malformed(self.source, at, text, whole, may_be_idle=is_set))
            except TooLargeError:
                told = Said("填上词组以后太大", "too large with the words of sets in it")
                remedy = Said("分成几个式子写", "write several patterns")
                wrong = [self.source.mistake(at, told, remedy)]
            yield from wrong
            if self.sets.is_full:  # nothing more can be put in: what comes now is no larger than others
                return
            if wrong and at[0] == "sets":
                unsound.add(str(at[1]))


def _said(data: object) -> Iterator[tuple[str, bool]]:
    """Every text within `data`, and whether it is a key."""
    if isinstance(data, str):
        yield data, False
    elif isinstance(data, dict):
        for key, value in data.items():
            yield str(key), True
            yield from _said(value)
    elif isinstance(data, list):
        for value in data:
            yield from _said(value)
