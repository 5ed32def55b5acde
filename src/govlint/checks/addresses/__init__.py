"""Addresses of the web: read as written, and what is wrong with them."""
