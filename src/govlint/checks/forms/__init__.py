"""The official forms: that they are there and whole, what their cells hold, and how these agree."""
