"""Part of the HTML reader: the stack of open elements after a tag that nests plainly, and what it does."""

from __future__ import annotations

from govlint.readers.webpage.tags import (
    ASIDE,
    CELLS,
    DOUBTFUL,
    FILLED,
    FLOW,
    GROUPS,
    HEADINGS,
    PHRASING,
    SKIPPED,
    Tag,
)

Stack = tuple[str, ...]
LAPSE, BREAK, META = "lapse", "break", "meta"
_ROW = frozenset({"tr"})
_BLOCKS = FLOW - CELLS - {"body", "caption", "li"} | HEADINGS.keys() | {"hr", "p"}
_PARTS = CELLS | GROUPS | _ROW
_BEFORE = ("", "html", "head", "/head")
_OPTIONS = frozenset({"option", "optgroup", "/option", "/optgroup"})
_CLOSED = {
    **dict.fromkeys(DOUBTFUL, "/doubt"),
    **dict.fromkeys(ASIDE, "/aside"),
    **dict.fromkeys(HEADINGS, "/h"),
    "a": "/a",
}
"""What is done where these end; elsewhere the line does."""


class NotPlainError(Exception):
    """The page asks for a tree builder."""


def skips(stack: Stack) -> bool:
    """Whether what stands here is no part of a report."""
    return "select" in stack or not SKIPPED.isdisjoint(stack)


def step(stack: Stack, tag: Tag, strict: bool) -> tuple[Stack, tuple[str, ...]]:
    """The stack after a tag, and what is to be done; raises where a tree builder may have its own idea.

    On a `strict` page a table ends the paragraph before it.
    """
    after, names = _step(stack, tag, strict)
    return after, () if skips(stack) else names


def _step(stack: Stack, tag: Tag, strict: bool) -> tuple[Stack, tuple[str, ...]]:
    name, top = tag.name, stack[-1]
    if top == "select":
        if name not in _OPTIONS and name != "/select":
            raise NotPlainError
        return (stack[:-1] if name == "/select" else stack), ()
    if top == "title":
        if name != "/title":
            raise NotPlainError
        return stack[:-1], ()
    if name.startswith("/"):
        return _end(stack, name[1:])
    if top in _BEFORE:
        if (before := _before(top, name)) is not None:
            return before
        stack = ("body",)
    if name in _PARTS or stack[-1] == "table":
        return _in_table(stack, name)
    return _among_words(stack, name, strict)


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
    raise NotPlainError


def _among_words(stack: Stack, name: str, strict: bool) -> tuple[Stack, tuple[str, ...]]:
    top = stack[-1]
    if top in PHRASING or top == "a":
        if name == "select":
            return (*stack, name), ()
        if name in ("br", "img"):
            return stack, (BREAK if name == "br" else name,)
        if name == FILLED and CELLS.isdisjoint(stack):
            name = "ordinary"
        if name in ("a", "ordinary") and top != "a":
            return ((*stack, name), (name,)) if name == "a" else (stack, ())
    if name == "li":
        return (*_list(stack), name), (LAPSE,)
    if name == "table" and (top in FLOW or top == "p"):
        return (*(stack[:-1] if strict and top == "p" else stack), name), (name,)
    if top == "p":
        stack = stack[:-1]
    if stack[-1] in FLOW and name in _BLOCKS:
        return _block(stack, name, after_paragraph=top == "p")
    raise NotPlainError


def _block(stack: Stack, name: str, *, after_paragraph: bool) -> tuple[Stack, tuple[str, ...]]:
    if name == "hr":
        return stack, (LAPSE,)
    if name == "form" and name in stack:
        raise NotPlainError
    if name in SKIPPED:
        return (*stack, name), (LAPSE,) if after_paragraph else ()
    if name in DOUBTFUL:
        return (*stack, name), ("doubt",)
    if name in ASIDE:
        return (*stack, name), ("aside",)
    return (*stack, name), (name if name in HEADINGS else LAPSE,)


def _list(stack: Stack) -> Stack:
    """The list that an item is to stand in, the item before it closed."""
    if stack[-2:] == ("li", "p"):
        stack = stack[:-2]
    elif stack[-1] == "li":
        stack = stack[:-1]
    if stack[-1] not in ("ul", "ol"):
        raise NotPlainError
    return stack


def _before(top: str, name: str) -> tuple[Stack, tuple[str, ...]] | None:
    """A tag before the body; None for one that begins it."""
    if (name == "doctype" and top == "") or (name == "html" and top == ""):
        return (("",) if name == "doctype" else ("html",)), ()
    if name == "head" and top in ("", "html"):
        return ("head",), ()
    if name in ("meta", "link", "base", "title") and top != "/head":
        return (("head", "title"), ()) if name == "title" else (("head",), (META,))
    return (("body",), ()) if name == "body" else None


def _end(stack: Stack, name: str) -> tuple[Stack, tuple[str, ...]]:
    top = stack[-1]
    if name == "head" and top == "head":
        return ("/head",), ()
    if name in ("body", "html") and stack in (("body",), ("body", "p"), ("/body",)):
        return ("/body",), (LAPSE,)
    if name == "table":
        return _clear(stack, frozenset({"table"}), _PARTS)[:-1], ("/table",)
    if name == "tr" or name in GROUPS:
        return _clear(stack, frozenset({name}), CELLS | _ROW)[:-1], (LAPSE,)
    if name == "colgroup" and top == "table":
        return stack, ()
    if top == "p" and name in FLOW and name != "body":
        stack, top = stack[:-1], stack[-2]
    if top != name or name in ("body", "head", "html", "title"):
        raise NotPlainError
    return stack[:-1], (_CLOSED.get(name, LAPSE),)


def _clear(stack: Stack, until: frozenset[str], through: frozenset[str]) -> Stack:
    """The stack without what the tag closes, back to one of `until`."""
    if stack[-1] == "p":
        stack = stack[:-1]
    while stack[-1] not in until:
        if stack[-1] not in through:
            raise NotPlainError
        stack = stack[:-1]
    return stack
