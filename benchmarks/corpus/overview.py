"""Section 一 in words, with counts that agree with the tables."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from corpus.figures import spread
from corpus.model import Body, Key, Line

_MATTERS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_TAGS = ("active", "on_request", "management", "platform", "supervision")
_REQUEST_NOUNS = (
    "政府信息公开申请",
    "依申请公开事项",
    "政府信息依申请公开申请",
    "信息公开申请",
    "依申请公开政府信息申请",
)
_ZERO_REQUESTS = (
    "{y}年，{s}未收到政府信息公开申请。",
    "全年没有收到{n}，也无上年结转件。",
    "{y}年{s}未接到{n}。",
    "本年度收到{n}0件。",
    "截至{y}年12月31日，{s}暂未收到公民、法人或者其他组织提出的{n}。",
)
_SOME_REQUESTS = (
    "{y}年，{s}共收到{n}{c}件。",
    "全年受理{n}{c}{u}，均在法定期限内答复。",
    "{y}年{s}共受理{c}件{n}。",
    "本年度新收{n}{c}件，上年结转{i}件。",
    "{y}年共办理{n}{b}件（含上年结转{i}件）。",
    "全年接到{n}{c}{u}，比上年有所变化。",
)
_WORKS = ("政策文件", "人事信息", "财政预决算", "重大项目", "民生实事", "会议公开", "建议提案办理")


def count(rng: Random, value: int) -> str:
    """A count as prose writes it, now and then with a thousands separator."""
    return f"{value:,}" if value >= 1000 and rng.random() < 0.3 else str(value)


def disclosed(rng: Random, body: Body, year: int, size: str) -> str:
    """What was disclosed: a list that adds up, a selection with 等, or a round figure."""
    total = {"zero": 12, "small": 84, "medium": 963, "large": 18240}[size] + rng.randint(0, 9)
    kinds = rng.sample(_WORKS, rng.randint(3, 5))
    parts = [part + 1 for part in spread(rng, total - len(kinds), [1.0] * len(kinds))]
    unit = rng.choice("条条条件篇")
    listing = "，".join(f"{kind}{part}{unit}" for kind, part in zip(kinds, parts, strict=True))
    self_name = body.self_name
    return rng.choice(
        [
            f"{year}年，{self_name}主动公开政府信息{total}{unit}，其中{listing}。",
            f"全年主动公开各类政府信息共{total}{unit}：{listing.replace('，', '；')}。",
            f"{year}年{self_name}围绕“{year}年重点工作”主动公开政府信息{total}{unit}，"
            f"分别为{listing.replace('，', '、')}。",
            f"本年度发布各类信息{total * 2}{unit}，其中{kinds[0]}{parts[0]}{unit}"
            f"、{kinds[1]}{parts[1]}{unit}等。",
            f"{year}年，{self_name}累计主动公开政府信息{total // 10 * 10}"
            f"余{unit}，内容涵盖{'、'.join(kinds)}等方面。",
        ]
    )


def requests(rng: Random, body: Body, year: int, figures: dict[Key, int], size: str) -> str:
    """The requests told, fitting table 三."""

    def cell(row: str) -> int:
        return figures["requests", row, "total"]

    fill = {
        "y": year,
        "s": body.self_name,
        "n": rng.choice(_REQUEST_NOUNS),
        "u": rng.choice("件件条宗"),
        "c": count(rng, cell("new")),
        "i": cell("carried_in"),
        "b": count(rng, cell("new") + cell("carried_in")),
    }
    if cell("new") + cell("carried_in") == 0:
        return rng.choice(_ZERO_REQUESTS).format(**fill)
    text = rng.choice(_SOME_REQUESTS).format(**fill)
    if cell("new") > 3 and rng.random() < 0.3:
        text += f"新收{fill['n']}{cell('new')}件，{_compared(rng, cell('new'), year)}。"
    if rng.random() < 0.6:
        refused = sum(
            figures.get(key, 0) for key in figures if key[1].startswith("refused") and key[2] == "total"
        )
        text += (
            f"其中，予以公开{cell('granted')}件，部分公开{cell('partly_granted')}件，不予公开{refused}件，"
            f"结转下年度继续办理{cell('carried_out')}件。"
        )
    return text


def _compared(rng: Random, now: int, year: int) -> str:
    """How many more or fewer than last year, in the words of offices."""
    change = rng.choice((-1, 1)) * rng.randint(1, max(1, now // 3))
    before = now - change
    share = (Decimal(abs(change)) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_UP)
    grown = "增加" if change > 0 else "减少"
    rate = "增长" if change > 0 else "下降"
    return rng.choice(
        [
            f"比{year - 1}年（{before}件）{grown}{abs(change)}件，同比{rate}{share}%",
            f"较上年的{before}件{grown}{abs(change)}件，{rate}{share}%",
            f"与{year - 1}年（{before}件）相比，{rate}{share}%",
            f"比上年{grown}{abs(change)}件，{rate}{share}%",
        ]
    )


def _management(rng: Random, body: Body, year: int) -> str:
    return rng.choice(
        [
            f"{body.self_name}落实政府信息管理制度，按照《{body.place}政府信息公开保密审查办法》"
            f"（{body.place[0]}政办发〔{year - 2}〕{rng.randint(2, 90)}"
            "号）做好发布前的审查，动态调整公开属性。",
            "落实《中华人民共和国保守国家秘密法》《中华人民共和国数据安全法》（主席令第84号）要求，"
            "严把信息管理审查关，全年未发生泄密事件。",
            f"印发{body.place[0]}府办函〔{year}〕{rng.randint(2, 60)}号、{body.place[0]}府办发〔{year}〕"
            f"{rng.randint(2, 60)}号两份文件，细化政府信息管理：1)明确审查责任；2)规范发布流程；3)定期清理。",
            '严格执行《党政机关公文格式》（GB/T 9704—2012）和"先审查、后公开'
            f'"制度，政府信息管理台账按月更新（{year}版）。',
            "健全政府信息管理工作机制，文件起草时同步确定公开属性，对已公开的文件及时更新有效性标注。",
            f"修订完善《{body.place}政府信息公开工作规程（{year}年版）》，对历年文件逐件清理（2018—{year}年），规范信息管理台账。",
            f"依据{body.place[0]}政办发电〔{year}〕{rng.randint(2, 40)}"
            "号文件要求，完善政府信息管理全流程清单。",
        ]
    )


def _platform(rng: Random, body: Body, year: int) -> str:
    return rng.choice(
        [
            f"依托{body.place}门户网站（{body.host}）开展平台建设，优化栏目设置，政务新媒体账号运行平稳。",
            f"持续推进政府信息公开平台建设，新版专栏（https://{body.host}/zwgk/）于{year}年6月上线，检索更加便捷。",
            f"推进政府信息公开平台集约化建设，群众可访问{body.host}，也可关注“{body.place}发布”公众号。",
            "加强政府信息公开平台建设，设置自助查阅点2处，方便群众就近查询。",
            "做好平台建设与维护，按照《政府网站与政务新媒体检查指标》要求，每季度自查，全年"
            f"整改问题{rng.randint(2, 30)}个。",
        ]
    )


def _supervision(rng: Random, body: Body, year: int) -> str:
    text = rng.choice(
        [
            f"对照《{year}年政务公开工作要点》分解任务，组织业务培训{rng.randint(1, 6)}次，强化监督保障。",
            f"明确专人负责，开展培训，监督保障到位；根据《{body.place}{year - 1}"
            "年度政务公开考核办法》查漏补缺。",
            "把监督保障摆在重要位置，建立“月通报、季调度”机制，设立监督电话。",
        ]
    )
    return text + "将政务公开纳入工作考核，开展社会评议，本年度未发生责任追究的情形。"


def overview(rng: Random, body: Body, year: int, figures: dict[Key, int], size: str) -> list[Line]:
    """The paragraphs of section 一: five matters under headings of one kind, or as running text."""
    texts = [
        disclosed(rng, body, year, size),
        requests(rng, body, year, figures, size),
        _management(rng, body, year),
        _platform(rng, body, year),
        _supervision(rng, body, year),
    ]
    names, tags = list(_MATTERS), list(_TAGS)
    if rng.random() < 0.15:
        names.append("教育培训")
        tags.append("training")
        texts.append(f"全年举办专题培训{rng.randint(1, 5)}期，参训{rng.randint(20, 300)}人次，提升队伍能力。")
    lines: list[Line] = []
    if rng.random() < 0.5:
        opening = rng.choice(
            [
                f"{year}年，{body.self_name}坚持以公开为常态、不公开为例外，各项工作有序推进。",
                f"{year}年是“十四五”规划（2021—2025年）推进之年，{body.self_name}公开工作再上台阶。",
                f"与去年相比，{body.self_name}公开渠道更加丰富；{year - 1}年度群众反映的3个问题已全部办结。",
                f"按照《{body.place}{year + 1}年前完成标准化目录实施方案》安排"
                f"，{body.self_name}提前部署，稳妥推进。",
                f"{year}年，{body.name}认真贯彻党中央、国务院决策部署，"
                f"与{year - 1}年相比，公开质量稳步提高。",
                "一年来，围绕群众关心的事项持续用力，工作成效逐步显现。具体如下：",
            ]
        )
        lines.append(Line(opening, "overview", tag="opening"))
    return lines + _under_headings(rng, names, tags, texts)


def _under_headings(rng: Random, names: list[str], tags: list[str], texts: list[str]) -> list[Line]:
    style = rng.choice(("own line", "own line", "run in", "run in", "digits", "ordinals", "running"))
    ending = rng.choice(("", "情况", "方面")) if style != "running" else ""
    lines: list[Line] = []
    for number, (name, tag, text) in enumerate(zip(names, tags, texts, strict=True)):
        marker = f"（{'一二三四五六'[number]}）{name}{ending}"
        if style == "own line":
            lines.append(Line(marker + "。" * (len(ending) // 2 and 1), "overview", "matter", tag))
            lines.append(Line(text, "overview", tag=tag))
        elif style == "run in":
            lines.append(Line(f"{marker}{'：' if ending == '方面' else '。'}{text}", "overview", tag=tag))
        elif style == "digits":
            lines.append(Line(f"{number + 1}.{name}{ending}。{text}", "overview", tag=tag))
        elif style == "ordinals":
            lines.append(
                Line(f"{'一二三四五六'[number]}是{name}{ending or '情况'}。{text}", "overview", tag=tag)
            )
        else:
            lines.append(Line(f"{name}工作中，{text}", "overview", tag=tag))
    return lines
