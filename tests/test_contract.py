"""The promises: public names, what importing costs, what the model's objects can do."""

import importlib
import pickle
import subprocess
import sys
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import goi_parse
from goi_parse import (
    AnnualReport,
    Contact,
    Diagnostic,
    Disclosure2021,
    Figure,
    Figures,
    Image,
    Location,
    Meaning,
    Narrative,
    Origin,
    Period,
    Requests,
    Severity,
    errors,
    report as model,
)
from goi_parse.rules import RULES

ERRORS = [getattr(errors, name) for name in errors.__all__]
CLASSES = [
    kind for kind in (getattr(model, name) for name in model.__all__) if isinstance(kind, type) and attrs.has(kind)
]


def test_every_public_name_loads() -> None:
    for name in goi_parse.__all__:
        assert getattr(goi_parse, name) is not None


def test_the_table_of_homes_is_the_list_of_names() -> None:
    homes = {name for names in goi_parse._HOMES.values() for name in names}
    assert sorted({*homes, *goi_parse._MODULES, "__version__"}) == sorted(goi_parse.__all__)
    assert len(goi_parse.__all__) == len(set(goi_parse.__all__))


def test_what_type_checkers_see_is_what_is_there(root: typing.Any) -> None:
    source = (root / "goi_parse" / "__init__.py").read_text(encoding="utf-8")
    seen = source.split("if TYPE_CHECKING:")[1].split("__version__")[0]
    for home, names in goi_parse._HOMES.items():
        assert f"from goi_parse.{home} import" in seen
        for name in names:
            assert name in seen


def test_every_class_of_the_model_is_public() -> None:
    assert {kind.__name__ for kind in CLASSES} <= set(goi_parse.__all__)


def test_dir_lists_public_names() -> None:
    assert set(goi_parse.__all__) <= set(dir(goi_parse))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = goi_parse.no_such_name  # type: ignore[attr-defined]


def test_importing_loads_no_engine() -> None:
    heavy = ["attrs", "docx", "pdfplumber", "pdfminer", "pypdfium2", "lxml", "pandas", "charset_normalizer", "tomllib"]
    code = f"import sys, goi_parse; print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_parsing_text_loads_no_engine_of_another_format(sample: typing.Any) -> None:
    heavy = ["docx", "pdfplumber", "pypdfium2", "lxml", "pandas"]
    code = f"import sys, goi_parse; goi_parse.parse(sys.argv[1]); print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code, str(sample)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_bracket_in_a_text_loads_no_reader_of_pages(sample: typing.Any, tmp_path: Path) -> None:
    bracketed = tmp_path / "bracketed.txt"
    bracketed.write_text("（网址：<http://www.example.cn/>）\n" + sample.read_text("utf-8"), encoding="utf-8")
    pages = ["goi_parse.readers.html.page", "goi_parse.readers.html.walk"]
    code = f"import sys, goi_parse; goi_parse.parse(sys.argv[1]); print([m for m in {pages} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code, str(bracketed)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["docx/libreoffice.docx", "pdf/libreoffice.pdf"])
def test_the_first_parse_of_a_process_loads_nothing_slow(name: str) -> None:
    # What each of them takes to load is a tenth of what the parse takes, or more.
    slow = ["docx", "pdfplumber", "pypdfium2", "pypdfium2_raw", "html", "pathlib", "zipfile", "importlib.resources"]
    slow += ["importlib.metadata", "difflib", "json", "goi_parse.align.restore.displaced", "goi_parse.show.source"]
    code = (
        "import sys, attrs; before = set(sys.modules); import goi_parse; goi_parse.parse(sys.argv[1]);"
        f"print([m for m in {slow} if m in sys.modules and m not in before])"
    )
    path = str(Path(__file__).parent / "cases" / name)
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}", path]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_model_classes_are_frozen(kind: type) -> None:
    # What they hold does not matter here; that nothing can be put in does.
    blank = object.__new__(kind)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        blank.anything = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_model_fields_are_typed_without_any(kind: type) -> None:
    hints = typing.get_type_hints(kind)
    for name in (field.name for field in attrs.fields(kind)):
        hint = hints[name]
        assert typing.Any not in (hint, *typing.get_args(hint)), f"{kind.__name__}.{name}"


def made() -> AnnualReport:
    place = Location(line=3, column=2, end_line=3, end_column=4)
    granted = Figure("requests.received.total", 7, " 7", Meaning.NUMBER, "件", place)
    fee = Figure("disclosure.fees.amount", None, "/", Meaning.MARK, "万元")
    finding = Diagnostic(RULES["table-missing"], ("disputes",), {"table": "第四部分"}, place)
    return AnnualReport(
        title="云溪县2023年政府信息公开工作年度报告",
        agency="云溪县",
        year=2023,
        period=Period(date(2023, 1, 1), date(2023, 12, 31)),
        contact=Contact(phone="0999-8120001"),
        preamble=Narrative(None, "根据……", (), place),
        disclosure=Disclosure2021(),
        requests=Requests(),
        editions={"requests": "2021"},
        figures=Figures.of((granted, fee)),
        diagnostics=(finding,),
        images=(Image("image1.png", location=place, load=lambda: b"bytes that do not travel"),),
    )


def test_a_report_pickles_whole() -> None:
    report = made()
    again = pickle.loads(pickle.dumps(report))  # noqa: S301  our own bytes
    assert again == report
    assert again.figures["requests.received.total"].location == Location(line=3, column=2, end_line=3, end_column=4)
    assert again.diagnostics[0].location == report.diagnostics[0].location
    assert again.diagnostics[0].message == "没有找到第四部分的表格"


def test_reports_are_equal_by_content_and_hashable_by_identity() -> None:
    one, other = made(), made()
    assert one == other
    assert len({one, other}) == 2
    assert one != attrs.evolve(one, year=2022)
    different = Figures.of((Figure("requests.received.total", 8, "8", Meaning.NUMBER, "件"),))
    assert one != attrs.evolve(one, figures=different)


def test_places_do_not_make_reports_differ() -> None:
    near, far = (attrs.evolve(made(), preamble=Narrative(None, "根据……", (), Location(line=line))) for line in (1, 900))
    assert near == far


def test_figures_are_a_mapping_in_form_order() -> None:
    figures = made().figures
    assert isinstance(figures, Mapping)
    assert list(figures) == ["requests.received.total", "disclosure.fees.amount"]
    assert figures.value("requests.received.total") == 7
    assert figures.meaning("no.such.address") is Meaning.MISSING
    assert figures.get("no.such.address") is None
    with pytest.raises(KeyError):
        figures["no.such.address"]


@pytest.mark.parametrize(
    ("value", "unit", "yuan"),
    [
        (Decimal("4.06"), "万元", Decimal("40600.00")),
        (251000, "元", Decimal(251000)),
        (Decimal("4.06"), None, None),
        (None, "万元", None),
        (3, "件", None),
    ],
)
def test_yuan(value: int | Decimal | None, unit: str | None, yuan: Decimal | None) -> None:
    meaning = Meaning.BLANK if value is None else Meaning.NUMBER
    assert Figure("disclosure.fees.amount", value, str(value), meaning, unit).yuan == yuan


def test_a_diagnostic_has_what_the_contract_names() -> None:
    finding = made().diagnostics[0]
    assert (finding.code, finding.name) == ("GOI301", "table-missing")
    assert finding.severity is Severity.ERROR
    assert finding.origin is Origin.DOCUMENT
    assert finding.addresses == ("disputes",)
    assert finding.message_en == "the table is missing: 第四部分"
    assert str(finding) == "GOI301 table-missing: 没有找到第四部分的表格"


def test_severity_and_origin_can_differ_from_the_rule() -> None:
    finding = Diagnostic(RULES["table-missing"], severity=Severity.NOTE, origin=Origin.READER)
    assert (finding.severity, finding.origin) == (Severity.NOTE, Origin.READER)
    assert finding.message == "没有找到{table}的表格"  # a fact that was not given shows its name


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_errors_pickle_with_all_they_carry(kind: type[errors.GoiParseError]) -> None:
    error = kind("消息 / message", hint="提示 / hint", context={"path": "a.txt"})
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    assert type(again) is kind
    for name in ("message", "hint", "context", "code"):
        assert getattr(again, name) == getattr(error, name)
    assert str(again) == str(error)
    assert "提示" in str(again)


def test_errors_have_one_root_a_builtin_each_and_codes_of_their_own() -> None:
    builtin = {
        errors.SourceError: OSError,
        errors.UnsupportedFormatError: ValueError,
        errors.DecodeError: ValueError,
        errors.LimitError: ValueError,
        errors.NotAReportError: ValueError,
        errors.MissingDependencyError: ImportError,
    }
    for kind, base in builtin.items():
        assert issubclass(kind, errors.GoiParseError)
        assert issubclass(kind, base)
    assert set(ERRORS) == {errors.GoiParseError, *builtin}
    assert len({kind.code for kind in ERRORS}) == len(ERRORS)


def test_readers_offer_the_protocol() -> None:
    readers = importlib.import_module("goi_parse.readers")
    assert readers.Reader is goi_parse.Reader
