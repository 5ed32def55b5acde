"""Part of the OFD reader: the package opened, its pages found, and what stands on each gathered."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.errors import UnreadableError
from govlint.limits import limits
from govlint.readers.layout.drawing import PLAIN, Matrix, box_moved, times
from govlint.readers.layout.page import Page
from govlint.readers.ofd.objects import Box, Gatherer, box_of, numbers_of
from govlint.readers.ofd.parts import Element, Parts, child, children, local, words

POINTS = 72 / 25.4
MOST_OBJECTS = 300_000
LARGEST = 100_000.0
DEEPEST = 16
_A4: Box = (0.0, 0.0, 210.0, 297.0)


def pages_of(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """The pages of an OFD and what it says of itself."""
    parts = Parts(data)
    root = parts.xml("OFD.xml")
    bodies = list(children(root, "DocBody"))
    if not bodies:
        raise UnreadableError(
            "OFD 里没有文档；请从原文件重新导出",
            "there is no document in the OFD; export it again from the original",
        )
    if len(bodies) > 1:
        raise UnreadableError(
            f"一个 OFD 里有 {len(bodies)} 份文档；请拆成每份报告一个文件",
            f"there are {len(bodies)} documents in one OFD; make a file of each report",
        )
    place = parts.find("", words(child(bodies[0], "DocRoot")))
    if place is None:
        raise UnreadableError(
            "OFD 里找不到文档的正文（DocRoot）；请从原文件重新导出",
            "the OFD lacks its document (DocRoot); export it again from the original",
        )
    title = words(child(bodies[0], "DocInfo", "Title"))
    return list(_Reader(parts, place).pages()), {"title": title} if title else {}


class _Reader:
    """Reads the pages of one document of a package."""

    def __init__(self, parts: Parts, place: str) -> None:
        self.parts, self.place = parts, place
        self.document = parts.xml(place)
        common = child(self.document, "CommonData")
        self.box = box_of(words(child(common, "PageArea", "PhysicalBox"))) or _A4
        self.templates = {
            item.get("ID", ""): item.get("BaseLoc", "") for item in children(common, "TemplatePage")
        }
        self.units: dict[str, Element] = {}
        for name in ("PublicRes", "DocumentRes"):
            for item in children(common, name):
                self._add_units(parts.find(place, words(item)))
        self.objects = 0

    def _add_units(self, place: str | None) -> None:
        if place is None:
            return
        for unit in children(child(self.parts.xml(place), "CompositeGraphicUnits"), "CompositeGraphicUnit"):
            self.units.setdefault(unit.get("ID", ""), unit)

    def pages(self) -> Iterator[Page]:
        """Every page in order."""
        items = list(children(child(self.document, "Pages"), "Page"))
        if not items:
            raise UnreadableError("OFD 里一页也没有", "the OFD has no page")
        if len(items) > limits().pages:
            raise UnreadableError(
                f"OFD 有 {len(items)} 页，超过上限 {limits().pages} 页",
                f"the OFD has {len(items)} pages, above the limit of {limits().pages}",
            )
        for number, item in enumerate(items, 1):
            place = self.parts.find(self.place, item.get("BaseLoc", ""))
            if place is None:
                raise UnreadableError(
                    f"OFD 缺少第{number}页的内容；请从原文件重新导出",
                    f"the OFD lacks page {number}; export it again from the original",
                )
            yield self._page(self.parts.xml(place), number)

    def _page(self, root: Element, number: int) -> Page:
        # Some producers put the page's area into its content.
        areas = (child(root, "Area"), child(root, "Content", "PageArea"))
        boxes = [box_of(words(child(area, "PhysicalBox"))) for area in areas]
        x, y, width, height = next(filter(None, boxes), self.box)
        if not (0 < width * POINTS < LARGEST and 0 < height * POINTS < LARGEST):
            raise UnreadableError(
                f"OFD 第{number}页的尺寸不合理，读不出来",
                f"page {number} of the OFD has an absurd size and cannot be read",
            )
        gatherer = Gatherer(width * POINTS, height * POINTS)
        scale: Matrix = (POINTS, 0, 0, POINTS, -x * POINTS, -y * POINTS)
        for template in children(root, "Template"):
            base = self.parts.find(self.place, self.templates.get(template.get("TemplateID", ""), ""))
            if base:
                self._layers(self.parts.xml(base), gatherer, scale)
        self._layers(root, gatherer, scale)
        return gatherer.page(number)

    def _layers(self, root: Element, gatherer: Gatherer, scale: Matrix) -> None:
        for layer in children(child(root, "Content"), "Layer"):
            self._take(layer, gatherer, scale, 0)

    def _take(self, holder: Element, gatherer: Gatherer, matrix: Matrix, depth: int) -> None:
        for item in holder:
            self.objects += 1
            if self.objects > MOST_OBJECTS:
                raise UnreadableError(
                    f"OFD 里的图文太多（超过 {MOST_OBJECTS} 个），不像一份报告",
                    f"the OFD holds too many objects (above {MOST_OBJECTS}) for a report",
                )
            name = local(item)
            if name == "TextObject":
                gatherer.text(item, placed(item, matrix))
            elif name == "PathObject":
                gatherer.path(item, placed(item, matrix))
            elif name == "ImageObject":
                _, _, width, height = box_of(item.get("Boundary", "")) or _A4
                within = times((1, 0, 0, 1, 0, 0), placed(item, matrix, drawn=False))
                box = box_moved(0, 0, width, height, within)
                gatherer.drawing.picture(*box)
                gatherer.drawing.ground(*box, len(gatherer.texts))
            elif depth < DEEPEST and name in ("PageBlock", "Layer"):
                self._take(item, gatherer, matrix, depth + 1)
            elif depth < DEEPEST and name == "CompositeObject":
                content = child(self.units.get(item.get("ResourceID", "")), "Content")
                if content is not None:
                    self._take(content, gatherer, placed(item, matrix), depth + 1)


def placed(item: Element, matrix: Matrix, drawn: bool = True) -> Matrix:
    """The matrix of what is in an object: its own, then the place of its boundary."""
    box = box_of(item.get("Boundary", "")) or (0.0, 0.0, 0.0, 0.0)
    own = numbers_of(item.get("CTM", ""), 6) if drawn else None
    a, b, c, d, e, f = own or PLAIN
    return times((a, b, c, d, e + box[0], f + box[1]), matrix)
