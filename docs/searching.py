"""A hook of mkdocs: the search of the site finds a Chinese word inside a phrase without blanks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_SEARCH = "index.search(query)"
_WITHIN = r"index.search(query.replace(/[^\s*]*[\u4e00-\u9fff][^\s*]*/g, '*$&*'))"


def on_post_build(config: Any, **_: Any) -> None:
    """Put wildcards around Chinese words of a query; where the script has changed, leave it as it is."""
    worker = Path(config["site_dir"], "search/worker.js")
    if worker.exists():
        script = worker.read_text(encoding="utf-8")
        worker.write_text(script.replace(_SEARCH, _WITHIN), encoding="utf-8")
