"""Digests of texts, their similarity, and the index that finds near-duplicates."""

from __future__ import annotations

import pickle

from govlint.shingles import CROWD, KEPT, Index, digest, essence, similarity

ONE = (
    "个别科室对公开属性的认定还拿不准，起草文件时没有同步写明理由，"
    "线下查阅点的纸质材料3个月没有更换，群众白跑了2趟。"
)
OTHER = (
    "新进人员多，办理申请时超过十个工作日才去征求第三方意见，"
    "时间用得太紧，解读多是摘抄原文，补贴条件反而没有讲清。"
)
LONG = "".join(chr(0x4E00 + (number * 7919) % 5000) for number in range(3000))


def test_figures_blanks_and_punctuation_make_no_difference() -> None:
    assert essence("收到 12 件，") == essence("收到1,345件") == "收到0件"


def test_the_same_text_is_wholly_alike_and_another_not_at_all() -> None:
    one = digest("problems", ONE)
    assert similarity(one, digest("problems", ONE.replace("3个月", "15个月"))) == 1
    assert similarity(one, digest("problems", OTHER)) < 0.1
    assert similarity(one, digest("problems", "")) == 0


def test_similarity_is_exact_for_short_texts_and_near_it_for_long_ones() -> None:
    half = LONG[:1500] + "".join(chr(0x9000 + number % 300 + number // 300) for number in range(1500))
    one, other = digest("overview", LONG), digest("overview", half)
    assert one.count > KEPT
    assert not one.whole
    assert len(one.hashes) == 4 * KEPT
    pieces = [{text[at : at + 5] for at in range(len(text) - 4)} for text in (LONG, half)]
    exact = len(pieces[0] & pieces[1]) / len(pieces[0] | pieces[1])
    assert abs(similarity(one, other) - exact) < 0.06


def test_digests_are_small_and_the_same_in_every_process() -> None:
    item = digest("overview", LONG)
    assert pickle.loads(pickle.dumps(item)) == item
    assert len(pickle.dumps(item)) < 2600
    assert digest("problems", ONE).hashes[:4].hex() == "557e4101"


def test_the_index_finds_near_texts_of_the_same_section_only() -> None:
    index: Index[str] = Index()
    index.add("a", digest("problems", ONE))
    index.add("b", digest("problems", OTHER))
    index.add("c", digest("overview", ONE))
    near = list(index.near(digest("problems", ONE.replace("2趟", "4趟")), 0.85, "x"))
    assert near == [(1.0, "a")]
    assert list(index.near(digest("problems", ONE), 0.85, "a")) == []


def test_texts_that_are_apart_are_never_compared() -> None:
    index: Index[int] = Index()
    texts = ["".join(chr(0x4E00 + (at * 31 + n * 977) % 20000) for at in range(200)) for n in range(60)]
    digests = [digest("problems", text) for text in texts]
    for number, item in enumerate(digests):
        index.add(number, item)
    for number, item in enumerate(digests):
        assert list(index.near(item, 0.85, number)) == []
    assert index.compared == 0


def test_a_text_that_everyone_has_does_not_make_all_pairs() -> None:
    index: Index[int] = Index()
    for number in range(3 * CROWD):
        index.add(number, digest("problems", ONE))
    assert len(list(index.near(digest("problems", ONE), 0.85, -1))) == CROWD
