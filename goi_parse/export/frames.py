"""Many reports as one data frame: tidy or wide, by pandas, polars or pyarrow."""

import importlib.util
import warnings
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Protocol, cast, overload

from goi_parse.errors import GoiParseError, MissingDependencyError
from goi_parse.export.rows import FigureRow, to_rows, to_wide, wide_columns
from goi_parse.report import AnnualReport

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["FRAME_COLUMNS", "Outcome", "arrow_schema", "to_frame"]

Backend = Literal["pandas", "polars", "pyarrow"]
Value = str | int | float | None
Columns = dict[str, list[Value]]
_Kind = Literal["text", "whole", "real", "truth"]

_BACKENDS: tuple[Backend, ...] = ("pandas", "polars", "pyarrow")
_WHOLE = frozenset({"year", "comparable_since", "comparable_until", "errors", "warnings"})
_NOT_TEXT: dict[str, _Kind] = {**dict.fromkeys(_WHOLE, "whole"), "value": "real", "proven": "truth"}
_TEXT = frozenset({"source", "agency", "scope", "disclosure_edition", "requests_edition", "disputes_edition"})

FRAME_COLUMNS: dict[str, _Kind] = {name: _NOT_TEXT.get(name, "text") for name in FigureRow.__annotations__}
"""The columns of a tidy frame and what they hold."""


class Outcome(Protocol):
    """What became of one source: a report or an error. ``parse_many`` yields such."""

    @property
    def name(self) -> str:
        """Name of the source."""
        ...

    @property
    def report(self) -> AnnualReport | None:
        """The report, if it could be parsed."""
        ...

    @property
    def error(self) -> GoiParseError | None:
        """What went wrong, if it could not."""
        ...


Reports = AnnualReport | Iterable["AnnualReport | Outcome"]


@overload
def to_frame(
    reports: Reports, *, backend: Literal["pandas"], wide: bool = ..., on_error: Literal["warn", "raise", "skip"] = ...
) -> "pd.DataFrame": ...
@overload
def to_frame(
    reports: Reports, *, backend: Literal["polars"], wide: bool = ..., on_error: Literal["warn", "raise", "skip"] = ...
) -> "pl.DataFrame": ...
@overload
def to_frame(
    reports: Reports, *, backend: Literal["pyarrow"], wide: bool = ..., on_error: Literal["warn", "raise", "skip"] = ...
) -> "pa.Table": ...
@overload
def to_frame(
    reports: Reports, *, backend: None = ..., wide: bool = ..., on_error: Literal["warn", "raise", "skip"] = ...
) -> "pd.DataFrame | pl.DataFrame | pa.Table": ...
def to_frame(
    reports: Reports,
    *,
    backend: Backend | None = None,
    wide: bool = False,
    on_error: Literal["warn", "raise", "skip"] = "warn",
) -> "pd.DataFrame | pl.DataFrame | pa.Table":
    """One frame of one report, of many, or of what ``parse_many`` yields.

    Tidy, one row a figure (see :class:`FigureRow`), or ``wide``, one row a report. ``backend`` is ``"pandas"``,
    ``"polars"`` or ``"pyarrow"``; by default the first of them that is installed. Columns and their types are the
    same for any reports. Values are floating point, exact for any figure of up to 15 digits; ``raw`` is the figure
    as printed.

    A source that could not be parsed has no rows: by default a warning says how many, ``on_error="raise"`` raises
    the first error. Raises MissingDependencyError where the library asked for, or any, is not installed.
    """
    chosen = _backend(backend)
    columns = _columns(_sources(reports, on_error), wide=wide)
    kinds = _kinds(wide=wide)
    if chosen == "pandas":
        return _pandas(columns, kinds)
    return _polars(columns, kinds) if chosen == "polars" else _pyarrow(columns, wide=wide)


def arrow_schema(*, wide: bool = False) -> "pa.Schema":
    """The Arrow schema of ``to_frame(backend="pyarrow")``, fixed, for engines that ask for it beforehand.

    Raises MissingDependencyError where pyarrow is not installed.
    """
    _backend("pyarrow")
    import pyarrow as pa

    types: dict[_Kind, pa.DataType] = {
        "text": pa.string(),
        "whole": pa.int64(),
        "real": pa.float64(),
        "truth": pa.bool_(),
    }
    return pa.schema([(name, types[kind]) for name, kind in _kinds(wide=wide).items()])


def _backend(asked: Backend | None) -> Backend:
    for name in _BACKENDS if asked is None else (asked,):
        if name in _BACKENDS and importlib.util.find_spec(name) is not None:
            return name
    wanted = asked or " / ".join(_BACKENDS)
    raise MissingDependencyError(
        f"没有安装 / not installed: {wanted}",
        hint=f"pip install 'goi-parse[{asked if asked in ('pandas', 'polars') else 'arrow' if asked else 'pandas'}]'",
        context={"backend": asked},
    )


def _kinds(*, wide: bool) -> dict[str, _Kind]:
    if not wide:
        return FRAME_COLUMNS
    return {name: "text" if name in _TEXT else "whole" if name in _WHOLE else "real" for name in wide_columns()}


def _sources(reports: Reports, on_error: str) -> Iterator[tuple[str | None, AnnualReport]]:
    """Reports with the names of their sources; failures are counted, raised or passed over."""
    met = failed = 0
    for each in (reports,) if isinstance(reports, AnnualReport) else reports:
        met += 1
        if isinstance(each, AnnualReport):
            yield None, each
        elif each.report is not None:
            yield each.name, each.report
        else:
            failed += 1
            if on_error == "raise" and each.error is not None:
                raise each.error
    if failed and on_error == "warn":
        warnings.warn(
            f"{met} 个来源中有 {failed} 个未能解析，表中没有它们 / {failed} of {met} sources could not be parsed "
            "and have no rows",
            stacklevel=4,
        )


def _columns(sources: Iterable[tuple[str | None, AnnualReport]], *, wide: bool) -> Columns:
    kinds = _kinds(wide=wide)
    columns: Columns = {name: [] for name in kinds}
    for name, report in sources:
        rows = [to_wide(report, source=name)] if wide else to_rows(report, source=name)
        records = cast("list[dict[str, str | int | Decimal | None]]", rows)
        for column, kind in kinds.items():
            found = [record[column] for record in records]
            columns[column] += _floats(found) if kind == "real" else cast("list[Value]", found)
    return columns


def _floats(values: list[str | int | Decimal | None]) -> list[Value]:
    return [float(value) if isinstance(value, Decimal) else value for value in values]


def _pandas(columns: Columns, kinds: dict[str, _Kind]) -> "pd.DataFrame":
    import pandas as pd

    types = {"text": "string", "whole": "Int64", "real": "float64", "truth": "boolean"}
    return pd.DataFrame({name: pd.Series(values, dtype=types[kinds[name]]) for name, values in columns.items()})


def _polars(columns: Columns, kinds: dict[str, _Kind]) -> "pl.DataFrame":
    import polars as pl

    types = {"text": pl.String, "whole": pl.Int64, "real": pl.Float64, "truth": pl.Boolean}
    series = [pl.Series(name, values, dtype=types[kinds[name]], strict=False) for name, values in columns.items()]
    return pl.DataFrame(series)


def _pyarrow(columns: Columns, *, wide: bool) -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_pydict(columns, schema=arrow_schema(wide=wide))
