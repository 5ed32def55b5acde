"""The configuration of a run: its files, its levels, which rules are on, and the settings of each file."""
