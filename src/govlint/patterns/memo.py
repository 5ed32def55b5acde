"""Tables of what has been worked out of patterns, which one command hands on to the next."""

from __future__ import annotations

import msgspec

Row = tuple[str | int, ...]
Table = dict[str, Row]

_MOST = 20_000
_tables: dict[str, Table] = {}
_known = 0
_decoder = msgspec.msgpack.Decoder(dict[str, Table])


def table(name: str) -> Table:
    """The table `name`, to be looked up in and added to; what is in it holds for ever."""
    return _tables.setdefault(name, {})


def recall(kept: bytes) -> None:
    """Take up what `kept` gave an earlier run. Raises msgspec.MsgspecError."""
    global _known
    for name, rows in _decoder.decode(kept).items():
        table(name).update(rows)
    _known = _size()


def learned() -> bytes | None:
    """All tables, for a later run; None where it would learn nothing new, or where they are too large."""
    size = _size()
    return msgspec.msgpack.encode(_tables) if _known < size <= _MOST else None


def _size() -> int:
    return sum(map(len, _tables.values()))
