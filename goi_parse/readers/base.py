"""All that the author of a reader needs: Source, Limits, the Reader protocol.

A reader turns bytes of one format into a :class:`goi_parse.document.Document`. It knows its format and nothing
of reports. A reader from another package is found by its entry point in the group ``goi_parse.readers``: an
object, or a class made without arguments, that has what :class:`Reader` asks for.
"""

import functools
import os
import stat
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast, runtime_checkable

import attrs

from goi_parse.document import Document
from goi_parse.errors import LimitError, SourceError
from goi_parse.record import Record

if TYPE_CHECKING:
    from goi_parse.readers.sight import Sight

__all__ = ["Limits", "Reader", "SecondReader", "Source"]


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Limits(Record):
    """How large, deep and slow a source may be; each limit raises LimitError where it is passed."""

    max_bytes: int = 64 * 2**20
    """Bytes of the source itself."""
    max_unpacked_bytes: int = 256 * 2**20
    """Bytes of any one part of a package after decompression."""
    max_ratio: int = 1000
    """Unpacked to packed size of a package's part above one megabyte."""
    max_members: int = 10_000
    """Parts in a package."""
    max_depth: int = 200
    """Nesting of XML elements and of tables."""
    max_cells: int = 200_000
    """Cells in one document."""
    max_blocks: int = 50_000
    """Paragraphs, tables and pictures in one document."""
    max_characters: int = 5_000_000
    """Characters of text in one document."""
    max_span: int = 64
    """Columns that one cell may span; a wider one is cut down to this."""
    max_pages: int = 3000
    """Pages of a PDF."""
    max_objects: int = 200_000
    """Drawn objects on one page of a PDF."""
    max_seconds: float = 60.0
    """Seconds of work, tested between pages and parts; and of LibreOffice, where it converts."""
    max_process_seconds: float = 10.0
    """Seconds by the clock that ``parse(source, isolated=True)`` may take."""
    max_process_bytes: int = 400 * 2**20
    """Bytes of memory that a process of its own may take beyond the interpreter (``isolated=True``, ``parse_many``)."""

    @classmethod
    @functools.cache  # they are the same for every parse
    def usual(cls, *, ocr: bool = False) -> "Limits":
        """What holds where the caller gives no limits; to recognise pictures takes longer, and more memory."""
        return cls(max_seconds=600.0, max_process_seconds=600.0, max_process_bytes=3 * 2**30) if ocr else cls()


@attrs.frozen(eq=False, repr=False)
class Source(Record):
    """The bytes to read and the name they came under, if any. The name is a hint, never the judge."""

    data: bytes = attrs.field(repr=lambda data: f"<{len(data)} bytes>")
    name: str | None = None
    limits: Limits = Limits()
    encoding: str | None = None
    """The text encoding, where the caller knows it."""
    sight: "Sight | None" = attrs.field(default=None, eq=False, repr=False)
    """What reads pictures, where the caller asked for that; a reader may use it or leave its pictures as they are."""

    @classmethod
    def of(
        cls,
        source: "str | os.PathLike[str] | bytes | BinaryIO",
        *,
        limits: Limits | None = None,
        encoding: str | None = None,
    ) -> "Source":
        """Read a path, bytes or a binary file object, within the limits.

        Raises SourceError for what cannot be read and LimitError for what is too large.
        """
        limits = limits or Limits()
        if isinstance(source, (bytes, bytearray, memoryview)):
            data, name = bytes(source), None
        elif isinstance(source, (str, os.PathLike)):
            name = os.fspath(source)
            data = _read_path(name, limits)
        elif hasattr(source, "read"):
            data, name = _read_stream(source, limits)
        else:
            raise SourceError(
                f"不能从 {type(source).__name__} 读取 / cannot read from a {type(source).__name__}",
                hint="给出路径、bytes 或二进制文件对象 / give a path, bytes or a binary file object",
            )
        _check_size(len(data), limits, name)
        return cls(data, name, limits, encoding)

    @property
    def head(self) -> bytes:
        """The first kilobyte, enough to tell formats apart."""
        return self.data[:1024]


def _read_path(name: str, limits: Limits) -> bytes:
    try:
        about = os.stat(name)  # noqa: PTH116  the name may be no path at all, and is reported as it came
        if not stat.S_ISREG(about.st_mode):
            raise SourceError(  # noqa: TRY301  told apart from what the system refuses, which is wrapped below
                f"不是普通文件 / not a regular file: {name}",
                hint="目录、管道和设备不能解析 / a directory, pipe or device cannot be parsed",
                context={"path": name},
            )
        _check_size(about.st_size, limits, name)
        with open(name, "rb") as file:  # noqa: PTH123  as above
            return file.read(limits.max_bytes + 1)
    except (SourceError, LimitError):  # each is also an OSError or a ValueError
        raise
    except (OSError, ValueError) as error:
        inside = _read_inside(name, limits)
        if inside is not None:
            return inside
        raise SourceError(
            f"无法读取 / cannot read: {name}",
            hint=f"{type(error).__name__}: {getattr(error, 'strerror', None) or error}",
            context={"path": name},
        ) from error


def _read_inside(name: str, limits: Limits) -> bytes | None:
    """A file in an archive, under the name that ``parse_many`` gives it: ``a.zip/b.docx``."""
    folders = [name[:at] for at, letter in enumerate(name) if letter == "/"]
    archive = next((path for path in reversed(folders) if os.path.isfile(path)), None)  # noqa: PTH113  as above
    if archive is None:
        return None
    source = Source.of(archive, limits=limits)
    if not source.data.startswith(b"PK"):
        return None
    from goi_parse.readers.archive import Archive

    return Archive(source).part(name[len(archive) + 1 :]).data


def _read_stream(stream: BinaryIO, limits: Limits) -> tuple[bytes, str | None]:
    name = getattr(stream, "name", None)
    try:
        data = cast("object", stream.read(limits.max_bytes + 1))  # a text file is passed here often enough
    except (OSError, ValueError) as error:
        raise SourceError("无法读取文件对象 / the file object cannot be read", hint=str(error)) from error
    if not isinstance(data, bytes):
        raise SourceError(
            "文件对象不是二进制模式 / the file object is not binary",
            hint='用 open(path, "rb")，已有文本用 parse_text / use open(path, "rb"), or parse_text for a str',
        )
    return data, name if isinstance(name, str) else None


def _check_size(size: int, limits: Limits, name: str | None) -> None:
    if size > limits.max_bytes:
        raise LimitError(
            f"文件过大：超过 {limits.max_bytes} 字节 / the source is larger than {limits.max_bytes} bytes",
            hint="年度报告很少超过几兆字节，确需读取请放宽限制 / raise Limits(max_bytes=...) if you must",
            context={"path": name, "size": size, "limit": limits.max_bytes},
        )


@runtime_checkable
class Reader(Protocol):
    """Reads one format."""

    name: str
    """Name of the format, as in ``parse(source, format="docx")``."""

    def accepts(self, source: Source) -> bool:
        """Whether these bytes are of this reader's format; judged by content, cheaply, without raising."""
        ...

    def read(self, source: Source) -> Document:
        """The document; raises only GoiParseError."""
        ...


@runtime_checkable
class SecondReader(Protocol):
    """What a reader may have besides: another way to read what came out as no report."""

    def read_again(self, source: Source, first: Document) -> Document | None:
        """The document read otherwise, or None where ``first`` leaves no hope of more; raises only GoiParseError."""
        ...
