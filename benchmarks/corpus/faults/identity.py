"""Faults of title, year, period, coverage, parts and page furniture (STR009 to STR015)."""

from __future__ import annotations

from random import Random

from corpus.faults.fees import says
from corpus.faults.plant import Planted, changed, fault, insert, keep, official, planted_here, rewrite
from corpus.faults.structure import _MATTERS, _with_matters
from corpus.front import PARTS, basis
from corpus.model import PLANTED, Line, Report


def _titled(report: Report, *titles: str) -> Report:
    """The report under another title, in one line or more."""
    rest = tuple(block for block in report.blocks if not isinstance(block, Line) or block.role != "title")
    return changed(report, blocks=(*(Line(title, "front", "title") for title in titles), *rest))


@fault("STR009", "no title")
def _untitled(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_titled(report))


@fault("STR009", "a title without the year")
def _no_year(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_titled(report, planted_here(f"{report.body.name}政府信息公开工作年度报告")))


@fault("STR009", "a title without the agency")
def _no_agency(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_titled(report, planted_here(f"{report.year}年政府信息公开工作年度报告")))


def _missing_matter(tag: str) -> None:
    def drop(report: Report, rng: Random) -> Planted | None:
        return Planted(report=_with_matters(report, [name for name in _MATTERS if name != tag]))

    fault("STR010", f"nothing on {_MATTERS[tag]}")(drop)


for _tag in _MATTERS:
    _missing_matter(_tag)


def _without_period(report: Report) -> Report:
    """The report under a plain title and without a stated period, so that one can be planted."""
    plain = _titled(official(report), f"{report.body.name}{report.year}年政府信息公开工作年度报告")
    others = keep(
        plain, lambda block: block.section != "front" or (isinstance(block, Line) and block.role == "title")
    )
    sentence = basis(Random(report.seed), report.body, report.year, report.format)
    return insert(others, "front", sentence)


def _period(report: Report, period: str) -> Report:
    return insert(_without_period(report), "front", planted_here(f"本报告数据的统计期限为{period}。"))


def _unmarked(report: Report) -> Report:
    """The report with no words marked as planted: any of several places is right."""
    return rewrite(
        report, lambda line: line.text.strip("".join(PLANTED)) if line.section == "front" else None
    )


def _near(report: Report, rng: Random) -> int:
    """A neighbouring year under the same format."""
    years = {"2019": (2019, 2020), "2021": (2021, 2022, 2023, 2024, 2025)}[report.format]
    return rng.choice([year for year in years if abs(year - report.year) == 1])


@fault("STR011", "the period's year is not the title's")
def _period_year(report: Report, rng: Random) -> Planted | None:
    other = _near(report, rng)
    wrong = _period(report, f"{other}年1月1日至{other}年12月31日")
    return Planted(report=wrong, allowed=frozenset({"STR012"}), severity="error")


@fault("STR011", "the title's year is not the period's")
def _title_year(report: Report, rng: Random) -> Planted | None:
    right = _period(report, f"{report.year}年1月1日至{report.year}年12月31日")
    right = _unmarked(right)
    wrong = _titled(right, f"{report.body.name}{_near(report, rng)}年政府信息公开工作年度报告")
    return Planted(report=wrong, allowed=frozenset({"STR012"}), severity="error")


@fault("STR011", "next year in the first sentence of section 一")
def _first_sentence(report: Report, rng: Random) -> Planted | None:
    base = _period(report, f"{report.year}年1月1日至{report.year}年12月31日")
    base = _unmarked(base)
    text = planted_here(
        f"{report.year + 1}年，{report.body.self_name}共主动公开政府信息108条，各项工作有序推进。"
    )
    return Planted(report=insert(base, "overview", text, first=True), severity="warning")


@fault("STR011", "last year in the first sentence of section 一")
def _first_sentence_old(report: Report, rng: Random) -> Planted | None:
    base = _period(report, f"{report.year}年1月1日至{report.year}年12月31日")
    base = _unmarked(base)
    text = planted_here(
        f"{report.year - 1}年，{report.body.self_name}认真落实各项公开要求，较好完成了年度任务。"
    )
    return Planted(report=insert(base, "overview", text, first=True), severity="warning")


@fault("STR011", "last year's report announced in the introduction")
def _announced(report: Report, rng: Random) -> Planted | None:
    base = _unmarked(_period(report, f"{report.year}年1月1日至{report.year}年12月31日"))
    text = f"根据有关规定，编制{planted_here(str(report.year - 1))}年度政府信息公开工作年度报告。"
    return Planted(report=insert(base, "front", text), severity="warning")


@fault("STR011", "last year's sentence left in section 五")
def _left_in_five(report: Report, rng: Random) -> Planted | None:
    base = _unmarked(_period(report, f"{report.year}年1月1日至{report.year}年12月31日"))
    text = planted_here(
        f"{report.year - 1}年，{report.body.self_name}政府信息公开工作虽有进步，但与群众期待相比还有差距。"
    )
    return Planted(report=insert(base, "problems", text), severity="warning")


@fault("STR011", "last year's sentence in the middle of a paragraph")
def _within_a_paragraph(report: Report, rng: Random) -> Planted | None:
    base = _unmarked(_period(report, f"{report.year}年1月1日至{report.year}年12月31日"))
    wrong = planted_here(f"{report.year - 1}年，本机关积极组织公众开放日活动。")
    return Planted(report=insert(base, "overview", f"工作质量稳步提高。{wrong}"), severity="warning")


@fault("STR011", "last year in the heading of section 一")
def _in_heading(report: Report, rng: Random) -> Planted | None:
    base = _unmarked(_period(report, f"{report.year}年1月1日至{report.year}年12月31日"))
    wrong = planted_here(f"一、{report.year - 1}年总体情况")
    return Planted(
        report=rewrite(
            base, lambda line: wrong if (line.role, line.section) == ("heading", "overview") else None
        ),
        severity="warning",
    )


@fault("STR011", "last year's fee statement left in section 六")
def _left_in_six(report: Report, rng: Random) -> Planted | None:
    base = _unmarked(_period(report, f"{report.year}年1月1日至{report.year}年12月31日"))
    text = planted_here(f"{report.year - 1}年度{report.body.self_name}未收取信息处理费。")
    return Planted(report=says(base, text, "无其他需要报告的事项。"), severity="warning")


@fault("STR011", "the title's year in Chinese numerals is not the period's")
def _title_numerals(report: Report, rng: Random) -> Planted | None:
    right = _unmarked(_period(report, f"{report.year}年1月1日至{report.year}年12月31日"))
    year = _chinese(_near(report, rng))
    wrong = _titled(right, f"{report.body.name}{year}年政府信息公开工作年度报告")
    return Planted(report=wrong, allowed=frozenset({"STR012"}), severity="error")


def _chinese(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


def _odd_period(variant: str, wording: str) -> None:
    def plant(report: Report, rng: Random) -> Planted | None:
        wrong = _period(report, wording.format(y=report.year, p=report.year - 1, c=_chinese(report.year)))
        return Planted(report=wrong, allowed=frozenset({"STR011"} if "{p}" in wording else ()))

    fault("STR012", variant)(plant)


_odd_period("to 11月30日", "{y}年1月1日至{y}年11月30日")
_odd_period("to 11月30日, the second year left out", "{y}年1月1日至11月30日")
_odd_period("to 12月30日", "{y}年1月1日起至{y}年12月30日止")
_odd_period("from 2月1日", "{y}年2月1日至{y}年12月31日")
_odd_period("in Chinese numerals, to November", "{c}年一月一日至{c}年十一月三十日")
_odd_period("with dots, to 30 November", "{y}.1.1—{y}.11.30")
_odd_period("by months, to November", "{y}年1月至11月")
_odd_period("from December to November", "{p}年12月1日至{y}年11月30日")


@fault("STR012", "called 报告期, to November")
def _called_otherwise(report: Report, rng: Random) -> Planted | None:
    text = planted_here(f"报告期为{report.year}年1月1日至{report.year}年11月30日。")
    return Planted(report=insert(_without_period(report), "front", text))


@fault("STR012", "only a closing date in October")
def _closing_date(report: Report, rng: Random) -> Planted | None:
    text = planted_here(f"本报告所列统计数据截至{report.year}年10月31日。")
    return Planted(report=insert(_without_period(report), "front", text))


@fault("STR012", "called 统计截止时间, before the last day")
def _closing_time(report: Report, rng: Random) -> Planted | None:
    text = planted_here(f"统计截止时间为{report.year}年12月20日。")
    return Planted(report=insert(_without_period(report), "front", text))


def _furniture(text: str) -> None:
    def at_the_end(report: Report, rng: Random) -> Planted | None:
        return Planted(report=insert(report, "other_matters", planted_here(text)), severity="info")

    def inside(report: Report, rng: Random) -> Planted | None:
        return Planted(report=insert(report, "review", planted_here(text)), severity="info")

    # At the end of a page it cannot be told from what stands around the report.
    fault("STR013", f"{text} at the end", ("html/",))(at_the_end)
    fault("STR013", f"{text} between sections")(inside)


for _text in (
    "扫一扫在手机打开当前页",
    "打印",
    "关闭窗口",
    "分享到：微信 微博",
    "【打印】 【关闭】",
    "打印 关闭",
    "返回顶部",
    "上一篇：没有了",
    "阅读次数：120",
):
    _furniture(_text)


def _section_five(report: Report, text: str) -> Report:
    bare = keep(official(report), lambda block: block.section != "problems" or _heading(block))
    return insert(bare, "problems", text)


def _heading(block: object) -> bool:
    return isinstance(block, Line) and block.role == "heading"


def _says_in_section_five(variant: str, text: str) -> None:
    """A fault of STR014: section five says nothing but `text`; `{us}` and `{next_year}` are the report's."""

    @fault("STR014", variant)
    def plant(report: Report, rng: Random) -> Planted | None:
        words = text.format(us=report.body.self_name, next_year=report.year + 1)
        return Planted(report=_section_five(report, words))


_says_in_section_five("no problem told", "{next_year}年，{us}将加强学习培训，完善审核流程，丰富解读形式。")


_says_in_section_five(
    "no improvement told",
    "目前存在的主要问题：一是个别栏目更新不及时；二是政策解读形式单一；三是专业人员不足。",
)


@fault("STR010", "监督保障 only planned for next year")
def _only_planned(report: Report, rng: Random) -> Planted | None:
    short = _with_matters(report, [name for name in _MATTERS if name != "supervision"])
    return Planted(report=insert(short, "overview", "下一步，将加强监督保障，健全考核和培训机制。"))


_says_in_section_five(
    "no problem told, but that there is none", "{us}政府信息公开工作不存在突出问题，将继续丰富解读形式。"
)


_says_in_section_five(
    "no improvement told, the problems under （一） to （三）",
    "（一）公开内容不够全面。（二）解读形式较为单一。（三）部分人员业务不熟。",
)


@fault("STR015", "以下五个方面, six named")
def _five_below(report: Report, rng: Random) -> Planted | None:
    text = planted_here(f"报告内容包括以下五个方面：{'，'.join(PARTS)}。")
    return Planted(report=insert(_without_period(report), "front", text))


@fault("STR015", "six parts promised, five named in quotes")
def _five_quoted(report: Report, rng: Random) -> Planted | None:
    left_out = rng.randrange(6)
    named = "".join(f"“{part}”" for number, part in enumerate(PARTS) if number != left_out)
    text = planted_here(f"本报告由{named}六个部分组成。")
    return Planted(report=insert(_without_period(report), "front", text))


@fault("STR015", "six parts promised, five named")
def _five_named(report: Report, rng: Random) -> Planted | None:
    left_out = rng.randrange(6)
    named = "、".join(part for number, part in enumerate(PARTS) if number != left_out)
    text = planted_here(f"本报告由{named}六个部分组成。")
    return Planted(report=insert(_without_period(report), "front", text))


@fault("STR015", "five parts promised, six named")
def _five_promised(report: Report, rng: Random) -> Planted | None:
    text = planted_here(f"全文包括{'、'.join(PARTS)}五个部分。")
    return Planted(report=insert(_without_period(report), "front", text))


@fault("STR015", "six parts promised, five numbered")
def _five_numbered(report: Report, rng: Random) -> Planted | None:
    listing = "；".join(f"{number}、{part}" for number, part in zip("一二三四五", PARTS, strict=False))
    return Planted(
        report=insert(_without_period(report), "front", planted_here(f"报告共六个部分，分别是：{listing}。"))
    )
