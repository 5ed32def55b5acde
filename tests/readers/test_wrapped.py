"""What a program broke at a fixed width: in text, Markdown and HTML."""

from __future__ import annotations

import re
import textwrap
from types import ModuleType

import pytest
from docxparts import docx, p

from govlint import check
from govlint.model import Document
from govlint.readers import html as html_reader
from govlint.readers import markdown as markdown_reader
from govlint.readers import text as text_reader
from govlint.readers.building.rejoined import together
from govlint.readers.building.writer import Words
from govlint.readers.docx import reader as docx_reader
from govlint.readers.lines.wrapped import unwrap

LONG = (
    "　　2023年，示例市数据局共发布政府信息2318条，其中门户网站1286条、微信公众号943条、微博58条、"
    "其他方式31条，网址为http://www.shili-example.gov.cn/zwgk/index.html，欢迎查阅，并对本机关的政府信息公开工作提出意见和建议。"
)
SECOND = (
    "　　依据《中华人民共和国政府信息公开条例》（国务院令第711号）的规定，健全制度、明确责任、"
    "规范办理流程，努力提高政府信息公开工作的质量和水平，不断增强政府工作的透明度，更好地服务群众。"
)
TEXT = [
    "一、总体情况",
    LONG,
    SECOND,
    "二、主动公开政府信息情况",
    "规章 0 0 0",
    "行政规范性文件 1 0 2",
    "（一）办理结果",
]


THIRD = (
    "　　下一步，示例市数据局将进一步加强学习培训，完善工作制度，充实工作力量，按照《示例市政务公开工作要点》"
    "（示政办发〔2023〕12号）的要求，做好政策解读和依申请公开答复，主动回应社会关切。"
)


def broken(width: int, lines: list[str] = TEXT) -> str:
    return "\n".join(piece for line in lines for piece in textwrap.wrap(line, width, drop_whitespace=False))


def read(text: str) -> Document:
    return text_reader.read(text.encode(), "a.txt")


@pytest.mark.parametrize("width", [26, 30, 34, 38, 41])
def test_paragraphs_are_whole_again_whatever_the_width(width: int) -> None:
    text, origin = unwrap(broken(width))
    assert text.split("\n") == TEXT
    assert origin[0] == (0, 0)


NARROW = [*TEXT[:4], "　　（一）主动公开。制发文件1件，均已公开。", THIRD, "规章 | 0 | 0"]


@pytest.mark.parametrize("width", [15, 16, 18, 20, 22, 24])
def test_columns_narrower_than_a_heading(width: int) -> None:
    assert unwrap(broken(width, NARROW))[0].split("\n") == NARROW


def test_narrow_lines_of_a_list_are_no_broken_text() -> None:
    names = [f"{number}.示例市{'某某' * (number % 3 + 4)}办事指南" for number in range(1, 12)]
    said = [f"第{number}季度公开政府信息{number * 7}条" for number in range(1, 5)]
    for lines in (names, said, [*names, *said]):
        assert unwrap("\n".join(lines)) == ("\n".join(lines), ())


def columns(line: str, width: int) -> list[str]:
    """`line` broken as a terminal breaks it: by columns, no mark that closes at a beginning, words whole."""
    pieces, piece = [], ""
    for word in re.findall(r"[!-~]+|.", line):
        taken = sum(2 if c > "\u2000" else 1 for c in piece + word)
        if taken > width and word not in "，。、）》":
            pieces.append(piece)
            piece = ""
        piece += word
    return [*pieces, piece]


@pytest.mark.parametrize("width", [60, 64, 72, 76])
def test_lines_that_are_ragged_because_words_stay_whole_are_joined_too(width: int) -> None:
    text, _ = unwrap("\n".join(piece for line in TEXT for piece in columns(line, width)))
    assert text.split("\n") == TEXT


def test_places_are_those_of_the_file() -> None:
    source = broken(34)
    document = read(source)
    for word in ("2318", "shili-example", "二、主动", "透明度"):
        start = document.text.index(word)
        place = document.source_offset(start)
        assert source[place : place + 2] == word[:2]


def test_what_is_broken_over_two_lines_is_no_mistake() -> None:
    result = check(broken(34).encode(), path="示例市数据局2023年政府信息公开工作年度报告.txt")
    assert {finding.rule for finding in result.findings} & {"URL001", "CIT004", "CIT005", "TXT005"} == set()


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(TEXT),
        "一、总体情况\n（一）主动公开\n商业\n企业\n0\n0",
        "\n".join(["没有一行是满的，各行自成一段，长短不一。", "这一行也自成一段。", "短行"]),
    ],
)
def test_a_text_with_a_paragraph_a_line_stays_as_it_is(text: str) -> None:
    assert unwrap(text) == (text, ())


def test_rows_of_a_table_are_never_joined() -> None:
    rows = [f"{number}.本机关不掌握相关政府信息的申请数量 0 0 0 0 0 0 {number}" for number in range(1, 9)]
    lines = broken(34).split("\n")
    text, _ = unwrap("\n".join([*lines, *rows]))
    assert text.split("\n")[-8:] == rows


def test_two_english_words_are_parted_by_a_blank_and_an_address_is_not() -> None:
    full = "办" * 30
    text, _ = unwrap(
        f"{full}open\ngovernment{'理' * 20}\n{full}http\n://www.a.gov.cn\n{full}甲乙\n{full}甲乙\n完"
    )
    assert "open government" in text
    assert "http://www.a.gov.cn" in text


PROSE = [LONG.strip("　"), SECOND.strip("　"), LONG.strip("　")]


def pieces(paragraph: str) -> list[str]:
    return textwrap.wrap("　　" + paragraph, 36, drop_whitespace=False)


@pytest.mark.parametrize(
    ("before", "between", "after"), [("<p>", "<br/>\n", "</p>"), ("<p>", "</p>\n<p>", "</p>")]
)
def test_lines_of_a_page_are_paragraphs_again(before: str, between: str, after: str) -> None:
    page = "".join(before + between.join(pieces(paragraph)) + after for paragraph in PROSE)
    document = html_reader.read(f"<h2>一、总体情况</h2>{page}<h2>二、其他</h2>".encode(), "a.html")
    assert document.text.split("\n") == ["一、总体情况", *PROSE, "二、其他"]
    start = document.text.index("透明度")
    assert document.source[document.source_offset(start) :].startswith("透")


def test_lines_of_markdown_are_paragraphs_again_unless_broken_on_purpose() -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(paragraph, 36)) for paragraph in PROSE)
    items = "\n".join("- " + "办" * 34 for _ in range(3))
    document = markdown_reader.read(f"## 一、总体情况\n\n{text}\n\n{items}\n".encode(), "a.md")
    assert document.text.split("\n") == ["一、总体情况", *PROSE, *["办" * 34] * 3]


@pytest.mark.parametrize("indent", ["　　", ""])
def test_lines_within_a_fence_are_paragraphs_again(indent: str) -> None:
    text = "\n".join("\n".join(textwrap.wrap(indent + paragraph, 36)) for paragraph in PROSE)
    source = f"# 说明\n\n```text\n一、总体情况\n{text}\n\n| 规章 | 0 |\n| 文件 | 1 |\n```\n\n见上。\n"
    document = markdown_reader.read(source.encode(), "a.md")
    assert document.text.split("\n") == ["说明", "一、总体情况", *PROSE, "规章\t0", "文件\t1", "见上。"]
    start = document.text.index("透明度")
    assert document.source[document.source_offset(start) :].startswith("透")


def test_lines_of_a_document_typed_as_on_paper_are_paragraphs_again() -> None:
    title = "示例市数据局2024年政府信息公开工作年度报告"
    lines = [title, *(line for paragraph in PROSE for line in textwrap.wrap(paragraph, 22)), "完"]
    document = docx("".join(map(p, lines)))
    assert docx_reader.read(document, "a.docx").text.split("\n") == [title, *PROSE, "完"]


def test_a_link_in_a_later_line_keeps_its_place() -> None:
    lines = [f"<p>{'办' * 36}" for _ in range(4)]
    page = f"{''.join(lines)}<p>详见<a href='http://a.cn'>专栏</a>。"
    document = html_reader.read(page.encode(), "a.html")
    (link,) = document.links
    assert document.text == "办" * 144 + "详见专栏。"
    assert document.slice(link.span) == "专栏"


def test_two_lines_are_one_with_their_places() -> None:
    one = together(Words([("甲", 3)], 0, ()), Words([("乙", 9)], 0, ()), " ")
    assert one.runs == [("甲", 3), (" ", 4), ("乙", 9)]


@pytest.mark.parametrize(
    "edited",
    [
        "（含专题和专栏）",
        "面向企业和群众办事创业需要而由各个部门和乡镇共同维护并且每天按时更新内容的政务新媒体矩阵和官方",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_line_edited_later_parts_no_sentence(edited: str, name: str) -> None:
    text = [*TEXT, THIRD]
    lines = broken(30, text).split("\n")
    at = next(number for number, line in enumerate(lines) if "微信" in line)
    lines[at] = lines[at].replace("微信", edited + "微信", 1)
    found = [finding.rule for finding in check("\n".join(lines).encode(), path=name).findings]
    whole = [finding.rule for finding in check("\n\n".join(text).encode(), path=name).findings]
    assert found == whole


PARTED = [
    "示例市数据局2024年政府信息公开工作年度报告",
    "（三）政府信息管理。严格执行《党政机关公文格式》（GB/T\n9704—2012）和有关规定，按季度清理行政规范性文件。",
    SECOND.strip(),
    "（四）平台建设。建好用好门户网站、政务新媒体和政府公报等公开平台，方便群众及时获取政府信息。",
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_where_blank_lines_part_paragraphs_a_line_may_break_off_anywhere(end: str) -> None:
    text, _ = unwrap("\n\n".join(PARTED).replace("\n", end))
    assert "（GB/T9704—2012）" in text
    assert text.count(end) == 2 * (len(PARTED) - 1)


@pytest.mark.parametrize(
    "text",
    [
        # no blank lines
        "\n".join(PARTED),
        # a heading, a list, a table and a signature follow
        "\n\n".join([*PARTED[:1], PARTED[2][:-1] + "\n二、主动公开政府信息情况", *PARTED[2:]]),
        "\n\n".join([*PARTED[:1], PARTED[2][:-1] + "\n1. 规章", *PARTED[2:]]),
        "\n\n".join([*PARTED[:1], PARTED[2][:-1] + "\n规章  0  0  0", *PARTED[2:]]),
        "\n\n".join([*PARTED[:1], PARTED[2][:-1] + "\n　　示例市数据局", *PARTED[2:]]),
        # rows of tables, whatever parts their cells
        "\n\n".join(
            [
                *PARTED[:1],
                *PARTED[2:],
                "行政复议,,,,行政诉讼,,,,未经复议直接起诉,,,,复议后起诉,,,,总计\n0,0,0",
            ]
        ),
        "\n\n".join(
            [
                *PARTED[:1],
                *PARTED[2:],
                "结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,总计\n0,0,0",
            ]
        ),
        "\n\n".join(
            [*PARTED[:1], *PARTED[2:], "规范性文件 12（其中，修订11件） 16（含自然失效的14件） 23\n第二十条"]
        ),
        "\n\n".join(
            [*PARTED[:1], *PARTED[2:], "（本列数据的勾稽关系为：第一项加第二项之和，等于两项之和）\n申请人"]
        ),
        # short lines
        "\n\n".join(["示例市数据局\n示例县数据局", PARTED[0], PARTED[2], PARTED[3]]),
    ],
)
def test_what_blank_lines_do_not_part_is_left(text: str) -> None:
    # but what brackets hold goes on
    assert unwrap(text)[0] == text.replace("GB/T\n9704", "GB/T9704")


WIDE = [
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况",
    "结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉 结果维持 结果纠正",
    "自然人          法人或其他组织                                        总计",
]


@pytest.mark.parametrize("names", WIDE)
@pytest.mark.parametrize("width", [26, 30, 38])
def test_names_of_columns_go_nowhere_and_tell_no_width(names: str, width: int) -> None:
    lines = [*TEXT[:4], names, "自然人 总计", *TEXT[4:]]
    parts = [
        piece
        for line in lines
        for piece in ([line] if line == names else textwrap.wrap(line, width, drop_whitespace=False))
    ]
    text, _ = unwrap("\n".join(parts))
    assert text.split("\n") == lines


def test_labels_above_their_figures_tell_no_width() -> None:
    label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请的情形"
    text, _ = unwrap("\n".join([broken(28), *[f"{label}\n\n{number}" for number in range(5)]]))
    assert text.split("\n")[: len(TEXT)] == TEXT


@pytest.mark.parametrize("indent", ["", " " * 14])
def test_a_title_as_wide_as_the_text_stays_a_line(indent: str) -> None:
    title = "示例市示例高新技术产业开发区管理委员会2023年政府信息公开工作年度报告"
    lines = [indent + title, LONG.strip("　"), SECOND.strip("　"), THIRD.strip("　")]
    text, _ = unwrap(
        "\n".join([lines[0], *[piece for line in lines[1:] for piece in textwrap.wrap(line, 34)]])
    )
    assert text.split("\n") == lines


def test_where_indents_tell_the_paragraphs_two_lines_are_enough() -> None:
    lines = [
        "示例市数据局2023年政府信息公开工作年度报告",
        "　　（一）主动公开",
        "　　按时公开。",
        "　　依据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函",
        "〔2020〕109号），未收取费用。",
        "　　全年收到申请3件。全部办结。",
        "　　示例市数据局办公室负责。",
        "　　示例市数据局坚持公开为常态、不公开为例外，主动公开各类政府信息，公开数量达到2",
        "9件，具体数据见下表的",
        "信息内容",
        "规章",
    ]
    text, origin = unwrap("\n".join(lines))
    assert text.split("\n") == [*lines[:3], lines[3] + lines[4], *lines[5:]]
    assert len(origin) == 2
    text, _ = unwrap("\n".join([*lines[:8], "9件。", *lines[9:]]))
    assert lines[7] + "9件。" in text.split("\n")
    plain = "\n".join(line.strip("　") for line in lines)
    # what brackets hold goes on all the same
    assert unwrap(plain)[0] == plain.replace("国办函\n〔", "国办函〔")
    loose = "\n".join([*lines[:4], "按时公开。", *lines[4:]])
    assert unwrap(loose) == (loose, ())


@pytest.mark.parametrize("mark", ["— 3 —", "- 3 -", "3", "第3页", "第 3 页 共 9 页", "3/9", "\n— 3 —\n\x0c"])
def test_marks_of_pages_part_no_sentence(mark: str) -> None:
    lines = broken(30, [*TEXT, THIRD]).split("\n")
    for at in (3, 5, 7):
        text, origin = unwrap("\n".join([*lines[:at], mark, *lines[at:]]))
        assert [line for line in text.split("\n") if line in (LONG, SECOND)] == [LONG, SECOND]
        assert origin
        document = markdown_reader.read("\n".join([*lines[:at], mark, *lines[at:]]).encode(), "a.md")
        assert [line for line in document.text.split("\n") if line == SECOND.strip()] == [SECOND.strip()]


@pytest.mark.parametrize("figures", ["0123", "5", "01"])
def test_figures_a_line_are_no_pages(figures: str) -> None:
    label = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其申请"
    table = [label, *figures, "3.其他", *figures, "（七）总计", *figures]
    lines = [*broken(30, [*TEXT, THIRD]).split("\n"), *table]
    assert unwrap("\n".join(lines))[0].split("\n")[-len(table) :] == table


def test_the_head_of_every_page_parts_no_sentence() -> None:
    head = "示例市数据局2024年政府信息公开工作年度报告"
    lines = broken(30, [*TEXT, THIRD]).split("\n")
    for at in (3, 5, 7):
        text, _ = unwrap("\n".join([head, *lines[:at], "- 1 -", "\x0c", head, *lines[at:]]))
        assert [line for line in text.split("\n") if line in (LONG, SECOND)] == [LONG, SECOND]


def test_a_title_below_what_the_page_puts_above_it_stands_by_itself() -> None:
    title = "示例省示例市示例县示例镇人民政府2024年度政府信息公开工作年度报告"
    text, _ = unwrap("\n".join(["索引号 48249291", "发布机构 示例镇", title, broken(30, [*TEXT, THIRD])]))
    assert title in text.split("\n")


def spaced(width: int) -> list[str]:
    """The lines of a text set so wide that what takes it out puts blank ones between."""
    return broken(width, [*TEXT[:3], THIRD]).split("\n")


@pytest.mark.parametrize("width", [26, 34, 40])
def test_blank_lines_between_all_lines_part_no_sentence(width: int) -> None:
    rows = "三、收到和处理政府信息公开申请情况\n   行政许可            12\n\n   行政处罚             3\n"
    text, _ = unwrap("\n\n".join(spaced(width)) + "\n\n" + rows)
    assert text.split("\n\n", 4)[:4] == [*TEXT[:3], THIRD]
    assert text.endswith(rows)


def test_lines_close_together_in_a_text_with_wide_spacing_are_left() -> None:
    labels = ["本机关认为申请内容经过补正以后仍旧不够明确的情形件数", "申请人没有正当理由大量反复申请"]
    text, _ = unwrap("\n\n".join([*spaced(26), "\n".join(labels), "完"]))
    assert text.split("\n")[-4:] == [*labels, "", "完"]


def test_the_end_of_a_page_parts_no_sentence() -> None:
    lines = broken(34).split("\n")
    at = next(number for number, line in enumerate(lines) if "微信" in line)
    lines[at + 1] = "\f" + lines[at + 1]
    text, _ = unwrap("\n".join(lines))
    assert text.split("\n") == TEXT
    text, _ = unwrap("\n".join(lines).replace("\n\f", "\n\n\f"))
    assert text.split("\n") == TEXT


@pytest.mark.parametrize("margin", [8, 14])
def test_a_margin_before_all_lines_is_no_indent(margin: int) -> None:
    shifted = [" " * margin + line if line else line for line in spaced(34)]
    text, _ = unwrap("\n\n".join([*shifted, " " * margin + "完"]))
    assert [line.strip() for line in text.split("\n\n")] == [
        line.strip("　") for line in [*TEXT[:3], THIRD]
    ] + ["完"]
    text, _ = unwrap("\n".join(" " * margin + line for line in broken(34).split("\n")))
    assert [line.strip() for line in text.split("\n")] == [line.strip("　") for line in TEXT]


def test_the_foot_and_the_head_of_a_page_with_blank_lines_around_part_no_sentence() -> None:
    head = "示例市数据局2023年政府信息公开工作年度报告"
    lines = broken(34).split("\n")
    at = next(number for number, line in enumerate(lines) if "微信" in line)
    page = ["", "— 2 —", "", "", "\f" + head, ""]
    text, _ = unwrap("\n".join([head, *lines[: at + 1], *page, *lines[at + 1 :], "", "\f" + head]))
    assert TEXT[1] in text.split("\n")


def test_few_lines_with_blank_ones_between_go_on_whatever_their_width() -> None:
    lines = [
        "根据条例和国务院办公厅的有关规定以及示例市人民政府的要求（示政办",
        "〔2024〕3号），编制本报告。",
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情",
        "况等六个部分组成，统计期限为全年。",
        "（一）主动公开。全年通过门户网站和政务新媒体公开政府信息二百条，其",
        "中门户网站一百条、政务新媒体一百条。",
        "（二）平台建设。优化门户网站的栏目设置，便于公众查阅，网址为 https://",
        "sjj.example.gov.cn/zwgk/index.html。",
        "（三）监督保障。组织业务培训两次，接受社会评议，并按季度向各个科室通",
        "报情况，没有发生责任追究的情形。",
    ]
    text, _ = unwrap("\n\n".join(lines))
    assert text.split("\n\n") == [one + two for one, two in zip(lines[::2], lines[1::2], strict=True)]


def test_blank_lines_of_a_raster_part_no_paragraph() -> None:
    """A program that sets a page as a raster of characters leaves lines out where it finds room."""
    pieces = [piece for line in TEXT for piece in textwrap.wrap(line, 40, drop_whitespace=False)]
    raster = [f"{'        ' + piece:<60}" for piece in pieces]
    for at in range(len(raster) - 1, 0, -1):
        if at % 2:
            raster.insert(at, " " * 60)
    raster += [" " * 60] * 8
    document = read("\n".join(raster))
    found = {document.slice(block.span) for block in document.blocks}
    assert {LONG.strip(), SECOND.strip()} <= found


@pytest.mark.parametrize("blank", ["\n\n", "\n\n\n"])
@pytest.mark.parametrize("reader", [text_reader, markdown_reader])
def test_lines_that_are_paragraphs_of_their_own_are_whole_again(reader: ModuleType, blank: str) -> None:
    """A program that writes each line of a page as a paragraph of its own."""
    lines = [
        piece
        for line in [*TEXT[:3], THIRD]
        for piece in textwrap.wrap(line.strip(), 36, drop_whitespace=False)
    ]
    document = reader.read(blank.join(lines).encode(), "a.md")
    found = {document.slice(block.span).strip() for block in document.blocks}
    assert {LONG.strip(), SECOND.strip(), THIRD.strip()} <= found


def test_a_short_line_between_blank_ones_goes_on_where_marks_are_open() -> None:
    lines = [
        *textwrap.wrap(LONG.strip(), 36),
        "示例市数据局坚持以公开为常态、不公开为例外，认真贯彻落实《条",
        "例》，做好各项工作。",
    ]
    text = "\n\n".join([*textwrap.wrap(SECOND.strip(), 36), *textwrap.wrap(THIRD.strip(), 36), *lines])
    document = markdown_reader.read(text.encode(), "a.md")
    assert "示例市数据局坚持以公开为常态、不公开为例外，认真贯彻落实《条例》，做好各项工作。" in {
        document.slice(block.span) for block in document.blocks
    }


def test_paragraphs_with_blank_lines_between_stay_apart() -> None:
    paragraphs = [SECOND.strip(), "现将有关情况报告如下", THIRD.strip(), "以上报告", LONG.strip()]
    document = markdown_reader.read("\n\n".join(paragraphs).encode(), "a.md")
    assert [document.slice(block.span) for block in document.blocks] == paragraphs
