"""A part's bytes -> its tree, with nothing outside the part looked at."""

from typing import cast

from goi_parse.errors import LimitError, SourceError
from goi_parse.readers.docx.archive import damaged
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.names import is_strict, transitional

__all__ = ["STRANGE", "has_doctype", "parse_xml", "syntax_error"]

STRANGE = "正常的报告不会如此；请检查文件来源 / no ordinary report is like this; check where the file is from"
"""The hint for a document that is larger or deeper than any report."""


def parse_xml(data: bytes, name: str) -> Element:
    """The root of a part: no entity is expanded, no DTD admitted. Raises SourceError or LimitError."""
    from lxml import etree

    if is_strict(data[:4096]):
        data = transitional(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = cast("Element", etree.fromstring(data, parser))
    except etree.XMLSyntaxError as error:
        raise syntax_error(name, str(error)) from error
    if has_doctype(root):
        raise syntax_error(name, "DOCTYPE")
    return root


def has_doctype(root: Element) -> bool:
    """Whether the document of this element begins with a DOCTYPE."""
    return root.getroottree().docinfo.internalDTD is not None


def syntax_error(name: str, reason: str) -> SourceError | LimitError:
    """The error for XML that does not parse: too deep or too large is a limit, anything else damage."""
    if "xcessive depth" in reason or "huge" in reason.lower():
        return LimitError(
            f"XML 嵌套过深或过大 / the XML is too deep or too large: {name}",
            hint=STRANGE,
            context={"part": name, "reason": reason},
        )
    if reason == "DOCTYPE":
        reason = "含有 DOCTYPE，Word 文件不允许 / it has a DOCTYPE, which a Word file may not have"
    return damaged(name, reason)
