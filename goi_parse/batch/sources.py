"""Paths, patterns, directories, archives and named bytes -> tasks, one at a time."""

import glob
import os
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from goi_parse.errors import GoiParseError
from goi_parse.readers.base import Limits, Source as Opened
from goi_parse.worker.item import Task

if TYPE_CHECKING:
    from goi_parse.readers.archive import Archive

__all__ = ["Source", "Sources", "known_length", "tasks"]

Source = str | os.PathLike[str] | tuple[str, bytes]
"""A path, a pattern, a directory, or bytes with a name. A zip archive stands for the files in it."""

Sources = str | os.PathLike[str] | Iterable[Source]


_Found = tuple[str, bytes | Callable[[], bytes] | None]
"""A name, and the bytes, or how to come by them, or None where the name is a path."""


def tasks(sources: Sources, unpack: Limits | None = None, known: Container[str] = ()) -> Iterator[Task]:
    """A task for each source, numbered; nothing is read before its turn, and an endless iterable is only begun.

    A directory stands for the files below it, a pattern (``**/*.docx``) for those that match, both in the order of
    their names; hidden files are passed over, and so are sources of ``known`` names. A zip archive stands for the
    files in it, as ``a.zip/b.docx``, where limits to ``unpack`` them are given. What is not there or cannot be
    unpacked is a task, whose error says so.
    """
    for index, (name, found) in enumerate(_named(sources, unpack)):
        if name in known:
            continue
        if not callable(found):
            yield Task(index, name, found)
            continue
        try:
            yield Task(index, name, found())
        except GoiParseError as error:
            yield Task(index, name, error=error)


def known_length(sources: Sources, unpack: Limits | None = None) -> int | None:
    """How many tasks there will be, where that can be told without using up the sources."""
    if isinstance(sources, (str, os.PathLike, list, tuple)):
        return sum(1 for _ in _named(sources, unpack))
    return None


def _named(sources: Sources, unpack: Limits | None) -> Iterator[_Found]:
    for name, data in _before_unpacking(sources):
        archive = _archive(name, data, unpack) if unpack is not None and name.lower().endswith(".zip") else None
        if archive is None:
            yield name, data
        else:
            for member in archive.names:
                yield f"{name}/{member}", partial(_unpacked, archive, member)


def _before_unpacking(sources: Sources) -> Iterator[tuple[str, bytes | None]]:
    for source in (sources,) if isinstance(sources, (str, os.PathLike)) else sources:
        if isinstance(source, tuple):
            yield source
        else:
            yield from ((name, None) for name in _files(os.fspath(source)))


def _archive(name: str, data: bytes | None, limits: Limits) -> "Archive | None":
    """The archive of that name; None where it is none, or where parsing it is to tell what is wrong with it."""
    from goi_parse.readers.archive import Archive
    from goi_parse.readers.sniff import is_archive

    try:
        source = Opened(_mapped(name) if data is None else data, name, limits)
        return Archive(source) if is_archive(source) else None
    except (GoiParseError, OSError, ValueError):
        return None


def _mapped(path: str) -> bytes:
    """A file that is read where it is looked at, and costs no memory however large it is; it serves as bytes do."""
    import mmap

    with Path(path).open("rb") as file:
        return cast("bytes", mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _unpacked(archive: "Archive", name: str) -> bytes:
    return archive.part(name).data


def _files(path: str) -> Iterator[str]:
    if Path(path).is_dir():
        yield from _below(path)
    elif glob.has_magic(path) and not os.path.lexists(path):
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  the pattern may be absolute
        yield from (name for name in found if not Path(name).is_dir())
        if not found:
            yield path
    else:
        yield path


def _below(directory: str) -> Iterator[str]:
    for folder, folders, files in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(folder) / name) for name in sorted(files) if not name.startswith("."))
