"""What the command says aside, on standard error, in the language of the run."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar

import click

from govlint.config.files import sayable
from govlint.errors import GovlintError
from govlint.model import Text

_spoken: ContextVar[str] = ContextVar("spoken", default="zh")


def speak(lang: str) -> None:
    """From now on say what there is to say in `lang`."""
    _spoken.set(lang)


def asked_for(arguments: Sequence[str]) -> str:
    """The language that a command line asks for, before any configuration is read."""
    last = "zh"
    for before, argument in zip(("", *arguments), arguments, strict=False):
        option, equals, value = argument.partition("=")
        if option == "--lang" and equals:
            last = value
        elif before == "--lang":
            last = argument
    return last


def spoken(zh: str, en: str) -> str:
    """Words in the language of the run."""
    return Text(zh, en).in_language(_spoken.get())


def named(path: str) -> str:
    """The name of a file as it may stand in a line, whatever is in it."""
    from govlint.reporters.typeset import printable  # most runs say nothing but their report

    return printable(sayable(path))


def tell(words: str, *, err: bool = False) -> None:
    """Write `words`, line by line, without anything in them that a terminal or a CI would act on."""
    from govlint.reporters.typeset import printable  # nor here

    click.echo("\n".join(printable(line) for line in words.split("\n")), err=err)


def aside(zh: str, en: str) -> None:
    """Say something on standard error."""
    tell(spoken(zh, en), err=True)


def failed(error: GovlintError) -> None:
    """Say what kept the command from doing its job."""
    aside(f"错误：{error}", f"error: {error.in_language('en')}")


def warned(words: Text) -> None:
    """Tell of what did not take place although it was asked for."""
    aside(f"注意：{words.zh}", f"note: {words.en}")
