"""What a reader may be given to read pictures with: it hands over a picture, and words and ruling lines come back.

Readers know nothing of how a picture is read; they only ask, where the source brings a sight along.
"""

from typing import Protocol

import attrs

from goi_parse.readers.pdf.ink import Rule, Word

__all__ = ["Seen", "Sight"]


@attrs.frozen
class Seen:
    """What is printed on one picture, in points from its top left corner once it stands upright."""

    width: float
    height: float
    words: list[Word]
    across: list[Rule]
    down: list[Rule]
    tilt: float = 0.0
    """Radians by which it was turned to make it upright."""
    pixels: float = 1.0
    """The picture's own pixels in a point."""
    turns: int = 0
    """Quarters by which it was turned clockwise to be read: width, height and all places are those after that."""


class Sight(Protocol):
    """Reads pictures."""

    def look(self, picture: bytes, size: tuple[float, float] | None) -> Seen | None:
        """What is printed on a picture, whose size in points may be known; None where it cannot be decoded."""
        ...
