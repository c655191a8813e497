"""A report as an HTML page, for the office programs and converters that make other formats of it."""

from html import escape

from generator.report import Report
from generator.tables import Cell, Table

__all__ = ["report_html", "table_html"]


def report_html(report: Report) -> str:
    """The whole report as one page; merged cells are merged, line breaks in cells are breaks."""
    front = report.front
    body = [f"<h1>{'<br>'.join(map(escape, front.title.split(chr(10))))}</h1>"]
    body += [f"<p>{escape(p)}</p>" for p in (*front.before, *front.preamble)]
    for section in report.sections:
        body.append(f"<h2>{escape(section.heading)}</h2>")
        body += [_table(i) if isinstance(i, Table) else f"<p>{escape(i)}</p>" for i in section.items]
    body += [f"<p>{escape(line)}</p>" for line in report.ending]
    style = "table{border-collapse:collapse}td{border:1px solid;text-align:center}"
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><style>{style}</style></head><body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _table(table: Table) -> str:
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    return f'<table border="1">\n{rows}\n</table>'


def table_html(table: Table) -> list[str]:
    """The table as a converter to Markdown leaves it in HTML: a cell a line."""
    lines = ["<table>", "<colgroup>", *[f'<col style="width: {100 // table.width}%" />'] * table.width, "</colgroup>"]
    lines.append("<tbody>")
    for n, row in enumerate(table.rows):
        cells = [_cell(c._replace(text=c.text.strip())).replace("<br>", "<br />\n").split("\n") for c in row]
        lines += [f'<tr class="{"even" if n % 2 else "odd"}">', *(line for c in cells for line in c), "</tr>"]
    return [*lines, "</tbody>", "</table>"]


def _cell(cell: Cell) -> str:
    spans = f' colspan="{cell.across}"' * (cell.across > 1) + f' rowspan="{cell.down}"' * (cell.down > 1)
    return f"<td{spans}>{'<br>'.join(map(escape, cell.text.split(chr(10))))}</td>"
