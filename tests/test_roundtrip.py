"""The comparison of formats: what counts as the same, what pages may leave open, what is a difference."""

from __future__ import annotations

import sys
from pathlib import Path

from recognised import session

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from corpus import Report, generate
from roundtrip import checked, compare, differences, reports_of, told


def report(seed: str, wrong: bool = False) -> Report:
    made = generate(seed)
    if not wrong:
        return made
    key = ("requests", "new", "total")
    figures = {**made.figures, key: str(int(made.figures[key]) + 1)}
    return Report(**{name: getattr(made, name) for name in made.__struct_fields__} | {"figures": figures})


def test_every_other_report_has_a_fault() -> None:
    made = list(reports_of(6, "round"))
    assert [seed.seed for seed, *_ in made[::2]] == ["round 0", "round 2", "round 4"]
    assert [planted for *_, planted in made[::2]] == [""] * 3
    for one, _, planted in made[1::2]:
        assert planted
        assert planted in {item.rule for item in told(checked(session(), one, "html/clean"))}


def test_formats_agree_on_a_few_reports() -> None:
    tallies = compare(
        session(), 2, "round", ("text/bars", "markdown/atx", "docx/runs", "pdf/lines", "ofd/lines")
    )
    assert set(tallies) == {"text/bars", "markdown/atx", "docx/runs", "pdf/lines", "ofd/lines"}
    assert [tally.differing for tally in tallies.values()] == [[]] * 5


def test_what_is_lacking_or_more_is_a_difference() -> None:
    right, wrong = (checked(session(), report("a", wrong), "html/clean") for wrong in (False, True))
    assert differences(right, right, on_pages=False) == ([], False)
    assert any(words.startswith("more: BAL") for words in differences(right, wrong, on_pages=True)[0])
    assert any(words.startswith("less: BAL") for words in differences(wrong, right, on_pages=True)[0])
