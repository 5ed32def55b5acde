"""The part of `govlint check` that tells where a pack of ours and another one go by one name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govlint import builtin
from govlint.model import Text
from govlint.packs.files import is_pack
from govlint.plugins import named_packs, pack_name
from govlint.session import Session


def like_ours(session: Session) -> Iterator[Text]:
    """Packs in use that are called like one of ours and stand in its place, and folders that one hides."""
    ours = {pack_name(folder): folder for folder in builtin.govlint_packs()}
    for pack in session.packs:
        if pack.name in ours and not _is_same(Path(pack.path), ours[pack.name]):
            yield Text(
                f"{pack.path} 与 govlint 自带的规则包同名（{pack.name}），用的是它，没有用自带的；"
                "不是有意这样，就改一个名称",
                f"{pack.path} is called like the pack {pack.name} of govlint and is used in its place; "
                "give it another name unless that is meant",
            )
    named = named_packs(session.registry)
    for name in session.config.packs:
        if name in named and is_pack(Path(name)) and not _is_same(Path(name), named[name]):
            yield Text(
                f"规则包 {name} 用的是装好的那个，不是这里的文件夹；要用文件夹，写 ./{name}",
                f"the pack {name} is the installed one, not the folder here; for that, write ./{name}",
            )


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
