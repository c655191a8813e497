"""A zip archive's members, read straight from the bytes within the limits.

The central directory is read here, in a dozen lines, because importing :mod:`zipfile` costs a one-shot run more than
parsing the report does. What those lines do not understand (zip64, damage) is handed to :mod:`zipfile`.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from goi_parse.errors import LimitError, SourceError
from goi_parse.readers.base import Limits
from goi_parse.record import Record

if TYPE_CHECKING:
    from zipfile import ZipInfo

__all__ = ["Member", "damaged", "members_of", "pieces_of", "whole_of"]

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_HEADER = struct.Struct("<26x2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1
_UTF8 = 0x800
_TWO_BYTES = "\u07ff"
_ZIP64 = (0xFFFF, 0xFFFFFFFF)
_RATIO_FROM = 2**20
_PIECE = 2**18
_MOST_RATIO = 1032
"""Bytes that one packed byte can become at the most."""
_AT_ONCE = 2**26
_MISFIT = "长度或校验和不符 / size or checksum does not fit"


@attrs.frozen(eq=False, repr=False)
class Member(Record):
    """One entry of the central directory."""

    offset: int
    packed: int
    size: int
    method: int
    crc: int
    flags: int


def members_of(data: bytes, limits: Limits) -> dict[str, Member]:
    """Members by name. Raises SourceError where the bytes are no whole archive, LimitError where it has too many."""
    members = _central_directory(data)
    if members is None:
        members = _by_zipfile(data)
    if len(members) > limits.max_members:
        raise LimitError(
            f"压缩包内文件过多：{len(members)} / the package has too many parts: {len(members)}",
            hint="Limits(max_members=...)",
            context={"members": len(members), "limit": limits.max_members},
        )
    return members


def pieces_of(data: bytes, member: Member, name: str, limits: Limits) -> Iterator[bytes]:
    """A member's bytes, a piece at a time; size and checksum are tested at the end.

    Raises SourceError where it is damaged or encrypted, LimitError where it is too large.
    """
    packed = _packed(data, member, name, limits)
    size = crc = 0
    for piece in _inflated(packed, member.method, name):
        size += len(piece)
        crc = zlib.crc32(piece, crc)
        if size > member.size:
            break
        yield piece
    if size != member.size or crc != member.crc:
        raise damaged(name, _MISFIT)


def whole_of(data: bytes, member: Member, name: str, limits: Limits) -> bytes:
    """A member's bytes all at once, which takes half the time of pieces. Raises as :func:`pieces_of` does.

    Only what is so small that it cannot become large, whatever its header says, is unpacked in one call.
    """
    if member.method != _DEFLATED or member.packed * _MOST_RATIO > min(_AT_ONCE, limits.max_unpacked_bytes):
        return b"".join(pieces_of(data, member, name, limits))
    packed = _packed(data, member, name, limits)
    try:
        whole = zlib.decompress(packed, -15, member.size + 1)
    except zlib.error as error:
        raise damaged(name, str(error)) from error
    if len(whole) != member.size or zlib.crc32(whole) != member.crc:
        raise damaged(name, _MISFIT)
    return whole


def damaged(part: str, reason: str) -> SourceError:
    """The error for a package with a broken part."""
    return SourceError(
        f"文件已损坏 / the file is damaged: {part}: {reason}",
        hint="请重新下载，或用 Word、WPS 打开修复后另存 / download it again, or open and save it with Word or WPS",
        context={"part": part, "reason": reason},
    )


def _packed(data: bytes, member: Member, name: str, limits: Limits) -> memoryview:
    _check_limits(member, name, limits)
    if member.flags & _ENCRYPTED:
        raise SourceError(
            f"压缩包已加密 / the package is encrypted: {name}",
            hint="请先解密并另存 / decrypt it and save it again",
            context={"part": name},
        )
    head = data[member.offset : member.offset + 30]
    if len(head) < _HEADER.size or head[:4] != b"PK\3\4":
        raise damaged(name, "没有文件头 / no local header")
    name_length, extra_length = _HEADER.unpack(head)
    begin = member.offset + 30 + name_length + extra_length
    return memoryview(data)[begin : begin + member.packed]


def _check_limits(member: Member, name: str, limits: Limits) -> None:
    too_large = member.size > limits.max_unpacked_bytes
    if too_large or (member.size > _RATIO_FROM and member.size > limits.max_ratio * max(member.packed, 1)):
        raise LimitError(
            f"解压后过大 / too large when unpacked: {name} ({member.size} bytes from {member.packed})",
            hint="Limits(max_unpacked_bytes=..., max_ratio=...)",
            context={"part": name, "size": member.size, "packed": member.packed},
        )


def _inflated(packed: memoryview, method: int, name: str) -> Iterator[bytes]:
    if method == _STORED:
        yield bytes(packed)
        return
    if method != _DEFLATED:
        raise damaged(name, f"未知的压缩方法 {method} / unknown compression {method}")
    inflater = zlib.decompressobj(-15)
    feed: bytes | memoryview = packed
    try:
        while not inflater.eof:
            piece = inflater.decompress(feed, _PIECE)
            feed = inflater.unconsumed_tail
            if not piece and not feed:
                break
            yield piece
    except zlib.error as error:
        raise damaged(name, str(error)) from error


def _central_directory(data: bytes) -> dict[str, Member] | None:
    """The members of an ordinary archive, or None where the archive is not ordinary."""
    at = data.rfind(b"PK\5\6", max(0, len(data) - 0x10000 - _END.size))
    if at < 0 or at + _END.size > len(data):
        return None
    _, _, _, _, count, length, offset, _ = _END.unpack_from(data, at)
    shift = at - length - offset  # bytes that were put before the archive
    if count in _ZIP64 or offset in _ZIP64 or shift < 0:
        return None
    members: dict[str, Member] = {}
    position = offset + shift
    for _ in range(count):
        if position + _ENTRY.size > at:
            return None
        (mark, _, _, flags, method, _, _, crc, packed, size, name_length, extra, comment, _, _, _, begin) = (
            _ENTRY.unpack_from(data, position)
        )
        if mark != b"PK\1\2" or packed in _ZIP64 or size in _ZIP64 or begin in _ZIP64:
            return None
        position += _ENTRY.size
        name = _decoded(data[position : position + name_length], flags)
        members[_part_name(name)] = Member(begin + shift, packed, size, method, crc, flags)
        position += name_length + extra + comment
    return members


def _decoded(name: bytes, flags: int) -> str:
    """A name as its writer meant it: Windows packers in China write GBK, macOS writes UTF-8, and neither says so."""
    if name.isascii() or flags & _UTF8:
        return name.decode("utf-8", "replace")
    try:
        text = name.decode("utf-8")
        if max(text) > _TWO_BYTES:  # two bytes a letter is what GBK looks like when it is taken for UTF-8
            return text
    except UnicodeDecodeError:
        text = name.decode("cp437")
    try:
        return name.decode("gb18030")
    except UnicodeDecodeError:
        return text


def _part_name(name: str) -> str:
    """Some packers write backslashes, or a slash at the front."""
    return name.replace("\\", "/").lstrip("/")


def _by_zipfile(data: bytes) -> dict[str, Member]:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {
                _part_name(_name_of(i)): Member(
                    i.header_offset, i.compress_size, i.file_size, i.compress_type, i.CRC, i.flag_bits
                )
                for i in archive.infolist()
            }
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error) as error:
        raise damaged("zip", str(error)) from error


def _name_of(info: "ZipInfo") -> str:
    """:mod:`zipfile` takes a name for cp437 where it does not say that it is UTF-8."""
    return info.filename if info.flag_bits & _UTF8 else _decoded(info.filename.encode("cp437"), info.flag_bits)
