"""Part of the check `citation`: titles that are a slip of the pen away from a known regulation's."""

from __future__ import annotations

from govlint.checks.citations.regulations import NATION, Index, plain_title
from govlint.lazy import lazily

SHORTEST = 5
"""Of a shorter title (档案法) one character makes another law."""
MOST_SLIPS = 2048
"""So many titles are remembered."""
_BY_HAND = "的地得与和及、为"
"""Characters that people leave out or exchange without meaning another document."""
_KIND_SLIPS = ("条列", "条利", "条历", "通之", "办发")
_LAWS = ("法", "条例")
_KINDS = ("条例", "规定", "办法", "细则")
_BEHIND_TITLE = lazily(r"》(?:[（(][^（）()]*[）)])*[（(][^（）()]*$")
_GONE = range(2, 5)
_MAY_GO = frozenset(("关于", "印发", "关于印发", "工作", "管理", "国务院", "办公厅", "通知"))
"""Words that people leave out of a title, and everyone knows which it is."""


def near_title(written: str, known: Index) -> str:
    """The one known title from which `written` differs by one character, wrong or left out; empty for none.

    Of a law under its full name (中华人民共和国…) a word of two may be left out. Other years, other kinds of
    document and what a local rule may be called are another title.
    """
    found = known.slips.get(written)
    if found is None:
        if len(known.slips) >= MOST_SLIPS:
            known.slips.clear()
        found = known.slips[written] = _near(written, known)
    return found


def cut_title(written: str, right: str) -> bool:
    """Whether words of two to four characters of `right`, whose number stands beside it, lack in `written`.

    Neither at its beginning, where the organ stands, nor at its end.
    """
    plain, whole = plain_title(written), plain_title(right)
    gone = len(whole) - len(plain)
    if gone not in _GONE:
        return False
    same = (at for at in range(1, len(plain)) if plain[:at] + whole[at : at + gone] + plain[at:] == whole)
    lost = {whole[at : at + gone] for at in same}
    return bool(lost) and lost.isdisjoint(_MAY_GO) and not any(any(map(str.isdigit, one)) for one in lost)


def kind_changed(written: str, right: str) -> bool:
    """Whether the title of the document whose number stands beside it is told with another kind: 管理规定 for
    管理办法.
    """
    plain, whole = plain_title(written), plain_title(right)
    own = next((kind for kind in _KINDS if kind in whole), "")
    if plain == whole or whole.count(own) != 1 or not own:
        return False
    return any(whole.replace(own, kind) == plain for kind in _KINDS)


def other_kind(name: str, title: str, before: str) -> bool:
    """Whether a title is shortened to another kind of document: 《示例条例》（以下简称《规定》）.

    Not so where words `before` speak of that kind, too, or the bracket is not about that title alone.
    """
    kind = next((kind for kind in _KINDS if name.endswith(kind)), "")
    if not kind or kind in before or not title.endswith(_KINDS):
        return False
    behind = _BEHIND_TITLE.search(before)
    return behind is not None and "分别" not in behind[0]


def _near(written: str, known: Index) -> str:
    plain = plain_title(written)
    full = written.strip("《》").startswith(NATION)
    titles = {
        versions[0].title
        for table in (known.titles, known.shorts)
        for right, versions in table.items()
        # 关于…的通知 without its organ may be anybody's.
        if not right.startswith("关于") and _is_slip(plain, right, full)
    }
    return titles.pop() if len(titles) == 1 else ""


def _is_slip(written: str, right: str, full: bool) -> bool:
    if len(right) < SHORTEST or not 0 <= len(right) - len(written) <= 2 or written == right:
        return False
    first = next(
        (at for at, pair in enumerate(zip(written, right, strict=False)) if pair[0] != pair[1]), None
    )
    at = len(written) if first is None else first
    gone = len(right) - len(written)
    # The last characters say what kind of document it is: 条例, 办法, 通知.
    kind = len(right) - (1 if right.endswith("法") and not right.endswith("办法") else 2)
    if gone == 0:
        return (
            written[at + 1 :] == right[at + 1 :]
            and not {written[at], right[at]} & set(_BY_HAND)
            and not (written[at].isdigit() or right[at].isdigit())
            and (at < kind or written.endswith(_KIND_SLIPS))
        )
    left_out = right[at : at + gone]
    if written[at:] != right[at + gone :] or any(one.isdigit() or one in _BY_HAND for one in left_out):
        return False
    return (gone == 1 and (at < kind or right.endswith("条例"))) or (full and right.endswith(_LAWS))
