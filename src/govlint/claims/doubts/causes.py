"""Clauses that lead up to a figure with a cause or a kind: 因第三方不同意，不予公开2件 are not all."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import Cause
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.strange import Strange
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import OURS
from govlint.claims.sentences import Segment
from govlint.claims.words import COUNT, Word
from govlint.lazy import lazily

_WHO = (
    r"(?:其中|对于?|部分|有的|个别|申请人|当事人|原告|群众|市民|居民|村民|企业|对方|第三方|权利人"
    r"|[我本]{ourselves})*"
)
_NOT_DONE = (
    "找到|查到|查出|检索到|检索|同意|保存|留存|形成|生成|制作|存档|存有|归档|记载|发现|建立|开展|履行|告知"
)
# What stands before the figures that it is the cause of.
_CAUSE = (
    rf"(?:{_WHO}(?:因为?|由于|鉴于|属于?(?!{_WHO}申请)|涉及?|系|以[^，。；\d]{{1,16}}(?:为由|为名|为目的|为例)|认为|受(?!理))"
    r"[^。；\d]*"
    # 经检索没有找到相关信息，无法提供8件
    rf"|[^，。；\d]*(?:未能?|没有?|没能|不)(?:能|曾|再|予)?(?:{_NOT_DONE}|愿|肯|便|完整|齐全|清楚|清晰|明确)[^，。；\d]*"
    rf"|[^，。；\d]*(?:沟通|协商|引导|释明|劝导|缩小|更正|修改)[^，。；\d]*"
    rf"|{_WHO}(?:经)?(?:遮[盖挡蔽]|隐[去匿]|删[除减去]|剔除|去除|屏蔽|脱敏)[^，。；\d]*"
    # 已在网站公布，告知其网址，予以公开6件
    rf"|{_WHO}已(?:经)?(?:在|于|由|通过|主动)[^，。；\d]*(?:公开|公布|发布|刊登|登载)[^，。；\d]*"
    rf"|{_WHO}(?:告知|提供|出具|指引|邮寄|当场)[^，。；\d]{{2,}}"
    rf"|{_WHO}[^，。；\d]{{2,20}}的"
    # 最多的是征地方面，予以公开8件
    r"|[^，。；\d]{0,8}最[多高大]的?(?:申请)?(?:是|为|属于?|涉及)[^，。；\d]{2,24}(?:方面|领域|类|问题|事项)(?:的)?"
    # 年底集中收到，结转下年1件; not 年底无未办结件
    r"|(?:年[初底末]|月[初底]|节前|岁末|{seasons})(?!(?:均|都|已|也|尚|仍)*(?:无|没有|零))[^，。；\d]*)"
)
_OF_ALL = lazily(
    r"各[类种]|所有|全部|全年|上述|这些|一律|[多各]种原因|客观|法定(?!代表)|工作(?!秘密|人员|记录|底稿)|服务(?!对象)|制度|机制|依规"
    "|要求(?!保密|不[予要]?公开)"
)
# 涉及征收补偿等方面，予以公开15件: what all of them are about. 属于过程性信息的最多，有3件: all there are.
_CONTENTS = lazily(r"涉及[^，。；\d]*(?:方面|领域|内容|事项|问题)|[^，。；\d]*最[多高]")
# 经与申请人沟通，予以公开15件: how they were given, not why. 答复期限未届满，结转2件: why all of them were.
_MANNER, _NOT_YET = (
    lazily(r"沟通|协商|引导|释明|劝导"),
    lazily(r"期限|时限|时间|届满|到期"),
)
# 因年底收件集中，结转下年度的申请有2件: why there were any, and these are all.
_LATE, _THESE_ARE = (
    lazily(
        r"(?:因为?|由于)(?:临近|接近|时近|时值)?(?:年[底末终]|岁末)[^，。的]*(?:较多|较晚|集中|密集|偏多|偏晚|大量)[^，。的]*"
    ),
    lazily(r"的(?:政府信息公开)?(?:申请|事项|件)?[共有为计]+[ \t]*$"),
)
# 对申请内容不明确的，一次性告知补正事项，逾期不补正的4件: so all of them began.
_TO_BE_MENDED = lazily(r"补正|不明确|不清[晰楚]|不完整|不具体")
_UNMENDED = frozenset(("requests.other.no_correction", "requests.unavailable.unclear"))
# 受疫情影响，收到申请45件
_INFLUENCE = lazily(r"受[^，。；]*影响|为(?:了)?(?:方便|便于)[^，。；]*")
_OF_THE_YEAR = lazily(r"共|全年|累计|总|本年度?|今年")
# What else a clause may say that names a row.
_PLAINLY = (
    r"(?:原因|理由|告知|书面|依法|依规|答复|说明|经?(?:审查|审核|核查|检索|查询)|申请人|其中|其|该|此|所需|所?申请|公开|相关|有关|政府|信息|内容"
    r"|主要|涉及|所涉及?|材料|情形|事项|同一|再次|就|或者?|以?及|和|均|都|全部?|皆|无一例外|[我本]{ourselves}"
    r"|[的对因属于系是为等后而故由经、 \t])*"
)
# 对本机关不掌握的，告知申请人向有关机关查询，共18件: all of that row.
_DEALT_WITH = lazily(
    r"(?:并|已|均|都|依法|书面|逐一|一次性|分别|耐心|及时)*(?:告知|引导|建议|说明|解释|提示|视为|指引)[^，。；\d]*"
)
_GOING_ON = frozenset("，,、：:（(）)")
# 信息不存在: of one row, and hardly all of it.
_NEARLY_ROWS = frozenset(("absent",))
_CASES = ("review.", "litigation.")
_RECEIVED, _CARRIED_OUT, _GIVEN = "requests.received", "requests.carried_out", "granted"


class Causes:
    """Looks for them in one text."""

    def __init__(self, text: str, strange: Strange) -> None:
        self.text, self.strange, self.lists = text, strange, strange.topics.lists

    def behind(
        self, clause: Sequence[Segment], words: Sequence[Word], scope: Scope, *, counted: bool
    ) -> tuple[Cause, ...]:
        """The causes told by the end of a clause, which may tell one: it is that of the next figure.

        Where that is of reviews, it holds for those behind it up to a semicolon, too.
        """
        first = clause[0]
        told = () if first.mark and first.mark not in _GOING_ON else scope.causes
        if counted or first.depth:
            return told
        said = self.text[first.start : clause[-1].end].strip()
        rows, plain = self.rows_named(first.start, clause[-1].end, words)
        if not rows and self.tells_dealing(said, scope):
            return told
        if self._is_one(said, first.start, clause[-1].end, words, names_rows=bool(rows)):
            return (*told, Cause(said, rows if plain else frozenset()))
        return told

    def tells_dealing(self, said: str, scope: Scope) -> bool:
        """Whether a clause tells how those of the row before it were dealt with: 视为放弃申请."""
        return bool(scope.causes and scope.causes[-1].rows) and _DEALT_WITH.fullmatch(said) is not None

    def rows_named(self, start: int, end: int, words: Sequence[Word]) -> tuple[frozenset[str], bool]:
        """The rows of a form that a clause names, or nearly, and whether it says no more: 告知不掌握."""
        rows = frozenset(
            f"{sense.matter}.{sense.name}"
            for word in words
            for sense in word.senses
            if sense.kind == COUNT and ("." in sense.name or sense.name in _NEARLY_ROWS)
        )
        if not rows or any("none" in word.context for word in words):
            return frozenset(), False
        edges = [start, *(at for word in words if word.topic for at in (word.start, word.end)), end]
        said = "".join(self.text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2))
        return rows, self.lists(_PLAINLY).fullmatch(said) is not None

    def _is_one(self, said: str, start: int, end: int, words: Sequence[Word], *, names_rows: bool) -> bool:
        return (
            (names_rows or self.lists(_CAUSE).fullmatch(said) is not None)
            and not (OURS.search(said) or _OF_ALL.search(said) or _CONTENTS.fullmatch(said))
            and (names_rows or self.strange.leftover(start, end, words) or any(map(_is_part, words)))
        )

    def narrow(self, figure: Candidate) -> bool:
        """Whether a figure may be of such a cause alone: not 受降雨影响，全年共收到申请45件."""
        if not figure.scope.causes:
            return False
        names = set(figure.names)
        causes = [cause.said for cause in figure.scope.causes if not _is_row_of(cause, names)]
        if not causes or _are_of_all(causes, names) or self._has_its_own(figure):
            return False
        if _CARRIED_OUT in names and all(map(_LATE.fullmatch, causes)):
            label = figure.label
            return _THESE_ARE.search(self.text, label.start, label.count.whole.start) is None
        if _RECEIVED not in names:
            return not any(name.startswith(("regulations.", "normative_documents.")) for name in names)
        return _OF_THE_YEAR.search(self.text, figure.label.start, figure.label.count.whole.start) is None

    def _has_its_own(self, figure: Candidate) -> bool:
        """Whether a figure of the year tells its own cause: 全年因保护第三方合法权益不予公开6件."""
        return all("." in name.partition(".")[2] for name in figure.names) and (
            _OF_THE_YEAR.match(self.text, figure.label.start) is not None
        )


def _is_row_of(cause: Cause, names: set[str]) -> bool:
    """Whether a figure with these names is of the rows that its cause names: 属于过程性信息，不予公开9件.

    One that may only be of their whole is of what the cause says alone: 因信息不存在，无法提供8件.
    """
    wholes = {row.rpartition(".")[0] for row in cause.rows}
    return not cause.rows.isdisjoint(names) and names <= cause.rows | wholes


def _are_of_all(causes: Sequence[str], names: set[str]) -> bool:
    """Whether clauses say how or why all that a figure with these names may be of came about."""
    if all(name.endswith(_GIVEN) for name in names):
        return all(map(_MANNER.search, causes))
    if names <= _UNMENDED:
        return all(map(_TO_BE_MENDED.search, causes))
    if _CARRIED_OUT in names:
        return any(map(_NOT_YET.search, causes))
    # 受申请量增加影响，行政诉讼共3件
    every = _RECEIVED in names or all(name.startswith(_CASES) for name in names)
    return every and all(map(_INFLUENCE.fullmatch, causes))


def _is_part(word: Word) -> bool:
    """Whether a word makes figures parts, and not because it tells a cause: 超期, not 涉及."""
    return "part" in word.context and "because" not in word.context
