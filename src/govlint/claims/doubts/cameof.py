"""What reviews and suits came of: disclosure (对答复不服提起复议2件), or something else (因工伤认定提起)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.claims.claim import ALL_THERE_IS
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.strange import Strange
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import OURS
from govlint.claims.words import Lists, Word
from govlint.lazy import lazily

_CAME_OF = lazily(
    r"因([^，。；\d]+?)(?:而)?(?:提起|引发|引起|产生|申请|导致)?(?:的)?(?:(?:行政)?(?:复议|诉讼)|打官司|告[到上]法)"
)
# 交通违法处理引发行政复议12件: without 因, too.
_PLAINLY_CAME_OF = lazily(r"[ \t]*([^，。；、因\d]{2,16}?)(?:引发|引起|导致)(?:的)?(?:行政)?(?:复议|诉讼)")
_OF_ANSWERS = lazily(r"答复(?:之)?后?[^，。；、\d]{0,4}(?:引[发起]|导致|产生)[^，。；、\d]{0,6}(?:复议|诉讼)")
_ANSWERED = r"(?:对|[我本]{ourselves})?(?:答复(?:的)?申请|申请(?:的)?答复|答复)(?:不服|不满|不当)?被?"
# 申请人不服我局答复提起复议: of those answers; 不服处罚决定提起复议: of something else.
_ON_ANSWERS = (
    r"(?:对|不服|因)(?:[我本]{ourselves}|作出|政府|信息|公开|申请|的)*"
    r"答复(?:不服|不满意?|有异议|[^，。；\d]{0,6}(?:复议|诉讼|法院|官司))"
)
_UNHAPPY_WITH = lazily(
    r"不服([^，。；\d]{2,}?)(?:而)?(?:提起|申请|提出|引[发起])(?:的)?(?:行政)?(?:复议|诉讼)"
)
# 不予公开的答复不服的，提起复议1件: of answers of that kind; 就此 may be of those just told.
_ON_SOME_ANSWERS = (
    r"(?:对|不服|因|就)(?:[我本]{ourselves}|作出|被|的)*(?:不予(?:公开|处理)|无法提供|部分公开|不掌握|信息不存在)"
    r"[^，。；\d]{0,8}[^。；\d]{0,12}$"
    # 不予公开的7件均书面说明理由，引发复议2件
    r"|(?:不予(?:公开|处理)|无法提供|部分公开|不掌握|信息不存在)的[ \t]*\d+[ \t]*件[^。；\d]{0,24}"
    r"(?:引[发起]|导致|产生|被|提起|申请)[^，。；\d]{0,6}$"
)
# 与旧城改造有关的申请31件，申请人不服答复提起复议9件: of the answers to these.
_OF_ONE_THING = lazily(
    r"(?:^|[，,：:（(、\n]|其中)[ \t]*(?:(?:与|和|同)([^，。；\d]{2,24}?)[有相]关的?"
    r"|(?:涉及?|关于|有关|针对|围绕)([^，。；\d]{2,24}?)的?|([^，。；\d]{2,24}?)(?:方面|领域|类|问题)的?)"
    r"(?:政府)?(?:信息公开)?申请(?=[^。；;\n]*$)"
)
_OF_ANYTHING = lazily(r"公开|依申请|收到|提[出交]|受理|答复|办理|各|所有|全部|我|本|不予|其[他它]")
_ALL_YEAR = lazily(r"全年|本年|今年|年内|总共|共(?:发生|收到|有|计)|合计|总计")
_ON_THIS = lazily(r"(?:就|对|因)(?:此|其中|上述|这些)|引[发起]|导致|产生")
_DECIDED_SO = (
    r"(?:[我本]{ourselves}|作出|做出|的|政府|信息|公开|依申请|申请|办理|处理|答复|告知|结果"
    r"|意见|内容|决定|行为)*"
)
_WORKING = lazily(r"(?<!未)(?:收到|办理|处理|接到)[\u4e00-\u9fff]{0,6}(?:复议|诉讼|应诉)")
# 走复议渠道的12件, 告到法院5起: these words name no cause.
_PLAINLY = lazily(r"走(?:行政)?复议|告[到上]|官司")
# 直接起诉5件，均为征地补偿: what all of them are about, which is no answer to a request.
_ALL_ABOUT = lazily(
    r"(?:的)?(?:案件)?(?:[、，,和][^，。；、\d]{0,6}(?:复议|诉讼)(?:案件|程序)?(?:共|有)?"
    r"[ \t]*\d+[ \t]*[件宗起])?"
    r"[，,](?:均|都|全部|皆)(?:是|为|系|由|因|属于?|涉及|针对|围绕)+([^，。；\d]{2,})"
)
_NO_CAUSE = lazily(
    r"律师|法律顾问|出庭|负责人|代理|公开|申请|答复|告知|维持|纠正|驳回|审结|审理|复议|诉讼|起诉|法院|自然人|个人|公民|企业|公司|同一|我|本"
)


def _cause(text: str, start: int, end: int) -> re.Match[str] | None:
    """What reviews are said to have come of."""
    return _CAME_OF.search(text, start, end) or _PLAINLY_CAME_OF.match(text, start, end)


def came_of_disclosure(text: str, start: int, end: int) -> bool:
    """Whether they are said to have come of disclosure."""
    cause = _cause(text, start, end)
    return cause is not None and OURS.search(cause[1]) is not None


def came_of_something_else(text: str, strange: Strange, start: int, end: int, words: Sequence[Word]) -> bool:
    """Whether reviews came of something that no list knows: 因工伤认定提起的行政复议12件."""
    lists = strange.topics.lists
    unhappy = _UNHAPPY_WITH.search(text, start, end)
    if unhappy is not None and not (OURS.search(unhappy[1]) or lists(_DECIDED_SO).fullmatch(unhappy[1])):
        return True
    found = _cause(text, start, end)
    if found is None or OURS.search(found[1]) or lists(_ANSWERED).fullmatch(found[1]):
        return False
    return strange.leftover(*found.span(1), words)


def came_of_some_answers(text: str, figure: Candidate, lists: Lists) -> bool:
    """Whether they came of answers of one kind: 对不予公开答复不服的，提起复议1件."""
    scope = figure.scope
    if lists(_ON_SOME_ANSWERS).search(text, scope.sentence.start, figure.label.count.whole.start):
        return True
    if _are_on_one_thing(text, scope.sentence.start, figure.label.count.whole.start):
        return True
    told = {name for name in scope.tally.names if name.startswith("requests.")}
    return (
        bool(told)
        and told.isdisjoint(ALL_THERE_IS)
        and _ON_THIS.search(text, scope.sentence.start, figure.label.count.whole.start) is not None
    )


def _are_on_one_thing(text: str, start: int, end: int) -> bool:
    """Whether requests on one thing alone lead up to a figure: 与旧城改造有关的申请31件，复议9件."""
    said = text[start:end]
    of_one = _OF_ONE_THING.search(said) if "申请" in said else None
    if of_one is None:
        return False
    thing = of_one[1] or of_one[2] or of_one[3]
    return _OF_ANYTHING.search(thing) is None and _ALL_YEAR.search(said, of_one.end()) is None


def may_be_of_disclosure(text: str, start: int, end: int, scope: Scope, lists: Lists) -> bool:
    """Whether they came of disclosure: 收到申请47件；答复后引发复议3件 are of these answers."""
    said = scope.sentence.text
    if scope.sentence.ours or (scope.tally.received is not None and _OF_ANSWERS.search(said) is not None):
        return True
    return lists(_ON_ANSWERS).search(said) is not None or (
        scope.ours and _WORKING.search(text, start, end) is None
    )


def are_of_another_thing(text: str, figure: Candidate, lists: Lists) -> bool:
    """Whether their words name no cause, or what follows says that all came of something else."""
    label, said = figure.label, figure.scope.sentence
    plainly = not said.ours and _PLAINLY.search(text, label.start, label.end) is not None
    if plainly and lists(_ON_ANSWERS).search(said.text) is None:
        return True
    about = _ALL_ABOUT.match(text, label.count.whole.end)
    return about is not None and _NO_CAUSE.search(about[1]) is None
