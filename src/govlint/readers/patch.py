"""The way back from a text to its file: edits of the decoded source become bytes, no other byte changes."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence

from govlint.errors import FixError
from govlint.finding import Edit
from govlint.model import Document

_BOMS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def patch(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """`data`, which `document` was read from, with `edits` that do not overlap.

    Raises FixError where the encoding has no bytes for a new character.
    """
    encoding = document.encoding or "utf-8"
    codec = "utf-8" if encoding == "utf-8-sig" else encoding
    mark = _BOMS.get(encoding, b"")
    body = data.removeprefix(mark)
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    places = _places(body, document.source, codec, [at for edit in ordered for at in (edit.start, edit.end)])
    parts = [data[: len(data) - len(body)]]
    last = 0
    for edit in ordered:
        try:
            parts += (body[last : places[edit.start]], edit.text.encode(codec))
        except UnicodeEncodeError as error:
            words = f"{encoding} 里没有“{edit.text[error.start : error.end]}”字"
            raise FixError(words) from None
        last = places[edit.end]
    return b"".join([*parts, body[last:]])


def _places(body: bytes, source: str, codec: str, offsets: Iterable[int]) -> dict[int, int]:
    """Where in the bytes the characters at `offsets` begin, which ascend."""
    places: dict[int, int] = {}
    last = at = 0
    for offset in offsets:
        between = source[last:offset].encode(codec)
        if not body.startswith(between, at):
            return _walked(body, codec, set(offsets))
        at += len(between)
        last = offset
        places[offset] = at
    return places


def _walked(body: bytes, codec: str, offsets: set[int]) -> dict[int, int]:
    """The same byte by byte: some bytes are read as a character that is written by others."""
    decoder = codecs.getincrementaldecoder(codec)()
    places = {0: 0}
    characters = 0
    for at in range(len(body)):
        read = len(decoder.decode(body[at : at + 1]))
        if read:
            characters += read
            places[characters] = at + 1
    return {offset: places[offset] for offset in offsets}
