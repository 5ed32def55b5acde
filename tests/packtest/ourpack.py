"""A small pack to test with, written file by file."""

from __future__ import annotations

from pathlib import Path

PACK = "name: ours\ntitle: {zh: 我们的, en: ours}\nversion: '1'\n"
RULE = """\
code: OUR001
name: letters
severity: warning
check: pattern
title: {zh: 用词, en: wording}
messages:
  default: {zh: "不写“{text}”", en: "not {text}"}
options:
  pattern: 市民(?:来信|来电)
  replacement: 群众来信
"""
PAGE = """\
# OUR001 用词

## 反例

```text
全年办理市民来信20件。
```

## 正例

```text
全年办理群众来信20件。
```

## 改后

```text
全年办理群众来信20件。
```
"""
EQUATION = """\
code: OUR002
name: corrected
severity: warning
check: equation
title: {zh: 纠正, en: corrected}
messages:
  default: {zh: "{form}{unit}", en: "{form}{unit}"}
options: {form: review, each: row, equation: 总计 = 结果维持 + 结果纠正 + 其他结果}
"""
EQUATION_PAGE = """\
# OUR002 纠正

## 反例

```text replace="1 | 0 | 0 | 0 | 1=>1 | 1 | 0 | 0 | 1"
```

## 正例

```text
```
"""


def make(folder: Path, **changed: str) -> Path:
    """The pack in `folder`; `changed` are files that differ or are added, by path."""
    files = {
        "pack.yaml": PACK,
        "words/letters.yaml": RULE,
        "words/letters.md": PAGE,
        "sums/corrected.yaml": EQUATION,
        "sums/corrected.md": EQUATION_PAGE,
    }
    files |= changed
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder
