"""Pages that are pictures, and pictures of tables on other pages, read by whatever sight the source brings along."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from goi_parse.document import Loss
from goi_parse.location import Box, Location
from goi_parse.readers.pdf.engine import Handle
from goi_parse.readers.pdf.ink import Ink, Rule
from goi_parse.readers.pdf.pictures import in_grey
from goi_parse.readers.sight import Sight

if TYPE_CHECKING:
    from goi_parse.readers.pdf.pages import PageContent

__all__ = ["looked_at"]

LayOut = Callable[[Ink], "PageContent"]
"""Makes lines and tables of what is printed."""

_PICTURES = frozenset({"page-without-text", "text-unusable", "text-recognised"})
"""What is said of a page that is a picture."""
_LEAST = (120.0, 30.0)
"""Points; what is smaller is no picture of a table."""


def looked_at(content: "PageContent", page: Handle, sight: Sight, lay_out: LayOut) -> "PageContent":
    """The page with what its pictures say; a picture in which no table is found stays a picture."""
    frame = content.frame
    if any(loss.rule in _PICTURES for loss in content.losses):
        read = _read(content, page, (0.0, 0.0, frame.width, frame.height), "1", sight, lay_out)
        if read is None or not (read.lines or read.fragments):
            return content
        others = tuple(loss for loss in content.losses if loss.rule not in _PICTURES)
        return attrs.evolve(read, losses=(*others, *read.losses))
    seen: dict[int, PageContent] = {}
    for number, (box, _) in enumerate(content.pictures):
        if box[2] - box[0] >= _LEAST[0] and box[3] - box[1] >= _LEAST[1]:
            read = _read(content, page, box, str(number + 1), sight, lay_out)
            if read is not None and read.fragments:
                seen[number] = read
    losses = [loss for read in seen.values() for loss in read.losses]
    return attrs.evolve(content, seen=seen, losses=(*content.losses, *losses)) if seen else content


def _read(
    content: "PageContent", page: Handle, box: Box, number: str, sight: Sight, lay_out: LayOut
) -> "PageContent | None":
    """What stands in that part of the page."""
    left, top, right, bottom = box
    seen = sight.look(in_grey(page, box), (right - left, bottom - top))
    whole = (right - left, bottom - top) == (content.frame.width, content.frame.height)
    if seen is None or (seen.turns and not whole):
        return None
    name = f"page{content.frame.page}-image{number}"
    origin = Location(page=content.frame.page, image=name)
    frame = attrs.evolve(content.frame, origin=origin)
    if whole:
        turns = content.frame.extra + seen.turns
        frame = attrs.evolve(frame, width=seen.width, height=seen.height, extra=turns, tilt=seen.tilt)
    words = [(word[0] + left, word[1] + top, word[2] + left, word[3] + top, *word[4:]) for word in seen.words]
    across, down = _moved(seen.across, top, left), _moved(seen.down, left, top)
    read = lay_out(Ink(frame, words, across, down, []))
    facts = {"image": name, "page": frame.page}
    return attrs.evolve(read, losses=(*read.losses, Loss("picture-read", facts, origin)))


def _moved(rules: list[Rule], at: float, along: float) -> list[Rule]:
    return [Rule(rule.at + at, rule.start + along, rule.end + along, rule.drawn) for rule in rules]
