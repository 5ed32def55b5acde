"""Hosts that the public cannot reach, files on a computer, and what a miswritten host is meant to be."""

from __future__ import annotations

import pytest
from helpers import problems
from reports import found, with_overview

from govlint.checks.addresses.hosts import meant
from govlint.checks.addresses.url import url


@pytest.mark.parametrize(
    ("words", "kind", "written"),
    [
        ("网址：http://localhost:8080/zwgk。", "private", "http://localhost:8080/zwgk"),
        ("网址：http://127.0.0.1/。", "private", "http://127.0.0.1/"),
        ("网址：http://192.168.1.5/a。", "private", "http://192.168.1.5/a"),
        ("网址：http://172.20.1.5/a。", "private", "http://172.20.1.5/a"),
        ("网址：http://www.xxx.gov.cn/。", "unfilled", "http://www.xxx.gov.cn/"),
        ("网址：http://www.XX.gov.cn/。", "unfilled", "http://www.XX.gov.cn/"),
        ("网址：http://192.168.1.5/a，咨询办公室。", "private", "http://192.168.1.5/a"),
        ("见 file:///C:/报告.docx。", "local", "file:///C:/报告.docx"),
        (r"见（C:\Users\a\报告.docx）。", "local", r"C:\Users\a\报告.docx"),
    ],
)
def test_what_the_public_cannot_open(words: str, kind: str, written: str) -> None:
    assert problems(url, words) == [(kind, written)]


@pytest.mark.parametrize(
    "words",
    [
        "网址：http://192.0.2.1/、http://172.15.0.1/、http://193.168.1.5/。",
        "工作人员登录内网门户（http://10.1.2.3/）办理。",
        "公文在内部OA（http://10.1.2.3/oa）流转。",
        "通过协同办公系统（http://10.1.2.3/oa）流转。",
        "比例为A:\\B，时间：8:\\30。",
        "网址：http://www.xx.gov.cn、http://xxxgk.example.gov.cn/xxx/。",
        "profile: 公开指南；文件：file 一词。",
    ],
)
def test_what_can_be_opened_or_is_no_address(words: str) -> None:
    assert [kind for kind, _ in problems(url, words)] == []


@pytest.mark.parametrize(
    ("host", "right"),
    [
        ("www.example.gov.con", "www.example.gov.cn"),
        ("www.example.gvo.cn", "www.example.gov.cn"),
        ("wwww.example.gov.cn", "www.example.gov.cn"),
        ("www.example.govcn", "www.example.gov.cn"),
        ("www..gov.cn", ""),
        ("www.example.com", ""),
        ("www.example.gov.cn", ""),
    ],
)
def test_what_a_host_is_near(host: str, right: str) -> None:
    assert meant(host) == right


def test_the_hint_gives_the_way_out() -> None:
    (finding,) = found("URL001", with_overview("可在网站（http://www.example.gov.con/）下载。"))
    assert finding.message == "网址“http://www.example.gov.con/”的域名不完整或者写错"
    assert finding.hint == "像是 www.example.gov.cn。"
