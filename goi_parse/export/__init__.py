"""A report as data and as documents: dict and JSON, rows and frames, Markdown, HTML, Word.

The version of the schema lives here.
"""
