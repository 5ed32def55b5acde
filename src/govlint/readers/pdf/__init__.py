"""PDF: pages, text with its places, streams and ruled lines, by PDFium."""
