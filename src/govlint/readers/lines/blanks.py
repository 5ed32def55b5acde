"""Part of the readers: of a thousand blanks in a line, which nobody types, only the first are kept."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.lazy import lazily

MOST = 100
"""No table is set so wide; what looks for blanks in a text would take the longer the more there are."""
_KINDS = " \t\u3000\xa0"
_RUNS = tuple(kind * MOST for kind in _KINDS)
_LONG = lazily(rf"(?<=[{_KINDS}]{{{MOST}}})[{_KINDS}]+")


def is_stretched(text: str) -> bool:
    """Whether a run of blanks in `text` is longer than any that somebody types."""
    return any(run in text for run in _RUNS)


def kept(text: str) -> Iterator[tuple[str, int]]:
    """The pieces of `text` without what such runs have too much, each with its place in it."""
    end = 0
    for match in _LONG.finditer(text):
        yield text[end : match.start()], end
        end = match.end()
    yield text[end:], end


def squeezed(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text` of such pieces, and its way back as `Document.origin`; another as it is."""
    if not is_stretched(text):
        return text, ()
    pieces = list(kept(text))
    origin: list[tuple[int, int]] = []
    length = 0
    for piece, place in pieces:
        origin.append((length, place))
        length += len(piece)
    return "".join([piece for piece, _ in pieces]), tuple(origin)
