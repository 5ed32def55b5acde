"""Other ways to write section headings and labels, all of them acceptable."""

from __future__ import annotations

from random import Random

from corpus.model import SECTIONS

_HEADINGS = {
    "overview": ("总体情况", "工作概述", "概述", "工作开展总体情况", "{y}年政府信息公开总体情况"),
    "disclosure": (
        "主动公开政府信息情况",
        "主动公开政府信息的情况",
        "主动公开信息情况",
        "行政机关主动公开政府信息情况",
    ),
    "requests": ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
    "review": (
        "政府信息公开行政复议、行政诉讼情况",
        "政府信息公开行政复议，行政诉讼情况",
        "政府信息公开行政复议行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    "problems": (
        "存在的主要问题及改进情况",
        "存在问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在的主要问题及改进措施",
        "主要问题和改进情况",
    ),
    "other_matters": ("其他需要报告的事项", "其他事项", "需要报告的其他事项"),
}
_LABELS: dict[str, tuple[str, ...]] = {
    "requests/new": ("本年新收", "一、本年新收件数", "一、本年新收申请数量"),
    "requests/carried_in": ("上年结转", "二、上年结转件数", "二、结转政府信息公开申请数量"),
    "requests/granted": ("（一）予以公开情况",),
    "requests/partly_granted": ("（二）部分公开（区分处理）", "（二）部分公开"),
    "requests/refused.state_secret": ("1.国家秘密", "1、属于国家秘密"),
    "requests/refused.other_law": ("2.法律行政法规禁止公开",),
    "requests/refused.security_stability": ("3.危及三安全一稳定", '3.危及"三安全一稳定"'),
    "requests/refused.third_party": ("4.第三方合法权益",),
    "requests/refused.internal_affairs": ("5.内部事务信息",),
    "requests/refused.process": ("6.过程性信息",),
    "requests/refused.enforcement_file": ("7.行政执法案卷",),
    "requests/refused.administrative_query": ("8.行政查询事项",),
    "requests/unavailable.not_held": ("1.不掌握相关政府信息",),
    "requests/unavailable.needs_creation": ("2.现成信息需要另行制作",),
    "requests/unavailable.unclear": ("3.申请内容不明确", "3.补正后仍不明确"),
    "requests/not_handled.complaint": ("1.信访举报投诉",),
    "requests/not_handled.publication": ("3.公开出版物",),
    "requests/not_handled.excessive": ("4.大量反复申请",),
    "requests/not_handled.confirmation": ("5.要求确认或重新出具",),
    "requests/other.no_correction": ("1.逾期不补正",),
    "requests/other.fee_unpaid": ("2.逾期不缴费", "2.逾期未缴费"),
    "requests/other": ("（六）其他",),
    "requests/handled": ("总计", "（七）办理结果总计", "（七）合计"),
    "requests/carried_out": ("四、结转下年度", "结转下年", "四、结转下一年度继续办理", "四、转下年度办理"),
    "requests//business": ("企业",),
    "requests//research": ("科研",),
    "requests//public_welfare": ("社会公益", "公益组织"),
    "requests//legal_service": ("法律服务",),
    "requests//other": ("其他组织",),
    "requests//total": ("合计",),
    "disclosure/normative_documents": ("规范性文件",),
    "disclosure//in_force": ("现行有效件",),
}


def headings(rng: Random, format: str, year: int) -> dict[str, str]:
    """The six headings; mostly official, sometimes a variant; "" where a heading was lost."""
    official = rng.random() < 0.6
    names: dict[str, str] = {}
    for section, number in zip(SECTIONS, "一二三四五六", strict=True):
        variants = _HEADINGS[section]
        title = variants[0] if official or rng.random() < 0.5 else rng.choice(variants)
        names[section] = f"{number}、{title.format(y=year)}"
    lost = rng.random()
    if lost < 0.03:
        names["overview"] = names["overview"].replace("一、", "—、", 1)
    elif lost < 0.05:
        names["overview"] = names["overview"].replace("一、", "- ", 1)
    elif lost < 0.1:
        names = {section: name.replace("、", "、 ", 1) for section, name in names.items()}
    return names


def labels(rng: Random) -> dict[str, str]:
    """Labels that differ from the official ones: none in most reports, a few or all in others."""
    share = rng.choice((0.0, 0.0, 0.0, 0.1, 0.4, 1.0))
    return {name: rng.choice(others) for name, others in _LABELS.items() if rng.random() < share}
