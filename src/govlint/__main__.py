"""`python -m govlint` is the command."""

from govlint.cli import main

main()
