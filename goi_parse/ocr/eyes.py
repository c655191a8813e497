"""From a picture to its words and ruling lines: tables first, cell by cell, then what stands outside of them."""

from collections.abc import Iterable

import attrs

from goi_parse.ocr.cells import cell_readings
from goi_parse.ocr.engine import engine
from goi_parse.ocr.pixels import picture_of
from goi_parse.ocr.prose import prose_readings
from goi_parse.ocr.ruled import ruled
from goi_parse.ocr.strips import Strip
from goi_parse.readers.pdf.ink import Word
from goi_parse.readers.pdf.lattice import lattices
from goi_parse.readers.pdf.lines import weight
from goi_parse.readers.sight import Seen

__all__ = ["Eyes"]


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
        across, down, ink = ruled(ready)
        height, width = (length / ready.scale for length in ready.grey.shape)
        tables = lattices(across, down, height, self.max_cells) if down else []
        readings = cell_readings(ready, ink, tables, engine())
        readings += prose_readings(ready, ink, [table.box for table in tables], engine())
        return Seen(width, height, _words(readings, ready.scale), across, down, ready.tilt, ready.width / width)


def _words(readings: Iterable[tuple[Strip, str]], scale: float) -> list[Word]:
    """Each reading as words; where one of its words begins is told by how wide those before it are."""
    words: list[Word] = []
    for line, ((x0, top, x1, bottom, _), text) in enumerate(readings):
        left, letter = x0 / scale, (x1 - x0) / scale / max(1.0, weight(text))
        blank = ""
        for word in text.split():
            right = left + weight(word) * letter
            words.append((left, top / scale, right, bottom / scale, word, line, blank, len(words)))
            left, blank = right + weight(" ") * letter, " "
    return words
