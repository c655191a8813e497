"""The outline: what stands before section one, and the bodies of the sections that were found."""

from collections.abc import Mapping

import attrs

from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Block
from goi_parse.location import Location
from goi_parse.record import Record

__all__ = ["Body", "Outline"]


@attrs.frozen(eq=False, repr=False)
class Body(Record):
    """One section: its heading as printed (None where it is lost) and the blocks below it."""

    key: str
    """``overview``, ``disclosure``, ``requests``, ``disputes``, ``problems`` or ``other``."""
    heading: str | None
    blocks: tuple[Block, ...]
    location: Location | None = attrs.field(default=None, eq=False)
    width: int = 0
    """Columns at which the document's lines are hard-wrapped; 0 where a line is a paragraph."""


@attrs.frozen(eq=False, repr=False)
class Outline(Record):
    """A document by its sections.

    ``front`` is everything before section one but for the ``contents`` list (目录); ``tail`` is what follows the
    last section: signature, date, attachments, site chrome.
    """

    front: tuple[Block, ...]
    bodies: Mapping[str, Body]
    contents: tuple[Block, ...] = ()
    tail: tuple[Block, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    width: int = 0
    """Columns at which the document's lines are hard-wrapped; 0 where a line is a paragraph."""
