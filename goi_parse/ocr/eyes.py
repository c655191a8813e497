"""From a picture to its words and ruling lines: tables first, cell by cell, then what stands outside of them."""

from collections.abc import Iterable
from operator import itemgetter

import attrs

from goi_parse.ocr.cells import cell_readings
from goi_parse.ocr.engine import engine
from goi_parse.ocr.pixels import Picture, on_its_side, picture_of
from goi_parse.ocr.prose import prose_readings
from goi_parse.ocr.ruled import ruled
from goi_parse.ocr.strips import Read
from goi_parse.readers.pdf.ink import Word
from goi_parse.readers.pdf.lattice import lattices
from goi_parse.readers.pdf.lines import weight
from goi_parse.readers.sight import Seen

__all__ = ["Eyes"]

_SURE, _LETTERS, _CHINESE = 0.85, 4, "\u2e80"
"""Average score and Chinese characters of a line that tells which way up a picture stands."""
_SHARE, _FEWEST = 20, 6
"""One word in so many begins such a line where a picture stands upright; and words on one that is worth turning."""


@attrs.frozen
class Eyes:
    """Reads pictures by optical character recognition."""

    max_cells: int

    def look(self, picture: bytes, size: tuple[float, float] | None) -> Seen | None:
        """What is printed on a picture; None where it cannot be decoded.

        Raises LimitError where its lines enclose more cells than the limits allow.
        """
        ready = picture_of(picture, size)
        if ready is None:
            return None
        seen, labels = self._seen(ready, 0)
        if labels * _SHARE >= len(seen.words) or len(seen.words) < _FEWEST:
            return seen
        turned = (self._seen(on_its_side(ready, turns), turns) for turns in (1, 3, 2))
        return max((seen, labels), *turned, key=itemgetter(1))[0]

    def _seen(self, ready: Picture, turns: int) -> tuple[Seen, int]:
        """What is printed on a picture as it stands, and how many of its lines are words beyond doubt."""
        across, down, ink = ruled(ready)
        height, width = (length / ready.scale for length in ready.grey.shape)
        tables = lattices(across, down, height, self.max_cells) if down else []
        readings = cell_readings(ready, ink, tables, engine())
        readings += prose_readings(ready, ink, [table.box for table in tables], engine())
        pixels = ready.width / (height if turns % 2 else width)
        seen = Seen(width, height, _words(readings, ready.scale), across, down, ready.tilt, pixels, turns)
        return seen, sum(_is_sure(read) for read in readings)


def _is_sure(read: Read) -> bool:
    """Whether a line is several Chinese characters that the network is sure of: on its side no line is."""
    return read.score >= _SURE and sum(letter >= _CHINESE for letter in read.text) >= _LETTERS


def _words(readings: Iterable[Read], scale: float) -> list[Word]:
    """Each reading as words; where one of its words begins is told by how wide those before it are."""
    words: list[Word] = []
    for line, ((x0, top, x1, bottom, _), text, _) in enumerate(readings):
        left, letter = x0 / scale, (x1 - x0) / scale / max(1.0, weight(text))
        blank = ""
        for word in text.split():
            right = left + weight(word) * letter
            words.append((left, top / scale, right, bottom / scale, word, line, blank, len(words)))
            left, blank = right + weight(" ") * letter, " "
    return words
