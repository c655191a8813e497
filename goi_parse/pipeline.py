"""parse(): the stages in order. Data moves one way and nothing here knows a format."""

import os
from collections.abc import Iterable
from typing import BinaryIO

import attrs

from goi_parse.align import Alignment, align
from goi_parse.checks import findings as check_findings
from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Document, Image
from goi_parse.errors import NotAReportError
from goi_parse.intake import documents_in, examined, seeing, whole_or_part
from goi_parse.originals.original import Original, read_from
from goi_parse.outline import Outline, outline
from goi_parse.readers.base import Limits, Reader, Source
from goi_parse.readers.extent import refuse_long_text
from goi_parse.readers.health import text_of
from goi_parse.report import AnnualReport, Figures
from goi_parse.rules import RULES
from goi_parse.sections.cover import Cover, cover
from goi_parse.sections.cutoff import is_cut_report
from goi_parse.sections.narrative import narrative, overview
from goi_parse.sections.notice import is_notice
from goi_parse.sections.tabular import tabular

__all__ = ["parse", "parse_text", "report_of"]

_FEWEST_SECTIONS = 2
_FEW_LETTERS = 100
"""Chinese characters around pictures in which a report would lie; its prose has thousands."""
_UNSURE = frozenset({"picture-read", "text-recognised", "text-doubtful"})
"""What a reader says where figures may not be those printed: recognised by a machine, or in a wrong character map."""


def parse(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    format: str | None = None,  # noqa: A002  the contract's name
    reader: Reader | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
    member: str | None = None,
    isolated: bool = False,
    ocr: bool = False,
) -> AnnualReport:
    """Parse one 政府信息公开工作年度报告.

    ``source`` is a path, bytes or a binary file object; its format is found by content, or named by ``format``,
    or read by the ``reader`` given. ``encoding`` names the encoding of a text where the caller knows it.
    Of a zip archive the one report in it is read, or the file named by ``member``.
    ``ocr=True`` has scanned pages and pictures of tables read by a machine (extra ``ocr``); the figures read so are
    named by a warning, but for those that the form's own sums prove.

    ``isolated=True`` works in a process of its own, a fresh interpreter that may take ``limits.max_process_seconds``
    and ``limits.max_process_bytes``: a source from unknown hands can then do no harm, and what ends that process is a
    LimitError here. It costs its start, some tenths of a second; pictures come back without their bytes. A ``reader``
    must be one that can be pickled.

    Raises SourceError, UnsupportedFormatError, DecodeError, LimitError, NotAReportError or
    MissingDependencyError, all of them GoiParseError, and nothing else. What is odd in a report that can be read
    is told by ``report.diagnostics``, not raised.
    """
    limits = limits or Limits.usual(ocr=ocr)
    if isolated:
        from goi_parse.worker.alone import parse_alone
        from goi_parse.worker.item import Settings

        seconds = limits.max_process_seconds
        return parse_alone(source, Settings(format, encoding, limits, reader, member, ocr, seconds=seconds))
    opened = Source.of(source, limits=limits, encoding=encoding)
    opened = seeing(opened) if ocr else opened

    def read(part: Source) -> AnnualReport:
        return _first_report(documents_in(part, format, reader))

    report, member = whole_or_part(opened, read, member, search=format is None and reader is None)
    report = report if member is None else _told(member, report)
    return read_from(report, Original.of(opened, format, member))


def parse_text(text: str, *, limits: Limits | None = None) -> AnnualReport:
    """Parse a report that is already a str.

    Raises NotAReportError where the text is no such report, and LimitError where it is longer than the limits allow.
    """
    from goi_parse.readers.txt import document_of

    limits = limits or Limits()
    refuse_long_text(text, limits)
    document = examined(document_of(text.removeprefix("\ufeff")), limits)
    return read_from(report_of(document), Original.of_text(text))


def report_of(document: Document) -> AnnualReport:
    """The report that a document holds. Raises NotAReportError where it holds none."""
    outlined = outline(document)
    front, front_findings = cover(outlined, document)
    sections = {key: body.blocks for key, body in outlined.bodies.items()}
    aligned = align(sections, document.blocks, front.year)
    _refuse_strangers(document, outlined, front, aligned)
    bodies, forms, figures = outlined.bodies, aligned.forms, aligned.readings
    there = {*bodies, *aligned.editions}  # a section is there where its heading or its table is
    report = AnnualReport(
        title=front.title,
        agency=front.agency,
        year=front.year,
        period=front.period,
        contact=front.contact,
        scope=front.scope,
        preamble=front.preamble,
        overview=overview(bodies["overview"]) if "overview" in bodies else None,
        problems=narrative(bodies["problems"]) if "problems" in bodies else None,
        other=narrative(bodies["other"]) if "other" in bodies else None,
        disclosure=tabular("disclosure", forms["disclosure"], figures) if "disclosure" in there else None,
        requests=tabular("requests", forms["requests"], figures) if "requests" in there else None,
        disputes=tabular("disputes", forms["disputes"], figures) if "disputes" in there else None,
        editions=aligned.editions,
        figures=Figures(figures),
        diagnostics=(*_losses(document), *outlined.findings, *front_findings, *aligned.findings),
        images=tuple(block for block in document.blocks if isinstance(block, Image)),
    )
    if any(loss.rule in _UNSURE for loss in document.losses):
        from goi_parse.checks.recognised import unproven

        report = attrs.evolve(report, diagnostics=(*report.diagnostics, *unproven(report)))
    failed = check_findings(report)
    return attrs.evolve(report, diagnostics=(*report.diagnostics, *failed)) if failed else report


def _first_report(readings: Iterable[Document]) -> AnnualReport:
    """The report in the first reading that holds one. Raises NotAReportError where none does."""
    refusals: list[NotAReportError] = []
    for document in readings:
        try:
            return report_of(document)
        except NotAReportError as error:
            refusals.append(error)
    raise refusals[0]


def _told(member: str, report: AnnualReport) -> AnnualReport:
    """The report, with word of which file in the archive it is."""
    told = Diagnostic(RULES["member-read"], (), {"member": member})
    return attrs.evolve(report, diagnostics=(told, *report.diagnostics))


def _losses(document: Document) -> list[Diagnostic]:
    return [Diagnostic(RULES[loss.rule], (), loss.facts, loss.location) for loss in document.losses]


def _refuse_strangers(document: Document, outlined: Outline, front: Cover, aligned: Alignment) -> None:
    """No report is a document without section headings and official tables, nor a notice that asks for reports.

    One heading is enough where the report was cut off behind it and what is left shows what it was.
    """
    if not aligned.editions and not outlined.bodies:
        _refuse_pictures(document)
        hint = "没有找到规定的章节标题，也没有统计表 / no section heading of the form and no official table was found"
    elif not aligned.editions and len(outlined.bodies) < _FEWEST_SECTIONS and not is_cut_report(outlined, front):
        _refuse_pictures(document)
        hint = (
            "只有一个规定的章节标题，没有统计表，此外也看不出是年度报告"
            " / one section heading of the form, no official table, and nothing else that tells of such a report"
        )
    elif is_notice(outlined, front, aligned.readings):
        hint = (
            "这是编制年度报告的通知或格式，没有任何数字 / it asks for such reports, or is their form, and has no figure"
        )
    else:
        return
    raise NotAReportError(
        "不是政府信息公开工作年度报告 / this is no annual report on government information disclosure",
        hint=hint,
        context={"format": document.format, "blocks": len(document.blocks)},
    )


def _refuse_pictures(document: Document) -> None:
    """Of pictures alone it cannot be told what they show."""
    pictures = sum(isinstance(block, Image) for block in document.blocks)
    if not pictures or sum("\u4e00" <= letter <= "\u9fff" for letter in text_of(document.blocks)) > _FEW_LETTERS:
        return
    raise NotAReportError(
        f"几乎没有可读的文字，只有 {pictures} 幅图片，看不出是不是年度报告"
        f" / next to no text that can be read, but {pictures} pictures: it cannot be told whether this is a report",
        hint="扫描的页面和 Word 里的图片可用 ocr=True 识别（安装 goi-parse[ocr]），或索取文字版"
        " / scanned pages and pictures in Word can be read with ocr=True (install goi-parse[ocr]); or ask for the text",
        context={"format": document.format, "blocks": len(document.blocks), "pictures": pictures},
    )
