"""Why 未收到… cannot be compared, or why a figure in the table would not contradict it."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import ANOTHER_YEAR, LISTED, PART, SHOWN, WHAT, WHOSE
from govlint.claims.doubts.candidate import Counted
from govlint.claims.doubts.somecases import BY_PUBLICATION, NEW_ONES
from govlint.claims.doubts.verdict import Doubts
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Span, Text

_LISTED = lazily(r"[、，,]?(?:和|或者?|以?及|与)(?:有关的|相关的)?|[、，,]")
# 咨询全年3.4万人次，没有转为申请: what did not become any.
_REQUESTS = lazily(r"公开(?:的)?申请|依申请公开|申请$")
_BECAME = lazily("作为|视为|转为|转成|转入|转化为|进入|升级|演变|变为")
# 有4人口头询问，未作申请登记: no request was made of that, and others were.
_ENTERED = lazily(
    r"登记(?:为|成|作)|(?:[作做]|进行|办理|予以|履行)申请(?:的)?登记"
    r"|[作做当按]为?(?:依?申请|公开申请)(?:予以|进行)?(?:登记|受理|办理|处理|统计)"
)
# 没有信访投诉类以外的不予处理情形
# 未能全部办结: some were.
_NOT_ALL = lazily("[未没不]有?能?够?(?:全部|完全|全数|都|尽数|悉数)")
_BUT = lazily("以外|之外")
# 除信访举报投诉类1件外，没有不予处理情形
_EXCEPT, _EXCEPTED = lazily(r"除[^，。；]{1,40}[^内对国省市]外[，,]$"), 48
# 不予公开的答复均未引发行政复议: none came of these.
_OF_THESE = lazily(
    r"[^。；]*(?:答复|申请|办理|公开|提供|处理|[件宗起条份]|办结)[^。；]{0,20}?(?:均|都|皆|也)(?:未|没有)(?:因此|由此|再)*"
    r"(?:引[发起]|导致|造成|产生|被(?:申请|提起))"
)
# 答复无法提供的12件，逐件说明理由，未引发行政复议: none came of those, the only figure told.
_OF_ONE_OUTCOME = lazily(
    r"[^。；;\d]*(?:予公开|部分公开|予以公开|无法提供|不予处理|其他处理|不掌握|不存在)(?:的)?(?:申请|答复)?"
    r"[ \t]*\d+[ \t]*[件宗起条份][^。；;\d]*"
)
_CAME = lazily(r"引[发起]|导致|产生|造成|因此|由此|因而")
# 对于被纠正的1件，重新答复，申请人未再复议诉讼: none came again.
_ONCE_DECIDED, _AGAIN = (
    lazily(
        r"(?:对于?|就)[^，。；\d]{0,8}(?:维持|纠正|撤[销回]|驳回|审结|败诉)(?:的)?[ \t]*\d+[ \t]*[件宗起]"
        # 1件复议被纠正后，已重新答复
        r"|\d[ \t]*[件宗起](?:政府)?(?:信息公开)?类?(?:行政)?(?:复议|诉讼)?(?:申请|案件|案)?"
        r"(?:被|经|依法|予以)*(?:维持|纠正|撤[销回]|驳回|审结|败诉|答复)(?:之?后|的)"
    ),
    "再",
)
# 无上年度结转至2025年的申请: of those that came in, none goes on.
_ONWARD = lazily(
    r"(?:上一?年度?|去年|20\d\d *年度?)[^，。；]{0,12}[结再]?转[至到][ \t]*(?:20\d\d|下|明)"
    r"|[结再]转[^，。；]{0,8}再[结次]?转"
)
_ON = "转"
# 有2件公开申请误投到我局，未作登记: there were these.
_SOME = lazily(
    r"[1-9]\d*[ \t]*[件宗份][^，。；\d上去往结]{0,12}申请"
    r"|申请(?!人)[^，。；\d上去往结]{0,6}[1-9]\d*[ \t]*[件宗份]"
)
# 无因不予公开被申请复议的情况
_ANSWER = "(?:不予公开|部分公开|不予提供|无法提供|不予处理)"
# 没有企业提起行政诉讼; 没有公民、法人和其他组织提起行政诉讼 is of all.
_KIND, _ANYONE = "{applicants}", frozenset(("公民", "个人"))
# 未出台行政规范性文件和重要政策措施: neither of the two.
_AND_PAPERS = lazily(
    r"(?:和|及|与|或者?|以及|、)(?:其[他它]|重要|重大|相关|有关|各类)*"
    r"(?:政策性?文件|政策措施|政策|文件|措施|决策|制度)[ \t]*[。，；,;]?[ \t]*"
)
_FAULT = lazily(
    rf"因[^，。；]{{0,6}}{_ANSWER}|{_ANSWER}(?:的|答复|决定|而)*被"
    r"|不(?:及时|规范|准确|到位|完整|全面|充分)|超期|逾期|超时|延误"
)


# 不存在应予公开而不予公开的申请; 未发现需要废止的规范性文件: none of a wrong.
_WRONGLY = lazily(
    r"应[^，。；]{1,8}?(?:而|却|但)?(?:未|不|没有?)(?:予|被|及时|能)?|需要?(?:予以)?(?:废止|修改|公开|撤销)的"
)
# 对予以公开的15件，申请人均未提起复议: of these.
_OF_SO_MANY = lazily(
    r"(?:(?:对|就|上述|这)[^，。；\d]{0,16}|(?:公开|无法提供|不予处理|延期|延期答复)的[ \t]*)"
    r"\d+[ \t]*[件宗][^。；]*$"
)


class Denials(Doubts):
    """Judges the words of a denial, too."""

    def reason_of_none(self, words: Sequence[Word], subject: str, scope: Scope) -> Text | None:
        """Why 未收到… cannot be compared."""
        if scope.when.other and ".carried" not in subject:
            return ANOTHER_YEAR
        if subject.endswith(".shown"):
            return SHOWN
        beside = self._denied_too(words)
        own = [word for word in words if word not in beside] if beside else words
        return self.reasons.around(Counted(own, (subject,), scope))

    def _denied_too(self, words: Sequence[Word]) -> list[Word]:
        """Words for something else that a denial lists beside what it is of: 未发生投诉举报、行政复议."""
        found: list[Word] = []
        if not any(map(is_other, words)):
            return found
        for backwards in (False, True):
            last: Word | None = None
            for word in words if backwards else reversed(words):
                if _LISTED.fullmatch(self.text, word.start, word.end):
                    continue
                first, second = (last, word) if backwards else (word, last)
                listed = first and second and _LISTED.fullmatch(self.text, first.end, second.start)
                if listed and is_other(word):
                    found.append(word)
                    last = word
                else:
                    last = word if word.topic else None
        return found

    def doubt_of_none(
        self, clause: Sequence[Segment], span: Span, words: Sequence[Word], subject: str, scope: Scope
    ) -> Text | None:
        """Why a figure in the table would not contradict 未收到…"""
        if scope.owner.whose == "unsure":
            return WHOSE
        received = self.topics.is_general(subject) and self.topics.section(subject) == "requests"
        if received and (some := self._beside_some(span, scope)):
            return some
        if received and _ENTERED.search(self.text, span.start, clause[-1].end):
            return WHAT
        if self._is_of_wrongs(clause, span, scope):
            return WHAT
        # 未收到纳税人提出的申请: others may have asked.
        if any("askers" in word.context for word in words) or self._is_of_some_reviews(span, subject, scope):
            return PART
        before = [word for segment in clause for word in segment.words if word.end <= span.start]
        if not scope.owner.here and self.strange.leftover(clause[0].start, span.start, before):
            return WHOSE
        # 科研机构没有提出申请
        asked = any(map(self.topics.is_crossing, before)) and self.topics.is_general(subject)
        late = BY_PUBLICATION.search(self.text, scope.sentence.start, span.start)
        if asked or late or self._is_of_the_rest(clause, span, scope):
            return PART
        if self._goes_onward(clause):
            return WHAT
        # 没有减免申请: what stands between is known, too.
        start = words[0].start if words and not received else span.start
        behind = [word for segment in clause for word in segment.words if word.start >= start]
        end = clause[-1].end
        if self.topics.section(subject) == "disclosure" and _AND_PAPERS.fullmatch(self.text, span.end, end):
            end = span.end
        return WHAT if self.strange.leftover(start, end, behind) else None

    def _is_of_wrongs(self, clause: Sequence[Segment], span: Span, scope: Scope) -> bool:
        """Whether it is of what should not be, or of what became of something else than requests."""
        if _WRONGLY.search(self.text, span.start, clause[-1].end):
            return True
        became = _BECAME.search(self.text, span.start, span.end)
        return became is not None and not _REQUESTS.search(self.text, scope.sentence.start, span.start)

    def _is_of_some_reviews(self, span: Span, subject: str, scope: Scope) -> bool:
        """Whether there may be other reviews or suits: 没有因答复不及时引发的复议 tells of one cause."""
        return self.topics.section(subject) == "review" and (
            _FAULT.search(self.text, span.start, span.end) is not None
            or NEW_ONES.search(self.text, span.start, span.end) is not None
            or self._is_of_one_kind(span)
            or _OF_THESE.match(self.text, scope.sentence.start, span.end) is not None
            or self._is_of_one_outcome(span, scope)
            or self._is_again(span, scope)
            or _OF_SO_MANY.search(self.text, scope.sentence.start, span.start) is not None
        )

    def _is_of_one_kind(self, span: Span) -> bool:
        """Whether one kind of applicants went to no court, and others may have: 没有企业提起行政诉讼."""
        kinds = {
            found.group() for found in self.topics.lists(_KIND).finditer(self.text, span.start, span.end)
        }
        return len(kinds) == 1 and kinds.isdisjoint(_ANYONE)

    def _goes_onward(self, clause: Sequence[Segment]) -> bool:
        """Whether what goes on is of what had come in, and not of this year's: 无上年度结转至2025年的申请."""
        start, end = clause[0].start, clause[-1].end
        return self.text.find(_ON, start, end) >= 0 and _ONWARD.search(self.text, start, end) is not None

    def _beside_some(self, span: Span, scope: Scope) -> Text | None:
        """Why none received is none of some alone: 收到10件，其中9件为网上申请，未收到书面申请."""
        if scope.listing.open:
            return LISTED
        return PART if _SOME.search(self.text, scope.sentence.start, span.start) else None

    def _is_of_one_outcome(self, span: Span, scope: Scope) -> bool:
        """Whether nothing came of the requests with one outcome, of which alone the sentence tells."""
        told = _OF_ONE_OUTCOME.fullmatch(self.text, scope.sentence.start, span.start) is not None
        return told and _CAME.search(self.text, span.start, span.end) is not None

    def _is_again(self, span: Span, scope: Scope) -> bool:
        """Whether nothing came again of those that were decided."""
        again = self.text.find(_AGAIN, span.start, span.end) >= 0
        return again and _ONCE_DECIDED.search(self.text, scope.sentence.start, span.start) is not None

    def _is_of_the_rest(self, clause: Sequence[Segment], span: Span, scope: Scope) -> bool:
        """Whether there are some, as the words before it or behind it say: 除重复申请外，无不予处理情形."""
        if _BUT.search(self.text, span.start, clause[-1].end) or _NOT_ALL.search(
            self.text, span.start, span.end
        ):
            return True
        opening = clause[0].start
        return _EXCEPT.search(self.text, max(scope.sentence.start, opening - _EXCEPTED), opening) is not None


def is_other(word: Word) -> bool:
    """Whether a word is for something else than what requests, reviews and documents are counted by."""
    return not word.topic and ("elsewhere" in word.context or "part" in word.context)
