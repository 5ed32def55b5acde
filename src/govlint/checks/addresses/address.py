"""Reading an address of the web out of running text, as written, with every way in which it is broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from govlint.checks.places.passages import BLANK
from govlint.lazy import lazily
from govlint.model import Span, Struct

_WIDE = "Ａ-Ｚａ-ｚ０-９"
_NAME = lazily(f"[A-Za-z0-9{_WIDE}_-]+")
_WORD = (
    r"(?:h[ \xa0]?t[ \xa0]?t{0,2}[ \xa0]?p{1,2}(?:[ \xa0]?s){0,2}"
    r"|hhttps?|ttps?|htps?|hppts?|hptts?|hpt+ps?|hpps?|tht{1,2}ps?|tthps?|ｈｔｔｐｓ?)"
)
_SCHEME = lazily(
    rf"(?P<word>{_WORD})(?P<gap>{BLANK})(?P<colon>[:：;；.．]{{0,2}})(?P<gap2>{BLANK})(?P<slashes>(?:{BLANK}[/／\\])*)(?P<gap3>{BLANK})",
    re.IGNORECASE,
)
_DOT = "[.．。，,、·]"
# A scheme however broken, www, or a host of gov.cn one of whose dots may be miswritten.
START = lazily(
    rf"(?<![A-Za-z0-9@{_WIDE}._-])(?:{_WORD}(?={BLANK}[:：;；.．/／\\]|www)|(?:www|ｗｗｗ)"
    rf"(?={BLANK}{_DOT}{BLANK}[A-Za-z0-9{_WIDE}]|[a-z0-9-]*gov|[ \xa0]+[A-Za-z0-9-]+\.)"
    rf"|(?<![/\\])[A-Za-z0-9_-]+(?={_DOT}(?:[A-Za-z0-9_-]+{_DOT})*gov{_DOT}?cn(?![A-Za-z0-9])))",
    re.IGNORECASE,
)
# What every address holds near its beginning, and how far before it the beginning may be.
_SIGNS = (("tp", 4), ("t p", 4), ("pp", 1), ("hp", 2), ("ｔｐ", 2), ("www", 0), ("ｗｗｗ", 0), ("gov", 0))
_ADDRESS_SIGNS = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@._-")
_LAST_LETTERS = "pPwWvVｐＰｗＷ"
_HOST_BEFORE = lazily(rf"[A-Za-z0-9_-]+{_DOT}(?:[A-Za-z0-9_-]+{_DOT})*$")
_NEXT_ADDRESS = lazily(r"https?|www|ｗｗｗ", re.IGNORECASE)
_COMPLETE = lazily(r"(?:cn|com|net|org|edu|top|vip|info|xin|wang)", re.IGNORECASE)
_BEFORE_CN = ("com", "gov", "net", "org")
_FINAL = lazily(r"cn(?![A-Za-z0-9.-])", re.IGNORECASE)
_JOINT = lazily(rf"{BLANK}([.．。，,、·]*){BLANK}")
_PORT = lazily(r"[:：](\d{2,5})(?![\d-])")
_LETTERS = lazily(r"[A-Za-z]+(?=[/）)。，；、\s]|$)")
_PATH = lazily(r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%|^\\]*")
_PATH_JOINT = lazily(
    r"(?P<wide>[ \xa0\u3000]*[／？＝＆＃％－＿](?=[A-Za-z0-9])"
    r"|／(?=[）)】〉>”\"。；，,;]|[ \t]*(?:\r?\n|\Z)))"
    r"|(?P<dot>[．。，](?=(?:s?html?|jsp|aspx?|php|pdf|docx?)\b)|[．。，](?=/[A-Za-z0-9]))"
    r"|(?P<blank>[ \xa0\u3000]+)(?=[A-Za-z0-9_/-]*[/.?=][A-Za-z0-9]|s?html?\b|[A-Za-z0-9_-]+/[）)。，；、])",
    re.IGNORECASE,
)
_PATH_GOES_ON = lazily(r"[/.]|[\w-]+/|[\w-]+\.(?:s?html?|jsp|aspx?|php|pdf|docx?)\b", re.IGNORECASE)
_AGAIN = lazily(r"/https?:/+", re.IGNORECASE)
_TRAILING = ".,;:!?'"
_HOST = lazily(r"(?:[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+)", re.IGNORECASE)
_HOST_LIKE = lazily(r"[A-Za-z][A-Za-z0-9-]*[.．。][A-Za-z0-9]")
_NUMERIC_HOST = lazily(r"\d{1,3}(?:\.\d{1,3}){3}")
_TRUNCATED = lazily(
    r"(?:\.|^)(?:gov|[a-z]*govcn|comcn|gov\.(?:c|n|com|con|cm|net|ch|cnn)|gov\.cn\.cn|gov\.cn[a-z0-9-]+)$"
    r"|^www\.[a-z0-9-]+gov$|[a-z0-9-]+\.(?:gong|(?<!\bwww\.)go|goc|gob|gvo|gpv|giv|goov|ggov|govv)\.cn$"
)
_MISTYPED_WWW = lazily(r"(?:ww|wwww+)\.|www[a-z0-9-]*(?:govcn|gov)$")


# An address of www.….gov.cn in which nothing can be wrong, and which surely ends where it ends.
_PLAIN = lazily(
    r"(?P<scheme>https?)://(?P<host>www\.(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*gov\.cn)"
    r"(?:/[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*)?(?=[。，；、]?(?:[）)\n一-鿿]|$))"
)


class Address(Struct, frozen=True):
    """An address as written: its place, its scheme and host in half width, and its faults, gravest first."""

    span: Span
    scheme: str
    host: str
    faults: tuple[str, ...]


class _Reader:
    """Walks along an address and notes what is wrong on the way."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end
        self.faults: list[str] = []
        self.scheme = self.host = ""

    def read(self) -> Address | None:
        """The address that begins here, or None where only the word http stands, or a name in Chinese."""
        start = self.at
        if not self._read_schemes():
            return None
        self._read_host()
        if self._is_chinese_or_placeholder():
            return None
        self._judge_host()
        if self.host:
            self._read_rest()
        stop = start + len(self.text[start : self.at].rstrip(_TRAILING if self.host else " "))
        return Address(Span(start, stop), self.scheme, self.host, tuple(self.faults))

    def _read_schemes(self) -> bool:
        """Read http:// as often as it stands there; whether this is an address at all."""
        count = 0
        while (match := _SCHEME.match(self.text, self.at, self.end)) is not None:
            if not self._opens_address(match):
                return count > 0
            count += 1
            self._judge_scheme(match)
            self.at = match.end()
        if count > 1:
            self.faults.insert(0, "two-schemes")
        return True

    def _opens_address(self, match: re.Match[str]) -> bool:
        """Whether a scheme is one: not the http of HTTP/2, of HTTPS/TLS, nor of HTTPS：加密."""
        slashes = match["slashes"].replace(" ", "")
        if match["colon"][:1] in (":", "：", ";", "；") and slashes:
            return True
        if len(slashes) > 1 or self.text.startswith("www", match.end()):
            return True
        host = _HOST_LIKE.match(self.text, match.end(), self.end)
        return host is not None and bool(match["colon"] or slashes)

    def _judge_scheme(self, match: re.Match[str]) -> None:
        word = "".join(unicodedata.normalize("NFKC", match["word"]).split()).lower()
        self.scheme = self.scheme or word
        if match["colon"] not in (":", "："):
            self.faults.append("colon")
        if len("".join(match["slashes"].split())) != 2 or "\\" in match["slashes"]:
            self.faults.append("slashes")
        if "：" in match["colon"] or "／" in match["slashes"] or not match["word"].isascii():
            self.faults.append("full-width")
        gaps = match["word"] + match["gap"] + match["gap2"] + match["slashes"]
        if _NAME.match(self.text, match.end(), self.end):
            gaps += match["gap3"]
        if any(character.isspace() for character in gaps):
            self.faults.append("spaces")
        if word not in ("http", "https"):
            self.faults.append("scheme")

    def _read_host(self) -> None:
        labels: list[str] = []
        while (name := _NAME.match(self.text, self.at, self.end)) is not None:
            if not name[0].isascii():
                self.faults.append("full-width")
            labels.append(unicodedata.normalize("NFKC", name[0]))
            self.at = name.end()
            joint = _JOINT.match(self.text, self.at, self.end)
            if joint is None or joint.end() == self.at:
                break
            after = _NAME.match(self.text, joint.end(), self.end)
            if after is None or not self._joins(joint, labels[-1]):
                self._take_final_dots(joint)
                break
            self.at = joint.end()
        self.host = ".".join(labels).lower()

    def _joins(self, joint: re.Match[str], label: str) -> bool:
        """Whether the host goes on behind `joint`; notes what is wrong with it."""
        marks, plain = joint[1], joint[0] == joint[1]
        if plain and marks == ".":
            return True
        final = _FINAL.match(self.text, joint.end()) is not None and label.lower() in _BEFORE_CN
        complete = not final and _COMPLETE.fullmatch(label) is not None
        if complete and not (plain and set(marks) <= set(".．")):
            return False
        if _NEXT_ADDRESS.match(self.text, joint.end()) and label.lower() != "www":
            return False
        if set(marks) & set("。，,、·"):
            self.faults.append("dot")
        elif "．" in marks:
            self.faults.append("full-width")
        elif len(marks) > 1:
            self.faults.append("host")
        if not plain:
            self.faults.append("spaces")
        return True

    def _take_final_dots(self, joint: re.Match[str]) -> None:
        if joint[1] == "." and joint[0] == ".":
            self.at = joint.end()

    def _read_rest(self) -> None:
        port = _PORT.match(self.text, self.at, self.end)
        if port is not None:
            if port[0][0] == "：":
                self.faults.append("full-width")
            if int(port[1]) > 65535:
                self.faults.append("host")
            self.at = port.end()
            if self.scheme and (letters := _LETTERS.match(self.text, self.at, self.end)):
                self.faults.append("port")
                self.at = letters.end()
        if self.text[self.at : self.at + 1] in ("/", "?", "#", "\\", ":"):
            self._take_path()
        while (joint := _PATH_JOINT.match(self.text, self.at, self.end)) is not None:
            if not self._goes_on(joint):
                break
            self.faults.append("full-width" if joint["wide"] else "dot" if joint["dot"] else "spaces")
            self.at = joint.end()
            self._take_path()

    def _goes_on(self, joint: re.Match[str]) -> bool:
        """Whether what follows a blank or a full-width sign still belongs to the path."""
        if _NEXT_ADDRESS.match(self.text, joint.end()):
            return False
        following = _PATH.match(self.text, joint.end(), self.end)
        if following is None or "@" in following[0]:
            return False
        if joint["blank"] is None:
            return True
        return self.text[self.at - 1] in "/." or _PATH_GOES_ON.match(following[0]) is not None

    def _take_path(self) -> None:
        path = _PATH.match(self.text, self.at, self.end)
        if path is not None:
            if "\\" in path[0]:
                self.faults.append("backslash")
            if _is_repeated(self.host, path[0]):
                self.faults.insert(0, "two-schemes")
            self.at = path.end()

    def _is_chinese_or_placeholder(self) -> bool:
        """Whether the host goes on in Chinese or with signs such as ×××: nothing is said of those here."""
        before, following = self.text[self.at - 1 : self.at], self.text[self.at : self.at + 1]
        return before in ("/", ".") and unicodedata.category(following or " ") in ("Lo", "Sm", "So")

    def _judge_host(self) -> None:
        host = self.host
        if host == "localhost" or _NUMERIC_HOST.fullmatch(host):
            return
        if not _HOST.fullmatch(host) or _TRUNCATED.search(host) or _MISTYPED_WWW.match(host):
            self.faults.append("host")


def _is_repeated(host: str, path: str) -> bool:
    """Whether the same address begins once more behind itself: http://www.x.gov.cn//http://www.x.gov.cn."""
    found = _AGAIN.search(path) if host else None
    if found is None or not path[found.end() :].lower().startswith(host):
        return False
    return path[found.end() + len(host) :][:1] not in _ADDRESS_SIGNS


def beginnings(text: str) -> list[int]:
    """Offsets at which an address may begin, in order: found by letters that a Chinese text seldom holds."""
    found: set[int] = set()
    for letter in _LAST_LETTERS:
        at = text.find(letter)
        while at >= 0:
            found.update(_beginnings_before(text, at))
            at = text.find(letter, at + 1)
    return sorted(found)


def _beginnings_before(text: str, last: int) -> Iterator[int]:
    """Offsets at which an address may begin, by the signs that end with the letter at `last`."""
    near = text[max(0, last - 2) : last + 1].lower()
    for sign, reach in _SIGNS:
        if not near.endswith(sign):
            continue
        at = last + 1 - len(sign)
        candidates = range(max(0, at - reach), at + 1)
        if sign == "gov":
            before = _HOST_BEFORE.search(text, max(0, at - 60), at)
            candidates = range(before.start(), at) if before else range(0)
        opening = (place for place in candidates if text[place - 1 : place] not in _ADDRESS_SIGNS)
        start = next((place for place in opening if START.match(text, place)), None)
        if start is not None:
            yield start


def address_at(text: str, start: int, end: int) -> Address | None:
    """The address that begins at `start`, read up to `end` at most; None where there is none."""
    plain = _PLAIN.match(text, start, end)
    if plain is None or "://" in plain[0][len("https://") :]:
        return _Reader(text, start, end).read()
    stop = start + len(plain[0].rstrip(_TRAILING))
    return Address(Span(start, stop), plain["scheme"], plain["host"], ())
