"""Where a text tells what became of a regulation, it may name the old number."""

from __future__ import annotations

import pytest
from helpers import problems

from govlint.checks.citations.citation import citation

LAW = "《中华人民共和国政府信息公开条例》"
TRIAL = "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2020年以来按照国办公开办函〔2019〕60号，2021年起改按国办公开办函〔2021〕30号编制", False),
        ("国办公开办函〔2019〕60号自2021年起改为国办公开办函〔2021〕30号", False),
        ("2021年9月前执行国办公开办函〔2019〕60号", False),
        ("要求获取国办公开办函〔2019〕60号", False),
        ("从国办公开办函〔2019〕60号到国办公开办函〔2021〕30号", False),
        ("按照国办公开办函〔2019〕60号做好依申请公开", True),
        ("对照国办公开办函〔2019〕60号整改按时完成", True),
        ("2024年前三季度按照国办公开办函〔2019〕60号公开", True),
        ("本报告按照国办公开办函〔2019〕60号编制", True),
        ("国办公开办函〔2019〕60号已停用", False),
        ("停用国办公开办函〔2019〕60号", False),
        (f"申请公开{TRIAL}（国办公开办函〔2019〕60号）", False),
        (f"将{TRIAL}（国办公开办函〔2019〕60号）与新格式作对比", False),
        (f"与{TRIAL}（国办公开办函〔2019〕60号）相比，栏目更全", False),
        (f"梳理{TRIAL}（国办公开办函〔2019〕60号，已存档）与国办公开办函〔2021〕30号的区别", False),
        ("国办公开办函〔2019〕60号等文件12件归档", False),
        ("汇编收入国办公开办函〔2019〕60号", False),
        ("从国办公开办函〔2019〕60号过渡到新的格式", False),
        ("2021年8月31日前按照国办公开办函〔2019〕60号编制", False),
        (f"根据{LAW}（国务院令第492号）编制本报告，与上年相比更加详细", True),
        (f"根据{LAW}（国务院令第492号）的规定，比较全面地公开信息", True),
        (f"根据{LAW}（国务院令第492号）开展文件归档和汇编工作", True),
        (f"按照{LAW}（国务院令第492号）办理申请，终止办理2件", True),
        (f"按照{LAW}（国务院令第492号）公开信息，栏目名称改为《政策问答》", True),
        (f"按照{LAW}（国务院令第492号）开展工作，从源头做到规范", True),
        (f"按照{LAW}（国务院令第492号）的要求，在2024年12月31日前完成自查", True),
        ("2024年12月31日前按照国办公开办函〔2019〕60号编制", True),
        ("按照国办公开办函〔2019〕60号编制，停用账号2个", True),
        (f"依据{LAW}（国务院令第492号）等文件汇编指南", True),
        (f"依据{LAW}（国务院令第492号）和上级要求，对比先进找差距，区别情形答复", True),
    ],
)
def test_a_sentence_that_tells_of_a_change_may_name_the_old_one(text: str, told: bool) -> None:
    assert bool(problems(citation, text, year=2024)) is told
