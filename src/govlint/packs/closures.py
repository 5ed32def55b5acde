"""Data that a pack closes: packs that stand on it, or beside it, may not add to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.errors import Mistake
from govlint.packs.places import ancestors, mistake_at, told
from govlint.rule import Pack, Place
from govlint.vocabulary import Aliases, Recognition

_WORDS = {
    "aliases": "标签和标题（aliases.yaml）",
    "claims": "读句子用的词（claims.yaml）",
    "lexicons": "词表",
    "recognition": "识别文书的式子（report.yaml 的 recognition）",
    "regulations": "法规表",
}


def closure_mistakes(packs: Sequence[Pack]) -> Iterator[Mistake]:
    """What packs add to the data that another has closed, whatever their order; both places are named."""
    for owner in packs:
        above = {owner.name, *ancestors(owner, packs)} if owner.closed else set()
        for other in packs:
            if owner.closed and other.name not in above and set(other.kinds) & set(owner.kinds):
                yield from _added(owner, other)


def _added(owner: Pack, other: Pack) -> Iterator[Mistake]:
    for what in owner.closed:
        for place in _places(what, owner, other):
            words = f"规则包 {owner.name} 在 {told(owner.places['closed'])} 说了{_WORDS[what]}不能补充"
            yield mistake_at(other, place, words, "删去这一处，或者请那个规则包加上")


def _places(what: str, owner: Pack, other: Pack) -> Iterator[Place | None]:
    """Where `other` says anything of what is closed."""
    vocabulary = other.vocabulary
    if what == "aliases" and other.aliases not in (None, Aliases()):
        yield other.places.get("aliases")
    elif what == "regulations":
        for item in other.regulations:
            if item not in owner.regulations:
                yield other.places.get(f"regulations.{item.number}.{item.title}")
    elif vocabulary is None:
        return
    elif what == "lexicons":
        known = owner.vocabulary.lexicons if owner.vocabulary else {}
        yield from (other.places.get(f"lexicons.{name}") for name in vocabulary.lexicons if name in known)
    elif (what == "claims" and other.claims) or (
        what == "recognition" and vocabulary.recognition != Recognition()
    ):
        yield other.places.get(what)
