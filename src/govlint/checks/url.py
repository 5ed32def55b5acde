"""Checks `url`, `empty-link` and `url-host`: addresses of the web in the running text, after RFC 3986."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govlint.checks.address import START, Address, address_at
from govlint.checks.passages import BLANK, hits
from govlint.finding import Outcome, Passed, Problem
from govlint.model import Picture, Span
from govlint.rule import Context, check

_PLAIN = re.compile(
    r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*)?",
    re.IGNORECASE,
)
_SIGNS = ("http", "www", "gov", "ttp", "ｈｔｔｐ", "ｗｗｗ", "h t", "htt", "hpp", "htp")
_PROMISE = "下载|网址|网站|链接|网页|官网|查阅|查看|浏览|登录|登陆|访问"
_PLACE = "网址|下载|链接|网站地址|网页地址|下载地址|链接地址|网站链接|下载链接"
_HOLE = re.compile(
    rf"(?:{_PROMISE})(?:地址)?{BLANK}(?P<brackets>[（(]{BLANK}(?:(?:{_PLACE}){BLANK}[:：]?)?{BLANK}[）)])"
    rf"|(?:{_PLACE}){BLANK}(?:[:：]|[为是]{BLANK}[:：]?){BLANK}(?P<stop>[。；;，,、）)]|$)",
    re.MULTILINE,
)
_ADDRESS_BEGINS = re.compile(r"[\s（(<〈“\"]*(?:https?|www\.|[a-z0-9-]+\.[a-z0-9.-]+)", re.IGNORECASE)


@check("url")
def url(context: Context) -> Iterator[Outcome]:
    """Addresses that cannot be opened as they are written."""
    found = False
    for address in _addresses(context):
        kind = address.faults[0] if address.faults else None
        written = context.document.slice(address.span)
        if kind is None and not _PLAIN.fullmatch(written) and not _opens(written):
            kind = "host"
        if kind is not None:
            found = True
            yield Problem(span=address.span, kind=kind, params={"text": written})
    if not found:
        yield Passed()


@check("url-host")
def url_host(context: Context, *, hosts: tuple[str, ...] = (), secure: bool = True) -> Iterator[Outcome]:
    """Addresses with http where https is wanted (`secure`), or outside gov.cn and the `hosts` allowed."""
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


@check("empty-link")
def empty_link(context: Context) -> Iterator[Outcome]:
    """An address that is promised and left out: 下载（）, 网址：。"""
    text = context.document.text
    found = False
    for match, paragraph in hits(context, _HOLE) if _promises(text) else ():
        if match["brackets"] is None and not match["stop"] and match.end() < paragraph.end:
            continue
        if not _stands_elsewhere(context, match, paragraph):
            found = True
            span = Span(*match.span("brackets")) if match["brackets"] else Span(*match.span())
            yield Problem(span=span, params={"text": match[0].strip()})
    if not found:
        yield Passed()


def _promises(text: str) -> bool:
    return "下载" in text or "网" in text or "链接" in text or "查" in text or "登" in text


def _stands_elsewhere(context: Context, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a hyperlink stands at the hole, or the address or its picture follows in the next block."""
    document = context.document
    if any(match.start() <= link.span.start <= match.end() + 1 for link in document.links):
        return True
    if match["brackets"] is None and match["stop"]:
        return False
    index = document.block_at(match.start())
    following = document.blocks[index + 1 : index + 2] if index is not None else ()
    if match["brackets"] is not None or not following:
        return False
    block = following[0]
    return isinstance(block, Picture) or _ADDRESS_BEGINS.match(document.slice(block.span)) is not None


def _addresses(context: Context) -> Iterator[Address]:
    """Every address in the report's paragraphs, in order; an e-mail address is none."""
    text = context.document.text
    folded = text.lower()
    if not any(sign in folded for sign in _SIGNS):
        return
    last = -1
    for match, paragraph in hits(context, START):
        if match.start() < last:
            continue
        address = address_at(text, match.start(), paragraph.end)
        if address is not None and text[address.span.end : address.span.end + 1] != "@":
            last = address.span.end
            yield address


@lru_cache(maxsize=1024)
def _opens(written: str) -> bool:
    """What the WHATWG parser says of an unusual address; most need no asking, nor its slow import."""
    from ada_url import check_url

    return check_url(written if "://" in written else f"http://{written}")
