"""One source in a process of its own: what C code does there cannot be stopped from within, and harms nobody."""

import os
from typing import BinaryIO

from goi_parse.originals.original import Original, read_from
from goi_parse.readers.base import Source
from goi_parse.report import AnnualReport
from goi_parse.worker.item import Settings, Task
from goi_parse.worker.pool import Pool

__all__ = ["parse_alone"]


def parse_alone(source: str | os.PathLike[str] | bytes | BinaryIO, settings: Settings) -> AnnualReport:
    """The report, or the error, that ``parse`` comes to in another process; LimitError where that ends without either.

    The source is read here, so that it may be whatever the caller can read.
    """
    opened = Source.of(source, limits=settings.limits, encoding=settings.encoding)
    pool = Pool(1, settings)
    try:
        pool.put(Task(0, opened.name or "", opened.data))
        report = pool.get().get()
    finally:
        pool.close()
    # The other process knows the bytes and not where they lie.
    member = report.original.member if isinstance(report.original, Original) else settings.member
    return read_from(report, Original.of(opened, settings.format, member))
