"""What a sentence has said so far: of which time, in which list, about what; each clause makes it anew."""

from __future__ import annotations

from functools import cache, reduce

import pytest
from readings import session

from govlint.claims.about import About
from govlint.claims.listing import Listing
from govlint.claims.sentences import Segment, clauses, sentence_at
from govlint.claims.when import When
from govlint.claims.wording import Wording
from govlint.claims.words import Word, WordFinder
from govlint.model import Span


@cache
def finder() -> WordFinder:
    return WordFinder(session().engine.vocabulary.claims)


def read(text: str) -> list[tuple[list[Word], set[str], Segment]]:
    """The words of each clause of a sentence, what contexts they are, and its first segment."""
    found = []
    for clause in clauses(sentence_at(text, Span(0, len(text)), finder())):
        words = [word for segment in clause for word in segment.words]
        found.append((words, {name for word in words for name in word.context}, clause[0]))
    return found


def when(text: str, before: When | None = None) -> When:
    """The time of the last clause of a sentence in the report on 2024."""
    begun = (before or When()).next_sentence(text)
    return reduce(
        lambda now, clause: now.in_clause(
            text, clause[0], clause[1], clause[2].start, Wording(text, 0), 2024
        ),
        read(text),
        begun,
    )


def listing(text: str, *told: set[str]) -> Listing:
    """The list behind the last clause of a sentence; `told` is what stood told before each of them."""
    found = Listing()
    for (words, said, first), names in zip(read(text), told, strict=True):
        found = found.in_clause(words, said, first.mark, names)
    return found


def about(text: str) -> About:
    """What is spoken of behind the last clause of a sentence."""
    return reduce(lambda now, clause: now.in_clause(text, *clause), read(text), About())


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

    def test_it_stays_the_same_value_where_nothing_changes(self) -> None:
        same = About(aside=True)
        assert same.set_aside(True) is same
        assert same.beside_strange(False) is same
        assert same.beside_strange(True).strange
