"""Runs over many files: listed, checked by several processes, then held against one another."""
