"""The fee of section 六: told, free of contradiction, summed and lawful."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reports import check, found, messages, reason, replaced, with_fee

from govlint.checks.fees.statement import read_fee
from govlint.numbers import value_of
from govlint.testing import base_report

_OPENS = "（一）主动公开。"
PRESENT = [
    "全年收取政府信息公开信息处理费0元",
    "未收取信息处理费",
    "未收取信息公开处理费",
    "没有收取信息处理费情况",
    "无收取信息处理费情况",
    "未收取任何费用",
    "未产生信息公开处理费",
    "未发生政府信息公开收费事项",
    "不存在收费及减免情况",
    "未向申请人收取费用",
    "暂未开展信息处理费收取工作",
    "未发出收费通知",
    "有3件申请案件收取信息处理费2230元。其中，甲局1件，收取880元；乙局1件，收取1080元；丙镇1件，收取270元",
    "实际收取信息处理费共计400元",
    "（一）收取信息处理费情况\n无。",
    "按照《政府信息公开信息处理费管理办法》，本年度无此情况。",
    "按照《政府信息公开信息处理费管理办法》执行。本年度无。",
    "按照《政府信息公开信息处理费管理办法》执行。\n全年没有产生。",
    "《政府信息公开信息处理费管理办法》落实情况。\n无。",
    "依据《政府信息公开信息处理费管理办法》收取100元，没有减免申请。",
    "不存在收费和减免申请的情况。",
    "没有收费，也没有收费减免申请。",
    "信息处理费收取0件，总金额0元。",
    "信息处理费减免0件，收取信息处理费200元。",
    "发出收费通知1件，应收金额200元，信息处理费收取0件，申请人逾期未缴。",
    "2023年信息处理费收取0件，本年度收取信息处理费200元。",
    "信息处理费：0",
    "本年度政府信息公开收费0元。",
    "全年未收取任何费用，邮寄费由本机关承担。",
    "未向申请人收取检索、复制、邮寄等费用。",
    "未收取邮寄费等费用。",
    "未收取信息处理费和邮寄费。",
    "未收取费用（含邮寄费）。",
    "收取信息处理费情况：无。\n无其他需要报告的事项。",
    "收取信息处理费情况：本年度不涉及。",
    "按照《政府信息公开信息处理费管理办法》，本年度无此情况，无其他需要报告的事项。",
    "认真执行信息处理费管理办法，全年没有收过。无其他需要报告的事项。",
    "信息处理费管理办法执行到位，本年度不涉及。",
    "本年度未收取。信息处理费收取工作按照有关规定执行。",
    "信息处理费收取工作按照有关规定执行，全年收取0元。",
    "除信息处理费0元外，无其他需要报告的事项。",
]

SOUND = [
    *PRESENT,
    "发出收费通知4件，总金额1000元，实际收取900元；其余1件逾期未缴费，未收取。",
    "发出收费通知3件，总金额600元，实际收取信息处理费500元，其中甲局300元、乙局200元。",
    "本年度未收取信息处理费；行政事业性收费照章收缴，全年共35.2万元，见表二。",
    "发出收费通知5件，应收900元，其中按件收取2件300元、按量收取3件600元；已收500元，逾期未缴的2件不再处理。",
    "本年度共发出收费通知3件，应收金额300元，尚未收取100元，已收取200元。",
    "根据《政府信息公开信息处理费管理办法》，超过10件的每件收取100元；本年度未收取信息处理费。",
    "2023年收取信息处理费205元，2024年未收取信息处理费。",
    "未发出收费通知，收费总金额0元，实际收取0元。",
    "本年度，共收取信息处理费1，080元，其中按件计收980元，按量计收100元。",
    "本年度收取信息处理费0.04万元，其中按件收取300元、按量收取100元。",
    "全年发放收费通知5份，通知收费总金额1200元，收取总金额1200元。",
    "发出收费通知4件，总金额1000元；实际收取3件，共900元；其余1件逾期未缴费，未收取。",
    "市直各部门未收取信息处理费，甲县收取信息处理费100元。",
    "收取信息处理费900元，其中最高一件300元，最低一件100元。",
    "发出收费通知23件，其中市级13件、县级10件；总金额1800元，实际收取900元，另有9件逾期未缴费。",
    "发出收费通知5件，总金额900元，实际收取700元，未收取200元。",
    "发出收费通知5件，总金额900元，实际收取1100元，含上年通知、本年缴纳的200元。",
    "发出收费通知11件，总金额900元。其中，按期缴费7件，实收700元，包括按件5件500元、按量2件200元。",
    "发出收费通知5件，总金额900元，实际收取700元，其余200元未收取；未收到收费投诉。",
    "信息处理费：市本级0元；各区合计收取920元（其中甲区720元、乙区200元）。",
    "（一）发出收费通知9件，金额合计4100元，实际收取6件2900元，另有3件逾期未缴（1200元）。"
    "（二）市本级发出3件700元，均已收取；各区发出6件3400元，收取3件2200元。",
    "发出收费通知9件4100元，实际收取6件2900元。其中：市本级发出3件700元，收取3件700元；"
    "各区发出6件3400元，收取3件2200元。",
    "对4件申请收取信息处理费，按件计收1件（当月第11至13件，300元），按量计收3件（分别为200元、640元、90元），共1230元。",
    "本年度未产生信息处理费；办理建议46件、提案71件，其中主办件62件、会办件55件。",
    "收取信息处理费4件，共计900元，其中一件400元、一件300元、两件各100元。",
    "收取信息处理费3件，共计900元，其中2件各收取200元，另一件收取500元。",
    "收取信息处理费3件，共计900元，其中甲局、乙局各200元，丙局500元。",
    "收取信息处理费3件，共计600元。其中第一件300元，第二件200元，第三件100元。",
    "公开政府采购项目12个，金额338万元；本年度未收取信息处理费。",
    "本年度未收取信息处理费；图书馆文献复印等服务性收费2345.5元，不属于信息处理费。",
    "发出收费通知3件，总金额900元，1件300元已缴。",
    "发出收费通知2件600元，收到缴费1件300元，逾期未缴1件300元。",
    "按量计收信息处理费360元，按件计收0元，共收取360元。",
    "未收取信息处理费；档案馆按规定收取复印费123元。",
    "发出收费通知3件，总金额900元，甲局200元，乙局300元。",
    "发出收费通知5件（按件3件、按量2件），总金额900元，实际收取900元。",
    "发出收费通知3件，总金额900元，实际收取500元，100元予以减免，尚有300元未缴。",
    "发出收费通知4件，总金额900元，2件400元已缴，1件200元逾期未缴。",
    "按量计收1件360元，申请人逾期未缴，本年度未收取信息处理费。",
    "公开惠民补贴资金88.5万元，未收取信息处理费。",
    "未收取信息处理费，寄送答复书的快递费46元由本机关支付。",
    "答复材料印制3215元，本年度未收取信息处理费。",
    "本机关从未就申请收过费。",
    "办理申请一律不收钱。",
    "经复核，收费由300元调整为200元。",
    "信息处理费零收取。",
    "信息处理费收费金额为零。",
    "收费金额为零的申请43件，另2件收取信息处理费200元。",
    "对同一申请人当月第11件起的申请按件计收，共计500元。",
    "没有为办理申请收取过费用。",
]


@pytest.mark.parametrize("words", SOUND)
def test_sound_statements(words: str) -> None:
    text = with_fee(words)
    assert [messages(f"FEE00{number}", text) for number in range(1, 5)] == [[], [], [], []]


@pytest.mark.parametrize(
    "words",
    [
        "无。",
        "无其他需要报告的事项。",
        "严格落实《政府信息公开信息处理费管理办法》。",
        "严格落实《政府信息公开信息处理费管理办法》。除此之外没有其他事项。",
        "执行《政府信息公开信息处理费管理办法》。办理建议提案5件。",
        "行政事业性收费5万元。",
        "规范教育收费行为，公开收费目录。",
        "收取不动产登记费、耕地开垦费等行政事业性收费130.6万元。",
    ],
)
def test_no_statement(words: str) -> None:
    (finding,) = found("FEE001", with_fee(words))
    assert finding.severity == "error"
    assert reason("FEE002", with_fee(words)) == "第六部分没有说明信息处理费"


@pytest.mark.parametrize(
    "words", ["没有收费减免申请。", "未收到信息公开费用减免申请。", "未发生因收费引发的投诉。"]
)
def test_what_others_asked_or_complained_of_is_no_statement(words: str) -> None:
    (finding,) = found("FEE001", with_fee(words))
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "words",
    [
        "按照《政府信息公开信息处理费管理办法》，2024年我局无其他需要报告的事项。",
        "严格执行《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》，没有其他应当报告的情况。",
        "我局组织干部学习信息处理费管理办法，无其他需要说明的事项。",
        "信息处理费收取工作按照国家有关规定办理。无其他事项。",
        "信息处理费严格按照《政府信息公开信息处理费管理办法》执行。",
        "收取信息处理费情况：\n无其他需要报告的事项。",
        "（一）收取信息处理费情况\n本年度没有其他需要说明的情况。",
    ],
)
def test_the_name_of_the_rules_and_nothing_else_to_report_are_no_statement(words: str) -> None:
    assert len(found("FEE001", with_fee(words))) == 1


def test_statement_elsewhere_is_a_warning() -> None:
    text = replaced(("予以公开2件，", "未收取信息处理费，予以公开2件，"), text=with_fee("无。"))
    (finding,) = found("FEE001", text)
    assert finding.severity == "warning"
    assert finding.related[0].role == "elsewhere"


@pytest.mark.parametrize("year", [2019, 2020])
def test_reports_before_the_tariff_are_not_assessed(year: int) -> None:
    text = with_fee("无。", year)
    assert found("FEE001", text) == []
    assert reason("FEE001", text) == "信息处理费自2021年起收取"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("本年度未收取信息处理费，共收取信息处理费200元。", "200元"),
        ("本年度未收取信息处理费。\n全年实际收取信息处理费200元。", "200元"),
        ("本年度收取信息处理费0元，实际收取200元。", "200元"),
        ("未发出收费通知，收取信息处理费200元。", "200元"),
        ("信息处理费零收取，入库信息处理费200元。", "200元"),
        ("收费金额为零，实际收取信息处理费200元。", "200元"),
        ("共发出收费通知0件，收取信息处理费400元。", "400元"),
        ("收取信息处理费0件，金额300元。", "300元"),
        ("信息处理费收取0件，总金额300元。", "300元"),
        ("信息处理费共收取0件，金额300元。", "300元"),
        ("共发出收费通知2件，总金额0元。", "0元"),
        ("共发出收费通知3件，总金额0元，实际收取信息处理费500元。", "0元"),
        ("共发出收费通知2件，未缴0元，实际收取0元。", "0元"),
        ("本年度未产生信息公开处理费，收取信息处理费300元。", "300元"),
        ("发出收费通知3件，总金额600元，本年度未收取任何费用，实际收取600元", "600元"),
        ("信息处理费收入为0元，另有1名申请人按通知缴纳了信息处理费300元。", "300元"),
        ("未收取信息处理费。其中，对2件申请按量计收信息处理费360元。", "360元"),
    ],
)
def test_contradictions(words: str, place: str) -> None:
    text = with_fee(words)
    (finding,) = found("FEE002", text)
    line, column = finding.location.line, finding.location.column
    assert line is not None
    assert column is not None
    assert text.splitlines()[line - 1][column - 1 :].startswith(place)


def test_a_fee_that_another_section_tells() -> None:
    text = replaced(
        ("予以公开2件，", "对1件申请收取信息处理费470元，予以公开2件，"), text=with_fee("未收取信息处理费。")
    )
    (finding,) = found("FEE002", text)
    assert finding.excerpt is not None
    assert finding.excerpt.text[finding.excerpt.start : finding.excerpt.end] == "470元"
    text = replaced(
        ("予以公开2件，", "本街道收取信息处理费470元，予以公开2件，"), text=with_fee("未收取信息处理费。")
    )
    assert len(found("FEE002", text)) == 1
    quiet = with_fee("共发出收费通知1件，收取信息处理费470元。")
    assert (
        found("FEE002", replaced(("予以公开2件，", "收取信息处理费470元，予以公开2件，"), text=quiet)) == []
    )


@pytest.mark.parametrize(
    "words",
    [
        "因不服收取信息处理费300元提起复议的1件",
        "甲县收取信息处理费300元",
        "各部门办结申请3件，收取信息处理费300元",
        "累计收取信息处理费300元",
        "2023年收取信息处理费300元",
        "收取信息处理费300元后因撤回申请已退还",
    ],
)
def test_a_fee_of_something_else_in_another_section(words: str) -> None:
    text = replaced(("予以公开2件，", f"{words}，予以公开2件，"), text=with_fee("未收取信息处理费。"))
    assert found("FEE002", text) == []


def test_a_list_of_cases_is_told_once() -> None:
    text = with_fee("共发出收费通知7件，其中市本级3件、各区5件，总金额900元，实际收取900元。")
    told = [finding for finding in check(text).findings if finding.rule.startswith(("FEE", "TXT"))]
    assert [(finding.rule, finding.also) for finding in told] == [("FEE003", ("TXT005",))]


LAPSED = (
    "行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n3.其他",
    "行政机关不再处理其政府信息公开申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n3.其他",
)


def test_no_notice_beside_a_lapsed_request() -> None:
    (finding,) = found("FEE002", replaced(LAPSED, text=with_fee("本年度未发出收费通知。")))
    assert finding.related[0].cell is not None
    assert finding.related[0].cell.row == "other.fee_unpaid"


@pytest.mark.parametrize("words", ["发出收费通知1件，应收300元，实际收取0元。", "未收取信息处理费。"])
def test_nothing_received_where_a_request_lapsed(words: str) -> None:
    assert found("FEE002", replaced(LAPSED, text=with_fee(words))) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "有3件申请收取信息处理费2240元。其中，甲局1件，收取880元；乙局1件，收取1080元；丙镇1件，收取270元",
            "合计2240元，但分项相加 880 + 1080 + 270 = 2230",
        ),
        (
            "有4件申请收取信息处理费2230元。其中，甲局1件，收取880元；乙局1件，收取1080元；丙镇1件，收取270元",
            "合计4件，但分项相加 1 + 1 + 1 = 3",
        ),
        (
            "发出收费通知3件，总金额900元，实际收取信息处理费600元。其中甲局500元，乙局300元。",
            "合计900元，但分项相加 500 + 300 = 800",
        ),
        (
            "发出收费通知5件，总金额900元，实际收取1100元，其余2件逾期未缴。",
            "要求缴纳的总金额是900元，实际收取的却有1100元",
        ),
        ("应收信息处理费760元，实收500元，欠缴160元。", "合计760元，但分项相加 500 + 160 = 660"),
        (
            "发出收费通知3份，应收760元，到账500元，另有160元未到账。",
            "合计760元，但分项相加 500 + 160 = 660",
        ),
        ("共收取信息处理费500元，其中甲局700元。", "合计500元，但其中一项就有700元"),
        ("收取信息处理费800元，其中投资促进局500元、税务局200元。", "合计800元，但分项相加 500 + 200 = 700"),
        ("收取信息处理费3件共600元，其中一件300元、两件各100元。", "合计600元，但分项相加 300 + 200 = 500"),
        ("收取信息处理费400元（甲局200元、乙局100元）。", "合计400元，但分项相加 200 + 100 = 300"),
        ("甲局收取信息处理费200元，乙局收取100元，合计收取400元。", "合计400元，但分项相加 200 + 100 = 300"),
        ("收取信息处理费400元，分别为甲局200元、乙局100元。", "合计400元，但分项相加 200 + 100 = 300"),
        ("收取信息处理费0.04万元，其中甲局300元、乙局200元。", "合计0.04万元，但分项相加 300 + 200 = 500"),
        (
            "发出收费通知7件，计700元。甲局4件200元，乙局2件100元，丙局1件300元。实收500元。",
            "合计700元，但分项相加 200 + 100 + 300 = 600",
        ),
        (
            "发出收费通知4件，总金额700元，2件400元已缴，2件200元逾期未缴。",
            "合计700元，但分项相加 400 + 200 = 600",
        ),
        ("发出收费通知4件，总金额600元，2件400元已缴，1件200元逾期未缴。", "合计4件，但分项相加 2 + 1 = 3"),
        (
            "发出收费通知2件600元，收到缴费1件300元，逾期未缴1件200元。",
            "合计600元，但分项相加 300 + 200 = 500",
        ),
        ("收取信息处理费1500元，上半年700元，下半年600元。", "合计1500元，但分项相加 700 + 600 = 1300"),
        ("收取信息处理费1500元，甲局700元，乙局900元。", "合计1500元，但分项相加 700 + 900 = 1600"),
        (
            "发出收费通知4件（按件3件、按量2件），总金额900元，实际收取900元。",
            "合计4件，但分项相加 3 + 2 = 5",
        ),
        ("发出收费通知，总金额240元，一件为180元，一件为160元。", "合计240元，但分项相加 180 + 160 = 340"),
        (
            "发出收费通知7件，总金额900元，实际收取500元，尚有600元未缴。",
            "合计900元，但分项相加 500 + 600 = 1100",
        ),
        (
            "发出收费通知4件，总金额800元，其中2件按期缴纳500元，2件逾期未缴（合计200元）。",
            "合计800元，但分项相加 500 + 200 = 700",
        ),
        (
            "发出收费通知9件4100元，实际收取6件2900元。其中：市本级发出3件700元，收取3件700元；各区发出6件3600元，收取3件2200元。",
            "合计4100元，但分项相加 700 + 3600 = 4300",
        ),
    ],
)
def test_sums(words: str, message: str) -> None:
    assert messages("FEE003", with_fee(words)) == [message]


@pytest.mark.parametrize(
    ("words", "denial", "amount"),
    [
        ("全年收取政府信息公开信息处理费0元。其中，市港航局1件，实际收取470元。", "0元", "470元"),
        ("收取信息处理费0元，其中市港航局收取0元、市粮食局收取320元。", "0元", "320元"),
        ("全年共发出收费通知0件。其中，市港航局2件470元，市粮食局1件320元。", "0件", "2件"),
    ],
)
def test_none_in_all_and_more_than_none_in_a_part_is_a_contradiction(
    words: str, denial: str, amount: str
) -> None:
    assert messages("FEE002", with_fee(words)) == [f"一处说“{denial}”，一处说“{amount}”，互相矛盾"]
    assert messages("FEE003", with_fee(words)) == []
    for silent in (
        words.replace("470", "0").replace("320", "0").replace("2件", "0件").replace("1件", "0件"),
    ):
        assert messages("FEE002", with_fee(silent)) == messages("FEE003", with_fee(silent)) == []


def test_parts_of_parts_are_counted_once() -> None:
    words = "发出收费通知11件，总金额{}元。其中，按期缴费7件，实收4200元，包括"
    words += "按件计收5件3500元、按量计收2件700元；逾期未缴4件，涉及1400元。"
    assert messages("FEE003", with_fee(words.format(5600))) == []
    (message,) = messages("FEE003", with_fee(words.format(5700)))
    assert "5700元" in message
    assert len(messages("FEE003", with_fee("收取信息处理费共50元，其中甲案50元、乙案30元、丙案20元。"))) == 1


@pytest.mark.parametrize(
    "amount", ["205元", "1,285元", "12.5元", "２０５元", "二百零五元", "0.0205万元", f"{'9' * 40}元"]
)
def test_amounts_that_the_tariff_cannot_give(amount: str) -> None:
    assert len(messages("FEE004", with_fee(f"收取信息处理费{amount}。"))) == 1


@pytest.mark.parametrize(
    "amount",
    ["210元", "1,280元", "约205元", "贰佰元整", "0元", "200余元", "210.00元", "0.02万元", f"{'9' * 40}0元"],
)
def test_lawful_and_approximate_amounts(amount: str) -> None:
    assert messages("FEE004", with_fee(f"收取信息处理费{amount}。")) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,080", 1080), ("12.5", Decimal("12.5")), ("二百零五", 205), ("两千", 2000), ("一万二千", 12000),
        ("十", 10), ("贰佰叁拾", 230), ("二〇", 20), ("壹仟零捌拾", 1080),
    ],
)  # fmt: skip
def test_values(written: str, value: Decimal) -> None:
    assert value_of(written) == value


def test_kinds_of_amounts() -> None:
    told = read_fee("发出收费通知3件，总金额600元，实际收取400元，尚未收取200元。", 2024)
    assert [(item.text, item.kind) for item in told.totals] == [
        ("600元", "asked"),
        ("400元", "received"),
        ("200元", "unpaid"),
    ]
    assert [(count.value, count.notices) for count in told.counts] == [(3, True)]


def test_a_section_that_is_a_picture_is_not_assessed() -> None:
    text = base_report(2024, "html")
    start, end = text.index("<p>本年度未收取"), text.rindex("</p>")
    pictured = f'{text[:start]}<p><img src="a.png" alt="">{text[end:]}'
    assert found("FEE001", pictured, "a.html") == []
    reasons = {item.rule: item.reason for item in check(pictured, "a.html").not_assessed}
    assert reasons["FEE001"] == "“其他需要报告的事项”下面没有文字"


def test_what_to_write_is_told() -> None:
    (finding,) = found("FEE001", with_fee("无。"))
    assert "本年度未收取信息处理费" in (finding.hint or "")
    (finding,) = found("FEE002", with_fee("本年度未收取信息处理费，实际收取200元。"))
    assert finding.hint == "请与收费台账核对，改正说错的一处。"


@pytest.mark.parametrize(
    "words",
    ["本 年 度 未 收 取 信 息 处 理 费 。", "本年度未收取信息处\n理费。", "本年度未发出收\r\n　　费通知。"],
)
def test_words_set_apart_or_broken_by_a_line_are_words(words: str) -> None:
    assert found("FEE001", with_fee(words)) == []
    apart = with_fee("本 年 度 未 组 织 培 训 。")
    assert found("FEE001", apart) == []
    assert "字被空格隔开" in str(reason("FEE001", apart))


def test_a_passage_with_hundreds_of_amounts_is_not_read() -> None:
    parts = "、".join(["1件收取310元"] * 301)
    text = with_fee(f"本年度收取信息处理费760元，其中{parts}。")
    assert found("FEE003", text) == []
    assert "超过 300 个金额" in str(reason("FEE003", text))
    assert reason("FEE001", text) is None


@pytest.mark.parametrize(
    "words", ["全年依法收取信息处理费470元。", "本年度收取信息处理费470元，均已上缴国库。"]
)
def test_a_fee_told_in_another_section_contradicts_a_denial(words: str) -> None:
    (finding,) = found(
        "FEE002", replaced((_OPENS, words + "\n" + _OPENS), text=with_fee("本年度未收取信息处理费。"))
    )
    assert finding.message == "一处说“未收取信息处理费”，一处说“470元”，互相矛盾"


@pytest.mark.parametrize(
    "words",
    [
        "下属公路中心收取信息处理费200元。",
        "近五年共收取信息处理费1200元。",
        "学习信息处理费管理办法，明确31至100页收取10元。",
        "发出收费通知1件，收费100元，申请人逾期未缴纳信息处理费。",
        "如单件超过200页，收取信息处理费1000元以上须集体研究。",
        "市级部门共收取信息处理费2000元。",
        "收取信息处理费200元后，因计算有误已全额退还。",
    ],
)
def test_what_another_section_tells_of_others_and_of_rules_is_no_contradiction(words: str) -> None:
    text = replaced((_OPENS, words + "\n" + _OPENS), text=with_fee("本年度未收取信息处理费。"))
    assert found("FEE002", text) == []


@pytest.mark.parametrize(
    "words",
    [
        "应收信息处理费760元，实收760元，另减免200元。",
        "应收信息处理费760元，实收500元，欠缴160元，减免100元。",
        "应收信息处理费760元，实收500元，欠缴160元，另有100元未到缴费期限。",
        "应收信息处理费760元，实收500元，欠缴260元。",
        "应收信息处理费760元，实收760元，1件450元曾逾期，经催缴后缴清。",
        "共收入信息处理费760元。2件760元，1件310元为现金。",
    ],
)
def test_waived_paid_late_and_told_once_more(words: str) -> None:
    assert found("FEE003", with_fee(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "未发生因收费引起的投诉",
        "没有因收费引发的信访和投诉",
        "无因收费产生的行政复议",
        "未接到收费方面的投诉",
        "没有收到收费问题的来信来访",
    ],
)
def test_no_complaint_about_the_fee_is_no_denial_of_it(words: str) -> None:
    assert found("FEE002", with_fee(f"本年度收取信息处理费2100元，{words}。")) == []


@pytest.mark.parametrize("words", ["未发现违规收费、搭车收费", "无乱收费、变相收费现象"])
def test_no_undue_charges_are_no_denial_of_the_fee(words: str) -> None:
    assert found("FEE002", with_fee(f"本年度收取信息处理费2100元，{words}。")) == []


def test_a_denial_is_told_in_its_own_words() -> None:
    (finding,) = found("FEE002", with_fee("本年度收取信息处理费2100元。没有培训费和信息处理费。"))
    assert "“没有培训费和信息处理费”" in finding.message


def test_marks_in_half_width_part_the_parts_of_a_fee() -> None:
    words = "本年度收取信息处理费400元（甲局200元、乙局100元）。"
    narrow = words.replace("（", "(").replace("）", ")")
    assert messages("FEE003", with_fee(narrow)) == messages("FEE003", with_fee(words)) != []


@pytest.mark.parametrize("kind", ["text", "html"])
def test_tables_behind_section_six_tell_nothing_of_the_fee(kind: str) -> None:
    text, path = base_report(2024, kind), "a.html" if kind == "html" else "a.txt"
    start = text.index("<table" if kind == "html" else "第二十条第（一）项")
    end = text.index("<h2>三、" if kind == "html" else "三、收到")
    table, text = (
        text[start:end],
        text[:start] + ("<p>见附表。" if kind == "html" else "见附表。\n") + text[end:],
    )
    text = text.replace("</body>", table + "</body>") if kind == "html" else text + "附表\n" + table
    assert check(text, path).findings == ()
    without = text.replace("本年度未收取政府信息公开信息处理费。", "")
    assert [finding.rule for finding in check(without, path).findings] == ["FEE001"]


@pytest.mark.parametrize("blank", ["", " ", "\xa0"])
def test_a_blank_before_a_number_of_cases_hides_nothing(blank: str) -> None:
    (message,) = messages("FEE002", with_fee(f"本年度收取信息处理费{blank}0{blank}件，金额300元。"))
    assert message.startswith("说“0")


@pytest.mark.parametrize(
    "words",
    [
        "收取信息处理费0元。其中，市港航局发出收费通知1件，应收470元，申请人逾期未缴纳。",
        "收取信息处理费0元，其中减免320元。",
    ],
)
def test_what_was_asked_in_vain_or_waived_contradicts_no_total_of_none(words: str) -> None:
    assert messages("FEE002", with_fee(words)) == messages("FEE003", with_fee(words)) == []


@pytest.mark.parametrize(
    "words", ["个别窗口违规收钱的问题已经整改。", "按页计收标准已经公布。", "按量计收的办法见本局网站。"]
)
def test_money_taken_against_the_rules_and_tariffs_are_no_statement_on_the_fee(words: str) -> None:
    assert len(messages("FEE001", with_fee(words))) == 1


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("发出收费通知2件，总金额86 0元，实际收取860元，其中1件收取310元，1件收取550元。", "86 0元"),
        ("发出收费通知2件，总金额8 6 0 元，实际收取8 6 0 元。", "6 0 元"),
        ("发出收费通知1 2件，总金额1\u3000280元，实际收取1280元。", "1 280元"),
    ],
)
def test_figures_that_blanks_stand_within_are_not_assessed(statement: str, shown: str) -> None:
    report = with_fee(statement)
    assert not {finding.rule for finding in check(report).findings} & {"FEE002", "FEE003", "FEE004"}
    for rule in ("FEE002", "FEE003", "FEE004"):
        assert f"“{shown}”数字之间隔着空白" in str(reason(rule, report))


def test_a_figure_behind_a_blank_alone_is_read() -> None:
    assert found("FEE002", with_fee("未收取信息处理费。实际收取 860 元，共 2 件。"))
