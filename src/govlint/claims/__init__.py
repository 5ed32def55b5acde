"""Reads what sentences say about counts: who, what, how many; checks hold it against the forms."""
