"""Parse 政府信息公开工作年度报告, China's annual reports on government information disclosure.

    >>> import goi_parse
    >>> report = goi_parse.parse("report.docx")  # doctest: +SKIP
    >>> report.requests.handled.total.total  # doctest: +SKIP
    7

Each figure is exactly as printed, or None, or a finding names it. Never silently wrong.

Every public name is listed once, in ``_HOMES``, with the module it lives in, and is loaded when it is first asked
for: importing the library costs next to nothing, and no format's engine is loaded before a file of that format comes.
"""

import importlib

TYPE_CHECKING = False  # type checkers take the name for true; importing typing would cost milliseconds
if TYPE_CHECKING:
    from goi_parse import errors, forms, plots, readers
    from goi_parse.batch.many import Progress, parse_many
    from goi_parse.checks.across import Change, Comparison, compare
    from goi_parse.checks.claims import Claim, Claims, claims
    from goi_parse.checks.hierarchy import check_hierarchy
    from goi_parse.checks.proof import proven
    from goi_parse.checks.result import Check, CheckReport, Operand, Quote, Status
    from goi_parse.checks.run import check
    from goi_parse.diagnostics import Diagnostic, Findings, Origin, Rule, Severity
    from goi_parse.document import Block, Cell, Document, Image, Layout, Loss, Paragraph, Places, Table
    from goi_parse.errors import (
        DecodeError,
        GoiParseError,
        LimitError,
        MissingDependencyError,
        NotAReportError,
        SourceError,
        UnsupportedFormatError,
    )
    from goi_parse.export.dicts import from_dict, to_dict
    from goi_parse.export.frames import Outcome, arrow_schema, to_frame
    from goi_parse.export.json_text import from_json, json_schema, to_json
    from goi_parse.export.markdown import to_markdown
    from goi_parse.export.page import to_html
    from goi_parse.export.rows import FigureRow, to_rows, to_wide, wide_columns
    from goi_parse.export.word import to_docx
    from goi_parse.location import Box, Location
    from goi_parse.originals.original import Original
    from goi_parse.pipeline import parse, parse_text
    from goi_parse.readers.base import Limits, Reader, Source
    from goi_parse.report import (
        AnnualReport,
        Applicants,
        ChargeItems,
        Contact,
        Decisions,
        Disclosure2019,
        Disclosure2021,
        Disputes,
        Fees,
        Figure,
        Figures,
        Handled,
        Issuance,
        Items,
        Litigation,
        Meaning,
        Narrative,
        NotProcessed,
        OtherHandling,
        Outcomes,
        Overview,
        Period,
        Procurement,
        Production,
        Refused,
        Requests,
        Unavailable,
    )
    from goi_parse.rules import RULES
    from goi_parse.show.source import Excerpt, PagePicture, SourceView
    from goi_parse.worker.item import Item

__version__ = "0.1.0"

__all__ = [
    "RULES",
    "AnnualReport",
    "Applicants",
    "Block",
    "Box",
    "Cell",
    "Change",
    "ChargeItems",
    "Check",
    "CheckReport",
    "Claim",
    "Claims",
    "Comparison",
    "Contact",
    "Decisions",
    "DecodeError",
    "Diagnostic",
    "Disclosure2019",
    "Disclosure2021",
    "Disputes",
    "Document",
    "Excerpt",
    "Fees",
    "Figure",
    "FigureRow",
    "Figures",
    "Findings",
    "GoiParseError",
    "Handled",
    "Image",
    "Issuance",
    "Item",
    "Items",
    "Layout",
    "LimitError",
    "Limits",
    "Litigation",
    "Location",
    "Loss",
    "Meaning",
    "MissingDependencyError",
    "Narrative",
    "NotAReportError",
    "NotProcessed",
    "Operand",
    "Origin",
    "Original",
    "OtherHandling",
    "Outcome",
    "Outcomes",
    "Overview",
    "PagePicture",
    "Paragraph",
    "Period",
    "Places",
    "Procurement",
    "Production",
    "Progress",
    "Quote",
    "Reader",
    "Refused",
    "Requests",
    "Rule",
    "Severity",
    "Source",
    "SourceError",
    "SourceView",
    "Status",
    "Table",
    "Unavailable",
    "UnsupportedFormatError",
    "__version__",
    "arrow_schema",
    "check",
    "check_hierarchy",
    "claims",
    "compare",
    "errors",
    "forms",
    "from_dict",
    "from_json",
    "json_schema",
    "parse",
    "parse_many",
    "parse_text",
    "plots",
    "proven",
    "readers",
    "to_dict",
    "to_docx",
    "to_frame",
    "to_html",
    "to_json",
    "to_markdown",
    "to_rows",
    "to_wide",
    "wide_columns",
]

_HOMES: dict[str, tuple[str, ...]] = {
    "batch.many": ("Progress", "parse_many"),
    "checks.across": ("Change", "Comparison", "compare"),
    "checks.claims": ("Claim", "Claims", "claims"),
    "checks.hierarchy": ("check_hierarchy",),
    "checks.proof": ("proven",),
    "checks.result": ("Check", "CheckReport", "Operand", "Quote", "Status"),
    "checks.run": ("check",),
    "export.dicts": ("from_dict", "to_dict"),
    "export.frames": ("Outcome", "arrow_schema", "to_frame"),
    "export.json_text": ("from_json", "json_schema", "to_json"),
    "export.markdown": ("to_markdown",),
    "export.page": ("to_html",),
    "export.word": ("to_docx",),
    "export.rows": ("FigureRow", "to_rows", "to_wide", "wide_columns"),
    "diagnostics": ("Diagnostic", "Findings", "Origin", "Rule", "Severity"),
    "document": ("Block", "Cell", "Document", "Image", "Layout", "Loss", "Paragraph", "Places", "Table"),
    "errors": (
        "DecodeError",
        "GoiParseError",
        "LimitError",
        "MissingDependencyError",
        "NotAReportError",
        "SourceError",
        "UnsupportedFormatError",
    ),
    "location": ("Box", "Location"),
    "originals.original": ("Original",),
    "pipeline": ("parse", "parse_text"),
    "readers.base": ("Limits", "Reader", "Source"),
    "report": (
        "AnnualReport",
        "Applicants",
        "ChargeItems",
        "Contact",
        "Decisions",
        "Disclosure2019",
        "Disclosure2021",
        "Disputes",
        "Fees",
        "Figure",
        "Figures",
        "Handled",
        "Issuance",
        "Items",
        "Litigation",
        "Meaning",
        "Narrative",
        "NotProcessed",
        "OtherHandling",
        "Outcomes",
        "Overview",
        "Period",
        "Procurement",
        "Production",
        "Refused",
        "Requests",
        "Unavailable",
    ),
    "rules": ("RULES",),
    "show.source": ("Excerpt", "PagePicture", "SourceView"),
    "worker.item": ("Item",),
}
"""Module below this package -> the public names that live there."""

_MODULES = ("errors", "forms", "plots", "readers")
"""Rooms that are public as a whole: ``goi_parse.readers.Reader``."""


def __getattr__(name: str) -> object:
    """Load a public name from its home when it is first asked for."""
    if name in _MODULES:
        return importlib.import_module(f"goi_parse.{name}")
    for home, names in _HOMES.items():
        if name in names:
            found: object = getattr(importlib.import_module(f"goi_parse.{home}"), name)
            globals()[name] = found
            return found
    raise AttributeError(
        f"module 'goi_parse' has no attribute {name!r}", name=name, obj=importlib.import_module(__name__)
    )


def __dir__() -> list[str]:
    return [*globals(), *(name for name in __all__ if name not in globals())]
