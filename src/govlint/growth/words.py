"""The words by which sentences on growth tell what is counted, and its figures."""

from __future__ import annotations

import re
from decimal import Decimal

from govlint.facts import Kind
from govlint.lazy import lazily

OUTCOMES = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "refused": "不予公开",
    "unavailable": "无法提供",
    "not_handled": "不予处理",
    "other": "其他处理",
}
"""What became of requests, by the official words."""

APPLICANTS = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "public_welfare": "社会公益组织",
    "legal_service": "法律服务机构",
}
"""Who asks, by the official words."""

SUBJECTS = {
    "requests": "(?:政府信息公开|信息公开|依申请公开)(?:政府信息)?(?:的)?申请|依申请公开(?:件|事项)?"
    "|^申请(?:总量|总数|数量|量|件数)"
    "|(?:收到|受理|新收)的?申请|新收(?=\\d)"
    "|(?:收到|受理|新收)\\d[\\d,]*[件宗份](?:的)?申请(?![材书人表])",
    "normative_documents": "行政规范性文件",
    "licensing": "行政许可(?:处理)?(?:决定)?",
    "penalties": "行政处罚(?:处理)?(?:决定)?",
    "review": "行政复议(?!后)|(?<!行政)复议(?:案件|申请)",
    "direct": "直接起诉",
    "after": "复议后(?:再|又)?(?:起诉|提起)",
    "litigation": "行政诉讼|行政应诉",
    **{name: rf"(?:作出)?{word}(?!决定书)" for name, word in OUTCOMES.items()},
    **APPLICANTS,
}
"""What is counted, by the words for it; each has its own cells in the forms."""

NEW = "new"
"""Requests that are told as 新收: of this year's alone."""

OF_SOME = "some"
"""Requests that are told as those of one way, time, kind or body: no form has their number."""

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
UNITS = "件|宗|条|份|个|次"
UNIT = rf"(?:{UNITS})"
EXPLAINED = r"[（(]|[，,](?:其中)?(?:含|包括|另有)"
"""What tells that a figure holds more than it is called by: 62件（含结转2件）."""
Told = tuple[str, int | None, Kind, str | None, bool | None]
"""Subject, this year's figure, kind of change, amount, and whether it rose."""

_SCALED, _SCALE = "万", 10**4
RISING = frozenset("增上提多升")
"""With these begin the words for growth."""

_ROUGH = lazily(r"[约近余多超占]|以上|左右|倍|其中|分别")


_OUTCOME = lazily(r"维持|纠正|撤销|撤回|驳回|败诉|胜诉|变更|结果|审结|审理|应诉率|率|出庭")
_OF_A_KIND = lazily(
    r"因|属|涉|占|率|秘密|隐私|信息|文|目录|自然人|个人|企业|法人|机构|组织|信访|工单|热线|投诉|来信|事项|许可|提案|建议"
)
_BY_THEM = lazily(
    rf"(?:本年度?|今年|全年|20\d\d年度?)?(?:由)?(?:{'|'.join(APPLICANTS.values())})(?:提出|提交|递交)?(?:的)?"
    rf"(?:政府信息公开|信息公开|依申请公开)?(?:申请)?(?:件数|数量|总量|数|量)?(?:共|为|有|达)?{NUMBER}{UNIT}"
)
_SHOWN = lazily(r"信息|公开|公示|解读|审[查核]|备案|清理|评估|申请|受理")
_SOME = {
    **dict.fromkeys(("review", "litigation", "direct", "after"), _OUTCOME),
    **dict.fromkeys(("licensing", "penalties", "normative_documents"), _SHOWN),
    **dict.fromkeys(OUTCOMES, _OF_A_KIND),
}
"""What makes of a subject a part of it, or something else about it."""


_ALONE = lazily(
    rf"(?:其中)?(?:全年|本年度?|今年)?(?:作出)?({'|'.join(OUTCOMES.values())})(?:的)?(?:申请)?(?:件数|数量|数|量)?"
)


_OF_REQUESTS = lazily(
    r"申请|答复|办结|(?:予以公开|部分公开|不予公开|无法提供|不予处理)\d|^(?:本年度?|今年|全年|20\d\d年度?)$"
)
_OF_OTHERS = lazily(
    r"信访|工单|热线|投诉|来信|提案|建议|许可|处罚|公文|文件|审[查核]|发布|网[上络站]|邮|信函|当面|现场|线[上下]|窗口"
    r"|自然人|个人|企业|法人|机构|组织|类申请|方面"
)


_IN_A_TIME = lazily(
    r"[上下]半年|季度|(?<![\d至到~～—–-])(?:[1-9]|1[0-2])月份?(?!\d)(?!至|到|-|—|–|~)|截[至止](?!年|12|20\d\d年(?:12|[年底]))|汛期|春节|疫情"
)
_IN_BRACKETS = lazily(r"[（(][^（）()]*[）)]")
_BY_A_WAY_OR_KIND = lazily(
    r"(?:网[上络站]|[线网][上下]|在线|平台|邮[件寄政箱]|信函|当面|现场|窗口|传真|书面)(?!.{0,12}等)"
    r"|登记|许可|补[贴助]|征[收地拆]|拆迁|类(?:的)?(?:政府|信息|依)?[^，]{0,6}申请|涉及?|关于|有关|针对"
    r"|各(?:县|市|区|镇|乡|街道|单位|部门|科室|处室|局|学校)|下[属级辖]|所[属辖]|直属"
)
_A_BODY = lazily(
    r"(?P<who>[\u4e00-\u9fff]{1,20}?(?:局|厅|委(?!托)|办公室|政府(?!信息|政务|的?信息)|镇|乡|街道|中心|部门|单位|支队|学校|医院|公司))"
    r"(?=[\u4e00-\u9fff\d]{0,6}(?:收|受理|新收|接|办理|申请|政府信息|信息公开|依申请))"
)
_NO_BODY = lazily(r"^(?:其中|年度?|全年|本年度?|今年|年内|由|经)+")


def are_some(before: str, told: str, agency: str | None) -> bool:
    """Whether requests are those of some alone: 网上收到申请6件, 上半年…, 市教育局收到….

    `told` is the clause that tells them, `before` what the sentence says before; `agency` is the report's.
    """
    told, before = _IN_BRACKETS.sub("", told), _IN_BRACKETS.sub("", before)
    if _IN_A_TIME.search(before + told) or _BY_A_WAY_OR_KIND.search(told):
        return True
    body = _A_BODY.search(told)
    if body is None or not agency:
        return False
    who = _NO_BODY.sub("", body["who"]).replace("人民政府", "政府")
    own = agency.replace("人民政府", "政府")
    return not (len(who) < 2 or who[0] in "我本全" or own in who or own.endswith(who))


def subject_of(words: str) -> str | None:
    """What a clause counts; None where it is not one thing alone, or only about so many."""
    subjects = [name for name, pattern in SUBJECTS.items() if re.search(pattern, words)]
    if len(subjects) == 2 and "requests" in subjects and subjects[1] in APPLICANTS:
        subjects = subjects[1:]  # 自然人提出政府信息公开申请12件
    if len(subjects) != 1 or _ROUGH.search(words):
        return None
    if subjects[0] in APPLICANTS:
        return subjects[0] if _BY_THEM.fullmatch(words) else None
    of_some = _SOME.get(subjects[0])
    return None if of_some is not None and of_some.search(words) else subjects[0]


def outcome_alone(words: str) -> str | None:
    """The outcome of which a clause tells the number, and nothing else: 其中部分公开件数."""
    match = _ALONE.fullmatch(words)
    return match and next(name for name, word in OUTCOMES.items() if word == match[1])


def are_requests(words: str) -> bool:
    """Whether what stands before an outcome in its sentence leaves it that of all requests."""
    if not words:
        return True
    return _OF_REQUESTS.search(words) is not None and _OF_OTHERS.search(words) is None


def base_of(subject: str, match: re.Match[str]) -> Told:
    """Last year's number and this year's, as the groups `base` and `figure` of a match tell them."""
    return subject, whole(match["figure"]), "base", match["base"].replace(",", ""), None


def whole(figure: str) -> int:
    """The value of a number with or without marks between its thousands, or in 万."""
    if figure.endswith(_SCALED):
        return int(Decimal(figure[:-1]) * _SCALE)
    return int(figure.replace(",", ""))


def step_of(figure: str) -> int:
    """The step of the last digit of a number in 万: 100 for 1.73万; 0 for others."""
    return _SCALE // 10 ** len(figure[:-1].partition(".")[2]) if figure.endswith(_SCALED) else 0
