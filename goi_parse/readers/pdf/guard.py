"""Files built to harm, refused before pdfium sees them."""

from goi_parse.readers.base import Source

__all__ = ["refuse_hostile"]


def refuse_hostile(source: Source) -> None:
    """Raises LimitError."""
