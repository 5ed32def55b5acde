"""docs/pack-inheritance.md: its packs are written out and loaded; its breach is the one told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent.parent / "docs" / "pack-inheritance.md"
_FENCE = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def written(folder: Path) -> str:
    text = PAGE.read_text("utf-8")
    for name, content in _FENCE.findall(text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        if path.parent.name == "words":
            path.with_suffix(".md").write_text("# page", "utf-8")
    return text


def test_the_packs_of_the_page_load_and_show_where_values_come_from(tmp_path: Path, govlint: Any) -> None:
    written(tmp_path)
    assert len(list(tmp_path.rglob("pack.yaml"))) == 4
    run = govlint("pack", "show", "example-city")
    assert run.code == 0, run.err
    assert "继承：../example-province" in run.out
    assert "STR013  关" in run.out
    assert "开关    # example-city/pack.yaml:6" in run.out
    shown = govlint("config", "show", "--pack", "example-city", "a.txt").out
    assert "FEE004  error   fee-tariff    # example-province/pack.yaml:6" in shown
    assert "EXH001  warning hotline" in shown
    assert "locked（example-province/words/hotline.yaml:9）" in shown
    assert "适用的年份：2021 年起到 2025 年" in govlint("pack", "show", "example-annex").out


def test_the_breach_is_told_in_the_words_of_the_page(tmp_path: Path, govlint: Any) -> None:
    page = written(tmp_path)
    pack = tmp_path / "example-city/pack.yaml"
    pack.write_text(pack.read_text("utf-8").replace("STR013: off", "EXH001: off"), "utf-8")
    (tmp_path / "a.txt").write_text("示例市2024年政府信息公开工作年度报告\n", "utf-8")
    run = govlint("check", "--pack", "example-city", "a.txt")
    assert run.code == 2
    assert run.err.splitlines()[1] in page
