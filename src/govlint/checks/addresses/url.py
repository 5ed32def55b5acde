"""Checks `url`, `empty-link` and `url-host`: addresses of the web in the running text, after RFC 3986."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from govlint.checks.addresses.address import Address, address_at, beginnings
from govlint.checks.addresses.hosts import LOCAL, meant, unreachable
from govlint.checks.places.passages import BLANK, placed
from govlint.finding import Outcome, Passed, Problem, Unknown
from govlint.lazy import lazily
from govlint.model import Picture, Span, Text
from govlint.rule import Context, check, saying

_PLAIN = lazily(
    r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*)?",
    re.IGNORECASE,
)
_PLACES = ("网址", "链接", "下载", "网站地址", "网页地址", "下载地址", "链接地址")
_EMPTY_MARKS = rf"(?:[“\"〈<（(【]{BLANK}[”\"〉>）)】]{BLANK})?"
_PROMISES = ("下载", "网址", "网站", "链接", "网页", "官网", "查阅", "查看", "浏览", "登录", "登陆", "访问")
# A single character is found far sooner than a word.
_FIRST = tuple(dict.fromkeys(word[0] for word in _PROMISES))
_EMPTY_BRACKETS = lazily(
    rf"(?:地址)?{BLANK}(?P<brackets>[（(【“]{BLANK}(?:(?:{'|'.join(_PLACES)}){BLANK}[:：]?)?{BLANK}[）)】”])"
)
# 可以从（ ）下载，可在政务公开网（ ）查阅
_BRACKETS_BEFORE = lazily(
    rf"[从在到由过网站页台栏端]{BLANK}(?P<brackets>[（(【“]{BLANK}(?:(?:{'|'.join(_PLACES)}){BLANK}[:：]?)?{BLANK}[）)】”]){BLANK}$"
)
# 在县政府公众信息网（）“年度报告”专栏公布
_NET = lazily(rf"网{BLANK}(?P<brackets>[（(]{BLANK}[）)])")
_REACH = 24
_NOTHING_AFTER = lazily(
    rf"(?:地址)?{BLANK}(?:[:：]|[为是]{BLANK}[:：]?){BLANK}{_EMPTY_MARKS}(?P<stop>[。；;，,、）)]|(?=\r?$))",
    re.MULTILINE,
)
# 可登录以下网址查阅：
_BELOW = lazily(r"(?:以下|下列|下面)(?:网址|地址|链接|(网站|网页))[^。；;，,：:、\n]{0,8}$")
_FOLLOWING = lazily(
    rf"[^。；;，,：:、（(\n]{{0,8}}[:：]{BLANK}{_EMPTY_MARKS}(?P<stop>[。；;）)]|(?=\r?$))", re.MULTILINE
)
_ADDRESS_BEGINS = lazily(r"[\s（(<〈“\"]*(?:https?|www\.|[a-z0-9-]+\.[a-z0-9.-]+)", re.IGNORECASE)

_GOES_ON_BELOW = lazily(r"[ \t\r]*\n\s*(?:[a-z0-9-]+\.)+[a-z]{2,24}(?![a-z])", re.IGNORECASE)

# An address goes on behind what was read of it, in full-width characters.
_WIDE = lazily(r"[／．＿－０-９Ａ-Ｚａ-ｚ]")

_JOINT = lazily(r"[\u4e00-\u9fff，、]{2} (?=[\u4e00-\u9fff]{2})")
_FEWEST_JOINTS = 2
_JOINED = Text(
    "正文的句子中间有空格，网址里的空格可能是换行留下的",
    "blanks stand within sentences, and the one in the address may be left of a line's end",
)
_LISTED = lazily(
    r"(?m)^[ \t]*+(?:References|(?:Visible|Hidden) links):?[ \t]*+\n"
    r"(?:[ \t]*+(?:\d+\.[ \t]+\S+|(?:Visible|Hidden) links:?)?+[ \t]*+(?:\n|\Z))+"
)
_LOCAL_SIGNS = (":\\", "file:", "File:", "FILE:")
# The message puts quotation marks around it.
_QUOTED = ' \t\u3000\n“”"'


_KINDS = "two-schemes colon slashes backslash full-width spaces scheme dot host port unfilled private"


@check("url", says=saying({_KINDS: "text host turned", "local": "text"}))
def url(context: Context) -> Iterator[Outcome]:
    """Addresses that cannot be opened as they are written."""
    found, text = False, context.document.text
    joined: bool | None = None
    for address in _addresses(context):
        written = context.document.slice(address.span)
        if written.endswith("://") and _GOES_ON_BELOW.match(text, address.span.end):
            yield Unknown(Text(f"“{written}”断在两行", f"“{written}” goes on in the next line"))
            continue
        kind = _fault(address, written, text)
        if kind == "spaces":
            joined = _is_joined_by_blanks(context) if joined is None else joined
            if joined:
                yield Unknown(_JOINED)
                continue
        if kind is not None:
            found = True
            yield _problem(address, kind, written, text)
    for match, _ in placed(context, _local(context.document.text)):
        found = True
        yield Problem(span=Span(*match.span()), kind="local", params={"text": match[0]})
    if not found:
        yield Passed()


def _fault(address: Address, written: str, text: str) -> str | None:
    """The first thing that is wrong with an address, or that no browser opens it, or nobody can reach it."""
    if address.faults:
        return address.faults[0]
    if not _PLAIN.fullmatch(written) and not _opens(written):
        return "host"
    return unreachable(text, address.span.start, address.host)


def _problem(address: Address, kind: str, written: str, text: str) -> Problem:
    """What is wrong with an address, with the host that is meant, or the address as it should be written."""
    near = meant(address.host) if kind == "host" else ""
    whole = _WIDE.match(text, address.span.end) is None
    turned = _turned(written) if whole and kind in ("backslash", "full-width") else ""
    hint = "near" if near else "turned" if turned else None
    params = {"text": written, "host": near, "turned": turned}
    return Problem(span=address.span, kind=kind, params=params, hint=hint)


def _is_joined_by_blanks(context: Context) -> bool:
    """Whether blanks stand within sentences here and there, as where a program joined the lines of a page."""
    paragraphs = map(context.document.slice, context.report.paragraphs())
    return sum(len(_JOINT.findall(words)) for words in paragraphs if "。" in words) >= _FEWEST_JOINTS


def _turned(written: str) -> str:
    """The address with slashes for backslashes and plain characters for full-width ones, if it then opens."""
    plain = unicodedata.normalize("NFKC", written).replace("\\", "/")
    return plain if plain != written and _PLAIN.fullmatch(plain) and _opens(plain) else ""


def _local(text: str) -> list[re.Match[str]]:
    """Files on a computer; their signs are rare, and found sooner than the whole.

    The links that lynx and elinks list behind a page are none of its text.
    """
    if not any(sign in text for sign in _LOCAL_SIGNS):
        return []
    own = _LISTED.sub(lambda match: "\n" * len(match[0]), text)
    return list(LOCAL.finditer(own))


@check("url-host", says=saying({"foreign insecure": "text host"}))
def url_host(context: Context, *, hosts: tuple[str, ...] = (), secure: bool = True) -> Iterator[Outcome]:
    """Addresses with http where https is wanted (`secure`), or outside gov.cn and the `hosts` allowed.

    Kinds of messages: `insecure` and `foreign`. They may use {text} (the address) and {host}.
    """
    allowed = ("gov.cn", "政务", *(host.lower().lstrip(".") for host in hosts))
    found = False
    for address in _addresses(context):
        if address.faults or not address.host:
            continue
        own = any(address.host == host or address.host.endswith("." + host) for host in allowed)
        kind = "foreign" if not own else "insecure" if secure and address.scheme == "http" else None
        if kind is not None:
            found = True
            params = {"text": context.document.slice(address.span), "host": address.host}
            yield Problem(span=address.span, kind=kind, params=params)
    if not found:
        yield Passed()


@check("empty-link", says=saying({"default": "text"}))
def empty_link(context: Context) -> Iterator[Outcome]:
    """An address that is promised and left out: 下载（）, 网址：。"""
    found = False
    for match, paragraph in placed(context, _holes(context.document.text)):
        if not _stands_elsewhere(context, match, paragraph):
            found = True
            inside = "brackets" if "brackets" in match.re.groupindex else 0
            start = match.start(inside) if inside else match.start() - 2
            span = Span(start, match.end())
            yield Problem(span=span, params={"text": context.document.slice(span).strip(_QUOTED)})
    if not found:
        yield Passed()


def _holes(text: str) -> list[re.Match[str]]:
    """Places where an address is promised and none follows; the words are searched first, being quick."""
    found = {}
    for word, end in _promised(text):
        match = _EMPTY_BRACKETS.match(text, end)
        if match is None:
            match = _BRACKETS_BEFORE.search(text, max(0, end - _REACH), end - len(word))
        if match is None and (word in _PLACES or text.startswith("地址", end)):
            match = _NOTHING_AFTER.match(text, end)
        if match is None and (below := _BELOW.search(text[max(0, end - 16) : end])):
            match = _FOLLOWING.match(text, end)
            # 以下网站均可查阅： may go on with their names in the next lines.
            match = None if match and below[1] and not match["stop"] else match
        if match is not None:
            found[match.end()] = match
    if "网（" in text or "网(" in text:
        found.update((match.end(), match) for match in _NET.finditer(text))
    return [found[end] for end in sorted(found)]


def _promised(text: str) -> list[tuple[str, int]]:
    """The words that promise an address, each with its end, in the order of `_PROMISES`."""
    found = []
    for first in _FIRST:
        at = text.find(first)
        while at >= 0:
            if text.startswith(_PROMISES, at):
                found.append((text[at : at + 2], at + 2))
            at = text.find(first, at + 1)
    return sorted(found, key=lambda promise: _PROMISES.index(promise[0]))


def _stands_elsewhere(context: Context, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a hyperlink stands at the hole, or the address or its picture follows in the next block."""
    document = context.document
    if any(match.start() - 2 <= link.span.start <= match.end() + 1 for link in document.links):
        return True
    if "brackets" in match.re.groupindex or match["stop"]:
        return False
    if document.text[match.end() : paragraph.end].strip():
        return True
    index = document.block_at(match.start())
    following = document.blocks[index + 1 : index + 2] if index is not None else ()
    return any(
        isinstance(block, Picture) or _ADDRESS_BEGINS.match(document.slice(block.span)) is not None
        for block in following
    )


def _addresses(context: Context) -> Iterator[Address]:
    """Every address in the report's paragraphs, in order; an e-mail address is none."""
    text = context.document.text
    starts = beginnings(text)
    if not starts:
        return
    last = -1
    paragraphs = context.report.paragraphs()
    for start in starts:
        index = bisect_right(paragraphs, start, key=lambda paragraph: paragraph.start) - 1
        if start < last or index < 0 or start >= paragraphs[index].end:
            continue
        address = address_at(text, start, paragraphs[index].end)
        if address is not None and text[address.span.end : address.span.end + 1] != "@":
            last = address.span.end
            yield address


@lru_cache(maxsize=1024)
def _opens(written: str) -> bool:
    """What the WHATWG parser says of an unusual address; most need no asking, nor its slow import."""
    from ada_url import check_url

    return check_url(written if "://" in written else f"http://{written}")
