from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.errors import SettingsError
from govlint.finding import Severity
from govlint.packs.compiled import header
from govlint.packs.inheritance import merge, with_parents
from govlint.packs.loading import load_packs
from govlint.rule import Rule
from packfolders import CHECKS, FORM, pack, told


def rules_of(*wanted: Path) -> dict[str, Rule]:
    """The rules in force where these packs are wanted."""
    named = {path.name: path for path in wanted[0].parent.iterdir() if path.is_dir()}
    folders = with_parents(wanted, named, header)
    return {rule.code: rule for rule in merge(load_packs(folders, CHECKS))[2]}


def refused(*wanted: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        rules_of(*wanted)
    return told(caught.value, wanted[0].parent)


class TestOrder:
    def test_parents_come_first_and_once(self, tmp_path: Path) -> None:
        nation = pack(tmp_path / "nation", rules={"ABC001": ""})
        pack(tmp_path / "province", "extends: nation\n")
        city = pack(tmp_path / "city", "extends: [../province, nation]\n")
        unit = pack(tmp_path / "unit", "extends: ../city\n")
        named = {"nation": nation}
        order = [path.name for path in with_parents([unit, city, nation], named, header)]
        assert order == ["nation", "province", "city", "unit"]
        assert list(rules_of(unit)) == ["ABC001"]

    def test_circles_are_told_with_file_and_line(self, tmp_path: Path) -> None:
        a = pack(tmp_path / "a", "extends: ../b\n")
        pack(tmp_path / "b", "extends: ../a\n")
        assert refused(a) == ["b/pack.yaml:4:10: extends 成了循环：../a 又继承了 b（去掉其中一处 extends）"]
        own = pack(tmp_path / "own", "extends: ../own\n")
        assert "循环" in refused(own)[0]

    @pytest.mark.parametrize(
        ("entry", "words"),
        [
            ("naton", "没有叫 naton 的规则包（是不是 nation？）"),
            ("../naton", "没有 ../naton 这个规则包"),
            ("../../etc", "extends 不能通向 ../../etc"),
            ("/etc", "extends 不能通向 /etc"),
            ("..", "extends 不能通向 .."),
            (r"..\nation", "extends 不能通向"),
        ],
    )
    def test_parents_that_are_not_there_or_elsewhere(self, tmp_path: Path, entry: str, words: str) -> None:
        pack(tmp_path / "nation")
        city = pack(tmp_path / "city", f"extends: {entry}\n")
        [line] = refused(city)
        assert line.startswith("city/pack.yaml:4:10: ")
        assert words in line


class TestChanges:
    def test_what_a_child_changes(self, tmp_path: Path) -> None:
        pack(tmp_path / "nation", rules={"ABC001": "", "ABC002": "", "ABC003": "enabled: false\n"})
        more = (
            "extends: nation\nrules:\n  ABC001: {severity: error, options: {limit: 3}}\n"
            "  abc002: off\n  ABC003: info\n"
        )
        city = pack(tmp_path / "city", more)
        rules = rules_of(city)
        assert (rules["ABC001"].severity, rules["ABC001"].options["limit"]) == (Severity.ERROR, 3)
        assert rules["ABC001"].messages["other"].severity is None
        assert not rules["ABC002"].enabled
        assert (rules["ABC003"].enabled, rules["ABC003"].severity) == (True, Severity.INFO)
        place = rules["ABC001"].places["options.limit"]
        assert (Path(place.pack).name, place.file, place.line) == ("city", "pack.yaml", 6)
        assert rules["ABC001"].places["options.words"].file == "words/abc001.yaml"

    def test_only_what_is_inherited_can_be_changed(self, tmp_path: Path) -> None:
        nation = pack(tmp_path / "nation", rules={"ABC001": ""})
        other = pack(tmp_path / "other", "rules:\n  ABC001: off\n")
        assert refused(nation, other) == [
            "other/pack.yaml:5:3: 没有继承叫 ABC001 的规则（只能改动 extends 里的规则包的规则）"
        ]
        child = pack(tmp_path / "child", "extends: nation\nrules:\n  ABC01: off\n")
        assert "是不是 ABC001" in refused(child)[0]

    def test_options_are_checked(self, tmp_path: Path) -> None:
        pack(tmp_path / "nation", rules={"ABC001": ""})
        city = pack(tmp_path / "city", "extends: nation\nrules:\n  ABC001: {options: {limt: 3}}\n")
        assert refused(city) == ["city/pack.yaml:6:22: 不认识的键 limt（是不是 limit？）"]

    def test_not_in_a_pack_for_some_years(self, tmp_path: Path) -> None:
        pack(tmp_path / "nation", rules={"ABC001": ""})
        more = "extends: nation\napplies: {years: {from: 2021}}\nrules: {ABC001: off}\n"
        assert "只用于某些年份" in refused(pack(tmp_path / "city", more))[0]


class TestLabels:
    def test_labels_are_added(self, tmp_path: Path) -> None:
        nation = pack(tmp_path / "nation", forms__small_yaml=FORM)
        aliases = "forms: {small: {rows: {new: [本年新收]}, columns: {total: [共计]}}}\n"
        city = pack(tmp_path / "city", "extends: nation\n", aliases_yaml=aliases)
        vocabulary, _, _ = merge(load_packs([nation, city], CHECKS))
        form = vocabulary.form("small", "2021")
        assert form is not None
        assert form.row("new").aliases == ("收", "本年新收")
        assert form.columns[0].aliases == ("共计",)

    @pytest.mark.parametrize(
        ("aliases", "words"),
        [
            ("forms: {smal: {}}", "aliases.yaml:1:9: 没有叫 smal 的表（是不是 small？）"),
            ("forms: {small: {rows: {nwe: [甲]}}}", "1:24: 表 small 没有叫 nwe 的行（是不是 new？）"),
            ("forms: {small: {rows: {old: [新收]}}}", "1:30: 标签“新收”已经是行 new 的"),
            ("forms: {small: {rows: {old: [' ']}}}", "1:30: 标签是空的"),
            ("forms: {small: {formats: ['2020']}}", "1:27: 表 small 没有 2020 这种格式（是不是 2021？）"),
            ("sections: {overvew: ['甲']}", "1:12: 没有 overvew 这一部分"),
            ("sections: {overview: ['(甲']}", "正则式 '(甲' 有误：缺少 )"),
        ],
    )
    def test_labels_that_cannot_be(self, tmp_path: Path, aliases: str, words: str) -> None:
        report = "sections: [{key: overview, number: 1, title: {zh: 总, en: o}}]\n"
        pack(tmp_path / "nation", forms__small_yaml=FORM, report_yaml=report)
        city = pack(tmp_path / "city", "extends: nation\n", aliases_yaml=aliases + "\n")
        assert any(words in line for line in refused(city))

    def test_forms_sections_and_regulations_are_not_told_otherwise(self, tmp_path: Path) -> None:
        report = "sections: [{key: overview, number: 1, title: {zh: 总, en: o}}]\n"
        laws = "- {title: 条例, number: 第1号, articles: 5}\n"
        files = {"forms__small_yaml": FORM, "report_yaml": report, "lexicon__regulations_yaml": laws}
        pack(tmp_path / "nation", "", {}, **files)
        other = {name: text.replace("总", "别").replace("5", "6") for name, text in files.items()}
        city = pack(tmp_path / "city", "extends: nation\n", {}, **other)
        found = refused(city)
        assert [line.partition("已在")[0] for line in found] == [
            "city/lexicon/regulations.yaml:1:3: 法规 第1号 ",
            "city/forms/small.yaml:1:1: 表 small（2021）",
            "city/report.yaml:1:12: 部分 overview ",
        ]
        assert "nation/forms/small.yaml:1 定义（继承来的只能补充" in found[1]
        pack(tmp_path / "city", "extends: nation\n", {}, **files)
        rules_of(city)


LOCKED = "lock: locked\n"
TIGHTEN = "lock: tighten-only\n"


class TestLocks:
    @pytest.mark.parametrize(
        ("lock", "change", "words"),
        [
            (LOCKED, "off", "锁定（locked），什么都不能改"),
            (LOCKED, "error", "什么都不能改"),
            (LOCKED, "{options: {limit: 4}}", "什么都不能改"),
            (LOCKED, "{lock: tighten-only}", "不能放松"),
            (TIGHTEN, "off", "规定只能收紧（tighten-only），不能关闭"),
            (TIGHTEN, "info", "级别不能低于 warning"),
            (TIGHTEN, "warning", "级别不能低于 warning"),  # the message `other` is an error
            (TIGHTEN, "{options: {limit: 6}}", "选项 limit 只能更小"),
            (TIGHTEN, "{options: {words: [甲]}}", "选项 words 只能增加"),
            (TIGHTEN, "{options: {strict: false, limit: 9}}", "选项 limit 只能更小"),
            (TIGHTEN, "{options: {pattern: 乙}}", "选项 pattern 没有说怎样算更严，不能改"),
            (TIGHTEN, "{lock: ''}", "不能放松"),
        ],
    )
    def test_breaches_name_both_places(self, tmp_path: Path, lock: str, change: str, words: str) -> None:
        pack(tmp_path / "nation", rules={"ABC001": lock})
        city = pack(tmp_path / "city", f"extends: nation\nrules:\n  ABC001: {change}\n")
        [line] = refused(city)
        assert line.startswith("city/pack.yaml:6:")
        assert "规则 ABC001 在 nation/words/abc001.yaml:11 " in line
        assert words in line
        assert "删去这一处改动" in line

    def test_what_is_stricter_is_allowed(self, tmp_path: Path) -> None:
        pack(tmp_path / "nation", rules={"ABC001": TIGHTEN})
        change = "{severity: error, options: {limit: 4, words: [甲, 乙, 丙], strict: true}, lock: locked}"
        city = pack(tmp_path / "city", f"extends: nation\nrules:\n  ABC001: {change}\n")
        rule = rules_of(city)["ABC001"]
        assert (rule.severity, rule.lock, rule.options["limit"]) == (Severity.ERROR, "locked", 4)
        pack(tmp_path / "unit", "extends: ../city\nrules: {ABC001: {options: {limit: 3}}}\n")
        [line] = refused(tmp_path / "unit")
        assert "在 city/pack.yaml:6 锁定" in line

    def test_a_lock_holds_against_packs_beside_it(self, tmp_path: Path) -> None:
        pack(tmp_path / "nation", rules={"ABC001": ""})
        one = pack(tmp_path / "one", "extends: nation\nrules: {ABC001: {lock: locked}}\n")
        two = pack(tmp_path / "two", "extends: nation\nrules: {ABC001: off}\n")
        assert refused(one, two) == refused(two, one)

    @pytest.mark.parametrize(
        "stricter", ["{limt: lower}", "{limit: more}", "{words: higher}", "{pattern: on}"]
    )
    def test_directions_that_cannot_be(self, tmp_path: Path, stricter: str) -> None:
        folder = pack(tmp_path / "nation", rules={"ABC001": ""})
        file = folder / "words/abc001.yaml"
        text = file.read_text("utf-8").partition("stricter")[0]
        file.write_text(f"{text}stricter: {stricter}\n", "utf-8")
        assert refused(folder)[0].startswith(
            "nation/words/abc001.yaml:10:12" if ":" not in stricter else "nation/"
        )


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "severity": st.sampled_from(["off", "info", "warning", "error"]),
        "limit": st.integers(0, 10),
        "words": st.lists(st.sampled_from("甲乙丙"), max_size=3, unique=True),
        "strict": st.booleans(),
        "lock": st.sampled_from(["", "tighten-only", "locked"]),
    },
)


def written(change: dict[str, Any]) -> str:
    options = [f"{key}: {str(change[key]).lower()}" for key in ("limit", "strict") if key in change]
    if "words" in change:
        options.append(f"words: [{', '.join(change['words'])}]")
    parts = [f"options: {{{', '.join(options)}}}"] if options else []
    parts += [f"severity: {change['severity']}"] if "severity" in change else []
    parts += [f"lock: '{change['lock']}'"] if "lock" in change else []
    return f"rules: {{ABC001: {{{', '.join(parts)}}}}}\n" if parts else ""


_ORDER = ("info", "warning", "error")


def is_no_looser(rule: Rule, base: Rule) -> bool:
    """Whether `rule` asks for no less than `base`, said again in other words than the code's own."""
    levels = [
        _ORDER.index((rule.messages[kind].severity or rule.severity).value)
        >= _ORDER.index((base.messages[kind].severity or base.severity).value)
        for kind in base.messages
    ]
    return (
        (rule.enabled or not base.enabled)
        and all(levels)
        and rule.options["limit"] <= base.options["limit"]
        and set(rule.options["words"]) >= set(base.options["words"])
        and (rule.options["strict"] or not base.options["strict"])
        and rule.options["pattern"] == base.options["pattern"]
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lock=st.sampled_from([LOCKED, TIGHTEN]),
    changes=st.lists(CHANGES, min_size=2, max_size=3),
    chained=st.booleans(),
    order=st.randoms(use_true_random=False),
)
def test_no_order_of_packs_gets_round_a_lock(
    tmp_path_factory: pytest.TempPathFactory,
    lock: str,
    changes: list[dict[str, Any]],
    chained: bool,
    order: random.Random,
) -> None:
    """Packs one above another or side by side, wanted in any order: a refusal, or nothing looser."""
    root = tmp_path_factory.mktemp("packs")
    base = rules_of(pack(root / "nation", rules={"ABC001": lock}))["ABC001"]
    wanted = [root / "nation"]
    for index, change in enumerate(changes):
        parent = f"p{index - 1}" if chained and index else "nation"
        wanted.append(pack(root / f"p{index}", f"extends: ../{parent}\n{written(change)}"))
    outcomes: set[tuple[bool, str] | None] = set()
    for several in itertools.islice(itertools.permutations(wanted), 6):
        order.shuffle(wanted)
        try:
            rule = rules_of(*several)["ABC001"]
        except SettingsError:
            outcomes.add(None)
            continue
        outcomes.add((rule.enabled, rule.lock))
        assert is_no_looser(rule, base)
        if lock == LOCKED:
            same = ("enabled", "severity", "messages", "options", "lock")
            assert all(getattr(rule, key) == getattr(base, key) for key in same)
    assert not (None in outcomes and len(outcomes) > 1)
