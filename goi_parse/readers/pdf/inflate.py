"""Streams of a PDF unpacked within a limit: what a bomb would do to memory ends here."""

import base64
import binascii
import zlib

from goi_parse.errors import LimitError
from goi_parse.text import regex

__all__ = ["BUILT_TO_HARM", "ESCAPE", "RATIO", "plain_names", "unpacked"]

BUILT_TO_HARM = (
    "文件可能是恶意构造的；请用阅读器打开后另存 / the file may be built to harm; open it in a viewer and save a copy"
)
"""What the user can do about a file that is refused."""
RATIO = 1032
"""The most that deflate can unpack from one byte."""
ESCAPE = regex(rb"#([0-9A-Fa-f]{2})")
"""How a letter of a name may be written instead of plainly."""

_CHUNK = 2**16
_PACKER = regex(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")


def plain_names(text: bytes) -> bytes:
    """A dictionary without escapes in its names."""
    return ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), text) if b"#" in text else text


def unpacked(head: bytes, packed: bytes, limit: int) -> bytes:
    """The stream unpacked as its dictionary says. Raises LimitError beyond ``limit`` bytes."""
    packers = len(_PACKER.findall(head))
    if packers > 1 and len(packed) > limit // RATIO // RATIO:
        raise _too_large(limit)
    packed = packed.lstrip(b"\r\n")
    if b"85" in head:
        packed = _without_ascii85(packed)
    if b"/LZW" in head and _lzw_size(packed, limit) > limit:
        raise _too_large(limit)
    return _inflated(packed, limit) if packers else packed


def _inflated(packed: bytes, limit: int) -> bytes:
    machine = zlib.decompressobj(-zlib.MAX_WBITS)  # no viewer minds a wrong checksum, so none is looked at
    if packed and packed[0] & 15 == zlib.DEFLATED:
        packed = packed[2:]
    found = bytearray()
    try:
        while packed and not machine.eof:
            found += machine.decompress(packed, _CHUNK)
            packed = machine.unconsumed_tail
            if len(found) > limit:
                raise _too_large(limit)
    except zlib.error:  # encrypted, damaged, or packed otherwise: what came before is what pdfium can get at
        pass
    return bytes(found)


def _without_ascii85(text: bytes) -> bytes:
    try:
        return base64.a85decode(text.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\v\f\0")
    except (ValueError, binascii.Error):
        return text


def _lzw_size(packed: bytes, limit: int) -> int:
    """How much an LZW stream unpacks to, without unpacking it: only the lengths of its strings are kept."""
    lengths = [1] * 258
    total = held = bits = previous = 0
    width = 9
    for byte in packed:
        held, bits = held << 8 | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code, held = held >> bits, held & ((1 << bits) - 1)
        if code == 256:  # clear the table
            del lengths[258:]
            width, previous = 9, 0
        elif code == 257 or total > limit:  # the end
            break
        else:
            size = lengths[code] if code < len(lengths) else previous + 1
            if previous:
                lengths.append(previous + 1)
            total, previous = total + size, size
            width = min(12, max(9, (len(lengths) + 1).bit_length()))
    return total


def _too_large(limit: int) -> LimitError:
    return LimitError(
        f"PDF 中有数据流解压后超过 {limit} 字节 / a stream of the PDF unpacks to more than {limit} bytes",
        hint=BUILT_TO_HARM,
        context={"limit": limit},
    )
