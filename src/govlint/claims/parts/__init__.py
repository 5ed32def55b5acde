"""Words around a figure that make it one of a part, of which a difference from the table proves nothing."""
