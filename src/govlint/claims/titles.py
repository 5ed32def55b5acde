"""What a heading says of the figures below: 县住建局依申请公开情况 are of another body, 上半年 of a part."""

from __future__ import annotations

from govlint.claims.claim import ANOTHER_YEAR, PART
from govlint.claims.whose import Names, Whose
from govlint.lazy import lazily
from govlint.model import Text

_NUMBER = r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．][ \t]*)?"
_ENDING = (
    r"(?:局|委|厅|[镇乡](?!街)|街道|镇街|乡镇|县区|区县|支队|大队|中心|医院|学校|公司|单位"
    r"|[县区市][（(][^（）()]{1,5}[）)])"
)
_REQUESTS = r"的?(?:政府信息|信息)?(?:依申请|公开申请)"
# （二）县住建局依申请公开情况, 1.县住建局
_OF_A_BODY = lazily(
    rf"{_NUMBER}(?P<who>(?![我本全])[\u4e00-\u9fff]{{1,14}}?{_ENDING}|县区|区县|乡镇|镇街)"
    rf"(?:{_REQUESTS}|[ \t]*[：:]?[ \t]*$)"
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


def below(title: str, names: Names, year: int | None) -> tuple[Whose, Text | None]:
    """Whose figures stand below a heading, if it says so, and why they are no totals of `year`."""
    if _OF_THOSE_BELOW.match(title):
        return "other", None
    body = _OF_A_BODY.match(title)
    if body is not None and names.whose(body["who"]) == "other":
        return "other", None
    dated = _OF_A_YEAR.match(title)
    if dated is not None and year is not None and not (dated["year"] and int(dated["year"]) == year):
        return "", ANOTHER_YEAR
    some = _OF_A_TIME.match(title) or names.lists(_OF_SOME).match(title)
    return "", PART if some else None
