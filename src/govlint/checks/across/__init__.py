"""Checks across documents: last year's report, and the members of a summary."""
