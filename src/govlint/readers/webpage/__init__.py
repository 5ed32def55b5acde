"""Markup of web pages made into blocks: tokens, flow, tables and what is not shown; for HTML and Markdown."""
