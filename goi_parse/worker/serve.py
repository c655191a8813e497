"""The process that parses: tasks come in at standard input, items go out where standard output was.

It is a fresh interpreter that runs this module and nothing of the caller's program, so a script needs no
``if __name__ == "__main__"`` and a notebook no care.
"""

import io
import os
import pickle
import sys
import time
from collections.abc import Callable
from typing import BinaryIO, cast

from goi_parse.errors import GoiParseError
from goi_parse.report import AnnualReport
from goi_parse.worker.bounds import OUT_OF_MEMORY, alarm, confine
from goi_parse.worker.item import Item, Settings, Task, packed, untravelled
from goi_parse.worker.talk import receive, send

__all__ = ["Parse", "main", "parsed", "serve"]

Parse = Callable[..., AnnualReport]
"""``goi_parse.parse``: it stands on a higher floor, and is handed down."""


class _Named(io.BytesIO):
    """Bytes that came under a name."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def parsed(task: Task, settings: Settings, parse: Parse) -> Item:
    """What becomes of a task."""
    if task.error is not None:
        return Item(task.index, task.name, task.error)
    begun = time.perf_counter()
    source = task.name if task.data is None else _Named(task.data, task.name) if task.name else task.data
    try:
        report = parse(source, **settings.options)
    except GoiParseError as error:
        return Item(task.index, task.name, error, time.perf_counter() - begun)
    return Item(task.index, task.name, None, time.perf_counter() - begun, report)


def serve(tasks: BinaryIO, items: BinaryIO, settings: Settings, parse: Parse) -> None:
    """Answer each list of tasks by its items, one after the other."""
    send(items, "ready")
    while True:
        try:
            batch = cast("list[Task]", receive(tasks))
        except EOFError:
            return
        for task in batch:
            alarm(settings.seconds)
            send(items, packed(parsed(task, settings, parse)))
        alarm(0)


def _run(tasks: BinaryIO, items: BinaryIO, parse: Parse) -> None:
    """The first message tells how to parse."""
    try:
        settings = cast("Settings", receive(tasks))
    except (AttributeError, ImportError, TypeError, pickle.UnpicklingError) as error:
        send(items, untravelled(error))
        return
    confine(settings.bounds.max_process_bytes)
    serve(tasks, items, settings, parse)


def main(parse: Parse) -> None:
    """Run until standard input ends. What a plugin prints goes to standard error."""
    items = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    status = 0
    try:
        _run(sys.stdin.buffer, items, parse)
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # the caller is gone, or goes
    except MemoryError:
        status = OUT_OF_MEMORY
    except Exception:  # noqa: BLE001  whatever a plugin raises, the caller is told that this process ended
        import traceback

        traceback.print_exc()
        status = 1
    os._exit(status)  # nothing is to be flushed, and interpreters take long to take themselves apart
