"""Tests of rule packs: their examples and fixtures run, what no example reaches, and what no equation sees."""
