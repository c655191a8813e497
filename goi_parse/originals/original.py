"""Original: enough to find a source again and to know it again, and not its bytes."""

import os
import zlib
from typing import TYPE_CHECKING, BinaryIO

import attrs

from goi_parse.errors import SourceError
from goi_parse.readers import picture, reader_for
from goi_parse.readers.base import Limits, Source
from goi_parse.record import Record
from goi_parse.report import AnnualReport

if TYPE_CHECKING:  # a parse makes an Original and shows nothing
    from collections.abc import Sequence

    from goi_parse.show.source import SourceView
    from goi_parse.show.viewer import Mark

__all__ = ["Original", "read_from"]


@attrs.frozen(eq=False, repr=False)
class Original(Record):
    """What a report was read from. It does not hold the source: it finds it again by its path, or is given it.

    A source is known again by its size and checksum, so that no figure is ever outlined in a file that has changed.
    Both are None for a report that came from its JSON, whose source is taken on trust.
    """

    name: str | None = None
    """The path as it was given; None for bytes and texts."""
    size: int | None = None
    """Bytes."""
    checksum: int | None = None
    """CRC-32 of the bytes."""
    format: str | None = None
    """The format that was named, if one was."""
    member: str | None = None
    """The file in an archive, where the source is one."""
    encoding: str | None = None
    """The encoding that was named, if one was."""
    limits: Limits | None = attrs.field(default=None, repr=False)
    """The limits that were given, if any were."""

    @classmethod
    def of(cls, source: Source, format: str | None = None, member: str | None = None) -> "Original":  # noqa: A002  as in parse
        """What this source is known by."""
        limits = None if source.limits == Limits.usual() else source.limits
        return cls(source.name, len(source.data), zlib.crc32(source.data), format, member, source.encoding, limits)

    @classmethod
    def of_text(cls, text: str) -> "Original":
        """What a text is known by that was given as a str."""
        data = text.encode("utf-8", "surrogatepass")
        return cls(None, len(data), zlib.crc32(data), "txt", encoding="utf-8")

    def view(
        self,
        marks: "Sequence[Mark]",
        source: str | os.PathLike[str] | bytes | BinaryIO | None = None,
        *,
        whole: bool = False,
    ) -> "SourceView":
        """The source with the marks in it: pages of a PDF, lines of a text, tables and paragraphs of anything else.

        Raises SourceError where the source is not there any more, or is not the one that was read.
        """
        opened = self._opened(source)
        is_picture = opened.head.startswith(picture.MARKS)  # which is a source for one who reads pictures only
        reader = picture.PictureReader() if is_picture else reader_for(opened, self.format).reader
        if reader.name == "pdf":
            from goi_parse.originals.pages import pages

            return pages(opened, marks, whole=whole)
        if reader.name == "txt":
            from goi_parse.originals.lines import excerpts

            return excerpts(opened, marks, whole=whole)
        from goi_parse.originals.blocks import blocks

        return blocks(reader.read(opened), marks, whole=whole)

    def _opened(self, source: str | os.PathLike[str] | bytes | BinaryIO | None) -> Source:
        wanted = self.name if source is None else source
        if wanted is None:
            raise SourceError(
                "报告不是从文件读出的 / the report was not read from a file",
                hint="把原来的字节或路径交给 show(source=…) / give its bytes or path to show(source=…)",
            )
        opened = Source.of(wanted, limits=self.limits, encoding=self.encoding)
        if self.size is not None and (len(opened.data), zlib.crc32(opened.data)) != (self.size, self.checksum):
            raise SourceError(
                "文件与解析时不同 / this is not the file that was parsed",
                hint="重新解析，或把原来的文件交给 show(source=…) / parse it again, or give the file that was parsed",
                context={"path": opened.name, "size": len(opened.data), "expected": self.size},
            )
        if self.member is None:
            return opened
        from goi_parse.readers.archive import Archive

        return Archive(opened).part(self.member)


def read_from(report: AnnualReport, original: Original) -> AnnualReport:
    """The report, which now knows what it was read from."""
    return attrs.evolve(report, figures=report.figures.read_from(original), original=original)
