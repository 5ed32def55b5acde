"""Patterns that rules and packs declare: compiled by RE2, so that no pattern can run away on a long text.

RE2 knows no look-around and no back-references; its `\\d`, `\\w`, `\\s` and `\\b` are ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import re2

from govlint.errors import Said
from govlint.patterns.asbytes import (
    PLAIN,
    Finder,
    encoded,
    finder,
    is_inside_character,
    matches,
    piece,
    spans_of,
)
from govlint.patterns.branches import InPart, plain_branches

_UNSUPPORTED = {
    "invalid perl operator: (?=": "不支持环视 (?=…)",
    "invalid perl operator: (?!": "不支持环视 (?!…)",
    "invalid perl operator: (?<": "不支持环视 (?<=…)、(?<!…)",
    "invalid escape sequence": "不支持的转义（也不支持反向引用 \\1）",
    "invalid perl operator: (?P": "不支持反向引用 (?P=…)",
    "missing ]": "缺少 ]",
    "missing )": "缺少 )",
    "unexpected )": "多出 )",
    "no argument for repetition operator": "重复符号前面没有内容",
    "bad repetition operator": "重复符号连用",
    "invalid repetition size": "重复次数过大（最多 1000）",
    "invalid character class range": "字符范围次序颠倒",
    "pattern too large": "式子太大",
}
"""What RE2 says, which is in English, and how it is told in Chinese before that."""

_GROUPS = r"\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\((?:\?P<(\w+)>|(?!\?))"
"""Groups that are counted, the named ones with their names; what is escaped and in choices is passed over."""
_SAID = 120
"""So much is told of what RE2 says."""
_SPARED = 3 * 2**15
"""Bytes of text, that of a few reports: in more of it a pattern is sooner looked for when it is compiled."""
_LOOK = 2**10
"""Looking for the words of a pattern takes as long as it does in so many bytes, however short the text is."""


class Match:
    """One match; offsets are code points of the text that was searched."""

    __slots__ = ("_pattern", "_spans", "_text")

    def __init__(self, text: str, spans: tuple[tuple[int, int], ...], pattern: Pattern) -> None:
        self._text = text
        self._spans = spans
        self._pattern = pattern

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """Start and end of a group; (-1, -1) when it took no part. IndexError when there is no such group."""
        if isinstance(group, str):
            numbers = self._pattern.group_numbers(group)
            group = next((number for number in numbers if self._spans[number][0] >= 0), numbers[0])
        return self._spans[group]

    def start(self, group: int | str = 0) -> int:
        """Where the group begins."""
        return self.span(group)[0]

    def end(self, group: int | str = 0) -> int:
        """Where the group ends."""
        return self.span(group)[1]

    def __getitem__(self, group: int | str) -> str:
        start, end = self.span(group)
        return self._text[start:end] if start >= 0 else ""

    def group(self, group: int | str = 0) -> str:
        """The text of a group; empty when it took no part."""
        return self[group]

    def groups(self) -> tuple[str, ...]:
        """The texts of all groups."""
        return tuple(self[number] for number in range(1, len(self._spans)))

    def groupdict(self) -> dict[str, str]:
        """The texts of the named groups."""
        return {name: self[name] for name in self._pattern.names}

    def __repr__(self) -> str:
        return f"Match({self.span()}, {self[0]!r})"


class Pattern:
    """A regular expression, compiled when it is first used, and pickled by its text."""

    EMPTY = Said("正则式是空的，什么也找不到", "an empty pattern finds nothing")
    """Why an option may not be an empty pattern."""
    IDLE = Said(
        "正则式在没有字的地方也匹配，处处都算找到",
        "the pattern matches where nothing stands, and so everywhere",
    )
    """Why an option may not be a pattern that matches nothing at all, too."""

    __slots__ = ("_compiled", "_find", "_groups", "_partly", "_plain", "_spared", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._compiled: Any = None
        self._find: Finder | None = None
        self._groups: dict[str, tuple[int, ...]] | None = None
        self._partly: InPart[Pattern] | None = None
        self._plain: tuple[str, ...] | None = None
        self._spared = 0

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """The pattern `text`, compiled; ValueError (`Said`, with the pattern) when it is malformed."""
        pattern = cls(text)
        try:
            pattern._compile()
        except re2.error as error:
            chinese, words = _explain(error)
            zh = f"正则式 {text!r} 有误：{chinese}"
            raise ValueError(Said(zh, f"the pattern {text!r} is wrong: {words}")) from None
        return pattern

    @classmethod
    def restore(cls, text: str) -> Pattern:
        """The pattern of a `text` that was parsed before; it is compiled when first used."""
        return cls(text)

    def _compile(self) -> Any:
        if self._compiled is None:
            self._compiled = re2.compile(self.text.encode(), options=PLAIN)
        return self._compiled

    @property
    def is_idle(self) -> bool:
        """Whether it matches where nothing stands, and so everywhere."""
        return self._compile().search(b"") is not None

    def _finder(self) -> Finder:
        if self._find is None:
            self._find = finder(self._compile())
        return self._find

    def _numbers(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the named groups; several where branches have groups of one name."""
        if self._groups is None:
            named = self._compile().groupindex
            self._groups = {name.decode(): (int(number),) for name, number in named.items()}
            if self.text.count("P<") > len(named):  # RE2 tells the first of them alone
                opened = (found[1] for found in re.finditer(_GROUPS, self.text) if found[0].startswith("("))
                every = list(enumerate(opened, 1))
                self._groups = {
                    name: tuple(number for number, called in every if called == name) for name in self._groups
                }
        return self._groups

    def _for(self, data: bytes) -> Pattern | None:
        """What finds the matches in `data`: this pattern, or some of its branches; None where there are none.

        While few texts have come, only what may match in them is compiled.
        """
        if self._compiled is not None or self._spared > _SPARED:
            self._partly = None
            return self
        self._spared += len(data) + len(self.text) + _LOOK
        if self._partly is None:
            self._partly = InPart((self.text,), self._part)
        return self._partly.made_for(data)

    def _part(self, text: str) -> Pattern:
        return self if text == self.text else Pattern(text)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the named groups."""
        return tuple(self._numbers())

    @property
    def group_count(self) -> int:
        """The number of groups."""
        return int(self._compile().groups)

    def group_numbers(self, name: str) -> tuple[int, ...]:
        """The numbers of the groups of a name; IndexError when there is none."""
        numbers = self._numbers().get(name)
        if numbers is None:
            raise IndexError(name)
        return numbers

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Matches from left to right; what is between `start` and `end` is searched as a text of its own."""
        data = piece(text, start, end)
        searched = self._for(data)
        if searched is None:
            return
        seen = count = 0
        for found in matches(searched._finder(), data):
            begin = found[0][0]
            if is_inside_character(data, begin):
                continue
            count += len(data[seen:begin].decode())
            seen = begin
            yield Match(text, spans_of(found, data, begin, count + start), self)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first match, or None."""
        return next(self.finditer(text, start, end), None)

    def is_in(self, text: str) -> bool:
        """Whether there is a match anywhere; quicker than `search`, which tells where."""
        data = encoded(text)
        searched = self._for(data)
        if searched is None:
            return False
        begin = searched._finder()(data, 0, len(data))[0][0]
        if begin < 0:
            return False
        return not is_inside_character(data, begin) or self.search(text) is not None

    def stands_in(self, text: str) -> bool:
        """As `is_in`, and quicker for patterns of many words of which one mostly stands in the text.

        Nothing is compiled then, and no automaton walked through that has left the processor's caches.
        """
        if self._plain is None:
            self._plain = plain_branches(self.text)
        for word in self._plain:
            if word in text:
                return True
        return self.is_in(text)

    def sub(self, replacement: str, text: str) -> str:
        """`text` with `replacement` (taken as it stands) for every match."""
        data = encoded(text)
        searched = self._for(data)
        if searched is None:
            return text
        pieces, end = [], 0
        for found in matches(searched._finder(), data):
            begin, stop = found[0]
            if not is_inside_character(data, begin):
                pieces.append(data[end:begin])
                end = stop
        if not pieces:
            return text
        return replacement.encode().join([*pieces, data[end:]]).decode()

    def fullmatch(self, text: str) -> Match | None:
        """The match of the whole text, or None."""
        data = encoded(text)
        searched = self._for(data)
        found = searched._compile().fullmatch(data) if searched is not None else None
        if not found:
            return None
        spans = [found.span(number) for number in range(len(found.groups()) + 1)]
        return Match(text, spans_of(spans, data, 0, 0), self)

    def __reduce__(self) -> tuple[type[Pattern], tuple[str]]:
        return Pattern, (self.text,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Pattern({self.text!r})"

    def __str__(self) -> str:
        return self.text


def _explain(error: Exception) -> tuple[str, str]:
    """What RE2 says, in Chinese and as it says it."""
    words = error.args[0] if error.args else ""
    words = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    if len(words) > _SAID:  # all that follows the place may stand there
        words = f"{words[:_SAID]}…"
    known = next((chinese for english, chinese in _UNSUPPORTED.items() if words.startswith(english)), None)
    return (f"{known}（{words}）" if known else words), words
