"""What passes between the walk and those who prepare its tree or read other parts for it."""

from typing import Final, Protocol

import attrs

from goi_parse.document import Block, Loss
from goi_parse.readers.docx.element import Element
from goi_parse.record import Record

__all__ = ["CONTINUED", "NUMBER", "PATH", "PLAIN", "SPACER", "UNFINISHED", "Found", "Parts", "Shown"]

NUMBER: Final = "number"
"""Attribute set on a paragraph before the walk: its automatic number."""
SPACER: Final = "spacer"
"""Attribute beside it: what stands between the number and the text."""
PATH: Final = "path"
"""Attribute set on blocks that were moved before the walk: where they stood."""
UNFINISHED: Final = "unfinished"
"""Attribute set on a tree whose last table goes on in the next tree."""
CONTINUED: Final = "continued"
"""Attribute set on the table that goes on."""


@attrs.frozen(eq=False, repr=False)
class Shown(Record):
    """What the tree holds that the walk must ask its paragraphs for; where it holds none, nothing is asked."""

    numbered: bool = False
    outlined: bool = False
    moved: bool = False
    counts: tuple[int, int] | None = None
    """Paragraphs and tables up to the end of the tree, where moving has changed their order."""


PLAIN: Final = Shown()
"""A tree in which nothing needed to be put right."""


@attrs.frozen(eq=False, repr=False)
class Found(Record):
    """What an element that refers to another part turned out to be."""

    blocks: tuple[Block, ...] = ()
    text: str = ""
    losses: tuple[Loss, ...] = ()


class Parts(Protocol):
    """Reads what a story refers to; the walk itself sees no package."""

    def picture(self, element: Element, path: str) -> Found:
        """The pictures (and word art) of a drawing."""
        ...

    def chunk(self, element: Element, path: str) -> Found:
        """The blocks of a part in another format (``altChunk``)."""
        ...
