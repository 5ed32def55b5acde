"""Addresses of the web: broken ones, promised ones, foreign ones."""

from __future__ import annotations

import pytest
from helpers import outcomes, problems
from reports import found, messages, with_overview

from govlint.checks.addresses import address
from govlint.checks.addresses.url import empty_link, url, url_host
from govlint.finding import Passed, Unknown


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("http:/www.x.gov.cn", "slashes"),
        ("http://www.x.gvo.cn", "host"),
        ("http://x.gong.cn/a", "host"),
        ("hppt://www.x.gov.cn", "scheme"),
        ("hptt://www.x.gov.cn", "scheme"),
        ("thtp://www.x.gov.cn", "scheme"),
        ("https://x.y.go.cn/a", "host"),
        ("http://www.x.gov.cn ／zwgk", "full-width"),
        ("http:www.x.gov.cn", "slashes"),
        ("http:\\\\www.x.gov.cn", "slashes"),
        ("http:///www.x.gov.cn", "slashes"),
        ("https://x.gov.cn\\zwgk\\ndbg", "backslash"),
        ("http://www.x.gov.cn/zwgk\\ndbg", "backslash"),
        ("httpss://www.x.gov.cn", "scheme"),
        ("http://www.examplegov", "host"),
        ("http://www.examplegov/zwgk/", "host"),
        ("http：//www.x.gov.cn", "full-width"),
        ("http:／／www.x.gov.cn", "full-width"),
        ("http://www．x．gov.cn", "full-width"),
        ("http://www.x.gov.cn／zwgk", "full-width"),
        ("http://www.x.gov.cn／", "full-width"),
        ("http://www.x.gov.cn/zwgk／", "full-width"),
        ("ｈｔｔｐ://www.x.gov.cn", "full-width"),
        ("http://www.x.gov.cn：8080/", "full-width"),
        ("http://www。x.gov.cn", "dot"),
        ("www，x，gov.cn", "dot"),
        ("www.x。gov.cn", "dot"),
        ("http://www.x,gov.cn", "dot"),
        ("http://www.x.gov、cn", "dot"),
        ("x。gov.cn", "dot"),
        ("http://www.x.gov.cn/index。html", "dot"),
        ("www.x.com。cn", "dot"),
        ("http:// www.x.gov.cn", "spaces"),
        ("http://www.x .gov.cn", "spaces"),
        ("www. x.gov.cn", "spaces"),
        ("www x.gov.cn", "spaces"),
        ("http://www.x.gov.cn /zwgk", "spaces"),
        ("http://www.x.gov.cn/zwgk/ ndbg/", "spaces"),
        ("http://www.x.gov.cn/zwgk ndbg/", "spaces"),
        ("http://www.x.gov.cn:80a/zwgk", "port"),
        ("http://www.x.gov.cn:8080x", "port"),
        ("http://www.x.gov.cn/ zwgk/index.html", "spaces"),
        ("http://www.x.gov.cn/col/a 1/index.html", "spaces"),
        ("h ttp://www.x.gov.cn", "spaces"),
        ("http://http://www.x.gov.cn", "two-schemes"),
        ("https://http//www.x.gov.cn", "two-schemes"),
        ("http://www.x.gov.cn//http://www.x.gov.cn", "two-schemes"),
        ("HTTP://X.gov.cn/HTTP://X.gov.cn/", "two-schemes"),
        ("http//www.x.gov.cn", "colon"),
        ("http;//www.x.gov.cn", "colon"),
        ("httpwww.x.gov.cn", "colon"),
        ("http://www..gov.cn", "host"),
        ("http://wwwgovcn/", "host"),
        ("http://www.x.govcn", "host"),
        ("http://www.x.gov", "host"),
        ("http://wwww.x.gov.cn", "host"),
        ("http://www.-x.gov.cn", "host"),
        ("http://www.x.gov.cn:99999/", "host"),
        ("http://256.1.1.1/", "host"),
        ("http://", "host"),
        ("htpp://www.x.gov.cn", "scheme"),
        ("ttp://www.x.gov.cn", "scheme"),
    ],
)
def test_broken_addresses(address: str, kind: str) -> None:
    assert problems(url, f"网址：{address}。") == [(kind, address)]


@pytest.mark.parametrize(
    "text",
    [
        "http://www.x.gov.cn/上下载",
        "http://www.x.gov.cn/index.html进行查阅",
        "http://www.x.gov.cn/index.html。",
        "网站http://www.x.gov.cn／公众号",
        "http://www.x.gov.cn/／示例发布",
        "（www.x.gov.cn）",
        "http://www.x.gov.cn，电话000",
        "http://www.x.gov.cn、http://www.y.gov.cn",
        "www.x.gov.cn，www.y.gov.cn",
        "http://www.x.gov.cn,http://www.y.gov.cn",
        "邮箱：a@x.gov.cn",
        "www.x.gov.cn，E-mail：a@b.cn",
        "HTTP/2",
        "HTTPS/TLS",
        "HTTPS:加密",
        "http://www.x.gov.cn:8080/a?b=1&c=2#/d",
        "http://192.0.2.1/a",
        "http://www.x.gov.cn 000-1234567",
        "http://www.x.gov.cn/ www.y.gov.cn",
        "http://www.×××.gov.cn",
        "http://示例市.政务.cn",
        "gov.cn域名",
        "<http://www.x.gov.cn>",
        "https://x.gov.cn/a_b/%E4%B8%AD/",
        "http://x.gov.cn/?url=http://y.gov.cn",
        "公众号www",
        "http://www.x.gov.cn/a/http://y.gov.cn",
        "http://www.x.gov.cn/a/http://www.x.gov.cn.y.cn/",
        "http://www.x.gov.cn/?url=http://www.x.gov.cn/a",
        "http://www.x.gov.cn:8080/a",
        "http://www.x.gov.cn/ PC/手机均可打开",
        "http://www.x.gov.cn/ APP同步更新",
        "www.x.gov.cn:80a",
    ],
)
def test_sound_addresses(text: str) -> None:
    assert outcomes(url, f"网址：{text}。") == [Passed()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("电子版下载（）", "（）"),
        ("网站（ ）下载", "（ ）"),
        ("网址：。", "网址：。"),
        ("网址（）", "（）"),
        ("网址：", "网址："),
        ("网站（网址：）下载", "（网址：）"),
        ("网址为：。", "网址为：。"),
        ("网址： ，电话", "网址： ，"),
        ("网址：\n电话：000", "网址："),
        ("下载地址：（ ）。", "下载地址：（ ）。"),
        ("网站地址为“”。", "网站地址为“”。"),
        ("登录“”下载", "“”"),
        ("欢迎登录以下网址下载本报告：", "网址下载本报告："),
        ("可从下列链接查阅：。", "查阅：。"),
        ("网址：\r\n电话：000", "网址："),
        ("电子版可以从（ ）下载", "（ ）"),
        ("可在以下网站查阅：。", "查阅：。"),
        ("在示例县政务信息网（）“年报”专栏公布", "（）"),
        ("在示例县政务信息网( )公布", "( )"),
    ],
)
def test_addresses_left_out(text: str, words: str) -> None:
    assert [found for _, found in problems(empty_link, text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "网址：www.x.gov.cn。",
        "网址：\nhttp://www.x.gov.cn/",
        "网址见附件。",
        "联系地址：",
        "网站建设：。",
        "登录查阅。",
        "网站：示例网",
        "网站（以下简称网站）",
        "网站地址为“示例.政务”。",
        "网站地址在三楼，链接为“（更多）”。",
        "网址",
        "见附件（ ）下载",
        "欢迎登录以下网址下载本报告：\nhttp://www.x.gov.cn/",
        "可从以下网址查阅：www.x.gov.cn。",
        "登录“示例发布”查阅。",
        "以下网站均可查阅：",
        "示例县政务信息网（含移动端）",
        "建设一张网（见附图）",
    ],
)
def test_nothing_left_out(text: str) -> None:
    assert outcomes(empty_link, text) == [Passed()]


def test_a_link_stands_for_the_address() -> None:
    assert problems(empty_link, "网址：", links=((3, 3, "http://x.gov.cn"),)) == []


def test_hosts() -> None:
    assert problems(url_host, "http://www.x.gov.cn") == [("insecure", "http://www.x.gov.cn")]
    assert problems(url_host, "www.example.com") == [("foreign", "www.example.com")]
    assert problems(url_host, "http://www.x.gov.cn", secure=False) == []
    assert outcomes(url_host, "https://a.example.com", hosts=("example.com",)) == [Passed()]


@pytest.mark.parametrize(
    "text",
    [
        "http://www.example.gov.cn/",
        "https://www.xxgk.example.gov.cn/col/1.html）查阅",
        "http://www.example.gov.cn。\n一、总体情况",
        "http://www.example.gov.cn/a.html，下载",
        "http://www.example.gov.cn./",
        "http://www.example.gov.cn。html",
    ],
)
def test_a_plain_address_is_read_as_any_other(text: str) -> None:
    assert address.address_at(text, 0, len(text)) == address._Reader(text, 0, len(text)).read()


def test_words_in_quotation_marks_get_no_second_ones() -> None:
    said = messages("URL002", with_overview("欢迎登录“网址：”下载。"))
    assert said == ["“网址：”这里应当有网址，没有写"]


def test_backslashes_are_named_and_turned() -> None:
    (finding,) = found("URL001", with_overview("年报见（https://sj.example.gov.cn\\zwgk\\ndbg）。"))
    assert "反斜杠“\\”" in finding.message
    assert finding.hint is not None
    assert "https://sj.example.gov.cn/zwgk/ndbg" in finding.hint


@pytest.mark.parametrize(
    "address",
    [
        "https：//sj.example.gov.cn/ndbg",
        "https:／／sj.example.gov.cn／ndbg",
        "https://sj．example．gov.cn/ndbg",
    ],
)
def test_full_width_characters_are_turned(address: str) -> None:
    (finding,) = found("URL001", with_overview(f"年报见{address}。"))
    assert finding.hint is not None
    assert "https://sj.example.gov.cn/ndbg" in finding.hint


def test_no_part_of_an_address_is_offered_as_the_whole() -> None:
    (finding,) = found(
        "URL001", with_overview("年报见ｈｔｔｐｓ：／／ｗｗｗ．ｅｘａｍｐｌｅ．ｇｏｖ．ｃｎ／ｎｄｂｇ。")
    )
    assert finding.hint is None or "ndbg" in finding.hint


def test_a_dot_left_out_before_gov_is_put_back() -> None:
    (finding,) = found("URL001", with_overview("年报见http://www.examplegov。"))
    assert finding.hint is not None
    assert "www.example.gov.cn" in finding.hint
    assert not found(
        "URL001", with_overview("年报见http://www.example-gov.com，也见https://example.gov.cn/a。")
    )


def test_an_address_that_goes_on_in_the_next_line_is_not_told() -> None:
    text = with_overview("年报见（https://\nwww.example.gov.cn/zwgk/）。")
    assert [type(outcome) for outcome in outcomes(url, text)] == [Unknown, Passed]
    assert len(found("URL001", with_overview("年报见（https://\n各镇年报另见。"))) == 1
    assert len(found("URL001", with_overview("年报见https:// www.example.gov.cn/。"))) == 1


def test_a_blank_where_a_program_joined_the_lines_of_a_page_is_not_assessed() -> None:
    address = "本报告可从http:// www.x.gov.cn/zwgk/下载。"
    joined = "全文由总体情况、主动公开政府 信息情况和其他部分组成，按照政府信息 公开条例编制。"
    assert [type(outcome) for outcome in outcomes(url, f"{joined}\n{address}")] == [Unknown, Passed]
    for other in (
        "",
        joined.replace(" ", ""),
        joined.replace(" ", "", 1),
        "信息内容 本年制发件数 本年废止件数 现行有效件数",
    ):
        assert [kind for kind, _ in problems(url, f"{other}\n{address}")] == ["spaces"]


def test_the_links_that_a_browser_lists_behind_a_page_are_no_text_of_it() -> None:
    page = with_overview("在网站公开信息12条。")
    assert messages("URL001", page + "\n\nReferences\n\n   1. file:///zwgk/\n   2. file:///\n") == []
    assert len(messages("URL001", page + "\n\n1. file:///zwgk/\n")) == 1
    assert len(messages("URL001", page + "\n\nReferences\n1. 甲\n见file:///zwgk/。\n")) == 1
    assert (
        len(messages("URL001", with_overview("见file:///zwgk/。") + "\n\nReferences\n\n1. file:///\n")) == 1
    )
