"""The members of a declared summary among the reports of a run: all of them, or what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from govlint.corpus import Corpus, Membership, is_path, require_year, the_one
from govlint.facts import Facts
from govlint.identifiers import mask
from govlint.model import Text
from govlint.report import NotAssessable

_Wish = tuple[Membership, str]
"""A member as it is declared, with the declaration that it stands in."""

_NO_YEAR = Text("不知道本报告的年份", "the year of this report is not known")


def members_of(corpus: Corpus, summary: Facts) -> tuple[Facts, ...] | None:
    """The reports that `summary` sums up, as declared; None when nobody declared any.

    NotAssessable, naming it, where one is missing, or where a file may be one and nobody can say of what:
    a sum without it would be a wrong one.
    """
    declared = [item for item in corpus.summaries if corpus.sums_up(item, summary)]
    if not declared:
        return None
    if not summary.year:
        require_year(summary)
        raise NotAssessable(_NO_YEAR)
    wishes = [(item, wish) for item in declared for wish in item.members]
    files = [wish for wish in wishes if is_path(wish[1])]
    named = {corpus.compared_name(wish) for _, wish in wishes if not is_path(wish)}
    taken = {
        facts.path: facts
        for facts in (*corpus.reports.values(), *corpus.outside.values())
        if _wanted(corpus, files, facts.path) and not _is_another_copy(facts, summary)
    }
    taken |= {facts.path: facts for name in named for facts in _of_name(corpus, name, summary)}
    inner = _inner(corpus, declared, taken.values())
    _require_all_read(corpus, files, inner)
    own = [facts for facts in taken.values() if not _is_within(corpus, inner, facts)]
    for facts in own:
        _require_known(corpus, facts, summary)
    for wish in wishes:
        _require_any(corpus, wish, taken.values(), summary)
    members = sorted((facts for facts in own if facts.year == summary.year), key=lambda facts: facts.path)
    for facts in own:
        if (facts.year or 0) < summary.year:
            _require_this_years(facts, members, summary)
    return tuple(_one_each(members, named))


def _wanted(corpus: Corpus, files: Iterable[_Wish], path: str) -> bool:
    return any(corpus.fits(item.root, wish, path) for item, wish in files)


def _is_another_copy(facts: Facts, summary: Facts) -> bool:
    """Whether a report is the summary itself, in another format or of another year.

    NotAssessable where it is of the same agency and year, and does not say the same.
    """
    if facts.path == summary.path:
        return True
    same = facts.known == summary.known if facts.known and summary.known else _place(facts) == _place(summary)
    if not same or not facts.year or facts.doubt is not None:
        return False
    if facts.year == summary.year:
        the_one((summary, facts))
    return True


def _of_name(corpus: Corpus, name: str, summary: Facts) -> list[Facts]:
    """The reports of a member declared by its agency; NotAssessable where there is none."""
    found = [one for one in corpus.reports_of(name, summary.year) if one.path != summary.path]
    if not found:
        corpus.require_years(name)
    return found


def _inner(corpus: Corpus, declared: Sequence[Membership], taken: Iterable[Facts]) -> list[Membership]:
    """The summaries among the members: their own members are in their figures already."""
    others = [item for item in corpus.summaries if item not in declared]
    return [item for item in others if any(corpus.sums_up(item, facts) for facts in taken)]


def _is_within(corpus: Corpus, inner: Iterable[Membership], facts: Facts) -> bool:
    return any(
        not corpus.sums_up(item, facts) and any(_fits(corpus, (item, wish), facts) for wish in item.members)
        for item in inner
    )


def _fits(corpus: Corpus, wish: _Wish, facts: Facts) -> bool:
    item, words = wish
    if is_path(words):
        return corpus.fits(item.root, words, facts.path)
    return bool(facts.known) and corpus.compared_name(words) == facts.known


def _require_all_read(corpus: Corpus, files: Sequence[_Wish], inner: Sequence[Membership]) -> None:
    below = [(item, wish) for item in inner for wish in item.members if is_path(wish)]
    for path, why in corpus.lost.items():
        if _wanted(corpus, files, path) and not _wanted(corpus, below, path):
            raise NotAssessable(
                Text(
                    f"成员 {path} 没有读出来（{why.zh}），不能与各成员之和对照",
                    f"the member {path} could not be read ({why.en}): no sum of the members",
                )
            )


def _require_known(corpus: Corpus, facts: Facts, summary: Facts) -> None:
    path = facts.path
    require_year(facts, path)
    if not facts.year:
        raise NotAssessable(
            Text(
                f"不知道成员 {path} 是哪一年的报告，不能与各成员之和对照",
                f"the year of the member {path} is not known: no sum of the members",
            )
        )
    if path in corpus.outside and facts.year == summary.year:
        raise NotAssessable(
            Text(
                f"成员 {path} 没有与汇总报告一起检查，不能与各成员之和对照",
                f"the member {path} is not checked together with the summary: no sum of the members",
            )
        )


def _require_any(corpus: Corpus, wish: _Wish, taken: Iterable[Facts], summary: Facts) -> None:
    if not any(facts.year == summary.year and _fits(corpus, wish, facts) for facts in taken):
        words, year = wish[1], summary.year
        raise NotAssessable(
            Text(f"缺少成员 {words} {year} 年的报告", f"the report of member {words} on {year} is missing")
        )


def _require_this_years(facts: Facts, members: Iterable[Facts], summary: Facts) -> None:
    """Of a member's report on an earlier year there must be this year's too: a later one may be the first."""
    if not facts.known or not any(member.known == facts.known for member in members):
        raise NotAssessable(
            Text(
                f"成员 {facts.path} 是 {facts.year} 年的报告，没有找到同一机关 {summary.year} 年的"
                "（机关改名、合并的，写进 agencies）",
                f"the member {facts.path} is on {facts.year}, and its agency's report on {summary.year} is "
                "missing (name agencies that were renamed or merged in `agencies`)",
            )
        )


def _one_each(members: Iterable[Facts], named: set[str]) -> Iterator[Facts]:
    """One report of each agency.

    Several of one name are one where it was declared by that name, or where they are one file in several
    formats; else they may as well be of several agencies: NotAssessable.
    """
    by_place = {_place(member): member.known for member in members if member.known}
    groups: dict[object, list[Facts]] = {}
    for member in members:
        place = _place(member)
        groups.setdefault(member.known or by_place.get(place) or place, []).append(member)
    for name, several in groups.items():
        if name not in named and len({_place(member) for member in several}) > 1:
            files = "、".join(member.path for member in several[:3])
            agency = mask(several[0].agency or "")
            raise NotAssessable(
                Text(
                    f"几份成员报告的机关名称都是“{agency}”，不能确定是不是一个机关：{files}"
                    "（是一个机关的，members 里写机关名称）",
                    f"several members are named {agency}, of one agency or of several: {files} "
                    "(if of one, declare it in `members` by its name)",
                )
            )
        yield the_one(several)


def _place(facts: Facts) -> tuple[str, str]:
    """A file's folder and name, whatever its format."""
    path = PurePath(facts.path)
    return str(path.parent), path.stem
