"""Word lists: every entry speaks in the sentences it must, and keeps silent in those it must not."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from govlint.api import open_session
from govlint.checks.places.scopes import DOCUMENT
from govlint.checks.wording.lexicon import lexicon, validate
from govlint.finding import Problem
from govlint.model import Text
from govlint.report import NotAssessable
from govlint.rule import Context
from govlint.testing import base_report
from govlint.vocabulary import Term, Vocabulary

SESSION = open_session()
LISTS = {name: SESSION.engine.vocabulary.lexicons[name] for name in ("usage", "placeholders")}
ENTRIES = [(name, term) for name, terms in LISTS.items() for term in terms]


def found(sentence: str, *terms: Term, reader: str = "a.txt", **options: Any) -> list[Problem]:
    """What the entries find in a report that holds `sentence` in section one."""
    text = base_report()
    at = text.index("二、主动公开")
    read = SESSION.engine.read((text[:at] + sentence + "\n" + text[at:]).encode(), reader)
    assert isinstance(read, tuple)
    assert read[1] is not None
    vocabulary = Vocabulary(
        forms=(),
        sections=SESSION.engine.vocabulary.sections,
        recognition=SESSION.engine.vocabulary.recognition,
        lexicons={"own": terms},
    )
    rule = next(rule for rule in SESSION.rules if rule.code == "WRD003")
    context = Context(read[1], rule, vocabulary)
    return [item for item in lexicon.run(context, lists=("own",), **options) if isinstance(item, Problem)]


@pytest.mark.parametrize(("name", "term"), ENTRIES, ids=lambda item: getattr(item, "text", item)[:24])
def test_every_entry_of_the_shipped_lists(name: str, term: Term) -> None:
    assert term.wrong, "a sentence in which it must speak"
    assert term.right, "a sentence in which it must not"
    for sentence in term.wrong:
        assert found(sentence, term), sentence
    for sentence in term.right:
        assert not found(sentence, *LISTS[name]), sentence
    if name == "usage":
        assert term.source
        assert term.suggestion


def test_quotations_and_titles_are_anothers_words() -> None:
    term = Term(text="布署")
    assert found("按照上级布署办理。", term)
    assert not found("印发《关于布署政务公开的通知》。", term)
    assert not found("所谓“布署”已改正。", term)
    assert found("印发《通知》后布署《方案》。", term)
    assert found("印发《关于布署政务公开的通知》。", term, quoted=True)


def test_a_suggestion_is_a_fix_and_a_note_a_hint() -> None:
    (problem,) = found("按照上级布署办理。", Term(text="布署", suggestion="部署", note=Text("音近", "alike")))
    assert (problem.kind, problem.replacement, problem.hint) == ("instead", "部署", "note")
    assert problem.params["text"] == "布署"
    (problem,) = found("按照上级布署办理。", Term(text="布署"))
    assert (problem.kind, problem.replacement, problem.hint) == ("default", None, None)


def test_one_place_is_told_once() -> None:
    assert len(found("按照上级布署办理。", Term(text="上级布署"), Term(text="布署"))) == 1
    assert len(found("布署一次，再布署一次。", Term(text="布署"))) == 2


def test_signs_of_plain_words_are_no_pattern() -> None:
    assert found("共有(3+2)件。", Term(text="(3+2)"))
    assert not found("共有332件。", Term(text="3.2"))


def test_words_that_end_a_paragraph_or_begin_one() -> None:
    begins = Term(text=r"[^重](?P<at>申申请)", pattern=True)
    ends = Term(text=r"(?P<at>办里)[^面]", pattern=True)
    assert [item.span.end - item.span.start for item in found("申申请已办里", begins, ends)] == [3, 2]


def test_lists_that_rules_ask_for_one_after_the_other() -> None:
    session = open_session()
    words = [session.engine.vocabulary.lexicons[name][0].wrong[0] for name in ("placeholders", "usage")]
    text = base_report().replace("\n二、主动公开", "\n" + "\n".join(words) + "\n二、主动公开", 1)
    for _ in range(2):
        told = {item.rule for item in session.check(text.encode(), "a.txt").findings}
        assert {"WRD001", "WRD003"} <= told


def test_tables_only_when_asked() -> None:
    assert not found("甲。", Term(text="属于国家秘密"))
    assert found("甲。", Term(text="属于国家秘密"), tables=True)


def test_templates_and_readmes_have_places_to_fill_in() -> None:
    text = "# 年度报告数据集\n\n收集政府信息公开工作年度报告，文件名为XX县.html。\n\n## TODO\n\n支持OFD\n"
    result = SESSION.check(text.encode(), "README.md")
    assert result.kind
    assert "WRD001" in {item.rule for item in result.not_assessed}
    assert not result.findings


def test_an_empty_list_is_not_assessed() -> None:
    with pytest.raises(NotAssessable):
        found("甲。")


def test_lists_and_patterns_are_looked_at_when_a_pack_is_loaded() -> None:
    vocabulary = Vocabulary(
        forms=(),
        sections=(),
        recognition=SESSION.engine.vocabulary.recognition,
        lexicons={"own": (Term(text="(", pattern=True), Term(text="甲", unless=("[",)), Term(text="("))},
    )
    amiss = [option for option, _ in validate({"lists": ("own",), "scope": DOCUMENT}, vocabulary)]
    assert amiss == [("lists", 0), ("lists", 0)]
    ((_, message),) = validate({"lists": ("owm",), "scope": DOCUMENT}, vocabulary)
    assert "lexicon/owm.yaml" in message
    assert "own" in message


@pytest.mark.parametrize(("fix", "doubtful"), [("safe", False), ("unsafe", True)])
def test_what_is_not_certain_is_mended_only_on_demand(fix: Literal["safe", "unsafe"], doubtful: bool) -> None:
    term = Term(text="国家机密", suggestion="国家秘密", fix=fix)
    assert [item.doubtful for item in found("属于国家机密的不予公开。", term)] == [doubtful]


def test_a_fix_that_wants_an_eye_is_not_safe() -> None:
    text = base_report().replace("二、主动公开", "属于国家机密的不予公开，己公开信息84条。\n二、主动公开", 1)
    findings = SESSION.check(text.encode(), "a.txt").findings
    mends = {finding.message: finding.fix for finding in findings if finding.rule == "WRD003"}
    assert [mend is not None and mend.safe for mend in mends.values()] == [False, True]


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("新时代政务公开大有做为。", "新时代政务公开大有作为。"),
        ("依法作出不与公开决定6件。", "依法作出不予公开决定6件。"),
        ("收到政府信息公开申情6件。", "收到政府信息公开申请6件。"),
    ],
)
def test_only_the_wrong_word_is_mended_in_whichever_branch_it_is(written: str, mended: str) -> None:
    text = base_report().replace("二、主动公开", f"{written}\n二、主动公开", 1)
    fixes = [f.fix for f in SESSION.check(text.encode(), "a.txt").findings if f.rule == "WRD003"]
    (edit,) = [edit for fix in fixes if fix is not None for edit in fix.edits]
    start = text.index(written)
    assert text[start : edit.start] + edit.text + text[edit.end : start + len(written)] == mended
