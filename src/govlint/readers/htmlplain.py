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

from govlint.readers.htmlbuild import Builder
from govlint.readers.htmlpieces import MARKED, SPACE, Pieces, cuts
from govlint.readers.htmltable import LONG, SINGLE, Item
from govlint.readers.htmltags import CELLS, FLOW, GROUPS, HEADINGS, PHRASING, Tag, tag_of
from govlint.readers.htmltext import LITERAL, split

# Scripts and pictures in the markup are not worth keeping; deeper pages would make long stacks.
_LONG = 1000
_DEEP = 100
_MANY = 500
_ROW = frozenset({"tr"})
_BLOCKS = FLOW - CELLS - {"body", "caption", "li"} | HEADINGS.keys() | {"hr", "p"}
_PARTS = CELLS | GROUPS | _ROW
# At the start of a line they are trimmed.
_BLANK_TEXT = re.compile("(?:[ \\t\\n\\r\\f\\xa0]|&nbsp;)+")
_BEFORE = ("", "html", "head", "/head")

Stack = tuple[str, ...]
Action = tuple[Callable[["_Page", int, Tag], None], int, Tag]
_LAPSE, _BLANK, _META = "lapse", "blank", "meta"


class _NotPlainError(Exception):
    """The page asks for a tree builder."""


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
    **dict.fromkeys(HEADINGS, _Page.open_heading),
    _LAPSE: _Page.lapse,
    _BLANK: _Page.blank,
    _META: _Page.meta,
}
_CELL_STARTS, _ROW_STARTS = 1, 2
_STARTS: dict[tuple[Callable[..., None], ...], int] = {
    (_Page.open_cell,): _CELL_STARTS,
    (_Page.open_row, _Page.open_cell): _ROW_STARTS,
}
_ENDING = frozenset(_ACTS) - {_BLANK, _META, "a", "/a", "img"}


class _State:
    """A stack of open elements, with what the runs of tags met there so far do.

    Pages have few different runs (one for the next cell, one for the next row), and pages of one office
    have the same ones: hence states are kept from page to page.
    """

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.words = stack[-1] in PHRASING or stack[-1] == "a"
        self.title = stack[-1] == "title"
        self.steps: dict[str, _Step] = {}

    def learn(self, tags: str) -> _Step:
        """What a run of tags, without its outer brackets, leads to."""
        stack, actions = learn(self.stack, f"<{tags}>")
        kind = _STARTS.get(tuple([act for act, _, _ in actions]), 0)
        _, offset, tag = actions[-1] if kind else (None, 0, Tag())
        step = _state(stack), kind, offset, tag.spans, actions
        if len(tags) < _LONG:
            if len(self.steps) >= _MANY:
                self.steps.clear()
            self.steps[tags] = step
        return step


@lru_cache(maxsize=256)
def _state(stack: Stack) -> _State:
    return _State(stack)


_Step = tuple[_State, int, int, int, tuple[Action, ...]]
"""What a run of tags leads to: the state after it, whether it is the start of a cell, that cell's offset and
spans, and all that it does."""


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

    @property
    def items(self) -> list[Item]:
        """The content in order."""
        return self.builder.items

    @property
    def metas(self) -> dict[str, str]:
        """What the page's meta elements say, by name."""
        return self.builder.metas

    def run(self, source: str, place: int) -> bool:
        """Read the page, which stands at `place` of the file; false if a tree builder is needed."""
        if "\0" in source:
            return False
        for pieces in cuts(source):
            self.builder, self.title = _Page(), ""
            try:
                self._run(pieces, place)
            except _NotPlainError:
                continue
            return True
        return False

    def _run(self, pieces: Pieces, place: int) -> None:
        each = iter(pieces)
        triples = zip(each, each, each, strict=False)
        state, more = _state(("",)), True
        while more:
            state, place, more = self._lines(triples, state, place)
            if more:
                state, place, more = self._cells(triples, state, place)
        self._text(state, pieces[-1], place)
        self._finish(state.stack)

    def _lines(self, triples: Triples, state: _State, place: int) -> Reached:
        """Read on until a cell begins."""
        builder = self.builder
        for run, text, tags in triples:
            try:
                after, kind, offset, spans, actions = state.steps[tags]
            except KeyError:
                after, kind, offset, spans, actions = state.learn(tags)
            if run and state.words:
                builder.runs.append((run, place))
                place += len(run)
            elif words := run or text:
                self._text(state, words, place)
                place += len(words)
            if kind:
                builder.lapse()
                if kind == _ROW_STARTS:
                    builder.open_row()
                self._cell = place + offset, spans
                return after, place + len(tags) + 2, True
            for act, offset, tag in actions:
                act(builder, place + offset, tag)
            state = after
            place += len(tags) + 2
        return state, place, False

    def _cells(self, triples: Triples, state: _State, place: int) -> Reached:
        """Read cell after cell, from just after a cell's start on, until there is more than words to one."""
        builder, most = self.builder, LONG
        row, (start, spans) = builder.row(), self._cell
        for run, text, tags in triples:
            try:
                after, kind, offset, following, actions = state.steps[tags]
            except KeyError:
                after, kind, offset, following, actions = state.learn(tags)
            if kind and run and len(run) <= most and state.words:  # nearly every cell
                row.append((run, place, start, spans))
                place += len(run)
            else:
                builder.open_box(start, spans)
                words = run or text
                self._text(state, words, place)
                place += len(words)
                if not kind:
                    for act, offset, tag in actions:
                        act(builder, place + offset, tag)
                    return after, place + len(tags) + 2, True
                builder.lapse()
            if kind == _ROW_STARTS:
                builder.open_row()
                row = builder.row()
            state, start, spans = after, place + offset, following
            place += len(tags) + 2
        builder.open_box(start, spans)
        return state, place, False

    def _text(self, state: _State, text: str, place: int) -> None:
        """Take in a text that may hold blanks and references."""
        if not state.words:
            self._other(state, text)
        elif LITERAL.search(text):
            if self.builder.runs or not _BLANK_TEXT.fullmatch(text):
                self.builder.runs += split(text, place)
        elif text:
            self.builder.runs.append((text, place))

    def _other(self, state: _State, text: str) -> None:
        """Take in the title, or blanks where no words may stand."""
        if state.title:
            self.title = self.title or " ".join(unescape(text).split())
        elif text.strip(SPACE):
            raise _NotPlainError

    def _finish(self, stack: Stack) -> None:
        if stack[-1] in ("a", "title"):
            raise _NotPlainError
        self.builder.lapse()
        for name in reversed(stack):
            if name == "table":
                self.builder.close_table()
            elif name in HEADINGS:
                self.builder.close_heading()


def learn(stack: Stack, tags: str) -> tuple[Stack, tuple[Action, ...]]:
    """The stack after a run of tags, and what they do; raises where a tree builder may have its own idea."""
    found: list[tuple[str, int, Tag]] = []
    end = 0
    for match in MARKED.finditer(tags):
        if match.start() > end and (stack[-1] in PHRASING or stack[-1] == "a"):
            found.append((_BLANK, 0, Tag()))
        end = match.end()
        markup = match[0]
        tag = tag_of(markup) if len(markup) < _LONG else tag_of.__wrapped__(markup)
        if tag is None or (not tag.name and stack[-1] == "title") or len(stack) > _DEEP:
            raise _NotPlainError
        if tag.name:
            stack, names = step(stack, tag)
            found += [(name, end, tag) for name in names]
    actions: list[Action] = []
    ended = False
    for name, offset, tag in found:  # blanks and ends of lines after the end of a line do nothing
        if ended and name in (_LAPSE, _BLANK):
            continue
        if name in _ENDING and actions and actions[-1][0] is _Page.lapse:  # that ends the line as well
            actions.pop()
        actions.append((_ACTS[name], offset, tag))
        ended = name in _ENDING
    return stack, tuple(actions)


def step(stack: Stack, tag: Tag) -> tuple[Stack, tuple[str, ...]]:
    """The stack after a tag, and what is to be done; raises where a tree builder may have its own idea."""
    name, top = tag.name, stack[-1]
    if top == "title":
        if name != "/title":
            raise _NotPlainError
        return stack[:-1], ()
    if name.startswith("/"):
        return _end(stack, name[1:])
    if top in _BEFORE:
        if (before := _before(top, name)) is not None:
            return before
        stack = ("body",)
    return _in_table(stack, name) if name in _PARTS or stack[-1] == "table" else _among_words(stack, name)


def _in_table(stack: Stack, name: str) -> tuple[Stack, tuple[str, ...]]:
    if name in CELLS:
        return (*_clear(stack, _ROW, CELLS), name), ("td",)
    if name == "tr":
        stack = _clear(stack, GROUPS | {"table"}, CELLS | _ROW)
        if stack[-1] == "table":
            return (*stack, "tbody", "tr"), ("tbody", "tr")
        return (*stack, "tr"), ("tr",)
    if name in GROUPS:
        return (*_clear(stack, frozenset({"table"}), _PARTS), name), ("tbody",)
    if name in ("col", "colgroup"):
        return stack, ()
    if name == "caption":
        return (*stack, name), ("caption",)
    raise _NotPlainError


def _among_words(stack: Stack, name: str) -> tuple[Stack, tuple[str, ...]]:
    top = stack[-1]
    if top in PHRASING or top == "a":
        if name in ("br", "img"):
            return stack, (_LAPSE if name == "br" else name,)
        if name in ("a", "ordinary") and top != "a":
            return ((*stack, name), (name,)) if name == "a" else (stack, ())
    if name == "li":
        return (*_list(stack), name), (_LAPSE,)
    if name == "table" and top in FLOW:
        return (*stack, name), (name,)
    if top == "p":
        stack = stack[:-1]
    if stack[-1] in FLOW and name in _BLOCKS:
        if name == "hr":
            return stack, (_LAPSE,)
        return (*stack, name), (name if name in HEADINGS else _LAPSE,)
    raise _NotPlainError


def _list(stack: Stack) -> Stack:
    """The list that an item is to stand in, the item before it closed."""
    if stack[-2:] == ("li", "p"):
        stack = stack[:-2]
    elif stack[-1] == "li":
        stack = stack[:-1]
    if stack[-1] not in ("ul", "ol"):
        raise _NotPlainError
    return stack


def _before(top: str, name: str) -> tuple[Stack, tuple[str, ...]] | None:
    """A tag before the body; None for one that begins it."""
    if (name == "doctype" and top == "") or (name == "html" and top == ""):
        return (("",) if name == "doctype" else ("html",)), ()
    if name == "head" and top in ("", "html"):
        return ("head",), ()
    if name in ("meta", "link", "base", "title") and top != "/head":
        return (("head", "title"), ()) if name == "title" else (("head",), (_META,))
    return (("body",), ()) if name == "body" else None


def _end(stack: Stack, name: str) -> tuple[Stack, tuple[str, ...]]:
    top = stack[-1]
    if name == "head" and top == "head":
        return ("/head",), ()
    if name in ("body", "html") and stack in (("body",), ("body", "p"), ("/body",)):
        return ("/body",), (_LAPSE,)
    if name == "table":
        return _clear(stack, frozenset({"table"}), _PARTS)[:-1], ("/table",)
    if name == "tr" or name in GROUPS:
        return _clear(stack, frozenset({name}), CELLS | _ROW)[:-1], (_LAPSE,)
    if name == "colgroup" and top == "table":
        return stack, ()
    if top == "p" and name in FLOW and name != "body":
        stack, top = stack[:-1], stack[-2]
    if top != name or name in ("body", "head", "html", "title"):
        raise _NotPlainError
    if name == "a":
        return stack[:-1], ("/a",)
    return stack[:-1], ("/h" if name in HEADINGS else _LAPSE,)


def _clear(stack: Stack, until: frozenset[str], through: frozenset[str]) -> Stack:
    """The stack without what the tag closes, back to one of `until`."""
    if stack[-1] == "p":
        stack = stack[:-1]
    while stack[-1] not in until:
        if stack[-1] not in through:
            raise _NotPlainError
        stack = stack[:-1]
    return stack
