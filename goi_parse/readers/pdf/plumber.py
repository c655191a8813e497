"""pdfplumber as the second reader of a page: slower, but it reads the character maps inside TrueType fonts.

It is imported and opened only when a page asks for it.
"""

import io
import struct
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, cast

from goi_parse.errors import SourceError
from goi_parse.location import Box
from goi_parse.readers.base import Source
from goi_parse.readers.letters import plain
from goi_parse.readers.pdf.ink import Frame, Ink, Word
from goi_parse.readers.pdf.marks import THIN
from goi_parse.readers.pdf.rulings import rulings
from goi_parse.readers.pdf.unhealthy import unhealthy_share

__all__ = ["Plumber"]

# What pdfminer raises on damaged files: it has no common root for them.
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

_WHITE = 0.96
_APART = 0.3
"""Heights of a character from which a gap parts two words."""
_BROAD = "\u2e80"


class Plumber:
    """One document under pdfplumber, opened when the first page is asked for.

    Pages are read while they have ``most`` bytes of operators together: pdfplumber takes seconds for a million.
    """

    def __init__(self, source: Source, most: int | None = None) -> None:
        self._source = source
        self._left = most
        self._pdf: Any = None  # pdfplumber has no types

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pdf is not None:
            with suppress(*_failures()):  # to close, it looks at every page once more
                self._pdf.close()

    def _opened(self) -> Any:  # noqa: ANN401  pdfplumber has no types
        if self._pdf is None:
            import pdfplumber

            try:
                self._pdf = pdfplumber.open(io.BytesIO(self._source.data))
            except _failures() as error:
                raise self._broken() from error
        return self._pdf

    def _broken(self) -> SourceError:
        return SourceError(
            "PDF 文件损坏或不完整 / the PDF is damaged or incomplete",
            hint="请重新下载，或用阅读器打开后另存 / download it again, or open it in a viewer and save a copy",
            context={"path": self._source.name, "reason": "broken"},
        )

    def page_count(self) -> int:
        """How many pages pdfplumber finds. Raises SourceError for a file that it cannot read."""
        try:
            return len(self._opened().pages)
        except _failures() as error:
            raise self._broken() from error

    def ink(self, index: int) -> Ink | None:
        """What is printed on that page (from 0), or None where pdfplumber cannot read it, or would take too long."""
        try:
            page = self._opened().pages[index]
            try:
                return _ink(page, index) if self._has_time(page) else None
            finally:
                page.close()
        except _failures():
            return None

    def _has_time(self, page: Any) -> bool:  # noqa: ANN401  pdfplumber has no types
        if self._left is None:
            return True
        self._left -= sum(len(stream.get_data()) for stream in page.page_obj.contents)
        return self._left >= 0


def _failures() -> tuple[type[Exception], ...]:
    """What pdfminer raises, and what pdfplumber makes of some of it."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    return (*_FAILURES, PSException, MalformedPDFException, PdfminerException)


def _ink(page: Any, index: int) -> Ink:  # noqa: ANN401  pdfplumber has no types
    left, above, right, below = page.cropbox
    frame = Frame(index + 1, 0.0, 0.0, right - left, below - above, 0)
    chars = [_moved(char, left, above) for char in page.dedupe_chars().chars]
    marks = [(*_box(thing, left, above), *look) for thing, look in _drawn(page)]
    across, down = rulings(marks, frame.width, frame.height)
    text = "".join(char[4] for char in chars)
    words, letters = _words(chars)
    pictures: list[tuple[Box, int]] = [(_box(image, left, above), -1) for image in page.images]
    return Ink(frame, words, across, down, pictures, len(marks), unhealthy=unhealthy_share(text), cut=_Cutter(letters))


_Letter = tuple[float, float, float, float, str]


class _Cutter:
    """Cuts words between their letters, which are kept beside them."""

    def __init__(self, letters: list[list[_Letter]]) -> None:
        self._letters = letters

    def __call__(self, word: Word, borders: list[float]) -> list[Word]:
        """The word in pieces, cut where the middle of a letter passes one of ``borders``."""
        pieces: list[Word] = []
        place = -1
        for x0, top, x1, bottom, text in self._letters[word[7]]:
            column = sum((x0 + x1) / 2 > border for border in borders)
            if column == place:
                last = pieces[-1]
                pieces[-1] = (last[0], last[1], x1, max(last[3], bottom), last[4] + text, *last[5:])
            else:
                pieces.append((x0, top, x1, bottom, text, word[5], " " if pieces else word[6], word[7]))
                place = column
        return pieces


def _moved(char: dict[str, Any], left: float, above: float) -> _Letter:
    text = plain(str(char["text"]))
    if text.startswith("(cid:"):  # how pdfminer writes a glyph that it cannot name
        text = "\ufffd"
    return (*_box(char, left, above), text)


def _box(thing: dict[str, Any], left: float, above: float) -> Box:
    return thing["x0"] - left, thing["top"] - above, thing["x1"] - left, thing["bottom"] - above


def _words(letters: list[_Letter]) -> tuple[list[Word], list[list[_Letter]]]:
    """Letters in the order of the content stream as words, and the letters of each word."""
    words: list[Word] = []
    groups: list[list[_Letter]] = []
    line, blank, parted = 0, "", True
    edge, upper, lower = 0.0, 0.0, 0.0
    for letter in letters:
        x0, top, x1, bottom, text = letter
        if not text.strip():
            blank, parted = " ", True
            continue
        middle, size = (top + bottom) / 2, bottom - top
        if not upper < middle < lower or x0 < edge - size:
            line, blank, parted = line + 1, "", True
        elif not parted and x0 - edge > _APART * size:
            parted = True
            broad = text >= _BROAD or words[-1][4][-1] >= _BROAD
            blank = "" if broad and x0 - edge < size else " "
        if parted:
            words.append((x0, top, x1, bottom, text, line, blank, len(words)))
            groups.append([letter])
        else:
            last = words[-1]
            words[-1] = (last[0], min(last[1], top), x1, max(last[3], bottom), last[4] + text, *last[5:])
            groups[-1].append(letter)
        blank, parted = "", False
        edge, upper, lower = x1, top, bottom
    return words, groups


def _drawn(page: Any) -> Iterable[tuple[dict[str, Any], tuple[bool, bool]]]:  # noqa: ANN401  pdfplumber has no types
    """Every stroke and area of the page, with whether it is an area and whether it is white."""
    for line in page.lines:
        yield line, (False, _is_white(line.get("stroking_color")))
    for rect in page.rects:
        solid = min(rect["width"], rect["height"]) > THIN
        if rect.get("fill") or not solid:
            color = rect.get("non_stroking_color" if rect.get("fill") else "stroking_color")
            yield rect, (solid, _is_white(color))
        if rect.get("stroke") and solid:
            for edge in _sides(rect):
                yield edge, (False, _is_white(rect.get("stroking_color")))
    for edge in page.curve_edges:
        if edge.get("stroke"):
            yield edge, (False, _is_white(edge.get("stroking_color")))


def _sides(rect: dict[str, Any]) -> Iterable[dict[str, Any]]:
    yield {**rect, "bottom": rect["top"]}
    yield {**rect, "top": rect["bottom"]}
    yield {**rect, "x1": rect["x0"]}
    yield {**rect, "x0": rect["x1"]}


def _is_white(color: Any) -> bool:  # noqa: ANN401  # a number, several of them, a pattern's name or nothing
    """Whether a colour of one or three components is white; other colour spaces are taken for ink."""
    parts = cast("Sequence[object]", color) if isinstance(color, tuple | list) else [color]
    return len(parts) in {1, 3} and all(isinstance(part, int | float) and part >= _WHITE for part in parts)
