"""The pytest plugin's entry point: does nothing, and imports nothing of govlint, until packs are named.

`govlint_packs` in pytest's configuration lists pack folders, relative to that file. Their examples are
collected where the run covers everything; or where their folder or pack.yaml is named on the command line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

_OPTION = "govlint_packs"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the option."""
    parser.addini(_OPTION, "govlint 规则包的文件夹；其中的例子作为测试运行。", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Add the packs to a run without arguments of its own, unless it covers them anyway."""
    packs = [Path(folder).resolve() for folder in config.getini(_OPTION)]
    for folder in packs:
        if not (folder / "pack.yaml").is_file():
            raise pytest.UsageError(f"{_OPTION}：{folder} 里没有 pack.yaml")
    if packs and config.args_source is not pytest.Config.ArgsSource.ARGS:
        covered = [Path(config.invocation_params.dir, argument).resolve() for argument in config.args]
        for folder in packs:
            if not any(folder.is_relative_to(other) for other in covered):
                config.args.append(str(folder))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Any:
    """Collect a pack by its pack.yaml, if it is named in the configuration."""
    if file_path.name != "pack.yaml":
        return None
    packs = [Path(folder).resolve() for folder in parent.config.getini(_OPTION)]
    if file_path.parent.resolve() not in packs:
        return None
    from govlint.pytest_plugin import PackFile  # brings in all of govlint

    return PackFile.from_parent(parent, path=file_path)
