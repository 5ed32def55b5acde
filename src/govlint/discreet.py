"""Findings without personal identifiers: what is quoted of a report never tells them again."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from govlint.finding import Excerpt, Finding
from govlint.identifiers import Identifier, mask_parts
from govlint.picture import TablePicture


def discreet(finding: Finding, known: tuple[Identifier, ...]) -> Finding:
    """`finding` with every identifier, `known` to stand in the document, masked in all that it quotes.

    A fix that would write one is left out: half a number cannot be written.
    """

    def hide(words: str) -> str:
        return mask_parts(words, known)

    writes = finding.fix is not None and any(hide(edit.text) != edit.text for edit in finding.fix.edits)
    return replace(
        finding,
        message=hide(finding.message),
        hint=hide(finding.hint) if finding.hint else finding.hint,
        place=hide(finding.place),
        related=tuple(
            replace(item, value=hide(item.value)) if item.value else item for item in finding.related
        ),
        excerpt=masked_excerpt(finding.excerpt, known) if finding.excerpt else None,
        picture=_picture(finding.picture, hide) if finding.picture else None,
        fix=None if writes else finding.fix,
    )


def masked_excerpt(excerpt: Excerpt, known: tuple[Identifier, ...]) -> Excerpt:
    """An excerpt with its text masked; its offsets stay."""
    return replace(excerpt, text=mask_parts(excerpt.text, known))


def _picture(picture: TablePicture, hide: Callable[[str], str]) -> TablePicture:
    rows = tuple(
        replace(row, cells=tuple(replace(cell, text=hide(cell.text)) for cell in row.cells))
        for row in picture.rows
    )
    return replace(picture, rows=rows, equation=hide(picture.equation))
