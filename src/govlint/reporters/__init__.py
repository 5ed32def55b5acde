"""Reporters turn results into text for people and for machines, piece by piece as results come in."""
