"""What a report was read from, and how it looks there: pages of a PDF, lines of a text, tables of anything else."""
