"""Digits above and below the line: marks of notes, which are no digits of the figure that they stand beside."""

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.hidden import run_with, states, styled_runs
from goi_parse.readers.docx.styles import Styles, position
from goi_parse.readers.raised import lowered, raised

__all__ = ["raise_digits"]

_POSITIONS = {"superscript": raised, "subscript": lowered}


def raise_digits(root: Element, styles: Styles) -> None:
    """Write the digits of raised and lowered runs, and of a note's own mark, as Unicode has them off the line."""
    for element in root.iter(n.VERT_ALIGN):
        _write(run_with(element), position(element))
    for run, style_id in styled_runs(root):
        if not states(run, n.VERT_ALIGN):
            _write(run, styles.position(style_id))
    for reference in root.iter(n.FOOTNOTE_REF, n.ENDNOTE_REF):
        if reference.get(n.CUSTOM_MARK) in ("1", "true", "on"):
            _write(reference.getparent(), "superscript")


def _write(run: Element | None, at: str) -> None:
    write = _POSITIONS.get(at)
    if run is not None and write is not None:
        for text in run.iter(n.T):
            text.text = write(text.text or "")
