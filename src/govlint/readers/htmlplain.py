"""Middle step of the HTML reader for pages whose tags nest plainly: their content without building a tree.

Most pages of Word, and most tables, ask nothing of a tree builder: each tag does what it says. Such a page
is read as an automaton reads it: `State` is the stack of open elements, and what a run of tags does in a
state is worked out once. Whatever is not known to be plain ends the attempt, and the tree is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape

from govlint.readers.htmlbuild import Builder
from govlint.readers.htmltable import Item
from govlint.readers.htmltags import CELLS, FLOW, GROUPS, HEADINGS, PHRASING, Tag, tag_of
from govlint.readers.htmltext import LITERAL, split

_SPACE = " \t\n\r\f"
_MARKUP = (
    r"<(?:(?![!sS])[^>]*+(?:>|\Z)|(?:[sS][cC]|[sS][tT][yY])(?s:.*?)(?:</(?i:script|style)[ \t\n\r\f]*+>|\Z)"
    r"|!--(?s:.*?)(?:-->|\Z)|[^>]*+(?:>|\Z))"
)
_MARKED = re.compile(_MARKUP)
_RUNS = re.compile(rf"({_MARKUP}(?:[ \t\n\r\f]*+{_MARKUP})*+)")
# Scripts and pictures in the markup are not worth keeping; deeper pages would make long stacks.
_LONG = 1000
_DEEP = 100
_ROW = frozenset({"tr"})
_BLOCKS = FLOW - CELLS - {"body", "caption", "li"} | HEADINGS.keys() | {"hr", "p"}
_PARTS = CELLS | GROUPS | _ROW
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
_ENDING = frozenset(_ACTS) - {_BLANK, _META, "a", "/a", "img"}


class _State:
    """A stack of open elements, with what the runs of tags met there so far do."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.words = stack[-1] in PHRASING or stack[-1] == "a"
        self.title = stack[-1] == "title"
        self.steps: dict[str, tuple[_State, tuple[Action, ...]]] = {}


class Plain:
    """The pass over a page; `run` says whether it was plain."""

    def __init__(self) -> None:
        self.builder = _Page()
        self.title = ""
        self._states: dict[Stack, _State] = {}

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
        try:
            self._run(source, place)
        except _NotPlainError:
            return False
        return True

    def _run(self, source: str, place: int) -> None:
        builder, literal = self.builder, LITERAL.search
        state = self._state(("",))
        pieces = iter([*_RUNS.split(source), ""])
        for text, tags in zip(pieces, pieces, strict=True):
            if text:
                if not state.words or "<" in text:
                    self._other(state, text)
                elif literal(text):
                    builder.runs += split(text, place)
                else:
                    builder.runs.append((text, place))
                place += len(text)
            if not tags:
                break
            step = state.steps.get(tags)
            if step is None:
                stack, actions = (learn if len(tags) < _LONG else learn.__wrapped__)(state.stack, tags)
                step = state.steps[tags] = self._state(stack), actions
            state, actions = step
            for act, offset, tag in actions:
                act(builder, place + offset, tag)
            place += len(tags)
        self._finish(state.stack)

    def _state(self, stack: Stack) -> _State:
        return self._states.setdefault(stack, _State(stack))

    def _other(self, state: _State, text: str) -> None:
        """Take in the title, or blanks where no words may stand."""
        if "<" not in text:
            if state.title:
                self.title = self.title or " ".join(unescape(text).split())
                return
            if not text.strip(_SPACE):
                return
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


@lru_cache(maxsize=4096)
def learn(stack: Stack, tags: str) -> tuple[Stack, tuple[Action, ...]]:
    """The stack after a run of tags, and what they do; raises where a tree builder may have its own idea.

    Pages have few different runs (one for the next cell, one for the next row), and pages of one office
    have the same ones: hence the cache.
    """
    found: list[tuple[str, int, Tag]] = []
    end = 0
    for match in _MARKED.finditer(tags):
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
        if not (ended and name in (_LAPSE, _BLANK)):
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
