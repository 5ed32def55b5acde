"""Faults of citations: numbers, brackets, title marks, articles (CIT)."""

from __future__ import annotations

from random import Random

from corpus.faults.plant import Planted, changed, fault, insert, keep, planted_here
from corpus.model import Line, Report

_LAW = "《中华人民共和国政府信息公开条例》"
_NOTICE = (
    "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
)
_FEES = "《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》"


def _basis(report: Report, text: str) -> Report:
    """The report with `text` as its legal basis, in full-width punctuation."""
    bare = keep(
        changed(report, half=False),
        lambda block: block.section != "front" or (isinstance(block, Line) and block.role == "title"),
    )
    return insert(bare, "front", text)


def _cite(
    rule: str,
    variant: str,
    wrong: str,
    *,
    severity: str | None = None,
    also: str = "",
    accept: str = "",
    without: str = "",
) -> None:
    """A fault in the legal basis: `wrong` is the citation, between the marks `⟦` and `⟧` what is wrong."""

    def plant(report: Report, rng: Random) -> Planted | None:
        marked = "".join(planted_here(part) if n == 1 else part for n, part in enumerate(_split(wrong)))
        text = f"根据{marked}要求，编制本报告。"
        return Planted(
            report=_basis(report, text),
            allowed=frozenset(also.split()),
            accept=frozenset(accept.split()),
            severity=severity,
        )

    fault(rule, variant, tuple(without.split()), format="2021")(plant)


def _split(text: str) -> list[str]:
    before, _, rest = text.partition("⟦")
    inside, _, after = rest.partition("⟧")
    return [before, inside, after]


for _pair in ("[]", "()", "（）", "【】", "﹝﹞", "［］", "〈〉", "〖〗"):
    _cite(
        "CIT001",
        f"{_pair} in a known number",
        f"{_NOTICE}（⟦国办公开办函{_pair[0]}2021{_pair[1]}30号⟧）",
        severity="error",
    )
    _cite(
        "CIT001",
        f"{_pair} in a local number",
        f"{_LAW}（国务院令第711号）和《公开工作规程》（⟦云政办发{_pair[0]}2022{_pair[1]}18号⟧）",
        severity="error",
    )
_cite("CIT002", "第 before the serial", f"{_NOTICE}（⟦国办公开办函〔2021〕第30号⟧）")
_cite("CIT002", "第 before a local serial", "《公开工作规程》（⟦云政办发〔2022〕第18号⟧）")
_cite("CIT002", "a leading zero", "《公开工作规程》（⟦云政办发〔2022〕018号⟧）")
_cite("CIT002", "a leading zero in a known number", f"{_NOTICE}（⟦国办公开办函〔2021〕030号⟧）")
_cite("CIT002", "a two-figure year", "《公开工作规程》（⟦云政办发〔22〕18号⟧）")
_cite("CIT002", "年 within the brackets", "《公开工作规程》（⟦云政办发〔2022年〕18号⟧）")
_cite("CIT002", "blanks inside", f"{_NOTICE}（⟦国办公开办函〔2021〕 30 号⟧）", without="text/pdf")
_cite("CIT002", "a blank before 号", "《公开工作规程》（⟦云政办发〔2022〕18 号⟧）", without="text/pdf")
_cite("CIT002", "a stroke before the serial", "《公开工作规程》（⟦云政办发〔2022〕—18号⟧）")
_cite("CIT002", "号 missing", f"{_NOTICE}（⟦国办公开办函〔2021〕30⟧）")
_cite("CIT002", "an order without 第", f"{_LAW}（⟦国务院令711号⟧）")
_cite(
    "CIT003",
    "《》 inside 《》",
    f"⟦{_NOTICE.replace('〈', '《').replace('〉', '》')}⟧（国办公开办函〔2021〕30号）",
)
_cite(
    "CIT003",
    "< > inside 《》",
    f"⟦{_NOTICE.replace('〈', '<').replace('〉', '>')}⟧（国办公开办函〔2021〕30号）",
)
_cite(
    "CIT003", "＜ ＞ inside 《》", f"⟦{_FEES.replace('〈', '＜').replace('〉', '＞')}⟧（国办函〔2020〕109号）"
)
_cite("CIT003", "“ ” inside 《》", f"⟦{_FEES.replace('〈', '“').replace('〉', '”')}⟧（国办函〔2020〕109号）")
_cite("CIT003", "『』 inside 《》", "⟦《关于印发『公开工作规程』的通知》⟧（云政办发〔2022〕18号）")
_cite("CIT003", "《》 in a local title", "⟦《关于印发《公开工作规程》的通知》⟧（云政办发〔2022〕18号）")
_cite("CIT003", "both kinds in one text", f"{_NOTICE}⟦{_FEES.replace('〈', '<').replace('〉', '>')}⟧")
_cite(
    "CIT003",
    "the rest of a tag inside a title",
    f"{_LAW}（国务院令第711号）和⟦《关于印发中华人民共和国政府信息公开工作年度报告格式>的通知》⟧",
    accept="CIT004",
)
_cite(
    "CIT003",
    "the rest of a tag behind a sentence",
    "《关于印发的通知》（国办公开办函〔2021〕30号）⟦中华人民共和国政府信息公开工作年度报告格式>⟧",
    accept="CIT004",
)
_cite("CIT004", "the outer 《 lost", f"⟦{_NOTICE[1:]}⟧（国办公开办函〔2021〕30号）", severity="error")
_cite("CIT004", "the outer 》 lost", f"⟦{_NOTICE[:-1]}⟧（国办公开办函〔2021〕30号）", severity="error")
_cite("CIT004", "the inner 〈 lost", f"⟦{_FEES.replace('〈', '')}⟧（国办函〔2020〕109号）", severity="error")
_cite("CIT004", "》 lost in a short title", "⟦《公开工作规程（⟧云政办发〔2022〕18号）", severity="error")
_cite(
    "CIT004",
    "〕 lost",
    f"{_NOTICE}（⟦国办公开办函〔202130号⟧）",
    severity="error",
    also="CIT001 CIT002 CIT005",
)
_cite("CIT004", "（ never closed", f"{_LAW}⟦（⟧国务院令第711号", severity="warning")
_cite("CIT004", "） never opened", f"{_LAW}国务院令第711号⟦）⟧", severity="warning")
_cite("CIT004", "( never closed", f"{_LAW}⟦(⟧国务院令第711号", severity="warning")
_cite("CIT004", "“ never closed", f"{_LAW}和⟦“⟧三审三校闭环机制", severity="warning")
_cite("CIT004", "” never opened", f"{_LAW}和三审三校⟦”⟧闭环机制", severity="warning")
_cite("CIT004", "【 never closed", f"{_LAW}和⟦【⟧公开清单", severity="warning")
_cite(
    "CIT004",
    "〉 turned round",
    f"⟦{_FEES.replace('〉', '〈')}⟧（国办函〔2020〕109号）",
    severity="error",
    accept="CIT003",
)
_cite("CIT004", "a bracket lost inside a title", f"{_LAW}和《公开目录规范⟦(⟧的通知》", severity="warning")
_cite("CIT005", "国务院令第492号 as current", f"{_LAW}（⟦国务院令第492号⟧）", severity="error")
_cite("CIT005", "国务院令第710号", f"{_LAW}（⟦国务院令第710号⟧）", severity="error")
_cite("CIT005", "国令第492号", f"{_LAW}（⟦国令第492号⟧）", severity="error")
_cite("CIT005", "国办公开办涵", f"{_NOTICE}（⟦国办公开办涵〔2021〕30号⟧）", severity="error")
_cite("CIT005", "国办政务公开办函", f"{_NOTICE}（⟦国办政务公开办函〔2021〕30号⟧）", severity="error")
_cite("CIT005", "国办公开函", f"{_NOTICE}（⟦国办公开函〔2021〕30号⟧）", severity="error")
_cite("CIT005", "a wrong serial", f"{_NOTICE}（⟦国办公开办函〔2021〕31号⟧）", severity="error")
_cite("CIT005", "a wrong year", f"{_NOTICE}（⟦国办公开办函〔2022〕30号⟧）", severity="error")
_cite("CIT005", "the order of another law", "《保守国家秘密法》（⟦国务院令第711号⟧）", severity="error")
_cite("CIT005", "a wrong serial before the title", f"⟦国办函〔2020〕19号⟧{_FEES}", severity="error")
_cite("CIT005", "109 as 190", f"{_FEES}（⟦国办函〔2020〕190号⟧）", severity="error")
_cite("CIT005", "one number under another title", f"{_FEES}（⟦国办公开办函〔2021〕30号⟧）", severity="error")
_cite(
    "CIT005",
    "the format notice of 2019",
    "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（⟦国办公开办函〔2019〕60号⟧）",
    severity="error",
)
_cite("CIT005", "the number of 2019 alone", f"{_LAW}和⟦国办公开办函〔2019〕60号⟧文件", severity="error")
_cite(
    "CIT005",
    "the title of 2021 with the number of 2019",
    f"{_NOTICE}（⟦国办公开办函〔2019〕60号⟧）",
    severity="error",
)
_cite(
    "CIT005",
    "another organ's code behind a short title",
    "《政府信息公开信息处理费管理办法》（⟦国办发〔2020〕109号⟧）",
    severity="error",
)
_cite("CIT006", "article 57", f"{_LAW}⟦第五十七条⟧", severity="error")
_cite("CIT006", "article 60 in figures", f"{_LAW}⟦第60条⟧", severity="error")
_cite(
    "CIT006", "article 66 after the number", f"{_LAW}（国务院令第711号）⟦第六十六条⟧规定的", severity="error"
)
_cite("CIT006", "article 58 of 《条例》", f"{_LAW}（以下简称《条例》）《条例》⟦第五十八条⟧", severity="error")


@fault("CIT007", "《条例》 never defined", format="2021")
def _undefined(report: Report, rng: Random) -> Planted | None:
    bare = _basis(report, f"根据{_LAW}（国务院令第711号）要求，编制本报告。")
    return Planted(report=insert(bare, "overview", f"严格落实{planted_here('《条例》')}规定。"))


@fault("CIT007", "《条例》 never defined, with an article", format="2021")
def _undefined_measure(report: Report, rng: Random) -> Planted | None:
    bare = _basis(report, f"根据{_LAW}（国务院令第711号）要求，编制本报告。")
    bare = keep(bare, lambda block: not isinstance(block, Line) or "《条例》" not in block.text)
    return Planted(report=insert(bare, "overview", f"认真执行{planted_here('《条例》')}第二十条。"))
