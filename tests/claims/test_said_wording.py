"""What one sentence tells as a whole, and what sentences of the same shape do not tell."""

from __future__ import annotations

import pytest

from govlint.claims.said.wording import Wording


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        ("ours", "收到政府信息公开申请31件。", "收到信访31件。"),
        ("parted", "全市收到申请312件，其中市政府57件。", "全市收到申请312件，其中公开57件。"),
        ("apart", "各分局受理21件，未计入本报告。", "各分局受理21件，答复20件。"),
        ("papers", "制发公文94件，主动公开31件。", "收到申请94件，予以公开31件。"),
        ("sorted", "受理13件，答复9件，不予受理4件。", "受理13件，答复9件，不予公开4件。"),
        ("by_right", "主动公开信息731条。", "予以公开31件。"),
        ("every_kind", "行政应诉31件，含政府信息公开案件6件。", "行政应诉31件，维持6件。"),
        ("rated", "行政复议6件，纠错率为16.7%。", "行政复议6件，其中纠正1件。"),
    ],
)
def test_what_a_sentence_tells(asked: str, yes: str, no: str) -> None:
    assert getattr(Wording(yes, 0), asked)
    assert not getattr(Wording(no, 0), asked)


def test_where_figures_of_each_kind_of_applicant_begin() -> None:
    said = "共61件。自然人申请52件，办结49件；企业申请9件，办结8件。"
    assert Wording(said, 7).by_applicants == 7 + said.index("自然人")
    assert (
        Wording("自然人申请52件，企业申请9件。", 7).by_applicants
        == Wording("自然人申请52件，企业申请9件。", 7).end
    )


def test_the_year_that_it_compares_with() -> None:
    said = Wording("与2023年新收83件相比，新收91件。", 5)
    assert said.is_compared_with(5 + said.text.index("83"), 2024)
    assert not said.is_compared_with(5 + said.text.index("83"), 2023)
    assert not said.is_compared_with(5 + said.text.index("91"), 2024)
