from __future__ import annotations

from govlint.api import as_dict, check, check_files, open_session
from govlint.errors import GovlintError, SettingsError, UnreadableError, UsageError
from govlint.finding import Finding, Fix, Problem, Result, Severity
from govlint.model import Document, Span
from govlint.report import CellKey, NotAssessable, Report
from govlint.session import Session
from govlint.version import __version__

__all__ = [
    "CellKey",
    "Document",
    "Finding",
    "Fix",
    "GovlintError",
    "NotAssessable",
    "Problem",
    "Report",
    "Result",
    "Session",
    "SettingsError",
    "Severity",
    "Span",
    "UnreadableError",
    "UsageError",
    "__version__",
    "as_dict",
    "check",
    "check_files",
    "open_session",
]
