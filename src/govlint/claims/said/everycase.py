"""Sentences that tell of reviews and suits of every kind: 行政应诉12件，含信息公开3件; 纠错率16.7%."""

from __future__ import annotations

from govlint.lazy import lazily

_RATED = lazily("纠错率|败诉率|胜诉率|出庭率|应诉率|化解率|调解率|调撤率")
# 征地, 治安处罚: something that people quarrel about other than disclosure.
_THING = r"(?:(?!公开|申请|答复|复议|诉讼|应诉|[不未])[\u4e00-\u9fff]){2,8}?"
_COUNT = r"\d[\d,]*[ \t]*[件宗起]"
# Those on disclosure are set apart from the rest, or something that only others have is told.
_SET_APART = lazily(
    r"(?:非|除)(?:政府)?信息公开|信息公开(?:工作|事项|类|领域|方面)?(?:以外|之外)|除(?:政府)?信息公开[^，。；]{0,4}外"
    r"|纠纷[^，。；\d]{0,6}诉讼|(?:作为[^，。；]*|[我本][^，。；\d]{1,6}为)复议(?:机构|机关)|其他(?:行政)?(?:管理)?(?:领域|方面|事项)|其他类|二审|再审|终审|上诉|民事"
    r"|(?:各类|全部|所有|一般)(?:的)?(?:行政)?(?:复议|诉讼|应诉)"
    # 涉及征地、拆迁、信息公开的行政复议12件: what else they are about is told with it.
    rf"|(?:涉及?|因|对|就|针对){_THING}(?:[、和及与]{_THING}){{0,5}}[、和及与](?:政府)?信息公开"
    r"[等类的]*(?:领域|方面|事项|问题|工作)?[引发起产生而的]*(?:行政)?(?:复议|诉讼|应诉)"
    rf"|信息公开(?:[、和及与]{_THING}){{1,5}}?[等类的]*(?:领域|方面|事项|问题)?[引发起产生而的]*(?:行政)?(?:复议|诉讼|应诉)"
    rf"|复议申请[^，。\d]{{0,4}}{_COUNT}[^。]{{0,60}}?[，,、；;][^，。；\d]{{0,8}}(?:受理|审结|调解)[^，。；\d]{{0,4}}\d"
)
# Those on disclosure are told behind a figure, as some of it.
_OURS_BEHIND = lazily(
    r"(?:其中|当中)[^，。；]{0,6}(?:政府)?信息公开"
    rf"|{_COUNT}[^。；]*?[，,；;、（(]涉及?(?:政府)?信息公开(?:类|方面|事项)?的"
    # 行政应诉12件，政府信息公开案件仅3件; 行政复议18件，信息公开案件占28%
    rf"|(?:复议|诉讼|应诉)(?:案件|事项|案)?(?:共计?|合计|总计|总数|[为有 \t])*{_COUNT}(?:[当之]?[中里])?"
    r"[，,（(、：:]?(?:属于?|涉及?|为|因|与|有关|关于|有)*(?:政府)?信息公开(?:申请)?"
    r"(?:类|方面|领域|工作|事项|案件|案|相关|有关|引[发起]|而|的)*[仅只约]?[有为共是占]?[ \t]*\d"
    # 应诉12件，含信息公开3件
    rf"|{_COUNT}[，,（(、](?:其中)?(?:含|包含|包括|内含)(?:有|了|因|涉及)?(?:政府)?信息公开[^，。；、\d复诉]{{0,8}}\d"
    r"|(?:复议|诉讼)(?:案件)?总[量数][^。]{0,14}信息公开|信息公开类(?:案件)?占"
    # 行政诉讼12件，信息公开诉讼3件
    r"|(?:^|[，,；;：:\n])(?![^，,。；;]*(?:公开|依申请))[^，,。；;\d]*?(?P<kind>复议|诉讼)(?:案件|案)?"
    rf"[共为有 \t]*{_COUNT}[，,、；;][^，,。；;\d]{{0,4}}"
    r"(?:政府)?信息公开(?:类|领域|方面)?的?(?:行政)?(?P=kind)"
)


def tells_of_every_kind(sentence: str) -> bool:
    """Whether a sentence tells of cases of every kind: 行政应诉12件，含政府信息公开案件3件."""
    return _SET_APART.search(sentence) is not None or _OURS_BEHIND.search(sentence) is not None


def is_rated(sentence: str) -> bool:
    """Whether it tells of rates that may be of cases of every kind."""
    return _RATED.search(sentence) is not None
