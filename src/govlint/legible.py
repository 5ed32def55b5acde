"""Which passages of a report hold words that nobody can read as they stand, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from govlint.lazy import lazily
from govlint.model import Document, Grid, Paragraph, Span, Struct, Text
from govlint.patterns.pattern import Pattern
from govlint.report import Report
from govlint.running import running
from govlint.spans import meets

APART = Text("字被空格隔开", "with blanks between its characters")
INVISIBLE = Text("字中间有看不见的字符", "with invisible characters between its letters")
LOST = Text("有丢失的字或字体私有的字符", "with lost characters, or a font's private ones")
MISREAD = Text(
    "数里有字母，像是文字识别错了", "with letters in its figures, as if read wrongly from a picture"
)
BLOTS = Text("大半是“□”“?”一类代替缺字的记号", "with marks in place of most characters")
GARBLED = Text("是乱码（编码转换错了）", "decoded wrongly")
ESCAPED = Text("是没有还原的字符编号", "written as references to characters")
TRADITIONAL = Text("是繁体字", "in traditional characters")
SCATTERED = Text("一行只有一个字", "with one character a line")
IN_TABLE = Text("在别的表格的格子里", "in the cells of another table")
AMONG_ROWS = Text("夹在表格的行之间", "among the rows of a table")
ASIDE = (IN_TABLE, AMONG_ROWS)
"""Why words that could be read are no running text: only what looks at all of the text has read them."""

MOST_WRONG = 0.2
"""Of the characters of a paragraph so many may be of another script, or marks for what is lost."""
FEW = 6
"""So many strange characters in a paragraph are no accident."""
SHORTEST_SENTENCE = 20
FEWEST_ALONE = 20
"""So many lines of one character in a row are no table's narrow column."""

_BLANK = "[ \t\u3000\xa0\u2000-\u200a\u202f\u205f]"
_HAN = "[一-鿿]"
# Controls, marks of direction, joiners, fillers, selectors of variants, tags: none is to be seen.
_NO_SIGNS = (
    "\x00-\x08\x0e-\x1b\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
)
# One pass over a text tells that there is nothing of the kind in it, as in nearly all.
_SUSPECT_SIGNS = (
    f"[{_NO_SIGNS}\x80-\x9f\xc0-\xff\u0100-\u024f\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd"
    "锛銆鐨鏀鍏锟烫屯開報總處請機關個對實際業產權應無爲為與來題設計門後訴訟議資訊會□■▯?\\\\]|&#"
)
_SUSPECT = lazily(_SUSPECT_SIGNS)
# It begins with what is rare, which is found fast.
_GAP = lazily(f"{_BLANK}(?<={_HAN}.){_BLANK}*(?={_HAN})")
# Whether there is any of it, in one pass over the bytes: a third of what three searches take.
_ODD = Pattern.restore(f"{_SUSPECT_SIGNS}|{_HAN}{_BLANK}+{_HAN}|[lIOo][\\p{{Nd}}lIOo]*[件条宗份]")
_SHORT_LINE = lazily("\n.\n")
_RUN = lazily(rf"(?<![^\s])(?:\S{_BLANK}{{1,3}}){{5,}}\S(?!\S)")
_UNSEEN = lazily(f"(?<=[\\d一-鿿])[{_NO_SIGNS}]+(?=\\w)|(?<=\\w)[{_NO_SIGNS}]+(?=[\\d一-鿿])")
# U+F000 to U+F0FF are ticks and bullets of a font for symbols.
_LOST = lazily(
    "\ufffd|(?<=\\w)[\ue000-\ue5e4\ue5e6-\uefff\uf100-\uf8ff\U000f0000-\U0010fffd]+(?=[\\w，。、；])"
)
_NONE = lazily(f"[{_NO_SIGNS}]+")
_LETTER = lazily(r"[lIOo](?=[\dlIOo]*[件条宗份])")
_MISREAD = lazily(r"(?<![A-Za-z\d])\d*[lIOo][\dlIOo]*(?=[件条宗份])")
_REFERENCES = lazily(r"(?:&#x?[0-9a-fA-F]{2,6};){3}|(?:\\u[0-9a-fA-F]{4}){3}")
_REFERENCE = lazily(r"&#x([0-9a-fA-F]{2,6});|&#([0-9]{2,7});|\\u([0-9a-fA-F]{4})")
_LATIN = lazily("[\x80-\x9f\xa1-\xa6\xa8-\xac\xae\xaf\xb4-\xb6\xb8-\xd6\xd8-\u024f]")
_RUN_OF_LATIN = lazily("[\x80-\u2fff]{3}")
# 是□ 否□ is a box to tick, and a row of nothing else is a rule.
_FILLED = lazily("[□■▯?]{2,}")
_DAMAGED = lazily("锟斤拷|烫烫烫|屯屯屯")
_OLD = lazily("[開報總處請機關個對實際業產權應無爲為與來題設計門後訴訟議資訊會務條統辦見]")
# A sentence with these is not in traditional characters, though a name in it may be.
_PLAIN = lazily(
    "[们个这说时会对过发经请验绍业务为与书长开关见门问间报员财办处总实际应产权设计机据规进运动组织"
    "质监环护县镇乡党贯彻认听讲议诉讼资讯统条]"
)
_IDEOGRAPH = lazily(_HAN)
_MARKS = lazily("[，。；：、]")
_SENTENCE = lazily("[^。；！？\n]+[。；！？]?")
_CLAUSE = "，。；！？\n"
# What cannot be read of a passage whose other words can.
_STRANGE = {LOST: _LOST, INVISIBLE: _UNSEEN, MISREAD: _MISREAD, APART: _GAP, ESCAPED: _REFERENCE}
_TORN = (
    "政府 信息 公开 申请 收到 收取 新收 受理 处理 予以 部分 无法 提供 不予 结转 办理 办结 总计 复议 诉讼"
    " 行政 国务 务院 条例 通知 规章 规范 文件 废止 制发 现行 有效 问题 改进 主动 年度 统计 自然 然人"
    " 企业 机构 组织 同比 增长 下降 其中 本年 全年 上年 理费"
)
"""Words that a blank never stands in: one that does hides the word from every rule."""


_MODERN = str.maketrans(
    "開報資訊務區縣業總發衛環護農產財稅會監質經體學鄉鎮廳辦處關機",
    "开报信息务区县业总发卫环护农产财税会监质经体学乡镇厅办处关机",
)


class Passage(Struct, frozen=True):
    """Words that were not read, and why."""

    span: Span
    why: Text


def unread(report: Report) -> tuple[Passage, ...]:
    """The passages of the running text of `report` that cannot be read as they stand, in order.

    Headings and titles that are only set apart are read by folding, and are none.
    """
    text = running(report).text
    spans = report.paragraphs()
    alone = (
        bool(_SHORT_LINE.search(text)) and sum(span.end - span.start == 1 for span in spans) >= FEWEST_ALONE
    )
    aside = _aside(report)
    if not (alone or _ODD.is_in(text)):
        return tuple(aside)
    gaps = _GAP.search(text) is not None
    suspect = _SUSPECT.search(text) is not None or _LETTER.search(text) is not None
    if not (suspect or gaps or alone):
        return tuple(aside)
    folded = {heading.span.start: heading.title.end for heading in report.headings}
    folded |= {report.title.start: report.title.end} if report.title else {}
    document = report.document
    found = aside
    for span in spans:
        found += _in_paragraph(document, span, folded.get(span.start, 0), suspect=suspect, gaps=gaps)
    if alone:
        found += _alone(document, spans)
    return tuple(sorted(found, key=lambda passage: passage.span))


def _aside(report: Report) -> list[Passage]:
    """Sentences in tables that are no forms of the report, and between the rows of its forms; in order."""
    document = report.document
    forms = sorted(form.span for form in report.forms.values())
    among = any("。" in document.slice(span) for span in forms)
    found: list[Passage] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if among and meets(forms, block.span) and _is_sentence(document.slice(block.span)):
                found.append(Passage(block.span, AMONG_ROWS))
        elif isinstance(block, Grid) and block.span.start in report.body and not meets(forms, block.span):
            cells = (cell for cell in block.cells() if _is_sentence(cell.text))
            found += [Passage(cell.span, IN_TABLE) for cell in cells]
    return found


def _is_sentence(words: str) -> bool:
    return len(words) >= SHORTEST_SENTENCE and "。" in words


def _in_paragraph(
    document: Document, span: Span, folded: int, *, suspect: bool, gaps: bool
) -> Iterator[Passage]:
    """The passages of one paragraph; what stands before `folded` is read by folding."""
    words = document.slice(span)
    why = _why(words) if suspect and _SUSPECT.search(words) else None
    if why is not None:
        yield Passage(span, why)
        return
    if not (suspect or gaps):
        return
    for sentence in _SENTENCE.finditer(words):
        apart = gaps and span.start + sentence.end() > folded + 1
        cause = _why_sentence(sentence[0], suspect=suspect, gaps=apart)
        if cause is not None:
            yield Passage(Span(span.start + sentence.start(), span.start + sentence.end()), cause)


def _why_sentence(words: str, *, suspect: bool, gaps: bool) -> Text | None:
    if suspect and _LOST.search(words):
        return LOST
    if suspect and _UNSEEN.search(words):
        return INVISIBLE
    if suspect and _MISREAD.search(words):
        return MISREAD
    if gaps and _is_apart(words):
        return APART
    return None


def _is_apart(words: str) -> bool:
    """Whether blanks stand between characters, or within words, of which none is read so."""
    places = [match.span() for match in _GAP.finditer(words)]
    places = [place for place in places if not _is_in_name(words, *place)]
    if not places:
        return False
    if any(words[start - 1] + words[end] in _TORN for start, end in places):
        return True
    alone = sum(_stands_alone(words, *place) for place in places)
    if alone > 3 and alone * 8 >= len(words) and _MARKS.search(words):
        return True  # without marks it is a row of headings, set apart by their columns
    return any(len(_IDEOGRAPH.findall(run[0])) > 2 for run in _RUN.finditer(words))


def _is_in_name(words: str, start: int, end: int) -> bool:
    """Whether a gap sets apart the two characters of a name in a list: 张　三、李　四."""
    before, behind = words[start - 2 : start - 1], words[end + 1 : end + 2]
    return not any(beside.isspace() or _IDEOGRAPH.match(beside) for beside in (before, behind) if beside)


def _stands_alone(words: str, start: int, end: int) -> bool:
    """Whether one character alone stands on a side of a gap: 收 到申请, and not 主动公开 年度报告."""
    sides = (words[start - 2 : start - 1], words[end + 1 : end + 2])
    return not all(_IDEOGRAPH.match(side) for side in sides)


def _why(words: str) -> Text | None:
    """Why a whole paragraph cannot be read."""
    size = len("".join(words.split()))
    if _REFERENCES.search(words):
        return ESCAPED
    if _DAMAGED.search(words) or garbled(words):
        return GARBLED
    if len(_LATIN.findall(words)) >= max(FEW, MOST_WRONG * size) and _RUN_OF_LATIN.search(words):
        return GARBLED
    filled = sum(len(run[0]) for run in _FILLED.finditer(words))
    if filled > max(FEW, 2 * MOST_WRONG * size) and (filled < size or "?" in words):
        return BLOTS
    old = _OLD.findall(words)
    if len(set(old)) > 2 and len(old) >= MOST_WRONG / 3 * size and len(_PLAIN.findall(words)) * 2 <= len(old):
        return TRADITIONAL
    return None


def is_traditional(text: str) -> bool:
    """Whether a whole document is in traditional characters, which no label and no word list knows."""
    if "開" not in text and "報" not in text:
        return False
    old = _OLD.findall(text)
    return len(set(old)) > FEW and len(old) >= MOST_WRONG / 3 * len(_IDEOGRAPH.findall(text))


def garbled(words: str) -> str:
    """What `words` were before UTF-8 was read as GBK, or either as a Western encoding; "" where neither."""
    for misread, codec in (
        ("gb18030", "utf-8"),
        ("cp1252", "utf-8"),
        ("latin-1", "utf-8"),
        ("latin-1", "gb18030"),
    ):
        latin = misread != "gb18030"
        if latin and (len(_IDEOGRAPH.findall(words)) * 4 > len(words) or not _RUN_OF_LATIN.search(words)):
            continue
        kept = _NONE.sub("", words) if misread == "gb18030" else words
        data = kept.replace("\ufffd", "").encode(misread, "ignore")
        before = data.decode(codec, "ignore")
        if len(_IDEOGRAPH.findall(before)) >= max(FEW, len(data) // 6):
            return before
    return ""


def readings(text: str) -> Iterator[tuple[Text, str]]:
    """What a text that cannot be read as it stands may have been, each with the reason."""
    if not _SUSPECT.search(text):
        return
    yield INVISIBLE, _UNSEEN.sub("", text)
    yield GARBLED, garbled(text)
    yield ESCAPED, _REFERENCE.sub(lambda match: _character(match[1] or match[3], match[2]), text)
    yield TRADITIONAL, text.translate(_MODERN)


def _character(hexadecimal: str | None, decimal: str | None) -> str:
    """The character that a reference stands for; nothing where there is none of that number."""
    number = int(hexadecimal, 16) if hexadecimal else int(decimal or "0")
    return chr(number) if number < 0xD800 or 0xDFFF < number <= 0x10FFFF else ""


def _alone(document: Document, spans: list[Span]) -> Iterator[Passage]:
    """Runs of lines that hold one Chinese character each, or a figure that has been joined to its unit."""
    run: list[Span] = []
    for span in [*spans, None]:
        length = 0 if span is None else span.end - span.start
        if span is not None and (length == 1 or (length == 2 and document.text[span.start].isdigit())):
            run.append(span)
            continue
        words = "".join(document.slice(item) for item in run if item.end - item.start == 1)
        if len(run) >= FEWEST_ALONE and len(_IDEOGRAPH.findall(words)) * 2 > len(run):
            yield from (Passage(item, SCATTERED) for item in run)
        run = []


def within(passages: tuple[Passage, ...], area: Span) -> tuple[Passage, ...]:
    """Those of `passages` that stand in `area`; all are in order, and none overlaps another."""
    first = bisect_left(passages, area.start, key=lambda passage: passage.span.end - 1)
    last = bisect_left(passages, area.end, key=lambda passage: passage.span.start)
    return passages[first:last]


def is_broken(text: str, passage: Passage, place: Span, *, in_context: bool) -> bool:
    """Whether the clause around `place` in an unread `passage` holds what cannot be read.

    With `in_context`, what stands before it in the sentence counts too: it says whose and of which year a
    figure is. A sentence with one lost character is read but for that, what is decoded wrongly not at all.
    """
    strange = _STRANGE.get(passage.why)
    if strange is None:
        return True
    start = passage.span.start
    if not in_context or passage.why == ESCAPED:
        start = max([start, *(text.rfind(mark, 0, place.start) + 1 for mark in _CLAUSE)])
    ends = [at for mark in _CLAUSE if (at := text.find(mark, place.end)) >= 0]
    return strange.search(text, start, min([passage.span.end, *ends])) is not None
