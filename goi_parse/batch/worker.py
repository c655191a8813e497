"""The process that parses: tasks come in at standard input, items go out where standard output was.

It is a fresh interpreter that runs this module and nothing of the caller's program, so a script needs no
``if __name__ == "__main__"`` and a notebook no care.
"""

import os
import pickle
import struct
import sys
import time
from typing import BinaryIO, cast

from goi_parse.batch.item import Item, Settings, Task, packed
from goi_parse.errors import GoiParseError
from goi_parse.pipeline import parse

__all__ = ["main", "parsed", "receive", "send", "serve"]

_LENGTH = struct.Struct("<Q")


def parsed(task: Task, settings: Settings) -> Item:
    """What becomes of a task."""
    begun = time.perf_counter()
    source = task.name if task.data is None else task.data
    try:
        report = parse(source, format=settings.format, encoding=settings.encoding, limits=settings.limits)
    except GoiParseError as error:
        return Item(task.index, task.name, error, time.perf_counter() - begun)
    return Item(task.index, task.name, None, time.perf_counter() - begun, report)


def send(stream: BinaryIO, message: object) -> None:
    """Write one message."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> object:
    """Read one message. Raises EOFError where there is no more."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = cast("tuple[int]", _LENGTH.unpack(head))
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return cast("object", pickle.loads(data))  # noqa: S301  both ends of the pipe are ours


def serve(tasks: BinaryIO, items: BinaryIO) -> None:
    """Answer each list of tasks by its items, one after the other; the first message tells how to parse."""
    settings = cast("Settings", receive(tasks))
    send(items, "ready")
    while True:
        try:
            batch = cast("list[Task]", receive(tasks))
        except EOFError:
            return
        for task in batch:
            send(items, packed(parsed(task, settings)))


def main() -> None:
    """Run until standard input ends. What a plugin prints goes to standard error."""
    items = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, items)
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # the caller is gone, or goes
    finally:
        os._exit(0)  # nothing is to be flushed, and interpreters take long to take themselves apart
