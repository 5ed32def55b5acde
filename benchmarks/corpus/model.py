"""The model of one made-up annual report: figures, prose and the shape of its tables."""

from __future__ import annotations

import msgspec


class Struct(msgspec.Struct, frozen=True):
    """Base of the model: immutable, and its own, so that the corpus leans on nothing of govlint."""


Key = tuple[str, str, str]
"""Form, row and column of a figure, by the keys that users see."""

SECTIONS = ("overview", "disclosure", "requests", "review", "problems", "other_matters")
PRIVATE = 0xE000
PLANTED = ("\uf8f0", "\uf8f1")
"""Private-use marks around a planted fault in prose; figures carry one mark each, from U+E000 on."""


class Body(Struct, frozen=True):
    """A made-up agency: its name, how it speaks of itself, its level and the host of its pages."""

    name: str
    self_name: str
    level: str
    host: str
    place: str
    government: bool = False

    @property
    def may_regulate(self) -> bool:
        """Whether the body can make 规章: here provinces' and cities' governments only."""
        return self.government and self.level in ("province", "city")


class Line(Struct, frozen=True):
    """A paragraph: `role` is title, heading, matter or text; `tag` lets a fault find it again."""

    text: str
    section: str
    role: str = "text"
    tag: str = ""


class TableSlot(Struct, frozen=True):
    """Where a form stands; `picture` when it is only an image of it."""

    form: str
    section: str
    picture: bool = False


Block = Line | TableSlot


class Fees(Struct, frozen=True):
    """What was charged in the year: notices, yuan asked, yuan received."""

    notices: int = 0
    asked: int = 0
    received: int = 0


class Cell(Struct, frozen=True):
    """A cell of a laid-out table; `key` for figures, `tall` for the labels that run down several rows."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    key: Key | None = None
    tall: bool = False
    header: bool = False


class Table(Struct, frozen=True):
    """A form laid out: the cells that begin in each row; `width` columns; `head` header rows."""

    form: str
    rows: tuple[tuple[Cell, ...], ...]
    width: int
    head: int


class Report(Struct, frozen=True):
    """A whole report before it is rendered.

    `figures` holds each figure as it is written. `labels` overrides labels of rows ("requests/new") and
    columns ("requests//business"); `dropped` holds such names of rows and columns left out; `split` the
    figures whose digits stand in two cells. `half` folds punctuation to half width.
    """

    body: Body
    year: int
    format: str
    size: str
    seed: str
    blocks: tuple[Block, ...]
    figures: dict[Key, str]
    fees: Fees = Fees()
    labels: dict[str, str] = {}
    dropped: frozenset[str] = frozenset()
    split: frozenset[Key] = frozenset()
    half: bool = False
    one_other_row: bool = False

    @property
    def title(self) -> str:
        """The title in one line (a neutral one where the report has none)."""
        lines = [block.text for block in self.blocks if isinstance(block, Line) and block.role == "title"]
        return "".join(lines) or "政府信息公开工作年度报告"

    def lines(
        self, section: str | None = None, role: str | None = None, tag: str | None = None
    ) -> list[Line]:
        """The paragraphs of a section, role or tag."""
        return [
            block
            for block in self.blocks
            if isinstance(block, Line)
            and section in (None, block.section)
            and role in (None, block.role)
            and (tag is None or tag in block.tag.split())
        ]


_HALF = str.maketrans("（），：；", "(),:;")


def half_width(text: str) -> str:
    """Punctuation as extractors and hasty typists leave it: ，：； and brackets in half width."""
    return text.translate(_HALF)
