"""Compound files (OLE2): the names of what stands at the top, enough to tell a .doc from a locked .docx."""

import struct
from collections.abc import Iterator, Set as AbstractSet

import attrs

from goi_parse.record import Record

__all__ = ["MAGIC", "entry_names", "holds_word", "is_locked"]

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENTRY = struct.Struct("<64sHBB3I36x2I4x")
_FREE = 0xFFFFFFFA
"""Sector numbers from here on mean no sector."""
_ROOT, _STREAM, _STORAGE = 5, 2, 1
_MAX_ENTRIES = 4096
_MINI = 4096
"""Bytes below which a stream stands elsewhere; a Word document is never so small."""
_WORD = "WordDocument"
_FLAGS = 0x0A
"""Where a Word document's flags stand in its stream."""
_ENCRYPTED = 0x0100


@attrs.frozen(eq=False, repr=False)
class _Entry(Record):
    """An entry of the directory: neighbours and first child by number, and the sector where its bytes begin."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    begin: int
    size: int


def entry_names(data: bytes) -> frozenset[str]:
    """Names of the streams and storages directly below the root; empty where the file is too damaged to tell."""
    try:
        entries = list(_entries(data))
    except (struct.error, IndexError, ValueError):
        return frozenset()
    root = next((entry for entry in entries if entry.kind == _ROOT), None)
    if root is None:
        return frozenset()
    names: set[str] = set()
    seen: set[int] = set()
    waiting = [root.child]
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            entry = entries[number]
            if entry.kind in (_STREAM, _STORAGE):
                names.add(entry.name)
            waiting += (entry.left, entry.right)
    return frozenset(names)


def holds_word(names: AbstractSet[str]) -> bool:
    """Whether what stands at the top is a Word document that is not locked as a whole."""
    return _WORD in names and "EncryptedPackage" not in names


def is_locked(data: bytes) -> bool:
    """Whether the Word document in a compound file is encrypted; its own flags say so."""
    try:
        entry = next(entry for entry in _entries(data) if entry.name == _WORD and entry.size >= _MINI)
        at = (entry.begin + 1) * _sector_size(data) + _FLAGS
        return bool(struct.unpack_from("<H", data, at)[0] & _ENCRYPTED)
    except (struct.error, IndexError, ValueError, StopIteration):
        return False


def _entries(data: bytes) -> Iterator[_Entry]:
    """The directory's entries, in the order of their numbers."""
    size = _sector_size(data)
    count = 0
    for sector in _chain(data, struct.unpack_from("<I", data, 48)[0], size):
        start = (sector + 1) * size
        for at in range(start, min(start + size, len(data) - _ENTRY.size + 1), _ENTRY.size):
            raw, ends, kind, _, left, right, child, begin, length = _ENTRY.unpack_from(data, at)
            name = raw[: max(0, ends - 2)].decode("utf-16-le", "replace")
            yield _Entry(name, kind, left, right, child, begin, length)
            count += 1
            if count >= _MAX_ENTRIES:
                return


def _sector_size(data: bytes) -> int:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError(size)
    return int(size)


def _chain(data: bytes, sector: int, size: int) -> Iterator[int]:
    """The sectors of a stream, by the allocation table (as far as the header lists it: 6.8 MB and more)."""
    tables = struct.unpack_from("<109I", data, 76)
    per_table = size // 4
    seen: set[int] = set()
    while sector < _FREE and sector not in seen:
        seen.add(sector)
        yield sector
        table = tables[sector // per_table]
        sector = struct.unpack_from("<I", data, (table + 1) * size + sector % per_table * 4)[0]
