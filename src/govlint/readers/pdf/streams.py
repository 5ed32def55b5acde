"""Part of the PDF reader: looks over what is packed in the file before PDFium unpacks it as a whole."""

from __future__ import annotations

import re
import zlib

from govlint.errors import UnreadableError
from govlint.limits import limits

_STREAM = re.compile(rb"stream\r?\n")
_BEFORE = 400
_DATA = re.compile(
    rb"/(?:Image|FontFile|Length1|Type1C|CIDFontType0C|OpenType|ICCBased|Alternate|FunctionType)\b"
)
"""What a dictionary says of a stream that holds no instructions: it is unpacked only when drawn."""
_GRADIENT = re.compile(rb"/PatternType\s{0,9}2\b")
LARGEST_PAGE = 8 * 2**20
"""Bytes of instructions that one page may have; a report's page has some ten thousand."""


def look_over(data: bytes) -> bool:
    """UnreadableError where the instructions of a page, or of all, unpack to more than any report has.

    Gives whether the file has gradients to fill something with.
    """
    gradients = _GRADIENT.search(data) is not None
    left = limits().unpacked_mb * 2**20
    for match in _STREAM.finditer(data):
        start = match.end()
        if data[start : start + 1] != b"x":  # how deflate begins, as all producers write it
            continue
        dictionary = data[max(0, match.start() - _BEFORE) : match.start()].rpartition(b" obj")[2]
        if _DATA.search(dictionary):
            continue
        end = data.find(b"endstream", start)
        packed = memoryview(data)[start : end if end >= 0 else len(data)]
        unpacked = _unpacked(packed)
        gradients = gradients or (b"/ObjStm" in dictionary and _GRADIENT.search(unpacked) is not None)
        size = len(unpacked)
        left -= size
        if size > LARGEST_PAGE or left < 0:
            raise UnreadableError(
                "PDF 里有一页解压后大得不像一份报告，像是压缩炸弹，没有解开",
                "a page of the PDF unpacks to more than any report has, like a zip bomb: not unpacked",
            )
    return gradients


def _unpacked(packed: memoryview) -> bytes:
    """What is packed there, or a little more of it than a page may have."""
    try:
        return zlib.decompressobj().decompress(packed, LARGEST_PAGE + 1)
    except zlib.error:
        return b""  # PDFium will say so
