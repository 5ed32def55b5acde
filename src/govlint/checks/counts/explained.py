"""Claims that differ from the table as other claims of the text explain: 全县147件，其中县本级收到47件."""

from __future__ import annotations

from govlint.checks.counts.cellsums import Sum
from govlint.claims.claim import PART, Claim
from govlint.claims.prose import Prose
from govlint.lazy import lazily
from govlint.numbers import Figure

_ADDED = lazily(r"[^。\n]*(?:加上?|另[有外]?|连同|还有|算上)[^。\n]*(?:共|合计|总计|累计)[^。，；\d\n]{0,6}")
# 共办结58件（其中上年结转5件、本年新收53件）; 本年新收申请办结53件: those of this year that were handled.
_DIVIDED = lazily(
    r"[^。\n]*(?:办结|办理|答复)[^。\n]*(?:其中|包括|包含|含|[（(])[^。\n]*"
    r"|[^。\n]*(?:新收|收到)[^，,。\n]*(?:办结|办理完毕)[^，,。\d\n]*"
    # 收到45件，年内办结43件: of those that came in.
    r"|[^。\n]*(?:新收|收到|受理)[^，,。；;\n]*\d+[ \t]*[件宗][，,](?:已|均|共|于|在)*"
    r"(?:年内|当年|本?年度内|年底前)(?:已|共|实际)*(?:办结|办理|答复|办理完毕)[^，,。\d\n]{0,4}"
)
# 办结40件，逾期未补正不再处理1件，撤回2件: those ended in another way, which the form counts as handled too.
_ENDED, _AMONG_THEM = ("requests.other", "requests.not_handled"), lazily(r"其中|包括|包含|含")
_NO_MORE = r"(?:撤[回销]|终止)"
_TAKEN_BACK = lazily(
    rf"{_NO_MORE}[^，,；;、。（(\d]{{0,8}}(\d{{1,5}})[ \t]*[件宗条份]"
    rf"|(\d{{1,5}})[ \t]*[件宗条份](?:申请)?(?:由|因|经|被|已|均|主动|自愿|自行|申请人|当事人)*{_NO_MORE}"
)
_WHAT_IS_DONE = frozenset(("requests.answered", "requests.done"))
_BEFORE = 60
_ANSWERED = frozenset(("requests.answered",))
# 不予公开5件，另3件涉及行政查询: of them, too; 予以公开12件，另有3件转入下年 are none of these.
_LEFT = lazily(
    r"[，,；;、](?:另有?|还有|其余|剩余)[ \t]*(\d{1,6})[ \t]*[件宗条份]"
    r"(?!(?:申请)?[^。；\d]{0,12}(?:结转|留转|[转延顺][入至到延]))"
)
# 已办结42件，其余5件在法定期限内: they are not done.
_NOT_DONE = lazily(
    r"[ \t]*[件宗条份](?:申请)?(?:均|都|全部|[尚还仍])*(?:[未没待]|正在|在(?:办|法定|答复|办理)|处于)"
)
_LEFT_OR_OLD = lazily(
    r"[，,；;、](?:另有?|还有|其余|剩余|(?:上|去)年度?(?:转入|结转))[ \t]*(\d{1,6})[ \t]*[件宗条份]"
)
# 办结53件，占新收申请的88%: those of this year alone.
_OF_NEW = lazily(r"[ \t\u3000\xa0]*[件宗条份]?[，,]占(?:全部|本年|全年)?新收")
# 收到15件，其中网上申请1件、信函申请14件: parts of it, which add nothing to it.
_PARTS_OF_IT = lazily(r"[ \t]*[件宗条份次起]?(?:申请)?[，,：:（(]其中[^。；;）)\n]*")
# 本级收到15件，其中企业8件，各镇收到9件: not the last.
_BESIDE_THEM = lazily(
    r"另|还有|此外|[之以]外|加上|连同|[，,、](?!其中)[^，,、]{0,20}(?:收到|受理|接[收到]|办[理结]|答复)"
)
_IN_FORCE_NOW, _BESIDES = (
    lazily(r"现行|累计|总数|目前|年[底末]"),
    lazily(r"其[余他它]|另|此外|除|继续|仍|保留|原有|此前|以前|往年|历年|清理"),
)
# 现行有效15件，今年新制定4件，合计19件
_ADDED_UP = lazily(r"[^。\n]*?(?:合计|共计|总计|一共)")
_AREA = lazily(r"全[省市州县区旗盟镇乡]")
# 全区处理48件（含上年结转2件），45件已答复: some of all that there were in the area, whoever they were for.
_SOME_OF_ALL = lazily(
    r"[ \t]*[件宗条份](?:申请)?(?:[（(][^（()）\n]{0,40}[）)])?[，,；;、][ \t]*\d+[ \t]*[件宗条份](?:申请)?"
    r"(?:已经?|均|都|全部|按规定|按要求|按期|按时|依法|依规|在?(?:法定|规定)?(?:期限|时限)内|予以|作出|办结|答复|办理|回复|完毕|完成)+[，,；;。]"
)


def is_wider(item: Claim, told: list[Claim], sums: list[Sum], text: str) -> bool:
    """Whether it is of a wider area, of which a part is the table's: 全县147件，其中县本级收到47件."""
    own = {found.value for found in sums} - {0}
    some = _SOME_OF_ALL.match(text, item.figure.end)
    return _AREA.search(text, item.span.start, item.figure.start) is not None and any(
        other.readings == item.readings
        and other.value in own
        and other.value < item.value
        and _is_beside(other, item, text)
        and (some is None or not some.start() <= other.figure.start < some.end())
        for other in told
    )


def is_added(item: Claim, fitting: list[Claim], text: str) -> bool:
    """Whether it is a part of what was handled, as the sentence goes on: 53件，加上结转5件，共58件."""
    if _OF_NEW.match(text, item.figure.end):
        return True
    return any(
        other.readings == item.readings
        and other.value > item.value
        and item.figure.end < other.figure.start
        and _ADDED.fullmatch(text, item.figure.end, other.figure.start) is not None
        for other in fitting
    )


def is_shared(item: Claim, prose: Prose, sums: list[Sum]) -> bool:
    """Whether the claim and others of its sentence come to it together: 机关答复169件、派出机构答复62件."""
    others = [
        other.value
        for other in prose.claims
        if _is_alike(other, item) and other.value and _is_beside(other, item, prose.text)
        if not _is_part(other, item, prose.text)
    ]
    added = {item.value + value for value in others} | {item.value + sum(others)} if others else set()
    # 制发规范性文件2件，继续有效12件: those kept and those made are all in force.
    added |= {item.value + made.value for made in prose.claims if _is_made(made, item, prose.text)}
    added.add(item.value + _ended_otherwise(item, prose))
    # 不予公开的5件，主要涉及过程性信息；另3件涉及行政查询: all of them together.
    # 新收复议9件、上年转入2件: all of this year's work.
    requests = any(name.startswith("requests.") for name in item.names)
    rest = _LEFT if requests else _LEFT_OR_OLD
    told = {other.figure.start for other in prose.claims if other.sure and other.readings != item.readings}
    for left in rest.finditer(prose.text, item.figure.end, item.figure.end + _BEFORE):
        if _ANSWERED in item.readings and _NOT_DONE.match(prose.text, left.end(1)):
            continue
        if left.start(1) not in told or requests:  # 已审结4件，还有1件未审结: no more of these
            added.add(item.value + int(left[1]))
    return any(found.value in added for found in sums)


def _ended_otherwise(item: Claim, prose: Prose) -> Figure:
    """How many of the sentence ended otherwise than those that it tells as done: 办结40件，逾期未补正1件."""
    if not set(item.names) <= _WHAT_IS_DONE:
        return 0
    text = prose.text
    ended: dict[int, Figure] = {
        other.figure.start: other.value
        for other in prose.claims
        if all(name.startswith(_ENDED) for name in other.names) and _is_beside(other, item, text)
    }
    for found in _TAKEN_BACK.finditer(text, max(0, item.figure.start - _BEFORE), item.figure.end + _BEFORE):
        at = 1 if found[1] else 2
        if "。" not in text[slice(*sorted((item.figure.start, found.start(at))))]:
            ended[found.start(at)] = int(found[at])
    return sum(
        value
        for start, value in ended.items()
        if start != item.figure.start and _AMONG_THEM.search(text, item.figure.end, start) is None
    )


def _is_alike(other: Claim, item: Claim) -> bool:
    """Whether a claim counts the same, or what may be of it: 信息不存在，无法提供8件 is not held."""
    return other.readings == item.readings or (
        other.doubt is PART and set(other.readings) < set(item.readings)
    )


def _is_beside(other: Claim, item: Claim, text: str) -> bool:
    first, second = sorted((other.figure.start, item.figure.start))
    return other is not item and not any(mark in text[first:second] for mark in "。\n")


def _is_part(other: Claim, item: Claim, text: str) -> bool:
    """Whether it is told as a part of the claim, right behind it: 收到15件，其中网上申请1件."""
    end, start = item.figure.end, other.figure.start
    told = end < start and _PARTS_OF_IT.fullmatch(text, end, start) is not None
    return told and _BESIDE_THEM.search(text, end, start) is None


def _is_made(made: Claim, item: Claim, text: str) -> bool:
    """Whether it tells beside documents in force how many of their kind were made."""
    kept, new = min(item.readings[0]).rpartition("."), min(made.readings[0]).rpartition(".")
    if (kept[2], new[2]) != ("in_force", "issued") or kept[0] != new[0] or not _is_beside(made, item, text):
        return False
    # 制定规章2件，现行有效规章14件: the new ones are in force, too, and no part of their own.
    now = _IN_FORCE_NOW.search(text, item.span.start, item.figure.end) is not None
    first, last = sorted((made.figure, item.figure), key=lambda figure: figure.start)
    beside = _BESIDES.search(text, min(first.start, item.span.start), last.end)
    return not now or beside is not None or _ADDED_UP.match(text, last.end) is not None


def is_divided(text: str, item: Claim) -> bool:
    """Whether the sentence divides what was handled before it comes to this figure."""
    start = item.figure.start
    first = max(0, start - _BEFORE)
    return _DIVIDED.search(text, max(first, text.rfind("。", first, start) + 1), start) is not None
