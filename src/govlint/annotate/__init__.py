"""Hands findings back in the report itself: as a page with its findings marked, or as comments in Word."""
