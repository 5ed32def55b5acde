"""Findings kept silent by comment, by a file beside the documents, by a baseline; and what is amiss there."""
