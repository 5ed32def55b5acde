"""Faults of wording (WRD) and identifiers of persons (PRV)."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from corpus.faults.plant import Planted, changed, fault, insert, planted_here
from corpus.model import Report

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _identity(rng: Random) -> str:
    """A number that no office has given out: a real region, a day, an order and the checksum."""
    day = f"{rng.randint(1940, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    first = f"{rng.choice(('110105', '510104', '440305', '330106'))}{day}{rng.randint(1, 999):03}"
    total = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


def _card(rng: Random) -> str:
    first = "6222" + "".join(str(rng.randint(0, 9)) for _ in range(14))
    total = 0
    for place, digit in enumerate(reversed(first)):
        value = int(digit) * (1 if place % 2 else 2)
        total += value - 9 if value > 9 else value
    return first + str(-total % 10)


def _mobile(rng: Random) -> str:
    return rng.choice(("138", "159", "186", "177", "199", "166")) + f"{rng.randint(0, 99_999_999):08}"


def _parted(number: str, *lengths: int, by: str = " ") -> str:
    pieces, at = [], 0
    for length in lengths:
        pieces.append(number[at : at + length])
        at += length
    return by.join(piece for piece in pieces if piece)


def _wide(number: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in number)


_NUMBERS: dict[str, Callable[[Random], str]] = {
    "i": _identity,
    "i parted": lambda rng: _parted(_identity(rng), 6, 8, 4),
    "i wide": lambda rng: _wide(_identity(rng)),
    "c": _card,
    "c parted": lambda rng: _parted(_card(rng), 4, 4, 4, 4, 3),
    "m": _mobile,
    "m hyphens": lambda rng: _parted(_mobile(rng), 3, 4, 4, by="-"),
    "m wide": lambda rng: _wide(_mobile(rng)),
    "m +86": lambda rng: "+86 " + _mobile(rng),
}


def words(rule: str, variant: str, wording: str, number: str = "", section: str = "overview") -> None:
    """A paragraph with something wrong at ⟦…⟧; `{n}` is a number of the kind `number`."""

    def plant(report: Report, rng: Random) -> Planted | None:
        before, _, rest = wording.partition("⟦")
        inside, _, after = rest.partition("⟧")
        inside = inside.format(n=_NUMBERS[number](rng)) if number else inside
        text = before + planted_here(inside) + after
        plain = changed(report, half=False)
        return Planted(report=insert(plain, section, text, tag="wording"))

    fault(rule, variant)(plant)


words("PRV001", "an identity card", "申请人张某（身份证号⟦{n}⟧）的申请已答复。", "i")
words("PRV001", "an identity card, parted", "申请人张某，身份证号⟦{n}⟧，已答复。", "i parted")
words("PRV001", "an identity card, full width", "申请人（⟦{n}⟧）的申请已答复。", "i wide")
words("PRV001", "a bank card", "退费至申请人账户⟦{n}⟧。", "c")
words("PRV001", "a bank card, parted", "退费至卡号为⟦{n}⟧的账户。", "c parted")
words("PRV001", "a mobile number", "联系人李某，手机⟦{n}⟧。", "m", "other_matters")
words("PRV001", "a mobile number, hyphens", "可拨打⟦{n}⟧咨询。", "m hyphens")
words("PRV001", "a mobile number, full width", "可拨打⟦{n}⟧咨询。", "m wide", "problems")
words("PRV001", "a mobile number, with the country's", "联系电话：⟦{n}⟧。", "m +86")

words("WRD001", "XX", "全年举办培训⟦XX⟧次。")
words("WRD001", "××", "与⟦××⟧局建立会商机制。")
words("WRD001", "squares", "全年举办培训⟦□□⟧次。")
words("WRD001", "____", "全年举办培训⟦____⟧次。")
words("WRD001", "full-width lines", "联系人：⟦＿＿＿⟧，负责日常维护。")
words("WRD001", "***", "由⟦***⟧负责日常维护。")
words("WRD001", "待补充", "全年举办培训3次，参训人员⟦（待补充）⟧。")
words("WRD001", "TODO", "全年举办培训⟦TODO⟧次。")
words("WRD001", "20XX", "⟦20XX⟧年各项任务均已完成。")
words("WRD001", "20××", "⟦20××⟧年各项任务均已完成。")
words("WRD001", "X月X日", "培训于⟦X月X日⟧举办。")
words("WRD001", "a style note", "加强组织领导⟦（仿宋三号）⟧，明确专人负责。", section="problems")
words("WRD001", "words of the format", "⟦该部分以表格形式报告⟧。表格如下：", section="disclosure")
words("WRD001", "an empty bracket before a unit", "全年举办培训⟦（ ）⟧次。")
words("WRD001", "two lines before a unit", "全年举办培训⟦__⟧次。")
words("WRD001", "a figure lost", "在网站主动公开⟦政府信息条⟧，其中政策文件较多。")
words("WRD001", "a figure lost from a total", "全年⟦共收到政府信息公开申请件⟧，均已答复。")
words("WRD001", "circles", "⟦○○⟧局负责日常维护。")

words("WRD002", "的的", "回应公众⟦的的⟧关切。")
words("WRD002", "two full stops", "各项任务均已完成⟦。。⟧")
words("WRD002", "two commas", "各项任务均已完成⟦，，⟧成效明显。")
words("WRD002", "a comma and a full stop", "各项任务均已完成⟦，。⟧")
words("WRD002", "two enumeration commas", "规范受理⟦、、⟧答复流程。")
words("WRD002", "工作工作", "扎实推进政务公开⟦工作工作⟧。")
words("WRD002", "a verb", "对栏目⟦进行进行⟧了调整。")
words("WRD002", "a pronoun", "⟦我们我们⟧定期研究公开事项。")
words("WRD002", "four characters", "及时公布⟦政府信息政府信息⟧。")
words("WRD002", "a single conjunction", "公布教育⟦和和⟧医疗领域的办事流程。")
words("WRD002", "在在", "均⟦在在⟧法定期限内答复。")
words("WRD002", "向向", "及时⟦向向⟧社会公布。")
words("WRD002", "a title", "落实⟦《示例工作规程》《示例工作规程》⟧要求。")
words("WRD002", "a name twice in a list", "目录有机构职能、政策法规、工作动态、⟦政策法规⟧等。")
words("WRD002", "a conjunction", "规范受理⟦以及以及⟧答复流程。", section="problems")

words("WRD003", "的 before a verb", "⟦较好的⟧完成了年度任务。")
words("WRD003", "国家机密", "凡属⟦国家机密⟧的一律不公开。")
words("WRD003", "截止目前", "⟦截止⟧目前，未发生泄密事件。")
words("WRD003", "法制化", "推进公开工作⟦法制化⟧、规范化。")
words("WRD003", "依公开申请", "规范⟦依公开申请⟧办理流程。")
words("WRD003", "阳关下", "让权力在⟦阳关下⟧运行。")
words("WRD003", "党委好政府", "在⟦党委好政府⟧的领导下推进。", section="problems")
words("WRD003", "的 before a verb and 了", "有效⟦的⟧提升了服务水平。")
words("WRD003", "an object behind the verb", "⟦认真的⟧落实各项要求。")
words("WRD003", "a slip of the input method", "保障群众的⟦知晴权⟧。")
words("WRD003", "依法申请公开", "规范⟦依法申请公开⟧流程。")
words("WRD003", "依申请人", "均按期答复⟦依申请人⟧。")
words("WRD003", "转结", "往年⟦转结⟧事项均已办理。")
words("WRD003", "登陆网站", "公众可⟦登陆⟧本机关门户网站查阅。")
