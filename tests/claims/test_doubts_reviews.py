"""Reviews and suits that are told as others': judged by the agency itself, or come of other matters."""

from __future__ import annotations

import pytest
from readings import claims, reasons, told

from govlint.claims.claim import HANDLED, PART


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("作为行政复议机构，全年办理信息公开类行政复议案件386件，其中维持241件、终止145件。", "示例省司法厅"),
        ("审结信息公开行政复议案件386件，其中维持241件、终止145件。", "示例省司法厅"),
        ("申请人不服罚没决定提起复议12件，已审结9件。", "示例市数据局"),
        ("因房屋征收被告到法院的9件，维持7件。", "示例市数据局"),
        ("审理交通事故行政复议13起，8起维持。", "示例市数据局"),
        ("市局办理信息公开类复议8件，维持7件。", "示例市公安局"),
    ],
)
def test_cases_of_others(sentence: str, agency: str) -> None:
    assert HANDLED.zh in reasons(sentence, agency)
    assert len(reasons(sentence, agency)) == len(claims(sentence, agency))


def test_own_cases() -> None:
    assert reasons("以省厅为被申请人的信息公开行政复议18件，结果维持10件。", "示例省司法厅") == []
    assert HANDLED.zh not in reasons("信息公开行政复议7件已全部审结，4件维持。")
    assert reasons("本分局因信息公开被申请行政复议24件。", "示例监管分局") == []


@pytest.mark.parametrize("agency", ["示例市数据局", "示例市司法局", "示例市人民政府"])
def test_those_that_came_of_answers(agency: str) -> None:
    assert reasons("收到依申请公开申请9件。答复后被行政复议6件；诉讼1件，未审结。", agency) == []
    assert reasons("收到依申请公开9件。信访答复后被行政复议6件。", agency) != []


def test_suits_told_by_the_columns_of_the_form() -> None:
    words = "受理依申请公开9件。收到行政复议3件；未经复议直接诉讼0件，复议后诉讼1件。"
    assert reasons(words) == []
    assert HANDLED.zh in reasons(words, "示例市公安局")
    assert HANDLED.zh in reasons("受理依申请公开9件。全年办理行政复议40件，复议后诉讼1件。")


def test_those_that_are_unhappy_with_an_answer() -> None:
    assert reasons("不服我局答复提起复议13件，被复议机关纠正2件。") == []
    assert reasons("因答复不服申请复议的13件，维持9件。") == []


def test_some_of_them() -> None:
    assert reasons("信息公开行政复议2件维持、1件终止。")[0] == PART.zh
    assert reasons("就同一事项提出信息公开复议和诉讼的1件。") == [PART.zh]


@pytest.mark.parametrize(
    "sentence", ["因信息公开引发行政诉讼1件，尚未审结。", "因信息公开引发行政诉讼1件（尚未审结）。"]
)
def test_what_became_of_the_one(sentence: str) -> None:
    assert (1, "litigation.pending") in told(sentence)


def test_what_became_of_several() -> None:
    assert all("pending" not in what for _, what in told("因信息公开引发行政诉讼3件，尚未审结。"))
    assert all("upheld" not in what for _, what in told("因信息公开引发行政诉讼1件，一审维持，二审未审结。"))


@pytest.mark.parametrize(
    "sentence", ["政府信息公开以外的行政诉讼1件，尚未审结。", "非信息公开类行政诉讼1件，尚未审结。"]
)
def test_other_suits(sentence: str) -> None:
    assert (1, "litigation.pending") not in told(sentence)


def test_reviews_that_a_government_works_on() -> None:
    agency = "示例市人民政府"
    assert reasons("市政府办理的政府信息公开复议案件57件。", agency) == [HANDLED.zh]
    assert HANDLED.zh not in reasons("办理政府信息公开引起的行政复议13件。", agency)


def test_how_far_cases_of_any_kind_have_come() -> None:
    agency = "示例市水务局"
    assert reasons("政府信息公开行政诉讼方面，已审结6件。", agency) == []
    for sentence in ("行政诉讼方面，已审结6件。", "政府信息公开工作中，房屋拆迁方面，行政诉讼已审结6件。"):
        assert HANDLED.zh in reasons(sentence, agency)
