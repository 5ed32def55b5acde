"""Personal identifiers: what is one, what is none, and that nothing that govlint says tells one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.api import open_session
from govlint.hookspecs import Style
from govlint.identifiers import identifiers, mask, masked
from govlint.testing import base_report


def with_checksum(first: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True))
    return first + "10X98765432"[total % 11]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("身份证号11010519491231002X。", "identity"),
        ("身份证号11010519491231002x。", "identity"),
        ("身份证号 110105 19491231 002X", "identity"),
        ("（１１０１０５１９４９１２３１００２Ｘ）", "identity"),
        ("身份证号码：110105491231002", "identity"),
        ("手机13800138000", "mobile"),
        ("联系电话13800138000次日可接通", "mobile"),
        ("向13800138000个人手机发送", "mobile"),
        ("138-0013-8000转", "mobile"),
        ("138 0013 8000", "mobile"),
        ("１３８００１３８０００", "mobile"),
        ("+86 13800138000", "mobile"),
        ("卡号6222020000000000018，", "card"),
        ("6222 0200 0000 0000 018", "card"),
        ("4012-8888-8888-1881", "card"),
    ],
)
def test_identifiers(text: str, kind: str) -> None:
    (found,) = identifiers(text)
    assert found.kind == kind
    assert found.digits.upper() == "".join(
        sign
        for sign in text.translate(str.maketrans("０１２３４５６７８９Ｘx", "0123456789XX"))
        if sign in "0123456789X"
    )


@pytest.mark.parametrize(
    "text",
    [
        "010-12345678",
        "（0817）1234567",
        "热线12345、400-123-4567",
        "邮编610000，传真028-86600000",
        "110105194912310021",  # the checksum is wrong
        "999999194912310028",  # no such region
        "11010519491331002X",  # no such month
        "统一社会信用代码：11510100MB0000000X",
        "统一社会信用代码：11010519491231002X",
        "索引号：11010519491231002X",
        "文号索引号 13800138000",
        "下达专项资金13800138000元",
        "网站阅读量13800138000次",
        "总访问量13800138000人次，同比增长",
        "商标注册号13800138000",
        "土地总面积13800138000平方米",
        "准考证号13800138000",
        "12800138000",  # no such range
        "6222020000000000017",  # the checksum is wrong
        "9122020000000000018",  # no such issuer
        "https://www.example.gov.cn/t13800138000.html",
        "www.example.gov.cn/13800138000/",
        "id=13800138000&a=1",
        "110105491231002",  # fifteen digits that nothing says to be one
        "1380013800012",
        "2024年1月1日至2024年12月31日",
        "12 | 0 | 0 | 138 | 0013 | 8000",
        "一、本年新收    884 473 138 0013 8000 8114",
        "依次为 138 0013 8000 件",
    ],
)
def test_none(text: str) -> None:
    assert identifiers(text) == ()


@given(
    st.sampled_from(("110105", "510100", "440305")),
    st.dates(min_value=date(1930, 1, 1), max_value=date(2010, 1, 1)),
    st.integers(0, 999),
)
def test_every_number_with_its_checksum_is_found_and_none_with_another(
    region: str, born: object, order: int
) -> None:
    number = with_checksum(f"{region}{str(born).replace('-', '')}{order:03}")
    assert [item.digits for item in identifiers(f"编为{number}的申请人")] == [number]
    wrong = number[:17] + ("0" if number[17] != "0" else "1")
    assert not [item for item in identifiers(f"编为{wrong}的申请人") if item.kind == "identity"]


@pytest.mark.parametrize(
    "text",
    [
        "手机 138 0013 8000 139 0013 9000",
        "138 0013 8000 139 0013 9000",
        "联系电话 0000-8000018 138 0013 8000",
        "张三 2 138 0013 8000",
        "138 0013 8000 人事科",
        "工程部138 0013 8000 宗某",
        "电话 1 2 138 0013 8000 3",
    ],
)
def test_mobile_numbers_with_blanks_beside_other_figures(text: str) -> None:
    assert "13800138000" in {item.digits for item in identifiers(text)}


def test_masks() -> None:
    assert masked("13800138000") == "138******00"
    assert mask("电话138-0013-8000，卡６２２２０２０００００００００００１８") == (
        "电话138-****-**00，卡６２２**************１８"
    )
    assert mask("电话010-12345678") == "电话010-12345678"


@given(st.text(alphabet="0123456789 -Xx张，。", max_size=60))
def test_what_is_masked_holds_no_identifier_and_keeps_its_length(text: str) -> None:
    after = mask(text)
    assert len(after) == len(text)
    assert identifiers(after) == ()


SECRETS = (
    "13800138000",
    "138-0013-8000",
    "１３８００１３８０００",
    "11010519491231002X",
    "6222020000000000018",
)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_no_format_tells_an_identifier(secret: str, suffix: str) -> None:
    """Neither its own finding nor others on the same line, nor a comment that is told."""
    reader = {".txt": "text", ".md": "markdown", ".html": "html"}[suffix]
    text = base_report(reader=reader)
    line = f"按照国办公开办函[2021]30号较好的完成了张某（{secret}）的申请申请。<!-- govlint-off {secret} -->"
    line += f"详见（{secret}和http:/www.example.gov.cn/。"
    at = text.index("二、主动公开")
    at = text.rindex("\n", 0, at) + 1
    text = text[:at] + line + "\n\n" + text[at:]
    session = open_session()
    result = session.check(text.encode(), f"a{suffix}")
    codes = {finding.rule for finding in result.findings}
    assert {"PRV001", "CIT001", "WRD003"} <= codes
    for name, reporter in session.registry.reporters.items():
        for lang in ("zh", "en"):
            style = Style(lang=lang, width=400, statistics=True, coverage=True)
            written = "".join(reporter.render([result], style))
            for form in (secret, "0013", "00138", "９４９", "19491231", "００１３８", "0200000000"):
                assert form not in written, (name, form)


def test_its_fingerprint_is_the_same_for_another_number_of_the_same_mask() -> None:
    """So a digest of eleven digits cannot be turned back by trying them all."""
    session = open_session()
    prints = set()
    for number in ("13800138000", "13812348900"):
        text = base_report().replace("二、主动公开", f"联系手机{number}。\n二、主动公开")
        (finding,) = session.check(text.encode(), "a.txt").findings
        prints.add(finding.fingerprint)
    assert len(prints) == 1


def test_a_number_in_an_official_table_is_no_one() -> None:
    text = base_report().replace("行政许可 | 12 |", "行政许可 | 13800138000 |")
    assert "13800138000" in text
    assert "PRV001" not in [finding.rule for finding in open_session().check(text.encode(), "a.txt").findings]


def test_the_json_schema_has_no_room_for_the_text_itself(tmp_path: Path) -> None:
    text = base_report().replace("二、主动公开", "手机13800138000。\n二、主动公开")
    session = open_session()
    result = session.check(text.encode(), "a.txt")
    written = "".join(session.registry.reporters["json"].render([result], Style()))
    (finding,) = json.loads(written)["documents"][0]["findings"]
    assert finding["rule"] == "PRV001"
    assert "138******00" in finding["message"]
    assert finding["location"]["column"] == 3
