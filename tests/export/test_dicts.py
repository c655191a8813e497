"""to_dict, from_dict, to_json, from_json: equal after the round trip, by the schema in the wheel."""

import contextlib
import copy
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from export.schema_of_model import written
from generator import make_report
from generator.html import report_html
from hypothesis import given, strategies as st

import goi_parse
from goi_parse.diagnostics import Diagnostic, Origin, Rule, Severity
from goi_parse.document import Image
from goi_parse.errors import GoiParseError, UnsupportedFormatError
from goi_parse.export.dicts import from_dict, to_dict
from goi_parse.export.json_text import from_json, json_schema, to_json
from goi_parse.location import Location
from goi_parse.report import AnnualReport, Disclosure2019, Figure, Figures, Meaning, Overview, Period, Procurement
from goi_parse.rules import RULES

MONEY = Figure("disclosure.procurement.amount", Decimal("11522.96"), "11522.96万元", Meaning.NUMBER, "万元")
PLACED = Figure("requests.received.total", 3, "3", Meaning.NUMBER, "件", Location(page=2, box=(1.0, 2.5, 3.0, 4.0)))
STRANGE = Rule("XYZ001", "from-a-plugin", Severity.ERROR, Origin.PARSER, "“{a}”{{", "“{a}”")
REPORT = AnnualReport(
    title="年报",
    year=2019,
    period=Period(date(2019, 1, 1), date(2019, 12, 31)),
    overview=Overview("一、", "一、\n甲", (), {}, Location(line=3)),
    disclosure=Disclosure2019(procurement=Procurement(projects=1, amount=Decimal("11522.960"))),
    editions={"disclosure": "2019"},
    figures=Figures.of((MONEY, PLACED)),
    diagnostics=(
        Diagnostic(RULES["identity-broken"], ("requests",), {"left": 3, "right": Decimal("2.50"), "terms": (1, "b")}),
        attrs.evolve(Diagnostic(RULES["year-missing"]), severity=Severity.NOTE),
        Diagnostic(STRANGE, (), {"a": 1}, Location(line=1)),
    ),
    images=(Image("a.png", "表", 10.5, None, Location(image="a.png"), bytes),),
)


def plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(k, str) and plain(v) for k, v in value.items())
    return all(map(plain, value)) if isinstance(value, list) else isinstance(value, (str, int, float, bool, type(None)))


def test_round_trip() -> None:
    data = to_dict(REPORT)
    assert plain(data)
    again = from_dict(data)
    assert attrs.evolve(again, diagnostics=REPORT.diagnostics) == REPORT
    assert again.diagnostics[:2] == REPORT.diagnostics[:2]
    assert to_dict(again) == {**data, "diagnostics": to_dict(again)["diagnostics"]}
    assert [d.message for d in again.diagnostics] == [d.message for d in REPORT.diagnostics]
    assert again.figures["requests.received.total"].location == PLACED.location
    assert str(again.disclosure.procurement.amount) == "11522.960"
    assert from_json(to_json(REPORT, indent=2)) == again
    assert "年报" in to_json(REPORT)


def test_empty_report() -> None:
    assert from_json(to_json(AnnualReport())) == AnnualReport()


@given(st.integers(0, 10**6))
def test_every_report_comes_back_equal(seed: int) -> None:
    report = goi_parse.parse(report_html(make_report(seed)).encode())
    text = to_json(report)
    again = from_json(text.encode())
    assert again == report
    assert to_json(again) == text


def test_schema_is_that_of_the_model() -> None:
    home = Path(goi_parse.__file__).parent / "export" / "schema.json"
    assert home.read_text(encoding="utf-8") == written(), "run tests/export/schema_of_model.py and review git diff"


def test_schema_holds_what_is_written() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(json_schema())
    judge = jsonschema.Draft202012Validator(json_schema())
    judge.validate(to_dict(REPORT))
    judge.validate(to_dict(AnnualReport()))
    for seed in range(5):
        judge.validate(to_dict(goi_parse.parse(report_html(make_report(seed)).encode())))
    with pytest.raises(jsonschema.ValidationError):
        judge.validate({**to_dict(REPORT), "year": "2019"})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), "2"),
        (("year",), "2019"),
        (("year",), True),
        (("period",), {"start": "2019", "end": "2019-12-31"}),
        (("contact",), None),
        (("overview", "parts"), {}),
        (("disclosure", "edition"), "2008"),
        (("disclosure", "rules"), 5),
        (("disclosure", "procurement", "amount"), "NaN"),
        (("figures", "requests.received.total", "meaning"), "guess"),
        (("figures", "requests.received.total", "value"), None),
        (("figures", "requests.received.total", "location"), {"box": [1, 2]}),
        (("diagnostics",), [1]),
        (("diagnostics",), [{"code": "GOI401", "name": "identity-broken", "severity": "fatal"}]),
        (("images",), "x"),
    ],
)
def test_other_data_is_refused_by_its_path(path: tuple[str, ...], value: object) -> None:
    data = copy.deepcopy(to_dict(REPORT))
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(UnsupportedFormatError) as caught:
        from_dict(data)
    assert path[0] in str(caught.value) or path[0] == "schema_version"


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000, b"\xff"])
def test_what_is_no_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(UnsupportedFormatError):
        from_json(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
)


@given(st.sampled_from(sorted(to_dict(REPORT))), JSON)
def test_any_json_raises_ours_or_reads(key: str, value: object) -> None:
    data = json.loads(to_json(REPORT))
    data[key] = value
    with contextlib.suppress(GoiParseError):
        from_dict(data)
