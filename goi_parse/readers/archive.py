"""Zip archives with documents in them: names as people read them, members as sources. An archive within stays shut."""

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import attrs

from goi_parse.errors import GoiParseError, LimitError, NotAReportError, SourceError, UnsupportedFormatError
from goi_parse.readers import ole
from goi_parse.readers.base import Source
from goi_parse.readers.docx.archive import members_of, pieces_of
from goi_parse.readers.sniff import is_archive, refuse_known

__all__ = ["Archive", "only_part"]

_MARK = b"PK"
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})
_MOST_TRIED = 16
_PATIENCE = 5.0
"""Seconds after which the files not tried yet count as reports; an ordinary one takes a few hundredths."""
_SHOWN = 10

T = TypeVar("T")


class Archive:
    """The files in a zip archive. Nothing in it moves once it is made, and nothing is written to disk."""

    def __init__(self, source: Source) -> None:
        """Raises UnsupportedFormatError, SourceError where it is damaged, LimitError where it has too many members."""
        if not source.head.startswith(_MARK):
            raise UnsupportedFormatError(
                "不是 ZIP 压缩包，没有成员可选 / this is no zip archive and has no members",
                hint="去掉 member= / leave out member=",
                context={"name": source.name},
            )
        self._source = source
        self._members = members_of(source.data, source.limits)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files, with their folders, without what operating systems leave behind."""
        return tuple(name for name in self._members if not _is_left_behind(name))

    def part(self, name: str) -> Source:
        """One file as a source.

        Raises SourceError where there is none of that name or it is damaged or locked, LimitError where it is too
        large when unpacked, UnsupportedFormatError where it is an archive itself: that stays shut.
        """
        source, member = self._source, self._members.get(name)
        if member is None:
            raise SourceError(
                f"压缩包内没有 / not in the archive: {name}",
                hint=_list(self.names),
                context={"name": source.name, "member": name, "members": self.names},
            )
        data = b"".join(pieces_of(source.data, member, name, source.limits))
        checked = Source.of(data, limits=source.limits)  # which looks at the size
        part = attrs.evolve(source, data=checked.data, name=f"{source.name}/{name}" if source.name else name)
        if is_archive(part):
            raise UnsupportedFormatError(
                f"压缩包内的压缩包不打开 / an archive within an archive is not opened: {name}",
                hint="请先解压 / unpack it first",
                context={"name": source.name, "member": name},
            )
        return part

    def parts(self) -> dict[str, Source]:
        """The files that may be documents, by name.

        Raises as :meth:`part` does, and UnsupportedFormatError where there are too many to try.
        """
        names = [name for name in self.names if self._may_be_document(name)]
        if len(names) > _MOST_TRIED:
            raise _several(self._source.name, names)
        size, most = sum(self._members[name].size for name in names), self._source.limits.max_unpacked_bytes
        if size > most:
            raise LimitError(
                f"解压后过大 / too large when unpacked: {size} bytes",
                hint='Limits(max_unpacked_bytes=...)，或 / or parse(source, member="…")',
                context={"name": self._source.name, "size": size, "limit": most},
            )
        return {name: self.part(name) for name in names}

    def _may_be_document(self, name: str) -> bool:
        """False for pictures, films and the like, told by how they begin."""
        source = self._source
        head = next(pieces_of(source.data, self._members[name], name, source.limits), b"")
        if head.startswith(ole.MAGIC):
            return True  # only the whole tells
        try:
            refuse_known(self.part(name) if head.startswith(_MARK) else attrs.evolve(source, data=head))
        except UnsupportedFormatError:
            return False
        return True


def only_part(source: Source, read: Callable[[Source], T]) -> tuple[str, T] | None:
    """The one file in an archive that ``read`` can read, with its name; None where the source is no archive.

    A file that may be one and cannot be read counts as one, and so does each that is not tried for lack of time.
    Raises NotAReportError where there is none, UnsupportedFormatError with a list where there are several, the error
    of the only one where that cannot be read, and as :meth:`Archive.parts` does.
    """
    if not is_archive(source):
        return None
    found: dict[str, T | GoiParseError] = {}
    archive = Archive(source)
    parts = archive.parts()
    begun = time.monotonic()
    names = list(parts)
    for number, name in enumerate(names):
        if time.monotonic() - begun > _PATIENCE:
            raise _several(source.name, (*found, *names[number:]))
        try:
            found[name] = read(parts[name])
        except (NotAReportError, UnsupportedFormatError):
            continue
        except GoiParseError as error:
            found[name] = error
    if not found:
        raise NotAReportError(
            "压缩包内没有年度报告 / there is no such report in the archive",
            hint=_list(archive.names),
            context={"name": source.name, "members": archive.names},
        )
    if len(found) > 1:
        raise _several(source.name, found)
    ((name, only),) = found.items()
    if isinstance(only, GoiParseError):
        raise only
    return name, only


def _several(archive: str | None, names: Iterable[str]) -> UnsupportedFormatError:
    members = tuple(names)
    return UnsupportedFormatError(
        f"压缩包内有 {len(members)} 个文件可能是报告 / {len(members)} files in the archive may be reports",
        hint='用 member="…" 指定一个，或用 parse_many 全部解析 / name one by member="…", or take all with parse_many: '
        + _list(members),
        context={"name": archive, "members": members},
    )


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _is_left_behind(name: str) -> bool:
    """Folders, hidden files and what systems and editors put beside documents."""
    folders, _, file = name.rpartition("/")
    hidden = file.startswith((".", "~$")) or any(part.startswith((".", "__MACOSX")) for part in folders.split("/"))
    return not file or hidden or file.lower() in _LEFT_BEHIND
