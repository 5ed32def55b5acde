"""Words, marks and dates as they stand, and what a pack wants said or left unsaid."""
