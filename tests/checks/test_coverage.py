"""What sections one and five must speak of, and the parts that the introduction promises."""

from __future__ import annotations

import pytest
from reports import BASE, check, found, messages, reason, replaced, with_overview, with_problems

from govlint.checks.outline.coverage import Matter, _spoken
from govlint.model import Text
from govlint.patterns.pattern import Pattern

MATTERS = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"]


@pytest.mark.parametrize("matter", MATTERS)
def test_absent_matter(matter: str) -> None:
    lines = [line for line in BASE.split("\n") if f"）{matter}。" not in line]
    assert messages("STR010", "\n".join(lines)) == [f"“总体情况”没有讲到{matter}"]


@pytest.mark.parametrize(
    ("agency", "words", "matter"),
    [
        ("示例市医疗保障局", "市医疗保障局统一部署", "监督保障"),
        ("示例市市场监督管理局", "市场监督管理局统一部署", "监督保障"),
        ("示例市医疗保障局", "示例市医疗保障局、医疗保障局医疗保障局统一部署", "监督保障"),
        ("示例市政务平台中心", "政务平台中心统一部署", "政府信息公开平台建设"),
    ],
)
def test_the_agency_s_own_name_tells_of_no_matter(agency: str, words: str, matter: str) -> None:
    lines = [line for line in BASE.replace("示例市数据局", agency).split("\n") if f"）{matter}。" not in line]
    at = next(number for number, line in enumerate(lines) if "一、总体情况" in line)
    lines[at + 1] += words + "。"
    assert messages("STR010", "\n".join(lines)) == [f"“总体情况”没有讲到{matter}"]


def test_absent_matters_are_told_together() -> None:
    (message,) = messages("STR010", with_overview("本年度工作顺利。"))
    assert message == "“总体情况”没有讲到这几个方面：" + "、".join(MATTERS)


@pytest.mark.parametrize(
    "words",
    [
        "主动公开各类信息84条，未收到政府信息公开申请。严格信息发布审核，及时更新网站栏目，组织业务培训一次。",
        "一是主动公开信息84条。二是未收到依申请公开件。三是定期清理文件目录。四是管好门户和公众号。五是接受社会评议。",
        "（一）主动公开情况\n公开84条。\n（二）依申请公开办理情况\n未收到。\n（三）信息管理方面\n逐条把关。\n"
        "（四）公开平台情况\n维护页面。\n（五）监督和保障\n开展自查。\n（六）教育培训\n参加两次。",
        "1.主动公开。公开84条。\n2.依申请公开。未收到。\n3.政府信息管理和平台建设。逐条把关。\n4.监督保障。自查。",
    ],
)
def test_matters_spoken_of(words: str) -> None:
    assert messages("STR010", with_overview(words)) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("部分栏目更新不及时，解读形式单一。", "没有讲改进情况"),
        ("公开的质量有待进一步提高，制度还不够健全。", "没有讲改进情况"),
        ("加强栏目建设，丰富解读形式，组织业务培训。", "没有讲存在的问题"),
        ("针对群众关心的热点问题，加强解读。", "没有讲存在的问题"),
        ("无。", "既没有讲问题，也没有讲改进"),
        ("成绩喜人，名列前茅。群众满意。", "既没有讲问题，也没有讲改进"),
        ("内容旧，更新慢。存在重发布、轻解读的现象。", "没有讲改进情况"),
        ("我们的工作有成绩，但仍有不足：一是内容不丰富，二是业务能力有待提升。", "没有讲改进情况"),
    ],
)
def test_problems_or_improvements_absent(words: str, message: str) -> None:
    (told,) = messages("STR014", with_problems(words))
    assert told.endswith(message)


@pytest.mark.parametrize(
    "words",
    [
        "一是栏目更新不及时。二是解读形式单一。下一步，将健全更新台账，丰富解读形式。",
        "（一）主要问题\n公开的主动性不够。\n（二）改进情况\n已培训两次。",
        "与公众的期待还有差距。2025年，我局将加强业务学习。",
        "公开内容有待丰富，人员力量需要加强。我局采取以下措施：配强人员。",
        "信息更新频率偏低。针对以上情况，及时调整人员，定期更新。",
        "仍有隐忧，公众知晓率低。来年多办开放日。",
        "公开的深度需要再拓展，2025年要在实用上下功夫。",
    ],
)
def test_problems_and_improvements(words: str) -> None:
    assert messages("STR014", with_problems(words)) == []


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        ("工作上仍有可以琢磨的地方。下一步，加强学习。", "存在的问题"),
        ("栏目更新慢、内容旧。下一步，加强学习。", "存在的问题"),
        ("解读形式单一。我们请来专家讲课。", "改进情况"),
        ("解读形式单一，已请来专家讲课。", "改进情况"),
        ("解读形式单一。请专家讲课两次。", "改进情况"),
        ("群众对补偿标准多有疑问之声。下一步，加强学习。", "存在的问题"),
    ],
)
def test_words_that_may_tell_it_are_in_doubt(words: str, matter: str) -> None:
    text = with_problems(words)
    assert messages("STR014", text) == []
    assert matter == "改进情况" or reason("STR014", text) == f"可能换了说法讲{matter}，认不准"


def test_no_words_are_in_doubt_where_sub_headings_name_the_matters() -> None:
    told = (
        "（一）主动公开\n公开84条。\n（二）依申请公开\n未收到。\n（三）信息管理\n把关。\n"
        "（四）平台建设\n通报2次。"
    )
    assert messages("STR010", with_overview(told)) == ["“总体情况”没有讲到监督保障"]
    assert messages("STR010", with_overview(told.replace("\n", ""))) == []


def test_matters_in_doubt_beside_one_that_is_absent() -> None:
    text = with_overview("惠民政策一律上墙。未收到申请。网站更新及时。干部分管。")
    assert messages("STR010", text) == ["“总体情况”没有讲到政府信息管理"]
    assert reason("STR010", text) == "可能换了说法讲主动公开，认不准"


def test_marks_in_half_width_end_a_clause() -> None:
    told = (
        "收到信息公开申请22起，答复22起，其中公开1起，不属于政府信息4起。建好门户网站。干部分管。审核把关。"
    )
    assert messages("STR010", with_overview(told)) == ["“总体情况”没有讲到主动公开"]
    assert messages("STR010", with_overview(told.replace("，", ","))) == ["“总体情况”没有讲到主动公开"]


SIX = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况"
)


@pytest.mark.parametrize(
    "claim",
    [
        f"本报告由{SIX}、其他需要报告的事项六个部分组成。",
        f"全文包括{SIX}和其他需要报告的事项等6个部分。",
        f"本报告共分六个部分：{SIX}，其他需要报告的事项。",
        f"本报告由{SIX}以及其他需要报告的事项6部分组成。",
        "本报告包括“总体情况”“主动公开政府信息情况”两个部分。",
        "本报告包括总体情况、主动公开政府信息情况等六个部分。",
        f"本报告由示例街道办事处编制,全文包括{SIX}、其他需要报告的事项六部分。",
        f"本年报由示例镇人民政府编写，内容分为{SIX}和其他需要报告的事项等六个部分。",
        f"本报告内容涵盖2024年1月1日至12月31日，由{SIX}、其他需要报告的事项六个部分组成。",
        f"本报告涵盖示例局2024年1月1日至12月31日的工作情况，全文由{SIX}、其他需要报告的事项共六部分组成。",
        f"报告包括六个部分：{SIX}、其他需要报告的事项，并附相关统计表。",
        "由总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在的主要问题、其他需要报告的事项六个部分组成。",
        "全文包括概述、主动公开、依申请公开、复议诉讼、存在问题、其他事项六个部分。",
        "标准目录包括机构职能、行政许可、行政处罚、行政奖励、行政确认、行政管理、其他行政职责和公共服务等8方面。",
        "公开专栏由政策、法规、规划、问题解答和其他事项等6个部分组成。",
        "目录由机构、总体规划、主动公开事项、问题解答等5个部分组成。",
        f"报告包括六个部分：{SIX}、其他需要报告的事项，其中第三部分主要有3张统计表。",
        "由概述、主动公开政府信息、依申请公开、行政复议、行政诉讼、存在问题和改进措施6个部分组成。",
        "由概述、主动公开政府信息、依申请公开、行政复议、行政诉讼、存在问题和改进措施5个部分组成。",
        "由概述、主动公开情况、依申请公开情况、因信息公开受到的举报、复议、诉讼的情况、存在问题和其他事项六部分组成。",
        "由概述、主动公开、依申请公开、提起行政复议、行政诉讼和申诉的情况、存在的问题五个部分组成。",
        "本报告内容包括：概述，主动公开，依申请公开，行政复议、诉讼，收费情况，问题和措施，附表七部分。",
        "本报告内容包括：概述，主动公开，依申请公开，行政复议、诉讼，收费情况，问题和措施，附表六部分。",
        "本报告由总体情况、主动公开情况、依申请公开情况、行政复议、行政诉讼情况、存在的问题及改进情况、其他需要报告的事项和附件七个部分组成。",
        "本报告由总体情况、主动公开情况、依申请公开情况、行政复议、行政诉讼情况、存在的问题及改进情况、其他需要报告的事项和附件六个部分组成。",
        "本报告由总体情况、主动公开情况、依申请公开情况、行政复议、行政诉讼情况、存在的问题及改进情况、其他需要报告的事项以及附表七个部分组成。",
        "本报告由总体情况、主动公开情况、依申请公开情况、行政复议、行政诉讼情况、存在的问题及改进情况、其他需要报告的事项、附表和名词解释八个部分组成。",
    ],
)
def test_parts_that_agree(claim: str) -> None:
    assert messages("STR015", replaced(("报告如下。", "报告如下。" + claim))) == []


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        (f"本报告由{SIX}六个部分组成。", "说有 6 个部分，只列出 5 个"),
        (
            "由概述、主动公开、申请、受到举报、复议、诉讼的情况、存在的问题六个部分组成。",
            "说有 6 个部分，只列出 5 个",
        ),
        (f"由{SIX}六个部分组成。", "说有 6 个部分，只列出 5 个"),
        (
            "报告包括：概述，主动公开，依申请公开，复议、诉讼，存在问题，附表八部分。",
            "说有 8 个部分，只列出 5 个",
        ),
        (f"本报告包括{SIX}等六部分。", "说有 6 个部分，只列出 5 个"),
        (f"本报告由{SIX}、其他需要报告的事项五个部分组成。", "说有 5 个部分，却列出 6 个"),
        (
            "由概述、主动公开、依申请公开、行政复议、行政诉讼、存在问题4个部分组成。",
            "说有 4 个部分，却列出 5 个",
        ),
        (f"本报告共分六个部分：{SIX}。", f"说有 6 个部分，只列出 5 个：{SIX}"),
        (f"本报告由示例局编制，全文包括{SIX}等六部分。", f"说有 6 个部分，只列出 5 个：{SIX}"),
        (f"本报告涵盖示例局全年的工作，报告由{SIX}共六部分组成。", f"说有 6 个部分，只列出 5 个：{SIX}"),
        (
            "本报告包括一、总体情况，二、问题和改进情况三个部分。",
            "说有 3 个部分，只列出 2 个：总体情况、问题和改进情况",
        ),
    ],
)
def test_parts_that_differ(claim: str, message: str) -> None:
    (finding,) = found("STR015", replaced(("报告如下。", "报告如下。" + claim)))
    assert finding.severity == "warning"
    assert finding.message.startswith(message)


def test_no_parts_promised_is_nothing_wrong() -> None:
    assert "STR015" in check(BASE).assessed


def test_a_list_left_open_is_not_assessed() -> None:
    claim = "本报告包括总体情况、主动公开情况等六个部分。"
    assert reason("STR015", replaced(("报告如下。", "报告如下。" + claim))) == "引言只举出几个部分，没有列全"
    whole = f"{'公开工作' * 60}。本报告由{SIX}、其他需要报告的事项六个部分组成。"
    text = replaced(("报告如下。", "报告如下。" + claim), ("一、总体情况\n", f"一、总体情况\n{whole}\n"))
    assert (reason("STR015", text), messages("STR015", text)) == (None, [])


def test_empty_section_is_told_once() -> None:
    text = with_problems("")
    assert found("STR014", text) == []
    assert reason("STR014", text) == "“存在的主要问题及改进情况”下面没有文字"


@pytest.mark.parametrize("sign", ["不足", "^不足", "题[^。]{0,3}不", "不足$"])
@pytest.mark.parametrize(
    "text",
    [
        *("不足", "弥补不足", "弥补不足，有不足。弥补不足", "题，弥补不足，不够", "有弥补不足不足", ""),
        *("弥补不足\n题\n不足", "好\n不足。\n弥补不足\n好", "好\n弥补不足\n弥补不足", "不足\n好"),
    ],
)
def test_what_shows_nothing_is_as_if_it_were_taken_out(sign: str, text: str) -> None:
    unless, words = Pattern.parse("弥补不足"), Pattern.parse(sign)
    matter = Matter(label=Text("不足", "faults"), words=words, unless=unless)
    lines = [unless.sub("□", line) for line in text.split("\n")]
    assert _spoken([matter], text, None) == [any(words.is_in(line) for line in lines)]


def test_what_is_set_apart_by_blanks_tells_nothing_for_sure() -> None:
    words = "存在的问题：更新不及时。改进措施：健全更新台账。"
    for said in (words, words[:13]):
        result = check(with_problems(" ".join(said)))
        assert "STR014" not in {finding.rule for finding in result.findings}
        assert "STR014" in {item.rule for item in result.not_assessed}


@pytest.mark.parametrize(
    "words", ["规范申请的登记、审核、办理、答复", "畅通当面、网络等申请渠道", "做好申请登记、受理"]
)
def test_requests_by_other_words(words: str) -> None:
    text = with_overview(f"全年主动公开信息8条。{words}。严格信息审核。维护门户网站。组织业务培训。\n")
    assert found("STR010", text) == []


@pytest.mark.parametrize("words", ["公开举措不多，缺少牵头科室。", "邀请群众参与不够，新招录人员业务不熟。"])
def test_words_of_measures_within_problems_are_not_taken_for_measures(words: str) -> None:
    start, end = BASE.index("存在的主要问题：部分"), BASE.index("六、其他")
    text = f"{BASE[:start]}{words}\n{BASE[end:]}"
    assert found("STR014", text) == []
    assert "改进" in (reason("STR014", text) or "")
