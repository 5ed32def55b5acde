"""Reports of two years and of several agencies, and what is said of them: for tests across documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from govlint.testing import base_report

IN = "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
STOCK = ("行政规范性文件 | 1 | 0 | 5", "行政规范性文件 | 1 | 0 | 4")
LONG = (
    "存在的主要问题：一是{who}对公开属性的认定还拿不准，起草文件时没有同步写明理由；二是线下查阅点的纸质材料{n}个月没有更换，"
    "群众白跑了两趟；三是热线答复口径与网站内容有出入，回访时被指出。改进情况：请法制机构每季度会诊一次疑难件，把理由写进发文稿纸；"
    "查阅点改由值班员逐日登记，缺什么当天补上；热线与网站共用一个问答库，谁改动谁留名，月底抽查{n}条并通报结果。"
)


def last_year(*, agency: str = "示例市数据局", year: int = 2023) -> str:
    return base_report(year).replace(*STOCK).replace("示例市数据局", agency)


def this_year(*, agency: str = "示例市数据局", carried: int = 0) -> str:
    text = base_report().replace("示例市数据局", agency)
    return text.replace(IN, f"二、上年结转政府信息公开申请数量 | {carried} | 0 | 0 | 0 | 0 | 0 | {carried}")


def with_problems(text: str, words: str) -> str:
    return text.replace("存在的主要问题：部分栏目更新不够及时，解读形式单一。", words)


def writer(folder: Path) -> Write:
    """What writes a text into `folder`, under a name that may lead into folders below."""

    def one(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return one


Write = Callable[[str, str], Path]


def documents(run: Any) -> dict[str, Any]:
    return {document["path"]: document for document in json.loads(run.out)["documents"]}


def reasons(document: Any, rule: str) -> list[str]:
    return [item["reason"] for item in document["not_assessed"] if item["rule"] == rule]


def rules(document: Any) -> list[str]:
    return [finding["rule"] for finding in document["findings"]]
