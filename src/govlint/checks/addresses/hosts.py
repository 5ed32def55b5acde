"""Part of the check `url`: hosts that the public cannot reach, and what a miswritten one is meant to be."""

from __future__ import annotations

import re

from govlint.lazy import lazily

_PRIVATE = lazily(
    r"localhost|(?:127|10)(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}"
    r"|169\.254(?:\.\d{1,3}){2}|0\.0\.0\.0"
)
_PLACEHOLDER = lazily(r"(?:^|\.)x{3,}(?=\.)", re.IGNORECASE)
_CAPITALS = lazily(r"(?<![A-Za-z0-9_-])[XＸ]{2}(?=[.．])")
"""A host is written in small letters: two capitals are no part of one."""
_NETWORK = lazily(r"内网|专网|局域网|政务外网|内部|(?<![A-Za-z])OA(?![A-Za-z])|协同办公|办公(?:系统|自动化)")
_REACH = 24
LOCAL = lazily(
    r"(?<![A-Za-z])(?:file:/{1,3}[^\s，。；、）)〉》]+|[A-Za-z]:\\[^\s，。；、）)〉》:*?<>|]*(?:\\|\.)[^\s，。；、）)〉》:*?<>|]+)",
    re.IGNORECASE,
)
"""A file on the computer at which the report was written."""
_FAULTS = (
    (lazily(r"^w{2}\.|^w{4,}\."), "www."),
    (lazily(r"\.(?:gong|goc|gob|gvo|gpv|giv|goov|ggov|govv)\.cn$"), ".gov.cn"),
    (lazily(r"(?<=^www\.)([a-z0-9-]+)gov$"), r"\1.gov.cn"),
    (lazily(r"\.govcn$|\.gov$|\.gov\.(?:c|n|com|con|cm|net|ch|cnn|cn\.cn)$"), ".gov.cn"),
)
_GOOD = lazily(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+gov\.cn")


def unreachable(text: str, at: int, host: str) -> str | None:
    """Why nobody outside can reach a host: it is this computer or network (unless the words before the
    address at `at` say so), or was never filled in.
    """
    if _PRIVATE.fullmatch(host):
        return None if _NETWORK.search(text, max(0, at - _REACH), at) else "private"
    if _PLACEHOLDER.search(host) or ("xx." in host and _CAPITALS.search(text, at, at + _REACH)):
        return "unfilled"
    return None


def meant(host: str) -> str:
    """The host that a miswritten one is near; empty where that is not clear."""
    mended = host
    for fault, right in _FAULTS:
        mended = fault.sub(right, mended)
    return mended if mended != host and _GOOD.fullmatch(mended) else ""
