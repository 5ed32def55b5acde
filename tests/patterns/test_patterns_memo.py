from __future__ import annotations

import msgspec
import pytest

from govlint.patterns import memo


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_tables", {})
    monkeypatch.setattr(memo, "_known", 0)


def test_what_one_run_has_learned_the_next_recalls(monkeypatch: pytest.MonkeyPatch) -> None:
    memo.table("clues")["网站"] = ("网", 3)
    kept = memo.learned()
    monkeypatch.setattr(memo, "_tables", {})
    assert kept is not None
    memo.recall(kept)
    assert memo.table("clues") == {"网站": ("网", 3)}
    assert memo.learned() is None, "nothing new"
    memo.table("clues")["平台"] = ()
    assert memo.learned() is not None


def test_nothing_learned_is_nothing_to_keep() -> None:
    assert memo.learned() is None


def test_tables_do_not_grow_for_ever() -> None:
    memo.table("clues").update((str(number), ()) for number in range(memo._MOST + 1))
    assert memo.learned() is None


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(msgspec.MsgspecError):
        memo.recall(b"\x93\x01\x02\x03")
    assert memo.table("clues") == {}
