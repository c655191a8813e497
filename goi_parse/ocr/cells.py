"""The words in the cells of ruled tables: each line of each cell is read by itself, and nothing is read over a rule."""

import numpy as np

from goi_parse.ocr.engine import Engine, mean_score
from goi_parse.ocr.figures import mark, settled
from goi_parse.ocr.pixels import Grey, Picture, parts_of
from goi_parse.ocr.strips import Read, Room, Strip, cut_out, strips_in, usual_height
from goi_parse.readers.pdf.lattice import Lattice

__all__ = ["cell_readings"]

_EDGE, _FRINGE = 0.7, 1.4
"""Points beside a rule that belong to it, and further ones in which no character lies alone."""
_LOWEST = 0.85
"""Usual heights of a line; a lower one is read with white above and below."""


def cell_readings(picture: Picture, ink: Grey, tables: list[Lattice], engine: Engine) -> list[Read]:
    """What stands in the cells of these tables, table by table and cell by cell."""
    ink = ink.copy()
    found: list[tuple[Strip, float, bool]] = []
    for table in tables:
        rooms = [_room(table, number, picture) for number in range(len(table.regions))]
        for room in rooms:
            _clear_edges(ink, room, round(_FRINGE * picture.scale))
        usual = usual_height(ink, rooms, picture.scale)
        for room in rooms:
            strips = list(strips_in(ink, room, usual, picture.scale))
            found += [(strip, usual, len(strips) == 1) for strip in strips]
    marks = [(strip, mark(_own(strip, ink), usual) if alone else "") for strip, usual, alone in found]
    unread = [line for line, (_, text) in zip(found, marks, strict=True) if not text]
    lines = engine.lines([cut_out(picture, strip, _LOWEST * usual) for strip, usual, _ in unread])
    read = (
        Read(strip, settled(glyphs, _own(strip, ink), usual), mean_score(glyphs))
        for (strip, usual, _), glyphs in zip(unread, lines, strict=True)
    )
    done = [Read(strip, text) if text else next(read) for strip, text in marks]
    return [one._replace(strip=_whole(one.strip, usual)) for one, (_, usual, _) in zip(done, found, strict=True)]


def _room(table: Lattice, number: int, picture: Picture) -> Room:
    """A cell in pixels, without its borders."""
    row, column, row_end, column_end = table.regions[number]
    height, width = picture.grey.shape
    edge, scale = _EDGE, picture.scale
    return (
        min(width, max(0, round((table.xs[column] + edge) * scale))),
        min(height, max(0, round((table.ys[row] + edge) * scale))),
        max(0, min(width, round((table.xs[column_end] - edge) * scale))),
        max(0, min(height, round((table.ys[row_end] - edge) * scale))),
    )


def _clear_edges(ink: Grey, room: Room, fringe: int) -> None:
    """Take out what lies so near to a cell's borders that it can only be the fringe of a rule."""
    x0, top, x1, bottom = room
    inside = ink[top:bottom, x0:x1]
    height, width = inside.shape
    edges = inside.copy()
    edges[fringe : height - fringe, fringe : width - fringe] = 0
    if not edges.any():
        return
    labels, parts = parts_of(np.ascontiguousarray(inside))
    x, y, wide, high, _ = parts.T
    fringes = (x + wide <= fringe) | (y + high <= fringe) | (x >= width - fringe) | (y >= height - fringe)
    fringes[0] = False
    inside[fringes[labels]] = 0


def _whole(strip: Strip, usual: float) -> Strip:
    """The strip as high as the table's lines are: digits are lower than characters, and a dash is lower still."""
    more = max(0, round(usual - (strip.bottom - strip.top))) // 2
    return strip._replace(top=max(strip.room[1], strip.top - more), bottom=min(strip.room[3], strip.bottom + more))


def _own(strip: Strip, ink: Grey) -> Grey:
    """The ink of a strip alone."""
    return np.ascontiguousarray(ink[strip.top : strip.bottom, strip.x0 : strip.x1])
