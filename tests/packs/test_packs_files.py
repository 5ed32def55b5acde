"""Packs in folders and zips, and those that are meant to harm."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from govlint.errors import SettingsError
from govlint.packs import files
from govlint.packs.files import MAX_BYTES, files_of, is_pack, shipped_packs
from govlint.packs.inheritance import merge
from govlint.packs.loading import load_pack, load_packs
from packfolders import CHECKS, FORM, pack, told


def zipped(folder: Path, archive: Path, top: str = "") -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                made.write(path, top + path.relative_to(folder).as_posix())
    return archive


def refused(path: Path, root: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_pack(path, CHECKS)
    return told(caught.value, root)


@pytest.mark.parametrize("top", ["", "ours-1.0/"])
def test_a_zip_is_the_same_as_its_folder(tmp_path: Path, top: str) -> None:
    folder = pack(tmp_path / "ours", rules={"ABC001": ""}, forms__small_yaml=FORM)
    (folder / ".hidden.yaml").write_text("[", "utf-8")
    archive = zipped(folder, tmp_path / "ours.zip", top)
    before = sorted(tmp_path.rglob("*"))
    one, two = load_pack(folder, CHECKS), load_pack(archive, CHECKS)
    assert (two.name, two.vocabulary, two.rules[0].code) == (one.name, one.vocabulary, "ABC001")
    assert two.path == str(archive)
    assert is_pack(archive)
    assert sorted(tmp_path.rglob("*")) == before


def test_mistakes_in_a_zip_are_placed_in_it(tmp_path: Path) -> None:
    folder = pack(tmp_path / "ours", rules={"ABC001": "colour: red\n"})
    archive = zipped(folder, tmp_path / "ours.zip")
    [told] = refused(archive, tmp_path)
    assert told.startswith("ours.zip/words/abc001.yaml:11:1: 不认识的键 colour（可用：code、name、")


def test_a_zip_in_the_command(tmp_path: Path, govlint: Any) -> None:
    archive = zipped(pack(tmp_path / "ours", title_yaml="") / "", tmp_path / "x.zip")
    assert "title.yaml: 不会被读到" in govlint("pack", "lint", archive).err
    rule = Path(__file__).parent.parent.parent / "examples/plugin/src/govlint_example_plugin/packs/example"
    archive = zipped(rule, tmp_path / "example.zip")
    assert govlint("pack", "lint", archive).code == 2  # its check comes with the plugin
    assert "heading-marks" in govlint("pack", "lint", archive).err


def test_examples_and_fixtures_of_a_zip_are_run(tmp_path: Path, govlint: Any) -> None:
    annex = Path(__file__).parent.parent.parent / "examples/packs/example-annex"
    run = govlint("pack", "test", zipped(annex, tmp_path / "example-annex.zip"))
    assert "反例 2，正例 2，改后 2，fixture 2；全部成立" in run.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["example-annex.zip"]


def entry(name: str, data: bytes = b"x", mode: int | None = None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        if mode is not None:
            info.external_attr = mode << 16
        archive.writestr(info, data)
    return made.getvalue()


def encrypted() -> bytes:
    data = bytearray(entry("pack.yaml"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def two_of_one_name() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("pack.yaml", "a")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("pack.yaml", "b")
    return made.getvalue()


def lying_about_its_size() -> bytes:
    data = bytearray(entry("pack.yaml", b"a: " + b"b" * (MAX_BYTES + 10)))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = (200_000).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no zip at all", "不是能读的 zip"),
        (b"PK\x03\x04", "不是能读的 zip"),
        (entry("pack.yaml")[:-30], "不是能读的 zip"),
        (entry("../pack.yaml"), "名称通向压缩包以外"),
        (entry("a/../../pack.yaml"), "名称通向压缩包以外"),
        (entry("/etc/pack.yaml"), "名称是绝对路径"),
        (entry("C:/pack.yaml"), "名称是绝对路径"),
        (entry("a\\pack.yaml"), "反斜杠"),
        (entry("pack.yaml", b"/etc/passwd", 0o120777), "压缩包里有链接"),
        (encrypted(), "压缩包加了密"),
        (entry("pack.yaml", b"a" * 5_000_000), "压缩率高得不正常"),
        (two_of_one_name(), "有两份"),
        (lying_about_its_size(), "pack.yaml: "),
        (entry("readme.txt"), "规则包里没有 pack.yaml"),
    ],
)
def test_zips_that_are_refused(tmp_path: Path, data: bytes, words: str) -> None:
    archive = tmp_path / "bad.zip"
    archive.write_bytes(data)
    assert any(words in line for line in refused(archive, tmp_path))


class TestFolders:
    def test_links_that_lead_elsewhere(self, tmp_path: Path) -> None:
        (tmp_path / "secret.yaml").write_text("secret: 1\n", "utf-8")
        folder = pack(tmp_path / "ours")
        (folder / "words").mkdir()
        (folder / "words/a.yaml").symlink_to(tmp_path / "secret.yaml")
        (folder / "words/gone.yaml").symlink_to(tmp_path / "gone")
        (folder / "loop").symlink_to(folder)
        (folder / "away").symlink_to(tmp_path)
        found = refused(folder, tmp_path)
        assert found[:2] == [
            "ours/away: 是通向别处的链接，不读（换成文件本身）",
            "ours/loop: 是通向别处的链接，不读（换成文件本身）",
        ]
        assert "ours/words/a.yaml: 是通向别处的链接，不读（换成文件本身）" in found
        assert not any("secret:" in line for line in found)

    def test_pipes_are_not_read(self, tmp_path: Path) -> None:
        folder = pack(tmp_path / "ours")
        (folder / "words").mkdir()
        os.mkfifo(folder / "words/a.yaml")
        assert refused(folder, tmp_path) == ["ours/words/a.yaml: 不是普通文件，不读（换成文件本身）"]

    def test_too_large(self, tmp_path: Path) -> None:
        folder = pack(tmp_path / "ours", lexicon__words_yaml="# " + "a" * MAX_BYTES)
        assert refused(folder, tmp_path)[0].startswith("ours/lexicon/words.yaml: 文件太大")

    def test_names_by_pattern(self, tmp_path: Path) -> None:
        files = files_of(pack(tmp_path / "ours", rules={"ABC001": ""}, forms__small_yaml=FORM))
        assert list(files.under("*/*.yaml")) == ["forms/small.yaml", "words/abc001.yaml"]
        assert list(files.under("forms/*.yaml")) == ["forms/small.yaml"]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(8)
)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("pack.yaml", BOMB, "pack.yaml:1:1: 别名展开后太大"),
        ("pack.yaml", "a: " + "[" * 5_000, "嵌套太深"),
        ("pack.yaml", "a: " + "{a: " * 200 + "1" + "}" * 200, "嵌套太深"),
        ("pack.yaml", "\n".join("  " * n + "a:" for n in range(900)), "嵌套太深"),
        ("pack.yaml", "name: !!python/object/apply:os.system ['touch hacked']\n", "不支持标签"),
        ("pack.yaml", "name: !!python/name:os.system\n", "不支持标签"),
        ("pack.yaml", "<<: {name: x}\n", "合并键 << 不支持"),
        ("pack.yaml", "name: a\nname: b\n", "键 name 写了两次（第一次在第 1 行）"),
        ("pack.yaml", b"name: a\x00b\n", "pack.yaml:1:8: 有看不见的控制字符"),
        ("pack.yaml", "name: 示例".encode("gbk"), "pack.yaml:1: 不是 UTF-8 文字（另存为 UTF-8）"),
        ("pack.yaml", "name: a\n".encode("utf-16"), "不是 UTF-8 文字"),
        ("pack.yaml", "name: ../../etc\ntitle: {zh: a, en: b}\nversion: '1'\n", "规则包不能叫 '../../etc'"),
        (
            "pack.yaml",
            "name: a\ntitle: {zh: a, en: b}\nversion: '1'\nrules: {A: {options: {x: &a [*a]}}}\n",
            "",
        ),
        ("report.yaml", "recognition: {page_marks: ['(a+)+$', '(a|aa)+\\1']}\n", "反向引用"),
        ("report.yaml", "recognition: {signs: ['((a{1000}){1000}){1000}']}\n", "有误"),
        ("lexicon/x.yaml", "- {text: '(?=a)', pattern: true}\n", "不支持环视"),
        ("words/x.yaml", "code: &c ABC001\nname: *d\n", "没有这个别名"),
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, name: str, text: Any, words: str) -> None:
    folder = pack(tmp_path / "ours")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert any(words in line for line in refused(folder, tmp_path))
    assert not (tmp_path / "hacked").exists()
    assert not Path("hacked").exists()


def test_patterns_that_would_run_away_elsewhere_run_in_linear_time(tmp_path: Path, govlint: Any) -> None:
    marks = "recognition: {signs: ['(a+)+$'], page_marks: ['(a+)+$'], furniture: ['(a|a)*$x']}\n"
    pack(tmp_path / "ours", report_yaml=marks)
    text = "示例市2024年政府信息公开工作年度报告\n\n" + "a" * 50_000 + "!\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert govlint("check", "--pack", "ours", "a.txt").code in (0, 1)


def test_many_packs_that_extend_many(tmp_path: Path) -> None:
    from govlint.packs.compiled import header
    from govlint.packs.inheritance import with_parents

    for n in range(20):
        parents = "".join(f", ../p{m}" for m in range(n))
        pack(tmp_path / f"p{n}", f"extends: [{parents[2:]}]\n")
    order = with_parents([tmp_path / "p19"], {}, header)
    assert [path.name for path in order] == [f"p{n}" for n in range(20)]
    assert len(merge(load_packs(order, CHECKS))[2]) == 0


def test_shipped_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (shipped_packs() / "national/pack.yaml").is_file()
    monkeypatch.setattr(files, "__file__", str(tmp_path / "packs" / "files.py"))
    (tmp_path / "rules").mkdir()
    assert shipped_packs() == tmp_path / "rules"
