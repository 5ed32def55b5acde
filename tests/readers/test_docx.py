"""Word documents: what the author sees is what is read."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docxparts import W, document, docx, p, r, tc

from govlint.errors import UnreadableError
from govlint.model import Grid, Paragraph, Picture
from govlint.readers.docx.reader import read, traced


def lines(body: str, **parts: str) -> list[str]:
    found = document(body, **parts)
    return [found.slice(block.span) for block in found.blocks if isinstance(block, Paragraph)]


def grid(body: str) -> list[list[tuple[str, int, int, int]]]:
    (block,) = [block for block in document(body).blocks if isinstance(block, Grid)]
    return [[(cell.text, cell.column, cell.rowspan, cell.colspan) for cell in row] for row in block.rows]


def test_runs_breaks_and_signs() -> None:
    body = (
        "<w:p>"
        + r("共收到申请")
        + r("1")
        + r("2")
        + "<w:r><w:t>件</w:t><w:tab/><w:t>（网上</w:t><w:noBreakHyphen/>"
        "<w:t>当面）</w:t></w:r><w:r><w:br/></w:r>" + r("第二行") + "</w:p>" + p("　　缩进  ")
    )
    assert lines(body) == ["共收到申请12件 （网上-当面）", "第二行", "缩进"]


def test_places_are_those_of_paragraphs() -> None:
    found = document(p("甲") + p() + p("乙"))
    assert not found.lined
    assert [found.place(block.span).text for block in found.blocks] == ["第1段", "第2段"]


def test_what_is_deleted_hidden_or_commented_is_not_there() -> None:
    body = (
        "<w:p>" + r("留下") + "<w:del>" + r("删去").replace("w:t", "w:delText") + "</w:del>"
        "<w:ins>" + r("插入") + "</w:ins>" + r("隐藏", "<w:vanish/>") + r("不隐藏", '<w:vanish w:val="0"/>')
        + r("划掉", "<w:strike/>") + r("划两道", "<w:dstrike/>") + r("没有划", '<w:strike w:val="0"/>')
        + '<w:commentRangeStart w:id="1"/><w:commentReference w:id="1"/><w:footnoteReference w:id="2"/>'
        + "<w:moveFrom>" + r("搬走") + "</w:moveFrom><w:moveTo>" + r("搬来") + "</w:moveTo></w:p>"
    )  # fmt: skip
    assert lines(body) == ["留下插入不隐藏没有划搬来"]
    changes, unseen = document(body).notes
    assert "插入 2 处、删除 2 处" in changes.zh
    assert unseen.zh.startswith("文件里有 1 处文字是隐藏的、2 处文字加了删除线，没有读")
    assert document(p("甲")).notes == ()


def test_hidden_rows_of_tables_are_not_there_and_told() -> None:
    def row(properties: str, *cells: str) -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(map(tc, cells))}</w:tr>"

    table = row("", "规章", "1") + row("<w:hidden/>", "规章", "7") + row('<w:hidden w:val="0"/>', "许可", "2")
    found = document(f"<w:tbl>{table}</w:tbl>")
    assert found.text == "规章\t1\n许可\t2"
    assert [note.zh[:16] for note in found.notes] == ["文件里有 1 行表格是隐藏的，没"]


def test_what_a_style_hides_is_not_there() -> None:
    def style(kind: str, key: str, more: str = "<w:rPr><w:vanish/></w:rPr>") -> str:
        return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{more}</w:style>'

    based = style("paragraph", "b", '<w:basedOn w:val="a"/>')
    styles = f'<w:styles xmlns:w="{W}">{style("paragraph", "a")}{based}{style("character", "c")}</w:styles>'
    named, plain = '<w:pStyle w:val="b"/>', '<w:vanish w:val="0"/>'
    shown = f"<w:p><w:pPr>{named}</w:pPr>{r('看不见')}{r('看得见', plain)}</w:p>"
    cell = "<w:p>" + r("5") + r("9", '<w:rStyle w:val="c"/>') + "</w:p>"
    body = shown + f"<w:tbl><w:tr>{tc('规章')}{tc(cell)}</w:tr></w:tbl>"
    found = document(body, styles=styles)
    assert found.text == "看得见\n规章\t5"
    assert "2 处文字是隐藏的" in found.notes[0].zh


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    body = p("前半", "<w:rPr><w:del/></w:rPr>") + p("后半") + p("下一段")
    assert lines(body) == ["前半后半", "下一段"]


def test_fields_tell_their_result_and_not_their_code() -> None:
    def field(code: str, result: str) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>{code}</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    inner = field("PAGE", r("7"))
    body = (
        "<w:p>"
        + r("见")
        + field(' HYPERLINK "https://www.example.gov.cn/" ', r("网站") + inner)
        + r("。")
        + "</w:p>"
    )
    found = document(body)
    assert found.text == "见网站7。"
    (link,) = found.links
    assert (found.slice(link.span), link.target) == ("网站7", "https://www.example.gov.cn/")
    assert (
        lines(
            "<w:p>"
            + field("DATE", "").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
            + "</w:p>"
        )
        == []
    )
    assert lines("<w:p><w:fldSimple>" + r("3") + "</w:fldSimple></w:p>") == ["3"]


def test_hyperlinks_have_their_targets() -> None:
    data = docx('<w:p><w:hyperlink r:id="rIdX">' + r("公开指南") + "</w:hyperlink>" + r("。") + "</w:p>")
    relation = '<Relationship Id="rIdX" Type="http://x/hyperlink" Target="http://www.example.gov.cn/" TargetMode="External"/>'
    found = read(
        changed(data, "word/_rels/document.xml.rels", "</Relationships>", relation + "</Relationships>"),
        "a.docx",
    )
    (link,) = found.links
    assert (found.slice(link.span), link.target) == ("公开指南", "http://www.example.gov.cn/")


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, text.replace(old, new) if name == part else text)
    return buffer.getvalue()


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    box = "<w:txbxContent>" + p("框里") + "</w:txbxContent>"
    body = (
        "<w:p>" + r("框前") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + r("框后") + "</w:p>" + p("下段")
    )  # fmt: skip
    assert lines(body) == ["框前框后", "框里", "下段"]


def test_pictures_have_their_words() -> None:
    body = "<w:p>" + r("见图") + '<w:r><w:drawing><wp:docPr descr="表三"/><a:blip/></w:drawing></w:r></w:p>'
    blocks = document(body).blocks
    assert [type(block) for block in blocks] == [Paragraph, Picture]
    assert isinstance(blocks[1], Picture)
    assert blocks[1].alt == "表三"


def test_headings_by_style_outline_and_bold() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="x"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="own"/><w:basedOn w:val="x"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="z"><w:name w:val="b"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="q"/><w:basedOn w:val="q"/></w:style></w:styles>'
    )
    bold = "<w:p>" + r("加粗", "<w:b/>") + r("标题", '<w:b w:val="1"/>') + "</w:p>"
    part = "<w:p>" + r("加粗", "<w:b/>") + r("一半") + "</w:p>"
    body = (
        p("样式", '<w:pStyle w:val="y"/>') + p("大纲", '<w:outlineLvl w:val="0"/>') + bold + part
        + p("粗样式", '<w:pStyle w:val="z"/>') + p("正文", '<w:pStyle w:val="y"/><w:outlineLvl w:val="9"/>')
        + p("循环", '<w:pStyle w:val="q"/>')
    )  # fmt: skip
    levels = [block.level for block in document(body, styles=styles).blocks if isinstance(block, Paragraph)]
    assert levels == [2, 1, 3, 0, 3, 2, 0]


class TestTables:
    def test_cells_merged_over_columns_and_rows(self) -> None:
        body = (
            "<w:tbl><w:tr>" + tc("甲", '<w:vMerge w:val="restart"/>') + tc("乙", '<w:gridSpan w:val="2"/>') + "</w:tr>"
            "<w:tr>" + tc("", "<w:vMerge/>") + tc("丙") + tc("丁") + "</w:tr>"
            "<w:tr>" + tc("", '<w:vMerge w:val="continue"/>') + tc("戊") + tc("己") + "</w:tr></w:tbl>"
        )  # fmt: skip
        assert grid(body) == [
            [("甲", 0, 3, 1), ("乙", 1, 1, 2)],
            [("丙", 1, 1, 1), ("丁", 2, 1, 1)],
            [("戊", 1, 1, 1), ("己", 2, 1, 1)],
        ]

    def test_rows_that_begin_further_right(self) -> None:
        body = (
            "<w:tbl><w:tr>" + tc("甲") + tc("乙") + "</w:tr>"
            '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("丙") + "</w:tr></w:tbl>"
        )
        assert grid(body)[1] == [("", 0, 1, 1), ("丙", 1, 1, 1)]

    def test_deleted_rows_and_cells(self) -> None:
        body = (
            "<w:tbl><w:tr>" + tc("甲") + tc("乙", "<w:cellDel/>") + tc("丙") + "</w:tr>"
            "<w:tr><w:trPr><w:del/></w:trPr>" + tc("丁") + "</w:tr><w:ins><w:tr>" + tc("戊") + "</w:tr></w:ins></w:tbl>"
        )  # fmt: skip
        assert [[cell[0] for cell in row] for row in grid(body)] == [["甲", "丙"], ["戊"]]

    def test_several_paragraphs_in_a_cell_and_bold_labels(self) -> None:
        cell = "<w:p>" + r("商业", "<w:b/>") + "</w:p>" + p("企业")
        body = "<w:tbl><w:tr>" + tc(cell) + tc("1") + "</w:tr></w:tbl>"
        assert [cell[0] for cell in grid(body)[0]] == ["商业\n企业", "1"]

    def test_a_table_in_a_table_is_told_by_itself(self) -> None:
        inner = "<w:tbl><w:tr>" + tc("甲") + tc("1") + "</w:tr></w:tbl>"
        body = "<w:tbl><w:tr>" + tc(p("版面") + inner + p("后")) + "</w:tr></w:tbl>"
        found = document(body)
        assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Grid", "Paragraph"]

    def test_cells_in_content_controls(self) -> None:
        body = (
            "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>" + tc("甲") + "</w:sdtContent></w:sdt>"
            + tc("1") + "</w:tr></w:sdtContent></w:sdt></w:tbl>"
        )  # fmt: skip
        assert [cell[0] for cell in grid(body)[0]] == ["甲", "1"]


def test_the_title_that_the_file_declares() -> None:
    data = changed(docx(p("甲")), "word/document.xml", "甲", "乙")
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("docProps/core.xml", '<x xmlns:dc="d"><dc:title> 示例市2024年年报 </dc:title></x>')
    assert read(buffer.getvalue(), "a.docx").metadata == {"title": "示例市2024年年报"}


def test_the_strict_format_and_odd_packages() -> None:
    data = docx(p("甲"))
    strict = changed(data, "word/document.xml", W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read(strict, "a.docx").text == "甲"
    without = changed(data, "_rels/.rels", "officeDocument", "other")
    assert read(without, "a.docx").text == "甲"


def test_the_way_back_leads_to_the_elements() -> None:
    raw: list[tuple[int, Any]] = []
    body = (
        "<w:p>"
        + r("共 ")
        + r("12")
        + r("件")
        + "</w:p><w:tbl><w:tr>"
        + tc("甲")
        + tc("34")
        + "</w:tr></w:tbl>"
    )
    found, origin = traced(docx(body), "a.docx", raw)
    assert found == document(body)
    starts = [offset for offset, _ in raw]
    for words in ("12", "34", "件"):
        at = found.text.index(words)
        back = max(pair for pair in origin if pair[0] <= at)
        place = back[1] + at - back[0]
        element = raw[max(index for index, start in enumerate(starts) if start <= place)][1]
        assert element.text.strip() == words


def other_package() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(zipfile.ZipInfo("readme.txt", (2000, 1, 1, 0, 0, 0)), "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + b"\0" * 60, "已损坏"),
        (docx(p("甲"))[:-30], "已损坏"),
        (other_package(), "不是 Word 文档"),
    ],
)
def test_what_cannot_be_read(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read(data, "a.docx")


def test_xml_that_is_none_or_declares_entities() -> None:
    with pytest.raises(UnreadableError, match="已损坏"):
        read(changed(docx(p("甲")), "word/document.xml", "</w:body>", ""), "a.docx")
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
    document_ = changed(docx(p("甲")), "word/document.xml", "<w:document", bomb + "<w:document")
    with pytest.raises(UnreadableError, match="DTD"):
        read(document_, "a.docx")
    outside = '<!DOCTYPE w SYSTEM "file:///etc/passwd">'
    with pytest.raises(UnreadableError, match="DTD"):
        read(changed(docx(p("甲")), "word/document.xml", "<w:document", outside + "<w:document"), "a.docx")


def test_text_embedded_as_another_file_cannot_be_read() -> None:
    with pytest.raises(UnreadableError, match="altChunk"):
        document(p("示例市数据局2024年政府信息公开工作年度报告") + '<w:altChunk r:id="rId9"/>')


@pytest.mark.parametrize(
    ("own", "words"),
    [("", []), ('<w:footnote w:id="2">' + p("见附表。") + "</w:footnote>", ["1 条脚注"])],
)
def test_footnotes_are_told_as_not_checked(own: str, words: list[str]) -> None:
    separator = '<w:footnote w:type="separator" w:id="0">' + p("-") + "</w:footnote>"
    footnotes = f'<w:footnotes xmlns:w="{W}">{separator}{own}</w:footnotes>'
    notes = document(p("正文"), footnotes=footnotes).notes
    assert [word in note.zh for note, word in zip(notes, words, strict=True)] == [True] * len(words)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("落实《关于规范", "公开目录的通知》。", ["落实《关于规范公开目录的通知》。"]),
        ("落实《甲办法", "《乙办法》。", ["落实《甲办法", "《乙办法》。"]),
        ("收到申请", "6件。", ["收到申请", "6件。"]),
    ],
)
def test_what_stands_within_marks_goes_on_behind_a_mere_break(
    first: str, second: str, expected: list[str]
) -> None:
    assert lines("<w:p>" + r(first) + "<w:r><w:br/></w:r>" + r(second) + "</w:p>") == expected
    assert lines(p(first) + p(second)) == [first, second]


@pytest.mark.parametrize("separated", [True, False])
def test_a_field_without_an_end_hides_nothing(separated: bool) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    part = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    whole = begin + part + r("2024年") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    open_ = begin + (part if separated else "")
    read = document(f"<w:p>{r('甲')}{open_}{r('乙')}</w:p><w:p>{whole}{r('丙')}</w:p>{p('丁')}")
    assert read.text.split() == ["甲乙", "2024年丙", "丁"]
    assert [note.en.partition(" ")[0] for note in read.notes] == ["1"]
    closed = document(f"<w:p>{whole}{r('丙')}</w:p>")
    assert (closed.text.strip(), closed.notes) == ("2024年丙", ())


def test_a_field_over_several_paragraphs_is_none_without_end() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    part = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    read = document(f"<w:p>{begin}{part}{r('甲')}</w:p>{p('乙')}<w:p>{end}{r('丙')}</w:p>")
    assert (read.text.split(), read.notes) == (["甲", "乙", "丙"], ())
