"""What a table has that is not the form's: rows, subtotals, and figures behind no label."""

from collections.abc import Iterator, Sequence

from goi_parse.align.formrows import form_rows
from goi_parse.align.found import Entry, Scan
from goi_parse.align.labels import Kind
from goi_parse.diagnostics import Diagnostic
from goi_parse.forms import TableForm
from goi_parse.rules import RULES
from goi_parse.text import fold

__all__ = ["strangers"]

_MOST_QUOTED = 20


def strangers(table: TableForm, found: Scan, others: Sequence[Scan | None]) -> Iterator[Diagnostic]:
    """Findings about rows and figures that the form does not have, but for those that ``others`` of its tables read."""
    keys = {line.key for line in form_rows(table.edition, table.key)}
    rows = (*found.unknown, *(entry for entry in found.entries if entry.key not in keys))
    filled = [entry for entry in rows if entry.values and entry.filled]
    known: set[tuple[int, int, int]] = set()
    if filled or found.astray:
        known.update(*(other.spots() for other in others if other is not None))
    blank = {row.line: row for row in found.entries if row.key and not row.filled} if filled else {}
    for entry in filled:
        if any(value.spot not in known for value in entry.filled):
            begun = blank.get(entry.line - 1)
            if begun is not None and _goes_on(begun, entry):
                facts = {"table": f"{table.title}“{begun.label}”"}
                yield Diagnostic(RULES["order-assumed"], (f"{table.key}.{begun.key}",), facts, entry.place())
            rule = RULES["row-unknown" if entry.kind in (Kind.CAPTION, Kind.ROW) else "subtotal-skipped"]
            yield Diagnostic(rule, (), {"row": entry.label, "label": entry.label}, entry.place())
    astray = [value.text for value in found.astray if value.spot not in known]
    if astray:
        yield Diagnostic(RULES["figures-astray"], (table.key,), {"raws": " ".join(astray[:_MOST_QUOTED])})


def _goes_on(row: Entry, below: Entry) -> bool:
    """Whether the label of a row of the form without figures goes on right below it, in a row with figures."""
    label, official = fold(below.label), fold(row.official)
    return label != "" and label in official and fold(row.label) != official
