"""What became of a process that did not answer, as an error that says so."""

import signal

from goi_parse.errors import LimitError
from goi_parse.worker.bounds import OUT_OF_MEMORY
from goi_parse.worker.item import Settings

__all__ = ["lost"]

_OURS = "SIGALRM"
"""The signal by which a worker ends itself when its caller does not."""


def lost(name: str, status: int | None, settings: Settings, *, hung: bool) -> LimitError:
    """The error for a source whose process ended with this status, or had to be ended because it ``hung``."""
    killer, about, path = _signal(status), f": {name}" if name else "", name or None
    if hung or killer == _OURS:
        return LimitError(
            f"超过 {settings.seconds:g} 秒，已中止 / stopped after {settings.seconds:g} seconds{about}",
            hint="确需读取请放宽 Limits(max_process_seconds=...) 或 timeout="
            " / raise Limits(max_process_seconds=...), or timeout= of parse_many, if you must",
            context={"path": path, "limit": settings.seconds},
        )
    most = settings.bounds.max_process_bytes
    if status == OUT_OF_MEMORY:
        return LimitError(
            f"内存超过 {most >> 20} MiB / more than {most >> 20} MiB of memory{about}",
            hint="确需读取请放宽 Limits(max_process_bytes=...) / raise Limits(max_process_bytes=...) if you must",
            context={"path": path, "limit": most},
        )
    return LimitError(
        f"解析进程意外终止 / the process that parsed it died{about}",
        hint=f"{killer or f'退出码 / exit status {status}'}；多半是内存超过 {most >> 20} MiB，或文件使解析引擎崩溃"
        f" / most likely it passed {most >> 20} MiB of memory, or the file brought the engine down",
        context={"path": path, "status": status, "limit": most},
    )


def _signal(status: int | None) -> str | None:
    """The name of the signal that ended a process."""
    if status is None or status >= 0:
        return None
    return next((each.name for each in signal.Signals if each == -status), f"signal {-status}")
