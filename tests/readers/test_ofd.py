"""OFD files: text objects and paths of GB/T 33190, within limits."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from govlint.errors import UnreadableError
from govlint.limits import Limits, kept
from govlint.model import Document, Grid, Paragraph
from govlint.readers import ALL
from govlint.readers.ofd import objects as ofdobjects
from govlint.readers.ofd import pages as ofdpages
from govlint.readers.ofd import reader as ofd

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from corpus.ofdwriter import write_ofd
from corpus.sheets import Bar, Sheet, Words

PROSE = "示例市数据局主动公开政府信息十二条。"
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def package(content: str, **parts: str) -> bytes:
    """An OFD of one page whose layer holds `content`."""
    whole = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocInfo><ofd:Title>示例</ofd:Title></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        '<ofd:TemplatePage ID="5" BaseLoc="Tpl.xml"/>'
        "<ofd:DocumentRes>Res.xml</ofd:DocumentRes></ofd:CommonData>"
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Page.xml": f'<ofd:Page {SPACE}><ofd:Template TemplateID="5"/><ofd:Content><ofd:Layer>{content}'
        "</ofd:Layer></ofd:Content></ofd:Page>",
    }
    whole.update({name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in whole.items():
            if text:
                archive.writestr(name, text)
    return file.getvalue()


def words(text: str, x: float = 20, y: float = 30, more: str = "", code: str = "") -> str:
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 5" Size="4" Font="1" {more}>'
        f'<ofd:TextCode X="0" Y="4" {code}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def read(data: bytes) -> Document:
    return ofd.read(data, "report.ofd")


def lines(document: Document) -> list[str]:
    return [document.slice(block.span) for block in document.blocks if isinstance(block, Paragraph)]


def test_reader_declares_itself() -> None:
    assert any(reader.name == "ofd" and reader.suffixes == (".ofd",) for reader in ALL)


@pytest.mark.parametrize("turned", [False, True])
def test_words_and_tables(turned: bool) -> None:
    items: tuple[Words | Bar, ...] = (
        *(Bar("line", 80, y, 280, y) for y in (100, 120, 140)),
        *(Bar("box", x, 100, x + 0.5, 140) for x in (80, 180, 280)),
        Words(84, 114, "“信息”内容", 10),
        Words(184, 114, "件数", 10),
        Words(84, 134, "规章", 10),
        Words(184, 134, "12", 10),
        Words(80, 200, PROSE, 10),
    )
    document = read(write_ofd([Sheet(842 if turned else 595, 595 if turned else 842, items, turned)], "示例"))
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in row] for row in grid.rows] == [["“信息”内容", "件数"], ["规章", "12"]]
    assert lines(document) == [PROSE]
    assert document.metadata == {"title": "示例"}


def test_advances_part_words() -> None:
    document = read(package(words("甲乙丙", code='DeltaX="g 1 4 40"') + words(PROSE, y=60)))
    assert lines(document)[0] == "甲乙  丙"


def test_the_last_character_goes_as_far_as_its_boundary() -> None:
    halves = (
        '<ofd:TextObject Boundary="20 30 5.9 5" Size="4">'
        '<ofd:TextCode X="0" Y="4" DeltaX="2.9">ww</ofd:TextCode></ofd:TextObject>'
        '<ofd:TextObject Boundary="26 30 60 5" Size="4">'
        '<ofd:TextCode X="0" Y="4" DeltaX="2.9">w.示例市数据局</ofd:TextCode></ofd:TextObject>'
    )
    (line,) = lines(read(package(halves)))
    assert line.startswith("www.")


def test_a_blank_in_an_object_of_its_own_is_kept() -> None:
    found = words("〔2021〕") + words(" ", x=35) + words("30号", x=37.5)
    assert lines(read(package(found))) == ["〔2021〕 30号"]


def test_a_matrix_places_words() -> None:
    (page,), _ = ofdpages.pages_of(package(words("甲", more='CTM="2 0 0 2 0 0"') + words(PROSE, y=60)))
    assert page.runs[0].size == pytest.approx(2 * page.runs[1].size)


def test_a_slanted_watermark_is_no_text() -> None:
    mark = words("仅供核对", 60, 60, 'CTM="0.7 -0.7 0.7 0.7 0 0"')
    assert lines(read(package(words(PROSE) + mark))) == [PROSE]


def test_templates_and_composites_are_drawn() -> None:
    unit = (
        f'<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>'
        f"{words('复合')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    layer = f"<ofd:Layer>{words('模板', y=90)}</ofd:Layer>"
    template = f"<ofd:Page {SPACE}><ofd:Content>{layer}</ofd:Content></ofd:Page>"
    content = (
        words(PROSE, y=60)
        + '<ofd:PageBlock><ofd:CompositeObject ResourceID="7" Boundary="0 100 9 9"/></ofd:PageBlock>'
    )
    document = read(package(content, Doc_0__Res_xml=unit, Doc_0__Tpl_xml=template))
    assert {"模板", "复合"} < set(lines(document))


def test_a_white_box_hides() -> None:
    box = (
        '<ofd:PathObject Boundary="0 0 210 50" Stroke="false" Fill="true">'
        '<ofd:FillColor Value="255 255 255"/>'
        "<ofd:AbbreviatedData>M 0 0 L 210 0 L 210 50 L 0 50 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    assert lines(read(package(words("看不见") + box + words(PROSE, y=60)))) == [PROSE]


@pytest.mark.parametrize(
    ("more", "colour"),
    [
        ("", '<ofd:FillColor Value="255 255 255"/>'),
        ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
        ('Alpha="0"', ""),
    ],
)
def test_words_without_a_colour_of_their_own_are_not_read(more: str, colour: str) -> None:
    hidden = words("看不见", more=more).replace("<ofd:TextCode", f"{colour}<ofd:TextCode")
    document = read(package(hidden + words(PROSE, y=60)))
    assert lines(document) == [PROSE]
    assert len(document.notes) == 1
    box = (
        '<ofd:PathObject Boundary="0 0 210 50" Stroke="false" Fill="true">'
        '<ofd:FillColor Value="0 0 128"/>'
        "<ofd:AbbreviatedData>M 0 0 L 210 0 L 210 50 L 0 50 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    seen = read(package(box + hidden + words(PROSE, y=60)))
    assert ("看不见" in seen.text) == ("255" in colour)


def test_invisible_objects_are_not_there() -> None:
    assert lines(read(package(words("看不见", more='Visible="false"') + words(PROSE, y=60)))) == [PROSE]


def test_curves_and_broken_paths() -> None:
    gatherer = ofdobjects.Gatherer(600, 800)
    for data in ("M 0 0 B 1 1 2 2 3 3", "M 0 x L", "L 1", "", "nonsense"):
        item = etree.fromstring(f"<P><AbbreviatedData>{data}</AbbreviatedData></P>")
        gatherer.path(item, (1, 0, 0, 1, 0, 0))
    assert gatherer.drawing.curves == 1


def test_pictures_only() -> None:
    with pytest.raises(UnreadableError, match="没有文字层"):
        read(package('<ofd:ImageObject Boundary="0 0 210 297"/>'))


TWO = (
    f"<ofd:OFD {SPACE}>"
    + "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>" * 2
    + "</ofd:OFD>"
)
EVIL = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b"PK\x03\x04 and nothing more", "损坏"),
        (package(words(PROSE))[:300], "损坏"),
        (package("", OFD_xml=""), "缺少部件"),
        (package("", OFD_xml="<a"), "损坏"),
        (package("", OFD_xml=f"<ofd:OFD {SPACE}/>"), "没有文档"),
        (package("", OFD_xml=TWO), "2 份文档"),
        (package("", OFD_xml=EVIL), "实体"),
        (package("", Doc_0__Page_xml=""), "缺少第1页"),
        (package("", Doc_0__Document_xml=f"<ofd:Document {SPACE}/>"), "一页也没有"),
        (package(""), "没有文字"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read(data)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = package(words(PROSE))
    for limit, said in (
        (Limits(parts=0), "部件太多"),
        (Limits(unpacked_mb=0), "解压后超过"),
        (Limits(pages=0), "上限"),
    ):
        with kept(limit), pytest.raises(UnreadableError, match=said):
            read(data)
    for module, name, said in (
        (ofdpages, "MOST_OBJECTS", "太多"),
        (ofdpages, "LARGEST", "尺寸"),
    ):
        monkeypatch.setattr(module, name, 0)
        with pytest.raises(UnreadableError, match=said):
            read(data)
        monkeypatch.undo()


def test_compressed_to_almost_nothing_is_not_unpacked() -> None:
    with kept(Limits(unpacked_mb=1)), pytest.raises(UnreadableError, match="解压后超过"):
        read(package(words(PROSE), OFD_xml="<a>" + " " * 2_000_000 + "</a>"))


def test_numbers_and_advances() -> None:
    assert ofdobjects.numbers_of("1 2 nan 4", 4) is None
    assert ofdobjects.box_of("1 2 3 4 5") == (1, 2, 3, 4)
    assert ofdobjects.number_of("1e99", 3) == 3
    assert ofdobjects.advance("中") == 2 * ofdobjects.advance("a")


def test_a_file_whose_beginning_is_lost_is_damaged() -> None:
    data = (Path(__file__).parents[2] / "examples" / "correct.ofd").read_bytes()
    with pytest.raises(UnreadableError, match="损坏"):
        ofd.read(data[:40] + data[600:], "a.ofd")
