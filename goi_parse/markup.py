"""Pieces of HTML and of plain text to show things with: no dependency, no knowledge of what is shown.

Colours are those of the page the piece is put into: text inherits, marks are translucent. So a notebook's dark
theme needs no second style sheet.
"""

import html
import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["STYLE", "aligned", "details", "element", "facts_table", "framed", "records_table", "shortened", "wide"]

STYLE = """<style>
.goi{font-size:13px;line-height:1.5;max-width:64em;overflow-x:auto}
.goi h3{font-size:1.25em;margin:.2em 0 .4em;text-align:center;font-weight:600}
.goi p{margin:.2em 0;text-align:justify}
.goi summary{cursor:pointer;font-weight:600;margin:.5em 0 .2em}
.goi .goi-prose{white-space:pre-wrap;padding:0 1.2em;max-height:24em;overflow-y:auto}
.goi .goi-quiet{opacity:.65}
.goi .goi-tags{display:flex;flex-wrap:wrap;gap:.4em;justify-content:center;margin:.3em 0 .6em}
.goi .goi-tags span{border:1px solid rgba(128,128,128,.45);border-radius:1em;padding:0 .7em}
.goi .goi-scroll{max-height:32em;overflow:auto}
.goi table{border-collapse:collapse;margin:.3em 0;color:inherit;background:transparent;font-size:inherit}
.goi table.goi-form{width:100%;table-layout:auto}
.goi td,.goi th{border:1px solid rgba(128,128,128,.55);padding:.15em .45em;text-align:left;vertical-align:middle;
color:inherit;background:transparent;font-weight:normal;white-space:normal}
.goi th{background:rgba(128,128,128,.12);text-wrap:balance}
.goi table.goi-form td,.goi table.goi-form th{text-align:center}
.goi td.goi-figure{font-variant-numeric:tabular-nums;min-width:2em}
.goi td.goi-number{text-align:right;font-variant-numeric:tabular-nums}
.goi .goi-error{background:rgba(229,57,53,.28);outline:1px solid rgba(229,57,53,.75);outline-offset:-1px}
.goi .goi-warning{background:rgba(255,160,0,.28);outline:1px solid rgba(255,160,0,.75);outline-offset:-1px}
.goi .goi-note{background:rgba(66,133,244,.22)}
.goi tr.goi-error,.goi tr.goi-warning,.goi tr.goi-note{outline:none;background:transparent}
.goi tr.goi-error td:first-child{border-left:4px solid rgb(229,57,53)}
.goi tr.goi-warning td:first-child{border-left:4px solid rgb(255,160,0)}
.goi tr.goi-note td:first-child{border-left:4px solid rgb(66,133,244)}
.goi .goi-none{opacity:.6}
.goi .goi-wide{overflow-x:auto;padding:1px 2px}
.goi table.goi-lines{font-family:ui-monospace,"Noto Sans Mono CJK SC",monospace;line-height:1.45}
.goi table.goi-lines td,.goi table.goi-lines th{border:none;padding:0 .6em;vertical-align:top;white-space:pre-wrap}
.goi table.goi-lines td.goi-torn{white-space:pre}
.goi table.goi-lines th{opacity:.55;text-align:right;user-select:none}
.goi mark{color:inherit;border-radius:2px;padding:1px 0}
.goi .goi-figure.goi-here,.goi mark.goi-figure{background:rgba(0,150,160,.28);outline:1px solid rgba(0,150,160,.9)}
.goi .goi-page{position:relative;display:inline-block;max-width:100%;border:1px solid rgba(128,128,128,.55)}
.goi .goi-page img{display:block;width:56em;max-width:100%}
.goi .goi-page span{position:absolute;cursor:help}
.goi table:not(.goi-form) th,.goi td.goi-short{white-space:nowrap}
.goi [title]{cursor:help}
</style>"""
"""The style sheet of every piece; it speaks of nothing outside ``.goi``."""


def element(tag: str, content: str = "", **attributes: str | int | None) -> str:
    """An element around content that is markup already. ``class_`` is class; attributes that are None are left out."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{html.escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>"


def framed(*pieces: str) -> str:
    """Pieces with their style sheet, as one block for a notebook."""
    return STYLE + element("div", "".join(pieces), class_="goi")


def details(summary: str, content: str, *, is_open: bool = False) -> str:
    """Content that folds away; the summary is plain text."""
    opening = "<details open>" if is_open else "<details>"
    return f"{opening}{element('summary', html.escape(summary))}{content}</details>"


def facts_table(facts: Iterable[tuple[str, object]]) -> str:
    """Names on the left, values on the right."""
    rows = "".join(element("tr", element("th", html.escape(name)) + _value(value)) for name, value in facts)
    return element("table", rows)


def records_table(head: Sequence[str], records: Iterable[Sequence[object]], kinds: Iterable[str | None] = ()) -> str:
    """Records under a head; ``kinds`` gives a class (``goi-error``) to each record, as far as it goes."""
    top = element("tr", "".join(element("th", html.escape(name)) for name in head))
    classes = iter(kinds)
    rows = [element("tr", "".join(map(_value, record)), class_=next(classes, None)) for record in records]
    return element("div", element("table", top + "".join(rows)), class_="goi-scroll")


_SHORT = 12
"""Characters of a cell that is not broken into lines."""


def _value(value: object) -> str:
    if value is None:
        return element("td", "—", class_="goi-none")
    text = str(value)
    number = isinstance(value, int) or type(value).__name__ == "Decimal"
    kind = "goi-number" if number else ("goi-short" if len(text) <= _SHORT else None)
    shown = html.escape(text)
    if kind is None and text.isascii():
        shown = shown.replace(".", ".<wbr>")  # addresses are long
    return element("td", shown, class_=kind)


def wide(text: str) -> int:
    """How many columns of a terminal the text takes: an ideograph takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in text)


def aligned(records: Iterable[Sequence[str]], right: Sequence[int] = ()) -> list[list[str]]:
    """The cells of each record padded to the width of their column; columns named in ``right`` end flush."""
    rows = [list(record) for record in records]
    widths = [max(map(wide, column)) for column in zip(*rows, strict=True)]
    return [
        [_padded(text, size, flush=i in right) for i, (text, size) in enumerate(zip(row, widths, strict=True))]
        for row in rows
    ]


def shortened(text: str, size: int) -> str:
    """At most so many columns of a terminal."""
    if wide(text) <= size:
        return text
    while text and wide(text) > size - 1:
        text = text[:-1]
    return text + "…"


def _padded(text: str, size: int, *, flush: bool) -> str:
    blanks = " " * (size - wide(text))
    return blanks + text if flush else text + blanks
