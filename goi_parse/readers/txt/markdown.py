"""Marks of Markdown inside cells and paragraphs that stand for line ends, blanks and plain signs."""

import html
import re

from goi_parse.text import regex

__all__ = ["plain_cells", "unescaped"]

_MARKUP = regex(r"[<&\\]")
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")
_BREAK = regex(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def plain_cells(line: str, cells: list[str]) -> tuple[str, ...]:
    """The cells of a line as they are printed."""
    return tuple(map(_plain, cells)) if _MARKUP.search(line) else tuple(cells)


def _plain(cell: str) -> str:
    return unescaped(html.unescape(_BREAK.sub("\n", cell)))


def unescaped(text: str) -> str:
    r"""Text without the backslashes before plain signs (``1\.``), which are not printed."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
