"""Cases of a pack run: what holds, what does not and how it is told; fixtures; what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from ourpack import EQUATION_PAGE, PAGE, RULE, make

from govlint.errors import SettingsError
from govlint.packtest.bench import Bench, name_of
from govlint.packtest.cases import cases_of
from govlint.packtest.run import Failed, run_cases, tally
from govlint.testing import base_report


def failures(folder: Path) -> list[Failed]:
    bench = Bench(folder)
    return list(run_cases(bench, cases_of(bench.pack, known(bench), bench.forms)))


def known(bench: Bench) -> frozenset[str]:
    return frozenset(name for rule in bench.session.rules for name in (rule.code, rule.name))


def test_all_hold(tmp_path: Path) -> None:
    bench = Bench(make(tmp_path / "ours"))
    cases = cases_of(bench.pack, known(bench), bench.forms)
    assert list(run_cases(bench, cases)) == []
    assert tally(cases) == {"反例": 2, "正例": 2, "改后": 1, "fixture": 0}
    assert name_of(tmp_path / "ours") == "ours"


def test_a_rule_that_is_off_by_default_is_tested_too(tmp_path: Path) -> None:
    assert failures(make(tmp_path, **{"words/letters.yaml": RULE + "enabled: false\n"})) == []


def test_wrong_example_that_is_not_found(tmp_path: Path) -> None:
    page = PAGE.replace("市民来信20", "书面来信20")
    (failed,) = failures(make(tmp_path, **{"words/letters.md": page}))
    assert (failed.line, failed.message) == (5, "反例没有查出 OUR001")
    assert failed.missing == ("OUR001 至少一处",)
    assert failed.file.endswith("letters.md")


def test_the_reason_why_a_wrong_example_could_not_be_assessed_is_told(tmp_path: Path) -> None:
    page = EQUATION_PAGE.replace('replace="1 | 0 | 0 | 0 | 1=>1 | 1 | 0 | 0 | 1"', "remove=review")
    (failed,) = failures(make(tmp_path, **{"sums/corrected.md": page}))
    assert "未能检查" in failed.message


@pytest.mark.parametrize("kind", ["正例", "改后"])
def test_right_example_in_which_the_rule_fires(kind: str, tmp_path: Path) -> None:
    head, mark, tail = PAGE.partition(f"## {kind}")
    failed = failures(
        make(tmp_path, **{"words/letters.md": head + mark + tail.replace("群众来信", "市民来信", 1)})
    )[0]
    assert failed.message == f"{kind}里查出了 OUR001"
    assert "“市民来信”" in failed.extra[0]


def test_mended_example_that_no_fix_gives(tmp_path: Path) -> None:
    head, mark, tail = PAGE.partition("## 改后")
    page = head + mark + tail.replace("群众来信20", "群众来信30")
    (failed,) = failures(make(tmp_path, **{"words/letters.md": page}))
    assert failed.line == 17
    assert failed.missing == ("全年办理群众来信30件。",)
    assert failed.extra == ("全年办理群众来信20件。",)


def test_fix_that_does_not_mend(tmp_path: Path) -> None:
    rule = RULE.replace("replacement: 群众来信", "replacement: 市民来电")
    messages = [failed.message for failed in failures(make(tmp_path, **{"words/letters.yaml": rule}))]
    assert "照 OUR001 的改法改过，仍然查出" in messages


def test_a_rule_that_crashes_is_told(tmp_path: Path) -> None:
    rule = RULE.replace("“{text}”", "“{text:d}”")
    messages = [failed.message for failed in failures(make(tmp_path, **{"words/letters.yaml": rule}))]
    assert any(message.startswith("规则 OUR001 出错：ValueError") for message in messages)


class TestRefused:
    def test_pages_without_examples_and_examples_that_cannot_be_built(self, tmp_path: Path) -> None:
        pages = {
            "words/letters.md": "# OUR001\n",
            "sums/corrected.md": EQUATION_PAGE.replace("1 | 0 | 0 | 0 | 1=>", "没有这一行=>"),
        }
        with pytest.raises(SettingsError) as caught:
            failures(make(tmp_path, **pages))
        told = [(Path(mistake.file).name, mistake.line) for mistake in caught.value.mistakes]
        assert told == [("corrected.md", 5), ("letters.md", None), ("letters.md", None)] or set(told) == {
            ("corrected.md", 5),
            ("letters.md", None),
        }

    @pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "nowhere.txt", "a\\b.txt", "."])
    def test_a_fixture_reads_nothing_but_its_own_folder(self, name: str, tmp_path: Path) -> None:
        (tmp_path / "secret.txt").write_text("密", encoding="utf-8")
        with pytest.raises(SettingsError, match=r"a\.yaml:1"):
            failures(make(tmp_path / "ours", **{"fixtures/a.yaml": f"file: '{name}'\nexpect: []\n"}))

    def test_nor_through_a_link(self, tmp_path: Path) -> None:
        folder = make(tmp_path / "ours", **{"fixtures/a.yaml": "file: a.txt\nexpect: []\n"})
        (tmp_path / "secret.txt").write_text("密", encoding="utf-8")
        (folder / "fixtures" / "a.txt").symlink_to(tmp_path / "secret.txt")
        with pytest.raises(SettingsError, match=r"a\.txt"):
            failures(folder)

    def test_a_page_that_is_a_link_to_elsewhere_or_too_large(self, tmp_path: Path) -> None:
        folder = make(tmp_path / "ours")
        (tmp_path / "secret.md").write_text(PAGE, encoding="utf-8")
        (folder / "words" / "letters.md").unlink()
        (folder / "words" / "letters.md").symlink_to(tmp_path / "secret.md")
        with pytest.raises(SettingsError, match="通向别处"):
            failures(folder)
        (folder / "words" / "letters.md").unlink()
        (folder / "words" / "letters.md").write_text("长" * 1_000_000, encoding="utf-8")
        with pytest.raises(SettingsError, match="太大"):
            failures(folder)

    def test_unknown_rules_and_keys(self, tmp_path: Path) -> None:
        files = {
            "fixtures/a.yaml": "file: a.txt\nexpect: [{rule: OUR009}]\n",
            "fixtures/a.txt": base_report(),
            "fixtures/b.yaml": "file: a.txt\nexpect: [{rule: OUR001, txet: 甲}]\n",
        }
        with pytest.raises(SettingsError) as caught:
            failures(make(tmp_path, **files))
        words = "\n".join(map(str, caught.value.mistakes))
        assert "没有规则 OUR009" in words
        assert "txet" in words


class TestFixtures:
    @staticmethod
    def fixture(folder: Path, expect: str) -> list[Failed]:
        wrong = base_report().replace("各项要求。", "各项要求。全年市民来信2件、市民来电3件。")
        wrong = wrong.replace("1 | 0 | 0 | 0 | 1", "1 | 1 | 0 | 0 | 1", 1)
        files = {"fixtures/a.yaml": f"file: a.txt\nexpect:\n{expect}", "fixtures/a.txt": wrong}
        return failures(make(folder, **files))

    def test_what_is_expected_is_found(self, tmp_path: Path) -> None:
        expect = "- {rule: letters, text: 市民来信}\n- {rule: OUR001, text: 市民来电3件, count: 1}\n"
        # One finding at the root of both equations: BAL004, and also OUR002.
        assert self.fixture(tmp_path, expect + "- {rule: BAL004, cell: review/review/total}\n") == []

    def test_everything_that_is_found_is_expected(self, tmp_path: Path) -> None:
        expect = "- {rule: OUR001, count: 2}\n- {rule: OUR002}\n- {rule: OUR001, text: 来访, count: 0}\n"
        assert self.fixture(tmp_path, expect) == []

    def test_what_stands_elsewhere_is_shown(self, tmp_path: Path) -> None:
        failed = self.fixture(tmp_path, "- {rule: OUR001, text: 来访}\n")[0]
        assert failed.message == "a.txt：应有 1 处，查出 0 处"
        assert [line.partition("“")[2].partition("”")[0] for line in failed.extra] == ["市民来信", "市民来电"]

    def test_what_is_not_expected(self, tmp_path: Path) -> None:
        (failed, unsaid) = self.fixture(tmp_path, "- {rule: OUR001, text: 市民来信, count: 2}\n")
        assert (failed.line, failed.message) == (3, "a.txt：应有 2 处，查出 1 处")
        assert failed.missing == ("OUR001 “市民来信” × 2",)
        assert len(unsaid.extra) == 2

    @pytest.mark.parametrize(
        ("cell", "words"),
        [
            ("review/review/totl", "表 review 没有叫 totl 的列（是不是 total？）"),
            ("requests/nw/total", "表 requests 没有叫 nw 的行（是不是 new？）"),
            ("reveiw/review/total", "没有叫 reveiw 的表（是不是 review？）"),
            ("review", "表 review 没有叫  的行"),
        ],
    )
    def test_a_cell_that_no_form_has_is_refused(self, cell: str, words: str, tmp_path: Path) -> None:
        with pytest.raises(SettingsError) as caught:
            self.fixture(tmp_path, f"- {{rule: BAL004, cell: {cell}, count: 0}}\n")
        assert words in str(caught.value)
