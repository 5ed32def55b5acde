"""What a user can act on: every error that govlint raises on purpose is defined here."""

from __future__ import annotations

from dataclasses import dataclass, field


class GovlintError(Exception):
    """Base of the errors that a user can mend; the command prints them and exits with 2."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a configuration or a pack: where it is, what it is and how to mend it.

    `shown` is the line that it stands in, where there is one.
    """

    file: str
    message: str
    line: int | None = None
    column: int | None = None
    remedy: str | None = None
    shown: str = field(default="", compare=False)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" + (f"（{self.remedy}）" if self.remedy else "")


class SettingsError(GovlintError):
    """Configuration or pack files with mistakes; all of them are told at once."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


class UsageError(GovlintError):
    """A call that makes no sense: nothing matched, an unknown format, no rule active."""


class PluginError(GovlintError):
    """A plugin that failed keeps govlint from doing its job; the command exits with 3."""


class UnreadableError(GovlintError):
    """A document whose bytes could not be read as a text."""


class FixError(GovlintError):
    """A fix that cannot be applied to the file as it is."""
