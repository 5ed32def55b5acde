"""The plain YAML that nearly all files are, read fast by libyaml; the rest is left to the thorough way."""

from __future__ import annotations

import re
from typing import Any

from govlint.lazy import lazily
from govlint.sources.written import Path_, Place

MAX_DEPTH = 60
# Aliases are expanded: a file of a few lines must not become data of gigabytes.
MAX_NODES = 200_000
_INT = lazily(r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)")
_FLOAT = lazily(r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|[0-9][0-9_]*(?=[eE])|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?")
_NUMBER_START = frozenset("-+.0123456789")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_SPECIAL = lazily(r"[-+]?\.(?:inf|nan)", re.IGNORECASE)


class NotPlainError(Exception):
    """There is something in the file that the thorough way must judge: a tag, an alias, a mistake."""


class Plain:
    """Data being built from events, with the positions of keys and values."""

    def __init__(self) -> None:
        self.keys: dict[Path_, Place] = {}
        self.values: dict[Path_, Place] = {}
        self._anchored: dict[str, list[Any]] = {}
        self._recordings: list[list[Any]] = []
        self._again: list[Any] = []

    def read(self, text: str) -> Any:
        """The data in `text`. NotPlainError where there is more to it than plain values."""
        try:
            from yaml import CSafeLoader, YAMLError, parse  # fast, but its messages are not for beginners
        except ImportError:
            raise NotPlainError from None
        try:
            self._events = parse(text, Loader=CSafeLoader)
            for name in ("StreamStartEvent", "DocumentStartEvent"):
                if type(self._next()).__name__ != name:
                    raise NotPlainError
            data = self._value(self._next(), ())
            rest = [type(event).__name__ for event in self._events]
        except (YAMLError, StopIteration, UnicodeError, ValueError):
            raise NotPlainError from None
        if rest != ["DocumentEndEvent", "StreamEndEvent"]:
            raise NotPlainError
        return data

    def _next(self) -> Any:
        event = self._again.pop() if self._again else next(self._events)
        for recording in self._recordings:
            recording.append(event)
        return event

    def _value(self, event: Any, path: Path_) -> Any:
        if type(event).__name__ == "AliasEvent":
            return self._repeated(event.anchor, path)
        if event.tag or len(path) > MAX_DEPTH or len(self.values) >= MAX_NODES:
            raise NotPlainError
        if not event.anchor:
            return self._plain(event, path)
        # What has a name is remembered, to be read again where the name stands for it.
        recording = [event]
        self._recordings.append(recording)
        value = self._plain(event, path)
        self._recordings.pop()
        self._anchored[event.anchor] = recording
        return value

    def _repeated(self, anchor: str, path: Path_) -> Any:
        for recording in self._recordings:
            recording.pop()
        if anchor not in self._anchored:
            raise NotPlainError
        self._again += reversed(self._anchored[anchor])
        return self._value(self._next(), path)

    def _plain(self, event: Any, path: Path_) -> Any:
        kind = type(event).__name__
        self.values[path] = event.start_mark.line + 1, event.start_mark.column + 1
        if kind == "ScalarEvent":
            return _resolved(event.value) if event.implicit[0] else event.value
        if kind == "SequenceStartEvent":
            items: list[Any] = []
            while type(item := self._next()).__name__ != "SequenceEndEvent":
                items.append(self._value(item, (*path, len(items))))
            return items
        return self._mapping(path)

    def _mapping(self, path: Path_) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while type(key := self._next()).__name__ != "MappingEndEvent":
            if type(key).__name__ != "ScalarEvent" or key.anchor or key.tag or key.value in data:
                raise NotPlainError
            if key.value == "<<" or (key.implicit[0] and _resolved(key.value) is None):
                raise NotPlainError
            at = (*path, key.value)
            self.keys[at] = key.start_mark.line + 1, key.start_mark.column + 1
            data[key.value] = self._value(self._next(), at)
        return data


def _resolved(text: str) -> Any:
    """A plain scalar by the rules of YAML 1.2: off, yes and dates are words."""
    if text[:1] in _NUMBER_START:
        if _INT.fullmatch(text) or _FLOAT.fullmatch(text) or _SPECIAL.fullmatch(text):
            return _number(text)
        return text
    if len(text) > 5:
        return text
    lower = text.lower()
    known = lower in _WORDS and text in (lower, lower.upper(), lower.capitalize())
    return _WORDS[lower] if known else text


def _number(text: str) -> Any:
    plain = text.replace("_", "")
    try:
        if _INT.fullmatch(text):
            return int(plain, 0 if plain.lstrip("+-")[:2].lower() in ("0x", "0o") else 10)
        return float(plain)
    except ValueError:
        return text
