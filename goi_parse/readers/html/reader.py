"""HtmlReader: the bytes of a page -> Document. What reads the page is loaded when there is one."""

import re
from typing import TYPE_CHECKING

from goi_parse.text import regex

if TYPE_CHECKING:
    from goi_parse.document import Document
    from goi_parse.readers.base import Source

__all__ = ["HtmlReader"]

_HEAD = 4096
_PAGE = regex(rb"<(?:!doctype\s+html|html|head|body|frameset)(?=[\s>])", re.IGNORECASE)
_OPENING = regex(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<!--.{0,4000}?-->)*+"
    rb"<(?:table|tbody|thead|tr|td|th|div|p|span|center|font|h[1-6]|article|section|main|ol|ul|meta|style|title|b|strong)"
    rb"(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)


class HtmlReader:
    """Reads pages as agencies publish them: spans honoured, frames of nested tables opened, the site set aside."""

    name = "html"

    def accepts(self, source: "Source") -> bool:
        """Whether the bytes begin as a page, or as a fragment of one: an element first, and a tag at the end.

        Markdown that holds tables as markup is text, and begins or ends as text.
        """
        head = source.data[:_HEAD].replace(b"\0", b"")
        if _PAGE.search(head):
            return True
        return _OPENING.match(head) is not None and source.data[-_HEAD:].replace(b"\0", b"").rstrip().endswith(b">")

    def read(self, source: "Source") -> "Document":
        """The page's article in reading order; what stands around it on the site is in headers and footers.

        Raises DecodeError where the bytes are no text, LimitError where the page passes ``source.limits``.
        """
        from goi_parse.readers.html.page import document_of

        return document_of(source)
