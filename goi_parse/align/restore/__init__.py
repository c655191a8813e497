"""Tables 3 and 4 out of texts that print a row's figures in pieces and out of order: PDF text without its layout."""

from goi_parse.align.restore.displaced import Restored, is_displaced, restore
from goi_parse.align.restore.listed import is_listed, listed

__all__ = ["Restored", "is_displaced", "is_listed", "listed", "restore"]
