"""Memory for what pdfium writes back: four numbers at a time, for one reading of one document.

Making a pointer costs as much as a call of pdfium, so pointers are made once and used for every page. A scratch
belongs to one reading and is never shared: the library may be called from several threads.
"""

import struct
from collections import deque
from collections.abc import Sequence
from ctypes import byref, c_float, create_string_buffer
from itertools import repeat

from goi_parse.readers.pdf.engine import Function, Handle

__all__ = ["Four", "Scratch"]

Four = tuple[float, float, float, float]

_CHUNK = 512


class Scratch:
    """Room for a few hundred results at a time."""

    def __init__(self) -> None:
        self._buffer = create_string_buffer(16 * _CHUNK)
        self._view = memoryview(self._buffer)
        self._slots: tuple[list[object], ...] = ([], [], [], [])
        self._floats = [c_float() for _ in range(4)]
        self._pointers = [byref(value) for value in self._floats]

    def _column(self, number: int, size: int) -> list[object]:
        column = self._slots[number]
        if len(column) < size:
            column.extend(byref(self._buffer, 16 * row + 4 * number) for row in range(len(column), size))
        return column

    def boxes(self, function: Function, handle: Handle, indices: Sequence[int]) -> list[Four]:
        """What ``function(handle, index, pointer to four floats)`` gives for each index."""
        found: list[Four] = []
        for start in range(0, len(indices), _CHUNK):
            chunk = indices[start : start + _CHUNK]
            deque(map(function, repeat(handle), chunk, self._column(0, len(chunk))), maxlen=0)
            found += struct.iter_unpack("4f", self._view[: 16 * len(chunk)])
        return found

    def fours(self, function: Function, things: Sequence[Handle], form: str, width: int = 4) -> list[Four]:
        """What ``function(thing, width pointers)`` gives for each of at most ``chunk`` things."""
        size = len(things)
        columns = [self._column(number, size) for number in range(width)]
        deque(map(function, things, *columns), maxlen=0)
        return list(struct.iter_unpack(form, self._view[: 16 * size]))

    def four(self, function: Function, handle: Handle) -> Four | None:
        """What ``function(handle, four pointers)`` gives, or None where it fails."""
        if not function(handle, *self._pointers):
            return None
        a, b, c, d = self._floats
        return a.value, b.value, c.value, d.value

    @property
    def chunk(self) -> int:
        """How many things ``fours`` takes at a time."""
        return _CHUNK
