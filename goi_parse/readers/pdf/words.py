"""The words of a page from pdfium: the page's text in one call, boxes only for the ends of each word."""

from ctypes import create_string_buffer
from itertools import pairwise, repeat
from math import pi

from goi_parse.readers.letters import is_odd, plain
from goi_parse.readers.pdf.digits import DIGITS, SMALLER, STRUCK, with_marks
from goi_parse.readers.pdf.engine import Handle, pdfium
from goi_parse.readers.pdf.ink import Frame, Word
from goi_parse.readers.pdf.scratch import Four, Scratch
from goi_parse.readers.pdf.tall import bounded
from goi_parse.readers.pdf.unhealthy import unhealthy_share
from goi_parse.text import regex

__all__ = ["TextPage"]

_WORD = regex(r"\S+")
_LINE_START = regex(r"(?m)^\S")
_SAMPLE = 8
"""Lines of a page that are asked how they stand."""
_BROAD = "\u2e80"  # from here on: Chinese characters and full-width signs
_TALL = 1.5
"""Heights of a letter; a word that is higher does not stand on one line."""
_BESIDE = 0.5
"""Widths of a letter between two letters of one word at most."""
_LARGE = 20.0
"""Points; watermarks are larger than this."""
_GIANT, _FAR = 60.0, 5.0
"""Points and usual heights of a word of the page; what is higher than both stands behind the text, not in it."""
_SLANT = 0.1
"""Quarter turns by which a line of text may stand askew: a page that was scanned with its text."""
_LOST = "\ufffd"
_QUARTER = pi / 2
_TWICE = regex(r"([\u4e00-\u9fff])\1")
_AGAIN = "\ufeff"
"""Stands for a character that was drawn a second time, so that the others keep their numbers."""
_SHADOW = 0.4
"""Widths of a character by which its shadow stands beside it at most."""
_HYPHEN = "\ufffe"  # pdfium's own mark for a hyphen at the end of a line; in a table that is a printed "-"


class TextPage:
    """The text of one loaded page."""

    def __init__(self, handle: Handle, frame: Frame, scratch: Scratch) -> None:
        self._pdf = pdfium()
        self._handle = handle
        self._frame = frame
        self._scratch = scratch
        self._text, self._count = self._read_text()
        self._starts = [match.start() for match in _LINE_START.finditer(self._text)]

    def _read_text(self) -> tuple[str, int]:
        """The text, one unit per UTF-16 code unit as pdfium counts them, and the number of characters."""
        count = self._pdf.count_chars(self._handle)
        if count <= 0:
            return "", 0
        buffer = create_string_buffer(2 * count + 2)
        units = self._pdf.get_text(self._handle, 0, count, buffer) - 1
        raw = buffer.raw[: 2 * units]
        text = raw.decode("utf-16-le", "surrogatepass")
        if len(text) != units:  # a character beyond the BMP is two units, and pdfium counts units
            text = "".join(map(chr, memoryview(raw).cast("H")))
        return text.replace(_HYPHEN, "-"), count

    # Over 40 lines: the words of a page are met one by one, and each is looked at once.
    def words(self) -> list[Word]:  # noqa: C901  one look at each word
        """Every word with its box, its line and what parts it from the word before."""
        odd = is_odd(self._text)
        doubled = (odd or _TWICE.search(self._text) is not None) and self._without_shadows(odd=odd)
        text, spans, indices = self._text, list[tuple[int, int]](), list[int]()
        for match in _WORD.finditer(text):
            start, end = span = match.span()
            spans.append(span)
            indices.append(start)
            if end - start > 1:
                indices.append(end - 1)
        boxes, move, lift = self._raw(indices)
        words: list[Word] = []
        suspects: list[int] = []
        giant = False
        line = stop = place = 0
        edge = before = 0.0
        for start, end in spans:
            x0, high, x1, low = boxes[place]
            place += 1
            size = high - low
            uneven = False
            if end - start > 1:
                left, upper, right, lower = boxes[place]
                place += 1
                other = upper - lower
                uneven = (size < SMALLER * other or other < SMALLER * size) and text[end - 1] in DIGITS
                size = size if size > other else other
                x0, x1 = x0 if x0 < left else left, x1 if x1 > right else right
                high, low = high if high > upper else upper, low if low < lower else lower
            if size > _LARGE:
                if self._is_slanted(start):
                    continue  # a watermark
                giant = giant or size > _GIANT
            if end - start > 1 and (high - low > _TALL * size or size > _GIANT):
                words += self._straightened(start, end, line)
                stop, edge = end, x1
                continue
            if start - stop == 1 and text[stop] == " ":
                broad = text[stop - 1] >= _BROAD or text[start] >= _BROAD
                blank = self._blank(stop, x0 - edge, size) if broad else " "
            else:
                line += "\n" in text[stop:start]
                blank = ""
            if size < SMALLER * before or before < SMALLER * size:
                uneven = uneven or (text[start] in DIGITS and text[stop - 1] in DIGITS)
            if uneven:
                suspects.append(len(words))
            words.append((x0 - move, lift - high, x1 - move, lift - low, text[start:end], line, blank, start))
            stop, edge, before = end, x1, size
        for start, told in with_marks(words, suspects, self.boxes) if suspects else ():
            self._text = self._text[:start] + told + self._text[start + len(told) :]
        words = _without_giants(words) if giant else words
        words = [(*word[:4], word[4].replace(_AGAIN, ""), *word[5:]) for word in words] if doubled else words
        return [(*word[:4], plain(word[4]), *word[5:]) for word in words] if odd else words

    def _without_shadows(self, *, odd: bool) -> bool:
        """Blank out each character drawn twice at one place, as for a shadow; whether there are any.

        The engine sees to that itself, but for characters that one of the two drawings takes for radicals.
        """
        letters = list(map(plain, self._text)) if odd else list(self._text)
        starts = [place for place, (one, two) in enumerate(pairwise(letters)) if one == two and one >= _BROAD]
        boxes = self.boxes([unit for start in starts for unit in (start, start + 1)])
        again: set[int] = set()
        for start, one, two in zip(starts, boxes[::2], boxes[1::2], strict=True):
            reach = _SHADOW * (one[2] - one[0])
            if abs(two[0] - one[0]) < reach and abs(two[1] - one[1]) < reach:
                again.add(start + 1)
        if again:
            self._text = "".join([_AGAIN if n in again else letter for n, letter in enumerate(self._text)])
        return bool(again)

    def _straightened(self, start: int, end: int, line: int) -> list[Word]:
        """What pdfium takes for one word and is none: letters down the page, two lines, text turned on its side.

        Letters that go up the page are one word, set on its side; those that go down are words of their own.
        """
        pieces: list[Word] = []
        last: Four = (0.0, 0.0, 0.0, 0.0)
        for index, box in enumerate(self.boxes(list(range(start, end))), start):
            letter = self._text[index]
            width, height = _BESIDE * (box[2] - box[0]), _BESIDE * (box[3] - box[1])
            beside = _overlap(last[1], last[3], box[1], box[3]) and last[0] <= box[0] < last[2] + width
            upward = _overlap(last[0], last[2], box[0], box[2]) and -height < last[1] - box[3] < height
            if pieces and (beside or upward):
                x0, top, x1, bottom, text, _, _, first = pieces[-1]
                wide = (min(x0, box[0]), min(top, box[1]), max(x1, box[2]), max(bottom, box[3]))
                pieces[-1] = (*wide, text + letter, line, "", first)
            else:
                pieces.append((*box, letter, line, "", index))
            last = box
        return pieces

    def _is_slanted(self, unit: int) -> bool:
        """Whether a character stands at an angle that no line of text has."""
        quarters = self._pdf.char_angle(self._handle, self._index(unit)) / _QUARTER
        return abs(quarters - round(quarters)) > _SLANT

    def _blank(self, place: int, gap: float, size: float) -> str:
        """Whether a blank was printed: beside Chinese, pdfium takes the small gap before a digit for one."""
        return "" if gap < size and self._pdf.is_generated(self._handle, self._index(place)) else " "

    def _index(self, unit: int) -> int:
        """The engine leaves characters without text out of its text, but not out of its count."""
        if len(self._text) == self._count:
            return unit
        return self._pdf.char_index(self._handle, unit)

    def _raw(self, units: list[int]) -> tuple[list[Four], float, float]:
        """Left, top, right and bottom of each of these characters, upwards, and how to move them to the page."""
        indices = units if len(self._text) == self._count else [self._index(unit) for unit in units]
        found = self._scratch.boxes(self._pdf.char_box, self._handle, indices)
        if not self._frame.turns:
            found = bounded(self._handle, self._text, units, indices, found)
            return found, self._frame.left, self._frame.bottom + self._frame.height
        shown = map(self._frame.shown, found)
        return [(x0, -top, x1, -bottom) for x0, top, x1, bottom in shown], 0.0, 0.0

    def boxes(self, indices: list[int]) -> list[Four]:
        """x0, top, x1, bottom of each of these characters, as displayed."""
        found, move, lift = self._raw(indices)
        return [(x0 - move, lift - high, x1 - move, lift - low) for x0, high, x1, low in found]

    def cut(self, word: Word, borders: list[float]) -> list[Word]:
        """The word in pieces, cut where the middle of a character passes one of ``borders``."""
        _, top, _, bottom, text, line, blank, start = word
        if STRUCK in text:
            return [word]
        if (match := _WORD.match(self._text, start)) is not None:
            text = match[0]
        boxes = self.boxes(list(range(start, start + len(text))))
        pieces: list[Word] = []
        place = -1
        for offset, (letter, (x0, _, x1, _)) in enumerate(zip(text, boxes, strict=True)):
            if letter == _AGAIN:
                continue
            column = sum((x0 + x1) / 2 > border for border in borders)
            if column == place:
                last = pieces[-1]
                pieces[-1] = (last[0], top, x1, bottom, last[4] + letter, line, last[6], last[7])
            else:
                pieces.append((x0, top, x1, bottom, letter, line, " " if pieces else blank, start + offset))
                place = column
        return pieces

    def unhealthy(self) -> float:
        """Which part of the page's characters cannot be text.

        pdfium gives a character without a mapping its code's value, which may be any plausible letter: those are
        counted, and stand as U+FFFD in every word read after this.
        """
        share = unhealthy_share(self._text)
        if not any(map(self._pdf.has_map_error, repeat(self._handle), map(self._index, self._starts))):
            return share
        indices = map(self._index, range(len(self._text)))
        errors = [flag == 1 for flag in map(self._pdf.has_map_error, repeat(self._handle), indices)]
        self._text = "".join(
            _LOST if bad and not letter.isspace() else letter for letter, bad in zip(self._text, errors, strict=True)
        )
        return max(share, unhealthy_share(self._text))

    def turned(self) -> int:
        """Quarter turns clockwise that would set most of the text upright; 0 for a usual page."""
        sample = self._starts[:: len(self._starts) // _SAMPLE + 1]
        angles = map(self._pdf.char_angle, repeat(self._handle), map(self._index, sample))
        turns = [-(round(angle / _QUARTER) + self._frame.turns) % 4 for angle in angles]  # they count clockwise
        if not any(turns):
            return 0
        most = max(set(turns), key=turns.count)
        return most if turns.count(most) * 2 > len(turns) else 0


def _without_giants(words: list[Word]) -> list[Word]:
    """The words but for those that are far higher than the page's others: a watermark that stands upright."""
    heights = sorted(word[3] - word[1] for word in words)
    most = max(_GIANT, _FAR * heights[len(heights) // 2])
    return [word for word in words if word[3] - word[1] <= most]


def _overlap(start: float, end: float, other_start: float, other_end: float) -> bool:
    """Whether two extents share more than half of the shorter one."""
    shared = min(end, other_end) - max(start, other_start)
    return shared > min(end - start, other_end - other_start) / 2
