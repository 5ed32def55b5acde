"""Patterns that rules and packs declare, run by RE2: one by one, many together, words in lists."""
