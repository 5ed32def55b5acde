from __future__ import annotations

import re
from pathlib import Path

import pytest

from govlint.api import open_session
from govlint.config.settings import load_config
from govlint.packs.files import shipped_packs
from govlint.scaffold.configuration import Choices, config_text
from govlint.session import Session
from govlint.sources.yamltext import decode

PACKS = sorted(path.parent.name for path in shipped_packs().glob("*/pack.yaml"))
TEXT = config_text(Choices(), PACKS)
ASIDE = re.findall(r"(?:^# [a-z-]+:.*\n)(?:^#  .*\n)*", TEXT, re.MULTILINE)


def opened(text: str, folder: Path) -> Session:
    """A session by the configuration, all of it valid."""
    (folder / ".govlint.yaml").write_text(text, encoding="utf-8")
    return open_session(folder / ".govlint.yaml")


def test_it_loads_and_changes_nothing(tmp_path: Path) -> None:
    session = opened(TEXT, tmp_path)
    plain = open_session()
    assert [rule.code for rule in session.settings("a.txt").rules] == [
        rule.code for rule in plain.settings("a.txt").rules
    ]
    assert session.config.fail_level == plain.config.fail_level
    assert session.config.packs == ("national",)


@pytest.mark.parametrize("part", ASIDE, ids=lambda part: part.split(":")[0].removeprefix("# "))
def test_what_is_set_aside_is_valid_when_it_is_put_in_force(part: str, tmp_path: Path) -> None:
    (tmp_path / "上年").mkdir()
    line = re.sub("^# ", "", part, flags=re.MULTILINE)
    opened(TEXT.replace(part, line), tmp_path)
    key = line.partition(":")[0]
    assert key in decode(line.encode(), "a").data


def test_everything_is_explained() -> None:
    assert len(ASIDE) == 9
    for block in TEXT.split("\n\n"):
        first, *_ = block.splitlines()
        assert re.match(r"# .*[\u4e00-\u9fff]", first), block
    assert "、".join(PACKS) in TEXT


def test_what_was_asked_for(tmp_path: Path) -> None:
    names = ("style", "./我们的 规则", "../a#b", "no", "style")
    text = config_text(Choices(packs=names, lang="en"), PACKS)
    (tmp_path / ".govlint.yaml").write_text(text, encoding="utf-8")
    assert decode(text.encode(), "a").data["packs"] == ["national", "style", "./我们的 规则", "../a#b", "no"]
    assert load_config(tmp_path / ".govlint.yaml").lang == "en"
