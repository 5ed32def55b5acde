"""Broken and hostile files of every format, the same on every run: what a linter must get through unharmed."""

from __future__ import annotations

import io
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from corpus import generate
from corpus.styles import rendered

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = {
    "docx": "docx/plain",
    "xlsx": "xlsx/one",
    "pdf": "pdf/lines",
    "ofd": "ofd/lines",
    "html": "html/word",
    "md": "markdown/atx",
    "txt": "text/bars",
}
MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml", "ofd": "Doc_0/Document.xml"}
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><a>&i;</a>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
FETCHED = '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'


def sound() -> dict[str, bytes]:
    """A correct report in each format, by suffix."""
    report = generate("hostile")
    return {suffix: rendered(report, style).data for suffix, style in STYLES.items()}


def files() -> dict[str, bytes]:
    """Every file by name; those whose names begin with 好 are correct reports under some name."""
    good = sound()
    made: dict[str, bytes] = {}
    for suffix, data in good.items():
        made.update({f"好.{suffix}": data, f"好-{suffix}.bin.{suffix}": data})
        made.update(_damaged(suffix, data))
    for suffix, other in (
        ("docx", "pdf"),
        ("pdf", "docx"),
        ("ofd", "txt"),
        ("xlsx", "docx"),
        ("html", "doc"),
        ("docx", "doc"),
    ):
        made[f"好-其实是{suffix}.{other}"] = good[suffix]
    for suffix, part in MAIN.items():
        made.update(_packages(suffix, part, good[suffix]))
    made.update({f"{name}.docx": docx(xml) for name, xml in _word()})
    made.update({f"{name}.xlsx": xlsx(xml) for name, xml in _sheets()})
    made.update({f"{name}.html": text.encode() for name, text in _pages()})
    made.update({f"{name}.{(name[:2] == '文本' and 'txt') or 'md'}": data for name, data in _texts()})
    made.update(_others(good))
    return made


def _damaged(suffix: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    rng = Random(suffix)
    yield f"空.{suffix}", b""
    yield f"零.{suffix}", bytes(2000)
    yield f"乱.{suffix}", data[:8] + rng.randbytes(5000)
    for share in (10, 50, 90, 99):
        yield f"截断{share}.{suffix}", data[: len(data) * share // 100]
    for number in range(4):
        broken = bytearray(data)
        for _ in range(1 + 4 * number):
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        yield f"坏位{number}.{suffix}", bytes(broken)
    yield f"倒.{suffix}", data[::-1]
    yield f"前面有东西.{suffix}", b"\r\n\r\n" + data


def _packages(suffix: str, part: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What can be wrong with a zip, and with the XML in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    yield f"缺主部件.{suffix}", zipped({name: item for name, item in parts.items() if name != part})
    for name, xml in (
        ("实体炸弹", LAUGHS.encode()),
        ("外部实体", OUTSIDE.encode()),
        ("外部定义", FETCHED.encode()),
        ("不是XML", b"hello"),
        ("主部件空", b""),
        ("主部件全零", bytes(3000)),
        ("只有根", b"<a/>"),
        ("很深", b"<a>" * 50_000 + b"</a>" * 50_000),
        ("属性很长", b'<a b="' + b"x" * 9_000_000 + b'"/>'),
        ("编码不对", '<?xml version="1.0" encoding="UTF-16"?><a>中</a>'.encode()),
        ("编码不存在", b'<?xml version="1.0" encoding="x-none"?><a/>'),
        ("炸弹", b"<a>" + b" " * 90_000_000 + b"</a>"),
    ):
        yield f"{name}.{suffix}", zipped(parts | {part: xml})
    yield f"部件很多.{suffix}", zipped(parts | {f"x/{number}": b"" for number in range(21_000)})
    yield f"名字越界.{suffix}", zipped(parts | {"../../etc/passwd": b"x", "/abs": b"x"})
    locked = bytearray(data)
    for sign, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := locked.find(sign, at + 1)) >= 0:
            locked[at + place] |= 1
    yield f"加密.{suffix}", bytes(locked)
    method = bytearray(data)
    at = -1
    while (at := method.find(b"PK\x01\x02", at + 1)) >= 0:
        method[at + 10] = 77
    yield f"压缩方法不明.{suffix}", bytes(method)
    lying = bytearray(data)
    at = -1
    while (at := lying.find(b"PK\x01\x02", at + 1)) >= 0:
        lying[at + 24 : at + 28] = (5).to_bytes(4, "little")
    yield f"大小不实.{suffix}", bytes(lying)
    yield f"压缩包套压缩包.{suffix}", zipped({f"里面.{suffix}": data})


def _word() -> Iterator[tuple[str, str]]:
    """Word documents that are well formed and senseless."""
    cell = "<w:tc><w:p/></w:tc>"
    yield "表套表", "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    yield (
        "跨列很大",
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>{cell}</w:tr></w:tbl>',
    )
    yield (
        "跨列不是数",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="甲"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    )
    yield "跨行没有头", "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>" * 50
    yield "空表", "<w:tbl/><w:tbl><w:tr/></w:tbl>"
    yield "格子很多", f"<w:tbl>{f'<w:tr>{cell * 60}</w:tr>' * 900}</w:tbl>"
    yield (
        "编号不存在",
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="-7"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
    )
    yield (
        "域没有完",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r></w:p>'
        * 99,
    )
    yield "段落很多", "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>" * 15_000
    yield "一段很长", f"<w:p><w:r><w:t>{'主动公开政府信息3条，收到申请5件。' * 60_000}</w:t></w:r></w:p>"
    yield (
        "链接不存在",
        '<w:p><w:hyperlink xmlns:r="r" r:id="rId99"><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>',
    )
    yield "符号不是数", '<w:p><w:r><w:sym w:char="ZZZZZZZZZ"/></w:r></w:p>'


def _sheets() -> Iterator[tuple[str, str]]:
    yield (
        "格子在天边",
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    yield (
        "位置不对",
        '<sheetData><row r="0"><c r="A0"><v>1</v></c><c r="ZZZZ99999999"><v>2</v></c></row></sheetData>',
    )
    yield "没有位置", "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>"
    yield "共享文字不存在", '<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 2000
    yield (
        "合并很大",
        f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>{merged}</mergeCells>',
    )
    yield (
        "合并不对",
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="C3:A1"/><mergeCell ref="甲"/></mergeCells>',
    )
    yield (
        "数很大",
        '<sheetData><row r="1"><c r="A1"><v>1e308</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>nan</v></c></row></sheetData>',
    )
    yield "格子没有完", '<sheetData><row r="1">' + '<c r="A1"' * 200_000


def _pages() -> Iterator[tuple[str, str]]:
    row = "<tr>" + "<td>0</td>" * 10 + "</tr>"
    yield "网页很深", "<div>" * 100_000 + "一、总体情况"
    yield "网页表套表", "<table><tr><td>" * 3000 + "x"
    yield "网页跨列很大", '<table><tr><td colspan="99999999" rowspan="99999999">x</td></tr></table>' * 50
    yield "网页跨行多", f"<table>{'<tr><td rowspan=65534>x</td></tr>' * 3000}</table>"
    yield "网页格子多", f"<table>{row * 8_000}</table>"
    yield "网页标签没有完", "<td " * 200_000
    yield "网页属性多", "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x"
    yield "网页引用多", "&amp;&#48;&nosuch;" * 100_000
    yield "网页注释没有完", "<!--" * 100_000
    yield "网页脚本没有完", "<script>" + "x" * 1_000_000
    yield "网页链接多", "<a href='http://x'>" * 50_000
    yield "网页格式标签错开", "<b><i><u>" * 3000 + "x" + "</b></i></u>" * 3000


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "文本只有BOM", b"\xef\xbb\xbf"
    yield "文本UTF16奇数", "一、总体情况".encode("utf-16")[:-1]
    yield "文本UTF32", "一、总体情况".encode("utf-32")
    yield "文本混合编码", "一、总体情况".encode() * 50 + "二、主动公开".encode("gb18030") * 50
    yield "文本控制字符", bytes(range(1, 32)) * 100
    yield "文本一行很长", "一、总体情况主动公开政府信息3条".encode() * 100_000
    yield "文本只有竖线", b"|" * 500_000
    yield "文本竖线行", b"| 0 | 0 |\n" * 40_000
    yield "文本只有数字", b"0\n" * 80_000
    yield "文本书名号", "《".encode() * 100_000
    yield "文本括号", "（一）".encode() * 50_000
    yield "文本网址", b"http:/" * 100_000
    yield "文本编号", "国办发〔2021〕".encode() * 30_000
    yield "标记方括号", b"[" * 100_000
    yield "标记链接", b"[a](" * 50_000
    yield "标记引用", b">" * 100_000
    yield "标记星号", b"*a **b " * 50_000
    yield "标记反引号", b"`" * 99_999
    yield "标记竖线", b"|-" * 40_000
    yield "标记尖括号", b"<" * 100_000


def _others(good: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Old formats, archives, and PDFs."""
    for suffix in ("doc", "wps", "xls", "et"):
        yield f"只有头.{suffix}", OLE + bytes(2000)
        yield f"截断.{suffix}", OLE
    yield "加密的.docx", OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    yield "工作簿只有头.xls", OLE + bytes(500) + "Workbook\0".encode("utf-16-le") + bytes(500)
    yield "没有完.rtf", b"{\\rtf1" + b"{" * 50_000
    yield "坏的.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a"})
    yield "表格其实是ods.xlsx", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
    yield "几份报告.zip", zipped({"甲.docx": good["docx"], "乙.pdf": good["pdf"]})
    yield "截断的.zip", zipped({"甲.docx": good["docx"]})[:-40]
    yield "压缩.rar", b"Rar!\x1a\x07\x01\x00" + bytes(100)
    yield "压缩.7z", b"7z\xbc\xaf\x27\x1c" + bytes(100)
    pdf = good["pdf"]
    yield "页数不实.pdf", pdf.replace(b"/Count ", b"/Count 99999999")
    yield "页树成环.pdf", pdf.replace(b"/Kids [", b"/Kids [2 0 R 1 0 R ")
    yield "没有页.pdf", pdf.replace(b"/Type /Page", b"/Type /Pxge")
    yield "没有目录.pdf", pdf.replace(b"startxref", b"startxxxx")
    yield "图很大.pdf", pdf.replace(b"[0 0 595", b"[0 0 99999999999")
    yield "流是炸弹.pdf", _stream(zlib.compress(b"q " * 30_000_000))


def _stream(data: bytes) -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode"
        + f"/Length {len(data)}>>stream\n".encode()
        + data
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            kept = name == "mimetype"
            package.writestr(
                zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if kept else zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()


def docx(body: str) -> bytes:
    """A Word document with this body."""
    return zipped({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()})


def xlsx(inner: str) -> bytes:
    """A workbook with one sheet that holds this."""
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    p = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "xl/workbook.xml": f'<workbook {SHEET} xmlns:r="{r}"><sheets><sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{p}"><Relationship Id="rId1" Type="{r}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
            "xl/worksheets/sheet1.xml": f"<worksheet {SHEET}>{inner}</worksheet>".encode(),
        }
    )


def lay(folder: Path) -> int:
    """Writes the files, and what is no file, into a folder; gives how many there are."""
    made = files()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    (folder / "文件夹.docx").mkdir()
    (folder / "文件夹.docx" / "好.txt").write_bytes(made["好.txt"])
    attempts: list[Callable[[], object]] = [
        lambda: (folder / "环").symlink_to(folder, target_is_directory=True),
        lambda: (folder / "指向自己.docx").symlink_to(folder / "指向自己.docx"),
        lambda: (folder / "指向没有.pdf").symlink_to(folder / "没有这个.pdf"),
        lambda: os.mkfifo(folder / "管道.txt"),
        lambda: Path(os.fsdecode(os.fsencode(folder) + b"/\xc4\xea\xb1\xa8.txt")).write_bytes(b""),
        lambda: (folder / "没有权限.txt").touch(0o000),
    ]
    for attempt in attempts:
        try:
            attempt()
        except (OSError, AttributeError, NotImplementedError):
            continue  # not on this system
    return len(made)


if __name__ == "__main__":
    print(lay(Path(sys.argv[1])))
