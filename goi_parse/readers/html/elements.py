"""What the reader knows of HTML's elements: which begin a line, which hide their content, which are no text."""

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from goi_parse.errors import LimitError
from goi_parse.readers.base import Limits
from goi_parse.text import regex

__all__ = ["CELLS", "GROUPS", "HEADINGS", "LINES", "UNSHOWN", "Element", "is_hidden", "too_deep"]


class Element(Protocol):
    """What this reader asks of an lxml element; the stubs that describe lxml disagree about the rest."""

    @property
    def tag(self) -> str:
        """Name of the element, in lower case."""
        ...

    text: str | None
    """Text before the first child."""
    tail: str | None
    """Text between the element's end and whatever follows."""

    @property
    def attrib(self) -> Mapping[str, str]:
        """The attributes."""
        ...

    @property
    def sourceline(self) -> int | None:
        """Line of the start tag, from 1."""
        ...

    def get(self, key: str, /) -> str | None:
        """An attribute."""
        ...

    def set(self, key: str, value: str, /) -> None:
        """Write an attribute."""
        ...

    def iter(self, *tags: str) -> "Iterator[Element]":
        """The element and all below it, in document order."""
        ...

    def iterdescendants(self, *tags: str) -> "Iterator[Element]":
        """All below it, in document order."""
        ...

    def iterchildren(self, *tags: str) -> "Iterator[Element]":
        """The children."""
        ...

    def itertext(self) -> Iterator[str]:
        """Every stretch of text in it."""
        ...

    def __iter__(self) -> "Iterator[Element]": ...

    def __len__(self) -> int: ...


CELLS = frozenset({"td", "th"})
GROUPS = frozenset({"thead", "tbody", "tfoot"})
HEADINGS = {"h1": 0, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
LINES = (
    frozenset(
        {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"}
        | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "li"}
        | {"main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tr", "ul"}
    )
    | CELLS
    | GROUPS
    | HEADINGS.keys()
)
"""Elements at whose start and end a new line begins."""

UNSHOWN = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "meta", "link", "select", "option", "textarea"}
    | {"button", "svg", "math", "canvas", "audio", "video", "map", "rt", "rp", "col", "colgroup", "input", "datalist"}
)
"""Elements whose content is no text of the page. ``rt`` and ``rp`` are readings printed above a character."""

_HIDING = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)

_LONGEST_HIDDEN = 500
"""Characters of a text of which a style says that it is there and not to be seen."""


def is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of it: ``hidden`` or a style that says so."""
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    hiding = _HIDING.search(attributes.get("style") or "")
    if hiding is None:
        return False
    # The place of an article may be kept until a script has come that shows it, as on pages of WeChat.
    return "visibility" not in hiding[0].lower() or sum(map(len, element.itertext())) <= _LONGEST_HIDDEN


def too_deep(limits: Limits) -> LimitError:
    """The error for elements nested deeper than the limits allow."""
    return LimitError(
        f"嵌套过深：超过 {limits.max_depth} 层 / elements are nested deeper than {limits.max_depth}",
        hint="网页可能损坏或有大量未结束的标签 / the page may be broken, or full of tags that never end",
        context={"limit": limits.max_depth},
    )
