"""What is to be parsed, how, and what became of it."""

import pickle
from typing import ClassVar, cast

import attrs

from goi_parse.errors import GoiParseError, UnsupportedFormatError
from goi_parse.readers.base import Limits, Reader
from goi_parse.report import AnnualReport, Figures
from goi_parse.show import Shown

__all__ = ["Item", "Settings", "Task", "packed", "untravelled"]


@attrs.frozen
class Task:
    """One source: its number in the order of the sources, its name, its bytes where they are not in a file.

    ``error`` is what went wrong before it could be parsed.
    """

    index: int
    name: str
    data: bytes | None = attrs.field(default=None, repr=False)
    error: GoiParseError | None = None


@attrs.frozen
class Settings:
    """How every source is parsed; as in :func:`goi_parse.parse`."""

    format: str | None = None
    encoding: str | None = None
    limits: Limits | None = None
    reader: Reader | None = None
    member: str | None = None
    ocr: bool = False
    seconds: float = attrs.field(kw_only=True)
    """So long each may take before its process is ended."""

    @property
    def bounds(self) -> Limits:
        """The limits that hold."""
        return self.limits or Limits()

    @property
    def options(self) -> dict[str, object]:
        """The keywords of ``parse``."""
        return attrs.asdict(self, recurse=False, filter=lambda field, _: field.name != "seconds")


class _Packed:
    """A report as it came from its process; it is unpacked when it is first asked for, and once."""

    __slots__ = ("_data", "_report")

    def __init__(self, data: bytes) -> None:
        self._data: bytes | None = data
        self._report: AnnualReport | None = None

    def unpack(self) -> AnnualReport:
        data = self._data
        if data is not None:
            self._report = cast("AnnualReport", pickle.loads(data))  # noqa: S301  both ends of the pipe are ours
            self._data = None
        return cast("AnnualReport", self._report)

    def __reduce__(self) -> tuple[object, ...]:
        data = self._data
        return _Packed, (pickle.dumps(self._report, pickle.HIGHEST_PROTOCOL) if data is None else data,)


@attrs.frozen
class Item(Shown):
    """What became of one source: ``report`` or ``error``, never both."""

    _face: ClassVar[str] = "item"

    index: int
    """Its number in the order of the sources, from 0."""
    name: str
    """The path, or the name that came with the bytes."""
    error: GoiParseError | None = None
    """What went wrong."""
    seconds: float = 0.0
    """How long parsing took."""
    _held: AnnualReport | _Packed | None = attrs.field(default=None, repr=False, eq=False)

    @property
    def report(self) -> AnnualReport | None:
        """The report; None where there is an error."""
        held = self._held
        return held.unpack() if isinstance(held, _Packed) else held

    @property
    def is_parsed(self) -> bool:
        """Whether there is a report; cheaper than asking for it."""
        return self._held is not None

    def get(self) -> AnnualReport:
        """The report. Raises the error where there is none."""
        report = self.report
        if report is None:
            raise self.error or GoiParseError("没有报告 / there is no report")
        return report


def packed(item: Item) -> Item:
    """The item with its report pickled, as it travels.

    Figures of a plugin whose places cannot travel take their locations instead.
    """
    report = item.report
    if report is None:
        return item
    try:
        data = pickle.dumps(report, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError):
        placed = attrs.evolve(report, figures=Figures.of(tuple(report.figures.values())).read_from(report.original))
        data = pickle.dumps(placed, pickle.HIGHEST_PROTOCOL)
    return attrs.evolve(item, held=_Packed(data))


def untravelled(error: Exception) -> UnsupportedFormatError:
    """The error for a reader that another process cannot have."""
    return UnsupportedFormatError(
        "读取器无法送往另一个进程 / the reader cannot be sent to another process",
        hint=f"请在可导入的模块中定义它 / define it in a module that can be imported ({type(error).__name__}: {error})",
    )
