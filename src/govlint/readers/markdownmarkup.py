"""Part of the Markdown reader: tables, comments, scripts and styles of HTML between its lines."""

from __future__ import annotations

import re

from govlint.lazy import lazily

_MARKUP = lazily(
    r"(?<!`)(?P<code>`{1,2})(?!`)[^`\r\n]{1,80}(?P=code)(?!`)"
    r"|(?<!(?<!\\)\\)<(?:(?P<kind>(?i:table|script|style))(?=[\s/>]|$)|!--)"
)
_CLOSINGS = {"": lazily("-->"), "script": lazily("(?i)</script>"), "style": lazily("(?i)</style>")}
_TAG_END = lazily(r"[^<>]*>")
_BLANK_LINE = lazily(r"(?>\r\n?|\n)[ \t]*[\r\n]")
_INDENT = lazily(r" {0,3}")
"""What stands further in behind a blank line is code."""
_TABLE_TAG = lazily(r"(?i)<(/?)table\b[^>]*>")


class Markup:
    """What `source` holds of HTML that is more than tags within a line."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._last_ends: dict[str, int] = {}
        self._paragraph = (0, -1, -1)

    def next(self, start: int, end: int, closed: int) -> re.Match[str] | None:
        """An HTML table, a script, a style, or a comment that does not end by `closed`, within a line.

        None is code or escaped; and what never ends is none but where it begins its line.
        """
        for found in _MARKUP.finditer(self._source, start, end):
            if found["code"] or (not found["kind"] and found.end() <= closed):
                continue
            if _INDENT.fullmatch(self._source, start, found.start()):
                return found
            if self._ends(found) and (found["kind"] or found.end() <= self._paragraph_s_end(start, end)):
                return found
        return None

    def _paragraph_s_end(self, start: int, end: int) -> int:
        """Where the last comment ends in the paragraph of a line: one within a line goes on no further.

        It is looked for once in a paragraph, from the first line that asks.
        """
        first, last, comment_s = self._paragraph
        if not first <= start <= end <= last:
            blank = _BLANK_LINE.search(self._source, end)
            last = blank.start() if blank else len(self._source)
            comment_s = self._source.rfind("-->", start, last)
            self._paragraph = start, last, comment_s
        return comment_s

    def _ends(self, found: re.Match[str]) -> bool:
        """Whether what begins here ends: a comment, script or style, or the tag of a table."""
        kind = (found["kind"] or "").lower()
        if kind == "table":
            return _TAG_END.match(self._source, found.end()) is not None
        if kind not in self._last_ends:
            ends = [end.start() for end in _CLOSINGS[kind].finditer(self._source)]
            self._last_ends[kind] = ends[-1] if ends else -1
        return found.end() <= self._last_ends[kind]

    def end(self, found: re.Match[str]) -> int:
        """Where a table, comment, script or style ends."""
        kind = (found["kind"] or "").lower()
        if kind == "table":
            return self._table_end(found.start())
        closing = _CLOSINGS[kind].search(self._source, found.start()) if self._ends(found) else None
        return closing.end() if closing else len(self._source)

    def hides(self, found: re.Match[str]) -> bool:
        """Whether what begins here never ends and takes words from sight: all that stands behind it."""
        return not self._ends(found) and self._source[found.end() :].strip() != ""

    def _table_end(self, place: int) -> int:
        depth = 0
        for tag in _TABLE_TAG.finditer(self._source, place):
            depth += -1 if tag[1] else 1
            if depth == 0:
                return tag.end()
        return len(self._source)
