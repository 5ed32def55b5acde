"""Turns a document into a report: only this package knows what an annual report is."""

from govlint.structure.recognise import recognise

__all__ = ["recognise"]
