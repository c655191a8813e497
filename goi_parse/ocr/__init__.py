"""Pictures read by optical character recognition, for who asks for it: scanned pages and pictures of tables.

Nothing here is loaded unless ``parse(..., ocr=True)`` asks, and it needs the extra ``goi-parse[ocr]``. The networks
come with it as files; nothing is sent or fetched.
"""

from typing import TYPE_CHECKING

from goi_parse.ocr.extra import require

if TYPE_CHECKING:
    from goi_parse.document import Document
    from goi_parse.readers.base import Limits
    from goi_parse.readers.sight import Sight

__all__ = ["recognised", "sight"]


def sight(limits: "Limits") -> "Sight":
    """What reads pictures. Raises MissingDependencyError where the extra ``ocr`` is not installed."""
    require()
    from goi_parse.ocr.eyes import Eyes

    return Eyes(limits.max_cells)


def recognised(document: "Document", limits: "Limits", eyes: "Sight") -> "Document":
    """The document with the pictures of tables and pages that its reader left as pictures read.

    Raises LimitError where a picture holds more cells than the limits allow.
    """
    from goi_parse.ocr.blocks import with_pictures_read

    return with_pictures_read(document, limits, eyes)
