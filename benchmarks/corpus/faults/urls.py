"""Faults of addresses (URL)."""

from __future__ import annotations

from random import Random

from corpus.faults.plant import Planted, changed, fault, insert, planted_here
from corpus.model import Report


def _address(rule: str, variant: str, wording: str, also: str = "") -> None:
    """A paragraph of section 一 with an address in it; `{h}` is the agency's host, `{b}` that without www."""

    def plant(report: Report, rng: Random) -> Planted | None:
        host = report.body.host
        before, _, rest = wording.partition("⟦")
        inside, _, after = rest.partition("⟧")
        text = before + planted_here(inside.format(h=host, b=host.removeprefix("www."))) + after
        plain = changed(report, half=False)
        return Planted(report=insert(plain, "overview", text, tag="address"), allowed=frozenset(also.split()))

    fault(rule, variant)(plant)


_address("URL001", "a full-width colon", "公开指南可在门户网站（⟦http：//{h}/⟧）查阅。")
_address("URL001", "hppt", "公开指南可在门户网站（⟦hppt://{h}/⟧）查阅。")
_address("URL001", "one slash", "公开指南可在门户网站（⟦http:/{h}/⟧）查阅。")
_address("URL001", "the colon lost", "公开指南可在门户网站（⟦http//{h}/⟧）查阅。")
_address("URL001", "a comma for a dot after www", "公开指南见⟦www，{b}⟧，欢迎查阅。")
_address("URL001", "a full stop for a dot after www", "公开指南见门户网站（⟦www。{b}⟧）。")
_address("URL001", "a comma for a dot in a URL", "公开指南见⟦http://www，{b}/⟧查阅。")
_address("URL001", "a full stop for a dot in a URL", "公开指南见⟦http://www。{b}/⟧查阅。")
_address("URL001", "a full-width colon, https", "电子版下载地址为⟦https：//{h}/zwgk/index.html⟧。")
_address("URL001", "one slash, https", "电子版下载地址为⟦https:/{h}/⟧，欢迎查阅。")
_address("URL001", "full-width slashes", "公开指南可在门户网站（⟦http:／／{h}/⟧）查阅。")
_address("URL001", "a full-width dot", "公开指南可在门户网站（⟦http://www．{b}/⟧）查阅。")
_address("URL001", "a blank inside the host", "公开指南可在门户网站（⟦http://www. {b}/⟧）查阅。")
_address("URL001", "a blank after the scheme", "公开指南可在门户网站（⟦http:// {h}/⟧）查阅。")
_address("URL001", "two schemes", "公开指南可在门户网站（⟦http://http://{h}/⟧）查阅。")
_address("URL001", "two schemes, https in http", "公开指南可在门户网站（⟦http://https://{h}/zwgk/⟧）查阅。")
_address("URL001", "two dots in the host", "公开指南可在门户网站（⟦http://www..{b}/⟧）查阅。")
_address("URL001", "a host that begins with a dot", "公开指南可在门户网站（⟦https://.{b}/⟧）查阅。")
_address("URL001", "three slashes", "公开指南可在门户网站（⟦http:///{h}/⟧）查阅。")
_address("URL001", "two colons", "公开指南可在门户网站（⟦http:://{h}/⟧）查阅。")
_address("URL001", "hhttp", "公开指南可在门户网站（⟦hhttp://{h}/⟧）查阅。")
_address("URL001", "a full stop before the path", "公开指南可在门户网站（⟦http://{h}。/zwgk/⟧）查阅。")
_address("URL002", "下载（）", "本报告电子版可在门户网站⟦下载（）⟧。")
_address("URL002", "half-width brackets", "本报告电子版可在门户网站⟦()⟧查阅和下载。")
_address("URL002", "网址：。", "本报告电子版可在政府网站下载，⟦网址：。⟧")
_address("URL002", "网站（）", "欢迎登录政府⟦网站（）⟧查阅。")
_address("URL002", "网址【】", "欢迎登录政府⟦网址【】⟧查阅。")
_address("URL002", "empty quotation marks", "政府⟦网站地址为“”。⟧")
_address("URL002", "empty brackets behind a colon", "电子版⟦下载地址：（ ）。⟧")
_address("URL002", "下载网址为：，", "电子版⟦下载网址为：，⟧欢迎查阅。")
_address("URL003", "http", "公开指南可在门户网站（⟦http://{h}/⟧）查阅。")
_address("URL003", "a foreign host", "公开指南可在门户网站（⟦https://www.example-files.com/nb.pdf⟧）查阅。")
