"""Draws docs/images/check.svg from real output: `python docs/picture.py`. Not compared: rich draws it."""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
ARGUMENTS = ["check", "--select", "BAL,CIT,URL", "examples/faulty.txt"]
WIDTH = 100
THEME = TerminalTheme(
    (250, 250, 250),
    (40, 44, 52),
    [
        (40, 44, 52),
        (200, 40, 41),
        (60, 130, 50),
        (166, 98, 0),
        (50, 90, 180),
        (140, 60, 150),
        (0, 120, 140),
        (90, 90, 90),
    ],
)
_CHARACTER = 12.2
_TEXT = re.compile(r'x="([\d.]+)"( y="[\d.]+") textLength="[\d.]+"( clip-path="[^"]+")>([^<]*)</text>')
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Run the command, as a terminal of 100 columns would show it, and write the picture."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "NO_COLOR": ""}
    run = subprocess.run(
        [sys.executable, "-m", "govlint", *ARGUMENTS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ govlint {' '.join(ARGUMENTS)}\n{run.stdout}"), soft_wrap=True)
    svg = console.export_svg(title="govlint", theme=THEME, unique_id="govlint")
    svg = _FONT_FACE.sub("", svg)  # no font is fetched from elsewhere
    latin, chinese = (
        "Fira Code, Consolas, Menlo, DejaVu Sans Mono",
        "Noto Sans Mono CJK SC, PingFang SC, Microsoft YaHei",
    )
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {latin}, {chinese}, monospace")
    svg = svg.replace("        font-variant-east-asian: full-width;\n", "")
    svg = _TEXT.sub(_measured, svg)
    target = ROOT / "docs/images/check.svg"
    target.write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8")


def _measured(text: re.Match[str]) -> str:
    # Rich counts characters, not columns, and fonts differ: so each character gets its own place.
    at, places = float(text[1]), []
    for character in html.unescape(text[4]):
        places.append(f"{at:g}")
        at += cell_len(character) * _CHARACTER
    return f'x="{" ".join(places)}"{text[2]}{text[3]}>{text[4]}</text>'


if __name__ == "__main__":
    main()
