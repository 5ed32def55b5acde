"""Page geometry → `Document`, whatever the format: characters and rules become lines, tables, paragraphs."""
