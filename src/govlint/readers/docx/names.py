"""Names in WordprocessingML without their namespaces: the strict and the transitional format read alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class _Names(dict[Any, str]):
    """Names without their namespaces, each cut out once: a report asks for them ten thousand times."""

    def __missing__(self, name: Any) -> str:
        bare = name.rpartition("}")[2] if isinstance(name, str) else ""
        self[name] = bare
        return bare


NAMES = _Names()
"""By the tag of an element or the key of an attribute; empty for what is no element."""

UNSEEN = frozenset({"bookmarkStart", "bookmarkEnd", "proofErr"})
DELETED = frozenset({"del", "moveFrom"})
STRUCK = frozenset({"strike", "dstrike"})
OTHERWISE = STRUCK | {"vanish", "vertAlign"}
"""What a run is not shown by, or not as it is written."""


def local(element: Any) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return NAMES[element.tag]


def child(element: Any, name: str) -> Any | None:
    """The first child of this name, or None."""
    for item in element:
        if NAMES[item.tag] == name:
            return item
    return None


def children(element: Any, name: str) -> Iterator[Any]:
    """The children of this name."""
    for item in element:
        if NAMES[item.tag] == name:
            yield item


def attribute(element: Any, name: str) -> str | None:
    """The value of an attribute, whatever its namespace; None without one."""
    for key, value in element.items():
        if NAMES[key] == name:
            return str(value)
    return None


def is_on(element: Any | None) -> bool:
    """Whether a switch such as `<w:b/>` is there and not turned off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")
