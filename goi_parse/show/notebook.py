"""The faces that a notebook shows: a report in its official tables, findings marked, the rest folded away."""

import html
from collections.abc import Callable, Iterator, Mapping
from typing import cast

import attrs

from goi_parse.diagnostics import SEVERITIES, Findings
from goi_parse.markup import details, element, facts_table, framed, records_table
from goi_parse.show.checked import check_face, checks_face, comparison_face
from goi_parse.show.claimed import claim_face, claims_face
from goi_parse.show.concerns import Concerns
from goi_parse.show.figure import amount, filled, place, printed_value, values
from goi_parse.show.kinds import FigureLike, ItemLike, NarrativeLike, ReportLike
from goi_parse.show.labels import MEANINGS, SECTIONS, heading, label, path_label
from goi_parse.show.table import form_table

__all__ = ["edition_of", "face", "report_face"]

_TABLES = ("disclosure", "requests", "disputes")
_ORDER = ("preamble", "overview", *_TABLES, "problems", "other")


def face(shown: object, kind: str) -> str:
    """The HTML of an object; ``kind`` is its class's ``_face``."""
    return framed(_FACES[kind](shown))


def report_face(shown: object) -> str:
    """A whole report: who, when, how sound; the sections in order, prose folded; the findings."""
    report = cast("ReportLike", shown)
    fill = filled(report.figures, Concerns(report.diagnostics))
    pieces = [element("h3", html.escape(report.title or report.agency or "（没有标题）")), _tags(report)]
    for section in _ORDER:
        there = getattr(report, section)
        if there is None:
            continue
        if section in _TABLES:
            edition = report.editions.get(section) or edition_of(there, section)
            table = form_table(section, edition, fill)
            pieces.append(details(f"{SECTIONS[section]}（{edition} 年版格式）", table, is_open=True))
        else:
            title = "引言" if section == "preamble" else heading(section, there.heading)
            pieces.append(details(title, _prose(there)))
    if report.diagnostics:
        findings = Findings(report.diagnostics)
        pieces.append(details(f"核查发现（{len(findings)}）", findings.table(), is_open=True))
    return "".join(pieces)


def _tags(report: ReportLike) -> str:
    figures = report.figures
    numbers = sum(figure.value is not None for figure in figures.values())
    tags = [report.agency, report.year and f"{report.year} 年度", report.scope]
    if report.period is not None:
        tags.append(f"{report.period.start:%Y-%m-%d} 至 {report.period.end:%Y-%m-%d}")
    tags.append(f"数字 {numbers} / {len(figures)}")
    if report.images:
        tags.append(f"图片 {len(report.images)}")
    counts = [
        element("span", f"{name} {count}", class_=f"goi-{severity.value}")
        for severity, name in SEVERITIES.items()
        if (count := sum(d.severity is severity for d in report.diagnostics))
    ]
    return element(
        "div", "".join([*(element("span", html.escape(str(tag))) for tag in tags if tag), *counts]), class_="goi-tags"
    )


def _prose(shown: object) -> str:
    narrative = cast("NarrativeLike", shown)
    text = narrative.text.removeprefix(narrative.heading or "").lstrip("\n") or "（无内容）"
    return element("div", html.escape(text), class_="goi-prose")


def _narrative_face(shown: object) -> str:
    narrative = cast("NarrativeLike", shown)
    title = element("h3", html.escape(narrative.heading)) if narrative.heading else ""
    return title + _prose(shown)


def edition_of(section: object, table: str) -> str:
    """The edition that a section fits which is shown without its report."""
    if table == "disclosure":
        return "2019" if hasattr(section, "procurement") else "2021"
    handled: object = getattr(section, "handled", None)
    undivided = dict(_parts(getattr(getattr(handled, "other", None), "undivided", None)))
    return "2019" if any(value is not None for value in undivided.values()) else "2021"


def _table_face(table: str) -> Callable[[object], str]:
    def show(section: object) -> str:
        caption = element("h3", html.escape(SECTIONS[table]))
        return caption + form_table(table, edition_of(section, table), values(section, table))

    return show


def _fields_face(shown: object) -> str:
    """Any other part: its fields by their Chinese names; rows of one kind under common columns."""
    rows = [(name, _parts(part)) for name, part in _parts(shown)]
    heads = {tuple(name for name, _ in cells) for _, cells in rows}
    flat = not any(_parts(value) for _, cells in rows for _, value in cells)
    if len(rows) > 1 and len(heads) == 1 and flat and (head := heads.pop()):
        records = [(label(name), *(value for _, value in cells)) for name, cells in rows]
        return records_table(("", *map(label, head)), records)
    return facts_table(_facts(shown, ()))


def _parts(shown: object) -> list[tuple[str, object]]:
    """Names and values of an object's fields; none for a plain value."""
    kind = cast("type[attrs.AttrsInstance]", type(shown))
    return [(field.name, getattr(shown, field.name)) for field in attrs.fields(kind)] if attrs.has(kind) else []


def _facts(shown: object, path: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """The fields of a part, and of the parts within it, each by its path."""
    for name, value in _parts(shown):
        where = (*path, label(name))
        if _parts(value):
            yield from _facts(value, where)
        else:
            yield "｜".join(where), value


def _figure_face(shown: object) -> str:
    figure = cast("FigureLike", shown)
    return facts_table(
        [
            ("数字", path_label(figure.address)),
            ("地址", figure.address),
            ("值", None if figure.value is None else amount(figure.value)),
            ("单位", figure.unit),
            ("原文", figure.raw),
            ("含义", MEANINGS[str(figure.meaning)]),
            ("核对", "勾稽关系证明" if figure.proven else "勾稽关系没有证明"),
            ("位置", place(figure.location) or None),
        ]
    )


def _figures_face(shown: object) -> str:
    figures = cast("Mapping[str, FigureLike]", shown)
    records = [
        (path_label(a), printed_value(f), f.value, f.unit, MEANINGS[str(f.meaning)], a, place(f.location))
        for a, f in figures.items()
    ]
    return records_table(("数字", "原文", "值", "单位", "含义", "地址", "位置"), records)


def _item_face(shown: object) -> str:
    """A source of many: its name, and its report or its error."""
    item = cast("ItemLike", shown)
    facts: list[tuple[str, object]] = [("来源", item.name), ("用时", f"{item.seconds:.3f} 秒")]
    if item.error is not None:
        facts += [("错误", item.error.message), ("提示", item.error.hint)]
        return facts_table(facts)
    return facts_table(facts) + (report_face(item.report) if item.report is not None else "")


_FACES: dict[str, Callable[[object], str]] = {
    "report": report_face,
    "narrative": _narrative_face,
    "figure": _figure_face,
    "figures": _figures_face,
    "fields": _fields_face,
    "check": check_face,
    "checks": checks_face,
    "claim": claim_face,
    "claims": claims_face,
    "comparison": comparison_face,
    "item": _item_face,
    **{table: _table_face(table) for table in _TABLES},
}
