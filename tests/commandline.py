"""A folder with a report of each kind, and what the command says of it: for tests of `govlint check`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from conftest import Run
from govlint.testing import base_report

GOOD = base_report()
FAULTY = GOOD.replace("申请数量 | 2", "申请数量 | 6")
NUMBER = "国办公开办函[2021]30号"
WARNED = GOOD.replace(
    "认真落实政府信息公开各项要求", "按照国办公开办函〔2021〕第30号的要求，认真落实政府信息公开"
)
TOLD = GOOD + "扫一扫在手机打开当前页\n"
FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "markdown",
    "html",
)


def reports_in(folder: Path) -> Path:
    """The folder, made, with a report of each kind, apart from where the command runs."""
    folder.mkdir()
    for name, text in (("good", GOOD), ("faulty", FAULTY), ("warned", WARNED), ("told", TOLD)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "README.md").write_text("# 说明\n\n这里放各单位的材料。\n", encoding="utf-8")
    return folder


def codes(run: Run) -> set[str]:
    """Codes of the rules in a run's output of the format json."""
    found = [finding for document in json.loads(run.out)["documents"] for finding in document["findings"]]
    return {code for finding in found for code in (finding["rule"], *finding["also"])}


def command(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "govlint", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )
