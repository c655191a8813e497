"""What parse() answers to a hostile source, in a word."""

from contextlib import ExitStack
from unittest import mock

import goi_parse
from goi_parse.worker import pool

__all__ = ["REPORT", "answer"]

REPORT = "report"
"""A report with findings."""
_UNGUARDED = "import goi_parse.readers.pdf.guard as g; g.refuse_hostile = lambda source: None; "


def answer(source: str | bytes, *, unguarded: bool = False) -> str:
    """The name of the error, or ``report``; ``unguarded`` is in a process of its own, which refuses no PDF."""
    with ExitStack() as stack:
        if unguarded:
            stack.enter_context(mock.patch.object(pool, "_PROGRAM", _UNGUARDED + pool._PROGRAM))
        try:
            report = goi_parse.parse(source, isolated=unguarded)
        except goi_parse.GoiParseError as error:
            return type(error).__name__
    assert report.diagnostics, "a report without a word of what is wrong with it"
    return REPORT
