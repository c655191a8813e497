"""Compound files with nothing in them but the names of their streams."""

import struct

__all__ = ["compound", "word_stream"]

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _entry(name: str, kind: int, left: int, right: int, child: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    head = struct.pack("<64sHBB3I", raw, len(raw), kind, 1, left, right, child)
    return head + b"\0" * 36 + struct.pack("<IQ", _END, 0)


def compound(*names: str) -> bytes:
    """A compound file whose root holds streams of these names, one to the right of the other."""
    last = len(names)
    entries = [_entry("Root Entry", 5, _FREE, _FREE, 1 if names else _FREE)]
    entries += [_entry(name, 2, _FREE, at + 1 if at < last else _FREE, _FREE) for at, name in enumerate(names, 1)]
    entries += [bytes(128)] * (-len(entries) % 4)
    sectors = len(entries) // 4
    chain = [_TABLE, *range(2, sectors + 1), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<5H6s", 0x3E, 3, 0xFFFE, 9, 6, bytes(6))
    header += struct.pack("<9I", 0, 1, 1, 0, 0x1000, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + table + b"".join(entries)


def word_stream(flags: int) -> bytes:
    """A compound file with a Word document of nothing but zeros and these flags."""
    stream = bytearray(4096)
    struct.pack_into("<HH", stream, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", stream, 0x0A, flags)
    whole = bytearray(compound("WordDocument"))
    sector = (len(whole) - 512) // 512
    entry = whole.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<IQ", whole, entry + 116, sector, len(stream))
    for at in range(8):
        struct.pack_into("<I", whole, 512 + (sector + at) * 4, sector + at + 1 if at < 7 else _END)
    return bytes(whole + stream)
