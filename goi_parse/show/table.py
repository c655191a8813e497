"""The official tables as HTML: merged cells merged, each blank filled by whoever shows the table."""

import html
from collections.abc import Callable

import attrs

from goi_parse.forms.printed import PrintedCell, printed
from goi_parse.markup import element
from goi_parse.record import Record

__all__ = ["Blank", "form_table"]


@attrs.frozen(eq=False, repr=False)
class Blank(Record):
    """What to put into one blank of the form: text, a class (``goi-error``), words to show on hover."""

    text: str
    kind: str | None = None
    hover: str | None = None


def form_table(table: str, edition: str, fill: Callable[[str], Blank]) -> str:
    """One table (``"requests"``) of one edition; ``fill`` says what stands at an address."""
    rows = ("".join(_cell(cell, fill) for cell in row) for row in printed(table, edition))
    return element("table", "".join(element("tr", row) for row in rows), class_="goi-form")


def _cell(cell: PrintedCell, fill: Callable[[str], Blank]) -> str:
    spans = {
        "rowspan": cell.row_span if cell.row_span > 1 else None,
        "colspan": cell.column_span if cell.column_span > 1 else None,
    }
    if cell.address is None:
        return element("th", html.escape(cell.text), **spans)
    blank = fill(cell.address)
    kinds = f"goi-figure {blank.kind}" if blank.kind else "goi-figure"
    text = html.escape(blank.text).replace("\n", "<br>")
    return element("td", text, class_=kinds, title=blank.hover, **spans)
