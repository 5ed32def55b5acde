"""Hands findings back in the report itself: as a page that shows it with its findings marked."""
