"""The small parts of a report as plain data, and back: numbers, figures, places, findings, pictures."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import cast

import attrs

from goi_parse.diagnostics import Diagnostic, Origin, Rule, Severity
from goi_parse.document import Image
from goi_parse.export.cursor import Cursor
from goi_parse.location import Box, Location
from goi_parse.report import Figure, Meaning
from goi_parse.rules import RULES

__all__ = [
    "diagnostic_to_dict",
    "figure_to_dict",
    "image_to_dict",
    "location_to_dict",
    "number",
    "read_diagnostic",
    "read_figure",
    "read_image",
    "read_location",
    "read_number",
]

_DECIMAL = "decimal"
"""The one key of an object that stands for a Decimal among a finding's facts, where a str may stand too."""


def number(value: int | Decimal | None) -> int | str | None:
    """A whole number as itself, a Decimal as the string of its digits."""
    return str(value) if isinstance(value, Decimal) else value


def read_number(data: Cursor) -> int | Decimal | None:
    """The number that ``number`` wrote."""
    if not isinstance(data.value, str):
        return data.whole_or_none()
    return _decimal(data)


def _decimal(data: Cursor) -> Decimal:
    try:
        value = Decimal(data.text())
    except InvalidOperation as error:
        raise data.wrong("a decimal number") from error
    if not value.is_finite():
        raise data.wrong("a decimal number")
    return value


def location_to_dict(location: Location | None) -> dict[str, object] | None:
    """What is known of a place; what is not known is left out."""
    if location is None:
        return None
    found: dict[str, object] = {}
    for field in _PLACES:
        value = getattr(location, field)
        if value is not None:
            found[field] = list(value) if field == "box" else value
    return found


_PLACES = tuple(field.name for field in attrs.fields(Location))


def read_location(data: Cursor) -> Location | None:
    """The place that ``location_to_dict`` wrote."""
    if data.value is None:
        return None
    return Location(
        line=data.at("line").whole_or_none(),
        column=data.at("column").whole_or_none(),
        end_line=data.at("end_line").whole_or_none(),
        end_column=data.at("end_column").whole_or_none(),
        page=data.at("page").whole_or_none(),
        box=_read_box(data.at("box")),
        path=data.at("path").text_or_none(),
        image=data.at("image").text_or_none(),
    )


def _read_box(data: Cursor) -> Box | None:
    if data.value is None:
        return None
    numbers = [number for each in data.elements() if (number := each.real_or_none()) is not None]
    if len(numbers) != 4:
        raise data.wrong("four numbers")
    return cast("Box", tuple(numbers))


def figure_to_dict(figure: Figure) -> dict[str, object]:
    """A figure without its address, which is its key."""
    return {
        "value": number(figure.value),
        "raw": figure.raw,
        "meaning": figure.meaning.value,
        "unit": figure.unit,
        "location": location_to_dict(figure.location),
    }


def read_figure(address: str, data: Cursor) -> Figure:
    """The figure that ``figure_to_dict`` wrote."""
    meaning = data.at("meaning")
    if meaning.text() not in {each.value for each in Meaning}:
        raise meaning.wrong("one of " + ", ".join(each.value for each in Meaning))
    value = read_number(data.at("value"))
    if (value is None) == (meaning.value == Meaning.NUMBER.value):
        raise data.wrong("a value exactly where the meaning is a number")
    return Figure(
        address,
        value,
        data.at("raw").text_or_none(),
        Meaning(meaning.text()),
        data.at("unit").text_or_none(),
        read_location(data.at("location")),
    )


def diagnostic_to_dict(diagnostic: Diagnostic) -> dict[str, object]:
    """A finding with its messages; the facts are kept as well, so that programs need not read prose."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "origin": diagnostic.origin.value,
        "addresses": list(diagnostic.addresses),
        "location": location_to_dict(diagnostic.location),
        "facts": {key: _fact(value) for key, value in diagnostic.facts.items()},
        "message": diagnostic.message,
        "message_en": diagnostic.message_en,
    }


def read_diagnostic(data: Cursor) -> Diagnostic:
    """The finding that ``diagnostic_to_dict`` wrote; one of a rule unknown here keeps its messages."""
    name = data.at("name").text()
    severity, origin = _severity(data.at("severity")), _origin(data.at("origin"))
    rule = RULES.get(name)
    if rule is None or rule.code != data.at("code").text():
        zh, en = (data.at(key).text().replace("{", "{{").replace("}", "}}") for key in ("message", "message_en"))
        rule = Rule(data.at("code").text(), name, severity, origin, zh, en)
    return Diagnostic(
        rule,
        tuple(each.text() for each in data.at("addresses").elements()),
        {key: _read_fact(value) for key, value in data.at("facts").items()},
        read_location(data.at("location")),
        severity,
        origin,
    )


def _severity(data: Cursor) -> Severity:
    if data.text() not in {each.value for each in Severity}:
        raise data.wrong("a severity")
    return Severity(data.text())


def _origin(data: Cursor) -> Origin:
    if data.text() not in {each.value for each in Origin}:
        raise data.wrong("an origin")
    return Origin(data.text())


def _fact(value: object) -> object:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, (list, tuple)):
        return [_fact(each) for each in cast("list[object]", value)]
    if isinstance(value, Mapping):
        return {str(key): _fact(each) for key, each in cast("Mapping[object, object]", value).items()}
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def _read_fact(data: Cursor) -> object:
    if isinstance(data.value, (list, tuple)):
        return tuple(_read_fact(each) for each in data.elements())
    if isinstance(data.value, dict):
        members = data.mapping()
        return (
            _decimal(data.at(_DECIMAL)) if members.keys() == {_DECIMAL} else {k: _read_fact(v) for k, v in data.items()}
        )
    return data.value


def image_to_dict(image: Image) -> dict[str, object]:
    """A picture's name, words, size and place; not its bytes."""
    return {
        "name": image.name,
        "alt": image.alt,
        "width": image.width,
        "height": image.height,
        "location": location_to_dict(image.location),
    }


def read_image(data: Cursor) -> Image:
    """The picture that ``image_to_dict`` wrote."""
    return Image(
        data.at("name").text(),
        data.at("alt").text(),
        data.at("width").real_or_none(),
        data.at("height").real_or_none(),
        read_location(data.at("location")),
    )
