"""Texts that something was cut out of, and the way back from them."""

from __future__ import annotations

from govlint.readers.lines.cuts import through, without


def test_what_is_cut_out_is_gone_and_each_piece_knows_its_place() -> None:
    assert without("> 甲\n> 乙", ((0, 2), (4, 6))) == ("甲\n乙", ((0, 0), (0, 2), (2, 6)))
    assert without("甲乙", ()) == ("甲乙", ((0, 0),))


def test_one_way_back_through_another() -> None:
    assert through((), ((0, 2),)) == ((0, 2),)
    assert through(((0, 0), (4, 6)), ()) == ((0, 0), (4, 6))
    # 甲乙\n丙丁 was quoted, and its line end taken out then
    assert through(((0, 0), (2, 3)), ((0, 2), (3, 7))) == ((0, 2), (2, 7))
    assert through(((0, 0),), ((0, 2), (3, 7))) == ((0, 2), (3, 7))
