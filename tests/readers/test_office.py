"""Old formats: converted where LibreOffice is there, else told with a remedy; nothing is left running."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest

from govlint.errors import UnreadableError
from govlint.limits import Limits, kept
from govlint.readers import libreoffice, office, soffice
from govlint.readers.sniff import sniffed

there = pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = rb"{\rtf1\ansi\ansicpg936 {\b 1\'a1\'a2\'d7\'dc\'cc\'e5\'c7\'e9\'bf\'f6}\par\'ce\'c4\par}"


@pytest.mark.slow
@there
def test_rtf_is_converted_and_read() -> None:
    document = office.read(RTF, "a.rtf")
    assert document.text.split("\n") == ["1、总体情况", "文"]
    assert document.reader == "office"
    assert not document.lined
    assert "LibreOffice" in document.notes[0].zh


@pytest.mark.slow
@there
def test_open_document_in_one_piece_of_xml_is_converted() -> None:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
    )
    flat = (
        f'<?xml version="1.0"?>\n<office:document{spaces} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        "<text:p>一、总体情况</text:p></office:text></office:body></office:document>"
    )
    assert sniffed(flat.encode()) == "office"
    assert office.read(flat.encode(), "a.fodt").text == "一、总体情况"
    with pytest.raises(UnreadableError, match="ods"):
        office.read(flat.replace("opendocument.text", "opendocument.spreadsheet").encode(), "a.fods")


@pytest.mark.slow
@there
def test_nothing_is_fetched() -> None:
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(20)
    port = server.getsockname()[1]

    def listen() -> None:
        try:
            connection, _ = server.accept()
            asked.append(connection.recv(100))
            connection.close()
        except OSError:
            return

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    picture = rb'{\field{\*\fldinst { INCLUDEPICTURE "http://127.0.0.1:%d/a.png" \\d }}{\fldrslt }}' % port
    text = rb'{\field{\*\fldinst { INCLUDETEXT "http://127.0.0.1:%d/a.txt" }}{\fldrslt }}' % port
    document = office.read(RTF[:-1] + picture + text + b"}", "a.rtf")
    server.close()
    assert "总体情况" in document.text
    assert asked == []


def test_without_libreoffice_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(UnreadableError, match=r"安装 LibreOffice.*另存为 \.docx"):
        office.read(OLE + "WordDocument\0".encode("utf-16-le") + bytes(2000), "a.doc")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "另存为 .xlsx",
        ),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.presentation",
            "演示文稿或图形，读不了",
        ),
        (b"PK\x03\x04junk", "已损坏"),
        (OLE + bytes(5000), "已损坏"),
        (b"\x01\x00\x02\x00" * 50, "已损坏"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        office.read(data, "a.doc")


def test_text_under_another_name_is_read_as_text() -> None:
    document = office.read("一、总体情况".encode("gb18030"), "a.doc")
    assert (document.reader, document.text) == ("text", "一、总体情况")


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="a shell script stands in for LibreOffice")
def test_a_conversion_that_hangs_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "soffice"
    mark = f"31{time.time_ns() % 10**6}"
    script.write_text(f"#!/bin/sh\nsleep {mark} &\nsleep {mark}\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(soffice, "program", lambda: str(script))
    with kept(Limits(seconds=1.5)), pytest.raises(UnreadableError, match=r"超过 1.5 秒"):
        soffice.converted(b"x", ".doc")
    if ps := shutil.which("ps"):
        for _ in range(50):
            listed = subprocess.run([ps, "-eo", "args"], capture_output=True, text=True, check=True).stdout
            if f"sleep {mark}" not in listed:
                return
            time.sleep(0.1)
        pytest.fail("something was left running")


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="a shell script stands in for LibreOffice")
def test_a_conversion_that_gives_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(soffice, "program", lambda: str(script))
    with pytest.raises(UnreadableError, match="打不开"):
        soffice.converted(b"x", ".doc")
