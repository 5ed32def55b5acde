"""Recalling results: what is got is what was put, and what may come out otherwise next time is not kept."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from govlint.api import open_session
from govlint.caching import recall
from govlint.caching.recall import Recall
from govlint.facts import Facts, FormFacts
from govlint.finding import Crash, Failure, Finding, Result, Severity
from govlint.limits import Limits
from govlint.model import Location, Text
from govlint.session import Session
from govlint.testing import base_report

WRONG = base_report().replace("申请数量 | 2", "申请数量 | 6").encode()


@pytest.fixture(scope="module")
def session() -> Session:
    return open_session()


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path / "cache"))


def made(session: Session, *conditions: Any) -> Recall:
    return Recall(session.registry, session.packs, conditions or (session.config.lang, Limits()))


def key(session: Session, recalled: Recall, data: bytes = WRONG, path: str = "2024.txt") -> str:
    found = recalled.key(session.settings(path).rules, path.encode(), data)
    assert found is not None
    return found


def checked(session: Session, *, facts: bool = True) -> Result:
    result = session.unsettled(WRONG, "2024.txt", facts=facts)
    assert result.findings
    return result


def test_what_was_put_is_got(session: Session) -> None:
    one, two = made(session), made(session)
    assert one.get(key(session, one)) is None
    assert not one.holds(key(session, one))
    one.put(key(session, one), checked(session))
    assert two.holds(key(session, two))
    got = two.get(key(session, two))
    assert got == checked(session)
    assert got is not None
    assert got.facts is not None


def test_a_file_that_is_no_report_is_kept(session: Session) -> None:
    one = made(session)
    result = session.unsettled("会议通知".encode(), "notice.txt")
    assert result.kind is None
    one.put(key(session, one), result)
    assert one.get(key(session, one)) == result


def test_the_key_is_of_all_that_bears_on_the_result(session: Session) -> None:
    one = made(session)
    rules = session.settings("2024.txt").rules
    graver = (replace(rules[0], severity=Severity.INFO), *rules[1:])
    other = (replace(rules[0], options={**rules[0].options, "more": 1}), *rules[1:])
    keys = [
        one.key(rules, b"2024.txt", WRONG),
        one.key(rules, b"2024.txt", WRONG + b"\n"),
        one.key(rules, b"2023.txt", WRONG),
        one.key(rules, b"2024.txt"),
        one.key(rules, b"2024.txt", WRONG, b""),
        one.key(rules[1:], b"2024.txt", WRONG),
        one.key(graver, b"2024.txt", WRONG),
        one.key(other, b"2024.txt", WRONG),
        made(session, "en", Limits()).key(rules, b"2024.txt", WRONG),
        made(session, "zh", Limits(cells=10)).key(rules, b"2024.txt", WRONG),
        Recall(session.registry, (), ("zh", Limits())).key(rules, b"2024.txt", WRONG),
    ]
    assert len(set(keys)) == len(keys)
    assert None not in keys


def test_one_part_of_a_key_cannot_pass_for_another(session: Session) -> None:
    one = made(session)
    rules = session.settings("2024.txt").rules
    assert one.key(rules, WRONG, None) is None
    assert one.key(rules, b"ab", b"c") != one.key(rules, b"a", b"bc")


def test_options_that_have_no_bytes_have_no_key(session: Session) -> None:
    one = made(session)
    rules = session.settings("2024.txt").rules
    odd = (replace(rules[0], options={"work": object()}), *rules[1:])
    assert one.key(odd, b"2024.txt", WRONG) is None
    assert one.key(rules, b"2024.txt", WRONG) is not None


def test_where_the_surroundings_are_not_known_there_is_no_key(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "surroundings", lambda registry, cache: None)
    assert made(session).key(session.settings("2024.txt").rules, WRONG) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"crashes": (Crash("BAL001", "KeyError"),)},
        {"error": Failure("unreadable", "没有找到 LibreOffice")},
        {"error": Failure("another", "")},
    ],
    ids=["crash", "unreadable", "unknown error"],
)
def test_what_may_come_out_otherwise_is_not_kept(session: Session, changes: dict[str, Any]) -> None:
    one = made(session)
    one.put(key(session, one), replace(checked(session), **changes))
    assert one.get(key(session, one)) is None


def test_documents_are_not_kept(session: Session) -> None:
    one = made(session)
    one.put(key(session, one), session.check(WRONG, "2024.txt", keep=True))
    assert one.get(key(session, one)) is None


def test_that_nothing_could_be_assessed_is_kept(session: Session) -> None:
    one = made(session)
    result = replace(checked(session), findings=(), error=Failure("not-assessed", "没有一条"))
    one.put(key(session, one), result)
    assert one.get(key(session, one)) == result


def test_what_a_check_gave_of_another_type_is_not_kept(session: Session) -> None:
    one = made(session)
    result = checked(session)
    odd = replace(result, findings=(replace(result.findings[0], hint=5),))
    one.put(key(session, one), odd)
    assert one.get(key(session, one)) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"\x93\x01", b"\xc0", b"\x91" * 5000, msgspec.msgpack.encode(Result(path="a"))],
    ids=["nothing", "cut off", "none", "deep", "another shape"],
)
def test_an_entry_of_another_shape_is_none(session: Session, data: bytes) -> None:
    one = made(session)
    one._cache.put(key(session, one), data)
    assert one.get(key(session, one)) is None


words = st.text(max_size=20)
numbers = st.none() | st.integers(0, 10**6)
figures = st.none() | st.integers(-(10**9), 10**12) | st.decimals(allow_nan=False, allow_infinity=False)


@given(st.data())
def test_any_result_comes_back_as_it_was(session: Session, data: st.DataObject) -> None:
    draw = data.draw
    values = draw(st.lists(figures, max_size=4).map(tuple))
    keys = tuple((draw(words), draw(words)) for _ in values)
    form = FormFacts(
        Text(draw(words), draw(words)), keys, values, {place: Text("", draw(words)) for place in keys}
    )
    line, column, end_line, end_column, page, block = (draw(numbers) for _ in range(6))
    location = Location(line, column, end_line, end_column, page, block, draw(words))
    result = Result(
        path=draw(words),
        year=draw(numbers),
        findings=(
            Finding(
                rule="A",
                name=draw(words),
                pack="",
                severity=Severity.INFO,
                message=draw(words),
                location=location,
            ),
        ),
        notes=(draw(words),),
        facts=Facts(path="", agency=draw(st.none() | words), year=1, format="", forms={draw(words): form}),
    )
    one = made(session)
    name = key(session, one)
    one.put(name, result)
    back = one.get(name)
    assert back == result
    assert back is not None
    assert back.facts is not None
    assert [type(value) for kept in back.facts.forms.values() for value in kept.values] == [
        *map(type, values)
    ]


def test_figures_keep_their_digits(session: Session) -> None:
    one = made(session)
    form = FormFacts(Text("", ""), (("a", "b"), ("a", "c")), (Decimal("1.50"), 2))
    facts = Facts(path="", agency=None, year=None, format="", forms={"a": form})
    one.put(key(session, one), Result(path="a", facts=facts))
    back = one.get(key(session, one))
    assert back is not None
    assert back.facts is not None
    assert [str(value) for value in back.facts.forms["a"].values] == ["1.50", "2"]
