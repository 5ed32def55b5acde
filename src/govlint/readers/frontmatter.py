"""Part of the Markdown reader: what stands above a text between lines of strokes, as keys and values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govlint.lazy import lazily

_KEYS = {
    "title": "title",
    "标题": "title",
    "agency": "agency",
    "机关": "agency",
    "机关名称": "agency",
    "year": "year",
    "年份": "year",
    "年度": "year",
}


_BELOW = frozenset(("|", ">", "|-", ">-", "|+", ">+"))
"""What stands behind a key whose value stands in the lines below it, further right."""
_MARKS = "*_ \t"
# A rule above a title is none: 本报告按……编制（电话：……）stands in no front matter.
_KEY = lazily(r"\{?[\"']?\w[\w .-]{0,20}[\"']?[ \t]?[:：]")


def front_matter(lines: Iterable[str]) -> tuple[int, dict[str, str]]:
    """The number of the lines that it takes, 0 where there is none, and what it says of the report."""
    metadata: dict[str, str] = {}
    below, first = "", True
    for index, line in enumerate(lines):
        if index == 0:
            if line.rstrip() != "---":
                break
            continue
        if line.rstrip() in ("---", "..."):
            return index + 1, metadata
        if first and line.strip() and not line.startswith("#"):
            if _KEY.match(line) is None:
                break
            first = False
        if below and (line[:1] in _MARKS or not line.strip()):
            metadata[below] = metadata.get(below, "") + line.strip().strip(_MARKS)
            continue
        name, colon, value = line.partition("：" if "：" in line.split(":")[0] else ":")
        key = _KEYS.get(name.strip().lower())
        value = re.sub(r"\s+#.*$", "", value).strip()
        below = key if key and value in _BELOW and key not in metadata else ""
        if below:
            continue
        if colon and key and (value := value.strip("\"'").strip()):
            metadata.setdefault(key, value)
    return 0, {}
