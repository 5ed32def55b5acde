"""The matter of a sentence that names none, by what it counts: 新收138件，结转下年7件 are requests."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.claims.topics import FOR_ANOTHER, Topics
from govlint.claims.words import COUNT, Word
from govlint.lazy import lazily

_LONG, _CARRIED_OUT, _IN_PART = 7, "carried_out", "partly_granted"
# 申请主体均为个人，没有科研机构提出申请: nothing else is told before it.
_FIRST, _FAR = (
    lazily(
        r"(?:^|\n)[ \t\u3000]*"
        r"(?:申请(?:人|主体)[^，。；\d]{0,12}|20\d\d年度?|全年|本年度?|今年|年内|没有|无|[，,])*"
        # 律师事务所等法律服务机构提出申请9件
        r"(?:(?:律师事务所|律所|公证处|高校|院校|研究所|公司|商会|协会)(?:[、和][^，。；、\d]{2,6})?等(?:的)?)?$"
    ),
    40,
)
# 自然人提出的41件; …均已答复: what follows is told of requests for information, or nothing is.
_ON_REQUESTS = lazily(
    r"[^\n\d]{0,8}(?:\d+[ \t]*[件宗条份]?)?[ \t]*[。；;！]?[ \t]*(?:\n|$)"
    r"|[^\n]{0,60}?(?:公开|答复|自然人|公民|法人|机构|企业|律所|占|同比|[较比]上年|按[期时]|逐[件一]|不掌握|不予处理|内容|[一两二三四五六七八九半]成)"
)
# 科研机构提出申请4件: nobody else calls them so.
_LIKE_A_COLUMN = lazily(
    r"(?:法人(?:和|或者?|及|与|、|以及)?其他组织|法律服务机构|科研机构|社会公益(?:组织|机构)|商业企业)"
    r"(?:提出|提交)的?(?:政府信息公开)?申请"
    # 自然人提出的申请占多数，有33件，商业企业提出的4件: beside another that the form calls so.
    r"|自然人(?:提出|提交)的?(?:政府信息公开)?申请"
)
_BESIDE_ANOTHER = lazily(r"[^。\n]{0,40}?(?:科研机构|社会公益(?:组织|机构)|商业企业|法律服务机构)")
_LIKE_A_ROW = lazily("因?属于|因?本机关|因?没有|因?无|因保护|经?补正|申请人|逾期|要求|结转|[转留][入至到待]")
# 作出不予公开决定7件; 依法不予公开的7件，均告知救济途径: what begins a paragraph, and is no document's mark.
_DECIDED = lazily(
    r"(?:^|\n)[ \t\u3000]*(?:20\d\d *年度?|全年|本年度?|今年|年内|[我本].|依法|经审查|经|共|累计|[，,])*"
    r"(?:(?:(?:区分处理后)?[作做]出)(?P<made>[^，。；\d]{4,8})|(?P<told>[^，。；\d]{4,10}))$"
)
_AN_ANSWER = lazily(r"(?:决定|答复)的?$")
_REASONED = lazily(
    r"[ \t]*\d+[ \t]*[件宗](?:申请)?[，,（(]"
    r"(?:均|都|全部|逐[件一]|一律|依法|已|书面|向|申请人|在|答复|决定|书|中|里)*"
    r"(?:说明|载明|列明|告知|注明|写明|释明)[^。；\d]{0,12}(?:理由|依据|途径|权利|救济)"
)
_ON_PAPERS, _BACK = lazily(r"公文|文件|属性|文书|档案|目录"), 80
# 公开前审查90件。 / 不予公开的7件，均注明理由。: the paragraph before such answers tells whose they are.
_OF_REQUESTS, _NOT_OF_THEM, _PARAGRAPH = (
    lazily(r"依申请|(?:公开|新收|收到|受理)[^。，；]{0,12}申请|申请办理|总体情况|基本情况"),
    lazily(
        r"审[查核]|提案|议案|建议|拟|结转|上年|去年|往年|遗留|许可|救助|补[助贴]|登记|复议|诉讼|信访|投诉|热线|咨询|来信"
        r"|上级|下[级属]|所属|各|代[办收]|公司|(?<!全)[县区市](?:的|办|收|受|新|共|情|依|政|信)"
        r"|(?<![我本])(?:局|厅|委(?!托)|办公室|镇|乡|街道|中心|部门|支队|大队|学校|医院|单位)"
    ),
    400,
)
# 2020年以来共收到申请; 通过网站; 公共租赁住房申请: what is told of others than all requests of the year.
_OF_OTHERS = lazily(
    r"以来|[两二三四五六七八九十几多\d]年来|历年|近年|[上下]半年|季度|[线网][上下]|网站|平台|渠道|通过|当面|邮寄|现场|窗口|信函|邮件"
    r"|(?<!信息公开)(?<!依)(?<!收到)(?<!受理)(?<!新收)(?<!收)(?<!提出)(?<!公开)(?<!信息的)申请(?!人|公开|者|主体|办理)"
)
_YEAR = lazily(r"20\d\d(?=年)")
_PERSONS = "自然人"


def implied(topics: Topics, words: Iterable[Word], text: str) -> tuple[str, ...]:
    """The matter that two different counts of it can only belong to; none where there are several.

    新收138件，办结135件，结转下年7件: at least one is of a part that only this matter has. The words of a
    row of its form can belong to no other, either: 没有现成信息、需要另行制作的7件.
    """
    words = list(words)
    found: dict[str, set[str]] = {}
    for word in words:
        for sense in word.senses:
            if sense.kind == COUNT:
                found.setdefault(sense.matter, set()).add(sense.name)
    matters = tuple(
        key
        for key, names in found.items()
        if any(name.partition(".")[0] in topics.matters[key].telling for name in names)
    )
    columns = {
        sense.matter
        for word in words
        for sense in word.senses
        if sense.kind == COUNT and _is_of_a_column(topics, word, text)
    }
    if len(matters) != 1:
        return () if matters or len(columns) != 1 else tuple(columns)
    several = len(found[matters[0]]) > 1 or _is_told_twice(words, text)
    plain = several or columns or any(_is_of_a_form(word, text) for word in words)
    return matters if plain or any(_is_an_answer(topics, word, text) for word in words) else ()


def _is_an_answer(topics: Topics, word: Word, text: str) -> bool:
    """Whether a word tells of answers, with which a paragraph begins: 作出不予公开决定7件."""
    if not topics.is_special(word, "requests"):
        return False
    near = max(0, word.start - _FAR)
    said = _DECIDED.search(text, near, word.end)
    made = said is not None and said["made"] is not None and _AN_ANSWER.search(text, near, word.end)
    if said is None or not (made or _REASONED.match(text, word.end)):
        return False
    if _ON_PAPERS.search(text, max(0, word.start - _BACK), word.end) is not None:
        return False
    return is_under_requests(text, said.start())


def is_under_requests(text: str, start: int) -> bool:
    """Whether the paragraph before one tells of the agency's own requests, and of no other matter.

    `start` is in it, before its first line end.
    """
    line = max(text.rfind("\n", max(0, start - _PARAGRAPH), start + 1), 0)
    before = text[max(0, line - _PARAGRAPH) : line].rstrip().rpartition("\n")[2]
    return _OF_REQUESTS.search(before) is not None and _NOT_OF_THEM.search(before) is None


def is_of_all_so_far(text: str, start: int, year: int | None) -> bool:
    """Whether nothing in a paragraph before `start` tells of others than the agency's requests of the year.

    Not behind 区政府全年收到申请90件。 or 2020年以来共收到申请120件。
    """
    first = max(0, start - _PARAGRAPH)
    before = text[max(text.rfind("\n", first, start) + 1, first) : start]
    if _NOT_OF_THEM.search(before) is not None or _OF_OTHERS.search(before) is not None:
        return False
    return all(int(other.group()) == year for other in _YEAR.finditer(before))


def _is_told_twice(words: Iterable[Word], text: str) -> bool:
    """Whether two words say of some that they were given in part: 部分公开9件，均作了区分处理."""
    said = [
        text[word.start : word.end]
        for word in words
        if any(sense.kind == COUNT and sense.name == _IN_PART for sense in word.senses)
    ]
    return len(said) > 1 and not any(said[0] in other or other in said[0] for other in said[1:])


def _is_of_a_column(topics: Topics, word: Word, text: str) -> bool:
    """Whether a word that begins a paragraph names who asked as the form does, and for nothing else."""
    if text.startswith(_PERSONS, word.start) and _BESIDE_ANOTHER.match(text, word.end) is None:
        return False
    return (
        _LIKE_A_COLUMN.fullmatch(text, word.start, word.end) is not None
        and _FIRST.search(text, max(0, word.start - _FAR), word.start) is not None
        and _ON_REQUESTS.match(text, word.end) is not None
        and topics.lists(FOR_ANOTHER).match(text, word.end) is None
    )


def _is_of_a_form(word: Word, text: str) -> bool:
    """Whether a word is what a row of a form is called, or nearly so."""
    return (
        word.end - word.start >= _LONG
        and _LIKE_A_ROW.match(text, word.start) is not None
        and any(
            sense.kind == COUNT and ("." in sense.name or sense.name == _CARRIED_OUT) for sense in word.senses
        )
    )
