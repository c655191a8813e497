"""Liberties that real reports take: no name in the title, prose beside tables, no section six, other characters."""

import random
from collections.abc import Callable

import attrs

from generator import words
from generator.prose import Front
from generator.report import Report, Section, Truth
from generator.tables import Table

__all__ = ["with_liberties"]


def with_liberties(report: Report, rng: random.Random) -> Report:
    """The report with what this one does differently; most do nothing."""
    for liberty, chance in LIBERTIES:
        if rng.random() < chance:
            report = liberty(report, rng)
    return report


def nameless(report: Report, rng: random.Random) -> Report:
    """The title does not say whose report it is; the signature does."""
    title = rng.choice(words.NAMELESS).format(y=report.year)
    ending = (report.agency, f"{report.year + 1}年1月{rng.randint(3, 30)}日")
    return attrs.evolve(report, front=attrs.evolve(report.front, title=title), ending=ending)


def prose_beside_tables(report: Report, rng: random.Random) -> Report:
    """Sentences with figures of their own stand before or after a table."""

    def section(old: Section) -> Section:
        if old.key not in words.BESIDE_TABLES:
            return old
        template = rng.choice(words.BESIDE_TABLES[old.key])
        items = list(old.items)
        items.insert(
            rng.choice((0, len(items))), template.format(y=report.year, n=rng.randint(0, 900), k=rng.randint(0, 9))
        )
        return attrs.evolve(old, items=tuple(items))

    return attrs.evolve(report, sections=tuple(map(section, report.sections)))


def without_other(report: Report, _rng: random.Random) -> Report:
    """There is no section six."""
    truth = attrs.evolve(report.truth, marks={**report.truth.marks, "other": frozenset()})
    return attrs.evolve(report, sections=report.sections[:-1], truth=truth)


def traditional(report: Report, _rng: random.Random) -> Report:
    """All of it in traditional characters, as a machine converts it."""

    def say(text: str) -> str:
        return text.translate(words.TRADITIONAL)

    def section(old: Section) -> Section:
        return Section(
            old.key, say(old.heading), tuple(_said(i, say) if isinstance(i, Table) else say(i) for i in old.items)
        )

    front = report.front
    facts = {key: say(fact) for key, fact in report.truth.front.items()}
    return attrs.evolve(
        report,
        agency=say(report.agency),
        front=Front(say(front.title), tuple(map(say, front.before)), tuple(map(say, front.preamble)), front.facts),
        sections=tuple(map(section, report.sections)),
        ending=tuple(map(say, report.ending)),
        truth=Truth(report.truth.figures, report.truth.editions, facts, report.truth.marks),
    )


def _said(table: Table, say: Callable[[str], str]) -> Table:
    return attrs.evolve(table, rows=tuple(tuple(c._replace(text=say(c.text)) for c in row) for row in table.rows))


LIBERTIES: tuple[tuple[Callable[[Report, random.Random], Report], float], ...] = (
    (nameless, 0.04),
    (prose_beside_tables, 0.1),
    (without_other, 0.03),
    (traditional, 0.02),
)
