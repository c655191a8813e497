"""AnnualReport <-> JSON text, by the schema that ``json_schema`` gives."""

import json
from typing import cast

from goi_parse.errors import UnsupportedFormatError
from goi_parse.export.cursor import Cursor
from goi_parse.export.dicts import from_dict, to_dict
from goi_parse.report import AnnualReport

__all__ = ["from_json", "json_schema", "to_json"]


def to_json(report: AnnualReport, *, indent: int | None = None) -> str:
    """The report as JSON; Chinese stands as it is. ``indent`` as in :func:`json.dumps`."""
    return json.dumps(to_dict(report), ensure_ascii=False, indent=indent, allow_nan=False)


def from_json(text: str | bytes) -> AnnualReport:
    """The report that ``to_json`` wrote, equal to the one that it was given.

    Raises UnsupportedFormatError for what is not JSON, does not follow the schema, or is of another version.
    """
    try:
        data = cast("object", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise UnsupportedFormatError(
            "不是有效的 JSON / this is not JSON",
            hint=str(error),
        ) from error
    return from_dict(Cursor(data).mapping())


def json_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of what ``to_dict`` and ``to_json`` write, for other languages' tools."""
    import importlib.resources

    source = importlib.resources.files("goi_parse.export").joinpath("schema.json")
    return Cursor(cast("object", json.loads(source.read_text(encoding="utf-8")))).mapping()
