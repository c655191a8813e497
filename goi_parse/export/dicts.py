"""AnnualReport <-> plain dicts, lists, strings and numbers, equal after the round trip.

Money is written as a string (``"11522.96"``), so that no float comes near it; whole numbers are numbers. The bytes
of pictures are not kept.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar, cast

import attrs

from goi_parse.errors import UnsupportedFormatError
from goi_parse.export.cursor import Cursor
from goi_parse.export.pieces import (
    diagnostic_to_dict,
    figure_to_dict,
    image_to_dict,
    location_to_dict,
    number,
    read_diagnostic,
    read_figure,
    read_image,
    read_location,
    read_number,
)
from goi_parse.originals.original import Original, read_from
from goi_parse.report import (
    AnnualReport,
    Contact,
    Disclosure2019,
    Disclosure2021,
    Disputes,
    Figures,
    Narrative,
    Overview,
    Period,
    Requests,
)

__all__ = ["SCHEMA_VERSION", "from_dict", "to_dict"]

SCHEMA_VERSION = "1"
"""Version of what ``to_dict`` writes; another one means that a reader of version 1 would misread it."""

_Leaf = int | Decimal | None
_S = TypeVar("_S", bound=attrs.AttrsInstance)

_DISCLOSURES: dict[str, type[Disclosure2019 | Disclosure2021]] = {"2019": Disclosure2019, "2021": Disclosure2021}


def to_dict(report: AnnualReport) -> dict[str, object]:
    """The report as plain data: every section, every figure by its address, every finding.

    The result follows :func:`json_schema` and holds only dicts, lists, str, int, float, bool and None.
    """
    period = report.period
    return {
        "schema_version": SCHEMA_VERSION,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "period": None if period is None else {"start": period.start.isoformat(), "end": period.end.isoformat()},
        "contact": attrs.asdict(report.contact),
        "scope": report.scope,
        "preamble": _narrative(report.preamble),
        "overview": _overview(report.overview),
        "disclosure": _disclosure(report.disclosure),
        "requests": None if report.requests is None else _section(report.requests),
        "disputes": None if report.disputes is None else _section(report.disputes),
        "problems": _narrative(report.problems),
        "other": _narrative(report.other),
        "editions": dict(report.editions),
        "figures": {address: figure_to_dict(figure) for address, figure in report.figures.items()},
        "diagnostics": [diagnostic_to_dict(diagnostic) for diagnostic in report.diagnostics],
        "images": [image_to_dict(image) for image in report.images],
    }


def from_dict(data: Mapping[str, object]) -> AnnualReport:
    """The report that ``to_dict`` wrote. Raises UnsupportedFormatError for another schema version or other data."""
    top = Cursor(dict(data))
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise UnsupportedFormatError(
            f"不支持的数据版本 / unsupported schema version: {version!r}",
            hint=f"本版本读取 {SCHEMA_VERSION} / this release reads version {SCHEMA_VERSION}",
            context={"schema_version": version},
        )
    report = AnnualReport(
        title=top.at("title").text_or_none(),
        agency=top.at("agency").text_or_none(),
        year=top.at("year").whole_or_none(),
        period=_read_period(top.at("period")),
        contact=Contact(**{f.name: top.at("contact").at(f.name).text_or_none() for f in attrs.fields(Contact)}),
        scope=top.at("scope").text_or_none(),
        preamble=_read_narrative(top.at("preamble")),
        overview=_read_overview(top.at("overview")),
        disclosure=_read_disclosure(top.at("disclosure")),
        requests=_read_section(Requests, top.at("requests")),
        disputes=_read_section(Disputes, top.at("disputes")),
        problems=_read_narrative(top.at("problems")),
        other=_read_narrative(top.at("other")),
        editions={key: edition.text() for key, edition in top.at("editions").items()},
        figures=Figures.of(tuple(read_figure(address, each) for address, each in top.at("figures").items())),
        diagnostics=tuple(read_diagnostic(each) for each in top.at("diagnostics").elements()),
        images=tuple(read_image(each) for each in top.at("images").elements()),
    )
    return read_from(report, Original())


# --- prose ---


def _narrative(narrative: Narrative | None) -> dict[str, object] | None:
    if narrative is None:
        return None
    return {
        "heading": narrative.heading,
        "text": narrative.text,
        "parts": [_narrative(part) for part in narrative.parts],
        "location": location_to_dict(narrative.location),
    }


def _read_narrative(data: Cursor) -> Narrative | None:
    return None if data.value is None else _read_part(data)


def _read_part(data: Cursor) -> Narrative:
    return Narrative(
        data.at("heading").text_or_none(),
        data.at("text").text(),
        tuple(_read_part(part) for part in data.at("parts").elements()),
        read_location(data.at("location")),
    )


def _overview(overview: Overview | None) -> dict[str, object] | None:
    if overview is None:
        return None
    return {
        "heading": overview.heading,
        "text": overview.text,
        "parts": [_narrative(part) for part in overview.parts],
        "topics": {topic: _narrative(part) for topic, part in overview.topics.items()},
        "location": location_to_dict(overview.location),
    }


def _read_overview(data: Cursor) -> Overview | None:
    if data.value is None:
        return None
    return Overview(
        data.at("heading").text_or_none(),
        data.at("text").text(),
        tuple(_read_part(part) for part in data.at("parts").elements()),
        {topic: _read_part(part) for topic, part in data.at("topics").items()},
        read_location(data.at("location")),
    )


def _read_period(data: Cursor) -> Period | None:
    return None if data.value is None else Period(data.at("start").day(), data.at("end").day())


# --- tables ---


def _disclosure(section: Disclosure2019 | Disclosure2021 | None) -> dict[str, object] | None:
    if section is None:
        return None
    return {"edition": "2019" if isinstance(section, Disclosure2019) else "2021", **_section(section)}


def _read_disclosure(data: Cursor) -> Disclosure2019 | Disclosure2021 | None:
    if data.value is None:
        return None
    edition = data.at("edition").text()
    if edition not in _DISCLOSURES:
        raise data.at("edition").wrong(" or ".join(_DISCLOSURES))
    return _read_section(_DISCLOSURES[edition], data)


def _section(section: attrs.AttrsInstance) -> dict[str, object]:
    """A section as nested dicts; its leaves are numbers."""
    found: dict[str, object] = {}
    for field in attrs.fields(type(section)):
        value = cast("_Leaf | attrs.AttrsInstance", getattr(section, field.name))
        found[field.name] = number(value) if isinstance(value, (int, Decimal, type(None))) else _section(value)
    return found


def _read_section(kind: type[_S], data: Cursor) -> _S | None:
    if data.value is None:
        return None
    members = data.mapping()
    made: dict[str, object] = {}
    for field in attrs.fields(kind):
        if field.name in members:
            inner = field.type
            here = data.at(field.name)
            made[field.name] = (
                _read_section(inner, here) if inner is not None and attrs.has(inner) else read_number(here)
            )
    return kind(**made)
