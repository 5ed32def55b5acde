"""What a sentence has said so far, in values made anew: of which time, list and matter, of what alone."""

from __future__ import annotations

from functools import cache, reduce

import pytest
from readings import session

from govlint.claims.claim import PART, WHAT, Claim
from govlint.claims.said.about import About
from govlint.claims.said.among import Among, is_of_some
from govlint.claims.said.cases import GOES_ON, Cases
from govlint.claims.said.listing import Listing
from govlint.claims.said.owner import Owner
from govlint.claims.said.tally import Tally
from govlint.claims.said.when import When
from govlint.claims.said.wording import Wording
from govlint.claims.sentences import Clause, clauses, sentence_at
from govlint.claims.whose import Whose
from govlint.claims.words import WordFinder
from govlint.model import Span, Text


@cache
def finder() -> WordFinder:
    return WordFinder(session().engine.vocabulary.claims)


def read(text: str) -> list[Clause]:
    """The clauses of a sentence."""
    found = []
    for clause in clauses(sentence_at(text, Span(0, len(text)), finder())):
        words = [word for segment in clause for word in segment.words]
        found.append(Clause(words, {name for word in words for name in word.context}, clause[0]))
    return found


def when(text: str, before: When | None = None) -> When:
    """The time of the last clause of a sentence in the report on 2024."""
    begun = (before or When()).next_sentence(text)
    return reduce(
        lambda now, clause: now.in_clause(text, clause, Wording(text, 0), 2024),
        read(text),
        begun,
    )


def listing(text: str, *told: set[str]) -> Listing:
    """The list behind the last clause of a sentence; `told` is what stood told before each of them."""
    found = Listing()
    for clause, names in zip(read(text), told, strict=True):
        found = found.in_clause(clause, names)
    return found


def about(text: str) -> About:
    """What is spoken of behind the last clause of a sentence."""
    return reduce(lambda now, clause: now.in_clause(text, clause), read(text), About())


class TestWhen:
    @pytest.mark.parametrize(
        "text", ["2023年收到申请31件。", "去年收到申请31件。", "下一步，将办理申请31件。"]
    )
    def test_another_year(self, text: str) -> None:
        assert when(text).other

    @pytest.mark.parametrize(
        "text", ["2024年收到申请31件。", "上年新收28件，今年新收31件。", "收到申请31件。"]
    )
    def test_its_own_year(self, text: str) -> None:
        assert not when(text).other

    def test_a_sentence_goes_on_with_that_year_only_where_it_says_so(self) -> None:
        then = when("2023年收到申请31件。")
        assert when("当年办结31件。", then).other
        assert not when("办结31件。", then).other

    def test_a_month_is_a_period_and_the_last_one_is_not(self) -> None:
        assert when("最多的是5月，收到申请9件。").period
        assert not when("截至12月，收到申请9件。").period


class TestListing:
    def test_a_list_is_over_where_the_year_is_told(self) -> None:
        text = "公开信息64条，其中网站40条；年内受理申请5件。"
        assert not listing(text, set(), set(), set()).open

    def test_a_list_goes_on_behind_a_semicolon(self) -> None:
        assert listing("公开信息64条，其中网站40条；微信24条。", set(), set(), set()).open

    def test_it_is_over_where_another_matter_is_named(self) -> None:
        reviews = {"review.total"}
        told: tuple[set[str], ...] = (set(), reviews, reviews | {"review.upheld"})
        assert not listing("行政复议3件，其中维持2件；行政诉讼2件。", *told).open
        assert listing("行政复议3件，其中维持2件；纠正1件。", *told).open

    def test_items_are_those_told_while_it_stands_open(self) -> None:
        assert Listing().with_items(["requests.received"]) == Listing()
        opened = Listing(open=True).with_items(["requests.received"])
        assert opened.closed().items == {"requests.received"}
        assert opened.reopened(Listing()) == opened.closed()


class TestAbout:
    @pytest.mark.parametrize(
        "text",
        [
            "因行政处罚引发的行政复议7件。",
            "因行政处罚引发的行政复议7件，行政诉讼2件。",
            "作为第三人参加行政复议6件。",
        ],
    )
    def test_reviews_that_came_of_another_matter(self, text: str) -> None:
        assert about(text).caused

    @pytest.mark.parametrize(
        "text",
        ["因政府信息公开引发的行政复议7件。", "因行政处罚引发的行政复议7件；信息公开行政诉讼2件。"],
    )
    def test_reviews_of_disclosure(self, text: str) -> None:
        assert not about(text).caused


def claim(text: str, value: int, *names: str, doubt: Text | None = None) -> Claim:
    """A claim of the figure `value`, which stands in `text`, of what these names count."""
    at = text.index(str(value))
    return Claim(
        span=Span(0, len(text)),
        figure=Span(at, at + len(str(value))),
        value=value,
        unit="件",
        readings=(frozenset(names),),
        doubt=doubt,
    )


class TestAmong:
    def behind(self, text: str, value: int, name: str, *, crossing: bool = False) -> Among:
        return Among().behind(text, claim(text, value, name), [name], crossing=crossing)

    def test_what_was_carried_over_is_a_part_where_it_is_divided(self) -> None:
        name = "requests.carried_in"
        assert self.behind("上年结转的6件中，4件予以公开。", 6, name).part
        assert not self.behind("上年结转6件，新收4件。", 6, name).part

    def test_what_is_divided_by_applicants_is_a_cell(self) -> None:
        name = "requests.granted"
        assert self.behind("予以公开的24件中，自然人19件。", 24, name).cell == name
        assert not self.behind("予以公开24件，自然人19件。", 24, name).cell

    def test_a_cell_ends_where_figures_are_of_applicants_no_more(self) -> None:
        told = Among(cell="requests.granted")
        text, name, other = "自然人19件，不予公开3件。", "requests.natural_person", "requests.refused"
        assert told.behind(text, claim(text, 19, name), [name], crossing=True).cell
        assert not told.behind(text, claim(text, 3, other), [other], crossing=False).cell

    def test_all_there_are_end_what_was_told_of_a_part(self) -> None:
        text, name = "共收到申请31件。", "requests.received"
        now = Among(part=True, applicant=True).behind(text, claim(text, 31, name), [name], crossing=False)
        assert now == Among(whole_told=True)

    def test_what_was_said_is_kept(self) -> None:
        told = Among(some=True)
        assert told.also(some=False, applicant=False) == told
        assert told.also(applicant=True) == Among(some=True, applicant=True)

    def test_requests_on_one_thing_are_some(self) -> None:
        one, text = "申请公开执法视频的14件，不予公开11件。", "收到申请14件，不予公开11件。"
        name = "requests.received"
        assert is_of_some(one, claim(one, 14, name), part=False, ours=True)
        assert not is_of_some(text, claim(text, 14, name), part=False, ours=True)
        assert is_of_some(text, claim(text, 14, name, doubt=PART), part=False, ours=True)
        assert is_of_some(text, claim(text, 14, name, doubt=WHAT), part=False, ours=False)


class TestTally:
    def test_what_a_sure_figure_counts_is_not_what_was_left(self) -> None:
        text = "收到31件，予以公开4件，结转4件。"
        name = "requests.granted"
        told = Tally.none_of([31, 4, 4]).behind(text, claim(text, 4, name), [name], crossing=False)
        assert told.unexplained == (31, 4)
        assert told.sure == {name}

    def test_what_is_carried_on_may_be_what_was_left(self) -> None:
        text, name = "收到31件，结转4件。", "requests.carried_out"
        assert Tally.none_of([31, 4]).behind(
            text, claim(text, 4, name), [name], crossing=False
        ).unexplained == (31, 4)

    def test_a_figure_in_doubt_explains_nothing(self) -> None:
        text, name = "收到31件。", "requests.received"
        told = Tally.none_of([31]).behind(text, claim(text, 31, name, doubt=PART), [name], crossing=False)
        assert told.names == {name}
        assert (told.sure, told.came) == (frozenset(), 0)
        assert told.unexplained == (31,)

    def test_what_came_is_what_was_received_and_carried_over(self) -> None:
        text = "收到31件，上年结转2件。"
        told = Tally.none_of([31, 2])
        for value, name in ((31, "requests.received"), (2, "requests.carried_in")):
            told = told.behind(text, claim(text, value, name), [name], crossing=False)
        assert told.came == 33

    def test_those_who_asked_may_be_all_who_did(self) -> None:
        text, told = "收到31件，自然人29件，企业2件。", Tally.none_of([31, 29, 2]).with_received(31)
        for value, name in ((29, "requests.natural_person"), (2, "requests.business")):
            assert not told.all_asked
            told = told.behind(text, claim(text, value, name), [name], crossing=True)
        assert told.all_asked


class TestNextSentence:
    @pytest.mark.parametrize(
        ("text", "before", "then"),
        [
            ("审结案件中，维持42件。", "other", "other"),
            ("其中维持42件。", "unsure", ""),
            ("上述案件维持42件。", "unsure", "unsure"),
            ("收到申请42件。", "other", ""),
            ("上述案件维持42件。", "own", ""),
        ],
    )
    def test_it_may_be_of_the_same_agency(self, text: str, before: Whose, then: Whose) -> None:
        assert Owner(before, here=True).next_sentence(GOES_ON.match(text)) == Owner(then)

    def test_it_may_be_of_the_same_cases(self) -> None:
        goes_on = GOES_ON.match("审结案件中，维持42件。")
        assert Cases(handled=True, foreign=True).next_sentence(goes_on, Wording("", 0)) == Cases(handled=True)
        assert Cases().next_sentence(goes_on, Wording("行政应诉31件，含政府信息公开案件6件。", 0)).handled
        assert Cases(handled=True).next_sentence(None, Wording("", 0)) == Cases()
