"""The faces that a terminal shows: aligned lines, an ideograph two columns wide, coloured where rich prints them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import cast

import attrs

from goi_parse.diagnostics import SEVERITIES, Diagnostic
from goi_parse.forms import Block, form
from goi_parse.forms.model import join
from goi_parse.markup import aligned, shortened
from goi_parse.show.claimed import told
from goi_parse.show.concerns import Concerns
from goi_parse.show.figure import filled, place, printed_value, values
from goi_parse.show.kinds import ChangeLike, CheckLike, ClaimLike, FigureLike, ItemLike, NarrativeLike, ReportLike
from goi_parse.show.labels import MEANINGS, SECTIONS, heading, label, path_label
from goi_parse.show.notebook import edition_of
from goi_parse.show.table import Blank

__all__ = ["face", "rich_face"]

_TABLES = ("disclosure", "requests", "disputes")
_LABEL = 36
"""Columns of a terminal for the label of a row."""
_EXCERPT = 72

Styled = tuple[str, str]
"""Text and the name of its style, or nothing."""
Line = list[Styled]

_STYLES = {"goi-error": "bold red", "goi-warning": "yellow", "goi-note": "cyan", "goi-none": "dim", "head": "bold"}
_SIGNS = {"goi-error": "!", "goi-warning": "!"}


def face(shown: object, kind: str) -> str:
    """The plain text of an object; ``kind`` is its class's ``_face``. Figures with findings end in ``!``."""
    lines = ("".join(text for text, _ in line).rstrip() for line in _FACES[kind](shown))
    return "\n".join(lines)


def rich_face(shown: object, kind: str) -> str:
    """The same in rich's markup."""
    return "\n".join("".join(map(_in_markup, line)).rstrip() for line in _FACES[kind](shown))


def _in_markup(piece: Styled) -> str:
    text, style = piece
    escaped = re.sub(r"(\\*)\[", r"\1\1\\[", text)  # a bracket would begin a tag
    name = _STYLES.get(style)
    return f"[{name}]{escaped}[/]" if name and text.strip() else escaped


def _report(shown: object) -> Iterator[Line]:
    report = cast("ReportLike", shown)
    fill = filled(report.figures, Concerns(report.diagnostics))
    yield [(report.title or report.agency or "（没有标题）", "head")]
    yield [(" · ".join(_facts(report)), "")]
    for section in ("overview", *_TABLES, "problems", "other"):
        there = getattr(report, section)
        if there is None:
            continue
        if section in _TABLES:
            edition = report.editions.get(section) or edition_of(there, section)
            yield [("", "")]
            yield [(f"{SECTIONS[section]}（{edition} 年版格式）", "head")]
            yield from _table(section, edition, fill)
        else:
            yield [("", "")]
            yield [(heading(section, there.heading), "head")]
            yield [(f"  {_excerpt(there)}", "")]
    yield from _findings(report.diagnostics)


def _facts(report: ReportLike) -> Iterator[str]:
    yield from (str(fact) for fact in (report.agency, report.year and f"{report.year} 年度", report.scope) if fact)
    if report.period is not None:
        yield f"{report.period.start} 至 {report.period.end}"
    numbers = sum(figure.value is not None for figure in report.figures.values())
    yield f"数字 {numbers} / {len(report.figures)}"


def _findings(diagnostics: Sequence[Diagnostic]) -> Iterator[Line]:
    if diagnostics:
        yield [("", "")]
        yield [(f"核查发现（{len(diagnostics)}）", "head")]
    for diagnostic in diagnostics:
        name, style = SEVERITIES[diagnostic.severity], f"goi-{diagnostic.severity.value}"
        yield [("  ", ""), (f"{diagnostic.code} {name}", style), (f" {diagnostic.message}", "")]


def _excerpt(narrative: NarrativeLike) -> str:
    text = narrative.text.removeprefix(narrative.heading or "").strip()
    return shortened(" ".join(text.split()), _EXCERPT) or "（无内容）"


def _table(table: str, edition: str, fill: Callable[[str], Blank]) -> Iterator[Line]:
    for block in form(edition).tables[table].blocks:
        yield from _block(table, block, fill)


def _block(table: str, block: Block, fill: Callable[[str], Blank]) -> Iterator[Line]:
    """Rows under their columns; where one row holds several kinds of dispute, each kind is a row."""
    groups = dict.fromkeys(column.key.rpartition(".")[0] for column in block.columns)
    heads = list(dict.fromkeys(column.labels[-1] for column in block.columns))
    texts, styles = [["", *heads]], [["", *["head"] * len(heads)]]
    for row in block.rows:
        for group in groups:
            columns = [column for column in block.columns if column.key.rpartition(".")[0] == group]
            blanks = [fill(join(table, row.key, column.key)) for column in columns]
            name = "｜".join(columns[0].labels[:-1]) if group else "".join(row.labels[-1:])
            texts.append([shortened(f"  {name}", _LABEL), *(b.text + _SIGNS.get(b.kind or "", "") for b in blanks)])
            styles.append(["", *(b.kind or "" for b in blanks)])
    padded = aligned(texts, range(1, 1 + len(heads)))
    for cells, kinds in zip(padded, styles, strict=True):
        yield [piece for cell, kind in zip(cells, kinds, strict=True) for piece in ((cell, kind), ("  ", ""))]


def _section(table: str) -> Callable[[object], Iterator[Line]]:
    def show(section: object) -> Iterator[Line]:
        yield [(SECTIONS[table], "head")]
        yield from _table(table, edition_of(section, table), values(section, table))

    return show


def _narrative(shown: object) -> Iterator[Line]:
    narrative = cast("NarrativeLike", shown)
    if narrative.heading:
        yield [(narrative.heading, "head")]
    yield [(narrative.text.removeprefix(narrative.heading or "").lstrip("\n"), "")]


def _figure(shown: object) -> Iterator[Line]:
    figure = cast("FigureLike", shown)
    value = MEANINGS[str(figure.meaning)] if figure.value is None else f"{figure.value}{figure.unit or ''}"
    yield [(path_label(figure.address), "head"), (f"  {value}", "")]
    where = place(figure.location)
    yield [(f"  {figure.address}" + (f"  “{figure.raw}”" if figure.raw is not None else "") + f"  {where}", "")]


def _figures(shown: object) -> Iterator[Line]:
    figures = cast("Mapping[str, FigureLike]", shown)
    records = [(a, printed_value(f), MEANINGS[str(f.meaning)]) for a, f in figures.items()]
    for cells in aligned([("地址", "原文", "含义"), *records], (1,)):
        yield [("  ".join(cells), "")]


def _fields(shown: object) -> Iterator[Line]:
    kind = type(cast("attrs.AttrsInstance", shown))
    known = ((label(field.name), getattr(shown, field.name)) for field in attrs.fields(kind))
    records = [(name, "—" if value is None else str(value)) for name, value in known]
    for name, value in aligned(records) if records else []:
        yield [(f"{name}  ", "head"), (value, "")]


def _check(shown: object) -> Iterator[Line]:
    check = cast("CheckLike", shown)
    yield [(f"{check.rule.code} {check.rule.name}", "head"), (f"  {check.status.value}", "")]
    said = check.diagnostic.message if check.diagnostic else check.reason
    if said:
        yield [(f"  {said}", "")]


def _comparison(shown: object) -> Iterator[Line]:
    yield from _checks(shown)
    changed = [c for c in cast("Sequence[ChangeLike]", getattr(shown, "changes", ())) if c.before != c.after]
    if changed:
        yield [("", "")]
        yield [(f"变化（{len(changed)}）", "head")]
        cells = [tuple("—" if v is None else str(v) for v in (c.before, c.after, c.difference)) for c in changed]
        records = [(shortened(f"  {c.label}", _EXCERPT), *each) for c, each in zip(changed, cells, strict=True)]
        for padded in aligned([("", "上年", "本年", "增减"), *records], (1, 2, 3)):
            yield [("  ".join(padded), "")]


def _claims(shown: object) -> Iterator[Line]:
    for kind, number, words, where in map(told, cast("Iterable[ClaimLike]", shown)):
        yield [(f"{kind}  {number}", "head"), (f"  {shortened(words, _EXCERPT)}  {where}", "")]


def _claim(shown: object) -> Iterator[Line]:
    yield from _claims((shown,))


def _item(shown: object) -> Iterator[Line]:
    item = cast("ItemLike", shown)
    yield [(item.name, "head"), (f"  {item.seconds:.3f} 秒", "")]
    if item.error is not None:
        yield [(f"  {item.error}", "goi-error")]
    elif item.report is not None:
        yield from _report(item.report)


def _checks(shown: object) -> Iterator[Line]:
    counts = {name: len(getattr(shown, name)) for name in ("passed", "failed", "not_assessable")}
    yield [(f"通过 {counts['passed']} · 未通过 {counts['failed']} · 无法核对 {counts['not_assessable']}", "head")]
    yield from _findings(cast("Sequence[Diagnostic]", getattr(shown, "diagnostics", ())))


_FACES: dict[str, Callable[[object], Iterator[Line]]] = {
    "report": _report,
    "narrative": _narrative,
    "figure": _figure,
    "figures": _figures,
    "fields": _fields,
    "check": _check,
    "checks": _checks,
    "claim": _claim,
    "claims": _claims,
    "comparison": _comparison,
    "item": _item,
    **{table: _section(table) for table in _TABLES},
}
