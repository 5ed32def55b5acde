"""The configuration that a repository starts with: each key explained, and most of them set aside."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from govlint.model import Struct

NAME = ".govlint.yaml"


class Choices(Struct, frozen=True, kw_only=True):
    """What was asked for: `packs` beside the national one, named as the file will name them."""

    packs: tuple[str, ...] = ()
    lang: str = "zh"


def config_text(choices: Choices, known_packs: Sequence[str]) -> str:
    """The file `.govlint.yaml`; `known_packs` are the names of the packs that there are."""
    packs = dict.fromkeys(("national", *choices.packs))
    blanks = {
        "@PACKS@": ", ".join(_plain(name) for name in packs),
        "@KNOWN@": "、".join(known_packs),
        "@LANG@": choices.lang,
    }
    return re.sub("@[A-Z]+@", lambda blank: blanks[blank.group()], _TEMPLATE)


def _plain(name: str) -> str:
    """A name as YAML takes it for words, quoted where it might be taken for something else."""
    if (
        re.fullmatch(r"(?:\.{1,2}/)*[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff./-]*", name)
        and name.lower() not in _WORDS
    ):
        return name
    return json.dumps(name, ensure_ascii=False)


_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})

_TEMPLATE = """\
# govlint 的配置：检查这个文件夹和下面各级文件夹里的报告时自动生效。
# 写错了键、代码或选项，检查时会指出是第几行、是不是想写别的。
# 行首是“# ”的设置没有启用；去掉“# ”（井号和一个空格）就启用。

# 用哪些规则包。national 是全国格式；现有 @KNOWN@，也可以写自己的规则包所在的文件夹，如 ./我们的规则。
packs: [@PACKS@]

# 只用这些规则：写代码（BAL001）、代码的前缀（BAL）、名称、标签或规则包；ALL 是全部。不写就是默认打开的那些。
# select: [STR, BAL, FEE]

# 另外打开默认关闭的规则，如 CIT007“简称没有交代全称”。govlint rules 列出所有规则。
# extend-select: [CIT007]

# 关闭这些规则，如 STR013“报告里混进了网页的文字”。
# ignore: [STR013]

# 到哪一级算不通过（退出码 1）：error 是只有错误才算；warning 是错误和警告都算；info 是连提示也算。
fail-level: warning

# 检查文件夹时跳过的文件和文件夹，写法同 .gitignore。
# exclude: ["归档/", "*.bak.html"]

# 消息用中文（zh）还是英文（en）。
lang: @LANG@

# 不是年度报告的文件要不要也算错（退出码 2）：true 是算，false 是跳过并说明。
require-report: false

# 上年的报告在哪个文件夹（相对于本文件）：只用来对照结转的数、比对雷同，不检查。
# prior: 上年

# 基线：先放过今天已有的问题，只报新的。用 govlint baseline create 建立以后再启用。
# baseline: .govlint-baseline.json

# 哪份报告汇总哪些单位的报告，逐格核对：写机关名称，或者文件的样式。
# summaries:
#   - summary: 示例市人民政府
#     members: ["成员/*"]

# 单条规则：改它的级别（error、warning、info，off 是关闭），或者连同选项一起改。
# govlint rule URL003 看这条规则有哪些选项。
# rules:
#   FEE004: error
#   URL003:
#     severity: info
#     options:
#       hosts: [example.com]

# 只对一部分文件生效的设置，比上面的都强；文件的写法同 .gitignore。
# overrides:
#   - files: ["2019/**", "2020/**"]
#     ignore: [STR010]

# 还有不常用的键（extends、plugins、agencies、limits 等）：govlint schema config 列出全部。
"""
