"""Hooks of mkdocs: the search finds a Chinese word inside a phrase, and pages name their language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_SEARCH = "index.search(query)"
_WITHIN = r"index.search(query.replace(/[^\s*]*[\u4e00-\u9fff][^\s*]*/g, '*$&*'))"


def on_post_page(output: str, **_: Any) -> str:
    """Give a page its language as browsers know it: the theme writes how its own words are called."""
    return output.replace('lang="zh_Hans_CN"', 'lang="zh-CN"', 1)


def on_post_build(config: Any, **_: Any) -> None:
    """Put wildcards around Chinese words of a query; where the script has changed, leave it as it is."""
    worker = Path(config["site_dir"], "search/worker.js")
    if worker.exists():
        script = worker.read_text(encoding="utf-8")
        worker.write_text(script.replace(_SEARCH, _WITHIN), encoding="utf-8")
