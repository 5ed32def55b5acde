"""Patterns that rules and packs declare: compiled by RE2, so that no pattern can run away on a long text.

RE2 knows no look-around and no back-references; its `\\d`, `\\w`, `\\s` and `\\b` are ASCII.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import re2

from govlint.clues import clues
from govlint.digest import blake2b
from govlint.memo import Table, table

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


def _quiet(memory: int | None = None) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.never_nl = False
    if memory is not None:
        options.max_mem = memory
    return options


_OPTIONS = _quiet()
_TOGETHER = _quiet(64 << 20)
_THIRD = 3
_SPARED = 3 * 2**15
"""Bytes of text, that of a few reports: in more of it a pattern is sooner looked for when it is compiled."""


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
            group = self._pattern.group_number(group)
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

    __slots__ = ("_compiled", "_spared", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._compiled: Any = None
        self._spared = 0

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """The pattern `text`, compiled; ValueError (in Chinese, with the pattern) when it is malformed."""
        pattern = cls(text)
        try:
            pattern._compile()
        except re2.error as error:
            raise ValueError(f"正则式 {text!r} 有误：{_explain(error)}") from None
        return pattern

    @classmethod
    def restore(cls, text: str) -> Pattern:
        """The pattern of a `text` that was parsed before; it is compiled when first used."""
        return cls(text)

    def _compile(self) -> Any:
        if self._compiled is None:
            self._compiled = re2.compile(self.text.encode(), options=_OPTIONS)
        return self._compiled

    def _is_beyond(self, data: bytes) -> bool:
        """Whether it can be told without compiling that there is no match in `data`."""
        if self._compiled is not None or self._spared > _SPARED:
            return False
        self._spared += len(data)
        needed = clues(self.text)
        for word in needed:
            if word in data:
                return False
        return bool(needed)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the named groups."""
        return tuple(name.decode() for name in self._compile().groupindex)

    @property
    def group_count(self) -> int:
        """The number of groups."""
        return int(self._compile().groups)

    def group_number(self, name: str) -> int:
        """The number of a named group; IndexError when there is none."""
        number = self._compile().groupindex.get(name.encode())
        if number is None:
            raise IndexError(name)
        return int(number)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Matches from left to right; what is between `start` and `end` is searched as a text of its own."""
        data = _piece(text, start, end)
        if self._is_beyond(data):
            return
        seen = count = 0
        for found in self._compile().finditer(data):
            begin = found.start()
            if _is_inside_character(data, begin):
                continue
            count += len(data[seen:begin].decode())
            seen = begin
            yield Match(text, _spans(found, data, begin, count + start), self)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first match, or None."""
        return next(self.finditer(text, start, end), None)

    def is_in(self, text: str) -> bool:
        """Whether there is a match anywhere; quicker than `search`, which tells where."""
        data = _encoded(text)
        found = None if self._is_beyond(data) else self._compile().search(data)
        if found is None:
            return False
        return not _is_inside_character(data, found.start()) or self.search(text) is not None

    def lines_in(self, text: str) -> list[int]:
        """The numbers, from 0, of the lines of `text` in which a match begins."""
        data, search = _encoded(text), self._compile().search
        lines, line, at = [], 0, 0
        while (found := search(data, at)) is not None:
            begin = found.start()
            line += data.count(b"\n", at, begin)
            lines.append(line)
            at = data.find(b"\n", begin) + 1
            line += 1
            if at == 0:
                break
        return lines

    def sub(self, replacement: str, text: str) -> str:
        """`text` with `replacement` (taken as it stands) for every match."""
        data = _encoded(text)
        if self._is_beyond(data):
            return text
        pieces, end = [], 0
        for found in self._compile().finditer(data):
            begin, stop = found.span()
            if not _is_inside_character(data, begin):
                pieces.append(data[end:begin])
                end = stop
        if not pieces:
            return text
        return replacement.encode().join([*pieces, data[end:]]).decode()

    def fullmatch(self, text: str) -> Match | None:
        """The match of the whole text, or None."""
        data = _encoded(text)
        found = None if self._is_beyond(data) else self._compile().fullmatch(data)
        return Match(text, _spans(found, data, 0, 0), self) if found else None

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


class Filter:
    """Many patterns looked for together: by the words without which they cannot match, in one pass."""

    # Behind every text stands a word that is always found: where it is not, the search ran out of memory.
    _ALWAYS = "\x01govlint\x01"

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._count = len(patterns)
        self._filter = re2.Filter()
        for text in (*(pattern.text for pattern in patterns), self._ALWAYS):
            self._filter.Add(text.encode(), _OPTIONS)
        self._filter.Compile()

    def possible(self, text: str) -> range | list[int]:
        """The indexes of the patterns that may match somewhere in `text`; no other one does."""
        found = self._filter.Match(_encoded(text) + self._ALWAYS.encode(), potential=True) or []
        if self._count not in found:
            return range(self._count)
        return [index for index in found if index != self._count]


def which(patterns: Sequence[Pattern], text: str) -> set[int]:
    """The indexes of those `patterns` that match anywhere in `text`, all searched in one pass."""
    found = _joined(patterns).which(_encoded(text))
    if len(patterns) in found:
        return found - {len(patterns)}
    # All together are too much, or have run out of memory and would have it that none matches.
    return {index for index, pattern in enumerate(patterns) if pattern.is_in(text)}


def _joined(patterns: Sequence[Pattern]) -> _Together:
    for known, together in _lately:
        if known is patterns:
            return together
    together = _together(tuple(pattern.text for pattern in patterns))
    if isinstance(patterns, tuple):
        _lately.insert(0, (patterns, together))
        del _lately[_KEPT:]
    return together


class _Together:
    """Patterns in one automaton, made for the third text: for fewer they are sooner tried one by one."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        self._asked = 0
        self._set: Any = None

    def which(self, data: bytes) -> set[int]:
        """The indexes of those that match, and, if the search was done, the number of all."""
        self._asked += 1
        if self._asked == _THIRD:
            self._set = self._compiled()
        return set(self._set.Match(data) or ()) if self._set is not None else set()

    def _compiled(self) -> Any:
        patterns = re2.Set.SearchSet(_TOGETHER)
        for text in (*self._texts, ""):  # the last, which matches everywhere, tells that the search was done
            patterns.Add(text.encode())
        try:
            patterns.Compile()
        except re2.error:
            return None
        return patterns


_together = lru_cache(maxsize=64)(_Together)
_lately: list[tuple[tuple[Pattern, ...], _Together]] = []
_KEPT = 4
"""So many tuples are known for what they are, without a look at the many patterns in them."""


@lru_cache(maxsize=2)
def _encoded(text: str) -> bytes:
    # re2 encodes a str again for every pattern, and counts its characters from the start for every match.
    return text.encode("utf-8", "replace")


def _is_inside_character(data: bytes, offset: int) -> bool:
    # Where an empty match may stand, as RE2 goes on byte by byte.
    return offset < len(data) and data[offset] & 0xC0 == 0x80


def _piece(text: str, start: int, end: int | None) -> bytes:
    if start == 0 and (end is None or end >= len(text)):
        return _encoded(text)
    return text[start:end].encode("utf-8", "replace")


def _spans(found: Any, data: bytes, begin: int, offset: int) -> tuple[tuple[int, int], ...]:
    # The bytes of a match are few: counting the characters from its start is cheap.
    spans = []
    for number in range(found.re.groups + 1):
        start, end = found.span(number)
        if start < 0:
            spans.append((-1, -1))
            continue
        first = offset + len(data[begin:start].decode())
        spans.append((first, first + len(data[start:end].decode())))
    return tuple(spans)


def _explain(error: Exception) -> str:
    words = error.args[0] if error.args else ""
    words = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    known = next((chinese for english, chinese in _UNSUPPORTED.items() if words.startswith(english)), None)
    return f"{known}（{words}）" if known else words


class Words:
    """A list of patterns looked for together: at each place the longest match of any of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self._finder: Any = None
        self._which: Any = None
        self._matching: Table | None = None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where words stand in `text`, from left to right, none of them empty."""
        if self._finder is None:
            # With less the automaton of so many words is thrown away again and again: six times slower.
            options = _quiet(32 << 20)
            options.longest_match = True
            options.never_capture = True
            self._finder = re2.compile("|".join(self.texts).encode(), options=options)
        data = _encoded(text)
        found, seen, count = [], 0, 0
        for match in self._finder.finditer(data):
            begin, stop = match.span()
            if begin == stop:
                continue
            start = count + len(data[seen:begin].decode())
            count = start + len(data[begin:stop].decode())
            seen = stop
            found.append((start, count))
        return found

    def matching(self, word: str) -> list[int]:
        """The indexes of the patterns that match the whole of `word`; kept from one command to the next."""
        if self._matching is None:
            name = blake2b("\0".join(self.texts).encode(), digest_size=16).hexdigest()
            self._matching = table(f"matching {name}")
        row = self._matching.get(word)
        if row is None:
            row = self._matching[word] = tuple(self._matches(word))
        return [index for index in row if isinstance(index, int)]

    def _matches(self, word: str) -> list[int]:
        if self._which is None:
            options = _quiet()
            options.longest_match = True
            patterns = re2.Set.FullMatchSet(options)
            for text in self.texts:
                patterns.Add(text.encode())
            patterns.Compile()
            self._which = patterns
        return sorted(self._which.Match(word.encode("utf-8", "replace")) or ())
