"""What sentences count: matter and count by their words, in either order, or taken over from before."""

from __future__ import annotations

import pytest
from readings import claims, told

RECEIVED = "requests.received"
UNDERWAY, CARRIED_OUT = "requests.underway", "requests.carried_out"
REFUSED = "requests.refused"
CAME_IN = "requests.carried_in"
GRANTED, PARTLY = "requests.granted", "requests.partly_granted"
BOTH = f"{GRANTED}+{PARTLY}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("共收到政府信息公开申请84件。", [(84, RECEIVED)]),
        ("有6件信息公开申请因未到答复期限转入2025年。", [(6, CARRIED_OUT)]),
        ("信息公开申请中，没按要求补正、视为放弃的3件。", [(3, "requests.other.no_correction")]),
        ("信息公开诉讼中没经过复议直接起诉的3件。", [(3, "litigation.direct")]),
        ("信息公开复议案件还有2件没审结。", [(2, "review.pending")]),
        ("信息公开申请量较上年小幅上升，达到84件。", [(84, RECEIVED)]),
        ("今年的信息公开申请，数量上是84件。", [(84, RECEIVED)]),
        ("信息公开申请中自然人最多，有8件。", [(8, "requests.natural_person")]),
        ("全年要办的信息公开申请84件。", [(84, RECEIVED)]),
        ("信息公开申请中，隐去部分内容后公开3件。", [(3, PARTLY)]),
        ("信息公开申请中，属于过程性信息没有公开的3件。", [(3, f"{REFUSED}.process")]),
        ("信息公开申请跨到2025年继续办的3件。", [(3, CARRIED_OUT)]),
        (
            "政府信息公开行政复议13件，复议机关支持我局的9件，要求我局重新处理的2件。",
            [(13, "review.total"), (9, "review.upheld"), (2, "review.corrected")],
        ),
        (
            "信息公开申请中公开、部分公开、不予公开分别占4件、3件、2件。",
            [(4, GRANTED), (3, PARTLY), (2, REFUSED)],
        ),
        (
            "信息公开行政复议维持、其他、尚未审结分别为3件、2件、1件。",
            [(3, "review.upheld"), (2, "review.other"), (1, "review.pending")],
        ),
        (
            "信息公开申请中，第三方合法权益、过程性信息两类不予公开分别为3件、2件。",
            [(3, f"{REFUSED}.third_party"), (2, f"{REFUSED}.process")],
        ),
        (
            "收到申请9件、办结8件，分别比上年的6件、7件增加3件、1件。",
            [(9, RECEIVED), (8, "requests.answered")],
        ),
        (
            "收到申请9件，办完8件，还剩1件。",
            [(9, RECEIVED), (8, "requests.answered"), (1, "requests.left")],
        ),
        ("窗口、网上、邮寄加起来收到信息公开申请84件。", [(84, RECEIVED)]),
        ("两个口子加起来收到信息公开申请84件。", [(84, RECEIVED)]),
        ("网上、信函、当面三种渠道共收到政府信息公开申请84件。", [(84, RECEIVED)]),
        ("依申请这一块，全年进件84件。", [(84, RECEIVED)]),
        ("老百姓向我局申请公开信息的，一年有84件。", [(84, RECEIVED)]),
        ("信息公开官司6件，已审结4件。", [(6, "litigation.total"), (4, "litigation.closed")]),
        ("申请人不服信息公开答复，告到法院的6件。", [(6, "litigation.total")]),
        ("信息公开行政复议3件，均已审结。", [(3, "review.total"), (3, "review.closed")]),
        ("信息公开行政复议3件，均已审结且维持。", [(3, "review.total"), (3, "review.upheld")]),
        ("信息公开申请里，只给了一部分的3件，没有给的2件。", [(3, PARTLY), (2, "requests.ungiven")]),
        ("信息公开申请中有6件压到明年接着办。", [(6, CARRIED_OUT)]),
        ("到年底，还没办完的申请6件。", [(6, CARRIED_OUT)]),
        ("去年留下来的信息公开申请4件。", [(4, CAME_IN)]),
        ("信息公开申请补正后没再来的3件。", [(3, "requests.other.no_correction")]),
        ("信息公开申请中，我局手里没有的5件。", [(5, "requests.unavailable.not_held")]),
        ("目前管用的规范性文件14件。", [(14, "normative_documents.in_force")]),
        (
            "全面清理现行规范性文件，清理废止3件，年末保留14件。",
            [(3, "normative_documents.repealed"), (14, "normative_documents.in_force")],
        ),
        ("对制发的3件规范性文件同步开展解读。", [(3, "normative_documents.issued")]),
        ("共受理20件信息公开申请。", [(20, RECEIVED)]),
        ("收到申请五件。", [(5, RECEIVED)]),
        ("信息公开申请数量与去年持平，仍为7件。", [(7, RECEIVED)]),
        (
            "信息公开申请67件，有3件仍在办理中，结转下年度。",
            [(67, RECEIVED), (3, UNDERWAY), (3, CARRIED_OUT)],
        ),
        ("2022、2023、2024三年信息公开申请分别为3件、4件和5件。", [(5, RECEIVED)]),
        ("25起复议、诉讼案件。", [(25, "review.total|litigation.total+review.total")]),
        ("信息公开申请中，年末未办结的3件结转下年度。", [(3, CARRIED_OUT)]),
        ("信息公开申请中，其余3件因故顺延，结转下年度。", [(3, CARRIED_OUT)]),
        ("收到信息公开申请：2023年3件、2024年5件。", [(5, RECEIVED)]),
        ("行政复议3件，均维持。", [(3, "review.total"), (3, "review.upheld")]),
        ("引发行政诉讼一起。", [(1, "litigation.total")]),
        ("涉诉涉复议共11件。", [(11, "litigation.total+review.total")]),
        ("收到８４宗依申请公开申请。", [(84, RECEIVED)]),
        ("收到政府信息公开申请3件，办结2件。", [(3, RECEIVED), (2, "requests.answered")]),
        ("（二）依申请公开。全年收到5件。", [(5, RECEIVED)]),
        (
            "收到申请9件，其中3件予以公开，不予公开2件。",
            [(9, RECEIVED), (3, "requests.granted"), (2, "requests.refused")],
        ),
        (
            "申请办理结果：予以公开：4件；部分公开：2件。",
            [(4, "requests.granted"), (2, "requests.partly_granted")],
        ),
        ("信息公开申请中予以公开及部分公开48件。", [(48, "requests.granted+requests.partly_granted")]),
        ("信息公开申请中予以公开（含部分公开）48件。", [(48, "requests.granted+requests.partly_granted")]),
        ("信息公开申请中予以公开、部分公开48件。", [(48, f"{PARTLY}|{BOTH}")]),
        (
            "信息公开申请中予以公开、部分公开分别为4件、2件。",
            [(4, "requests.granted"), (2, "requests.partly_granted")],
        ),
        (
            "信息公开申请中信访举报投诉类4件，本机关不掌握2件。",
            [(4, "requests.not_handled.complaint"), (2, "requests.unavailable.not_held")],
        ),
        (
            "收到申请9件，由2023年结转2件，结转下年度继续办理1件。",
            [(9, RECEIVED), (2, "requests.carried_in"), (1, "requests.carried_out")],
        ),
        (
            "信息公开申请中自然人申请7件、法人或其他组织申请2件。",
            [(7, "requests.natural_person"), (2, "requests.organisations")],
        ),
        ("因政府信息公开申请引起的行政复议2件。", [(2, "review.total")]),
        ("涉及信息公开的复议、诉讼案件共3件。", [(3, "litigation.total+review.total")]),
        ("信息公开行政复议3件，其中维持2件。", [(3, "review.total"), (2, "review.upheld")]),
        ("制发规章2件、行政规范性文件7件。", [(2, "regulations.issued"), (7, "normative_documents.issued")]),
        (
            "制定规章2件，废止1件，现行有效15件。",
            [(2, "regulations.issued"), (1, "regulations.repealed"), (15, "regulations.in_force")],
        ),
        ("2022年、2023年、2024年分别收到信息公开申请4件、5件、9件。", [(9, RECEIVED)]),
        (
            "2023年信息公开行政复议7件、行政诉讼9件，2024年分别降至5件、6件。",
            [(5, "review.total"), (6, "litigation.total")],
        ),
        (
            "信息公开行政复议5件、行政诉讼6件，较上年分别减少2件、3件。",
            [(5, "review.total"), (6, "litigation.total")],
        ),
        ("不予公开8件，无法提供9件。", [(8, "requests.refused"), (9, "requests.unavailable")]),
        (
            "（二）依申请公开。其他处理3件，均为申请人逾期不补正。",
            [(3, "requests.other.no_correction"), (3, "requests.other.no_correction")],
        ),
        (
            "不予公开4件，均为涉及第三方合法权益的信息。",
            [(4, f"{REFUSED}.third_party"), (4, f"{REFUSED}.third_party")],
        ),
        (
            "不予公开4件，均因涉及国家秘密、第三方合法权益。",
            [(4, f"{REFUSED}.state_secret+{REFUSED}.third_party")],
        ),
        (
            "政府信息公开行政复议2件，均已审结且维持。",
            [(2, "review.total"), (2, "review.upheld")],
        ),
        (
            "政府信息公开行政复议3件，复议机关均维持。",
            [(3, "review.total"), (3, "review.upheld")],
        ),
        ("信息公开行政复议3件，对复议决定不服提起诉讼1件。", [(3, "review.total"), (1, "litigation.after")]),
        ("3件信息公开行政复议中没有被纠正的。", [(3, "review.total")]),
        ("信息公开复议机关全部维持3件。", [(3, "review.upheld")]),
        (
            "收到公民信息公开申请8件，法人或其他组织9件。",
            [(8, "requests.natural_person"), (9, "requests.organisations")],
        ),
        ("收到公民依申请公开事项8件，予以公开5件。", [(8, "requests.anyone"), (5, GRANTED)]),
        ("（二）依申请公开。9件申请得到了全部或部分公开的答复。", [(9, BOTH)]),
        ("信息公开诉讼案件3件，均未经复议程序。", [(3, "litigation.total")]),
        ("规范性文件之外，另印发文件38份。", []),
        ("收到公民提出的信息公开申请8件。", [(8, "requests.anyone")]),
        (
            "信息公开申请中，公民申请8件，企业申请1件。",
            [(8, "requests.natural_person"), (1, "requests.business")],
        ),
        ("2023年收到信息公开申请6件，2024年上升至8件。", [(8, RECEIVED)]),
        (
            "近三年信息公开申请数分别为：2022年3件、2023年4件、2024年5件。",
            [(5, RECEIVED)],
        ),
        (
            "（二）依申请公开。属于内部事务信息、过程性信息不予公开的分别为1件和2件。",
            [(1, f"{REFUSED}.internal_affairs"), (2, f"{REFUSED}.process")],
        ),
        (
            "（二）依申请公开。因本机关不掌握等原因无法提供3件。",
            [(3, "requests.unavailable.not_held|requests.unavailable")],
        ),
        (
            "（二）依申请公开。因本机关不掌握无法提供3件。",
            [(3, "requests.unavailable.not_held")],
        ),
        (
            "信息公开行政复议案件5件，结果维持3件，正在复议1件。",
            [(5, "review.total"), (3, "review.upheld"), (1, "review.pending")],
        ),
        ("（二）依申请公开。认定为重复申请3件。", [(3, "requests.not_handled.repeated")]),
        ("收到政府信息公开申请5件，连同上年结转2件。", [(5, RECEIVED), (2, CAME_IN)]),
        ("未经复议直接起诉4件。", [(4, "litigation.direct")]),
        (
            "信息公开行政诉讼：直接起诉4件（结果维持2件）。",
            [(4, "litigation.direct"), (2, "litigation.upheld|litigation.direct*upheld")],
        ),
        ("收到申请（含上年结转）72件。", [(72, RECEIVED)]),
        ("信息公开申请中公开（含部分公开）48件。", [(48, BOTH)]),
        ("依申请公开件由2023年的58件增加到今年的67件。", [(67, RECEIVED)]),
        ("信息公开申请受理量为2件。", [(2, RECEIVED)]),
        ("本年度新增规范性文件6件。", [(6, "normative_documents.issued")]),
        ("（二）依申请公开。经审查，部分公开3件。", [(3, PARTLY)]),
        ("2024年度，党政办公室共收到信息公开申请2件。", [(2, RECEIVED)]),
        (
            "收到申请9件，2023年结转5件，2025年结转4件。",
            [(9, RECEIVED), (5, CAME_IN), (4, "requests.carried_out")],
        ),
        ("信息公开行政复议由7件降至5件。", [(5, "review.total")]),
        (
            "信息公开案件中尚未审结的行政复议1件、行政诉讼2件。",
            [(1, "review.pending"), (2, "litigation.total|litigation.pending")],
        ),
        (
            "规章、行政规范性文件制发数分别为2件、7件。",
            [(2, "regulations.issued"), (7, "normative_documents.issued")],
        ),
        ("1—12月，收到信息公开申请9件。", [(9, RECEIVED)]),
        (
            "不予公开信息申请3件，主要是涉及内部事务信息（2件）。",
            [(3, REFUSED), (2, f"{REFUSED}.internal_affairs")],
        ),
        ("新收信息公开申请12345件。", [(12345, RECEIVED)]),
        (
            "新收138件，办结135件，结转2025年继续办理9件，未引发投诉。",
            [(138, RECEIVED), (135, "requests.done"), (9, "requests.carried_out")],
        ),
        ("收到政府信息公开申请9件（不含上年结转2件）。", [(9, "requests.fresh"), (2, "requests.carried_in")]),
        ("新收政府信息公开申请9件，加结转共11件。", [(9, RECEIVED), (11, RECEIVED)]),
        ("（二）依申请公开。对信访投诉、重复申请等情形不予处理9件。", [(9, "requests.not_handled")]),
        ("公开和部分公开信息公开申请合计9件。", [(9, BOTH)]),
        (
            "（二）依申请公开。属于内部事务、过程性信息的9件。",
            [(9, f"{REFUSED}.process|{REFUSED}.internal_affairs+{REFUSED}.process")],
        ),
        (
            "（二）依申请公开。因我局不掌握或需另行制作无法提供9件。",
            [(9, "requests.unavailable.needs_creation+requests.unavailable.not_held|requests.unavailable")],
        ),
        ("收到信息公开申请9件，无一件结转下年。", [(9, RECEIVED), (0, "requests.carried_out")]),
        (
            "行政诉讼5件：未经复议3件，经复议2件。",
            [(5, "litigation.total"), (3, "litigation.direct"), (2, "litigation.after")],
        ),
        (
            "自然人、企业提出的信息公开申请，分别是9件、2件。",
            [(9, "requests.natural_person"), (2, "requests.business")],
        ),
        (
            "（二）依申请公开。书面征求意见23次，逾期不补正、不再处理的9件。",
            [(9, "requests.other.no_correction")],
        ),
        ("共需办理信息公开申请9件（含上年结转2件）。", [(9, RECEIVED), (2, "requests.carried_in")]),
        ("近年来，2023年8件，2024年全局共收到信息公开申请9件。", [(9, RECEIVED)]),
        ("新收信息公开申请 9 件，结转 2025年继续办理 2 件。", [(9, RECEIVED), (2, "requests.carried_out")]),
        ("予以公开的信息公开申请由8件增加到了9件。", [(9, GRANTED)]),
        (
            "信息公开行政诉讼：直接向人民法院起诉9件，未结案2件。",
            [(9, "litigation.direct"), (2, "litigation.pending|litigation.direct*pending")],
        ),
        (
            "行政规范性文件废止9件，其中因上位法变化废止7件、因有效期届满废止2件。",
            [
                (9, "normative_documents.repealed"),
                (7, "normative_documents.repealed"),
                (2, "normative_documents.repealed"),
            ],
        ),
        ("办理信息公开申请9件，下年度继续办理2件。", [(9, "requests.answered"), (2, "requests.carried_out")]),
        (
            "（二）依申请公开。因属行政执法案卷不予公开的9件。",
            [(9, f"{REFUSED}.enforcement_file")],
        ),
        (
            "（二）依申请公开。因本机关不掌握、需另行制作、内容不明确而无法提供的共9件。",
            [
                (
                    9,
                    "requests.unavailable|requests.unavailable.needs_creation+requests.unavailable.not_held",
                )
            ],
        ),
        (
            "信息公开案件经复议、诉讼被纠正的共9件。",
            [(9, "litigation.corrected+review.corrected")],
        ),
        ("（二）依申请公开。图件含有涉密坐标，对9件申请作出部分公开决定。", [(9, PARTLY)]),
        ("（二）依申请公开。我局依法审查，9件予以公开。", [(9, GRANTED)]),
        (
            "信息公开行政诉讼：未经复议直接起诉的案件中，尚未审结的9件。",
            [(9, "litigation.pending|litigation.direct*pending")],
        ),
        ("印发公文412件，其中行政规范性文件9件。", [(9, "normative_documents.issued")]),
        ("对行政规范性文件进行全面清理，废止2件。", [(2, "normative_documents.repealed")]),
    ],
)
def test_figures(sentence: str, expected: list[tuple[object, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("未收到政府信息公开申请。", [(0, RECEIVED)]),
        ("本年度政府信息依申请公开受理数为零。", [(0, RECEIVED)]),
        ("无行政复议、行政诉讼。", [(0, "litigation.total"), (0, "review.total")]),
        ("未制发规章、行政规范性文件。", [(0, "normative_documents.issued"), (0, "regulations.issued")]),
        ("政府信息公开申请中没有不予公开情形。", [(0, "requests.refused")]),
        ("行政复议、行政诉讼均为0。", [(0, "litigation.total+review.total")]),
        ("收到政府信息公开申请5件，全部予以公开。", [(5, RECEIVED), (5, f"{GRANTED}|{BOTH}")]),
    ],
)
def test_counts_in_words(sentence: str, expected: list[tuple[object, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "政府信息公开申请人涉及5人。",
        "举办培训3次。",
        "无正当理由大量反复申请的，不予处理。",
        "现有规范性文件3件。",
        "不予公开8件。",
        "行政负责人出庭应诉9次。",
        "指导全系统办理信息公开申请135件。",
        "（二）依申请公开。回应社会关切430条，办结428条。",
        "收到信息公开申请，涉及的事项有：土地征收24件，规划审批18件。",
        "1—11月，收到信息公开申请9件。",
        "占全市信息公开申请总量9件的20%。",
        "2022、2023、2024三年新收信息公开申请分别为9件，8件和7件。",
        "信息公开申请高峰在3月、9月，分别达到28件和26件。",
        "公开政务信息84条，分别为通知公告58条、民生实事26条。",
        "以市政府名义印发公文412件，其中行政规范性文件9件。",
        "开展涉企行政规范性文件专项清理，废止2件。",
        "全面清理行政规范性文件120件，废止30件。",
        "信息公开行政复议、行政诉讼：无纠错、无举报。",
        "有立法权以来共制定规章112件。",
        "信息公开申请中，市级行政机关新收申请485件，区县新收801件。",
    ],
)
def test_what_claims_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_a_report_that_denies_nothing_known_is_read() -> None:
    assert told("无信息公开行政复议情况发生，无败诉、无纠错。") == [(0, "review.total")]


def test_spans() -> None:
    (claim,) = claims("全年共收到政府信息公开申请84件，均已答复。")
    assert claim.figure.end - claim.figure.start == 2
    assert claim.span.start < claim.figure.start
    assert claim.span.end > claim.figure.end


def test_a_cause_that_others_stand_beside_is_of_its_row_or_of_all_of_them() -> None:
    readings = claims("因没有现成信息等原因无法提供2件。")[0].readings
    assert readings == (
        frozenset({"requests.unavailable.needs_creation"}),
        frozenset({"requests.unavailable"}),
    )


def test_a_group_whose_kind_was_named_before_the_words_that_count_it() -> None:
    assert claims("科研机构d>1.信访举报投诉类申请d>4。") is not None
