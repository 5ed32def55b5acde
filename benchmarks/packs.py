"""What packs cost: loading from YAML and from the cache, many rules, and the speed of linting with them.

`python benchmarks/packs.py` prints ratios taken in one run on one core; exit code 1 where one is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ["GOVLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="govlint-bench-")

from govlint.config.settings import Config
from govlint.packs.compiled import load_packs
from govlint.packs.loading import load_packs as load_from_yaml
from govlint.plugins import load_plugins
from govlint.session import Session

ROOT = Path(__file__).parent.parent
SIZES = (125, 250, 500, 1000)
RULE = """\
code: {code}
name: {name}
severity: warning
title: {{zh: 用词, en: wording}}
check: pattern
options: {{pattern: '{pattern}', replacement: 甲}}
messages:
  default: {{zh: '不写“{{text}}”', en: 'not {{text}}'}}
fix_title: {{zh: 改, en: mend}}
"""


def median(function: Callable[[], object], times: int) -> float:
    """The median time of a call on the processor, in milliseconds: other programs do not count."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        function()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def words(number: int) -> str:
    """A pattern of made-up words, another for each number."""
    first = "".join(chr(0x4E00 + (number * 37 + step * 613) % 8000) for step in range(4))
    return f"{first[:2]}(?:{first[2]}|{first[3]})[的地得]?{first[1]}"


def made(folder: Path, size: int) -> Path:
    """A pack of `size` rules with patterns."""
    (folder / "words").mkdir(parents=True)
    about = f"name: many-{size}\ntitle: {{zh: 许多规则, en: many rules}}\nversion: '1'\n"
    (folder / "pack.yaml").write_text(about, "utf-8")
    for number in range(size):
        code = f"M{chr(65 + number // 1000)}{chr(65 + number // 1000)}{number % 1000:03}"
        name = f"word-{number}"
        text = RULE.format(code=code, name=name, pattern=words(number))
        (folder / f"words/{name}.yaml").write_text(text, "utf-8")
        (folder / f"words/{name}.md").write_text(f"# {code}\n", "utf-8")
    return folder


def cpu(command: list[str], times: int = 7) -> float:
    """The median processor time of a process, in milliseconds."""
    taken = []
    for _ in range(times + 1):
        before = os.times()
        subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        after = os.times()
        taken.append(
            (after.children_user + after.children_system - before.children_user - before.children_system)
            * 1000
        )
    return statistics.median(taken[1:])


def cold() -> float:
    """Loading all shipped packs from YAML in a new process, the import of what reads YAML included."""
    code = (
        "import time; from govlint.plugins import load_plugins; registry = load_plugins(installed=False)\n"
        "from govlint.packs.loading import load_packs; begun = time.process_time\n"
        "load_packs(registry.packs, registry.checks); print((time.process_time() - begun) * 1000)"
    )
    command = [sys.executable, "-c", code]
    taken = [
        float(subprocess.run(command, capture_output=True, check=True, text=True).stdout) for _ in range(7)
    ]
    return statistics.median(taken)


def main() -> int:
    registry = load_plugins(installed=False)
    missed = []

    def told(what: str, value: str, held: bool = True) -> None:
        print(f"{what:<64}{value}{'' if held else '   MISSED'}")
        if not held:
            missed.append(what)

    whole = [
        sys.executable,
        "-m",
        "govlint",
        "check",
        "--no-cache",
        "--format",
        "concise",
        "examples/correct.txt",
    ]
    began, loaded = cpu(whole), cold()
    told("the whole process from cold, one report checked", f"{began:8.0f} ms")
    told("all shipped packs from YAML, in a new process", f"{loaded:8.0f} ms")
    told("  as a share of the whole (at most 0.40)", f"{loaded / began:8.2f}", loaded / began <= 0.40)
    load_packs(registry.packs, registry.checks)
    warm = median(lambda: load_packs(registry.packs, registry.checks), 30)
    told("  from the compiled cache (at most 10 ms)", f"{warm:8.1f} ms", warm <= 10)

    with tempfile.TemporaryDirectory() as place:
        packs = {size: made(Path(place) / f"many-{size}", size) for size in SIZES}
        times = {}
        for size, folder in packs.items():
            times[size] = median(partial(load_from_yaml, [folder], registry.checks), 3)
            told(f"{size} rules from YAML", f"{times[size]:8.0f} ms, {times[size] / size:.2f} ms a rule")
        growth = (times[1000] / 1000) / (times[125] / 125)
        told("  time a rule, 1000 rules to 125 (at most 1.3)", f"{growth:8.2f}", growth <= 1.3)

        text = (ROOT / "examples/correct.txt").read_bytes()
        national = Session(Config(), registry, load_packs(registry.packs, registry.checks))
        many = Session(
            Config(), registry, load_packs([*registry.packs, packs[500]], registry.checks, use_cache=False)
        )
        for session in (national, many):
            for _ in range(5):
                session.check(text, "a.txt")
        own, all_ = [], []
        for _ in range(40):
            own.append(median(lambda: national.check(text, "a.txt"), 3))
            all_.append(median(lambda: many.check(text, "a.txt"), 3))
        ratio = statistics.median(own) / statistics.median(all_)
        told("a report under the shipped packs", f"{statistics.median(own):8.2f} ms")
        told("the same with 500 rules more", f"{statistics.median(all_):8.2f} ms")
        told("  speed with them, of that without (at least 0.50)", f"{ratio:8.2f}", ratio >= 0.5)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
