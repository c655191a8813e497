"""Reports made for the checks: figures straight from printed cells, without a file and without a parse."""

from collections.abc import Mapping

import attrs

from goi_parse.forms import form
from goi_parse.location import Location
from goi_parse.report import AnnualReport, Figure, Figures, Meaning, Narrative, Overview
from goi_parse.text import MARKS, figure


def printed(address: str, raw: str | None, unit: str | None) -> Figure:
    """The figure that a cell with this text makes; None is a row that is not there."""
    if raw is None:
        return Figure(address, None, None, Meaning.MISSING)
    if not raw.strip():
        return Figure(address, None, raw, Meaning.BLANK)
    read = figure(raw)
    if read is None:
        return Figure(address, None, raw, Meaning.MARK if raw in MARKS else Meaning.UNREADABLE)
    return Figure(address, read[0], raw, Meaning.NUMBER, read[1] or unit)


def made(
    cells: Mapping[str, str | None] | None = None,
    *,
    edition: str = "2021",
    zero: str | None = "0",
    **facts: object,
) -> AnnualReport:
    """A report of one edition whose cells all hold ``zero`` but for those named."""
    chosen = form(edition)
    columns = {a: c for table in chosen.tables.values() for a, c in table.columns.items()}
    unknown = set(cells or ()) - set(columns)
    assert not unknown, unknown
    figures = Figures.of(tuple(printed(a, (cells or {}).get(a, zero), c.unit) for a, c in columns.items()))
    report = AnnualReport(figures=figures, editions=dict.fromkeys(chosen.tables, edition))
    return attrs.evolve(report, **facts) if facts else report


def requests(**counts: int) -> dict[str, str]:
    """Cells of table 3 that add up: ``requests(received=5, granted=3, carried_out=2)``, all by natural persons."""
    cells = {}
    total = 0
    for name, count in counts.items():
        path = name if name in ("received", "carried_in", "carried_out") else f"handled.{name.replace('__', '.')}"
        total += count if path.startswith("handled") else 0
        for column in ("natural_person", "total"):
            cells[f"requests.{path}.{column}"] = str(count)
    return cells | {f"requests.handled.total.{c}": str(total) for c in ("natural_person", "total")}


def prose(
    requests_: str = "",
    cells: Mapping[str, str | None] | None = None,
    *,
    topics: Mapping[str, str] | None = None,
    edition: str = "2021",
    **facts: object,
) -> AnnualReport:
    """A report of 2023 whose section one says this under 依申请公开, and that under the other ``topics``."""
    said = {"requests": requests_, **(topics or {})}
    heading = "一、总体情况"
    parts = {topic: Narrative(topic, text) for topic, text in said.items() if text}
    overview = Overview(heading, "\n".join([heading, *said.values()]), tuple(parts.values()), parts)
    return made(cells, edition=edition, **{"year": 2023, "overview": overview, **facts})


def placed(report: AnnualReport) -> AnnualReport:
    """The same report with a place for each figure, section and topic: figures on lines, prose on pages."""
    figures = [attrs.evolve(f, location=Location(line=n + 1)) for n, f in enumerate(report.figures.values())]
    parts: dict[str, object] = {}
    for page, name in enumerate(("overview", "problems", "other")):
        part = getattr(report, name)
        if part is not None:
            parts[name] = part = attrs.evolve(part, location=Location(page=page + 1))
        if isinstance(part, Overview):
            topics = {
                t: attrs.evolve(n, location=Location(page=1, line=i + 1))
                for i, (t, n) in enumerate(part.topics.items())
            }
            parts[name] = attrs.evolve(part, topics=topics)
    return attrs.evolve(report, figures=Figures.of(tuple(figures)), **parts)
