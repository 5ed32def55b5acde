"""What the processes of the tests do: apart from these, so that they begin soon."""

from __future__ import annotations

import os
import signal
import time

from govlint.errors import Mistake, SettingsError
from govlint.model import Text


def gone(path: str, why: Text) -> str:
    return f"{path} lost: {why.en}"


def perform(state: str, path: str) -> str:
    """What a path says is done over it."""
    what, _, figure = path.partition(" ")
    if what == "exit":
        os._exit(int(figure))
    if what == "leave":
        raise SystemExit(int(figure))
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "wrong":
        raise SettingsError([Mistake("a.yaml", "错", 3)])
    if what == "bug":
        raise KeyError(figure)
    if what == "slow":
        time.sleep(0.3)
    return f"{path} {state}"


def theirs() -> str:
    return "there"


def never() -> str:
    os._exit(5)


def refused() -> str:
    raise SettingsError([Mistake("a.yaml", "错", 3)])
