"""The JSON Schema as the model says it: schema.json is written from this, and held to it by a test.

``python tests/export/schema_of_model.py`` writes the file; review it with git diff.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import get_args

import attrs

from goi_parse.diagnostics import Origin, Severity
from goi_parse.export.dicts import SCHEMA_VERSION
from goi_parse.location import Location
from goi_parse.report import Contact, Disclosure2019, Disclosure2021, Disputes, Meaning, Requests
from goi_parse.show.labels import SECTIONS, label

TEXT = {"type": ["string", "null"]}
WHOLE = {"type": ["integer", "null"]}
MONEY = {"type": ["integer", "string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}
PLACE = {"anyOf": [{"$ref": "#/$defs/Location"}, {"type": "null"}]}


def obj(properties: dict, **more: object) -> dict:
    return {"type": "object", "required": list(properties), "properties": properties, **more}


def of_fields(kind: type) -> dict:
    return obj({f.name: {"title": label(f.name), **of_field(f.type)} for f in attrs.fields(kind)})


def of_field(kind: type) -> dict:
    if attrs.has(kind):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return MONEY if Decimal in get_args(kind) else WHOLE


def parts(kind: type) -> dict[str, dict]:
    """The classes within a class, each under its name."""
    found = {}
    for field in attrs.fields(kind):
        if attrs.has(field.type):
            found |= {field.type.__name__: of_fields(field.type), **parts(field.type)}
    return found


def disclosure(edition: str, kind: type) -> dict:
    found = of_fields(kind)
    found["required"] = ["edition", *found["required"]]
    found["properties"] = {"edition": {"const": edition}, **found["properties"]}
    return found


def nullable(schema: dict, title: str | None = None) -> dict:
    return {**({"title": title} if title else {}), "anyOf": [schema, {"type": "null"}]}


def definitions() -> dict:
    narrative = {
        "heading": TEXT,
        "text": {"type": "string"},
        "parts": {"type": "array", "items": {"$ref": "#/$defs/Narrative"}},
        "location": PLACE,
    }
    topics = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Narrative"}}
    places = {f.name: {"type": "integer"} for f in attrs.fields(Location)}
    places |= {"path": {"type": "string"}, "image": {"type": "string"}}
    places["box"] = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    return {
        "Location": {"type": "object", "properties": places},
        "Narrative": obj(narrative),
        "Overview": obj({**narrative, "topics": topics}),
        "Figure": obj(
            {
                "value": MONEY,
                "raw": TEXT,
                "meaning": {"enum": [m.value for m in Meaning]},
                "unit": TEXT,
                "location": PLACE,
            }
        ),
        "Diagnostic": obj(
            {
                "code": {"type": "string", "pattern": "^[A-Z]+[0-9]+$"},
                "name": {"type": "string"},
                "severity": {"enum": [s.value for s in Severity]},
                "origin": {"enum": [o.value for o in Origin]},
                "addresses": {"type": "array", "items": {"type": "string"}},
                "location": PLACE,
                "facts": {"type": "object"},
                "message": {"type": "string"},
                "message_en": {"type": "string"},
            }
        ),
        "Image": obj(
            {
                "name": {"type": "string"},
                "alt": {"type": "string"},
                "width": {"type": ["number", "null"]},
                "height": {"type": ["number", "null"]},
                "location": PLACE,
            }
        ),
        "Disclosure2019": disclosure("2019", Disclosure2019),
        "Disclosure2021": disclosure("2021", Disclosure2021),
        **{
            name: part
            for kind in (Disclosure2019, Disclosure2021, Requests, Disputes)
            for name, part in parts(kind).items()
        },
    }


def schema() -> dict:
    day = {"type": "string", "format": "date"}
    narrative = {"$ref": "#/$defs/Narrative"}
    forms = {"anyOf": [{"$ref": "#/$defs/Disclosure2019"}, {"$ref": "#/$defs/Disclosure2021"}, {"type": "null"}]}
    properties = {
        "schema_version": {"const": SCHEMA_VERSION},
        "title": {"title": label("title"), **TEXT},
        "agency": {"title": label("agency"), **TEXT},
        "year": {"title": label("year"), **WHOLE},
        "period": nullable(obj({"start": day, "end": day}), label("period")),
        "contact": obj({f.name: {"title": label(f.name), **TEXT} for f in attrs.fields(Contact)}),
        "scope": {"title": label("scope"), **TEXT},
        "preamble": nullable(narrative, label("preamble")),
        "overview": nullable({"$ref": "#/$defs/Overview"}, SECTIONS["overview"]),
        "disclosure": {"title": SECTIONS["disclosure"], **forms},
        "requests": nullable(of_fields(Requests), SECTIONS["requests"]),
        "disputes": nullable(of_fields(Disputes), SECTIONS["disputes"]),
        "problems": nullable(narrative, SECTIONS["problems"]),
        "other": nullable(narrative, SECTIONS["other"]),
        "editions": {"type": "object", "additionalProperties": {"enum": ["2019", "2021"]}},
        "figures": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Figure"}},
        "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/Diagnostic"}},
        "images": {"type": "array", "items": {"$ref": "#/$defs/Image"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:goi-parse:report:{SCHEMA_VERSION}",
        "title": "政府信息公开工作年度报告",
        **obj(properties),
        "$defs": definitions(),
    }


def written() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    import goi_parse.export.json_text as home

    (Path(home.__file__).parent / "schema.json").write_text(written(), encoding="utf-8")
