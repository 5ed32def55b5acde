"""PDF files: characters and rules as PDFium gives them, and what cannot be read told in plain words."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pytest

from govlint.errors import UnreadableError
from govlint.limits import Limits, kept
from govlint.model import Document, Grid, Paragraph
from govlint.readers import ALL
from govlint.readers.pdf import pages as pdfpages
from govlint.readers.pdf import paths as pdfpaths
from govlint.readers.pdf import reader as pdf
from govlint.readers.pdf import streams as pdfstreams
from govlint.readers.pdf import text as pdftext

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from corpus.pdfwriter import write_pdf
from corpus.sheets import Bar, Sheet, Words

TABLE: tuple[Words | Bar, ...] = (
    *(Bar("line", 80, y, 280, y) for y in (100, 120, 140)),
    *(Bar("line", x, 100, x, 140) for x in (80, 180, 280)),
    Words(84, 114, "信息内容", 10),
    Words(184, 114, "件数", 10),
    Words(84, 134, "规章", 10),
    Words(184, 134, "12", 10),
)
PROSE = Words(80, 200, "示例市数据局主动公开政府信息十二条。" * 2, 10)


def made(*items: Words | Bar, turned: bool = False, title: str = "") -> bytes:
    return write_pdf([Sheet(842 if turned else 595, 595 if turned else 842, items, turned)], title)


def read(data: bytes) -> Document:
    return pdf.read(data, "report.pdf")


def lines(document: Document) -> list[str]:
    return [document.slice(block.span) for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document) -> list[list[str]]:
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row] for row in grid.rows]


EXPECTED = [["信息内容", "件数"], ["规章", "12"]]


def test_reader_declares_itself() -> None:
    assert any(reader.name == "pdf" and reader.suffixes == (".pdf",) for reader in ALL)


def test_figures_before_chinese_do_not_make_a_line_bold() -> None:
    """Figures are often of another font, whose weight says nothing of the line."""
    words = "年示例市数据局主动公开政府信息十二条"
    document = read(made(Words(80, 200, "2024", 10, bold=True), Words(100, 200, words, 10)))
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert (document.slice(block.span), block.level) == (f"2024{words}", 0)


def test_words_and_tables() -> None:
    document = read(made(*TABLE, PROSE, title="示例市年度报告"))
    assert table(document) == EXPECTED
    assert lines(document) == [PROSE.text]
    assert document.metadata == {"title": "示例市年度报告"}
    assert document.recovered
    for block in document.blocks:
        if isinstance(block, Grid):
            assert all(document.slice(cell.span) == cell.text for cell in block.cells())


def test_a_page_on_its_side_is_read_upright() -> None:
    document = read(made(*TABLE, PROSE, turned=True))
    assert table(document) == EXPECTED
    assert lines(document) == [PROSE.text]


def test_marks_set_into_one_another_are_read_and_words_over_words_are_not() -> None:
    line = read(made(Words(80, 200, "《公开指南》", 10), Words(130.5, 200, "（试行）", 10)))
    assert lines(line) == ["《公开指南》（试行）"]
    with pytest.raises(UnreadableError, match="重叠"):
        read(made(Words(80, 200, "示例市公开指南", 10), Words(140.5, 200, "试行办法", 10)))


@pytest.mark.parametrize("kind", ["box", "frame"])
def test_thin_boxes_and_frames_are_rules(kind: str) -> None:
    cells = [(80, 100, 180, 120), (180, 100, 280, 120), (80, 120, 180, 140), (180, 120, 280, 140)]
    if kind == "frame":
        bars = [Bar("frame", *cell) for cell in cells]
    else:
        bars = [Bar("box", x, 100, x + 0.5, 140) for x in (80, 180, 280)]
        bars += [Bar("box", 80, y, 280.5, y + 0.5) for y in (100, 120, 140)]
    assert table(read(made(*bars, *TABLE[6:], PROSE))) == EXPECTED


def test_what_lies_under_a_white_box_is_not_there() -> None:
    hidden = Words(184, 160, "99", 10)
    document = read(made(*TABLE, hidden, Bar("white", 170, 150, 260, 165), PROSE))
    assert "99" not in document.text


def test_words_of_a_scanner_are_not_read() -> None:
    data = made(PROSE).replace(b"BT /F1", b"BT 3 Tr /F1")
    with pytest.raises(UnreadableError, match="没有文字"):
        read(data)


def test_every_character_alone_makes_the_same_text() -> None:
    apart = [Words(80 + 10 * at, 200, character, 10) for at, character in enumerate("示例市2024年报告")]
    assert lines(read(made(*apart)))[0].replace(" ", "") == "示例市2024年报告"


def test_form_objects_are_looked_into() -> None:
    words = "示例".encode("utf-16-be").hex().encode()
    inner = b"BT /F1 10 Tf 1 0 0 1 84 700 Tm <%b> Tj ET 80 690 m 280 690 l 80 720 m 280 720 l S" % words
    data = made(PROSE)
    # The page's own stream is replaced by one that draws a form object, which holds all of it.
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
        b"/Length %d >>\nstream\n%b\nendstream" % (len(inner), inner)
    )
    start = data.index(b"6 0 obj")
    end = data.index(b"endobj", start)
    data = data[:start] + b"6 0 obj\n<< /Length 5 >>\nstream\n/X Do\nendstream\n" + data[end:]
    data = data.replace(
        b"/Font << /F1 3 0 R >> >> >>", b"/Font << /F1 3 0 R >> /XObject << /X 20 0 R >> >> >>"
    )
    data = data.replace(b"trailer", b"20 0 obj\n" + form + b"\nendobj\ntrailer")
    (page,), _ = pdfpages.pages_of(data)
    assert [run.text for run in page.runs] == ["示例"]
    assert len(page.across) == 2


def with_notes(data: bytes, *notes: tuple[str, str]) -> bytes:
    """A page with annotations: what each is, and the text that it shows."""
    objects, places = b"", b""
    for at, (kind, text) in enumerate(notes):
        words = b"BT /F1 12 Tf 1 0 0 1 2 4 Tm <%b> Tj ET" % text.encode("utf-16-be").hex().encode()
        objects += (
            b"%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R "
            b">> >> /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (20 + 2 * at, len(words), words)
        )
        objects += (
            b"%d 0 obj\n<< /Type /Annot %b /F 4 /Rect [200 %d 300 %d] /AP << /N %d 0 R >> >>\nendobj\n"
            % (21 + 2 * at, kind.encode(), 600 - 40 * at, 620 - 40 * at, 20 + 2 * at)
        )
        places += b"%d 0 R " % (21 + 2 * at)
    data = data.replace(b"/Type /Page ", b"/Type /Page /Annots [%b] " % places)
    return data.replace(b"trailer", objects + b"trailer")


def test_what_is_filled_in_or_typed_on_a_page_is_read() -> None:
    field, typed = "/Subtype /Widget /FT /Tx /V (470)", "/Subtype /FreeText /Contents (x)"
    found = pdf.read(with_notes(made(PROSE), (field, "470"), (typed, "补充说明")), "a.pdf")
    assert found.text.splitlines() == [found.text.splitlines()[0], "470", "补充说明"]
    seal = "/Subtype /Widget /FT /Sig /V << /Type /Sig >>"
    for quiet in (seal, "/Subtype /Link", "/Subtype /Widget /FT /Tx /V ()"):
        assert "470" not in pdf.read(with_notes(made(PROSE), (quiet, "470")), "a.pdf").text


def test_a_font_without_a_map_is_not_trusted() -> None:
    data = made(PROSE).replace(b"/Encoding /UniGB-UCS2-H", b"/Encoding /Identity-H")
    data = data.replace(b"/Ordering (GB1)", b"/Ordering (Identity)")
    with pytest.raises(UnreadableError, match=r"ToUnicode|没有文字"):
        read(data)


def mapped(data: bytes, known: str) -> bytes:
    """The file with a font of which only some characters have a map."""
    named = "".join(f"<{ord(one):04X}> <{ord(one):04X}>\n" for one in sorted(set(known)))
    table = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> "
        f"endcodespacerange {len(set(known))} beginbfchar\n{named}endbfchar endcmap end"
    ).encode()
    stream = b"90 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (len(table), table)
    data = data.replace(b"/Encoding /UniGB-UCS2-H", b"/Encoding /Identity-H /ToUnicode 90 0 R")
    data = data.replace(b"/Ordering (GB1)", b"/Ordering (Identity)")
    return data.replace(b"1 0 obj\n", stream + b"1 0 obj\n", 1)


def test_a_character_without_a_map_makes_its_cell_doubtful_and_not_its_page() -> None:
    prose = [Words(80, 200 + 18 * at, PROSE.text[at:], 10) for at in range(5)]
    items: tuple[Words | Bar, ...] = (*TABLE, *prose, Words(80, 320, "见第9条。", 10))
    known = "".join(item.text for item in items if isinstance(item, Words))
    document = read(mapped(made(*items), known))
    assert table(document) == EXPECTED
    assert "第9条" in document.text
    document = read(mapped(made(*items), known.replace("2", "").replace("9", "")))
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert grid.rows[1][1].doubtful
    assert not grid.rows[0][1].doubtful
    assert "第\ufffd条" in document.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"%PDF-1.7\n", "损坏"),
        (b"%PDF-1.7\n" + b"\0\xff" * 500, "损坏"),
        (made(PROSE)[:700], "损坏|一页也没有|没有文字"),
        (write_pdf([]), "一页也没有|损坏"),
        (made(), "没有文字"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read(data)


def test_an_encrypted_file_is_told() -> None:
    data = made(PROSE)
    crypt = (
        b"30 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>\nendobj\n"
    )
    data = data.replace(b"trailer\n<<", crypt + b"trailer\n<< /Encrypt 30 0 R /ID [<41> <41>]")
    with pytest.raises(UnreadableError, match=r"密码|损坏"):
        read(data)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with kept(Limits(pages=0)), pytest.raises(UnreadableError, match="上限"):
        read(made(PROSE))
    monkeypatch.setattr(pdfpages, "MOST_OBJECTS", 0)
    with pytest.raises(UnreadableError, match="图形太多"):
        read(made(PROSE))
    monkeypatch.undo()
    monkeypatch.setattr(pdfpages, "MOST_CHARACTERS", 5)
    with pytest.raises(UnreadableError, match="文字太多"):
        read(made(PROSE))


def test_a_page_of_senseless_size_is_told() -> None:
    data = made(PROSE).replace(b"[0 0 595 842]", b"[0 0 200000 842]")
    with pytest.raises(UnreadableError, match=r"尺寸|没有文字|损坏"):
        read(data)


def test_a_weight_that_a_program_guessed_is_not_believed_against_the_name() -> None:
    data = made(PROSE)
    assert b"/StemV 93 >>" in data
    document = read(data.replace(b"/StemV 93 >>", b"/StemV 190>>"))
    assert [block.level for block in document.blocks if isinstance(block, Paragraph)] == [0]


def test_a_slanted_watermark_is_no_text() -> None:
    data = made(PROSE, Words(100, 210, "仅供内部核对", 30))
    assert b"1 0 0 1 100.000" in data
    assert "核对" in read(data).text
    assert "核对" not in read(data.replace(b"1 0 0 1 100.000", b".7 .7 -.7 .7 99")).text


def test_a_line_that_runs_off_the_page_is_told() -> None:
    prose = [Words(60, 100 + 20 * at, "示例市数据局主动公开政府信息", 12) for at in range(20)]
    assert read(made(*prose)).text
    with pytest.raises(UnreadableError, match="第1页有文字印到了页面以外"):
        read(made(*prose, Words(60, 700, "政府信息公开" * 12, 12)))


def test_what_stands_outside_the_page_is_not_there() -> None:
    document = read(made(PROSE, Words(9000, 200, "外面", 10), Bar("line", 5000, 10, 6000, 10)))
    assert "外面" not in document.text
    assert pdfpaths.Drawn(10, 10).across == []
    assert pdftext.APART > 0


def test_a_page_that_unpacks_to_far_too_much_is_not_unpacked() -> None:
    packed = zlib.compress(b"q " * 5_000_000)
    body = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    with pytest.raises(UnreadableError, match="压缩炸弹"):
        pdfstreams.look_over(b"4 0 obj" + body + packed + b"\nendstream")
    pdfstreams.look_over(b"4 0 obj<</Subtype/Image>>stream\n" + packed + b"\nendstream")
    pdfstreams.look_over(b"4 0 obj<<>>stream\nxyz\nendstream")
    pdfstreams.look_over(b"4 0 obj<<>>stream\nq q\nendstream")


UNSEEN = Words(184, 134, "99", 10)


def coloured(words: Words, colour: bytes, *items: Words | Bar) -> bytes:
    """A page with `words` in a colour, or set in some other way, behind other things."""
    shown = words.text.encode("utf-16-be").hex().encode()
    return made(*items, words).replace(b"<" + shown + b"> Tj", colour + b" <" + shown + b"> Tj")


@pytest.mark.parametrize("colour", [b"1 g", b"0.98 0.98 0.98 rg", b"0 0 0 0 k"])
def test_white_words_are_read_only_where_they_are_seen(colour: bytes) -> None:
    document = read(coloured(UNSEEN, colour, *TABLE, PROSE))
    assert table(document) == EXPECTED
    assert [note.en.partition(" cannot")[0] for note in document.notes] == ["words on page 1"]
    head = Words(184, 154, "99", 10)
    for kind in ("box", "picture"):
        ground = Bar("box" if kind == "box" else "picture", 180, 140, 280, 160)
        seen = read(coloured(head, colour, ground, PROSE))
        assert ("99" in seen.text, seen.notes) == (True, ())
    over = read(coloured(head, colour, PROSE, Bar("box", 300, 140, 380, 160)))
    assert "99" not in over.text


GRADIENT = (
    b"<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 595 0]/Extend[true true]"
    b"/Function<</FunctionType 2/Domain[0 1]/C0[0 0 1]/C1[1 0 0]/N 1>>>>>>"
)


def drawn(operators: bytes, *, gradient: bytes = GRADIENT, packed: bool = False) -> Document:
    """What is read of a page on which this is drawn in Latin letters."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/Pattern<</P 6 0 R>>>>>>"
    )
    content = b"<</Length %d>>stream\n%s\nendstream" % (len(operators), operators)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, font]
    data = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj%s\nendobj\n" % (number, item) for number, item in enumerate([*objects, gradient], 1)
    )
    if packed:
        assert data.count(gradient) == 1
        inner = zlib.compress(b"6 0 " + gradient)
        stream = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (
            len(inner),
            inner,
        )
        data = data.replace(b"6 0 obj" + gradient, b"7 0 obj" + stream)
        rows = b"".join(
            b"\x01" + data.index(b"\n%d 0 obj" % number).to_bytes(3, "big") + b"\0" for number in range(1, 6)
        )
        rows = b"\0" * 5 + rows + b"\x02\0\0\x07\0"
        rows += b"\x01" + data.index(b"\n7 0 obj").to_bytes(3, "big") + b"\0"
        rows += b"\x01" + len(data).to_bytes(3, "big") + b"\0"
        head = b"8 0 obj<</Type/XRef/Size 9/W[1 3 1]/Root 1 0 R/Length %d>>stream\n" % len(rows)
        end = b"\nstartxref\n%d\n%%%%EOF" % len(data)
        return read(data + head + rows + b"\nendstream\nendobj" + end)
    return read(data + b"trailer<</Size 7/Root 1 0 R>>\n")


WRITTEN = b" BT /F 12 Tf 100 700 Td (Seen 2024) Tj ET BT /F 12 Tf 0 g 100 600 Td (Beside) Tj ET"
NO_GRADIENT = b"<</PatternType 1>>"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "operators", [b"/Pattern cs /P scn 90 690 300 30 re f 1 1 1 rg", b"/Pattern cs /P scn", b"0 g"]
)
def test_what_is_filled_by_a_gradient_is_seen(operators: bytes, packed: bool) -> None:
    document = drawn(operators + WRITTEN, packed=packed)
    assert (lines(document), document.notes) == (["Seen 2024", "Beside"], ())


@pytest.mark.parametrize(
    ("operators", "seen"),
    [
        (b"".join(b"90 %d.5 300 2.5 re f " % at for at in range(690, 720, 2)), True),
        (b"30 w 90 705 m 200 705 l 390 705 l S", True),
        (b"15 0 0 15 0 0 cm 2 w 6 47 m 13 47 l 26 47 l S 0.06666667 0 0 0.06666667 0 0 cm", True),
        (b"30 w 90 705 m 390 705 l S", True),
        (b"2 w 90 690 m 200 690 l 390 720 l S", False),
        (b"90 690 300 2 re f 90 718 300 2 re f", False),
        (b"2 w 90 690 300 30 re S", False),
    ],
)
def test_white_words_are_seen_on_whatever_is_dark_beneath_them(operators: bytes, seen: bool) -> None:
    document = drawn(b"0 g 0 G " + operators + b" 1 1 1 rg" + WRITTEN, gradient=NO_GRADIENT)
    assert lines(document) == (["Seen 2024"] if seen else []) + ["Beside"]
    assert bool(document.notes) is not seen


def test_words_too_small_for_anybody_are_not_read() -> None:
    document = read(made(*TABLE, Words(184, 134, "99999", 0.5), PROSE))
    assert table(document) == EXPECTED
    assert len(document.notes) == 1
    assert "99" in read(made(*TABLE, Words(84, 170, "99", 3), PROSE)).text


def test_blanks_that_are_white_are_not_told() -> None:
    assert read(coloured(Words(300, 134, "  ", 10), b"1 g", *TABLE, PROSE)).notes == ()
