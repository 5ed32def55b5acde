"""Middle step of the HTML reader for pages whose tags nest plainly: their content without building a tree.

Most pages of Word, and most tables, ask nothing of a tree builder: each tag does what it says. Such a page
is read as an automaton reads it: `State` is the stack of open elements, and what a run of tags does in a
state is worked out once. Whatever is not known to be plain ends the attempt, and the tree is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape

from govlint.readers.building.build import Builder
from govlint.readers.building.table import LONG, SINGLE, Item
from govlint.readers.building.writer import BLANKS, EDGES
from govlint.readers.webpage.pieces import MARKED, SPACE, Pieces, cuts
from govlint.readers.webpage.steps import BREAK, LAPSE, META, NotPlainError, Stack, skips, step
from govlint.readers.webpage.tags import ASIDE, DOUBTFUL, HEADINGS, PHRASING, Tag, tag_of
from govlint.readers.webpage.text import LITERAL, split

# Scripts and pictures in the markup are not worth keeping; deeper pages would make long stacks.
_LONG = 1000
_DEEP = 100
_MANY = 500
_AROUND = EDGES + BLANKS
# At the start of a line they are trimmed.
_BLANK_TEXT = re.compile("(?:[ \\t\\n\\r\\f\\xa0]|&nbsp;)+")
_STRICT = re.compile(
    r"[ \t\n\r\f]*<!doctype[ \t\n\r\f]+html(?:[ \t\n\r\f]*>|[ \t\n\r\f]+public[ \t\n\r\f]+"
    r"[\"']-//W3C//DTD XHTML 1\.(?:0 (?:Transitional|Strict)|1)//EN[\"'])",
    re.IGNORECASE,
)

Action = tuple[Callable[["_Page", int, Tag], None], int, Tag]
_BLANK = "blank"
_NONE = Tag()


class _Page(Builder):
    """A builder that keeps what the page says of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}

    def meta(self, place: int, tag: Tag) -> None:
        """A meta element."""
        if tag.meta:
            self.metas.setdefault(*tag.meta)


_ACTS: dict[str, Callable[[_Page, int, Tag], None]] = {
    "td": _Page.open_cell,
    "tr": _Page.open_row,
    "tbody": _Page.open_group,
    "caption": _Page.close_cell,
    "table": _Page.open_table,
    "/table": _Page.close_table,
    "a": _Page.open_anchor,
    "/a": _Page.close_anchor,
    "img": _Page.shot,
    "/h": _Page.close_heading,
    "doubt": _Page.open_doubt,
    "/doubt": _Page.close_doubt,
    "aside": _Page.open_doubt,
    "/aside": _Page.close_aside,
    **dict.fromkeys(HEADINGS, _Page.open_heading),
    LAPSE: _Page.lapse,
    BREAK: _Page.soften,
    _BLANK: _Page.blank,
    META: _Page.meta,
}
# What a run of tags does to a cell that is being read. Only the last three end it at once, so that one short
# run of characters is all that it holds.
_GOES_ON, _CELL_LATER, _CELL_STARTS, _ROW_STARTS, _TABLE_ENDS = range(5)
_KINDS: dict[tuple[Callable[..., None], ...], int] = {
    (_Page.open_cell,): _CELL_STARTS,
    (_Page.open_row, _Page.open_cell): _ROW_STARTS,
}
_LINE_ENDS = (_Page.lapse, _Page.soften)
_ENDING = frozenset(_ACTS) - {_BLANK, META, "a", "/a", "img"}


class _State:
    """A stack of open elements, with what the runs of tags met there so far do.

    Pages have few different runs (one for the next cell, one for the next row), and pages of one office
    have the same ones: hence states are kept from page to page.
    """

    def __init__(self, stack: Stack, strict: bool) -> None:
        self.stack = stack
        self.strict = strict
        self.skips = skips(stack)
        self.words = not self.skips and (stack[-1] in PHRASING or stack[-1] == "a")
        self.title = stack[-1] == "title"
        self.steps: dict[str, _Step] = {}

    def learn(self, tags: str) -> _Step:
        """What a run of tags, without its outer brackets, leads to."""
        stack, actions = learn(self.stack, f"<{tags}>", self.strict)
        kind, offset, tag = self._kind(actions), 0, _NONE
        if _GOES_ON < kind < _TABLE_ENDS:
            _, offset, tag = actions[-1]
            actions = actions[:-1]
        size = len(tags) + 2
        step = _state(stack, self.strict), size, kind, size - offset, tag.spans, actions
        if len(tags) < _LONG:
            if len(self.steps) >= _MANY:
                self.steps.clear()
            self.steps[tags] = step
        return step

    def _kind(self, actions: tuple[Action, ...]) -> int:
        acts = tuple([act for act, _, _ in actions])
        if self.words and acts[:1] == (_Page.close_table,):
            return _TABLE_ENDS
        if acts[-1:] != (_Page.open_cell,):
            return _GOES_ON
        return _KINDS.get(acts, _CELL_LATER) if self.words else _CELL_LATER


@lru_cache(maxsize=256)
def _state(stack: Stack, strict: bool) -> _State:
    return _State(stack, strict)


_Step = tuple[_State, int, int, int, int, tuple[Action, ...]]
"""What a run of tags leads to: the state after it, its size with the outer brackets, what it does to a cell,
of the cell that starts at its end how long ago and with what spans, and all else that it does."""


Triples = Iterator[tuple[str | None, str, str]]
"""The pieces of a page: a run of characters or a text, and a run of tags."""
Reached = tuple[_State, int, bool]
"""The state and the place that a part of the pass came to, and whether there is more."""


class Plain:
    """The pass over a page; `run` says whether it was plain."""

    def __init__(self) -> None:
        self.builder = _Page()
        self.title = ""
        self._cell = 0, SINGLE

    def content(self) -> tuple[list[Item], int]:
        """The content in order, and how many blocks beside it are left out."""
        return self.builder.content()

    @property
    def metas(self) -> dict[str, str]:
        """What the page's meta elements say, by name."""
        return self.builder.metas

    def run(self, source: str, place: int) -> bool:
        """Read the page, which stands at `place` of the file; false if a tree builder is needed."""
        for pieces in cuts(source):
            self.builder, self.title = _Page(), ""
            try:
                self._run(pieces, place, _STRICT.match(source) is not None)
            except NotPlainError:
                continue
            return True
        return False

    def _run(self, pieces: Pieces, place: int, strict: bool) -> None:
        each = iter(pieces)
        triples = zip(each, each, each, strict=False)
        state, more = _state(("",), strict), True
        while more:
            state, place, more = self._lines(triples, state, place)
            if more:
                state, place, more = self._cells(triples, state, place)
        self._text(state, pieces[-1], place)
        self._finish(state.stack)

    def _lines(self, triples: Triples, state: _State, place: int) -> Reached:
        """Read on until a cell begins."""
        builder = self.builder
        runs = builder.runs
        for run, text, tags in triples:
            try:
                after, size, kind, lead, spans, actions = state.steps[tags]
            except KeyError:
                after, size, kind, lead, spans, actions = state.learn(tags)
            if run and state.words:
                runs.append((run, place))
                place += len(run)
            elif words := run or text:
                self._text(state, words, place)
                place += len(words)
            if actions:
                for act, shift, tag in actions:
                    act(builder, place + shift, tag)
                runs = builder.runs
            if kind and kind != _TABLE_ENDS:
                builder.lapse()
                self._cell = lead, spans
                return after, place + size, True
            state = after
            place += size
        return state, place, False

    def _cells(self, triples: Triples, state: _State, place: int) -> Reached:
        """Read cell after cell, from just after a cell's start on, until there is more than words to one."""
        builder, most = self.builder, LONG
        row, (lead, spans) = builder.row(), self._cell
        for run, text, tags in triples:
            try:
                after, size, kind, inside, following, actions = state.steps[tags]
            except KeyError:
                after, size, kind, inside, following, actions = state.learn(tags)
            if kind > _CELL_LATER and run and (length := len(run)) <= most:  # nearly every cell
                row.append((run, place, spans))
                place += length
            elif kind > _CELL_LATER and text and (bare := _bare(text)):
                row.append((bare, place + text.index(bare), spans))
                place += len(text)
            else:
                builder.open_box(place - lead, spans)
                words = run or text
                self._text(state, words, place)
                place += len(words)
                if kind > _CELL_LATER:
                    builder.lapse()
            if kind != _CELL_STARTS:
                for act, shift, tag in actions:
                    act(builder, place + shift, tag)
                if kind in (_GOES_ON, _TABLE_ENDS):
                    return after, place + size, True
                builder.lapse()
                row = builder.row()
            state = after
            lead = inside
            spans = following
            place += size
        builder.open_box(place - lead, spans)
        return state, place, False

    def _text(self, state: _State, text: str, place: int) -> None:
        """Take in a text that may hold blanks and references."""
        if not state.words:
            self._other(state, text)
        elif not self.builder.runs and _BLANK_TEXT.fullmatch(text):
            return
        elif LITERAL.search(text):
            if "\0" in text:
                raise NotPlainError
            self.builder.runs += split(text, place)
        elif text:
            self.builder.runs.append((text, place))

    def _other(self, state: _State, text: str) -> None:
        """Take in the title, or blanks where no words may stand."""
        if "\0" in text:
            raise NotPlainError
        if state.title:
            self.title = self.title or " ".join(unescape(text).split())
        elif text.strip(SPACE) and not state.skips:
            raise NotPlainError

    def _finish(self, stack: Stack) -> None:
        if stack[-1] in ("a", "title"):
            raise NotPlainError
        self.builder.lapse()
        told = next((at for at in range(len(stack)) if skips(stack[: at + 1])), len(stack))
        for name in reversed(stack[:told]):
            if name == "table":
                self.builder.close_table()
            elif name in DOUBTFUL:
                self.builder.close_doubt()
            elif name in ASIDE:
                self.builder.close_aside()
            elif name in HEADINGS:
                self.builder.close_heading()


def _bare(text: str) -> str:
    """The one short run that a text is but for the blanks around it; nothing if it is more than that."""
    bare = text.strip(_AROUND)
    return bare if len(bare) <= LONG and not LITERAL.search(bare) else ""


def learn(stack: Stack, tags: str, strict: bool) -> tuple[Stack, tuple[Action, ...]]:
    """The stack after a run of tags, and what they do; raises where a tree builder may have its own idea."""
    found: list[tuple[str, int, Tag]] = []
    end = 0
    for match in MARKED.finditer(tags):
        if match.start() > end and (stack[-1] in PHRASING or stack[-1] == "a") and not skips(stack):
            found.append((_BLANK, 0, _NONE))
        end = match.end()
        markup = match[0]
        tag = tag_of(markup) if len(markup) < _LONG else tag_of.__wrapped__(markup)
        if tag is None or (not tag.name and stack[-1] == "title") or len(stack) > _DEEP:
            raise NotPlainError
        if tag.name:
            stack, names = step(stack, tag, strict)
            found += [(name, end, tag) for name in names]
    if end < len(tags):
        raise NotPlainError
    actions: list[Action] = []
    ended = False
    for name, offset, tag in found:  # blanks and ends of lines after the end of a line do nothing
        if ended and name in (LAPSE, BREAK, _BLANK):
            if name != _BLANK and actions[-1][0] is _Page.soften:  # more than a mere break
                actions[-1] = (_Page.lapse, *actions[-1][1:])
            continue
        if name in _ENDING and actions and actions[-1][0] in _LINE_ENDS:  # that ends the line as well
            actions.pop()
        actions.append((_ACTS[name], offset, tag))
        ended = name in _ENDING
    return stack, tuple(actions)
