"""Rows of a drawn table that hold the labels of two rows of the form: a line between them was lost.

Whose figures such a row has cannot be seen, so they belong to neither.
"""

import functools
from itertools import pairwise

from goi_parse.align.found import Scan
from goi_parse.document import Layout
from goi_parse.forms import forms
from goi_parse.text import fold

__all__ = ["set_crowded_aside"]

_CERTAIN = (Layout.GRID, Layout.ROWS)


def set_crowded_aside(found: Scan) -> None:
    """Take the figures from rows that stand behind another row's label, and put them astray."""
    for before, entry in pairwise(found.entries):
        if entry.line != before.line or before.filled or entry.key == before.key or entry.layout not in _CERTAIN:
            continue
        if fold(before.official) not in _outer(entry.key):
            found.astray += entry.filled
            entry.values.clear()


@functools.cache
def _outer(key: str) -> frozenset[str]:
    """The labels under which a row stands in any edition; some are rows of their own in another."""
    return frozenset(
        fold(label)
        for form in forms()
        for table in form.tables.values()
        for block in table.blocks
        for row in block.rows
        if row.key == key
        for label in row.labels[:-1]
    )
