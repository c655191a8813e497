"""White space as a browser shows it: runs collapse, and a line end of the source between two ideographs is nothing."""

from goi_parse.text import regex

__all__ = ["BREAK", "shown"]

BREAK = "\v"
"""Stands for ``<br>`` and the edges of blocks until the white space of the source is collapsed."""

_WIDE = "\u2018-\u201d\u2026\u2014\u00b7\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_BETWEEN_WIDE = regex(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_WIDE}])")
_BLANKS = regex(r"[ \t\r\n\f]+")
_BREAKS = regex(r" ?\v[ \v]*")


def shown(text: str) -> str:
    """``text`` with its white space collapsed and trimmed, and each BREAK as one line end."""
    text = text.strip()
    if text.isalnum():
        return text
    if "\n" in text:
        text = _BETWEEN_WIDE.sub("", text)
    text = _BLANKS.sub(" ", text)
    if BREAK in text:
        text = _BREAKS.sub("\n", text)
    return text.strip()
