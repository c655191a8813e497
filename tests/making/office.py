"""Documents in old formats, written by LibreOffice from documents of our own."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

__all__ = ["PROGRAM", "converted"]

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
_FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format"}


def converted(paths: Iterable[Path], to: str, folder: Path) -> list[Path]:
    """The documents in another format, all in one start of the program."""
    paths = list(paths)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    what = ["--convert-to", _FILTERS[to], "--outdir", str(folder), *map(str, paths)]
    assert PROGRAM is not None
    subprocess.run([PROGRAM, profile, "--headless", "--norestore", *what], capture_output=True, check=True, timeout=120)
    return [(folder / path.name).with_suffix(f".{to}") for path in paths]
