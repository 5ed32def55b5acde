"""Walks through a paragraph, clause by clause, and tells of each figure what it counts: its claims."""
