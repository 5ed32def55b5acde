"""Sections 五 and 六 in words: problems, improvements, fees and whatever else is told."""

from __future__ import annotations

from random import Random

from corpus.model import Body, Fees, Line

_PROBLEMS = (
    "一年来工作取得一定成效，但仍存在一些问题：一是个别栏目更新不够及时；二是政策解读形式较为单一。",
    "当前还存在不足，主要表现在：公开内容与群众期待有差距，基层力量薄弱，人员变动频繁。",
    "存在的主要问题：部分单位对公开工作重视不够，答复文书的规范性有待提高。",
    "（一）公开的主动性仍需加强；（二）解读的针对性不够，群众看不懂、不好找的问题依然存在。",
    "对照上级要求和群众期盼，还有差距：1.业务能力参差不齐。2.重点领域信息公开不够深入。",
    "工作中还有短板，如信息发布审核不够严格，{y}年度测评中发现错敏字等问题{n}处。",
)
_IMPROVEMENTS = (
    "{z}年，{s}将从以下方面改进：一是加强学习培训；二是完善审核流程；三是丰富解读形式。",
    "下一步，{s}将进一步健全机制、充实力量，改进薄弱环节，推动工作再上台阶。",
    "改进情况：针对上年指出的问题，{s}逐条整改，{z}年还将加大督促检查力度，提升工作实效。",
    "为此，{s}将重点抓好三项整改：①加强统筹；②完善目录；③强化监督。力争{z}年12月底前全部完成。",
    "（一)强化培训，提高能力；（二)对标先进，补齐短板，{z}年起每季度通报改进情况。",
    "今后，{s}将按照《{z}年政务公开工作要点》部署，加强队伍建设，持续改进工作。",
)
_NO_FEE = (
    "本年度未收取信息处理费。",
    "{y}年，{s}未收取信息处理费。",
    "按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定，"
    "{s}本年度没有收取信息处理费情况。",
    "全年收取政府信息公开信息处理费0元。",
    "本年度无收取信息处理费情况。",
    "{s}依申请公开政府信息未收取任何费用。",
    "{y}年度未产生信息公开处理费。",
    "全年未发生政府信息公开收费事项。",
    "不存在收费及减免情况。",
    "办理政府信息公开申请未向申请人收取费用。",
    "暂未开展信息处理费收取工作。",
    "{y}年{s}未发出收费通知，信息处理费收取总额为0元。",
    "未收取信息公开处理费。",
    "{s}{y}年未收取政府信息公开信息处理费，无减免情况。",
    "信息处理费收取情况：本年度发出收费通知0件，总金额0元，实际收取0元。",
    "信息处理费：无。",
    "收取信息处理费0.00元。",
    "{y}年公开政府采购项目12个，金额338.5万元；{s}未收取信息处理费。",
    "公开惠民补贴资金发放情况46条，涉及资金1205.8万元，依申请公开未收取信息处理费。",
)
_FEES = (
    "{y}年，{s}发出收费通知{n}件，应收信息处理费总金额{a}元，实际收取{r}元。",
    "依据《政府信息公开信息处理费管理办法》，全年共发出收费通知{n}份，通知收费总额{a}元，收到{r}元。",
    "本年度共发出信息处理费收费通知{n}件，总金额{a}元，实际收到信息处理费{r}元。",
)
_OTHERS = (
    "除上述内容外，无其他需要报告的事项。",
    "本年度承办的{k}件建议提案均已办结，答复内容按要求公开。",
    "落实《{place}{y}年政务公开重点任务清单》，各项任务按期完成。{p}年，有关经验在全省交流。",
    "办公厅制发《关于转发〈国务院办公厅关于印发《政府信息公开信息处理费管理办法》的通知〉的通知》，组织全员学习。",
    "《条例》由2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订，{s}据此更新了公开指南。",
    "根据《条例》第二十条、第二十一条和第五十条规定，更新《公开指南》《公开目录》，并在醒目位置提供查询入口。",
    "配合做好{z}年预算公开准备工作；{p}年度行政复议纠错1件已整改到位。",
    "（一）建议提案：承办{k}件，按时答复率100%。（二）规范化建设：完成基层目录3.0版。",
    "试行“三审三校”制度（详见http://{h}/zwgk/202{q}/index.html，或关注“{place}发布”），效果良好。",
    "“一网通办”“最多跑一次”等改革事项同步公开，（详见《办事指南》《服务清单》）方便企业群众办事。",
)


def problems(rng: Random, body: Body, year: int) -> list[Line]:
    """Section 五: what is wanting, and what is done about it."""
    fill = {"y": year, "z": year + 1, "s": body.self_name, "n": rng.randint(2, 20)}
    trouble = rng.choice(_PROBLEMS).format(**fill)
    mend = rng.choice(_IMPROVEMENTS).format(**fill)
    if rng.random() < 0.35:
        heads = rng.choice((("（一）主要问题", "（二）改进情况"), ("（一）存在的问题", "（二）改进措施")))
        return [
            Line(heads[0], "problems", "matter", "problem"),
            Line(trouble, "problems", tag="problem"),
            Line(heads[1], "problems", "matter", "improvement"),
            Line(mend, "problems", tag="improvement"),
        ]
    return [Line(trouble, "problems", tag="problem"), Line(mend, "problems", tag="improvement")]


def fee_statement(rng: Random, body: Body, year: int, fees: Fees) -> str:
    """What section 六 says about the 信息处理费; `fees` without notices gives a way to say none."""
    fill = {"y": year, "s": body.self_name, "n": fees.notices, "a": fees.asked, "r": fees.received}
    if fees.notices:
        return rng.choice(_FEES).format(**fill)
    usable = [text for text in _NO_FEE if year >= 2021 or "2020" not in text]
    return rng.choice(usable).format(**fill)


def other_matters(rng: Random, body: Body, year: int, fees: Fees) -> list[Line]:
    """Section 六: the fee statement, other matters before or after it, sometimes a sub-heading."""
    fill = {
        "y": year,
        "p": year - 1,
        "z": year + 1,
        "s": body.self_name,
        "k": rng.randint(2, 60),
        "place": body.place,
        "h": body.host,
        "q": year % 10,
    }
    statement = Line(fee_statement(rng, body, year, fees), "other_matters", tag="fee")
    usable = [text for text in _OTHERS if year >= 2021 or "转发" not in text]
    others = [Line(text.format(**fill), "other_matters") for text in rng.sample(usable, rng.randint(0, 3))]
    if others and rng.random() < 0.2:
        return [
            Line("（一）收取信息处理费情况", "other_matters", "matter", "fee"),
            statement,
            Line("（二）其他情况", "other_matters", "matter"),
            *others,
        ]
    place = rng.randint(0, len(others))
    return [*others[:place], statement, *others[place:]]
