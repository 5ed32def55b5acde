"""What a rule with the check `equation` names: the form, its rows and columns, and the blanks of messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from govlint.checks.places.scopes import unknown, unknown_form
from govlint.errors import Said, english, words_of
from govlint.relation import Axis, Relation, keys_called, names_of
from govlint.rule import At
from govlint.sources.written import meant, nearest, perhaps
from govlint.vocabulary import FormDefinition, Vocabulary


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterable[tuple[At, str]]:
    """Unknown forms and names are mistakes of the pack, told at load."""
    forms = [form for form in vocabulary.forms if form.key == options["form"]]
    if not forms:
        yield "form", unknown_form(options["form"], vocabulary)
        return
    axis: Axis = "column" if options["each"] == "row" else "row"
    text = str(options["equation"])
    try:
        relation = Relation.parse(text)
    except ValueError as error:
        yield "equation", words_of(error)
        return
    wanted = relation.names
    formats = options.get("formats") or ()
    known = sorted({form.format for form in forms})
    for index, name in enumerate(formats):
        if name not in known:
            yield ("formats", index), unknown(Said("格式", "format"), name, known)
    concerned = [form for form in forms if not formats or form.format in formats]
    for name in wanted:
        lacking = [form for form in concerned if not keys_called(names_of(form, axis), name)]
        if lacking:
            yield "equation", _lacking(name, axis, lacking, every=lacking == concerned)
    units = options["each"]
    for index, name in enumerate(options.get("only") or ()):
        if concerned and not any(keys_called(names_of(form, units), name) for form in concerned):
            yield ("only", index), _lacking(name, units, concerned, every=True)
    if any(_says_nothing(relation, names_of(form, axis)) for form in concerned):
        yield (
            "equation",
            Said(
                f"“{text}”两边是同样的项，什么时候都成立，查不出问题",
                f"“{text}” has the same terms on both sides: it always holds, and finds nothing",
            ),
        )


def _says_nothing(relation: Relation, names: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether both sides are the same, by whatever names: such a relation always holds."""
    sums: Counter[str] = Counter()
    for side, terms in ((1, relation.left), (-1, relation.right)):
        for term in terms:
            for key in keys_called(names, term.name) or (term.name,):
                sums[key] += side * term.sign
    return not any(sums.values())


def _lacking(name: str, axis: Axis, forms: list[FormDefinition], *, every: bool) -> str:
    """That some formats of a form, or all of them, have no such row or column; the nearest that they have."""
    form = max(forms, key=lambda form: form.format)
    found = nearest(name, names_of(form, axis))
    labels = [item.label.zh for item in (form.rows if axis == "row" else form.columns)]
    near = perhaps(found) if found else meant(name, labels)
    zh, en = (f"；{near}", f"; {english(near)}") if near else ("", "")
    formats = [form.format for form in forms]
    which = "" if every else f"（{'、'.join(formats)}年格式）"
    of = "" if every else f" in the format of {', '.join(formats)}"
    return Said(
        f"{form.title.zh}{which}没有叫“{name}”的{'行' if axis == 'row' else '列'}{zh}",
        f"{form.title.en} has no {axis} called “{name}”{of}{en}",
    )


_BLANKS = ("form", "unit", "left", "right", "sign", "words", "difference")
_MENDS = ("row", "column", "written", "mended", "other")  # what `roots` finds out of several findings


def says(options: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The kinds of messages of a relation, each with the blanks that may be filled in it."""
    return {
        "default": (*_BLANKS, *_MENDS),
        "partial": _BLANKS,
        "row": (*_BLANKS, *_MENDS, "count", "changes"),  # many wrong cells of one row, told as one
        "surplus": ("form", "unit", "count", "expected"),
    }
