"""Worker processes and the threads that talk to them. A process that dies or hangs costs one item, no more."""

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from typing import BinaryIO, cast

import attrs

from goi_parse.errors import GoiParseError, SourceError
from goi_parse.worker.item import Item, Settings, Task, untravelled
from goi_parse.worker.loss import lost
from goi_parse.worker.talk import receive, send

__all__ = ["Pool"]

_PROGRAM = "from goi_parse.pipeline import parse; from goi_parse.worker.serve import main; main(parse)"
"""A program of its own, so it may name a higher floor."""
_BATCH_SECONDS = 0.05
"""So much work goes into one message: less talk, and no worker is idle longer than this at the end."""
_MOST = 16
_START_SECONDS = 30.0
"""So long a process may take to start on a busy machine, before its time is counted."""
_PIPE = 2**20


@attrs.define
class _Worker:
    """One process: started when its first tasks come, and again when it dies."""

    settings: Settings
    done: "queue.SimpleQueue[Item | GoiParseError]"
    closed: threading.Event
    process: "subprocess.Popen[bytes] | None" = None
    since: float | None = None
    """When the task it works on began; None while it has none."""
    average: float = _BATCH_SECONDS

    def run(self, todo: "queue.SimpleQueue[Task | None]") -> None:
        """Work until there is nothing more to do; the body of a thread."""
        while (batch := self._take(todo)) is not None:
            while batch:
                try:
                    self._work(batch)
                except GoiParseError as error:  # no process can be had at all
                    self.done.put(error)
                    return
        self.stop()

    def _take(self, todo: "queue.SimpleQueue[Task | None]") -> list[Task] | None:
        first = todo.get()
        if first is None or self.closed.is_set():
            return None
        batch = [first]
        while len(batch) < min(_MOST, _BATCH_SECONDS / max(self.average, 1e-6)):
            try:
                task = todo.get_nowait()
            except queue.Empty:
                break
            if task is None:
                todo.put(None)  # it is for the next call
                break
            batch.append(task)
        return batch

    def _work(self, batch: list[Task]) -> None:
        """Have tasks parsed; those that are done leave the batch. Where the process dies the first one is to blame."""
        self.since = time.monotonic() + _START_SECONDS
        process = self.process if self.process is not None else self._start()
        try:
            self.since = time.monotonic()
            send(cast("BinaryIO", process.stdin), batch)
            while batch and not self.closed.is_set():
                item = cast("Item", receive(cast("BinaryIO", process.stdout)))
                self.since = time.monotonic()
                self.average += (item.seconds - self.average) / 8
                batch.pop(0)
                self.done.put(item)
        except (EOFError, OSError):
            hung = self.hangs()
            self.stop()
            if not self.closed.is_set():
                task = batch.pop(0)
                error = lost(task.name, process.returncode, self.settings, hung=hung)
                self.done.put(Item(task.index, task.name, error))
        finally:
            self.since = None
            if self.closed.is_set():
                batch.clear()

    def hangs(self) -> bool:
        """Whether the task it works on takes longer than it may."""
        since = self.since
        return since is not None and time.monotonic() - since >= self.settings.seconds

    def _start(self) -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        try:
            process = subprocess.Popen(  # noqa: S603  our own interpreter and program
                [sys.executable, "-c", _PROGRAM],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
                start_new_session=True,  # so that what a reader starts ends with it
            )
            self.process = process
            _widen(process)
            send(cast("BinaryIO", process.stdin), self.settings)
            answer = receive(cast("BinaryIO", process.stdout))
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            self.stop()
            raise untravelled(error) from error
        except (EOFError, OSError) as error:
            self.stop()
            raise SourceError(
                "无法启动解析进程 / no worker process can be started",
                hint="用 workers=0 在本进程内解析 / parse in this process with workers=0",
                context={"executable": sys.executable},
            ) from error
        if isinstance(answer, GoiParseError):
            self.stop()
            raise answer
        return process

    def stop(self) -> None:
        """End the process, whatever it does."""
        process, self.process = self.process, None
        if process is None:
            return
        end(process)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # it may have broken because the process died
                    stream.close()
        process.wait()


def end(process: "subprocess.Popen[bytes]") -> None:
    """Kill the process and all that it started. It keeps its number until someone waits for it."""
    if sys.platform == "win32":
        process.kill()
    elif process.returncode is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # all of them are gone
            os.killpg(process.pid, signal.SIGKILL)


def _widen(process: "subprocess.Popen[bytes]") -> None:
    """Give the pipe room for a batch of reports: a worker should not wait until a busy caller has read the last."""
    if sys.platform == "linux" and process.stdout is not None:
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(process.stdout.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)


class Pool:
    """So many processes; tasks go in by ``put``, items come out by ``get`` as they are done."""

    def __init__(self, workers: int, settings: Settings) -> None:
        self._todo: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Item | GoiParseError] = queue.SimpleQueue()
        self._seconds = settings.seconds
        self._closed = threading.Event()
        self._workers = [_Worker(settings, self._done, self._closed) for _ in range(workers)]
        self._threads = [threading.Thread(target=w.run, args=(self._todo,), daemon=True) for w in self._workers]
        for thread in self._threads:
            thread.start()

    def put(self, task: Task) -> None:
        """Have a task parsed."""
        self._todo.put(task)

    def get(self) -> Item:
        """Wait for the next item. Raises SourceError where no process can be started."""
        while True:
            self._stop_hanging()
            try:
                item = self._done.get(timeout=self._patience())
            except queue.Empty:
                continue
            if isinstance(item, GoiParseError):
                raise item
            return item

    def _patience(self) -> float:
        """Seconds until the first of the workers may hang."""
        now = time.monotonic()
        first = min((since for worker in self._workers if (since := worker.since) is not None), default=now)
        return max(first + self._seconds - now, 0.01)

    def _stop_hanging(self) -> None:
        for worker in self._workers:
            process = worker.process
            if worker.hangs() and process is not None:
                end(process)  # its thread finds the pipe closed, blames the task and starts another process

    def close(self) -> None:
        """End all processes at once, tasks or no tasks."""
        self._closed.set()
        for _ in self._threads:
            self._todo.put(None)
        for worker in self._workers:
            process = worker.process
            if process is not None:
                end(process)
        for thread in self._threads:
            thread.join(timeout=5)
