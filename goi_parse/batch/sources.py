"""Paths, patterns, directories and named bytes -> tasks, one at a time."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from goi_parse.worker.item import Task

__all__ = ["Source", "Sources", "known_length", "tasks"]

Source = str | os.PathLike[str] | tuple[str, bytes]
"""A path, a pattern, a directory, or bytes with a name."""

Sources = str | os.PathLike[str] | Iterable[Source]


def tasks(sources: Sources) -> Iterator[Task]:
    """A task for each source, numbered; nothing is read, and an endless iterable is only begun.

    A directory stands for the files below it, a pattern (``**/*.docx``) for those that match, both in the order of
    their names. Hidden files are passed over. A path that is not there is a task, whose error says so.
    """
    for index, (name, data) in enumerate(_named(sources)):
        yield Task(index, name, data)


def known_length(sources: Sources) -> int | None:
    """How many tasks there will be, where that can be told without using up the sources."""
    if isinstance(sources, (str, os.PathLike, list, tuple)):
        return sum(1 for _ in _named(sources))
    return None


def _named(sources: Sources) -> Iterator[tuple[str, bytes | None]]:
    for source in (sources,) if isinstance(sources, (str, os.PathLike)) else sources:
        if isinstance(source, tuple):
            yield source
        else:
            yield from ((name, None) for name in _files(os.fspath(source)))


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
