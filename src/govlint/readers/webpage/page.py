"""Middle step of the HTML reader: source → what the page shows and says of itself."""

from __future__ import annotations

from govlint.model import Struct
from govlint.readers.building.table import Item
from govlint.readers.webpage.flow import flow
from govlint.readers.webpage.plain import Plain
from govlint.readers.webpage.tokens import mark


class Content(Struct, frozen=True):
    """What a page shows, in order, and what it says of itself."""

    items: list[Item]
    metas: dict[str, str]
    title: str


def content(source: str, base: int = 0) -> Content:
    """The content of an HTML page; `base` is its place in a larger file, such as a Markdown one."""
    plain = Plain()
    if plain.run(source, base):
        return Content(plain.items, plain.metas, plain.title)
    return built(source, base)


def built(source: str, base: int = 0) -> Content:
    """The same by building the tree, which is right for every page and takes several times as long."""
    page = mark(source, base)
    return Content(flow(page), page.metas, page.title)
