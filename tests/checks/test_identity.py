"""Title, year, statistical period, and what belongs to the web page."""

from __future__ import annotations

import pytest
from reports import BASE, check, found, messages, reason, replaced, with_fee

from govlint.testing import base_report

TITLE = "示例市数据局2024年政府信息公开工作年度报告"
PERIOD = "2024年1月1日至2024年12月31日"


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("示例市数据局政府信息公开工作年度报告", "标题里没有年度"),
        ("2024年政府信息公开工作年度报告", "标题里没有机关名称"),
        ("政府信息公开工作年度报告", "标题里没有机关名称和年度"),
    ],
)
def test_title_that_lacks_something(title: str, message: str) -> None:
    (finding,) = found("STR009", replaced((TITLE, title)))
    assert finding.severity == "warning"
    assert finding.message == message


def test_no_title() -> None:
    text = replaced((TITLE + "\n", ""))
    (finding,) = found("STR009", text)
    assert finding.severity == "warning"
    (finding,) = found("STR009", text, TITLE + ".txt")
    assert finding.severity == "info"


@pytest.mark.parametrize(
    "title",
    [
        "2024年示例市数据局政府信息公开工作年度报告",
        "示例市数据局2024年度政府信息公开工作年度报告",
        "示例市数据局2024年度政府信息公开工作报告",
        "示例市数据局2024年政府信息公开工作年报",
        "示例市数据局政府信息公开工作2024年度报告",
        "示例市数据局政府信息公开工作年度报告（2024年）",
        "示例市数据局\n2024年政府信息公开工作年度报告",
        "示例市数据局\n2024年度\n政府信息公开工作年度报告",
        "示例市数据局\n关于2024年度政府信息公开\n工作的年度报告",
        "示例市数据局２０２４年政府信息公开工作年度报告",
        "示例市数据局二〇二四年政府信息公开工作年度报告",
    ],
)
def test_titles(title: str) -> None:
    text = replaced((TITLE, title))
    assert messages("STR009", text) == []
    assert messages("STR011", text) == []


@pytest.mark.parametrize(
    ("old", "new", "severity"),
    [
        (TITLE, "示例市数据局2023年政府信息公开工作年度报告", "error"),
        (PERIOD, "2023年1月1日至2023年12月31日", "error"),
        (PERIOD, "2023年1月1日至12月31日", "error"),
        ("现将示例市数据局2024年", "现将示例市数据局2023年", "warning"),
        ("现将示例市数据局2024年", "现将本局2023年度政府信息公开工作年度报告予以公布，全局2024年", "warning"),
        ("2024年，示例市数据局认真", "2023年，示例市数据局认真", "warning"),
        ("2024年，示例市数据局认真", "2025年，示例市数据局认真", "warning"),
        ("2024年，示例市数据局认真", "2023年度示例市数据局认真", "warning"),
        ("2024年，示例市数据局认真", "2023年我局认真", "warning"),
        ("2024年，示例市数据局认真", "2023年，我局较好完成任务，认真", "warning"),
        ("一、总体情况", "一、2023年总体情况", "warning"),
        ("存在的主要问题：", "2023年，我局还存在这些问题：", "warning"),
        ("六、其他需要报告的事项\n", "六、其他需要报告的事项\n2023年度我局未收取信息处理费。\n", "warning"),
    ],
)
def test_other_year(old: str, new: str, severity: str) -> None:
    (finding,) = found("STR011", replaced((old, new)))
    assert finding.severity == severity


@pytest.mark.parametrize(
    "words",
    [
        "2023年，本机关收到申请2件；2024年收到3件。",
        "2025年，将继续做好政府信息公开工作。",
        "上年度收到申请2件，2023年度申请引发的行政诉讼1件已审结。",
        "去年（2023年）收到申请2件。",
        "印发《示例市2023年政务公开工作要点》（示政办发〔2023〕5号），2023年3月1日起施行。",
        "与2023年相比，主动公开信息增加20条，较2022年增加30条。",
        "2023年，与上年同比增长5%。",
        "2023年以来，本机关连续两年获得好评。",
        "2023年度结转的申请已全部办结。",
        "现将2023年度政府信息公开考核结果予以公布。",
        "现将2025年1月编制的2024年政府信息公开年度报告予以公布。",
        "现将2025年1月编制的政府信息公开年度报告予以公布。",
        "现将根据2023年度政府信息公开评估结果编制的年度报告予以公布。",
    ],
)
def test_looking_back_and_ahead(words: str) -> None:
    text = replaced(("二、主动公开政府信息情况", words + "\n二、主动公开政府信息情况"))
    assert messages("STR011", text) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("公开质量提高。2023年，我局积极组织公众开放日活动。", True),
        ("公开质量提高。2023年全年，我局政府信息公开工作运行平稳。", True),
        ("公开质量提高。2023年，我局在考核中被评为优秀，工作得到落实。", False),
        ("公开质量提高。2023年，我局公开信息20条。今年公开30条。", False),
        ("公开质量提高。2023年，我局公开信息20条，2024年公开30条。", False),
        ("公开质量提高。2023年，我局启动网站改版，各栏目逐步完善。", False),
        ("公开质量提高。2023年，上级组织开放日活动。", False),
    ],
)
def test_a_sentence_within_a_paragraph(words: str, told: bool) -> None:
    text = replaced(("二、主动公开政府信息情况", words + "\n二、主动公开政府信息情况"))
    assert bool(found("STR011", text)) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2023年，我局公开信息20条。", True),
        ("2023年，我局公开信息20条。今年以来，各栏目更新及时。", True),
        ("2023年全年主动公开信息20条。", True),
        ("2023年主动公开信息20条，发布解读3篇。", True),
        ("截至2023年底，主动公开信息20条。", True),
        ("截至2023年底，主动公开信息20条，今年新增30条。", False),
        ("截至2023年底，累计主动公开信息20条。", False),
        ("2023年收到申请6件，同比增长20%。", False),
        ("2023年主动公开信息20条，2024年30条。", False),
        ("2023年收到的申请引发诉讼1件，已审结。", False),
        ("2023年，我局公开信息20条，今年公开30条。", False),
        ("2023年我局开展了标准化建设，为今年的工作打下基础。", False),
        ("2023年我局公开信息20条。今年公开30条，同比增长50%。", False),
        ("2023年度，我局被评为先进单位。", False),
    ],
)
def test_last_year_that_this_year_is_set_against(words: str, told: bool) -> None:
    text = replaced(("二、主动公开政府信息情况", words + "\n二、主动公开政府信息情况"))
    assert bool(found("STR011", text)) is told


def test_honours_of_last_year_in_section_six() -> None:
    told = "六、其他需要报告的事项\n2023年度，我局被评为先进单位。\n"
    assert messages("STR011", replaced(("六、其他需要报告的事项\n", told))) == []


def test_year_borne_out_by_the_words() -> None:
    told = "按照2024年的要点推进，2024年共培训2次。"
    text = f"{TITLE}\n一、总体情况\n{told}\n六、其他需要报告的事项\n2023年度我局未收取信息处理费。\n"
    (finding,) = found("STR011", text)
    assert "2023" in finding.message


def test_year_told_nowhere() -> None:
    text = "示例市数据局政府信息公开工作年度报告\n一、总体情况\n工作顺利。\n二、主动公开政府信息情况\n无。\n"
    assert reason("STR011", text) == "没有写报告的年份"


def test_year_told_in_one_place() -> None:
    text = f"{TITLE}\n一、总体情况\n工作顺利。\n二、主动公开政府信息情况\n无。\n"
    assert reason("STR011", text) == "只有一处说到报告的年份"


@pytest.mark.parametrize("day", ["12月32日", "2月30日", "13月31日"])
def test_a_period_that_ends_on_no_day_is_one_mistake(day: str) -> None:
    text = replaced((PERIOD, f"2024年1月1日至{day}"))
    (finding,) = [item for item in check(text).findings if item.severity != "info"]
    assert (finding.rule, finding.also) == ("STR012", ("WRD003",))
    # The same day elsewhere is a mistake of its own.
    elsewhere = check(text.replace("改进情况：", f"改进情况：{day}起"))
    assert [item.rule for item in elsewhere.findings] == ["STR012", "WRD003"]


@pytest.mark.parametrize(
    "period",
    [
        "2024年1月1日至2024年11月30日",
        "2024年1月1日至12月30日",
        "2024年2月1日至2024年12月31日",
        "2023年12月1日至2024年11月30日",
        "2023年1月1日至2024年12月31日",
        "2024年1月1日至2025年12月31日",
        "2024年1月1日至2024年12月",
        "2024年1月1日至12月",
    ],
)
def test_wrong_period(period: str) -> None:
    (finding,) = found("STR012", replaced((PERIOD, period)))
    assert finding.severity == "warning"


@pytest.mark.parametrize("words", ["统计期自", "报告期：", "本报告统计期为", "报告期 "])
def test_period_by_other_words(words: str) -> None:
    text = f"{TITLE}\n{words}2024年1月1日至2024年11月30日。\n一、总体情况\n2024年，工作顺利。\n"
    assert len(found("STR012", text)) == 1


def test_period_of_another_year_is_one_mistake() -> None:
    text = replaced((PERIOD, "2023年1月1日至2023年12月31日"))
    assert found("STR012", text) == []
    (finding,) = found("STR011", text)
    assert (finding.severity, finding.also) == ("error", ("STR012",))


def test_period_of_another_year_and_other_days_is_two() -> None:
    text = replaced((PERIOD, "2023年1月1日至2023年11月30日"))
    assert [len(found(code, text)) for code in ("STR011", "STR012")] == [1, 1]


@pytest.mark.parametrize(
    "period",
    [
        "2024年1月1日至12月31日",
        "2024年1月1日起至2024年12月31日止",
        "2024年1月1日-2024年12月31日",
        "2024年1月1日—12月31日",
        "2024年1月1日—12月31日。报告期为2024年1月1日至2024年12月31日",
        " 2024 年 1 月 1 日至 12 月 31 日",
        "2024年1月至12月",
        "2024年1月1日至12月底",
        "2024年1月1日至12月31",
    ],
)
def test_right_period(period: str) -> None:
    text = replaced((PERIOD, period))
    assert messages("STR012", text) == []
    assert reason("STR012", text) is None


SCHOOL = "示例大学2023-2024学年信息公开工作年度报告"


def test_a_school_year_is_a_period_of_its_own() -> None:
    period = (PERIOD, PERIOD.replace("2024年1月1日", "2023年9月1日").replace("12月31日", "8月31日"))
    text = replaced(period, (TITLE, SCHOOL))
    assert found("STR012", text) == []
    assert reason("STR012", text) == "报告以学年为统计期限"
    assert found("STR009", text) == []
    assert [finding.rule for finding in found("STR012", replaced(period))] == ["STR012"]


def test_period_not_stated() -> None:
    text = replaced((f"本报告所列数据的统计期限为{PERIOD}。", ""))
    assert reason("STR012", text) == "没有写统计期限"


def test_furniture() -> None:
    text = BASE + "扫一扫在手机上查看当前页面\n【打印】【关闭窗口】\n"
    (finding,) = found("STR013", text)
    assert finding.severity == "info"
    assert finding.message.startswith("“扫一扫在手机上查看当前页面 【打印】【关闭窗口】”")


def test_a_code_for_this_page_is_furniture_and_one_for_the_reader_is_not() -> None:
    (finding,) = found("STR013", BASE + "扫描二维码在手机上浏览此页\n")
    assert finding.severity == "info"
    assert found("STR013", BASE + "扫描下方二维码查看政策解读\n") == []


def test_a_year_left_over_from_the_report_before_is_told_as_such() -> None:
    for year, hint in ((2023, "多半是沿用上一年的报告时没有改全。"), (2026, None)):
        text = replaced(("期限为2024年1月1日至2024年12月31日", f"期限为{year}年1月1日至{year}年12月31日"))
        (finding,) = found("STR011", text)
        assert finding.hint == hint


def test_a_period_without_a_year_in_a_report_without_one_is_not_assessed() -> None:
    text = BASE.replace("2024年", "")
    assert found("STR012", text) == []
    assert reason("STR012", text) == "不知道是哪一年的报告"


def test_a_line_of_blanks_alone_is_passed_over() -> None:
    text = BASE.replace("二、主动公开", "\t" * 50000 + "\n二、主动公开")
    assert found("STR011", text) == []


@pytest.mark.parametrize("number", ["四、", "五、"])
def test_last_year_under_the_tables(number: str) -> None:
    words = "2023年，未发生政府信息公开行政复议、行政诉讼案件。\n"
    line = next(line for line in BASE.splitlines() if line.startswith(number))
    assert messages("STR011", replaced((line, words + line))) == ["这里写的是 2023 年，报告是 2024 年的"]
    assert not found("STR011", replaced((line, words.replace("2023", "2024") + line)))
    for back in (
        "2023年，市政府受理的行政复议案件中1件于今年审结。\n",
        "2023年，我局作出的答复引发行政复议1件。\n",
        "2022年，未收到申请；2023年，收到4件。\n",
    ):
        assert not found("STR011", replaced((line, back + line)))


@pytest.mark.parametrize("number", ["二、", "三、", "四、", "五、", "六、"])
@pytest.mark.parametrize(
    "words",
    [
        "2023年，管委会严格落实主动公开要求，及时更新目录。",
        "2023年度，我局共收到政府信息公开申请3件。",
        "2023年，按照格式要求填报有关数据。",
        "2023年我局依申请公开办理情况如下。",
        "2023年，本机关没有其他需要报告的事项。",
    ],
)
def test_last_years_words_in_the_sections_behind_the_first(number: str, words: str) -> None:
    line = next(line for line in BASE.splitlines() if line.startswith(number))
    assert messages("STR011", replaced((line, f"{line}\n{words}"))) == [
        "这里写的是 2023 年，报告是 2024 年的"
    ]
    assert not found("STR011", replaced((line, f"{line}\n{words.replace('2023', '2024')}")))


@pytest.mark.parametrize("number", ["二、", "三、", "四、", "五、", "六、"])
@pytest.mark.parametrize(
    "words",
    [
        "2023年，我局收到申请25件，2024年为38件。",
        "2023年存在的问题已整改到位，今年着重丰富解读形式。",
        "2023年结转的2件申请已办结。",
        "2023年，示例市印发政务公开要点，我局据此完善目录。",
        "2023年，国务院办公厅对公开平台提出新要求，我局逐条落实。",
        "2023年，我局年度报告中提出的三项改进措施全部落实。",
        "2023年，我局政务公开工作在考核中名列第三，各项要求得到落实。",
        "2023年，省政府认真受理我局申请人提出的复议，2024年审结。",
        "2025年，我局将严格落实公开目录。",
        "2025年，我局要求各科室认真落实目录。",
        "《示例市政务公开办法》（2023年修订）得到落实。",
    ],
)
def test_looking_back_and_ahead_in_the_sections_behind_the_first(number: str, words: str) -> None:
    line = next(line for line in BASE.splitlines() if line.startswith(number))
    assert not found("STR011", replaced((line, f"{line}\n{words}")))


@pytest.mark.parametrize(
    "wrong", ["政府信息公共工作年度报告", "政府信息公开工作年渡报告", "政府信息公开工作年度报吿"]
)
def test_a_title_with_one_wrong_character_is_a_title(wrong: str) -> None:
    right = "政府信息公开工作年度报告"
    result = check(replaced((right, wrong)))
    (message,) = (finding.message for finding in result.findings if finding.rule == "STR009")
    assert "差一个字" in message
    assert wrong in message
    assert right in message
    assert (result.agency, result.year) == ("示例市数据局", 2024)


def test_a_line_on_another_report_is_no_title() -> None:
    (message,) = messages("STR009", replaced(("政府信息公开工作年度报告", "法治政府建设情况年度报告")))
    assert message.startswith("没有标题")


LAST = "本年度无其他需要报告的事项。"


@pytest.mark.parametrize(
    "pair",
    [
        (LAST, f"{LAST}\n示例市数据局\n2024年1月20日"),
        (LAST, f"{LAST}\n示例市数据局\n二〇二四年一月二十日"),
        (LAST, f"{LAST}\n示例市数据局\n2023年1月20日"),
        (TITLE, f"发布日期：2024-01-20  来源：示例市数据局\n{TITLE}"),
        (TITLE, f"{TITLE}\n发布时间: 2024年3月1日 09:30"),
    ],
)
def test_a_date_before_the_year_was_over(pair: tuple[str, str]) -> None:
    (finding,) = found("STR011", replaced(pair))
    assert finding.severity == "warning"
    assert finding.message.endswith("年的，那时 2024 年还没有过完")


@pytest.mark.parametrize(
    "pair",
    [
        (LAST, f"{LAST}\n示例市数据局\n2025年1月20日"),
        (LAST, f"{LAST}\n示例市数据局\n2024年12月31日"),
        (LAST, f"{LAST}目录修订于2024年1月20日"),
        (TITLE, f"发布日期：2024-12-30\n{TITLE}"),
        (TITLE, f"{TITLE}\n发布日期：2025-01-20"),
        (TITLE, f"发布日期：2024-01-20\n{'导航 首页 政务公开 ' * 25}\n{TITLE}"),
    ],
)
def test_a_date_after_it_and_dates_of_other_things(pair: tuple[str, str]) -> None:
    assert found("STR011", replaced(pair)) == []


@pytest.mark.parametrize(
    "agency", ["示例市局", "示例省住房保障和公积金事务管理中心", "示例市行政审批和政务服务数据资源局"]
)
@pytest.mark.parametrize(("year", "told"), [(2023, 1), (2024, 0)])
def test_the_fee_of_another_year_behind_a_name_of_any_length(agency: str, year: int, told: int) -> None:
    text = with_fee(f"{year}年，{agency}依申请提供政府信息未收取信息处理费。")
    assert len(found("STR011", text.replace("示例市数据局", agency))) == told


def test_another_body_of_a_long_name_may_have_charged_in_another_year() -> None:
    fee = "2023年，示例市某某街道便民服务和社会事务综合服务中心未收取信息处理费。"
    assert found("STR011", with_fee(f"本年度未收取信息处理费。\n{fee}")) == []


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2024年7月3日", 1),
        ("2024年11月20日", 1),
        ("二〇二四年十月二十日", 1),
        ("2024年12月31日", 0),
        ("2025年1月20日", 0),
        ("2025年11月20日", 0),
        ("平台上线的时间是2024年11月20日", 0),
    ],
)
def test_a_report_dated_before_its_year_was_over(date: str, told: int) -> None:
    assert len(found("STR011", f"{BASE.rstrip()}\n示例市数据局\n{date}\n")) == told


def _on_2020() -> str:
    title = "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知"
    notice = f"《{title}》（国办公开办函〔2019〕60号）"
    return base_report(2020).replace("信息公开条例》规定", f"信息公开条例》和{notice}规定", 1)


def test_a_wrong_title_alone_is_one_mistake_across_formats() -> None:
    text = _on_2020()
    assert {finding.rule for finding in check(text).findings} == set()
    wrong = text.replace("2020年政府信息公开工作年度报告", "2021年政府信息公开工作年度报告", 1)
    assert wrong != text
    assert [finding.rule for finding in check(wrong).findings] == ["STR011"]


def test_tables_and_notice_of_the_replaced_format_are_told_where_only_they_are_old() -> None:
    told = {finding.rule for finding in check(_on_2020().replace("2020年", "2021年")).findings}
    assert {"STR006", "CIT005"} <= told
