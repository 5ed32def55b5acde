"""Blocks of a document being written: paragraphs, tables and grids with their spans, and joined again."""
