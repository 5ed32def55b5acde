"""Figures beside 公开 alone, which is an outcome next to 部分公开: 办理结果为：公开28件、部分公开13件."""

from __future__ import annotations

from msgspec.structs import replace

from govlint.claims.labels import Label
from govlint.claims.said.wording import Wording
from govlint.claims.words import Word
from govlint.lazy import lazily

_GIVEN = lazily(
    r"(?:^|[，,、：:；;。（(\n为是]|其中|申请[当之]?[中里])(?:全部|已经?)?(公开)(?:的|类)?"
    r"[有为共是：:]?[ \t]*$"
)
# 28件公开，13件部分公开; 13件部分公开，28件已公开
_LISTED = lazily(r"(?:[，,、：:；;（(为]|其中)[ \t]*$")
_GIVEN_BEHIND = lazily(
    r"[ \t]*已?经?公开的?(?:[、，,；;][ \t]*\d+[ \t]*[件条份宗起](?:予以)?部分公开|(?P<last>[、，,；;。]))"
)
_PARTLY_SO_BEFORE = lazily(r"\d[ \t]*[件条份宗起](?:予以)?部分公开的?[、，,；;][ \t]*$")
_FAR, _LEAD, _KIND, _NEUTRAL = 12, 40, "类", frozenset(("neutral",))
_PARTLY_BEHIND = lazily(r"[ \t]*(?:申请)?[、，,；;](?:予以)?部分公开(?:的|类)?[有为共是：:]?[ \t]*\d")
_PARTLY_BEFORE = lazily(r"部分公开(?:的|类)?[有为共是：:]?[ \t]*\d+[ \t]*[件条份宗]?[、，,；;][ \t]*$")
# 答复申请45件，其中公开15件、不予公开7件: the first of what was answered, with another outcome behind it.
_FIRST_OF_ANSWERS = lazily(
    r"(?:申请|答复|办结|办理|回复)(?:完毕|了)?[ \t]*\d+[ \t]*[件起份条宗]"
    # 收到申请45件；公开820件: of whatever.
    r"(?:[，,（(：:]|[。；;](?=[ \t]*(?:其中|答复结果|办理结果)))"
    r"[ \t]*(?:其中|答复结果|办理结果)?[，,：:为]*(?:全部)?公开(?:的|类)?[有为共是：:]?[ \t]*$"
    # 45件申请中公开15件，不予公开7件
    r"|\d+[ \t]*[件份宗](?:政府信息公开)?申请[当之]?[中里][，,]?公开[ \t]*$"
    # 新收申请45件，上年转来2件，公开15件，不予公开7件
    r"|(?:新收|受理|收到|转来|结转)[^，。；：、\d]{0,10}[ \t]*\d+[ \t]*[件起份条宗][，,；;]公开[ \t]*$"
)
_ANOTHER_OUTCOME = lazily(
    r"[ \t]*(?:申请)?(?:[、，,；;][^、，,；;。\d]{2,20}\d+[ \t]*[件起份条宗]?){0,4}?"
    r"[、，,；;][^、，,；;。\d]{0,14}?(?:不予公开|(?:政府)?信息不存在|不存在|无法提供|不予处理|不掌握)"
    r"[^、，,；;。\d]{0,12}\d"
)
# 对40件答复进行评查，公开12件、部分公开8件; 公开、部分公开分别增加3件、1件
_SAMPLED = lazily(r"评查|抽查|代(?!表)[^，。；\d]{0,10}(?:答复|办理)|增[加长]|减少|下降")


def is_given(text: str, label: Label, sentence: Wording) -> bool:
    """Whether a figure beside 公开 stands next to one beside 部分公开, or is the first of the outcomes of
    so many answers, in no sentence of samples.
    """
    start, end = label.count.whole.start, label.count.whole.end
    behind = _GIVEN_BEHIND.match(text, end)
    if behind is not None and not any(word.topic for word in label.before):
        listed = _LISTED if behind["last"] is None else _PARTLY_SO_BEFORE
        found = listed.search(text, max(sentence.start - 1, start - _FAR, 0), start)
        return found is not None and _SAMPLED.search(sentence.text) is None
    given = _GIVEN.search(text, max(sentence.start - 1, start - _FAR, 0), start)
    beside = given and (
        _PARTLY_BEHIND.match(text, end)
        or _PARTLY_BEFORE.search(text, sentence.start, given.start(1))
        or (
            _ANOTHER_OUTCOME.match(text, end) and _FIRST_OF_ANSWERS.search(text, max(0, start - _LEAD), start)
        )
    )
    return bool(beside) and _SAMPLED.search(sentence.text) is None


def as_kind(text: str, word: Word) -> Word:
    """The word, no part where it only says 类: 公开类28件、部分公开类4件."""
    return replace(word, context=_NEUTRAL) if text[word.start : word.end] == _KIND else word
