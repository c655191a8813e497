"""Messages between a process and those it started: pickles with their length before them."""

import pickle
import struct
from typing import BinaryIO, cast

__all__ = ["receive", "send"]

_LENGTH = struct.Struct("<Q")


def send(stream: BinaryIO, message: object) -> None:
    """Write one message. Raises what pickle raises for an object that cannot be pickled, and then writes nothing."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)  # at once: the other side then wakes once
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
