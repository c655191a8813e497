"""AnnualReport -> Markdown with pipe tables; a merged cell's text stands once, where it begins."""

from goi_parse.export.filed import Form, Heading, Paragraph, Subheading, Title, blanks, filed
from goi_parse.forms.printed import PrintedRow, printed
from goi_parse.report import AnnualReport
from goi_parse.text import regex

__all__ = ["to_markdown"]

_MARK = regex(r"^(\s*)([#>]|[-+*](?=\s))")
"""What would begin a heading, a quotation or a list."""


def to_markdown(report: AnnualReport) -> str:
    """The report as Markdown: headings, prose, and the three tables with every figure as printed."""
    fill = blanks(report)
    written: list[str] = []
    for piece in filed(report):
        match piece:
            case Title(text):
                written.append(f"# {text}")
            case Heading(text):
                written.append(f"## {text}")
            case Subheading(text):
                written.append(f"### {text}")
            case Paragraph(text):
                written.append(_MARK.sub(r"\1\\\2", text))
            case Form(table, edition):
                rows = printed(table, edition)
                texts = [[fill(c.address) if c.address else c.text for c in row] for row in rows]
                written.append(_pipe_table(rows, texts))
    return "\n\n".join(written) + "\n"


def _pipe_table(rows: tuple[PrintedRow, ...], texts: list[list[str]]) -> str:
    width = max(cell.column + cell.column_span for row in rows for cell in row)
    lines: list[str] = []
    for row, filled in zip(rows, texts, strict=True):
        cells = [""] * width
        for cell, text in zip(row, filled, strict=True):
            cells[cell.column] = text.replace("|", "\\|").replace("\n", "<br>")
        lines.append("| " + " | ".join(cells) + " |")
    lines.insert(1, "|" + "---|" * width)
    return "\n".join(lines)
