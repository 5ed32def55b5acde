"""Words that make a figure one of a kind: 停业登记申请214件, 涉农的申请5件, 各类申请1203件 of any kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.claims.claim import Subject
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.strange import Strange
from govlint.claims.labels import Label
from govlint.claims.sentences import before
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily

# 停业登记申请214件: for a registration.
_REGISTERED = lazily(
    r"(?<=[\u4e00-\u9fff])(?<![共总已并新际均各年内度局厅委院镇乡道校会府机关心])登记(?:类)?(?:的)?申请"
)
_UNNAMED = lazily(r"[\u4e00-\u9fffA-Za-z□]+")
_CAUSED = lazily(r"(?:引起|引发|导致|造成|产生)$")
# 年末在办案件12件: of whatever kind.
_YEAR_END, _LEFT = r"年[底末初](?:仍|尚|还)?", "剩余|未办[结完]|未答复|在办|遗留|转[来入]"
_CASES = lazily(rf"{_YEAR_END}(?:{_LEFT}|结转)(?:的)?(?:案件|事项|项目|业务|工作|任务|问题|案|工单)")
# 年末未办结的2件已转入下年度继续办理
_OF_REQUESTS = lazily(r"申请|结转|转[入至到][ \t]*(?:下|次|明|20\d\d)")
_AT_END = lazily(rf"{_YEAR_END}(?:{_LEFT})")
THIRD_PARTIES = lazily(r"第三方|权利人|利害关系人|征[求询]")
_OURS = lazily(r"信息公开|依申请")
_SOME_OF_THEM = lazily(r"[，,（(：:；;]?其中[^。；]{0,60}?(?:信息公开|依申请公开)")
_LIST = 80
# 发布市政府和市政府办公厅行政规范性文件50件: of these alone, in the report of a city.
_OF_AN_OFFICE = lazily(r"(?:政府办?|办公[厅室]|部门|单位|(?<![我本])[局委厅])(?:的|名义)?$")
# 直接起诉案件中有1件未审结: of those that the words behind the figure tell of.
_AMONG = lazily(
    r"(?:申请|案件?|件|复议|诉讼|起诉|应诉|答复|办结|事项)[当之]?中[，,]?(?:共|仅|只|尚|还)?有?[ \t]*$"
)
_ON_THEM = lazily(
    r"(?:申请)?(?:内容|事项|信息)?(?:主要|大多|大部分|多|均|分别)?(?:是|为)?(?:涉及|围绕|集中(?:在|于)?|关于|涵盖|包括)"
    r"[^，。；\d]{2,40}(?:方面|领域|内容|事项|问题)"
    r"|(?:所?申请|要求)?(?:公开)?的?(?:内容|事项|信息|主题|诉求)(?:主要|大多|大部分|多|均|都|分别|[为是有])*"
    r"(?:(?<=[为是有])|涉及|围绕|集中(?:在|于)?|关于|涵盖|包括|与(?=[^，。；\d]{2,30}[有相]关))[^，。；\d]{2,40}"
    r"|(?:主要|大多|大部分|多|均|都|分别)+(?:涉及|围绕|集中(?:在|于)?|关于|有关)[^，。；\d]{2,40}"
)
# 土地征收方面的申请，予以公开12件; 涉及拆迁的申请，…: of those on one thing.
_ON_ONE_THING = lazily(
    r"(?:对|对于|其中)?(?:(?:涉及?|关于|有关|针对|围绕)[^，。；\d]{2,24}?(?:的)?|[^，。；\d]{2,24}(?:方面|领域|类|问题)的?)"
    r"(?:政府)?(?:信息公开)?申请(?:事项|件)?(?:当中|[中里])?"
)
# 通过市政府门户网站, 平台收到
_BY_A_WAY = (
    r"(?:通过|经由?|从|以|来自)?(?:本?(?:{tiers}|局)?(?:人民)?政府)?(?:门户)?(?:{ways})"
    r"(?:提交|渠道|收到|受理)?"
)
_CAME_IN = ("收到", "受理")
# 平台收到54件，剔除误投9件: more than were taken in.
_NOT_ALL_TAKEN = lazily(r"[有无]效|[剔扣删]除|误|重复|撤[回销]|不属于|不予受理|咨询|转[交办送]")
_BY_PEOPLE = lazily(r"[^\d]{2,}[和及与、][^\d]{2,}(?:提|递|提[出交]|递交)的?")
_ON_ANYTHING = lazily(r"各[类种个]|所有|全部|这些|上述|信息公开(?!申请)|依申请")
# 制定规范性文件2件，均经合法性审核和公平竞争审查；废止1件
_DONE_WITH_THEM = (
    r"(?:均|都|全部)(?:已|经|按规定|依法|严格|进行|开展|履行|通过|完成|了|过)*(?:{vetting}"
    r"|[、和及与等])+"
)


class Kinds:
    """Looks around the figures of one text for what they are of."""

    def __init__(self, text: str, topics: Topics, strange: Strange) -> None:
        self.text, self.topics, self.strange = text, topics, strange

    def is_registered(self, label: Label) -> bool:
        """Whether it is of applications to register something: 停业登记申请214件, 法人变更登记申请57件."""
        return _REGISTERED.search(self.text, label.start, label.count.whole.start) is not None

    def is_of_a_kind(self, figure: Candidate) -> bool:
        """Whether words that no list knows stand right before what is counted: 批量申请18件, 涉农的申请."""
        label = figure.label
        end = label.count.whole.start
        if self.is_registered(label):
            return True
        at = next((word.start for word in label.before if word.topic), None)
        if at is None and before(self.text, end) == "的":
            # 需要重新制作的14件申请
            return self.strange.leftover(label.start, end - 1, label.before)
        if at is None or not any(self.topics.names_matter(word) for word in label.before if word.start == at):
            return False
        known = {word.end: word for word in label.before if word.start < at}
        while (word := known.get(at)) is not None and self.text[word.start : at] == "的":
            at = word.start
        if _CAUSED.search(self.text, label.start, at) and self.topics.section(figure.names[0]) == "requests":
            return True
        start = max((end for end in known if end <= at), default=label.start)
        return _UNNAMED.search(self.text, start, at) is not None

    def is_among(self, label: Label) -> bool:
        """Whether it is told of some among those named before it: 直接起诉案件中有1件未审结.

        What is said behind the figure tells of which: 申请中有5件结转下年度.
        """
        return (
            not any(map(self.topics.is_special, label.after))
            and _AMONG.search(self.text, label.start, label.count.whole.start) is not None
        )

    def is_wider(self, label: Label) -> bool:
        """Whether those on disclosure are told as some of them: 各类申请1203件，其中信息公开申请67件."""
        end = label.end + _LIST
        return _SOME_OF_THEM.match(self.text, label.end, end) is not None and not _OURS.search(
            self.text, label.start, label.end
        )

    def is_of_an_office(self, label: Label) -> bool:
        """Whether an agency stands between the words of a figure: 发布市政府和市政府办公厅规范性文件50件."""
        topics = [word for word in label.before if word.topic]
        return any(
            other.start > word.end and _OF_AN_OFFICE.search(self.text, word.end, other.start)
            for word, other in pairwise(topics)
        )

    def is_of_others(self, figure: Candidate) -> bool:
        """Whether it may be third parties that agree: 征求第三方意见3件，同意公开2件."""
        if all(".carried" in name for name in figure.names) and self._are_cases(figure):
            return True
        given = all(name.endswith("granted") for name in figure.names)
        agreed = given and "同意" in self.text[figure.label.start : figure.label.end]
        return agreed and THIRD_PARTIES.search(figure.scope.sentence.text) is not None

    def _are_cases(self, figure: Candidate) -> bool:
        """Whether what is open at an end of the year may be work of any kind: 年末在办案件12件."""
        label = figure.label
        if _CASES.search(self.text, label.start, label.end):
            return True
        at_end = _AT_END.search(self.text, label.start, label.end) is not None
        return at_end and (
            figure.scope.about.strange or _OF_REQUESTS.search(figure.scope.sentence.text) is None
        )

    def is_on_them(self, start: int, end: int, readings: Sequence[Subject]) -> bool:
        """Whether a clause only says what requests just told are about, or what was done with documents."""
        if any("requests.received" in reading for reading in readings):
            return _ON_THEM.fullmatch(self.text, start, end) is not None
        papers = all(self.topics.section(min(reading)) == "disclosure" for reading in readings)
        return papers and self.topics.lists(_DONE_WITH_THEM).fullmatch(self.text, start, end) is not None

    def are_some_that_came(self, figure: Candidate) -> bool:
        """Whether requests for information came by some of the ways, or of some people: no more than all."""
        label = figure.label
        parts = [word for word in label.words if "part" in word.context]
        return (
            figure.scope.about.named
            and bool(parts)
            and all(self._is_of_way_or_people(word) for word in parts)
            and any(self.topics.is_matter(word) for word in label.words)
            and (self.topics.has_count(label.words) or self.text.endswith(_CAME_IN, 0, parts[-1].end))
            and _NOT_ALL_TAKEN.search(figure.scope.sentence.text) is None
            and not self.strange.unknown(parts[-1].end, label.end, label, label.words)
        )

    def _is_of_way_or_people(self, word: Word) -> bool:
        """Whether a word names a way to ask, or people who ask: 网上, 村民和企业提出的."""
        way = self.topics.lists(_BY_A_WAY).fullmatch(self.text, word.start, word.end)
        return (way or _BY_PEOPLE.fullmatch(self.text, word.start, word.end)) is not None

    def is_on_one_thing(self, start: int, end: int) -> bool:
        """Whether a clause names the requests on one thing alone: 土地征收方面的申请."""
        said = self.text[start:end]
        return _ON_ONE_THING.fullmatch(said) is not None and _ON_ANYTHING.search(said) is None
