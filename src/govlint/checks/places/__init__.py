"""Where checks look: parts of a report, passages, and words written in more than one way."""
