"""Rules written out in the documentation, made into packs and tested as `govlint pack test` would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from govlint.model import Struct

_BLOCK = re.compile(r"^(`{3,})(yaml|markdown)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
_NAMED = re.compile(r"# (\S+\.yaml)\n")


class Recipe(Struct, frozen=True, kw_only=True):
    """A rule on a page of the documentation: its YAML, its page, the other files that it needs by path."""

    title: str
    file: str
    rule: str
    page: str
    others: tuple[tuple[str, str], ...] = ()


def recipes(text: str) -> Iterator[Recipe]:
    """Every section of a page that holds a rule and its examples."""
    heads = [*_HEADING.finditer(text)]
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : following.start() if following else len(text)]
        rule, page, file, others = "", "", "words/example-rule.yaml", []
        for _, language, content in _BLOCK.findall(body):
            named = _NAMED.match(content)
            if language == "markdown":
                page = content
            elif named and named[1].startswith(("forms/", "lexicon/", "claims.yaml")):
                others.append((named[1], content))
            elif "check:" in content:
                rule, file = content, named[1] if named else file
        if rule and page:
            yield Recipe(title=head[1], file=file, rule=rule, page=page, others=tuple(others))


def write(recipe: Recipe, folder: Path, code: str = "EXA001") -> Path:
    """The pack that holds a recipe's rule alone; what the page leaves out of the rule is put in."""
    rule, page = recipe.rule, recipe.page
    if not re.search(r"^code:", rule, re.MULTILINE):
        name = Path(recipe.file).stem
        rule = f"code: {code}\nname: {name}\nseverity: warning\ntitle: {{zh: 例子, en: example}}\n{rule}"
    found = re.search(r"^code: (\S+)", rule, re.MULTILINE)
    if not page.startswith("# "):
        page = f"# {found[1] if found else code} 例子\n\n## 为什么\n\n例子。\n\n## 依据\n\n无。\n\n{page}"
    files = {
        "pack.yaml": 'name: example\ntitle: {zh: 例子, en: example}\nversion: "1"\n',
        recipe.file: rule,
        str(Path(recipe.file).with_suffix(".md")): page,
        **dict(recipe.others),
    }
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder
