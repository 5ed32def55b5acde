"""Reads lists and their totals: those that a word opens, those beside or behind their parts, rows of them."""
