"""Lists that divide one whole twice: 网站200条、公众号120条、图解90条, of 320."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile

from govlint.claims.words import any_of
from govlint.lazy import lazily
from govlint.numbers import Figure
from govlint.vocabulary import ClaimWords

# One piece of information may stand on several channels, and be told in several forms.
_CROSSING = (("channels", "media", "outlets"), ("shapes",))
_APART = (("ways", "letters", "visits"), ("levels",), ("roles",), ("fates",), ("posts",), ("openness",))
# 规上企业 may be 外资企业; 村级 places to read may have an 电子屏.
_TRAITS = ("sizes", "held_by", "honours", "screens", "about_whom", "makings", "levels", "shapes")
# 专职 and 兼职, 主办 and 会办 leave nothing out.
_PAIRS = frozenset(("roles", "posts"))
_PERIODS = "季度|半年|月(?<=\\d月)"
# 其他12条 is of the list that it ends.
_REST = lazily(r"^[ \t]*(?:其他|其它|其余|剩余)")
_AGAIN = lazily(r"本级|收到|受理|办理|接收")
_HAVING = "为有共计的： \t"
_KINDS = ("类", "类信息", "类文件", "类申请")
_FEWEST, _NOUN = 2, 2


class Families:
    """The words of a vocabulary that divide a whole by one point: by channel, level, what came of it."""

    def __init__(self, words: ClaimWords) -> None:
        families = {names: lazily(any_of(words, *names)) for names in (*_CROSSING, *_APART)}
        self.fates, self.levels = families["fates",], families["levels",]
        self.imposed = lazily(any_of(words, "penalties"))
        periods = lazily(_PERIODS)
        self.all = (*families.values(), periods)
        self.apart = [(families[names], _FEWEST + _PAIRS.isdisjoint(names)) for names in _APART]
        self.apart.append((periods, _FEWEST + 1))
        self.traits = [lazily(any_of(words, name)) for name in _TRAITS]
        listed = any_of(words, *(name for names in _APART for name in names))
        self._any = lazily(f"{listed}|{_PERIODS}")

    def are_alike(self, said: Sequence[str]) -> bool:
        """Whether all of several parts are of one family, by the words before them: 电话20件、网上10件."""
        return any(all(family.search(words) for words in said) for family in self.all)

    def are_apart(self, said: Sequence[str]) -> bool:
        """Whether parts are of one family, so many that they are likely all: 主办12件、会办15件."""
        return any(
            len(said) >= fewest and all(family.search(words) for words in said)
            for family, fewest in self.apart
        )

    def are_of_several(self, said: Sequence[str]) -> bool:
        """Whether parts are named by traits of several kinds, and one may have both: 规上企业、外资企业."""
        traits = [{at for at, trait in enumerate(self.traits) if trait.search(words)} for words in said]
        return len(set().union(*traits)) > 1 and not set.intersection(*traits)

    def go_together(self, said: Sequence[str]) -> bool:
        """Whether parts are penalties of several kinds, of which one case may bring two: 警告5件、罚款8件."""
        return all(map(self.imposed.search, said))

    def are_of_levels(self, said: Sequence[str]) -> bool:
        """Whether parts are told by level, at each of which the same may stand: 县级26个、乡镇15个."""
        return all(map(self.levels.search, said))

    def have_a_head(self, said: Sequence[str], *, fits: bool) -> bool:
        """Whether the first part is what the others divide: 有效意见30条，采纳20条、不采纳10条.

        So it is where they come to it (`fits`), or tell what became of it, unless all are of one family.
        """
        first, *others = said
        fates = all(self.fates.search(words) for words in others) and not self.fates.search(first)
        return (fits or fates) and not self.are_alike(said)

    def leading(self, said: Sequence[str]) -> tuple[int, bool]:
        """How many of the first parts are one list by their names: 动态类300条，公告类112条，政策类10条.

        And whether all are of one family of which none holds what another does: no channels, no forms.
        """
        kinds = [words.rstrip(_HAVING).endswith(_KINDS) for words in said]
        of_kinds = next((n for n, kind in enumerate(kinds) if not kind), len(kinds))
        if not self._any.search(said[0]):
            return of_kinds, False
        leading = [(sum(1 for _ in takewhile(family.search, said)), least) for family, least in self.apart]
        apart = any(n == len(said) for n, _ in leading)
        on_channels = apart and all(self.all[0].search(words) for words in said)
        return max(of_kinds, *(n if n >= least else 0 for n, least in leading)), apart and not on_channels

    def divide_anew(self, totals: Iterable[Figure], parts: Sequence[tuple[Figure, str]]) -> bool:
        """Whether the first parts of a list come to a total, and those behind divide it by another point.

        So it is where the first are all of one family, and none behind is, or the other way round; and where
        only the first all end in one noun: 局发文件15件、办公室文件10件、纪要4件. `parts` are values with the
        words before them.
        """
        whole = set(totals)
        sums = list(accumulate(value for value, _ in parts))
        at = next((n for n, value in enumerate(sums, 1) if n >= _FEWEST and value in whole), len(parts))
        first, behind = ([said for _, said in some] for some in (parts[:at], parts[at:]))
        if not behind or any(_REST.match(said) for said in behind):
            return False
        # 市级部门1893件、区县2233件，市政府本级收到212件: what is told behind is one of them.
        if all(map(_AGAIN.search, behind)) and not any(map(_AGAIN.search, first)):
            return True
        nouns = {said.rstrip(_HAVING)[-_NOUN:] for said in first}
        if len(nouns) == 1 and not any(said.rstrip(_HAVING).endswith(tuple(nouns)) for said in behind):
            return True
        return any(
            (all(hit) and not any(others)) or (all(others) and not any(hit))
            for family in self.all
            for hit, others in [
                ([family.search(said) is not None for said in some] for some in (first, behind))
            ]
        )
