"""The version of govlint."""

__version__ = "0.1.0"
