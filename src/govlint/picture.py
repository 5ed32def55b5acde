"""The part of a form that a finding is about, cut out for people to see: what reporters draw."""

from __future__ import annotations

from govlint.model import Struct


class PictureCell(Struct, frozen=True):
    """A cell as it is written; `mark` for the wrong one, `role` for its part in the relation.

    An empty `role` means that the cell takes no part and is shown for orientation only.
    """

    text: str
    mark: bool = False
    role: str = ""


class PictureRow(Struct, frozen=True):
    """A row: its label as people know it, and one cell for each column of the picture.

    Fewer cells than columns leave the others empty; a row without cells is a gap.
    """

    label: str
    cells: tuple[PictureCell, ...] = ()


class TablePicture(Struct, frozen=True):
    """The relevant rows and columns of a form, in the reader's language, and the relation that fails.

    `title` names the form (表三), `columns` are headings, `equation` is the relation with its figures.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[PictureRow, ...]
    equation: str = ""
