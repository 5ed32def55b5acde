"""What the words around a figure count: 不予公开 is of requests, but for 不予公开决定引发的复议."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.claims.claim import Subject
from govlint.claims.words import COUNT, WEAK, Lists, Word, any_of
from govlint.lazy import lazily
from govlint.vocabulary import ClaimWords, Matter

_OTHER, _ELSEWHERE = "other", "elsewhere"
FOR_ANOTHER = (
    r"[^\n]{0,60}?(?:{applications}|[资援]助|补[助贴]|经费|立项|许可|执业|登记|变更"
    r"|评审|入围|入选|公示|发放|拨付|奖|贴息|减免|认证|准入|签约|受益|培训|证书|[颁核][发证]|(?:主要|[均都]|全部)申(?:请(?!公开)|[领报]))"
)
"""A pattern of what else those who ask may ask for, within some words from there."""
# 企业等法人或其他组织提出12件: the last are all of them.
_ALL_OF_THEM = "organisations"
_VAGUE = frozenset(("ungiven", "left", "underway"))
_ABOUT = lazily(r"[^，。；\d]{0,6}(?:集中|涉及|围绕|关于|(?<=内容)属于|经过?(?:登记|受理|审[核查]|分办))")
_JOINT = lazily(r"[ \t]*(?:和|及|与|以及|或|或者|、|跟|同)[ \t]*(?:被|提起|发生|因)?")

JOINT = "joint whole:"
"""The kind of a figure that counts all of several matters."""


class Topics:
    """Reads topics by the matters of a vocabulary."""

    def __init__(self, words: ClaimWords) -> None:
        self.matters: dict[str, Matter] = {matter.key: matter for matter in words.matters}
        self.lists = Lists(words)
        self.general = frozenset(name for matter in words.matters for name in matter.general)
        # 通过网站等渠道收到12件，现场收到3件: each by some of the ways.
        ways, letters = any_of(words, "ways"), any_of(words, "ways", "letters")
        self._some_by_a_way = lazily(
            rf"(?:{letters}|其(?!中[^，。；\\d]{{0,4}}(?:自然人|公民|个人|企业|法人|[村居市]民))|另)[^，,。；;、\d]{{0,16}}\d"
        )
        # 无法提供8件，因信息不存在: what a cause of an answer speaks of.
        self.reasons = lazily(any_of(words, "reasons"))
        # 网上申请52件
        self.by_a_way = lazily(rf"(?:通过|以|来自)?(?:{ways})[^，。；\d]{{0,3}}[ \t]*")
        # 其中村民40件, 患者及家属提出的政府信息公开申请49件
        self.by_persons = lazily(
            rf"(?:其中|有|由|来自|受理|收到|接收|接到|本[村镇乡县市区校院]|辖区|当地|[，,：: \t])*"
            rf"(?:{any_of(words, 'persons')})(?:(?:[、和及与]|以及|及其|和其)(?:{any_of(words, 'persons')}))*"
            r"(?:个人)?(?:共|自行|主动|依法)*(?:提出|提交|递交|申请)?的?"
            r"(?:(?:(?:政府)?信息公开|依申请公开)?的?申请)?[共有为是]?[ \t]*"
        )
        # 网络等方式收到28件。当面收到12件: the first are not all, either.
        self.another_way = lazily(
            rf"[ \t]*(?:另|另外|此外|还)?(?:通过|有)?(?:{letters})[^，,。；;、\d]{{0,8}}"
            r"(?:收到|受理|提[交出]|申请)[^，,。；;、\d]{0,6}\d+[ \t]*[件宗]"
        )
        # 收到15件，其中网络申请1件、信函申请14件
        by = any_of(words, "ways", "letters", "visits")
        self.list_of_ways = lazily(
            rf"其中[，,：:]?(?P<items>(?:(?:通过|以)?(?:{by})[^，。；、：\d]{{0,10}}[ \t]*\d+[ \t]*"
            r"[件宗条份次封](?:申请)?[，,、；;和及]?)+)"
        )
        # 公众向我局申请公开政府信息30件: they asked so often.
        self.asked_of_us = self.lists(
            r"(?<=[，,。；;：:\n \t年度内])(?:社会)?(?:公众|申请人)(?:20\d\d年度?|全年|年内|本年度?|今年)?"
            r"[向到][我本](?:{ourselves}|{tiers})(?:依法|共|累计|提出|书面|总共|一共)*$"
        )
        # 网站和信函合计收到12件，其余为当面申请
        self._rest_by_a_way = lazily(rf"(?:其余|剩余|剩下|余下)[^，,。；;、\d]{{0,8}}(?:{letters})")

    def is_by_ways(self, sentence: str) -> bool:
        """Whether a sentence tells figures by the ways in which requests came."""
        several = len(self._some_by_a_way.findall(sentence)) > 1
        return several or self._rest_by_a_way.search(sentence) is not None

    def tells_of_a_way(self, text: str, start: int, end: int) -> bool:
        """Whether a figure of one of the ways in which requests came stands there."""
        return self._some_by_a_way.search(text, start, end) is not None

    def section(self, name: str) -> str:
        """The section of the report that tells of the matter of a count (`requests.granted`)."""
        return self.matters[name.partition(".")[0]].section

    def along(self, name: str) -> tuple[str, ...]:
        """The counts that the cell of a count (`regulations.issued`) may hold too."""
        key, _, count = name.partition(".")
        return tuple(f"{key}.{other}" for other in self.matters[key].along.get(count, ()))

    def is_general(self, name: str) -> bool:
        """Whether a count (`requests.received`) is of all there is, and gives way to any other."""
        key, _, count = name.partition(".")
        return count in self.matters[key].general

    def kind(self, subject: Subject) -> str:
        """Of which kind a count is: `applicant`, `whole`, `carried`, `outcome`; after a colon, its name.

        复议诉讼共22件 is the whole of several matters, `joint`.
        """
        name = min(subject)
        key, _, count = name.partition(".")
        if len({other.partition(".")[0] for other in subject}) > 1 and all(map(self.is_general, subject)):
            return JOINT
        if count in self.matters[key].crossing:
            return f"{key} by another way:"
        if count in self.matters[key].general:
            return f"{key} whole:"
        return "carried:" if count.startswith("carried") else f"{key}:{name}"

    def is_special(self, word: Word, matter: str | None = None) -> bool:
        """Whether `word` is a count of a part, of this matter if one is given."""
        if word.topic:
            for sense in word.senses:
                if sense.kind == COUNT and sense.name not in self.general and matter in (None, sense.matter):
                    return True
        return False

    def is_past_receipt(self, words: Iterable[Word]) -> bool:
        """Whether `words` tell of what became of requests, or of those carried over, and of no receipt."""
        names = {
            sense.name
            for word in words
            for sense in word.senses
            if sense.kind == COUNT and self.matters[sense.matter].section == "requests"
        }
        return bool(names) and names.isdisjoint(("received", "anyone", "fresh"))

    def is_crossing(self, word: Word) -> bool:
        """Whether `word` is a count that divides its matter another way than the rest do."""
        if word.topic:
            for sense in word.senses:
                if sense.kind == COUNT and sense.name in self.matters[sense.matter].crossing:
                    return True
        return False

    def is_outcome(self, word: Word) -> bool:
        """Whether `word` is a count of what became of some."""
        return self.is_special(word) and not self.is_crossing(word)

    def is_divisible(self, words: Sequence[Word]) -> bool:
        """Whether `words` name all that there was, or those of one applicant, and nothing that came of it."""
        return any(word.topic for word in words) and not any(map(self.is_outcome, words))

    def is_crossing_count(self, name: str) -> bool:
        """Whether a count (`requests.natural_person`) divides its matter another way than the rest do."""
        key, _, count = name.partition(".")
        return count in self.matters[key].crossing

    def is_cell(self, name: str) -> bool:
        """Whether it is of one row and one column (`requests.granted*natural_person`)."""
        return "*" in name and self.section(name) == "requests"

    def is_of_suits(self, words: Iterable[Word]) -> bool:
        """Whether all of `words` are told of reviews or suits, and not of requests."""
        return all(
            self.section(sense.matter) == "review"
            for word in words
            for sense in word.senses
            if sense.kind == COUNT
        )

    def is_matter(self, word: Word) -> bool:
        """Whether `word` names a matter."""
        return bool(word.plainly)

    def speaks_of(self, word: Word, matters: Iterable[str]) -> bool:
        """Whether a topic names a matter, or counts something of one of these."""
        return any(sense.kind != COUNT or sense.matter in matters for sense in word.senses)

    def tells_of(self, word: Word, matters: Iterable[str]) -> bool:
        """Whether `word` names a matter, or counts something of one of these."""
        return word.naming or any(sense.kind == COUNT and sense.matter in matters for sense in word.senses)

    def names_matter(self, word: Word) -> bool:
        """Whether `word` names a matter, plainly or weakly."""
        return word.naming

    def matters_in(self, text: str, words: Sequence[Word]) -> tuple[str, ...]:
        """The matters that `words` name, in order.

        The first of two is left out where the second came of it: 因政府信息公开申请引起的行政复议.
        """
        topics = [word for word in words if word.naming]
        if not topics:
            return ()
        named = [(word, matter) for word in topics for matter in word.plainly]
        if not named:
            other = next((word for word in words if "elsewhere" in word.context), None)
            if other is None or self.tells_contents(text, topics[0], other):
                named = [
                    (word, sense.matter) for word in topics for sense in word.senses if sense.kind == WEAK
                ]
        if len({matter for _, matter in named}) < 2:
            return tuple(matter for _, matter in named[:1])
        kept: list[str] = []
        for at, (word, matter) in enumerate(named):
            later = next((other for other, name in named[at + 1 :] if name != matter), None)
            if later is not None and not self._joined(text, word, later, matter):
                continue
            if matter not in kept:
                kept.append(matter)
        return tuple(kept)

    def tells_contents(self, text: str, named: Word, other: Word) -> bool:
        """Whether another matter is what requests are about, or a step on their way: 申请主要涉及许可."""
        return named.end <= other.start and _ABOUT.match(text, named.end, other.start) is not None

    def _joined(self, text: str, word: Word, later: Word, matter: str) -> bool:
        between = text[word.end : later.start]
        return bool(_JOINT.fullmatch(between)) or self.matters[matter].section != "requests"

    def has_count(self, words: Iterable[Word], matters: Sequence[str] | None = None) -> bool:
        """Whether one of `words` is a count, of these matters if any are given."""
        return any(
            sense.kind == COUNT and (matters is None or sense.matter in matters)
            for word in words
            if word.topic
            for sense in word.senses
        )

    def has_name(self, words: Iterable[Word], name: str) -> bool:
        """Whether one of `words` counts what is called `name` in its matter."""
        return any(sense.kind == COUNT and sense.name == name for word in words for sense in word.senses)

    def has_both(self, words: Iterable[Word]) -> bool:
        """Whether two counts of all there is are said together: 新收并办结."""
        names = (sense.name for word in words for sense in word.senses if sense.kind == COUNT)
        return len(self.general.intersection(names)) > 1

    def kinds_in(self, words: Iterable[Word]) -> tuple[str, ...]:
        """The one matter of which `words` count a kind of an outcome: 申请人逾期不补正."""
        found = {
            sense.matter
            for word in words
            for sense in word.senses
            if sense.kind == COUNT
            and "." in sense.name
            and sense.name.partition(".")[0] in self.matters[sense.matter].telling
        }
        return tuple(found) if len(found) == 1 else ()

    def subject(self, words: Iterable[Word], matters: Sequence[str]) -> Subject:
        """What `words` count of `matters`; empty where they name no count and the matter has no default."""
        found: set[str] = set()
        listed = [word for word in words if word.topic]
        for key in matters:
            matter = self.matters[key]
            names = {
                sense.name
                for word in listed
                for sense in word.senses
                if sense.kind == COUNT and sense.matter == key
            }
            special = {name for name in names if name not in matter.general}
            special = {name for name in special if not any(other.startswith(f"{name}.") for other in special)}
            if _ALL_OF_THEM in special:
                special -= set(matter.crossing[matter.crossing.index(_ALL_OF_THEM) + 1 :])
            crossing = special.intersection(matter.crossing)
            if crossing and crossing != special:
                # 自然人予以公开3件 is neither the row nor the column, and no sum of both.
                found.add(f"{key}.{'*'.join(sorted(special))}")
                continue
            # 撤回等其他结果1件: of the row that holds them.
            special -= {_ELSEWHERE} if _OTHER in special else set()
            # 属于过程性信息没有公开的7件: of that row.
            special = special - _VAGUE or special
            if special:
                names = special
            elif names:
                # 收到和处理: the first general count stands for all of them.
                names = {next(name for name in matter.general if name in names)}
            elif matter.default:
                names = {matter.default}
            found |= {f"{key}.{name}" for name in names}
        return frozenset(found)
