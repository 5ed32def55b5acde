"""Which LibreOffice there is: other words for another build, another place, another language."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govlint.readers import libreoffice
from govlint.readers.libreoffice import which_libreoffice


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / "program" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    (program.parent / "versionrc").write_text("[Version]\nbuildid=1\n")
    link = tmp_path / "soffice"
    link.symlink_to(program)
    monkeypatch.setattr(libreoffice, "program", lambda: str(link))
    return program


def test_no_words_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    assert which_libreoffice() == ""


def test_another_build_has_other_words(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [which_libreoffice()]
    assert which_libreoffice() == said[0]
    (office.parent / "versionrc").write_text("[Version]\nbuildid=2\n")
    said.append(which_libreoffice())
    os.utime(office, (1_000_000_000, 1_000_000_000))
    said.append(which_libreoffice())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    said.append(which_libreoffice())
    assert len(set(said)) == 4


def test_a_build_that_is_not_written_down(office: Path) -> None:
    (office.parent / "versionrc").unlink()
    assert str(office) in which_libreoffice()
