"""Names in WordprocessingML without their namespaces: the strict and the transitional format read alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def local(element: Any) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


def child(element: Any, name: str) -> Any | None:
    """The first child of this name, or None."""
    return next(children(element, name), None)


def children(element: Any, name: str) -> Iterator[Any]:
    """The children of this name."""
    for item in element:
        if local(item) == name:
            yield item


def attribute(element: Any, name: str) -> str | None:
    """The value of an attribute, whatever its namespace; None without one."""
    for key, value in element.attrib.items():
        if _bare(key) == name:
            return str(value)
    return None


def is_on(element: Any | None) -> bool:
    """Whether a switch such as `<w:b/>` is there and not turned off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")
