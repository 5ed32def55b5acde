"""Agency, year and period: each from the best source that has it, and its source told."""

from __future__ import annotations

import pytest

from govlint.model import Span
from govlint.testing import base_report
from recognised import checked, read, session

TITLE = "示例市数据局2024年政府信息公开工作年度报告"
ROW = " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
BODY = base_report().split("\n", 1)[1]


def titled(*lines: str) -> str:
    return "\n".join(lines) + "\n" + BODY


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        (TITLE, "示例市数据局", "2024"),
        ("示例市数据局2024年度政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("关于示例市数据局2024年政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市数据局2024年机关政府信息公开年报", "示例市数据局", "2024"),
        ("附件1：示例市数据局2024年政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("【年报】示例市数据局2024年政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("(图文)示例市数据局2024年政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("（公告）示例市数据局2024年政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市数据局2024年度政府信息公开工作总结报告", "示例市数据局", "2024"),
        ("示例市数据局2024年政务信息公开工作开展年度报告", "示例市数据局", "2024"),
        ("2024年\n示例市数据局政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("2024年示例市数据局政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("2024年度示例市数据局政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市数据局2024年度政府信息公开工作报告", "示例市数据局", "2024"),
        ("示例市数据局2024年信息公开工作年度报告", "示例市数据局", "2024"),
        (
            "示例市水务局（示例市河长制办公室）2024年政府信息公开工作年度报告",
            "示例市水务局（示例市河长制办公室）",
            "2024",
        ),
        ("示例市水务局(河长办)2024年政府信息公开工作年度报告", "示例市水务局(河长办)", "2024"),
        ("（2024年）示例市数据局政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市政府网站-示例市数据局2024年政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市数据局政府信息公开工作年度报告（2024年度）（2025年1月20日）", "示例市数据局", "2024"),
        ("（示例市）水务局2024年政府信息公开工作年度报告", "（示例市）水务局", "2024"),
        ("示例市数据局（2024年度）政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市数据局２０２４年政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市第１中学２０２４年政府信息公开工作年度报告", "示例市第１中学", "2024"),
        ("示例市数据局2024年政府信息公开年度报告", "示例市数据局", "2024"),
        ("示例市数据局2024年政府信息公开年报", "示例市数据局", "2024"),
        # With a character lost, or one too many: WRD003 tells the slip.
        ("示例市数据局2024年政府信息公开工作年报告", "示例市数据局", "2024"),
        ("示例市数据局2024年政信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市数据局2024政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("2024年示例市数据局政府信息公开年度报告书", "示例市数据局", "2024"),
        ("示例市数据局2023年度政府信息公开年度报告", "示例市数据局", "2023"),
        ("示例市数据局政府信息公开工作2021年度报告", "示例市数据局", "2021"),
        ("示例市数据局政府信息公开工作年度报告（2024年）", "示例市数据局", "2024"),
        ("示例市数据局政府信息公开工作年度报告(2024年度)", "示例市数据局", "2024"),
        ("示例市数据局二〇一九年政府信息公开工作年度报告", "示例市数据局", "2019"),
        ("示例市数据局政府信息公开工作年度报告\n（2023年度）", "示例市数据局", "2023"),
        ("示例市数据局政府信息公开工作\n年度报告\n（2023年度）", "示例市数据局", "2023"),
        ("示例市数据局二〇二四年政府信息公开工作年度报告", "示例市数据局", "2024"),
        ("示例市 数据局 2024 年 政府信息公开 工作年度报告", "示例市数据局", "2024"),
        ("示例市数据局关于2024年政府信息公开工作年度报告", "示例市数据局", "2024"),
        (
            "示例省示例市示例区人民政府办公室2024年政府信息公开工作年度报告",
            "示例省示例市示例区人民政府办公室",
            "2024",
        ),
    ],
)
def test_titles(title: str, agency: str, year: str) -> None:
    report = read(titled(title))
    assert report.agency is not None
    assert report.year is not None
    assert (report.agency.value, report.agency.source) == (agency, "title")
    assert (report.year.value, report.year.source) == (year, "title")
    assert report.title is not None
    assert report.document.slice(report.title) == title


@pytest.mark.parametrize(
    "lines",
    [
        ("示例市数据局", "2024年政府信息公开工作年度报告"),
        ("示例市数据局2024年", "政府信息公开工作年度报告"),
        ("示例市数据局2024年政府信息公开", "工作年度报告"),
        ("示例市数据局2024", "年度政府信息公开工作年度报告"),
        ("示例市数据局20", "24年政府信息公开工作年度报告"),
    ],
)
def test_a_title_over_two_lines(lines: tuple[str, str]) -> None:
    report = read(titled(*lines))
    assert report.agency is not None
    assert report.year is not None
    assert (report.agency.value, report.year.value) == ("示例市数据局", "2024")
    assert report.title is not None
    assert report.document.slice(report.title) == "\n".join(lines)


@pytest.mark.parametrize("agency", ["示例市残联", "示例市科协", "示例村", "示例基地", "示例市数据局"])
def test_an_agency_on_the_line_above(agency: str) -> None:
    report = read(titled(agency, "2024年政府信息公开工作年度报告"))
    assert report.agency is not None
    assert report.agency.value == agency


@pytest.mark.parametrize("above", ["有效", "政务公开", "2025-01-21", "首页", "字体大小"])
def test_what_stands_above_a_title_without_agency_is_none(above: str) -> None:
    text = titled(above, "2024年政府信息公开工作年度报告")
    assert read(text).agency is None
    told = [finding.message for finding in checked(text).findings if finding.rule == "STR009"]
    assert told == ["标题里没有机关名称"]


def test_a_title_without_a_year_takes_it_from_the_period() -> None:
    report = read(titled("示例市数据局政府信息公开工作年度报告"))
    assert report.year is not None
    assert (report.year.value, report.year.source) == ("2024", "period")


def test_front_matter_and_page_title_are_metadata() -> None:
    page = base_report(2024, "html").replace(f"<h1>{TITLE}</h1>", "")
    page = page.replace("</head>", f"<title>{TITLE}_示例市人民政府</title></head>")
    report = read(page, "page.html")
    assert report.agency is not None
    assert (report.agency.value, report.agency.source) == ("示例市数据局", "metadata")
    assert report.title is None
    markdown = base_report(2024, "markdown").replace(f"# {TITLE}\n", f"---\ntitle: {TITLE}\n---\n")
    report = read(markdown, "x.md")
    assert report.agency is not None
    assert report.agency.source == "metadata"


def test_the_file_name_is_the_last_resort() -> None:
    text = BODY.partition("一、总体情况")[2].replace("2024", "20XX")
    report = read("一、总体情况" + text, f"reports/{TITLE}.txt")
    assert report.agency is not None
    assert report.year is not None
    assert (report.agency.source, report.year.source) == ("file name", "file name")
    report = read("一、总体情况" + text, "reports/2023.txt")
    assert report.year is not None
    assert (report.year.value, report.year.source) == ("2023", "file name")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("统计期限自2024年1月1日起至2024年12月31日止", (2024, 1, 1), (2024, 12, 31)),
        ("统计时限为2024年1月1日至12月31日", (2024, 1, 1), (None, 12, 31)),
        ("数据统计时间从2024年1月1日到2024年12月31日止", (2024, 1, 1), (2024, 12, 31)),
        ("统计起止时间：2024年1月1日—2024年12月31日", (2024, 1, 1), (2024, 12, 31)),
        ("统计周期：2024 年 1 月 1 日 - 12 月 31 日", (2024, 1, 1), (None, 12, 31)),
        ("本报告所列数据统计截止到2024年12月31日", None, (2024, 12, 31)),
    ],
)
def test_periods(words: str, start: object, end: object) -> None:
    text = base_report().replace("本报告所列数据的统计期限为2024年1月1日至2024年12月31日", words)
    period = read(text).period
    assert period is not None
    assert (period.start, period.end) == (start, end)
    assert read(text).document.slice(period.span) in words


def test_no_period() -> None:
    text = base_report().replace("本报告所列数据的统计期限为2024年1月1日至2024年12月31日。", "")
    assert read(text).period is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# 说明\n\n这里放材料。\n", "README.md"),
        ("购物清单\n苹果 3\n", "list.txt"),
        ("关于召开政府信息公开工作会议的通知\n请准时参加。\n", "notice.txt"),
        ("<html><body><p>你好</p></body></html>", "x.html"),
        ("总计 | 3 |\n其他 | 4 |\n", "sums.txt"),
    ],
)
def test_what_is_no_report(text: str, path: str) -> None:
    assert session().check(text.encode(), path).kind is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("示例市数据局2024年政府信息公开工作年度报告\n（正文略）\n", "x.txt"),
        ("正文见附件。\n", "示例市数据局2024年政府信息公开工作年度报告.txt"),
        ("一、总体情况\n略。\n二、主动公开政府信息情况\n略。\n", "x.txt"),
        (
            f"一、本年新收政府信息公开申请数量{ROW}二、上年结转政府信息公开申请数量{ROW}四、结转下年度继续办理{ROW}",
            "x.txt",
        ),
    ],
)
def test_any_sign_tells_a_report(text: str, path: str) -> None:
    assert session().check(text.encode(), path).kind == "annual-report"


@pytest.mark.parametrize("first", ["2024年", "2024年度", "2024年示", "2024年示例市"])
def test_a_title_broken_behind_its_year(first: str) -> None:
    title = (
        "2024年示例市数据局政府信息公开工作年度报告"
        if "度" not in first
        else "2024年度示例市数据局政府信息公开年度报告"
    )
    text = base_report().replace(
        "示例市数据局2024年政府信息公开工作年度报告", f"{first}\n{title.removeprefix(first)}"
    )
    report = read(text)
    assert (report.agency and report.agency.value, report.year and report.year.source) == (
        "示例市数据局",
        "title",
    )


def test_a_date_above_a_title_is_not_its_beginning() -> None:
    title = "示例市数据局政府信息公开工作年度报告"
    text = base_report().replace("示例市数据局2024年政府信息公开工作年度报告", f"2025年1月20日\n{title}")
    report = read(text)
    assert report.agency
    assert report.agency.value == "示例市数据局"
    assert report.year
    assert report.year.source == "period"


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\ufeff"])
def test_a_title_with_a_sign_that_nobody_sees(sign: str) -> None:
    text = base_report().replace("2024年政府信息公开工作", f"2024年政府{sign}信息公开工作", 1)
    report = read(text)
    assert (report.agency and report.agency.value, report.year and report.year.source) == (
        "示例市数据局",
        "title",
    )


@pytest.mark.parametrize(
    "introduction",
    [
        "本年报根据《中华人民共和国政府信息公开条例》规定编制。",
        "根据《中华人民共和国政府信息公开条例》要求，本年度报告中所列数据的统计期限自2024年1月1日起。",
    ],
)
def test_an_introduction_tells_a_report_whose_title_is_lost(introduction: str) -> None:
    assert checked(f"{introduction}\n2024年，我局公开政府信息3条。\n").kind == "annual-report"
    assert checked("根据《中华人民共和国政府信息公开条例》要求，公开以下信息。\n").kind is None


def test_the_title_in_the_table_that_a_page_puts_above_the_text() -> None:
    report = read(f"| 标题： | {TITLE} | |\n| 索引号 | 000 | |\n" + BODY)
    assert report.title is not None
    assert report.document.slice(report.title) == TITLE
    assert report.agency is not None
    assert report.agency.value == "示例市数据局"


@pytest.mark.parametrize("mark", ["* ", "", "# "])
def test_titles_of_several_years_that_a_page_lists_are_not_the_reports(mark: str) -> None:
    title, *rest = base_report(2024).split("\n")
    listed = [f"{mark}{title.replace('2024', year)}" for year in ("2021", "2022", "2023")]
    text = "\n".join(["历年年报", *listed, "索引号：1", title, *rest])
    assert read(text).title == Span(
        text.index(f"\n{title}\n") + 1, text.index(f"\n{title}\n") + 1 + len(title)
    )
    assert [f.rule for f in checked(text).findings if f.rule[:3] == "STR"] == []
    wrong = "\n".join(["历年年报", *listed, "索引号：1", title.replace("2024", "2025"), *rest])
    assert "STR011" in [finding.rule for finding in checked(wrong).findings]


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE}-示例市人民政府门户网站",
        f"{TITLE}_示例市数据局",
        f"{TITLE}  发布时间：2025-01-20",
        f"关于印发《{TITLE}》的通知",
        f"{TITLE} 2025-01-20",
        f"{TITLE}　2025年1月20日",
        f"{TITLE}的公告",
    ],
)
def test_a_title_with_other_words_around_it(line: str) -> None:
    report = read(titled(line))
    assert report.agency is not None
    assert (report.agency.value, report.year_number) == ("示例市数据局", 2024)
    assert report.title == Span(line.index("示"), line.index("示") + len(TITLE))


def test_a_year_of_two_figures_is_no_part_of_the_agency() -> None:
    text = titled("示例市数据局24年政府信息公开工作年度报告")
    report = read(text)
    assert report.agency is not None
    assert report.agency.value == "示例市数据局"
    assert "STR009" in [finding.rule for finding in checked(text).findings]


@pytest.mark.parametrize(
    "date",
    [
        *("（2025年1月20日）", "(2025年1月20日发布)", "（2025年1月）", "（二〇二五年一月二十日）"),
        *("（2025-01-20）", "(2025.1.20)", "（2025年发布）"),
    ],
)
def test_the_date_behind_a_title_is_no_year_of_the_report(date: str) -> None:
    assert checked(titled(TITLE + date)).findings == ()


def test_blanks_around_the_year_do_not_make_a_title_too_long() -> None:
    title = f"示例市数据局{' ' * 30}2024   年政府信息公开工作", f"{' ' * 20}年度报告"
    report = read(titled(*title))
    assert report.agency is not None
    assert report.agency.value == "示例市数据局"
    assert checked(titled(*title)).findings == ()


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("示例市临江区人民政府关于印发2024年政府信息公开工作年度报告的通知", "示例市临江区人民政府"),
        ("示例市水务局关于公布2024年政府信息公开工作年度报告的公告", "示例市水务局"),
        ("发布时间：2025-01-15 示例市水务局2024年政府信息公开工作年度报告", "示例市水务局"),
        ("2025年1月15日 09:30 示例市水务局2024年政府信息公开工作年度报告", "示例市水务局"),
        ("来源：办公室 日期：2025/01/15 示例市水务局2024年政府信息公开工作年度报告", "示例市水务局"),
        ("示例市2049规划办公室2024年政府信息公开工作年度报告", "示例市2049规划办公室"),
        ("示例市110指挥中心2024年政府信息公开工作年度报告", "示例市110指挥中心"),
    ],
)
def test_what_stands_around_an_agency_is_no_part_of_it(title: str, agency: str) -> None:
    text = base_report(2024)
    text = text.replace(text.splitlines()[0], title, 1)
    result = checked(text)
    assert result.report is not None
    assert result.report.agency is not None
    assert (result.report.agency.value, result.report.year_number) == (agency, 2024)
    assert result.findings == ()


def test_of_years_from_one_to_another_none_is_the_agencys() -> None:
    title = "示例市水务局2023-2024年政府信息公开工作年度报告"
    text = base_report(2024)
    report = checked(text.replace(text.splitlines()[0], title, 1)).report
    assert report is not None
    assert report.agency is not None
    assert report.agency.value == "示例市水务局"


def test_another_year_in_a_title_is_still_told() -> None:
    text = base_report(2024)
    title = "示例市2049规划办公室2023年政府信息公开工作年度报告"
    assert [item.rule for item in checked(text.replace(text.splitlines()[0], title, 1)).findings] == [
        "STR011"
    ]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"# [{TITLE}](art.html)", TITLE),
        (f"[{TITLE}](art.html)", TITLE),
        (f"[{TITLE}](art.html)\n\n[{TITLE}](print.html)", TITLE),
        (f"[{TITLE}](a.html)\n\n[{TITLE.replace('2024', '2023')}](b.html)", None),
        (f"[{TITLE.replace('2024', '2023')}](b.html)", None),
        (f"[{TITLE.replace('2024', '2023')}](b.html)\n\n{TITLE}", TITLE),
    ],
)
def test_a_title_that_is_a_link(above: str, title: str | None) -> None:
    source = f"{above}\n\n" + "\n".join(BODY.splitlines())
    result = checked(source, "a.md")
    report = result.report
    assert report is not None
    said = report.title
    assert (report.document.slice(said) if said else None) == title
    assert ("STR009" in {finding.rule for finding in result.findings}) is (title is None)


@pytest.mark.parametrize(
    "above",
    [
        "| 示例市数据局 | | 2024 | 年政府信息公开 | |\n|---|---|---|---|---|\n工作年度报告",
        "| 示例市数据局 | 2024年 | 政府信息公开工作年度报告 |\n|---|---|---|\n",
    ],
)
def test_a_title_that_a_converter_took_for_a_row(above: str) -> None:
    result = checked(f"{above}\n{BODY}", "a.md")
    assert (result.agency, result.year) == ("示例市数据局", 2024)
    assert "STR009" not in {finding.rule for finding in result.findings}
    lost = checked(f"{above.replace('公开', '')}\n{BODY}", "a.md")
    assert "STR009" in {finding.rule for finding in lost.findings}
