"""How much a document holds: refused where it is far more than a report, since each later step reads all of it."""

from goi_parse.document import Document, Paragraph, Table
from goi_parse.errors import LimitError
from goi_parse.readers.base import Limits

__all__ = ["refuse_endless", "refuse_long_text", "refuse_many"]

_ROOM = 20
"""Line ends, or tags, for each block that a text may hold."""


def refuse_endless(document: Document, limits: Limits) -> None:
    """Raises LimitError for a document of too many blocks or too many characters."""
    refuse_many(len(document.blocks), limits)
    held = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            held += len(block.text)
        elif isinstance(block, Table):
            held += sum(sum(map(len, row)) for row in block.rows)
    _refuse_long(held, limits)


def refuse_many(blocks: int, limits: Limits) -> None:
    """Raises LimitError for more blocks than the limits allow."""
    if blocks > limits.max_blocks:
        raise LimitError(
            f"文档超过 {limits.max_blocks} 段 / the document has more than {limits.max_blocks} blocks",
            hint="确需读取请放宽 Limits(max_blocks=...) / raise Limits(max_blocks=...) if you must",
            context={"limit": limits.max_blocks},
        )


def refuse_long_text(text: str, limits: Limits, mark: str = "\n") -> None:
    """Raises LimitError for a text in which ``mark``, which parts its blocks, stands far too often."""
    refuse_many(text.count(mark) // _ROOM, limits)


def _refuse_long(characters: int, limits: Limits) -> None:
    if characters > limits.max_characters:
        raise LimitError(
            f"文档超过 {limits.max_characters} 字 / the document has more than {limits.max_characters} characters",
            hint="确需读取请放宽 Limits(max_characters=...) / raise Limits(max_characters=...) if you must",
            context={"size": characters, "limit": limits.max_characters},
        )
