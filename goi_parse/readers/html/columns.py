"""Grid columns that are none: edges of cells that should stand under one another, and miss by a hair.

A table drawn in a word processor has rows whose borders were dragged, and its converter gives every border a grid
column of its own. Such a column is never a cell by itself: in each row it belongs to the cell on its left or on its
right. Taking it out puts the cells under one another again, and no cell vanishes.
"""

from collections.abc import Iterator

__all__ = ["is_ragged", "settled"]

Columns = tuple[tuple[int, ...], ...]
Spans = tuple[tuple[tuple[int, int], ...], ...]


def settled(columns: Columns, spans: Spans) -> tuple[Columns, Spans]:
    """The same cells on as few grid columns as keep every cell at least one column wide."""
    if not any(wide > 1 for row in spans for _, wide in row):
        return columns, spans
    cells = {(at, at + wide) for at, wide in _extents(columns, spans)}
    edges = sorted({edge for cell in cells for edge in cell})
    place = _places(edges, cells)
    if len(edges) == len(set(place.values())) and edges == list(range(len(edges))):
        return columns, spans
    placed = tuple(tuple(place[at] for at in row) for row in columns)
    narrowed = tuple(
        tuple((tall, place[at + wide] - place[at]) for at, (tall, wide) in zip(row, extents, strict=True))
        for row, extents in zip(columns, spans, strict=True)
    )
    return placed, narrowed


def _extents(columns: Columns, spans: Spans) -> Iterator[tuple[int, int]]:
    for row, extents in zip(columns, spans, strict=True):
        for at, (_, wide) in zip(row, extents, strict=True):
            yield at, wide


def _places(edges: list[int], cells: set[tuple[int, int]]) -> dict[int, int]:
    """A new place for each edge: that of the edge before it, unless a cell lies between them."""
    begins: dict[int, int] = {}  # edge -> the last edge at which a cell that ends there begins
    for start, end in cells:
        begins[end] = max(start, begins.get(end, start))
    place: dict[int, int] = {}
    first, at = edges[0], 0  # the first edge of those that share a place
    for edge in edges:
        if edge != first and begins.get(edge, -1) >= first:
            first, at = edge, at + 1
        place[edge] = at
    return place


def is_ragged(columns: Columns, spans: Spans) -> bool:
    """Whether rows end at different columns and none shows every column as a cell of its own.

    Then a span is wrong somewhere, and what stands beneath what is not known. Where one row shows all columns, the
    shorter ones have only lost their last cells, or a span.
    """
    ends: set[int] = set()
    most = 0  # cells in one row, with those that reach into it from above
    down: list[tuple[int, int]] = []  # (last row, right edge) of cells that reach into rows below
    for r, (row, extents) in enumerate(zip(columns, spans, strict=True)):
        edges = [at + wide for at, (_, wide) in zip(row, extents, strict=True)]
        down = [each for each in down if each[0] >= r]
        if edges or down:
            ends.add(max([*edges, *(edge for _, edge in down)]))
            most = max(most, len(edges) + len(down))
        down += [(r + tall - 1, edge) for edge, (tall, _) in zip(edges, extents, strict=True) if tall > 1]
    return len(ends) > 1 and most < max(ends)
