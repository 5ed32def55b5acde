"""Middle step of the HTML reader: source → what the page shows and says of itself."""

from __future__ import annotations

from govlint.model import Struct
from govlint.readers.building.table import Item
from govlint.readers.webpage.flow import Unseen, flow
from govlint.readers.webpage.inputs import filled_in
from govlint.readers.webpage.plain import Plain
from govlint.readers.webpage.shown import as_hidden, as_html, as_shown, with_cells, without_tiny
from govlint.readers.webpage.tokens import mark


class Content(Struct, frozen=True):
    """What a page shows, in order, and what it says of itself; how much of the report it hides."""

    items: list[Item]
    metas: dict[str, str]
    title: str
    unseen: Unseen = Unseen()


def content(source: str, base: int = 0) -> Content:
    """The content of an HTML page; `base` is its place in a larger file, such as a Markdown one."""
    return _read(source, base) or built(source, base)


def shown(source: str) -> Content:
    """The content of a page with what a script fades in, and with what is filled in on the inputs of cells.

    No page with either is plain, and hardly any page has them: they are looked for in the others.
    """
    page = without_tiny(as_hidden(with_cells(as_html(source))))
    plain = _read(page)
    if plain is not None:
        return plain
    mended = filled_in(as_shown(page))
    return content(mended) if mended != page else built(page)


def _read(source: str, base: int = 0) -> Content | None:
    """The content of a page whose tags nest plainly."""
    plain = Plain()
    if not plain.run(source, base):
        return None
    items, left = plain.content()
    return Content(items, plain.metas, plain.title, Unseen(beside=left))


def built(source: str, base: int = 0) -> Content:
    """The same by building the tree, which is right for every page and takes several times as long."""
    page = mark(source, base)
    items, unseen = flow(page)
    return Content(items, page.metas, page.title, unseen)
