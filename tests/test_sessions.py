"""Sessions that are gone: a program that opens one after another keeps nothing of them."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from typing import Any

from msgspec.structs import replace

from govlint.api import open_session
from govlint.config.settings import Config
from govlint.plugins import load_plugins
from govlint.session import Session
from govlint.testing import base_report

REPORT = base_report().encode()


class Watched(dict[str, Any]):
    """Options of a rule, of which it can be known whether they are still there."""


def test_the_rules_of_a_session_go_with_it() -> None:
    packs = [
        replace(pack, rules=tuple(replace(rule, options=Watched(rule.options)) for rule in pack.rules))
        for pack in open_session().packs
    ]
    session = Session(Config(), load_plugins(), packs)
    other = session.like(Config())
    for one in (session, other):
        assert one.check(REPORT, "report.txt").findings == ()
    watched = [weakref.ref(rule.options) for rule in session.rules if isinstance(rule.options, Watched)]
    assert len(watched) == len(session.rules)
    assert all(options() is not None for options in watched)
    del session, other, one, packs
    gc.collect()
    assert [options for options in watched if options() is not None] == []


def test_one_session_after_another_leaves_no_more_behind() -> None:
    def kept_by(count: int) -> Counter[str]:
        for _ in range(count):
            open_session()
        gc.collect()
        return Counter(type(found).__name__ for found in gc.get_objects())

    before = kept_by(3)
    more = kept_by(10) - before
    assert sum(more.values()) < 100, more.most_common(9)


def test_a_session_by_another_configuration_has_settings_of_its_own() -> None:
    session = open_session()
    stricter = session.like(Config().with_command_line(ignore=["BAL"]))
    assert any(rule.code == "BAL001" for rule in session.settings("report.txt").rules)
    assert not any(rule.code == "BAL001" for rule in stricter.settings("report.txt").rules)
    assert session.settings("a.txt") is session.settings("b.txt")
