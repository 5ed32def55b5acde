"""The files of a new rule pack: its description, a first rule with examples, a README, pre-commit hooks."""

from __future__ import annotations

import json
import re
from pathlib import Path

from govlint.errors import UsageError, unwritten
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.schemafiles import editor_line, pack_schemas

NAME = lazily(r"[a-z0-9]+(-[a-z0-9]+)*")
PREFIX = lazily(r"[A-Z]{3}")


class NewPack(Struct, frozen=True, kw_only=True):
    """What the author of a new pack says of it; `prefix` are the three letters that its codes begin with."""

    name: str
    title: str
    title_en: str
    prefix: str

    def __post_init__(self) -> None:
        """Raise UsageError for what could not be the name, title or prefix of a pack."""
        if not NAME.fullmatch(self.name) or len(self.name) > 60:
            raise UsageError(
                f"名称 {self.name!r} 只能用小写字母、数字和中间的短横线，例如 example-city",
                f"the name {self.name!r} should be small letters, digits and hyphens between: example-city",
            )
        if not PREFIX.fullmatch(self.prefix):
            raise UsageError(
                f"规则代码的前缀 {self.prefix!r} 应为三个大写字母，例如 EXC",
                f"the prefix of codes {self.prefix!r} should be three capital letters: EXC",
            )
        for title in (self.title, self.title_en):
            if not title.strip() or not title.isprintable():
                raise UsageError(f"名称 {title!r} 应为一行文字", f"the title {title!r} should be one line")


def prefix_of(name: str) -> str:
    """The three letters that a pack's codes begin with, if its author names none."""
    letters = "".join(character for character in name.upper() if "A" <= character <= "Z")
    return (letters + "XXX")[:3]


def files(pack: NewPack, where: str) -> dict[str, str]:
    """The files of a new pack by their path in it; `where` is the pack's folder as its commands name it."""
    code = f"{pack.prefix}001"
    blanks = {
        "@NAME@": pack.name,
        "@TITLE@": pack.title,
        "@QUOTED@": json.dumps(pack.title, ensure_ascii=False),
        "@QUOTED_EN@": json.dumps(pack.title_en, ensure_ascii=False),
        "@CODE@": code,
        "@WHERE@": where,
        "@PACK_SCHEMA@": editor_line("pack"),
        "@RULE_SCHEMA@": editor_line("rule", 1),
        "@QUOTED_WHERE@": json.dumps(where, ensure_ascii=False),
    }
    made = {}
    for path, template in _TEMPLATES.items():
        made[path] = re.sub("@[A-Z_]+@", lambda blank: blanks[blank.group()], template)
    return made


def write(folder: Path, made: dict[str, str]) -> None:
    """Write the files of a new pack into `folder`, and the schemas by which editors check them.

    UsageError, and nothing written, where anything stands.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} 不是文件夹", f"{folder} is no folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(
            f"{folder} 里已经有文件，不覆盖；换一个名称，或用 --folder 指定别处",
            f"{folder} has files already, which stay; take another name, or another place by --folder",
        )
    try:
        for path, text in {**made, **pack_schemas()}.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise UsageError(*unwritten(str(folder), error)) from None


_TEMPLATES = {
    "pack.yaml": """\
@PACK_SCHEMA@
name: @NAME@     # 每个键的含义：govlint schema pack
title: {zh: @QUOTED@, en: @QUOTED_EN@}
version: "0.1.0"
basis: ""        # 总的依据，如省里的编制规范
maintainer: ""   # 谁在维护
""",
    "words/hotline-name.yaml": """\
@RULE_SCHEMA@
code: @CODE@     # 照着改成你们自己的规则；编号用过就不再改作别的意思
name: hotline-name
severity: warning
title: {zh: 热线名称应当统一, en: One name for the hotline}
check: pattern
options:
  pattern: 市民热线
  replacement: 12345热线
messages:
  default: {zh: "宜写作“12345热线”，不写“{text}”", en: "write 12345热线, not {text}"}
fix_title: {zh: 改为12345热线, en: write 12345热线}
tags: [words]
""",
    "words/hotline-name.md": """\
# @CODE@ 热线名称应当统一

*One name for the hotline*

## 为什么

同一条热线在一份报告里只用一个名称，读者才不会以为是两回事。

## 依据

（写上文件的名称、文号和条款。）

## 反例

```text
全年受理市民热线转来的公开类诉求20件。
```

## 正例

```text
全年受理12345热线转来的公开类诉求20件。
```

## 改后

```text
全年受理12345热线转来的公开类诉求20件。
```
""",
    "README.md": """\
# @TITLE@

govlint 的规则包 `@NAME@`。规则在各个文件夹里：`<类>/<名称>.yaml` 是规则，同名的 `.md` 是它的说明。
说明里的反例、正例、改后就是它的测试。

```console
$ govlint pack lint @WHERE@        # 写法有没有错
$ govlint pack test @WHERE@        # 例子是不是都成立
$ govlint check --pack @WHERE@ 年报.html
```

要在提交时自动检查，把 `.pre-commit-config.yaml` 里的几项抄到仓库最上层的同名文件里。
这个文件夹自己就是仓库时，把其中的路径 `@WHERE@` 改成 `.`。
""",
    ".pre-commit-config.yaml": """\
# 用已经安装的 govlint：pip install govlint
repos:
  - repo: local
    hooks:
      - id: govlint-pack-lint
        name: 规则包的写法（govlint pack lint）
        entry: govlint pack lint
        args: [@QUOTED_WHERE@]
        language: system
        pass_filenames: false
        files: \\.(yaml|md)$
      - id: govlint-pack-test
        name: 规则包的例子（govlint pack test）
        entry: govlint pack test
        args: [@QUOTED_WHERE@]
        language: system
        pass_filenames: false
        files: \\.(yaml|md|txt|html)$
""",
}
