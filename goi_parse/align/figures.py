"""The rows met in a document, read by the form that fits them, as figures by address."""

from collections.abc import Mapping, Sequence

import attrs

from goi_parse.align.apart import set_page_number_aside
from goi_parse.align.columns import prints_blanks, without_row_ends
from goi_parse.align.crowded import set_crowded_aside
from goi_parse.align.ending import ends_within
from goi_parse.align.fit import edition_of, edition_of_year
from goi_parse.align.formrows import FormRow, form_rows, widths_of
from goi_parse.align.found import Scan
from goi_parse.align.glued import unglued
from goi_parse.align.labels import labels_of
from goi_parse.align.overall import of_all
from goi_parse.align.restore.signs import Restored, is_displaced, is_listed, order_assumed
from goi_parse.align.rows import TableReader
from goi_parse.align.scan import scan
from goi_parse.align.units import take_printed_units
from goi_parse.align.worded import take_words
from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Block, Image
from goi_parse.forms import TABLES, TableForm, form
from goi_parse.report import Meaning, Reading as FigureReading
from goi_parse.rules import RULES
from goi_parse.text import is_figure

__all__ = ["Alignment", "align"]

_FEWEST_ROWS = {"disclosure": 2, "requests": 4, "disputes": 1}
"""Labels of rows that make a table, whatever stands behind them; fewer need figures and a header."""
_LONGEST_FIGURE = 12
"""Digits of one figure; table 4 has fifteen figures at least."""
_WIDEST = {"disclosure": 3, "requests": 7, "disputes": 15}


@attrs.define
class Alignment:
    """What the three tables say."""

    editions: dict[str, str] = attrs.field(factory=dict[str, str])
    """The edition that each table met fits."""
    forms: dict[str, str] = attrs.field(factory=dict[str, str])
    """The edition by which each table is reported, met or not."""
    readings: dict[str, FigureReading] = attrs.field(factory=dict[str, FigureReading])
    findings: list[Diagnostic] = attrs.field(factory=list[Diagnostic])


def align(sections: Mapping[str, Sequence[Block]], everything: Sequence[Block], year: int | None) -> Alignment:
    """Read the three tables, each in its section's blocks or, where these lack it, anywhere in the document."""
    result = Alignment()
    scans = {key: _found(key, sections.get(key), everything) for key in TABLES}
    restored: Restored = {}
    blanks = any(prints_blanks(found.entries) for found in scans.values() if found is not None)
    for key, found in scans.items():
        edition = edition_of(key, found, year, result.editions) if found else edition_of_year(year)
        table = form(edition).tables[key]
        result.forms[key] = edition
        if key == "disclosure" and found is not None and is_listed(found):
            from goi_parse.align.restore.listed import listed

            restored = {key: listed(table, sections.get(key, ()), labels_of(key))}
            if restored[key]:
                result.findings.append(order_assumed(table))
        if key == "requests" and found is not None and is_displaced(found):
            from goi_parse.align.restore.together import put_together

            bodies = [sections.get(other, ()) for other in ("requests", "disputes")]
            restored, told = put_together(found, scans["disputes"], form(edition), bodies, everything)
            result.findings += told
        if found is not None and found.glued:
            from goi_parse.align.restore.parted import parted

            restored = {**restored, key: parted(table, found)}
            result.findings.append(Diagnostic(RULES["figures-glued"], (key,), {"table": table.title}))
        if found is None and key not in restored:
            _absent(result, table, _pictures(key, sections))
        else:
            result.editions[key] = edition
            met = _prepared(found or Scan(), form_rows(edition, key), blanks=blanks)
            others = [scans[other] for other in TABLES if other != key]
            TableReader(result.findings, result.readings, table, met, restored.get(key, {}), others).read()
            take_printed_units(table, met, result.readings)
    result.findings.extend(of_all(scans, result.editions, year))
    result.findings.extend(ends_within(scans, sections, everything))
    return result


def _prepared(met: Scan, rows: Sequence[FormRow], *, blanks: bool) -> Scan:
    """The rows met with the cells that are theirs; ``blanks`` says whether the text shows blank cells at all."""
    take_words(met, rows)
    if not blanks:
        without_row_ends(met.entries)
    set_crowded_aside(met)
    set_page_number_aside(met)
    return met


def _found(key: str, section: Sequence[Block] | None, everything: Sequence[Block]) -> Scan | None:
    """The rows of one table, or None where there is no such table."""
    labels = labels_of(key)
    scans: list[Scan] = []
    for blocks in (section, everything):
        if blocks is None:
            continue
        found = scan(blocks, labels, _WIDEST[key])
        texts = [value.text for entry in found.entries for value in entry.values]
        if not texts and (blocks is section or section is None) and (parts := unglued(blocks, labels)):
            found = scan(parts, labels, _WIDEST[key])
            found.glued = True
        elif len(texts) == 1 and len(texts[0]) > _LONGEST_FIGURE and texts[0].isdecimal():
            found.glued = True  # table 4: all its figures in one
        rows = {entry.key for entry in found.entries if entry.key or entry.values}
        if len(rows) >= _FEWEST_ROWS[key]:
            return found
        scans.append(found)
    return scans[0] if _begins(key, scans[0], own=section is not None) else None


def _begins(key: str, found: Scan, *, own: bool) -> bool:
    """Whether the few rows met are the first of a table that was cut short, and no labels in prose or in a list.

    They have figures under the labels of their columns, or in the table's ``own`` section as many as the form has;
    one figure behind a label may be anything.
    """
    columns = len({header.key for header in found.headers if header.key})
    for entry in found.entries:
        widths = widths_of(key).get(entry.key, frozenset())
        if not widths or not any(is_figure(value.text) for value in entry.filled):
            continue
        if columns >= max(1, min(widths) - 1):  # one of them may be misprinted
            return True
        if own and len(entry.values) in widths - {1}:
            return True
    return False


def _pictures(key: str, sections: Mapping[str, Sequence[Block]]) -> list[Image]:
    """Pictures that may be the table: in its own section, or in a section beside it that has more than its share."""
    own = [b for b in sections.get(key, ()) if isinstance(b, Image)]
    if own:
        return own
    beside = [
        b for other in ("disclosure", "requests", "disputes") for b in sections.get(other, ()) if isinstance(b, Image)
    ]
    return beside if len(beside) > 1 else []


def _absent(result: Alignment, table: TableForm, pictures: list[Image]) -> None:
    """Every figure of a table that is a picture or is not there."""
    meaning = Meaning.PICTURE if pictures else Meaning.MISSING
    for address, column in table.columns.items():
        result.readings[address] = (None, None, meaning, column.unit, None, 0, 0)
    if pictures:
        names = "、".join(image.name for image in pictures)
        rule = RULES["table-is-picture"]
        facts = {"table": table.title, "image": names}
        result.findings.append(Diagnostic(rule, (table.key,), facts, pictures[0].location))
    else:
        result.findings.append(Diagnostic(RULES["table-missing"], (table.key,), {"table": table.title}))
