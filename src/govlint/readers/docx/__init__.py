"""Word documents: their parts read, numbered, styled, placed and patched."""
