"""What each key of a pack's files and of the configuration means, in Chinese: for pages and schemas."""

from __future__ import annotations

import msgspec

from govlint.model import Text
from govlint.packs import filetypes
from govlint.rule import Message, RuleFile
from govlint.vocabulary import (
    Aliases,
    ColumnDefinition,
    FormAliases,
    FormDefinition,
    Matter,
    Recognition,
    Regulation,
    RowDefinition,
    SectionDefinition,
    Term,
)

CONFIGURATION_KEYS = {
    "extends": "先读这个（些）配置文件，再用本文件覆盖；路径相对于本文件",
    "packs": "用哪些规则包：名称，或含有 pack.yaml 的文件夹（相对于本文件）",
    "plugins": "另外加载的插件模块（已安装的插件不用写）",
    "select": "只用这些规则；不写就是默认打开的全部",
    "ignore": "不用这些规则",
    "extend-select": "在选中的规则之外再加上这些",
    "fail-level": "发现达到这一级就算不通过，退出码 1",
    "exclude": "查文件夹时跳过的文件，写法同 .gitignore",
    "lang": "消息的语言",
    "require-report": "不是年度报告的文件也算错，退出码 2",
    "prior": "上年报告所在的文件夹（一个或几个，相对于本文件）：只用来对照，不检查",
    "agencies": "机关改名、合并的对照表：YAML 文件，旧名称: 新名称（相对于本文件）",
    "baseline": '基线文件（相对于本文件）：里面已有的问题不报；`--baseline` 优先；`""` 是不用',
    "limits": "一份文件的上限：大小、解压后的大小、页数、格数、时间等，见 office.md",
    "summaries": "哪份报告汇总哪些成员；`summary` 和 `members` 写机关名称，或者文件的样式（相对于本文件）",
    "summary": "汇总的报告：机关名称，或者文件的样式",
    "members": "它汇总的成员：机关名称，或者文件的样式",
    "rules": "单条规则（代码或名称）的级别，或者级别加选项",
    "overrides": "只对一部分文件生效的设置；比文件里其他设置都强",
    "files": "对哪些文件生效，写法同 .gitignore，相对于本文件所在的文件夹",
    "severity": "这条规则的级别；off 关闭",
    "options": "这条规则的选项，盖在规则自己的选项上；见各条规则的页面",
}
LIMIT_KEYS = {
    "file-mb": "文件的大小；任何格式",
    "unpacked-mb": "解压后一共的大小；docx、xlsx、ofd 等压缩包式的格式",
    "ratio": "压缩的倍数（1 MB 以下的部件不论）；同上",
    "parts": "压缩包里的部件数；同上",
    "pages": "页数；pdf、ofd",
    "cells": "一个工作表的格数；只管工作簿（xlsx、xls、et 等），文本、网页和 Word 里的表不限格数",
    "seconds": "读取、转换和检查一共的时间；任何格式",
}
PACK_KEYS: dict[str, tuple[type[msgspec.Struct], dict[str, str]]] = {
    "pack.yaml": (
        filetypes.PackFile,
        {
            "name": "规则包的名称，写在消息里，也供 extends 用；最好与文件夹同名",
            "title": "中英文名称",
            "version": "版本",
            "basis": "总的依据",
            "extends": "继承哪个（些）规则包：名称，或者旁边的文件夹（../名称）",
            "applies": "用于哪些文书：`kinds` 是种类（不写就与继承的规则包相同，否则是 annual-report）；"
            "`years` 是年份，{from: 2021, until: 2025}",
            "rules": "改动继承的规则（代码或名称）：级别、off，或者 {severity, options, lock}",
            "closed": "不让别的规则包补充的数据：aliases、claims、lexicons、recognition、regulations",
            "maintainer": "谁在维护",
            "site": "说明网站；规则的网址是 site/rules/代码/",
        },
    ),
    "规则文件": (
        RuleFile,
        {
            "code": "三个大写字母加三位数字，用过的代码不再作别的用",
            "name": "短横线连接的英文名，与文件名相同",
            "severity": "级别",
            "check": "由哪个检查来做，见[检查](checks.md)",
            "title": "一句话说清这条规则",
            "messages": "消息，按种类；至少有 default。可以单独定 severity",
            "hints": "提示，按种类；any 用于没有自己的提示的种类",
            "options": "给检查的选项",
            "fix_title": "改法的名称",
            "basis": "法律、通知或标准的条文",
            "tags": "标签，可以用来选规则",
            "enabled": "false 表示默认关闭",
            "lock": "locked：谁也不能改动、关闭、忽略；tighten-only：只能收紧",
            "stricter": "tighten-only 时选项往哪边改算更严：数用 higher、lower，列表用 more、fewer，"
            "true/false 用 on、off",
        },
    ),
    "claims.yaml": (
        filetypes.ClaimsFile,
        {
            "matters": "正文里数的事项，见下",
            "context": "数前后的词，按词表的名称：别的事、别的年份、下属单位等",
            "names": "名称，普通文字：公开信息的渠道、提出申请的方式，见下",
            "sets": "词组：给一组词起的名称，式子里写 {名称}，见下",
        },
    ),
    "claims.yaml 的一项 matters": (
        Matter,
        {
            "key": "事项的键；已有的，下面的词加进去",
            "signs": "普通文字：说到它的段落里必有其中一个",
            "words": "它的名称",
            "weak": "只在不说别的事时才算的名称",
            "counts": "数的是它的什么，按名称：received、granted……",
            "general": "数总数的名称，与别的同时出现时让位",
            "default": "没有写数什么时，数的是什么",
            "units": "量词",
            "crossing": "另一种分法（按申请人）的名称",
            "telling": "与别的一同出现时，只可能说这件事的名称",
            "along": "同一格里也可能算进去的名称，如制发之外的修改",
            "section": "报告的哪个部分说它",
        },
    ),
    "pack.yaml 的 applies": (
        filetypes.Applies,
        {
            "kinds": "文书的种类，如 annual-report",
            "years": "报告的年份，如 {from: 2021, until: 2025}",
        },
    ),
    "applies 的 years": (filetypes.Years, {"from": "从哪一年的报告起", "until": "到哪一年的报告止（含）"}),
    "pack.yaml 的 rules 的一项": (
        filetypes.RuleChange,
        {
            "severity": "级别；off 关闭",
            "options": "盖在原来选项上的选项",
            "lock": "locked 或 tighten-only：再往下的规则包和配置不能改，或者只能收紧",
        },
    ),
    "forms/<名称>.yaml": (
        FormDefinition,
        {
            "key": "表的键，如 requests",
            "format": "格式，如 2021；写成文字",
            "title": "表的名称",
            "section": "在报告的哪一部分",
            "rows": "行，按表上的次序",
            "columns": "列，按表上的次序",
            "sets": "给一组行或列起的名称，等式里可以用",
            "replaces": "哪一行可以代替哪几行",
            "cells": "各列怎样填：count 件数、amount 金额、change 增减",
            "headings": "表头里的其他文字",
            "minimum_rows": "认出几行才算是这张表",
            "single_row_labels": "每行有自己的标签；false 只用于表四那样的一行表",
            "required": "false 表示报告里可以没有这张表",
        },
    ),
    "表的一行": (
        RowDefinition,
        {
            "key": "行的键",
            "label": "标签",
            "number": "标签前面的编号，如（一）",
            "aliases": "同样意思的标签",
            "columns": "这一行自己的列；不写就是全部",
            "block": "所在的大项",
        },
    ),
    "表的一列": (
        ColumnDefinition,
        {"key": "列的键", "label": "列名", "aliases": "同样意思的列名", "group": "上一层的列名"},
    ),
    "report.yaml": (
        filetypes.ReportFile,
        {"sections": "固定的各部分", "recognition": "怎样认出这种文书，找到它的标题和期限"},
    ),
    "report.yaml 的一个部分": (
        SectionDefinition,
        {
            "key": "部分的键",
            "number": "第几部分",
            "title": "标题，不带编号",
            "variants": "也算对的标题：式子，对照去掉空格和标点的整个标题",
            "signs": "标题丢了时认出这一部分的式子",
        },
    ),
    "report.yaml 的 recognition": (
        Recognition,
        {
            "signs": "标题、开头几行、文件名里说明是这种文书的式子",
            "titles": "整个标题的式子，组 agency 是机关、year 是年份",
            "periods": "统计期限前后的词",
            "introductions": "引言开头的词",
            "furniture": "网页上不属于报告的文字",
            "page_marks": "页码",
            "contents": "只有这种文书自己才说的话；部分和表一样没有、这些话也没有的，不当作报告来查",
            "enclosures": "说文书在附件里的话",
            "notices": "讲这种文书的通知、说明、图解的标题，去掉空格",
        },
    ),
    "词表的一条": (
        Term,
        {
            "text": "要找的词；pattern 为 true 时是式子",
            "pattern": "text 是不是式子",
            "suggestion": "应当写成什么",
            "fix": "这样改稳不稳妥：unsafe 的要加 --unsafe-fixes 才改",
            "unless": "句子里有这些式子就不算；式子里有名为 at 的组的，只有这一组匹配的那一处不算",
            "wrong": "应当查出的句子",
            "right": "不应查出的句子",
            "source": "出处",
            "note": "说明",
        },
    ),
    "法规表的一条": (
        Regulation,
        {
            "title": "名称",
            "number": "文号",
            "short": "同一文件的其他名称",
            "numbers": "同一文件的其他文号",
            "articles": "共几条",
            "in_force": "施行日期，如 2019-05-15",
            "until": "失效日期",
            "superseded_by": "现行的文号",
            "last_report_year": "到哪一年的报告还可以引用",
        },
    ),
    "aliases.yaml": (
        Aliases,
        {"forms": "给继承的表补充标签，按表的键", "sections": "给继承的部分补充标题（式子），按部分的键"},
    ),
    "aliases.yaml 的一张表": (
        FormAliases,
        {
            "rows": "行的键: 标签的列表",
            "columns": "列的键: 标签的列表",
            "formats": "只给哪些格式；不写就是全部",
        },
    ),
    "消息": (
        Message,
        {"zh": "中文", "en": "英文", "severity": "级别，与规则的不同时写", "fix": "unsafe 表示改法要人看过"},
    ),
    "两种语言的文字": (Text, {"zh": "中文", "en": "英文"}),
}
KEYS: dict[str, dict[str, str]] = {type_.__name__: words for type_, words in PACK_KEYS.values()}
"""The same by the name of the type."""
KEYS["Limits"] = {
    "file-mb": "一份文件最大多少 MB",
    "unpacked-mb": "解压后最大多少 MB",
    "ratio": "解压后与压缩时的大小之比最高多少",
    "parts": "压缩包里最多几个文件",
    "pages": "最多几页",
    "cells": "表格最多几格",
    "seconds": "读一份文件最多几秒",
}
