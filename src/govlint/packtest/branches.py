"""The alternatives of a pattern, and a pattern that remembers which of them matched."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model import Struct
from govlint.patterns.pattern import Match, Pattern

_QUANTIFIERS = "*+{"
_GROUP = "govlint_branch_"


class Branch(Struct, frozen=True):
    """One alternative of a pattern: `start` to `end` of its text, and whether it may match many times."""

    start: int
    end: int
    repeated: bool = False


class _Group:
    """A group of a pattern being read: where its alternatives begin and end."""

    def __init__(self, start: int) -> None:
        self.starts = [start]
        self.ends: list[int] = []

    def spans(self, end: int) -> list[tuple[int, int]]:
        return list(zip(self.starts, [*self.ends, end], strict=True))


def branches(text: str) -> list[Branch]:
    """The alternatives of a pattern and of the groups in it; the whole of it where it has none."""
    found: list[Branch] = []
    stack = [_Group(_body(text, -1))]
    at = stack[0].starts[0]
    while at < len(text):
        step = _skipped(text, at)
        character = text[at]
        if step > 1:
            pass
        elif character == "(":
            stack.append(_Group(_body(text, at)))
            step = max(1, stack[-1].starts[0] - at)
            if text[at + step - 1] == ")":  # flags alone, as (?i)
                stack.pop()
        elif character == "|":
            stack[-1].ends.append(at)
            stack[-1].starts.append(at + 1)
        elif character == ")" and len(stack) > 1:
            spans = stack.pop().spans(at)
            repeated = text[at + 1 : at + 2] in tuple(_QUANTIFIERS)
            found = [_within(branch, spans, repeated) for branch in found]
            found += [Branch(*span, repeated) for span in spans if len(spans) > 1]
        at += step
    spans = stack[0].spans(len(text))
    found += [Branch(*span) for span in spans if len(spans) > 1]
    return sorted(found, key=_place) or [Branch(stack[0].starts[0], len(text))]


def _place(branch: Branch) -> tuple[int, int]:
    return branch.start, -branch.end


def _within(branch: Branch, spans: list[tuple[int, int]], repeated: bool) -> Branch:
    inside = spans[0][0] <= branch.start and branch.end <= spans[-1][1]
    return Branch(branch.start, branch.end, branch.repeated or (repeated and inside))


def _skipped(text: str, at: int) -> int:
    """How many characters stand together at `at` as one that is no syntax: an escape, a class."""
    if text[at] == "\\":
        if text.startswith("\\Q", at):
            end = text.find("\\E", at)
            return (end + 2 if end >= 0 else len(text)) - at
        return 2
    if text[at] != "[":
        return 1
    end = at + 1
    if text[end : end + 1] == "^":
        end += 1
    end += text[end : end + 1] == "]"
    while end < len(text) and text[end] != "]":
        if text.startswith("[:", end):
            end = max(text.find(":]", end), end) + 1
        end += 2 if text[end] == "\\" else 1
    return end + 1 - at


def _body(text: str, at: int) -> int:
    """Where the body of the group that opens at `at` begins, after its name or flags."""
    if at < 0:
        return _body(text, 0) if text.startswith("(?") and _flags_alone(text) else 0
    if not text.startswith("(?", at):
        return at + 1
    if text.startswith(("(?P<", "(?<"), at):
        return text.find(">", at) + 1
    end = at + 2
    while end < len(text) and text[end] not in ":)":
        end += 1
    return end + 1


def _flags_alone(text: str) -> bool:
    head = text[2 : text.find(")")] if ")" in text else ":"
    return all(character in "imsU-" for character in head)


class TracedPattern(Pattern):
    """A pattern that matches as it would anyway and remembers which of its branches took part."""

    __slots__ = ("branches", "hit", "searched", "shadow")

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.branches = branches(text)
        self.hit: set[int] = set()
        self.searched = False
        try:
            self.shadow = Pattern.parse(_instrumented(text, self.branches))
        except ValueError:  # a group for each branch makes it too large: it is taken as one
            self.branches = [Branch(0, len(text))]
            self.shadow = Pattern(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """As of any pattern."""
        self.note(self.shadow.finditer(text, start, end))
        return super().finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """As of any pattern."""
        self.note([self.shadow.search(text, start, end)])
        return next(super().finditer(text, start, end), None)

    def is_in(self, text: str) -> bool:
        """As of any pattern."""
        return self.search(text) is not None

    def fullmatch(self, text: str) -> Match | None:
        """As of any pattern."""
        self.note([self.shadow.fullmatch(text)])
        return super().fullmatch(text)

    def sub(self, replacement: str, text: str) -> str:
        """As of any pattern."""
        self.note(self.shadow.finditer(text))
        return super().sub(replacement, text)

    def note(self, matches: Iterator[Match] | list[Match | None]) -> None:
        """Remember the branches of some matches."""
        self.searched = True
        for match in matches:
            if match is None:
                continue
            for index, branch in enumerate(self.branches):
                if index not in self.hit and self._took_part(match, index, branch):
                    self.hit.add(index)

    def _took_part(self, match: Match, index: int, branch: Branch) -> bool:
        if self.shadow.text == self.text or match.start(f"{_GROUP}{index}") >= 0:
            return True
        if not branch.repeated:
            return False
        # A group that repeats remembers its last round only: without the branch, is it still the same match?
        other = Pattern(f"(?:{self.text[: branch.start]}[^\\x00-\\x{{10FFFF}}]{self.text[branch.end :]})")
        found = other.fullmatch(match.group())
        return found is None

    def unused(self) -> list[str]:
        """The branches that took part in no match, as they are written."""
        return [
            self.text[branch.start : branch.end]
            for index, branch in enumerate(self.branches)
            if index not in self.hit
        ]

    # Checks may keep what they make of a pattern by its text: that of a traced one is its own.
    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def _instrumented(text: str, found: list[Branch]) -> str:
    """The pattern with a named group around each branch."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for index, branch in enumerate(found):
        opening[branch.start] = opening.get(branch.start, "") + f"(?P<{_GROUP}{index}>"
        closing[branch.end] = closing.get(branch.end, "") + ")"
    pieces = []
    for at in range(len(text) + 1):
        pieces += [closing.get(at, ""), opening.get(at, ""), text[at : at + 1]]
    return "".join(pieces)
