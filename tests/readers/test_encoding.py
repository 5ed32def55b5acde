"""Bytes to text: the content decides, and nothing is replaced in silence."""

from __future__ import annotations

import pytest

from govlint.errors import UnreadableError
from govlint.readers.encoding import as_typed, decode, plausibility

REPORT = (
    "示例市数据局2024年政府信息公开工作年度报告\r\n一、总体情况\n全年主动公开政府信息12条，依申请公开3件。\n"
) * 3


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
    ],
)
def test_each_encoding_is_told(codec: str, name: str) -> None:
    assert decode(REPORT.encode(codec)) == (REPORT, name)


def test_utf16_be_with_bom() -> None:
    assert decode(b"\xfe\xff" + REPORT.encode("utf-16-be")) == (REPORT, "utf-16-be")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_that_breaks_off_within_a_character_is_no_binary_data(codec: str) -> None:
    for text in (REPORT, "<p>Table 3</p>\n" + REPORT):
        with pytest.raises(UnreadableError, match=f"之后的字不合 {codec}"):
            decode(text.encode(codec) + b"\n")


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "big5", "utf-16", "rot13", "nonsense", "", "utf-8\0"])
def test_a_declaration_that_lies_does_not_win(declared: str) -> None:
    assert decode(REPORT.encode("utf-8"), declared) == (REPORT, "utf-8")
    assert decode(REPORT.encode("gbk"), declared) == (REPORT, "gb18030")


def test_gbk_declared_as_utf8() -> None:
    assert decode(REPORT.encode("gbk"), "utf-8") == (REPORT, "gb18030")


def test_big5_only_where_it_is_declared_or_found() -> None:
    text = "政府資訊公開年度報告，機關應於每年公布。" * 5
    assert decode(text.encode("big5"), "big5") == (text, "big5")
    assert decode(text.encode("big5"))[0] == text


@pytest.mark.parametrize("word", ["情况", "联通", "规章", "无"])
def test_very_short_gbk(word: str) -> None:
    assert decode(f"<p>{word}".encode("gbk")) == (f"<p>{word}", "gb18030")


def test_characters_beyond_gbk() -> None:
    text = "示例县𠮷镇公开信息三条。" * 3
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe\x20\0"])
def test_empty(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert "空的" in str(error.value)


def test_nothing_but_nul_is_no_empty_file() -> None:
    with pytest.raises(UnreadableError, match="空字节（NUL）") as error:
        decode(b"\0" * 64 + b"\n")
    assert "空的" not in str(error.value)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_binary_files_are_named(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableError, match=word) as error:
        decode(data)
    assert "不是文本" in str(error.value)


def test_nameless_binary_data() -> None:
    with pytest.raises(UnreadableError) as error:
        decode(bytes(range(256)) * 20)
    assert "不是文本" in str(error.value)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk"])
def test_one_broken_byte_is_an_error_with_its_place(codec: str) -> None:
    data = REPORT.encode(codec)
    cut = data.index("一".encode(codec.removesuffix("-sig")))
    with pytest.raises(UnreadableError, match=f"第 {cut + 1} 个字节") as error:
        decode(data[:cut] + b"\xff" + data[cut:])
    assert "编码" in str(error.value)


def test_a_broken_byte_is_told_by_the_line_and_the_words_before_it() -> None:
    data = "示例市数据局\n全年公开信息三十条，联系电话13800138000，".encode()
    with pytest.raises(UnreadableError) as error:
        decode(data + b"\xc0" + "其他情况说明如下。".encode() * 5)
    assert "第 2 行“" in str(error.value)
    assert "”之后的字不合 utf-8 编码" in str(error.value)
    assert "13800138000" not in str(error.value)
    assert error.value.in_language("en").startswith("line 2, after “")
    with pytest.raises(UnreadableError, match="第 1 行开头的字不合 utf-8 编码"):
        decode(b"\xc0" + "全年公开信息三十条。".encode() * 5)


def test_a_truncated_utf8_file_is_an_error() -> None:
    with pytest.raises(UnreadableError) as error:
        decode(REPORT.encode()[:-2])
    assert "编码" in str(error.value)


def test_odd_utf16_is_an_error() -> None:
    with pytest.raises(UnreadableError) as error:
        decode(b"\xff\xfe" + REPORT.encode("utf-16-le") + b"\x41")
    assert "编码" in str(error.value)


@pytest.mark.parametrize("data", [b"\xff", b"\x80\x81", b"\xfe\xfd\xfc"])
def test_hopeless_bytes(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert "编码" in str(error.value) or "不是文本" in str(error.value)


def test_stray_nul_bytes_do_not_make_it_utf16() -> None:
    assert decode((REPORT + "\0").encode())[1] == "utf-8"


def test_plausibility_tells_chinese_from_mojibake() -> None:
    assert plausibility(REPORT) == 1
    assert plausibility(REPORT.encode().decode("gb18030", "replace")) < 0.5
    assert plausibility("plain") == 0


def test_radicals_of_a_font_are_the_characters_that_people_type() -> None:
    assert as_typed("⼀、政府信息公开⼯作，⻓期坚持⾏政") == "一、政府信息公开工作，长期坚持行政"
    plain = "一、全角１２３，ﬁ与 空格"
    assert as_typed(plain) is plain
    assert as_typed(f"⼈{plain}") == f"人{plain}"
