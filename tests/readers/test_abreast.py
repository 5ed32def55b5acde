"""Text taken from pages line by line across two columns is told; what has gaps otherwise is read."""

from __future__ import annotations

import pytest

from govlint.errors import UnreadableError
from govlint.readers.lines.abreast import require_one_column
from govlint.testing import base_report

LEFT = "通过门户网站公开各类信息312条，其中政策"
RIGHT = "修订政府信息公开指南和目录，落实先审后发"


def abreast(left: str, right: str, count: int = 40) -> str:
    return "\n".join(f"  {left}          {right}" for _ in range(count))


def test_two_columns_side_by_side_are_told() -> None:
    with pytest.raises(UnreadableError, match="两栏"):
        require_one_column(base_report() + abreast(LEFT, RIGHT))


@pytest.mark.parametrize(
    "text",
    [
        base_report(),
        abreast("（六）其他处理", "1.申请人无正当理由逾期不补正"),
        abreast("二、上年结转政府信息公开申请数量", "3    0    0    0    0    0    3"),
        abreast(LEFT + "|", "|" + RIGHT),
        abreast(LEFT, RIGHT, 5),
        base_report() + abreast("示例市数据局公开指南修订版第一稿", "示例市数据局公开目录修订版第一稿", 8),
        "\n".join([abreast(LEFT, RIGHT, 12), *[LEFT + RIGHT] * 100]),
        abreast(LEFT, RIGHT).replace("          ", "  "),
    ],
)
def test_what_else_has_gaps_is_read(text: str) -> None:
    require_one_column(text)
