"""Serves the check `year`: sentences that begin by naming the year that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.lazy import lazily
from govlint.model import Struct

# 2023年收到并延期答复的2件, 2023年新收未办结2件: of those that went on into the year of the report.
_WENT_ON = r"[的未]|[延逾超]期|尚|结转|上年|去年|跨年|遗留|届满|到期|剩余"
_LED = rf"(?:(?!{_WENT_ON})[^。，；\d]){{0,20}}"
_MONTH = r"[ \t]*(?:\d{1,2}|[一二三四五六七八九十]{1,2})[ \t]*月"
_WENT_ON_TO = lazily(
    rf"^[^。]{{0,80}}?(?:(?:[于在到]|[延转]至)(?:20\d\d年)?{_MONTH}|[今次翌]年)"
    rf"|[于在到](?:本年|20\d\d年)?{_MONTH}[^。；，]{{0,12}}[结答办复]"
)
_CENTURY = "20"
"""What every year begins with: a look for it is much faster than a pattern."""
_OPENING = "《〈“〔[（(【﹝"
# Every opening mark first, so that all else is passed over at once.
_QUOTED = lazily(
    rf"[{re.escape(_OPENING)}](?:(?<=《)[^《》\n]*》|(?<=〈)[^〈〉\n]*〉|(?<=“)[^“”\n]*”"
    r"|(?<=[〔\[（(【﹝])20\d\d[〕\])）】﹞])"
)
_SUBJECT = lazily(
    r"[ \t\u3000]*+(?:[（(][一二三四五六七八九十]{1,2}[)）][^。\n]{0,20}?[。：:\s])?[ \t\u3000]*"
    r"(20\d\d)\s*年度?(?:全年)?(?:[，,]|(?=我[局委办厅县市区镇乡街单中]|本[局委办厅县市区镇乡街单中机]|全[市县区省州局镇乡]|"
    rf"政府信息公开工作|(?P<bare>共?(?:主动公开|公开政府信息|新收|收到|受理|办结|办理){_LED}\d)|"
    r"[\u4e00-\u9fff]{2,14}?(?:局|委员会|委|办公室|厅|政府|镇|乡|街道|中心).))(?P<sentence>[^。]*)"
)
# 2022年收到5件 / 2023年收到8件: a list of years, a line each.
_LONGEST_HEADING, _ENDS = 20, frozenset("。；：！？…”）)")
_LISTED = lazily(r"[ \t\u3000]*+20\d\d\s*年")
_YEAR = lazily(r"(?<!\d)20\d\d(?!\d)")
_CHARGED = lazily(
    r"[ \t\u3000]*(?:[一二三1-3][是、.．]|[（(][一二三1-3][）)])?[ \t\u3000]*"
    r"(?:[我本][\u4e00-\u9fff]{1,3}(?=20))?(20\d\d)\s*年度?"
    r"([，,]?[^。；;，,\n]{0,20}?(?:未|没有|无|共|收取|发出|产生)"
    r"[^。；;，,\n]{0,16}?(?:处理费|收费)[^。\n]*)"
)
# A sentence within a paragraph: only what this organ does every year, nothing for which one looks back.
_INNER_SUBJECT = lazily(
    r"(20\d\d)\s*年度?(?:全年)?[，,]"
    r"((?=[我本][局委办厅省州县市区镇乡街单中机校院公]|全[市县区省州局镇乡]"
    r"|(?:街道|管委会|学校|医院|中心)(?:共|全年|累计|[收受办发召组]))"
    r"[^。]{0,60}?(?:公开|发布|收到|受理|办理|答复|召开|组织|开展|举办|推进|落实|完善|加强|坚持|认真|运行)"
    r"[^。]{0,200})(。?[^。]{0,60})"
)
# 2022年，新收政府信息公开申请249件: what came in that year, told within a paragraph.
_CAME = lazily(
    r"(?<=[。；])[ \t\u3000]*(20\d\d)\s*年度?(?:全年)?[，,]?"
    rf"(?:[我本][局委办厅省州县市区镇乡街单中机校院公][位关]?)?(?P<came>(?:一?共|累计)?(?:新收|收到|受理){_LED}\d[^。]*)"
)
_HONOUR = lazily(
    r"考核|评估|评[为选比优]|获|荣|排名|表彰|通报|得分|优秀|先进|示范|试点|启动|上线|建成|开通|[今本]年|当年"
)

# Beside the tables, and in section six, where reports seldom tell the year's story: the organ's own work,
_WORK = lazily(
    r"[，,]?(?!国务院|国办|[省市县区州][委政级人]|上级|原|有关部门)[^，,。；;]{0,16}?"
    r"(?:严格|认真|依法|依规|按照|按要求|按规定|积极|坚持|高度重视|落实|[共新]?收到(?!的)|公开工作|主动公开|办理情况|无其他|没有其他)"
)
# and nothing for which one looks back.
_BACK = lazily(
    r"引发|引起|[作受提反指办][出理映结]的|整改|问题|不足|移交|遗留|划转|合并|至今|此前|以前|报告[中里]|以来|结转|年[底末初]|上年|去年"
    r"|同比|[增减]|印发|出台|修订|制定|年(?:度报告|报)[》）)]?\s*$"
)

# 截至…年底，本年度…: the end of the report's own year.
_CLOSED = lazily(
    r"截[至止]\s*(20\d\d)\s*年(?:12\s*月(?:31\s*日|底|末)?|年?[底末])[，,]?(?:[我本][局委办厅省州县市区镇乡街单中机校院公])?"
    r"(?:本年度?|今年|全年)([^。]*)|(20\d\d)\s*年(?:12\s*月)?本年度([^。]*)"
    r"|(20\d\d)\s*年1\s*月1\s*日\s*[至到—－-]+\s*(?:同年|当年)?12\s*月31\s*日[，,]"
    r"(?=[我本][局委办厅省州县市区镇乡街单中机校院公]|全[市县区省州局镇乡])([^。]*)"
)

# 截至2023年底，主动公开信息500条: what stands there from year to year, where the line names no other year.
_STATED = lazily(
    r"截[至止]\s*(20\d\d)\s*年(?:12\s*月(?:31\s*日|底|末)?|年?[底末])[，,](?:[我本][局委办厅省州县市区镇乡街单中机校院公][位关]?)?"
    rf"(?P<told>共?(?:主动公开|公开政府信息|新收|收到|受理){_LED}\d[^。]*)"
)
_OF_NOW = lazily(r"[本今上去前次]年|全年|目前|现[有已]|累计|至今|以来|历年|增[长加至]|减少|下降|同比|结转")

_IN_CLOSED = ("本年", "今年", "全年", "31")
"""Words of which such a sentence has one: looking for them is a hundred times as fast."""


class Subject(Struct, frozen=True):
    """A paragraph that begins by naming the year it is about: where, the year, the sentence, the whole."""

    at: int
    year: int
    sentence: str
    paragraph: str


def opening_subjects(text: str, offset: int) -> list[Subject]:
    """The paragraphs of `text`, which stands at `offset`, that begin with a year."""
    found = []
    start = 0
    lines = text.split("\n")
    for index, line in enumerate(lines):
        match = _SUBJECT.match(line) if _CENTURY in line else None
        if match and (masked := blanked(line)) != line:
            match = _SUBJECT.match(masked)
        if match and not (match["bare"] and (_went_on(match, "bare") or _is_listed(lines, index))):
            found.append(Subject(offset + start + match.start(1), int(match[1]), match["sentence"], masked))
        start += len(line) + 1
    return found


def _went_on(match: re.Match[str], group: str) -> bool:
    """Whether what was received in a year is said, from this group on, to have been dealt with later."""
    return _WENT_ON_TO.search(match.string[match.start(group) :]) is not None


def _is_listed(lines: Sequence[str], index: int) -> bool:
    """Whether the line beside one that begins with a year does so too, or the one before breaks off there."""
    before = lines[index - 1].rstrip() if index else ""
    if len(before) > _LONGEST_HEADING and before[-1] not in _ENDS:
        return True
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return any(map(_LISTED.match, beside))


def inner_subjects(text: str, offset: int) -> list[Subject]:
    """The sentences within paragraphs of `text` that begin with a year and tell of this organ's own work."""
    found = []
    start = 0
    for line in text.split("\n"):
        if _CENTURY in line and _INNER_SUBJECT.search(line, 1):
            masked = blanked(line)
            for match in _inner(masked):
                if not _HONOUR.search(match[2] + match[3]):
                    found.append(Subject(offset + start + match.start(1), int(match[1]), match[2], masked))
        start += len(line) + 1
    return found


def counted_subjects(text: str, offset: int) -> list[Subject]:
    """The sentences within paragraphs of `text` that begin with a year and tell how much came in it."""
    found = []
    start = 0
    for line in text.split("\n"):
        for match in _CAME.finditer(blanked(line)) if _CENTURY in line else ():
            if not _went_on(match, "came"):
                subject = Subject(offset + start + match.start(1), int(match[1]), match["came"], match.string)
                found.append(subject)
        start += len(line) + 1
    return found


def _inner(line: str) -> Iterator[re.Match[str]]:
    at = 1
    while match := _INNER_SUBJECT.search(line, at):
        # What stands before is looked at here: a search for what begins with figures is a quick one.
        begins = line[: match.start()].rstrip().endswith(("。", "；"))
        at = match.end() if begins else match.end(1)
        if begins:
            yield match


def work_subjects(text: str, offset: int, agreed: int | None = None) -> list[Subject]:
    """The paragraphs of `text` that begin with a year, name no other, and tell of the own work in it.

    Those of the year `agreed`, if it is given, are left out.
    """
    return [
        subject
        for subject in opening_subjects(text, offset)
        if subject.year != agreed
        and _WORK.match(subject.sentence)
        and not _BACK.search(subject.sentence)
        and not _HONOUR.search(subject.paragraph)
        and len(_YEAR.findall(subject.paragraph)) == 1
    ]


def closed_years(text: str, offset: int) -> list[Subject]:
    """Where sentences of `text` give the span or the end of the year that they are about."""
    found = []
    for match in _CLOSED.finditer(text) if any(word in text for word in _IN_CLOSED) else ():
        group = next(at for at in (1, 3, 5) if match[at])
        found.append(Subject(offset + match.start(group), int(match[group]), match[group + 1], match[0]))
    return found


def stated_years(text: str, offset: int) -> list[Subject]:
    """Where paragraphs of `text` tell what there was by the end of the one year that they name."""
    found = []
    start = 0
    for line in text.split("\n"):
        match = _STATED.search(line) if "截" in line else None
        if (
            match
            and not _OF_NOW.search(line)
            and not _went_on(match, "told")
            and len(_YEAR.findall(blanked(line))) == 1
        ):
            found.append(Subject(offset + start + match.start(1), int(match[1]), match[0], line))
        start += len(line) + 1
    return found


def fee_subjects(text: str, offset: int, agency: str = "") -> list[Subject]:
    """The sentence of `text` on this year's fee, if a paragraph begins with it; `agency` may be a long name.

    Section six tells of other years too, such as of an honour for one of them.
    """
    found = []
    start = 0
    for line in text.split("\n"):
        match = _CHARGED.match(line.replace(agency, "本局") if agency else line)
        if match:
            at = start + line.index(match[1])
            found.append(Subject(offset + at, int(match[1]), match[2], line))
        start += len(line) + 1
    return found


def blanked(text: str) -> str:
    """`text` with names of documents, their numbers and quotations blanked out, same length."""
    return _QUOTED.sub(lambda match: "□" * len(match.group()), text)
