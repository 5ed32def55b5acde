"""The fast way reads what the thorough way reads, or leaves it to that."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.sources.written import Source
from govlint.sources.yamlevents import NotPlainError, Plain
from govlint.sources.yamltext import _Building, _compose

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(path for top in ("rules", "examples") for path in (ROOT / top).rglob("*.yaml"))


def thorough(text: str) -> Source:
    building = _Building("f", text)
    root = _compose(text, "f")
    data = None if root is None else building.value(root, ())
    assert not building.mistakes
    return Source("f", data, building.keys, building.values)


def fast(text: str) -> Source:
    plain = Plain()
    return Source("f", plain.read(text), plain.keys, plain.values)


def same(one: Source, two: Source) -> bool:
    kinds = [[type(value) for value in _leaves(source.data)] for source in (one, two)]
    return (repr(one.data), one.keys, one.values, kinds[0]) == (
        repr(two.data),
        two.keys,
        two.values,
        kinds[1],
    )


def _leaves(data: object) -> list[object]:
    if isinstance(data, dict):
        return [leaf for value in data.values() for leaf in _leaves(value)]
    return [leaf for value in data for leaf in _leaves(value)] if isinstance(data, list) else [data]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_our_own_files_are_read_alike(path: Path) -> None:
    text = path.read_text("utf-8")
    assert same(fast(text), thorough(text))


SCALARS = """\
1 -1 +1 1_000 0x1f 0o17 010 0b1 1.5 -1.5e3 1e5 .5 1. .inf -.INF .nan ~ null Null NULL nULL true True
TRUE tRue false off yes no on y n 2019-05-15 12:30 1:30:00 - -- +. 1.2.3 0x 09 08.5 '1' "true" 'null'
a=b 表三"""


@pytest.mark.parametrize("scalar", SCALARS.split())
def test_scalars_mean_the_same(scalar: str) -> None:
    text = f"a: {scalar}\nb: [{scalar}]\n"
    try:
        assert same(fast(text), thorough(text))
    except NotPlainError:
        assert scalar in ("-", "--")


def test_aliases_mean_what_they_stand_for() -> None:
    text = "a: &a {b: &b [1, 2], c: *b}\nd: *a\ne: [*b, *a]\n"
    assert same(fast(text), thorough(text))
    assert fast(text).data["e"] == [[1, 2], {"b": [1, 2], "c": [1, 2]}]


@given(st.text(alphabet="ab:-# \n'\"[]{}1.,~表", max_size=30))
def test_what_it_reads_it_reads_alike(text: str) -> None:
    try:
        found = fast(text)
    except NotPlainError:
        return
    other = thorough(text)  # where nothing is written there is no place to agree on
    assert (repr(found.data), found.keys) == (repr(other.data), other.keys)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]\n",
        "a: *b\n",
        "a: !!str 1\n",
        "<<: {a: 1}\n",
        "a: 1\na: 2\n",
        "[a]: 1\n",
        "~: 1\n",
        "a: 1\n---\nb: 2\n",
        "a: [\n",
        "",
        "a: " + "[" * 100 + "]" * 100,
        "a: " + "[" * 500_000,
        "\x00",
    ],
)
def test_what_is_not_plain_is_left_to_the_thorough_way(text: str) -> None:
    with pytest.raises(NotPlainError):
        fast(text)
