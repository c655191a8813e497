"""Compound files (OLE2): the names of what stands at the top, enough to tell a .doc from a locked .docx."""

import struct
from collections.abc import Iterator

__all__ = ["MAGIC", "entry_names"]

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENTRY = struct.Struct("<64sHBB3I")
_ENTRY_SIZE = 128
_FREE = 0xFFFFFFFA
"""Sector numbers from here on mean no sector."""
_ROOT, _STREAM, _STORAGE = 5, 2, 1
_MAX_ENTRIES = 4096


def entry_names(data: bytes) -> frozenset[str]:
    """Names of the streams and storages directly below the root; empty where the file is too damaged to tell."""
    try:
        entries = list(_entries(data))
    except (struct.error, IndexError, ValueError):
        return frozenset()
    root = next((entry for entry in entries if entry[1] == _ROOT), None)
    if root is None:
        return frozenset()
    names: set[str] = set()
    seen: set[int] = set()
    waiting = [root[4]]
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            name, kind, left, right, _ = entries[number]
            if kind in (_STREAM, _STORAGE):
                names.add(name)
            waiting += (left, right)
    return frozenset(names)


def _entries(data: bytes) -> Iterator[tuple[str, int, int, int, int]]:
    """Name, kind, left and right neighbour and first child of each entry of the directory."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError(size)
    count = 0
    for sector in _chain(data, struct.unpack_from("<I", data, 48)[0], size):
        start = (sector + 1) * size
        for at in range(start, min(start + size, len(data) - _ENTRY_SIZE + 1), _ENTRY_SIZE):
            raw, length, kind, _, left, right, child = _ENTRY.unpack_from(data, at)
            yield raw[: max(0, length - 2)].decode("utf-16-le", "replace"), kind, left, right, child
            count += 1
            if count >= _MAX_ENTRIES:
                return


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
