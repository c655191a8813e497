"""What is to be marked in a source, and who finds the source again to show it."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO, Protocol

import attrs

from goi_parse.errors import SourceError
from goi_parse.location import Location
from goi_parse.record import Record

if TYPE_CHECKING:
    from goi_parse.show.source import SourceView

__all__ = ["Mark", "Viewer", "viewed"]


@attrs.frozen(eq=False, repr=False)
class Mark(Record):
    """Something to be marked in the source: its place, its kind (``figure``, ``error``, ``warning``, ``note``)."""

    location: Location | None
    kind: str
    words: str
    """What is said of it on hover."""


class Viewer(Protocol):
    """Finds the source again and shows what is marked in it."""

    @property
    def name(self) -> str | None:
        """The path that was given, or None where the source was no file."""
        ...

    def view(
        self,
        marks: Sequence[Mark],
        source: str | os.PathLike[str] | bytes | BinaryIO | None,
        *,
        whole: bool,
    ) -> "SourceView":
        """The source with the marks; ``source`` is asked for where it cannot be found again."""
        ...


def viewed(
    viewer: Viewer | None,
    marks: Sequence[Mark],
    source: str | os.PathLike[str] | bytes | BinaryIO | None,
    *,
    whole: bool,
) -> "SourceView":
    """The source with the marks. Raises SourceError where nothing was read from a source."""
    if viewer is None:
        raise SourceError(
            "不是从文件读出的，没有原文可看 / this was not read from a source, so there is none to show",
            hint="parse()、from_dict() 得到的报告才有 / a report of parse() or from_dict() has one",
        )
    return viewer.view(marks, source, whole=whole)
