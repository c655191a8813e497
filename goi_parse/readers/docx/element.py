"""What this reader asks of an lxml element; the stubs that describe lxml disagree about the rest."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, overload

__all__ = ["Element"]


class _Info(Protocol):
    internalDTD: object  # noqa: N815  # lxml's name


class _Tree(Protocol):
    @property
    def docinfo(self) -> _Info: ...


class Element(Protocol):
    """An element of a part's tree."""

    text: str | None
    """Text before the first child."""

    @property
    def tag(self) -> str:
        """The qualified name."""
        ...

    @property
    def nsmap(self) -> Mapping[str | None, str]:
        """The namespaces that are declared here, by prefix."""
        ...

    def __len__(self) -> int: ...

    def __iter__(self) -> "Iterator[Element]": ...

    def __getitem__(self, index: int, /) -> "Element": ...

    def __setitem__(self, index: slice, children: "Iterable[Element]", /) -> None: ...

    def __delitem__(self, index: slice, /) -> None: ...

    @overload
    def get(self, key: str, /) -> str | None: ...

    @overload
    def get(self, key: str, default: str, /) -> str: ...

    def set(self, key: str, value: str, /) -> None:
        """Write an attribute."""
        ...

    def iter(self, *tags: str) -> "Iterator[Element]":
        """The element and all below it, in document order."""
        ...

    def iterchildren(self, *tags: str) -> "Iterator[Element]":
        """The children."""
        ...

    def iterancestors(self, *tags: str) -> "Iterator[Element]":
        """What the element stands in, the nearest first."""
        ...

    def find(self, path: str, /) -> "Element | None":
        """The first element below on this path."""
        ...

    def findall(self, path: str, /) -> "list[Element]":
        """All elements below on this path."""
        ...

    def getparent(self) -> "Element | None":
        """What the element stands in."""
        ...

    def getnext(self) -> "Element | None":
        """The sibling behind it."""
        ...

    def addnext(self, element: "Element", /) -> None:
        """Put a sibling behind it."""
        ...

    def addprevious(self, element: "Element", /) -> None:
        """Put a sibling before it."""
        ...

    def append(self, element: "Element", /) -> None:
        """Put a child behind the others."""
        ...

    def remove(self, element: "Element", /) -> None:
        """Take a child out."""
        ...

    def index(self, child: "Element", /) -> int:
        """The position of a child."""
        ...

    def clear(self) -> None:
        """Forget children, text and attributes."""
        ...

    def getroottree(self) -> "_Tree":
        """The document."""
        ...

    def makeelement(self, tag: str, attributes: Mapping[str, str], /) -> "Element":
        """A new element for the same tree."""
        ...
