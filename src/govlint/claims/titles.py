"""What a heading says of the figures below: 县住建局依申请公开情况, or 法律援助."""

from __future__ import annotations

from govlint.claims.claim import ANOTHER_YEAR, PART, Claim
from govlint.claims.whose import Names, Whose
from govlint.lazy import lazily
from govlint.model import Span, Text

_NUMBER = r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．是][ \t]*)?+"
_ENDING = (
    r"(?:(?<![格布全大时结胜定])局|委|厅|[镇乡](?!街)|街道|镇街|乡镇|县区|区县|支队|大队|中心|医院|学校|公司|单位"
    r"|[县区市][（(][^（）()]{1,5}[）)])"
)
_REQUESTS = r"的?(?:政府信息|信息)?(?:依申请|公开申请)"
# （二）县住建局依申请公开情况, 1.县住建局; not 优化依申请公开布局, 紧扣公开中心.
_OF_A_BODY = (
    _NUMBER
    + r"(?!{undertakings})(?P<who>(?![我本全])[\u4e00-\u9fff]{1,14}?"
    + _ENDING
    + rf"|县区|区县|乡镇|镇街)(?:{_REQUESTS}|[ \t]*[：:]?[ \t]*$)"
)
_OF_THOSE_BELOW = lazily(
    rf"{_NUMBER}[\u4e00-\u9fff]{{0,12}}?(?:下属|局属|直属|所属|隶属|二级|派出|各)[\u4e00-\u9fff]{{0,6}}?"
    rf"(?:{_ENDING}|机构|部门|分局|科室|站所|[县区市乡镇]){_REQUESTS}"
)
# Not 2025年1月20日, when it was published.
_OF_A_YEAR = lazily(rf"{_NUMBER}(?:(?P<year>20\d\d) *年(?! *\d)度?|上一?年度?|去年|往年)")
_OF_A_TIME = lazily(rf"{_NUMBER}(?:20\d\d *年)?(?:[上下]半年|第?[一二三四]季度|\d{{1,2}}月(?! *\d|[底末]))")
_OF_SOME = (
    _NUMBER
    + r"(?:{ways}|{applicants})(?:渠道|方式|提出|提交)?的?(?:(?:政府)?信息公开|依申请)?的?(?:申请|公开)"
)
# （六）公共企事业单位信息公开, 村务公开: what these make public is not asked of the agency.
_PUBLIC_ELSEWHERE = lazily(
    r"(?:企事业单位|企业|高校|学校|医院|[乡镇县区街道（()）]{2,8})(?:的)?(?:政务|信息)?公开(?!申请)"
    r"|(?:[村厂校院党警检审司局]务|财[务政]|预决?算|决算)(?:信息)?公开"
)
_PUBLIC, _ASKED = "公开", "申请"
# What is left of a heading is a matter of its own: 法律援助工作; not 规范办理流程.
_ANY_MATTER = (
    rf"^{_NUMBER}|20\d\d *年(?:度|\d+月(?:\d+日)?)?"
    r"|(?:{undertakings}|{generalities})|[^\u4e00-\u9fffA-Za-z\d]|[的了和与及等在对为是有本我]"
)
_OF_REVIEWS = lazily(r"行政复议|行政诉讼|复议|诉讼")
_HEAD = lazily(_NUMBER + r"(?P<said>(?:[^，,。；;：:\n\d]|\d{5}){2,16})。")
_OF_REQUESTS, _MARKS, _FAR = "requests.", "，,；;：:", 300
_FLOWING = frozenset(
    f"requests.{name}" for name in ("received", "fresh", "answered", "done", "carried_in", "carried_out")
)
# 新收各类来件138件
_OF_ANY_KIND = lazily(r"各[类种项]|来件")
_CAUSE_OR_COUNT = lazily(r"因|由于|鉴于|考虑到|\d(?![ \t\d]*[年月日])")


def names_another(title: str, names: Names, *, reviews: bool) -> bool:
    """Whether a heading, or what leads up to figures, names a matter that is not disclosure: 法律援助.

    `reviews` says that the figures are of reviews and suits, which it may name.
    """
    said = _PUBLIC_ELSEWHERE.sub("", title).strip()
    if not title or _PUBLIC in said or (said and names.whose(said) == "own"):
        return False
    if len(said) < len(title.strip()):
        return True
    said = names.lists(_ANY_MATTER).sub("", said)
    return bool(_OF_REVIEWS.sub("", said) if reviews or _ASKED in title else said)


def leads_astray(text: str, span: Span, title: str, claim: Claim, first: Claim, names: Names) -> bool:
    """Whether what stands before a figure names another matter, where disclosure is named nowhere so far.

    Before 全年行政诉讼5件 stands （六）行政应诉, on a line of its own or in front. What names no matter,
    as 新收138件，结转下年7件, is told of whatever leads up to the `first` figure of the paragraph.
    """
    reviews = not claim.names[0].startswith(_OF_REQUESTS)
    if names_another(title, names, reviews=reviews):
        return True
    own = text.rfind("。", span.start, claim.figure.start)
    last = max(span.start, text.rfind("。", span.start, max(span.start, own)) + 1)
    for head in (_HEAD.match(text, span.start, first.figure.start), _HEAD.match(text, last, own + 1)):
        said = head["said"] if head is not None else ""
        if said and _ASKED not in said and names_another(said, names, reviews=reviews):
            return True
    if reviews or _ASKED in text[span.start : claim.span.end]:
        return False
    sentence = text.rfind("。", span.start, first.span.start) + 1 or span.start
    line = text[max(0, span.start - _FAR) : span.start].rstrip().rpartition("\n")[2]
    before = line + text[max(span.start, sentence - _FAR) : sentence]
    if _ASKED not in before and names_another(before, names, reviews=False):
        return True
    # 推进诉源治理，全年新收138件; what no row knows leads to no kind of outcome, either.
    clause = max(sentence, *(text.rfind(mark, sentence, first.span.start) for mark in _MARKS))
    lead = text[sentence:clause]
    if claim.names[0] not in _FLOWING or _CAUSE_OR_COUNT.search(lead):
        return False
    any_kind = _OF_ANY_KIND.search(text, clause, first.figure.start) is not None
    return any_kind or names_another(lead, names, reviews=False)


def below(title: str, names: Names, year: int | None) -> tuple[Whose, Text | None]:
    """Whose figures stand below a heading, if it says so, and why they are no totals of `year`."""
    if _OF_THOSE_BELOW.match(title):
        return "other", None
    body = names.lists(_OF_A_BODY).match(title)
    if body is not None and names.whose(body["who"]) == "other":
        return "other", None
    dated = _OF_A_YEAR.match(title)
    if dated is not None and year is not None and not (dated["year"] and int(dated["year"]) == year):
        return "", ANOTHER_YEAR
    some = _OF_A_TIME.match(title) or names.lists(_OF_SOME).match(title)
    return "", PART if some else None
