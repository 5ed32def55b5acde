"""Short forms of the agency's name: 省药监局 is 示例省药品监督管理局, 审管办 is 行政审批服务管理办公室."""

from __future__ import annotations

from govlint.claims.words import LEVELS

ENDINGS = ("", "员会", "公室")
"""What a name may go on with where its short form ends: 委 may stand for 委员会, 办 for 办公室."""

# How much of a name may be left out before its short form begins: a place of up to three characters.
_PLACE = 3
# 行政审批服务管理办公室 is 审管办 for short.
_UNSAID = "行政"


def is_short_for(name: str, agency: str, offices: frozenset[str]) -> bool:
    """Whether `name` is `agency` with characters left out: 省药监局, 林草局, 高新区管委会."""
    levels, own = _levels(agency), _levels(name)
    if levels and own and agency[levels[-1]] != name[own[-1]]:
        return False  # 示例市教育局 is above 示例市示例县教育局
    if name[0] in LEVELS:
        starts, rest, least = [at + 1 for at in levels if agency[at] == name[0]], name[1:], 2
    else:
        starts, rest, least = [0, *(at + 1 for at in levels)], name, 3
    # 市局, 省厅, 市中心: of the last level that the name has, where there is one such office in it.
    last = max(levels, default=-1)
    if rest != name and last >= 0 and agency[last] == name[0] and rest in offices:
        return agency.endswith(rest) and agency[last:].count(rest) == 1
    if len(rest) < least:
        return False
    for start in starts:
        if agency.startswith(_UNSAID, start) and rest[0] != _UNSAID[0]:
            start += len(_UNSAID)
        at = agency.find(rest[0], start)
        if 0 <= at - start <= (_PLACE if start == 0 else 1) and _ends_with(rest, agency, at):
            return True
    return False


def _levels(name: str) -> list[int]:
    """Where in a name the levels of its places stand: 市 and 县 in 示例市示例县市场监管局."""
    return [at for at, letter in enumerate(name) if letter in LEVELS and name[at : at + 2] != "市场"]


def _ends_with(rest: str, agency: str, at: int) -> bool:
    """Whether the characters of `rest` stand in `agency` from `at` on in order, up to its end."""
    for letter in rest[:-1]:
        at = agency.find(letter, at) + 1
        if not at:
            return False
    last = agency.rfind(rest[-1], at)
    return last >= 0 and agency[last + 1 :] in ENDINGS


def without_name(words: str, agency: str, shortest: int) -> str:
    """`words` without the agency's name, whole or without what it begins with (市数据局).

    No less than its last `shortest` characters are its name.
    """
    names = (agency[at:] for at in range(max(len(agency) - shortest + 1, 0)))
    name = next((name for name in names if name in words), "")
    return words.replace(name, "") if name else words
