"""Part of the format `sarif`: files as URIs, and places in them as SARIF tells them."""

from __future__ import annotations

import string
from pathlib import PurePath
from typing import Any

from govlint.finding import Finding, Related
from govlint.identifiers import mask
from govlint.model import Location, Text
from govlint.report import CellKey
from govlint.reporters.typeset import printable
from govlint.reporters.words import place_words

Object = dict[str, Any]

ROOT = "%SRCROOT%"
_PLAIN = frozenset((string.ascii_letters + string.digits + "/-._~").encode())


def message(*lines: str) -> Object:
    """A message; nothing in it is taken for a link."""
    return {"text": "\n".join(shown(line) for line in lines).replace("](", "\\](")}


def shown(text: str) -> str:
    """Text on a line, without control characters and personal identifiers."""
    return printable(mask(text))


def artifact_location(path: str, index: int | None = None) -> Object:
    """Where a file is: below the folder that the run was started in, if its path is so written."""
    pure = PurePath(path)
    written = pure.as_posix()
    quoted = "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in written.encode("utf-8", "replace")
    )
    if pure.is_absolute():
        place: Object = {"uri": f"file://{'' if quoted.startswith('/') else '/'}{quoted}"}
    elif ".." in pure.parts:
        place = {"uri": quoted}
    else:
        place = {"uri": quoted, "uriBaseId": ROOT}
    return place if index is None else place | {"index": index}


def location_of(finding: Finding, file: Object, lang: str) -> Object:
    """Where a finding stands in `file`: lines and columns where it has some, and the place in words."""
    return _location(finding.location, place_words(finding, lang), finding.cell, file)


def related_location(number: int, related: Related, file: Object, lang: str) -> Object:
    """The place of a related item; one in another file is told in words alone."""
    at = related.location
    here = at.block is not None or at.line is not None
    words = place_words(related, lang)
    value = words
    if related.value:
        value += Text(f"（{related.value}）", f" ({related.value})").in_language(lang)
    return {"id": number, "message": message(value)} | _location(
        at, words, related.cell, file if here else None
    )


def _location(at: Location, words: str, cell: CellKey | None, file: Object | None) -> Object:
    place: Object = {}
    if file is not None:
        place["physicalLocation"] = {"artifactLocation": file}
        if at.line is not None:
            place["physicalLocation"]["region"] = _region(at)
    logical: Object = {}
    if words and (at.line is None or words != at.text):
        logical["fullyQualifiedName"] = shown(words)
    if cell is not None:
        logical["kind"] = "cell"
        logical["properties"] = {"form": cell.form, "row": cell.row, "column": cell.column}
    if logical:
        place["logicalLocations"] = [logical]
    if at.page is not None:
        place["properties"] = {"page": at.page}
    return place


def _region(at: Location) -> Object:
    region = {"startLine": at.line, "startColumn": at.column}
    region |= {"endLine": at.end_line, "endColumn": at.end_column}
    return {key: value for key, value in region.items() if value is not None}
