"""Part of the readers: figures set high beside others, as marks of notes are, are no digits of these."""

from __future__ import annotations

import re

from govlint.lazy import lazily

_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TAG = lazily(
    r"<(?:sup\b[^<>]*|span\b[^<>]*\bvertical-align:\s*super[^<>]*)>(?:<[^<>]*>|[\s\[(（【])*(\d{1,3})(?!\d)",
    re.IGNORECASE,
)


def raised(words: str) -> str:
    """`words` with digits of the kind that stands high: of the same length.

    >>> raised("注1")
    '注¹'
    """
    return words.translate(_HIGH)


def with_raised(source: str) -> str:
    """Markup with such digits where tags set them high: of the same length.

    >>> with_raised("34<sup>1</sup>")
    '34<sup>¹</sup>'
    """
    if "<sup" not in source and "<SUP" not in source and "super" not in source:
        return source
    return _TAG.sub(lambda tag: tag[0][: -len(tag[1])] + raised(tag[1]), source)
