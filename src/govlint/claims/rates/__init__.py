"""Percentages and changes beside the figures that they come of: shares, rates, growth, how many more."""
