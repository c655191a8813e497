"""The judge: what came back right, what was lost and said so, and what is silently wrong.

A figure is silently wrong where it is not what the rendering prints and no error or warning names it, its row or
its table. Written from the contract, apart from the parser.
"""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal

import attrs

from generator.render import Case
from goi_parse.report import AnnualReport

__all__ = ["Verdict", "judge", "judge_figures"]

TOPICS = ("proactive", "requests", "management", "platform", "supervision")


@attrs.frozen
class Verdict:
    """What a reading is worth."""

    figures: int
    right: int
    misses: tuple[str, ...]
    """Figures not as printed, admitted or not."""
    silent: tuple[str, ...]
    """Those of them that nothing admits: there must be none."""
    front: tuple[str, ...]
    front_of: int
    text: tuple[str, ...]
    text_of: int
    editions: tuple[str, ...]


def judge(report: AnnualReport, case: Case) -> Verdict:
    """Hold a reading to the truth of its case."""
    right, misses, silent = judge_figures(report, case.figures, lossy=case.lossy)
    front = _front(report, case.report.truth.front)
    text = _text(report, case.report.truth.marks)
    editions = _editions(report, case)
    truth = case.report.truth
    return Verdict(len(case.figures), right, misses, silent, front, len(truth.front), text, len(TOPICS) + 2, editions)


def judge_figures(
    report: AnnualReport, figures: Mapping[str, Decimal | None], *, lossy: bool
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """How many are right, which are not, and which of these are silently wrong."""
    right = 0
    misses: list[str] = []
    silent: list[str] = []
    named = _named(report)
    for address, want in figures.items():
        figure = report.figures.get(address)
        got = None if figure is None else figure.value
        if _same(got, want) or (lossy and got is None):
            right += 1
            continue
        line = f"{address}: printed {want}, got {got}"
        misses.append(line)
        if not _admitted(address, named):
            silent.append(line)
    for address, figure in report.figures.items():
        if figure.value is not None and address not in figures:
            silent.append(f"{address}: not in the report, got {figure.value}")
    return right, tuple(misses), tuple(silent)


def _same(got: int | Decimal | None, want: Decimal | None) -> bool:
    return got is None if want is None else got is not None and Decimal(got) == want


def _named(report: AnnualReport) -> frozenset[str]:
    return frozenset(
        address for d in report.diagnostics if d.severity.value in ("error", "warning") for address in d.addresses
    )


def _admitted(address: str, named: Collection[str]) -> bool:
    parts = address.split(".")
    return any(".".join(parts[: n + 1]) in named for n in range(len(parts)))


def _front(report: AnnualReport, facts: Mapping[str, str]) -> tuple[str, ...]:
    found = {
        "agency": report.agency,
        "year": None if report.year is None else str(report.year),
        "start": None if report.period is None else report.period.start.isoformat(),
        "end": None if report.period is None else report.period.end.isoformat(),
    }
    found |= {key: getattr(report.contact, key) for key in facts if key not in found}
    return tuple(f"{key}: printed {want!r}, got {found[key]!r}" for key, want in facts.items() if found[key] != want)


def _text(report: AnnualReport, marks: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    topics = {} if report.overview is None else report.overview.topics
    texts = {topic: topics[topic].text if topic in topics else "" for topic in TOPICS}
    texts["problems"] = "" if report.problems is None else report.problems.text
    texts["other"] = "" if report.other is None else report.other.text
    bad: list[str] = []
    for place, text in texts.items():
        found = set(re.findall(r"\d{5}", re.sub(r"\s", "", text)))
        missing = marks[place] - found
        strangers = {f"{m} of {other}" for other, ms in marks.items() if other != place for m in ms & found}
        if missing or strangers:
            bad.append(f"{place}: missing {sorted(missing)}, strangers {sorted(strangers)}")
    return tuple(bad)


def _editions(report: AnnualReport, case: Case) -> tuple[str, ...]:
    """Editions that were taken for another, where the tables still say which they are."""
    if case.report.layout.dropped:
        return ()
    wrong = []
    for table in ("disclosure", "requests"):
        readable = any(v is not None for a, v in case.figures.items() if a.startswith(table))
        want, got = case.report.truth.editions[table], report.editions.get(table)
        if readable and not case.lossy and got != want and table in case.report.tables:
            wrong.append(f"{table}: printed {want}, got {got}")
    return tuple(wrong)
