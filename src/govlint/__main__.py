"""`python -m govlint` is the command."""

from govlint.cli import command

command()
