"""Tests of rule packs: examples and fixtures run, what no example reaches, what no equation sees."""
