"""What a worker process may use, told to the operating system where it can hold a process to it.

Only soft limits are set: a program that a reader starts on purpose can be given its own.
"""

import contextlib
import sys

__all__ = ["OUT_OF_MEMORY", "alarm", "confine"]

OUT_OF_MEMORY = 77
"""Exit status of a worker that met its limit of memory and could still tell."""

_GRACE = 5.0
"""Seconds that the caller has to end a process before the process ends itself."""


def confine(most: int) -> None:
    """Let this process take ``most`` bytes more than it has now, and leave no core file when it dies.

    On Linux data is counted, which is what a bomb fills; elsewhere addresses, where the system counts them at all.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):  # a system that knows the limit and refuses it
        _lower(resource.RLIMIT_CORE, 0)
    with contextlib.suppress(OSError, ValueError):
        if sys.platform == "linux":
            with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  no pathlib for one line
                pages = int(file.read().split()[5])
            _lower(resource.RLIMIT_DATA, pages * resource.getpagesize() + most)
        else:
            _lower(resource.RLIMIT_AS, most)


def _lower(kind: int, most: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def alarm(seconds: float) -> None:
    """Have the system end this process after these seconds and some grace: its caller may have died. 0 calls it off."""
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE if seconds else 0)
