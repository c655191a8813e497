"""The drawn objects of a page from pdfium: pen strokes, filled areas and pictures, as boxes.

Most objects are judged by their bounding box alone: a thin one is a line, whatever it is made of. Only paths with
an extended box are looked into, for a rectangle, or for a whole grid drawn as one path.
"""

from collections.abc import Iterator
from ctypes import byref, c_float
from itertools import compress, islice, pairwise, repeat

from goi_parse.errors import LimitError
from goi_parse.location import Box
from goi_parse.readers.pdf.engine import Handle, pdfium
from goi_parse.readers.pdf.ink import Frame
from goi_parse.readers.pdf.scratch import Four, Scratch

__all__ = ["THIN", "Mark", "PageObjects"]

THIN = 5.0
"""Points; the thickest line. Bounding boxes of strokes include the pen's width and a little more."""

Mark = tuple[float, float, float, float, bool, bool]
"""x0, top, x1, bottom as displayed, whether it is an area rather than a line, whether it is white or see-through."""

_Matrix = tuple[float, float, float, float, float, float]

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_INVISIBLE = 3
_SAMPLE = 40
"""Texts on a page with a picture that are asked whether they can be seen."""
_MOVE, _LINE = 2, 0
_MAX_DEPTH = 12
_PAGES = 5
"""All pages may draw so many times what one page may."""
_MAX_SEGMENTS = 40_000
"""On one page; a drawing beyond that is no table."""
_RECTANGLE = 6
"""Most corners of a rectangle in a path: four, the first again, and the first again to close it."""
_WHITE, _CLEAR = 245, 8


class PageObjects:
    """Walks the objects of one page after another."""

    def __init__(self, limit: int, scratch: Scratch) -> None:
        self._pdf = pdfium()
        self._limit = limit
        self._scratch = scratch
        self._frame = Frame(0, 0, 0, 0, 0, 0)
        self._marks: list[Mark] = []
        self._pictures: list[tuple[Box, int]] = []
        self._seen = self._segments = self._all = 0
        self._hidden = False

    def read(self, page: Handle, frame: Frame) -> tuple[list[Mark], list[tuple[Box, int]], bool]:
        """The page's marks in drawing order, its pictures, and whether there is text that only a machine sees.

        Raises LimitError for a page of too many objects, or pages that have too many between them.
        """
        pdf = self._pdf
        count = pdf.count_objects(page)
        self._all += count
        for objects, limit in ((count, self._limit), (self._all, _PAGES * self._limit)):
            if objects > limit:
                raise _too_many(objects, limit, frame.page)
        self._frame, self._marks, self._pictures = frame, [], []
        self._seen, self._segments, self._hidden = count, 0, False
        self._walk(list(map(pdf.get_object, repeat(page), range(count))), None, 0)
        return self._marks, self._pictures, self._hidden

    def _walk(self, objects: list[Handle], matrix: _Matrix | None, depth: int) -> None:
        kinds = bytes(map(self._pdf.object_type, objects))
        if _IMAGE not in kinds and _FORM not in kinds:
            self._paths(list(compress(objects, map(_PATH.__eq__, kinds))), matrix)
            return
        letters = list(islice(compress(objects, map(_TEXT.__eq__, kinds)), _SAMPLE))
        self._hidden = self._hidden or list(map(self._pdf.render_mode, letters)).count(_INVISIBLE) * 2 > len(letters)
        paths: list[Handle] = []
        for number, (thing, kind) in enumerate(zip(objects, kinds, strict=True)):
            if kind == _PATH:
                paths.append(thing)
            elif kind in {_IMAGE, _FORM}:
                self._paths(paths, matrix)  # what is drawn before stays before
                paths = []
                if kind == _IMAGE:
                    self._picture(thing, matrix, number if depth == 0 else -1)
                elif depth < _MAX_DEPTH:
                    self._form(thing, matrix, depth)
        self._paths(paths, matrix)

    def _form(self, form: Handle, matrix: _Matrix | None, depth: int) -> None:
        pdf = self._pdf
        count = max(0, pdf.count_form_objects(form))
        self._seen += count
        if self._seen > self._limit:
            raise _too_many(self._seen, self._limit, self._frame.page)
        children = list(map(pdf.form_object, repeat(form), range(count)))
        self._walk(children, _product(self._matrix(form), matrix), depth + 1)

    def _picture(self, image: Handle, matrix: _Matrix | None, number: int) -> None:
        (bounds,) = self._scratch.fours(self._pdf.bounds, [image], "4f")
        box = self._shown(bounds, matrix)
        width, height = box[2] - box[0], box[3] - box[1]
        if min(width, height) > THIN:
            self._pictures.append((box, number))
        elif max(width, height) > 4 * THIN:  # a ruling line drawn as a picture
            self._marks.append((*box, False, False))

    def _paths(self, paths: list[Handle], matrix: _Matrix | None) -> None:
        pdf, fours, size, marks = self._pdf, self._scratch.fours, self._scratch.chunk, self._marks
        plain = matrix is None and not self._frame.turns
        move, lift = self._frame.left, self._frame.bottom + self._frame.height
        for start in range(0, len(paths), size):
            chunk = paths[start : start + size]
            bounds = fours(pdf.bounds, chunk, "4f")
            modes = fours(pdf.draw_mode, chunk, "4i", 2)
            strokes = fours(pdf.stroke_color, chunk, "4I") if any(mode[1] for mode in modes) else modes
            fills = fours(pdf.fill_color, chunk, "4I") if any(mode[0] for mode in modes) else modes  # and not looked at
            for path, bound, (filled, stroked, _, _), fill, stroke in zip(
                chunk, bounds, modes, fills, strokes, strict=True
            ):
                if not filled and not stroked:
                    continue
                if plain:
                    x0, top, x1, bottom = bound[0] - move, lift - bound[3], bound[2] - move, lift - bound[1]
                else:
                    x0, top, x1, bottom = self._shown(bound, matrix)
                if x1 - x0 <= THIN or bottom - top <= THIN:
                    color = stroke if stroked else fill
                    faint = (color[0] >= _WHITE or color[3] < _CLEAR) and _is_faint(color)
                    marks.append((x0, top, x1, bottom, False, faint))
                else:
                    self._inside(path, matrix, fill if filled else None, stroke if stroked else None)

    def _inside(self, path: Handle, matrix: _Matrix | None, fill: Four | None, stroke: Four | None) -> None:
        """The lines and rectangles of a path with an extended box; what is slanted or round is left out."""
        full = _product(self._matrix(path), matrix)
        for points in self._subpaths(path):
            ends = [_moved(point, full) for point in points]
            if fill and (area := _rectangle(ends)):
                box = self._frame.shown(area)
                solid = box[2] - box[0] > THIN and box[3] - box[1] > THIN
                self._marks.append((*box, solid, _is_faint(fill)))
            if stroke:
                faint = _is_faint(stroke)
                for (ax, ay), (bx, by) in pairwise(ends):
                    if abs(ax - bx) < 1 or abs(ay - by) < 1:
                        line = self._frame.shown((min(ax, bx), max(ay, by), max(ax, bx), min(ay, by)))
                        self._marks.append((*line, False, faint))

    def _subpaths(self, path: Handle) -> Iterator[list[tuple[float, float]]]:
        """The corners of each part of the path; a curve breaks the part, for no ruling line is bent."""
        pdf = self._pdf
        count = max(0, pdf.count_segments(path))
        self._segments += count
        if self._segments > _MAX_SEGMENTS:
            return
        x, y = c_float(), c_float()
        px, py = byref(x), byref(y)
        points: list[tuple[float, float]] = []
        for number in range(count):
            segment = pdf.segment(path, number)
            pdf.segment_point(segment, px, py)
            kind = pdf.segment_type(segment)
            if kind != _LINE:
                if len(points) > 1:
                    yield points
                points = []
            if kind in {_LINE, _MOVE}:
                points.append((x.value, y.value))
                if pdf.segment_closes(segment):
                    points.append(points[0])
        if len(points) > 1:
            yield points

    def _matrix(self, thing: Handle) -> _Matrix:
        values = (c_float * 6)()
        if not self._pdf.matrix(thing, values):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        a, b, c, d, e, f = values
        return a, b, c, d, e, f

    def _shown(self, bounds: Four, matrix: _Matrix | None) -> Box:
        """Bounds as pdfium gives them (left, bottom, right, top) as a box on the displayed page."""
        left, bottom, right, top = bounds
        if matrix is not None:
            corners = [_moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        return self._frame.shown((left, top, right, bottom))


def _is_faint(color: Four) -> bool:
    red, green, blue, alpha = color
    return min(red, green, blue) >= _WHITE or alpha < _CLEAR


def _moved(point: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _product(inner: _Matrix, outer: _Matrix | None) -> _Matrix:
    """The matrix that moves by ``inner`` first and by ``outer`` then."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _rectangle(points: list[tuple[float, float]]) -> Box | None:
    """left, top, right, bottom in PDF space, if these corners are those of an upright rectangle."""
    if not 4 <= len(points) <= _RECTANGLE:
        return None
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    for x, y in points:
        if min(x - left, right - x) > 1 or min(y - bottom, top - y) > 1:
            return None
    return left, top, right, bottom


def _too_many(count: int, limit: int, page: int) -> LimitError:
    return LimitError(
        f"第 {page} 页的图形对象超过 {limit} 个 / page {page} holds more than {limit} objects",
        hint="确需读取请放宽 Limits(max_objects=...) / raise Limits(max_objects=...) if you must",
        context={"page": page, "objects": count, "limit": limit},
    )
