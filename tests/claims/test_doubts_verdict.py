"""Whose and of what a count is: other years, sub-units, parts and other matters are not held to the forms."""

from __future__ import annotations

import pytest
from msgspec import structs
from readings import claims, prose, reasons, session, told

from govlint.claims.claim import (
    ANOTHER_MATTER,
    ANOTHER_YEAR,
    CHANGE,
    HANDLED,
    LISTED,
    PART,
    ROUGH,
    SHARED,
    SUBUNIT,
    WHAT,
    WHOSE,
)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("收到政府信息公开申请80余件。", ROUGH),
        ("征地复议案件还有3件没审结。", WHAT),
        ("信息公开申请中，因第三方（企业）不同意，不予公开2件。", PART),
        ("信息公开申请中，经检索未找到，无法提供8件。", PART),
        ("信息公开申请中，需要加工汇总才能形成信息、无法提供的3件。", WHAT),
        ("信息公开申请中，企业中甲公司申请最多，有12件。", PART),
        ("信息公开申请中，自然人申请以5月最多，有29件。", PART),
        ("群众申请救助的热情不减，一年间提交申请138件。", ANOTHER_MATTER),
        ("收到申请148件，其中企业19件，还剩2件。", PART),
        ("窗口和网上一共收到信息公开申请80件，邮寄收到4件。", PART),
        ("网站和信函一共收到信息公开申请80件。", PART),
        ("信息公开申请：手头没有的主要是村级申请2件。", PART),
        ("信息公开申请中，需另行制作的3件中，1件由申请人撤回。", PART),
        ("拆迁类（含补偿）信息公开申请20件。", PART),
        ("直接起诉6件，均系房屋征收引发。", HANDLED),
        ("信息公开复议审结2件，其中上年1件。", PART),
        ("信函、传真、邮箱三种渠道共收到信息公开申请9件。", PART),
        ("收到申请9件，到10月底办结7件，还剩2件。", PART),
        ("收到申请9件，办结7件，还剩2件，后均已答复。", PART),
        ("网站和信函合计收到信息公开申请80件，其余为当面申请。", PART),
        ("全市各部门收到信息公开申请800件。", WHOSE),
        ("涉及拆迁的申请，予以公开4件。", PART),
        ("信息公开申请：土地征收方面的申请，予以公开4件。", PART),
        ("印发的3件规范性文件涉及公路。", PART),
        ("印发的3件重要规范性文件同步解读。", ANOTHER_MATTER),
        ("经过清理，继续有效的规范性文件14件。", PART),
        ("近两年情况：2022年新收信息公开申请61件、2023年新收58件。", ANOTHER_YEAR),
        ("批量申请16件，合并答复。", PART),
        ("分季度看，新收信息公开申请分别为18件，46件。", PART),
        ("信息公开申请中，予以公开、部分公开分别为38件，7件。", PART),
        ("与上年相比，本年收到信息公开申请由70件增至84件。", ANOTHER_YEAR),
        ("收到行政复议申请1264件，当中涉及政府信息公开的58件。", HANDLED),
        ("（二）依申请公开。一件需要统计加工无法提供。", PART),
        ("律师代理提出的信息公开申请由31件增到37件。", PART),
        ("对需要重新制作的16件信息公开申请，告知没有现成信息。", PART),
        ("（二）依申请公开。因危及社会稳定而不予公开3件。", PART),
        ("行政处罚引发的复议5件、诉讼2件，与信息公开答复不同。", ANOTHER_MATTER),
        ("因工伤认定提起的行政复议12件。", ANOTHER_MATTER),
        ("全省行政复议案件总量为43件，信息公开类占24%。", WHOSE),
        ("信息公开申请中，未能予以公开或者部分公开的共16件。", PART),
        ("信息公开行政诉讼：经复议后起诉的4件中，复议决定维持的3件。", PART),
        ("行政复议应诉案件共63件，涉信息公开的11件；行政应诉案件共47件。", HANDLED),
        ("信息公开复议11件、诉讼10件，未结案的共6件，这其中直接起诉2件。", PART),
        ("上年收到信息公开申请16件、本年6件。", ANOTHER_YEAR),
        ("与2023年新增信息公开申请80件、办结77件相比，有所上升。", ANOTHER_YEAR),
        ("截至 11月底，已收到信息公开申请 68 件。", PART),
        ("制发行政规范性文件8件。全年发布政务信息9864条。", WHAT),
        ("因行政处罚引发的行政复议47件，行政诉讼9件。", ANOTHER_MATTER),
        ("信息公开申请中，同一名教师提出的6件。", PART),
        ("提出信息公开申请5件以上的有7人，合计申请41件。", PART),
        ("另有处罚类行政复议17件，与政府信息公开无关。", ANOTHER_MATTER),
        ("制定规章2部，现行有效9部；报送备案规章2件、行政规范性文件6件。", ANOTHER_MATTER),
        ("我局收到信息公开申请84件；要求现场查看的申请1件。", PART),
        ("收到政府信息公开申请最多的是5月，收到29件。", PART),
        ("新收政府信息公开申请68件中，60件已在年内办结。", PART),
        ("办结申请65件，其中上年转入5件，本年新收并办结60件。", LISTED),
        ("2023年收到的1件信息公开申请已于当年办结。", ANOTHER_YEAR),
        ("收到各类申请903件，其中政府信息公开申请67件。", WHAT),
        ("我局机关收到信息公开申请52件，下属中心收到15件。", WHOSE),
        ("收到来自本县的信息公开申请58件。", PART),
        ("登记信息公开申请2件，已剔除。", LISTED),
        ("第三人为我局的信息公开行政复议2件。", ANOTHER_MATTER),
        ("收到企业的信息公开申请9件，其中7件予以公开。", PART),
        ("自然人信息公开申请中，予以公开25件。", PART),
        ("信息公开申请中自然人56件（含结转4件）。", PART),
        ("各市州受理申请86件。", SUBUNIT),
        ("各分（县）局收到申请16件。", SUBUNIT),
        ("派出机构收到申请16件，不计入本表。", WHOSE),
        ("信息公开申请中，上年结转的6件中，4件予以公开。", PART),
        ("每百件信息公开申请中，有51件予以公开。", PART),
        ("信息公开申请中约有51件予以公开。", ROUGH),
        ("涉农的申请16件。", PART),
        ("因改建引起的申请9件。", PART),
        ("主动公开信息210条，依申请公开信息29条。", WHAT),
        ("查阅点接收政府信息公开申请2件。", PART),
        ("2020年至2024年共收到申请301件。", PART),
        ("收到政府信息公开申请最多的3个单位共收到申请41件。", PART),
        ("5名群众先后提出申请31件。", PART),
        ("规范性文件制定环节开展论证9件。", WHAT),
        ("收取信息处理费的信息公开申请3件。", ANOTHER_MATTER),
        ("2023年收到政府信息公开申请61件。", ANOTHER_YEAR),
        ("上年同期收到政府信息公开申请61件。", ANOTHER_YEAR),
        ("收到政府信息公开申请较上年增加22件。", CHANGE),
        ("收到行政复议备案案件134件。", ANOTHER_MATTER),
        ("其中，示例市教育局收到政府信息公开申请12件。", SUBUNIT),
        ("所属单位收到政府信息公开申请12件。", SUBUNIT),
        ("通过网络收到政府信息公开申请50件。", PART),
        ("上半年收到政府信息公开申请30件。", PART),
        ("审理涉及信息公开的行政复议案件3件。", HANDLED),
        ("2022年、2023年分别收到政府信息公开申请2件、3件。", ANOTHER_YEAR),
    ],
)
def test_not_compared(sentence: str, why: object) -> None:
    assert getattr(why, "zh", "") in reasons(sentence)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("收到政府信息公开申请9件，其中受理8件。", LISTED),
        ("收到关心下一代的政府信息公开申请9件。", WHAT),
        ("收到政府信息公开申请，分别为2件、3件。", SHARED),
    ],
)
def test_doubtful(sentence: str, why: object) -> None:
    assert getattr(why, "zh", "") in reasons(sentence)


@pytest.mark.parametrize("agency", ["示例市人民政府", "示例市高新区管理委员会"])
def test_all_departments_are_those_of_a_government(agency: str) -> None:
    assert reasons("全市各部门收到信息公开申请800件。", agency) == []


def test_all_departments_may_be_more_than_the_office_of_a_government() -> None:
    assert reasons("全市各部门收到信息公开申请800件。", "示例市人民政府办公室") == [WHOSE.zh]


@pytest.mark.parametrize("name", ["我局", "本机关", "示例市数据局", "市数据局", "全局"])
def test_the_agency_itself(name: str) -> None:
    assert told(f"2024年，{name}共收到政府信息公开申请9件。") == [(9, "requests.received")]
    assert reasons(f"2024年，{name}共收到政府信息公开申请9件。") == []


def test_a_whole_area_is_more_than_one_office_of_it() -> None:
    words = "据通报，全市共收到政府信息公开申请1320件，行政复议63件。"
    assert reasons(words) == [WHOSE.zh, WHOSE.zh]
    assert reasons("全市收到政府信息公开申请9件。", "示例市人民政府") == []
    assert reasons("全街道收到政府信息公开申请9件。", "示例街道办事处") == []


def test_a_government_may_mean_its_own_offices_only() -> None:
    assert reasons("全市共处理80件，市政府收到政府信息公开申请9件。", "示例市人民政府") == [WHOSE.zh]
    assert reasons("市政府收到政府信息公开申请9件。", "示例市人民政府") == []
    assert reasons("示例市教育局收到政府信息公开申请9件。", "示例市人民政府") == [SUBUNIT.zh]
    assert reasons("示例市人民政府收到政府信息公开申请9件。", "示例市人民政府") == []


def test_what_is_newly_received_is_no_item_of_a_list() -> None:
    assert reasons("收到政府信息公开申请9件，其中新收8件，上年结转1件。") == []


def test_another_year_ends_where_this_year_begins() -> None:
    words = "2023年收到政府信息公开申请61件，2024年收到83件。"
    assert [claim.value for claim in claims(words) if claim.reason is None] == [83]


def test_a_government_speaks_for_all_below_it() -> None:
    agency = "示例省人民政府"
    assert reasons("省政府制定规章9部。", agency) == []
    assert reasons("省政府收到政府信息公开申请9件。", agency) == []
    assert reasons("省政府收到政府信息公开申请9件，各部门收到70件。", agency) == [WHOSE.zh, SUBUNIT.zh]
    assert reasons("省政府及部门制发规范性文件9件，县（市、区）70件。", agency) == [WHOSE.zh]
    assert reasons("现行有效省政府规章9件、设区市政府规章7件。", agency) == ["在同一句里有几个不同的数"] * 2
    assert reasons("全省14个部门共收到政府信息公开申请9件。", agency) == []
    assert reasons("省政府及部门、市县因政府信息公开被申请行政复议9件。", agency) == []
    assert reasons("全省14个部门共收到政府信息公开申请9件。", "示例省生态环境厅") == [WHOSE.zh]


def test_a_bracket_of_last_year_holds_no_figure_of_this_one() -> None:
    assert told("与上年（行政复议1件、行政诉讼0件）相比，增加4件。") == []


def test_what_is_said_of_others_ends_at_a_semicolon() -> None:
    words = "印发规范性文件8件，其中以办公室名义5件；废止规范性文件6件。"
    assert (6, "normative_documents.repealed") in told(words)


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("省药监局", "示例省药品监督管理局"),
        ("州林草局", "示例自治州林业和草原局"),
        ("市卫健委", "示例市卫生健康委员会"),
        ("管委会", "示例高新技术产业开发区管理委员会"),
        ("高新区", "示例市高新区管理委员会"),
        ("街道", "示例区示例街道办事处"),
        ("街道办", "示例区示例街道办事处"),
        ("学校", "示例大学"),
        ("市局", "国家税务总局示例市税务局"),
        ("县政府办", "示例县人民政府办公室"),
        ("县政府及政府办", "示例县人民政府办公室"),
        ("市政府和市政府办公厅", "示例市人民政府办公厅"),
        ("高新区管委会", "示例高新技术产业开发区管理委员会"),
        ("市自然资源和规划局", "示例市自然资源和规划局"),
        ("市市场监管局", "示例省示例市市场监督管理局"),
    ],
)
def test_a_short_form_of_the_agency_is_the_agency(name: str, agency: str) -> None:
    sentence = f"{name}全年受理政府信息公开申请64件。"
    assert told(sentence, agency) == [(64, "requests.received")]
    assert reasons(sentence, agency) == []


@pytest.mark.parametrize(
    ("name", "agency"),
    [("街道", "示例区示例街道办事处"), ("镇", "示例市示例镇人民政府"), ("镇政府", "示例市示例镇人民政府")],
)
def test_the_year_is_no_part_of_a_name(name: str, agency: str) -> None:
    sentence = f"本年度{name}收到政府信息公开申请64件。"
    assert told(sentence, agency) == [(64, "requests.received")]
    assert reasons(sentence, agency) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("与2023年收到52件、办结50件相比，2024年收到信息公开申请47件。", [CHANGE.zh, ANOTHER_YEAR.zh]),
        ("因行政处罚引发的行政复议6件、行政诉讼9件，信息公开行政复议1件。", [ANOTHER_MATTER.zh] * 2),
        ("信息公开申请中，26件结转申请中，20件由自然人提出。", [PART.zh]),
        ("牵头答复信息公开申请48件，配合其他部门答复3件。", [PART.zh, PART.zh]),
        ("收到居民和企业递交的信息公开申请7件。", [PART.zh]),
        ("收到商户和企业递交的信息公开申请7件。", [WHAT.zh]),
        ("信息公开申请中，13件来自企业和商会。", [WHAT.zh]),
        ("信息公开复议和诉讼中尚未审结的共9件，其中复议4件，直接起诉5件。", [PART.zh, PART.zh]),
        ("受理各类申请96件，其中许可申请90件，信息公开申请6件。", [WHAT.zh, ANOTHER_MATTER.zh]),
        ("收到信息公开申请6件、自收信息公开申请41件，共47件。", [PART.zh, PART.zh]),
        ("受理线上信息公开申请65件，依法办结62件。", [PART.zh, PART.zh]),
        ("因未掌握相关信息等情形依规答复信息公开申请8件。", [PART.zh]),
        ("从申请人看，自然人居多，提出信息公开申请8件。", [PART.zh]),
    ],
)
def test_what_is_told_of_some_is_no_total(sentence: str, found: list[str]) -> None:
    assert reasons(sentence) == found


def test_applicants_behind_one_outcome_are_of_its_cells() -> None:
    sentence = "信息公开申请中，予以公开的5件中，4件由自然人提出；自然人共提出30件。"
    assert told(sentence) == [
        (5, "requests.granted"),
        (4, "requests.granted*natural_person"),
        (30, "requests.natural_person"),
    ]


def test_an_office_before_its_documents_makes_them_a_part() -> None:
    sentence = "发布市政府和市政府办公厅行政规范性文件50件。"
    assert reasons(sentence, "示例市人民政府") == [WHOSE.zh]


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请10件，其中9件为网上申请，未引起行政复议。",
        "办理信息公开申请8件（其中1件为去年结转），未发生行政复议。",
        "收到信息公开申请10件，其中网站申请6件、信函申请4件；结转下年度继续办理1件。",
        "通过政府网站公开信息500余条；发布行政规范性文件3件。",
        "公开信息64条，其中微信40条；年内受理信息公开申请5件。",
        "信息公开申请事项主要集中在规划方面，结转下年度办理3件。",
        "主动公开信息956条，其中政策126条；收到信息公开申请33件。",
        "自2008年以来累计收到信息公开申请936件，其中2024年收到47件。",
    ],
)
def test_what_a_bracket_or_a_list_says_does_not_reach_further(sentence: str) -> None:
    assert claims(sentence)[-1].reason is None
    assert claims(sentence)[-1].doubt is None


def test_a_way_named_in_quotes_is_a_part() -> None:
    assert reasons("首次通过“容缺受理”办理政府信息公开申请9件。") == [PART.zh]
    assert reasons("按照“谁公开谁负责”原则，收到政府信息公开申请9件。") == []


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("省市场监管局", "示例省示例市市场监督管理局"),
        ("市公安局", "示例市公安局高新分局"),
        ("市局", "示例市公安局高新分局"),
        ("市局", "示例县市场监督管理局"),
        ("街道各社区", "示例区示例街道办事处"),
        ("本年度各街道", "示例区卫生健康局"),
        ("市教育局", "示例市体育局"),
        ("市政府及市教育局", "示例市人民政府办公厅"),
        ("市政府和市政府办公厅", "示例市人民政府"),
    ],
)
def test_a_name_that_is_no_short_form_of_it_is_another(name: str, agency: str) -> None:
    assert reasons(f"{name}全年受理政府信息公开申请64件。", agency)[0] in (SUBUNIT.zh, WHOSE.zh)


def test_those_of_a_zone_are_who_asks() -> None:
    words = "园区企业知晓需求旺盛，由商业企业提出的信息公开申请9件。"
    assert told(words, "示例开发区管理委员会") == [(9, "requests.business")]


@pytest.mark.parametrize(
    ("agency", "sentence"),
    [
        ("示例市青山区人民政府办公室", "区政府（区政府办公室）收到信息公开申请8件。"),
        ("示例新区开发建设管理委员会", "管委会共收到信息公开申请8件。"),
        ("示例市高新技术产业开发区管理委员会", "高新区收到信息公开申请8件。"),
        ("示例市青山区行政审批服务管理办公室", "区审管办收到信息公开申请8件。"),
        ("示例市住房公积金中心", "市中心共收到信息公开申请8件。"),
        ("示例市青山区", "青山区人民政府收到信息公开申请8件。"),
        ("示例市青山区人民政府", "2024年，区政府收到信息公开申请8件。"),
        ("示例市青山街道办事处", "街道对8件信息公开申请作出处理。"),
        ("示例市数据局", "全年应办信息公开申请8件。"),
        ("示例市数据局", "信息公开复议9件，市政府维持8件。"),
    ],
)
def test_names_of_ones_own(agency: str, sentence: str) -> None:
    claim = claims(sentence, agency)[-1]
    assert (claim.value, claim.reason) == (8, None)
    assert claim.doubt in (None, PART)


@pytest.mark.parametrize(
    ("agency", "sentence"),
    [
        ("示例市青山区人民政府办公室", "市政府（市政府办公室）收到信息公开申请8件。"),
        ("示例市数据局", "市中心收到信息公开申请8件。"),
        ("示例市数据局", "市政府收到信息公开申请8件。"),
        ("示例市数据局", "信息公开复议9件，县数据局维持8件。"),
        ("示例市人民政府", "信息公开复议9件，县政府维持8件。"),
        ("示例市青山街道办事处", "街道各社区对8件信息公开申请作出处理。"),
        ("示例市青山街道办事处", "街道综合执法收到信息公开申请8件。"),
        ("示例市青山社区", "青山社区人民政府收到信息公开申请8件。"),
    ],
)
def test_names_of_others(agency: str, sentence: str) -> None:
    assert claims(sentence, agency)[-1].reason == SUBUNIT


def test_a_denial_by_a_bare_name() -> None:
    found = claims("街道全年未收到信息公开申请。", "示例市青山街道办事处")
    assert [(claim.value, claim.reason) for claim in found] == [(0, None)]


def test_one_government_beside_others() -> None:
    words = "区政府收到信息公开申请8件，各区政府收到信息公开申请20件。"
    assert reasons(words, "示例市青山区人民政府")[0] == WHOSE.zh
    words = "区政府收到信息公开申请8件，其余由部门受理。"
    assert reasons(words, "示例市青山区人民政府") == [WHOSE.zh]


def test_the_whole_year_told_by_its_months() -> None:
    assert told("1-12月份，收到信息公开申请8件。") == [(8, "requests.received")]
    assert claims("1-12月份，收到信息公开申请8件。")[0].reason is None
    assert reasons("1-11月份，收到信息公开申请8件。") == [PART.zh]
    assert reasons("2023年1—12月共收到信息公开申请8件。") == [ANOTHER_YEAR.zh]


@pytest.mark.parametrize(
    ("agency", "sentence"),
    [
        ("示例市教育局", "学校未收到信息公开申请。"),
        ("示例市公安局", "分局未收到信息公开申请。"),
        ("示例市卫生健康委员会", "疾控中心未发生因信息公开引起的行政复议。"),
    ],
)
def test_denials_of_others(agency: str, sentence: str) -> None:
    assert SUBUNIT.zh in reasons(sentence, agency)


@pytest.mark.parametrize("sentence", ["委机关收到信息公开申请3件。", "本中心未收到信息公开申请。"])
def test_heads_that_are_the_agency(sentence: str) -> None:
    assert reasons(sentence, "示例市数据中心") == []


def test_heads_that_no_list_knows() -> None:
    assert reasons("线路调整期间收到信息公开申请15件。") == [WHAT.zh]
    assert reasons("幼儿园未收到信息公开申请。") == [WHOSE.zh]


def test_cases_of_those_who_decide_on_them() -> None:
    sentence = "本级新收行政复议案件570件，同比增长12%。"
    assert reasons(sentence, "示例市司法局") == [HANDLED.zh]
    assert reasons("本局被申请信息公开行政复议3件。", "示例市司法局") == []


def test_outcomes_whose_heads_no_list_knows() -> None:
    assert reasons("审计结果公开12份，部分公开2份，不予公开3份。") == []
    assert reasons("信息公开申请中，受理科研项目结转申请12件。")[-1] == WHAT.zh
    assert reasons("信息公开申请42件，网站访问57次，提交申请42件。")[-1] == WHAT.zh


def test_all_who_ask_are_no_organisations() -> None:
    assert told("未收到公众、法人或其他组织对政府信息公开的申请。") == [(0, "requests.received")]
    assert told("群众、法人提出的信息公开申请16件。") == [(16, "requests.received")]


def test_a_kind_in_brackets_and_others() -> None:
    assert told("信息公开申请中，无法提供（本机关不掌握等）12件。") == [
        (12, "requests.unavailable.not_held|requests.unavailable")
    ]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("我关关区收到政府信息公开申请120件。", "示例海关"),
        ("全市消防救援队伍收到申请120件，办结118件。", "示例市消防救援支队"),
        ("我局派出机构收到信息公开申请7件。", "示例市市场监督管理局"),
    ],
)
def test_bodies_that_are_more_or_less_than_the_agency(sentence: str, agency: str) -> None:
    assert set(reasons(sentence, agency)) == {WHOSE.zh}


def test_the_desk_of_an_office_takes_in_what_is_asked_of_it() -> None:
    assert reasons("学校信息公开办公室全年共收到信息公开申请14件。", "示例大学") == []
    assert reasons("县政府信息公开办公室收到信息公开申请14件。", "示例县人民政府") != []


def test_a_pack_may_add_bodies() -> None:
    words = session().engine.vocabulary.claims
    names = {**words.names, "bodies": (*words.names["bodies"], "合作社")}
    read = prose("信息公开申请方面，示例合作社收到8件。").claims[-1].reason
    more = prose("信息公开申请方面，示例合作社收到8件。", words=structs.replace(words, names=names))
    assert read != SUBUNIT
    assert more.claims[-1].reason == SUBUNIT


@pytest.mark.parametrize(
    ("name", "word", "sentence", "agency"),
    [
        ("ourselves", "署", "社会公众全年向我署申请公开政府信息40件，多与供水管网有关。", "示例市数据局"),
        ("no_trades", "垂管", "全市垂管部门收到信息公开申请21件。", "示例市人民政府"),
    ],
)
def test_a_pack_may_add_to_a_list_of_names(name: str, word: str, sentence: str, agency: str) -> None:
    words = session().engine.vocabulary.claims
    names = {**words.names, name: (*words.names[name], word)}
    assert prose(sentence, agency).claims[-1].doubt is not None
    [claim] = prose(sentence, agency, structs.replace(words, names=names)).claims
    assert claim.sure


def test_a_street_office_has_but_a_part_of_its_district() -> None:
    sentence = "据区司法局通报，全区因政府信息公开引发行政复议21件。"
    assert reasons(sentence, "示例市青山区青山街道办事处")
    assert told("全区收到信息公开申请21件。", "示例市青山区人民政府")


def test_a_matter_named_in_another_part_is_not_that_of_the_first() -> None:
    assert told("测绘成果公开曝光23件，不予公开11件；受理政府信息公开申请45件。") == [
        (45, "requests.received")
    ]
    assert told("自然人33件、企业4件，均为政府信息公开申请。")[0] == (33, "requests.natural_person")


def test_what_is_not_collected_is_a_fee() -> None:
    assert not claims("发出收费通知1件，申请人放弃申请，未实际收取。")
    assert not claims("本局未因办理政府信息公开申请收取信息处理费。")
    assert not claims("没有收取依申请公开信息处理费用。")
    assert claims("没有因收费引起的行政复议。")
    assert any(claim.value == 0 for claim in claims("未收取任何信息公开申请。"))


def test_headquarters_beside_branches_are_not_the_whole_agency() -> None:
    said = "收到信息公开申请45件，其中局机关18件、分局27件。局机关收到信息公开申请18件。"
    assert WHOSE.zh in reasons(said)
    assert not reasons("局机关共收到信息公开申请45件。")


@pytest.mark.parametrize(
    ("agency", "judged"),
    [
        ("示例市数据局", True),
        ("示例市第二人民医院", True),
        ("示例县示例镇人民政府", False),
        ("示例省邮政管理局", False),
        ("国家示例局", False),
        ("示例市司法局", False),
    ],
)
def test_who_decides_on_no_reviews_tells_of_its_own(agency: str, judged: bool) -> None:
    assert (reasons("政府信息公开行政复议方面，已审结3件。", agency) == []) is judged
