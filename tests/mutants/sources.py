"""The bases: made by the generator in every format, and the reports beside the checkout where they are there."""

import functools
import json
import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import attrs
from generator import DIALECTS, make_report, render
from generator.html import report_html
from generator.report import Report
from making.docx_report import HABITS
from making.pdf_report import report_pdf

import goi_parse
from goi_parse import Meaning
from mutants.judge import Base, Figures

__all__ = ["LINES", "WRITERS", "made", "real", "written"]

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "reports"
LINES = ("tsv", "browser", "pipe_rows", "pipe_rows_spans", "bar_rows", "spaced")
"""Dialects in which a row is a line."""
_MARKS = ("", "/", "-", "—")


def _page(report: Report) -> bytes:
    return report_html(report).encode()


WRITERS: dict[str, tuple[Callable[[Report], bytes], ...]] = {
    "docx": tuple(HABITS.values()),
    "html": (_page,),
    "pdf": (report_pdf,),
}
"""For each format that keeps cells: the ways in which a generated report is written."""


def written(report: Report, format_: str, figures: Figures, rng: random.Random) -> Base:
    """A report in one format, with the figures that it is to be held to."""
    if format_ == "txt":
        name = rng.choice(sorted(DIALECTS))
        one = render(report, name)
        gone = dict.fromkeys(figures) if DIALECTS[name].prints is not None else figures
        told = one.figures if figures is report.truth.figures else gone
        return Base(one.name, "txt", one.data, told)
    writer = rng.choice(WRITERS[format_])
    return Base(f"{writer.__name__.strip('_')}/{report.seed}", format_, writer(report), figures)


def made(format_: str, rng: random.Random) -> Base:
    """A generated report; texts are whole before they are hurt, for hurt once is enough."""
    while True:
        seed = rng.randrange(10**6)
        if format_ != "txt":
            report = make_report(seed)
            return written(report, format_, report.truth.figures, rng)
        name = rng.choice(sorted(DIALECTS))
        one = render(make_report(seed, zero=DIALECTS[name].zero), name)
        if one.lossy and not DIALECTS[name].lossy:
            continue
        data = one.text.encode()
        return Base(one.name, "txt", data, one.figures, "utf-8", name in LINES, _zeros_printed(one.figures))


def real(format_: str, rng: random.Random) -> Base | None:
    """A report from beside the checkout; None where there is none."""
    paths = _paths().get(format_)
    return _loaded(rng.choice(paths)) if paths else None


@functools.cache
def _paths() -> dict[str, tuple[tuple[Path, Path], ...]]:
    """Renderings with their truth, by format."""
    found: dict[str, list[tuple[Path, Path]]] = {}
    for truth, path in _beside():
        suffix = path.suffix.removeprefix(".")
        found.setdefault("txt" if suffix == "md" else suffix, []).append((truth, path))
    return {format_: tuple(pairs) for format_, pairs in found.items()}


def _beside() -> Iterator[tuple[Path, Path]]:
    for truth in sorted(SHARED.rglob("*truth.json")):
        stem = truth.name.removesuffix("truth.json")
        for path in sorted(truth.parent.glob(f"{stem}*")):
            if path.suffix in (".txt", ".md", ".html", ".docx", ".pdf"):
                yield truth, path


@functools.cache
def _loaded(pair: tuple[Path, Path]) -> Base:
    truth, path = pair
    facts = json.loads(truth.read_text(encoding="utf-8"))
    marks = facts.get("zero", "0") in _MARKS
    figures = {a: None if marks and Decimal(v) == 0 else Decimal(v) for a, v in facts["cells"].items()}
    format_ = "txt" if path.suffix == ".md" else path.suffix.removeprefix(".")
    data = path.read_bytes()
    name = f"{path.parent.name}/{path.name}"
    base = Base(name, format_, data, figures, _encoding(data), zeros_printed=_zeros_printed(figures))
    return attrs.evolve(base, rows_are_lines=_rows_are_lines(base.text)) if format_ == "txt" else base


def _encoding(data: bytes) -> str:
    """The encoding of a text or page, which is one of three."""
    for encoding in ("utf-16", "utf-8") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8",):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "gb18030"


def _zeros_printed(figures: Figures) -> bool:
    mine = [value for address, value in figures.items() if address.startswith("requests.")]
    return bool(mine) and None not in mine


def _rows_are_lines(text: str) -> bool:
    """Whether the figures of each row of tables 2 and 3 stand on one line."""
    lines: dict[str, set[int | None]] = {}
    for address, found in goi_parse.parse_text(text).figures.items():
        if found.meaning is Meaning.NUMBER and found.location is not None and not address.startswith("disputes"):
            lines.setdefault(address.rpartition(".")[0], set()).add(found.location.line)
    return bool(lines) and all(len(own) == 1 for own in lines.values()) and _own_lines(lines)


def _own_lines(lines: dict[str, set[int | None]]) -> bool:
    """Whether no two rows share a line."""
    all_ = [line for own in lines.values() for line in own]
    return len(all_) == len(set(all_))
