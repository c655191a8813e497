"""Boxes of characters that are far higher than the type: some writers give a font the height of its highest glyph.

The engine takes a character's height from the font. Where that is twice its width or more, the lines of a page lie
over one another, and words of two lines seem to be one. Such boxes are cut down to the type's own height.
"""

from collections.abc import Sequence
from ctypes import byref, c_double

from goi_parse.readers.pdf.engine import Handle, pdfium
from goi_parse.readers.pdf.scratch import Four

__all__ = ["bounded"]

_SAMPLE = 16
"""Boxes of a page that are looked at."""
_TALL = 1.9
"""Widths of a Chinese character; narrow type is not so high."""
_ASCENT, _DESCENT = 0.88, 0.12
"""Parts of the type's size above and below the line that characters stand on."""
_ROOM = 1.5
"""Sizes of the type up to which a box is left as it is."""
_FIRST, _LAST = "\u4e00", "\u9fff"


def bounded(handle: Handle, text: str, units: Sequence[int], indices: Sequence[int], boxes: list[Four]) -> list[Four]:
    """The boxes (left, top, right, bottom, upward) of these characters of a text, none higher than its type."""
    step = len(boxes) // _SAMPLE + 1
    sample = [
        (number, width, top - bottom)
        for number, (left, top, right, bottom) in enumerate(boxes[::step])
        if _FIRST <= text[units[number * step]] <= _LAST and (width := right - left) > 0
    ]
    tall = [number * step for number, width, height in sample if height > _TALL * width]
    if len(tall) * 2 <= len(sample):
        return boxes
    pdf = pdfium()
    sizes = [pdf.font_size(handle, index) for index in indices]
    one = tall[0]
    scale = (boxes[one][2] - boxes[one][0]) / sizes[one] if sizes[one] else 0.0
    x, y = c_double(), c_double()
    found: list[Four] = []
    for index, size, box in zip(indices, sizes, boxes, strict=True):
        left, top, right, bottom = box
        em = scale * size
        if em and top - bottom > _ROOM * em and pdf.char_origin(handle, index, byref(x), byref(y)):
            found.append((left, y.value + _ASCENT * em, right, y.value - _DESCENT * em))
        else:
            found.append(box)
    return found
