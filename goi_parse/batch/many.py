"""parse_many(): sources in, items out, with as much in hand as the workers need and no more."""

import importlib.util
import json
import os
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Protocol, cast

from goi_parse.batch.sources import Sources, known_length, tasks
from goi_parse.errors import MissingDependencyError
from goi_parse.pipeline import parse
from goi_parse.readers.base import Limits, Reader
from goi_parse.worker.item import Item, Settings, Task
from goi_parse.worker.pool import Pool
from goi_parse.worker.serve import parsed

__all__ = ["Progress", "parse_many"]

_IN_HAND = 32
"""Tasks begun and items not yet handed over, for each worker: enough that one slow report does not stop the others."""


class Progress(Protocol):
    """Told after each item how far things are. ``total`` is None where it cannot be known."""

    def __call__(self, done: int, failed: int, total: int | None, /) -> object:
        """Take note."""
        ...


def parse_many(  # noqa: PLR0913  each is a keyword that most calls leave out
    sources: Sources,
    *,
    workers: int | None = None,
    ordered: bool = True,
    progress: bool | Progress = False,
    journal: str | os.PathLike[str] | None = None,
    timeout: float | None = None,
    format: str | None = None,  # noqa: A002  as in parse
    reader: Reader | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
    ocr: bool = False,
) -> Iterator[Item]:
    """Parse many sources in other processes; what cannot be parsed is an item with its error, never an exception.

    ``sources`` is a path, a pattern (``reports/**/*.docx``), a directory, or an iterable of these and of
    ``(name, bytes)``; it may be endless, for only a bounded number is in hand at a time. A zip archive stands for the
    files in it, as ``a.zip/b.docx``. Items come in the order of the sources, or as they are done with
    ``ordered=False``.

    ``workers`` is the number of processes, by default one for each processor; with 0 everything happens in this
    process. ``progress=True`` shows a bar (extra ``progress``); a function is called with done, failed and total.
    ``journal`` names a file that remembers which sources were parsed and handed over: a later call with the same
    file passes over them, and tries again those that failed. ``timeout`` stops what takes longer than so many
    seconds, by default ``limits.max_seconds``, and each process may take ``limits.max_process_bytes`` of memory: what
    passes them, or brings its process down otherwise, is an item with a LimitError, and the others go on. ``ocr`` is as
    in ``parse``.

    Raises SourceError where no process can be started, UnsupportedFormatError where ``reader`` cannot be pickled, and
    MissingDependencyError for a bar without its library.
    """
    if workers is not None and workers < 0:
        raise ValueError(f"workers must not be negative: {workers}")
    if timeout is not None and (timeout <= 0 or workers == 0):
        raise ValueError("timeout must be positive, and needs at least one worker")
    count = _processors() if workers is None else workers
    limits = limits or Limits.usual(ocr=ocr)
    seconds = limits.max_seconds if timeout is None else timeout
    settings = Settings(format, encoding, limits, reader, ocr=ocr, seconds=seconds)
    known = frozenset[str]() if journal is None else _parsed_before(Path(journal))
    unpack = settings.bounds if reader is None else None  # a stranger's reader may want the archive as it is
    tell = _teller(progress, lambda: known_length(sources, unpack), len(known))
    todo = tasks(sources, unpack, known)
    if count:
        items = _in_processes(todo, Pool(count, settings), count * _IN_HAND, ordered=ordered)
    else:
        items = (parsed(task, settings, parse) for task in todo)
    if journal is not None:
        items = _remembered(items, Path(journal))
    return items if tell is None else _told(items, *tell)


def _processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(todo: Iterator[Task], pool: Pool, most: int, *, ordered: bool) -> Iterator[Item]:
    """Items as they are done or in the order of their tasks; never more than ``most`` begun and not handed over."""
    waiting: deque[int] = deque()  # numbers of the tasks in hand, in order
    ready: dict[int, Item] = {}  # items that are done before their turn
    try:
        while True:
            for task in islice(todo, most - len(waiting)):
                waiting.append(task.index)
                pool.put(task)
            if not waiting:
                return
            if ordered and waiting[0] in ready:
                yield ready.pop(waiting.popleft())
                continue
            item = pool.get()
            if ordered:
                ready[item.index] = item
            else:
                waiting.remove(item.index)
                yield item
    finally:
        pool.close()


def _parsed_before(journal: Path) -> frozenset[str]:
    """Names that a journal says were parsed; a line cut short by a crash says nothing."""
    if not journal.exists():
        return frozenset()
    found: set[str] = set()
    for line in journal.read_text(encoding="utf-8").split("\n"):
        try:
            entry = cast("object", json.loads(line))
        except ValueError:
            continue
        if isinstance(entry, dict):
            known = cast("dict[str, object]", entry)
            if known.get("parsed") is True and isinstance(known.get("name"), str):
                found.add(cast("str", known["name"]))
    return frozenset(found)


def _remembered(items: Iterator[Item], journal: Path) -> Iterator[Item]:
    """Write an item down once the caller comes back for the next: what was in its hands when it died comes again."""
    with journal.open("a+", encoding="utf-8") as file:
        file.write("\n")  # whatever a crash left open ends here
        for item in items:
            yield item
            entry = {"name": item.name, "parsed": item.is_parsed}
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
            file.flush()


def _teller(
    progress: bool | Progress,  # noqa: FBT001  as the user gave it
    count: Callable[[], int | None],
    done: int,
) -> tuple[Progress, int | None, Callable[[], object]] | None:
    """Whom to tell, how many there will be, and what to call at the end."""
    if progress is False:
        return None
    length = count()
    total = None if length is None else max(length - done, 0)
    if progress is not True:
        return progress, total, lambda: None
    bar = _bar(total)
    return bar.tell, total, bar.close


def _told(items: Iterator[Item], tell: Progress, total: int | None, close: Callable[[], object]) -> Iterator[Item]:
    done = failed = 0
    try:
        for item in items:
            done += 1
            failed += not item.is_parsed
            tell(done, failed, total)
            yield item
    finally:
        close()


class _Bar(Protocol):
    def tell(self, done: int, failed: int, total: int | None, /) -> object: ...
    def close(self) -> object: ...


def _bar(total: int | None) -> _Bar:
    """A bar with rate and failures. Raises MissingDependencyError where tqdm is not installed."""
    if importlib.util.find_spec("tqdm") is None:
        raise MissingDependencyError(
            "没有安装 / not installed: tqdm",
            hint="pip install 'goi-parse[progress]'，或给出 progress=函数 / or give a function as progress=",
            context={"package": "tqdm"},
        )
    from goi_parse.batch.bar import Bar

    return Bar(total)
