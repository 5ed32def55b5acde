"""Texts become markers that know their place."""

from __future__ import annotations

import pytest

from govlint.readers.building.table import spans
from govlint.readers.webpage.tokens import FADED, HIDDEN, MARKER, STRUCK, VISIBLE, hiding_of, mark


def test_markup_keeps_structure_and_nothing_else() -> None:
    page = mark("<p class=a>甲<span>乙</span> </p><td rowspan=2>1<script>x<y</script>")
    assert MARKER.sub("#", page.markup) == "<p>## </p><td x=0 >#<script></script>"
    assert list(page.texts.values()) == [[("甲", 11)], [("乙", 18)], [("1", 45)]]
    assert page.notes[0].spans == spans(2, 1)
    assert page.notes[0].place == 45


def test_a_hidden_span_makes_spans_visible_to_the_tree_builder() -> None:
    page = mark("<span>甲</span><span hidden>乙</span><b>丙</b>")
    assert "<span x=0 >" in page.markup
    assert "</span>" in page.markup
    assert "<b>" not in page.markup


def test_foreign_content_keeps_what_may_close_it() -> None:
    assert mark("<svg/><b>甲</b>").markup.startswith("<svg/><b>")


def test_places_in_a_larger_file() -> None:
    page = mark("<td>甲", base=100)
    assert list(page.texts.values()) == [[("甲", 104)]]
    assert page.notes[0].place == 104


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("display:none", HIDDEN),
        ("DISPLAY : NONE !important; display:block", HIDDEN),
        ("color:red;display:none;display:block", ""),
        ("display:block;display:none", HIDDEN),
        ("--x-display:none", ""),
        ("/*display:none*/color:red", ""),
        ("display:none-such", ""),
        ("visibility:collapse", HIDDEN),
        ("visibility:hidden", FADED),
        ("visibility:visible", VISIBLE),
        ("text-decoration:underline line-through", STRUCK),
        ("text-decoration-line:line-through;text-decoration-line:none", ""),
    ],
)
def test_how_a_style_hides(style: str, found: str) -> None:
    assert hiding_of(style) == found
