"""What is told of a part is no more than its whole; what is told in another way is told all the same."""

from __future__ import annotations

import pytest
from readings import claims, told


@pytest.mark.parametrize(
    "sentence",
    [
        "我局通过电子邮件和信函收到信息公开申请94件。",
        "我局收到居民和企业提出的信息公开申请94件。",
        "开展文件清理1次，废止行政规范性文件2件，继续有效59件。",
    ],
)
def test_a_part_is_within_its_whole(sentence: str) -> None:
    last = claims(sentence)[-1]
    assert not last.sure
    assert last.within


@pytest.mark.parametrize(
    "sentence",
    [
        "全市各县区通过信函收到信息公开申请94件。",
        "上年我局通过信函收到信息公开申请94件。",
        "近三年通过信函收到信息公开申请194件。",
        "全市收到居民和企业提出的信息公开申请94件。",
        "开展政策文件清理1次，废止行政规范性文件2件，其他文件继续有效59件。",
    ],
)
def test_a_part_of_something_else_is_within_nothing(sentence: str) -> None:
    assert not any(claim.within for claim in claims(sentence))


@pytest.mark.parametrize(
    ("sentence", "value", "reading"),
    [
        ("全年以市数据局名义印发行政规范性文件6件。", 6, "normative_documents.issued"),
        ("行政规范性文件41件继续有效。", 41, "normative_documents.in_force"),
        ("新收申请中自然人占绝大多数，有52件。", 52, "requests.natural_person"),
        ("我局政府信息公开申请尚有3件未办结，将于下年继续办理。", 3, "requests.carried_out"),
        ("全年共收到依申请公开件67件，已按期答复60件，转结下年度继续办理3件。", 60, "requests.done"),
        ("收到信息公开申请67件（网上申请52件，邮寄15件），本年度办结61件。", 61, "requests.answered"),
        ("进入行政复议程序5件，均因政府信息公开引起。", 5, "review.total"),
        ("没有现成信息、需要另行制作的7件，已逐件说明理由。", 7, "requests.unavailable.needs_creation"),
        ("其余10件按规定结转至2025年继续办理。", 10, "requests.carried_out"),
        ("部分公开12件，均对涉及个人隐私的内容作了区分处理。", 12, "requests.partly_granted"),
        ("因本机关不掌握相关政府信息而无法提供的，有8件。", 8, "requests.unavailable.not_held"),
        ("新收67件，上年结转5件，共办结64件，结转下年度3件。", 64, "requests.done"),
    ],
)
def test_is_told_all_the_same(sentence: str, value: int, reading: str) -> None:
    assert (value, reading) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "其余10件项目资金结转至2025年继续办理。",
        "逾期不补正的社保待遇申请6件。",
        "没有现成信息系统、需要另行制作的模板7件。",
        "提案12件结转至2025年继续办理，无法提供复印件。",
    ],
)
def test_the_words_of_a_row_beside_something_else_are_sure_of_nothing(sentence: str) -> None:
    assert not any(claim.sure for claim in claims(sentence))
