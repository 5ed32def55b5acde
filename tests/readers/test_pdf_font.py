"""The one font that stands for those that a PDF names and does not hold."""

from __future__ import annotations

import ctypes
import struct
import sys
from pathlib import Path
from types import SimpleNamespace

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from govlint.readers.pdf import font as pdffont
from govlint.readers.pdf import reader as pdf

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from corpus.pdfwriter import write_pdf
from corpus.sheets import Sheet, Words


def made(*words: Words) -> bytes:
    return write_pdf([Sheet(595, 842, words)])


def test_no_font_of_the_machine_is_used_for_what_a_file_does_not_hold() -> None:
    data = made(Words(80, 200, "示例", 10))
    pdf.read(data, "report.pdf")
    document = pdfium.PdfDocument(data)
    page = document[0]
    text = raw.FPDFText_LoadPage(page.raw)
    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(text, 0))
    size = ctypes.c_size_t()
    buffer = (ctypes.c_uint8 * 100_000)()
    assert raw.FPDFFont_GetFontData(font, buffer, len(buffer), size)
    assert bytes(buffer[: size.value]) == pdffont.font_file()
    raw.FPDFText_ClosePage(text)
    page.close()
    document.close()


def test_a_character_that_stands_alone_is_read_be_it_ever_so_rare() -> None:
    rare = "示犇㐂（1"
    words = [Words(80 + 40 * at, 200, character, 10) for at, character in enumerate(rare)]
    document = pdf.read(made(*words), "report.pdf")
    assert document.text.replace(" ", "").strip() == rare


def test_the_file_is_a_font_whose_sums_are_right() -> None:
    data = pdffont.font_file()
    version, count = struct.unpack(">IH", data[:6])
    assert version == 0x10000
    names = []
    for at in range(12, 12 + 16 * count, 16):
        name, told, start, length = struct.unpack(">4sIII", data[at : at + 16])
        table = data[start : start + length]
        table += bytes(-length % 4)
        assert sum(struct.unpack(f">{len(table) // 4}I", table)) & 0xFFFFFFFF == told
        names.append(name)
    assert names == sorted(names) == [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"]


def test_fonts_that_a_host_has_set_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    host = SimpleNamespace(SINGLETON=object())
    monkeypatch.setattr(pdfium, "PdfSysfontBase", host, raising=False)
    monkeypatch.setattr(raw, "FPDF_SetSystemFontInfo", asked.append)
    pdffont.install.__wrapped__()
    assert asked == []
    host.SINGLETON = None
    pdffont.install.__wrapped__()
    assert len(asked) == 1
