"""One document through LibreOffice: without a window, in a profile of its own, for so many seconds and no more."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from goi_parse.errors import GoiParseError, LimitError, MissingDependencyError, SourceError
from goi_parse.readers.base import Source
from goi_parse.readers.office.profile import SETTINGS
from goi_parse.record import Record

if TYPE_CHECKING:
    import subprocess

__all__ = ["Job", "converted"]

_NAMES = ("soffice", "libreoffice")
_OPTIONS = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
_TARGET = "docx:MS Word 2007 XML"
_KEPT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "LD_LIBRARY_PATH")
"""What the program needs of our environment. The rest may hold a proxy, a display or a desktop."""
_WATCHED = (
    'ulimit -f "$1"; ulimit -S -d "$2"; folder=$3; shift 3; exec 3<&0;'
    ' (cat <&3 >/dev/null; rm -rf -- "$folder"; kill -9 -$$) & "$@" </dev/null 3<&-'
)
"""The program in a group of processes that ends when we do, however we end: then standard input is closed."""
_BLOCK = 512
"""Bytes, the unit of ``ulimit -f``."""
_MEMORY = 2 * 2**20
"""Kilobytes of data that the program may hold: enough for any report, whatever our own process is held to."""


@attrs.frozen(eq=False, repr=False)
class Job(Record):
    """How a format is handed to LibreOffice: under which file name, through which of its import filters.

    The filter is named because LibreOffice else takes what it cannot read for a text.
    """

    file: str
    filter: str


def converted(source: Source, job: Job) -> bytes:
    """The document as DOCX.

    Raises MissingDependencyError, SourceError or LimitError; nothing is left behind, neither files nor processes.
    """
    program = _program(source)
    try:
        with tempfile.TemporaryDirectory(prefix="goi_parse-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            _prepare(folder, source, job)
            status = _run(folder, _command(program, folder, job), source)
            return _result(folder, status, source, job)
    except OSError as error:
        if isinstance(error, GoiParseError):
            raise
        raise SourceError(
            "无法运行 LibreOffice / LibreOffice cannot be run",
            hint=f"{type(error).__name__}: {error.strerror or error}",
            context={"name": source.name, "program": program},
        ) from error


def _program(source: Source) -> str:
    found = next((path for path in map(shutil.which, _NAMES) if path is not None), None)
    if found is None:
        raise MissingDependencyError(
            "读取 .doc、.wps、.rtf 需要 LibreOffice / .doc, .wps and .rtf are read with the help of LibreOffice",
            hint="请安装 LibreOffice 并使 soffice 在 PATH 中，或用 Word、WPS 另存为 .docx"
            " / install LibreOffice so that soffice is found on PATH, or save it as .docx with Word or WPS",
            context={"name": source.name, "program": "soffice"},
        )
    return found


def _prepare(folder: Path, source: Source, job: Job) -> None:
    (folder / job.file).write_bytes(source.data)
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")


def _command(program: str, folder: Path, job: Job) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    where = ["--outdir", str(folder / "out"), str(folder / job.file)]
    return [program, profile, *_OPTIONS, f"--infilter={job.filter}", "--convert-to", _TARGET, *where]


def _run(folder: Path, command: list[str], source: Source) -> int:
    """The program's exit status. Raises LimitError where it is not done in time."""
    import subprocess

    if sys.platform != "win32":
        most = str(source.limits.max_unpacked_bytes // _BLOCK)
        command = ["sh", "-c", _WATCHED, "sh", most, str(_MEMORY), str(folder), *command]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(folder)) | {"LC_ALL": "C.UTF-8"}
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603  found on PATH, and no word of the command is the document's
            command, stdin=subprocess.PIPE, stdout=log, stderr=log, env=environment, start_new_session=True
        )
    try:
        return process.wait(timeout=source.limits.max_seconds)
    except subprocess.TimeoutExpired as error:
        raise LimitError(
            f"LibreOffice 超过 {source.limits.max_seconds} 秒，已中止"
            f" / LibreOffice was stopped after {source.limits.max_seconds} seconds",
            hint="Limits(max_seconds=...)",
            context={"name": source.name, "limit": source.limits.max_seconds},
        ) from error
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program with all that it started, and the watch over it."""
    import contextlib

    if sys.platform == "win32":
        import subprocess

        end = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(end, capture_output=True, check=False)  # noqa: S603  as above
    else:
        import signal

        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()
    process.wait()


def _result(folder: Path, status: int, source: Source, job: Job) -> bytes:
    """What was written. Success is judged by that: the exit status is 0 where a file cannot be loaded."""
    path = (folder / "out" / job.file).with_suffix(".docx")
    if path.is_file():
        return Source.of(path, limits=source.limits).data
    log = (folder / "log.txt").read_text(encoding="utf-8", errors="replace")
    said = next((line for line in reversed(log.splitlines()) if line.strip() and "javaldx" not in line), "")
    raise SourceError(
        "LibreOffice 不能转换该文件 / LibreOffice could not convert the file",
        hint="文件可能已损坏或有密码，请用 Word、WPS 打开后另存为 .docx"
        " / it may be damaged or locked: open it with Word or WPS and save it as .docx",
        context={"name": source.name, "status": status, "said": said.replace(str(folder), "")},
    )
