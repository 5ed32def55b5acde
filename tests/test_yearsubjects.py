"""Sentences that begin by naming the year that they are about."""

from __future__ import annotations

import pytest

from govlint.yearsubjects import (
    blanked,
    closed_years,
    fee_subjects,
    inner_subjects,
    opening_subjects,
    stated_years,
    work_subjects,
)


def test_a_paragraph_that_begins_with_a_year() -> None:
    (subject,) = opening_subjects("工作顺利。\n（一）主动公开。2024年，我局公开信息20条。", 100)
    assert (subject.at, subject.year) == (114, 2024)


@pytest.mark.parametrize("mark", ["。", "；"])
def test_a_sentence_within_a_paragraph(mark: str) -> None:
    text = f"质量提高{mark}2023年，我局组织开放日活动。"
    (subject,) = inner_subjects(text, 10)
    assert (subject.at - 10, subject.year) == (text.index("2023"), 2023)
    assert inner_subjects("2023年，我局组织开放日活动。", 0) == []


@pytest.mark.parametrize("own", ["我局", "本机关", "本单位"])
def test_the_fee_of_a_year_behind_the_agency(own: str) -> None:
    (subject,) = fee_subjects(f"{own}2023年度未收取信息处理费。", 0)
    assert (subject.at, subject.year) == (len(own), 2023)
    assert fee_subjects(f"{own}依法收取2023年度信息处理费。", 0) == []


def test_the_fee_of_a_year() -> None:
    (subject,) = fee_subjects("无其他事项。\n2023年，未收取信息处理费。", 0)
    assert subject.year == 2023


def test_titles_and_numbers_are_blanked_out_in_place() -> None:
    assert blanked("印发《2023年要点》（示政〔2023〕5号）") == "印发□□□□□□□□□（示政□□□□□□5号）"


def test_a_year_within_a_sentence_hides_none_that_begins_the_next() -> None:
    text = "自2025年，我局坚持公开政府信息。2023年，我局受理申请3件。"
    (subject,) = inner_subjects(text, 0)
    assert (subject.year, subject.at) == (2023, text.index("2023"))


def test_years_that_are_closed() -> None:
    for words in (
        "截至2023年12月31日，我局本年度新收申请5件。",
        "截至2023年底，本年度新收的5件全部办结。",
        "2023年本年度内，我局开展了检查。",
        "2023年1月1日至12月31日，我局新收申请5件。",
    ):
        (subject,) = closed_years(words, 7)
        assert (subject.year, subject.at) == (2023, 7 + words.index("2023"))
    others = (
        "截至2023年底，网站累计发布3件。",
        "2023年1月至6月，本局收到2件。",
        "截至2023年6月，本年度收到3件。",
    )
    assert [closed_years(words, 0) for words in others] == [[], [], []]


def test_years_by_whose_end_something_was() -> None:
    for words in ("截至2023年底，主动公开信息60条。", "截至2023年12月31日，我局共收到申请6件。"):
        (subject,) = stated_years(words, 7)
        assert (subject.year, subject.at) == (2023, 7 + words.index("2023"))
    others = (
        "截至2023年底，累计主动公开信息60条。",
        "截至2023年底，主动公开信息60条，今年增加到70条。",
        "截至2023年底，主动公开信息60条；2024年又公开70条。",
        "截至2023年底，全市有村级公开栏60个。",
        "截至2023年底，收到的6件申请已办结。",
        "截至2023年6月，主动公开信息60条。",
    )
    assert [stated_years(words, 0) for words in others] == [[]] * len(others)


def test_a_list_of_years_is_on_none_of_them() -> None:
    words = "2023年收到申请6件。"
    assert [subject.year for subject in opening_subjects(words, 0)] == [2023]
    assert opening_subjects(f"2022年收到申请5件。\n{words}\n2024年收到申请9件。", 0) == []
    torn = "本局收到申请60件，当年办结57件，其余按照规定时限办理，结转"
    assert opening_subjects(f"{torn}\n{words}", 0) == []
    assert len(opening_subjects(f"{torn}3件。\n{words}", 0)) == 1
    assert opening_subjects("2023年收到的6件申请已办结。", 0) == []


def test_requests_that_went_on_into_the_next_year_are_told_of_by_their_own() -> None:
    on = (
        "2023年受理并延期办理的申请4件，已于2月答复。",
        "2023年受理未办结4件，均按期答复。",
        "2023年受理期限届满尚未答复4件，已补办。",
        "2023年受理申请4件，均于2月办结。",
        "2023年受理申请4件。均已在一月办结。",
        "2023年受理申请4件，今年全部答复。",
        "2023年收到公众提出的申请4件，已答复。",
    )
    assert [opening_subjects(words, 0) for words in on] == [[]] * len(on)
    closed = (
        "截至2023年12月31日，受理未办结的申请4件，均于2月办结。",
        "截至2023年底，受理尚未到期申请4件，已答复。",
        "截至2023年底，受理申请4件。全部于1月答复。",
    )
    assert [stated_years(words, 0) for words in closed] == [[]] * len(closed)
    own = "2023年受理申请4件，均按期答复。培训于3月举行，今年继续。"
    assert [subject.year for subject in opening_subjects(own, 0)] == [2023]


def test_work_of_the_year_agreed_is_left_out() -> None:
    words = "2023年，我局严格落实收费规定。\n2024年，我局严格落实收费规定。"
    assert [subject.year for subject in work_subjects(words, 0)] == [2023, 2024]
    assert [subject.year for subject in work_subjects(words, 0, 2024)] == [2023]
