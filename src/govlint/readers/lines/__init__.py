"""Lines of text: which belong together, which are borders, quotes, blanks or page numbers."""
