"""A random but consistent report: who wrote it, what it says, what its tables print, and the truth of all that."""

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal

import attrs

from generator import words
from generator.figures import Hand, draw_figures, draw_hand, expected
from generator.liberties import with_liberties
from generator.prose import Front, Item, Marks, Style, draw_front, draw_style, section_items, topic_items
from generator.report import Report, Section, Truth
from generator.tables import Layout, Table, draw_layout, report_tables

__all__ = ["Report", "Section", "Truth", "make_report"]

SECTIONS = ("overview", "disclosure", "requests", "disputes", "problems", "other")


def make_report(seed: int, *, plain: bool = False, zero: str | None = None) -> Report:
    """The report of this seed; ``plain`` keeps to the official layout, a printed 0 and no broken sums."""
    rng = random.Random(seed)  # noqa: S311  a seed, no secret
    year = rng.choice((2019, 2020, 2021, 2021, 2022, 2023, 2024, 2025))
    editions = _draw_editions(year, rng)
    agency = _draw_agency(rng)
    hand, layout, style = draw_hand(rng), draw_layout(year, editions, rng), draw_style(rng)
    values: dict[str, int | Decimal | None] = dict(draw_figures(editions, rng))
    if plain:
        hand = attrs.evolve(hand, zero="0", second_zero=None, full=False, pad="", count_unit=False, money_unit="")
        layout = attrs.evolve(
            layout,
            labels={},
            narrow=False,
            subtotal_column=None,
            subtotal_row=None,
            extra_row=False,
            dropped=frozenset(),
        )
    else:
        _spoil(values, rng)
    if zero is not None:
        hand = attrs.evolve(hand, zero=zero, second_zero=None)
    printed = {a: hand.write(a, v, rng) for a, v in values.items()}
    tables = report_tables(editions, layout, printed, Sums(values, hand, rng))
    front = draw_front(agency, year, style, rng)
    marks = Marks(rng)
    sections = _sections(style, tables, marks, rng, y=year, a=agency)
    truth = Truth(_truth(printed, layout), editions, _facts(agency, year, front), _freeze(marks))
    report = Report(seed, agency, year, front, sections, _ending(agency, year, rng), hand, layout, style, truth)
    return report if plain else with_liberties(report, random.Random(seed + 0x5EED))  # noqa: S311  a seed, no secret


def _draw_editions(year: int, rng: random.Random) -> dict[str, str]:
    usual = "2019" if year < 2021 else "2021"
    odd = "2019" if year >= 2021 else usual
    disclosure, requests = (odd if rng.random() < 0.07 else usual for _ in range(2))
    return {"disclosure": disclosure, "requests": requests, "disputes": requests}


def _draw_agency(rng: random.Random) -> str:
    if rng.random() < 0.1:
        return rng.choice(words.ZONES)
    place = rng.choice(words.PLACES)
    kind = next(k for k in words.BODIES if place.endswith(k))
    above = rng.choice(words.PLACES[:2]) if kind not in "市县" and rng.random() < 0.3 else ""
    scope = rng.choice(("(本级)", "（本级机关）")) if rng.random() < 0.02 else ""
    return above + place + rng.choice(words.BODIES[kind]) + scope


def _spoil(values: dict[str, int | Decimal | None], rng: random.Random) -> None:
    """What real reports do: a sum that does not add up, total columns left empty, only totals filled in."""
    chance = rng.random()
    requests = [a for a in values if a.startswith("requests.")]
    if chance < 0.06:
        broken = rng.choice([a for a in values if not a.startswith("disclosure.")])
        values[broken] = (values[broken] or 0) + rng.randint(1, 9)
    elif chance < 0.09:
        for address in requests:
            if address.endswith(".total") and address.count(".") > 2:
                values[address] = None
    elif chance < 0.11:
        for address in requests:
            if not address.endswith(".total"):
                values[address] = None


@attrs.frozen
class Sums:
    """Prints the subtotal of some figures, as a subtotal row or column needs it."""

    values: Mapping[str, int | Decimal | None]
    hand: Hand
    rng: random.Random

    def __call__(self, addresses: Sequence[str]) -> str:
        return self.hand.write("requests", sum(int(self.values[a] or 0) for a in addresses), self.rng)


def _truth(printed: Mapping[str, str], layout: Layout) -> dict[str, Decimal | None]:
    gone = tuple(f"{row}." for row in layout.dropped)
    return {a: None if a.startswith(gone) else expected(text) for a, text in printed.items()}


def _facts(agency: str, year: int, front: Front) -> dict[str, str]:
    return {"agency": agency, "year": str(year), "start": f"{year}-01-01", "end": f"{year}-12-31", **front.facts}


def _freeze(marks: Marks) -> dict[str, frozenset[str]]:
    return {place: frozenset(found) for place, found in marks.placed.items()}


def _sections(
    style: Style, tables: Mapping[str, Table], marks: Marks, rng: random.Random, **facts: object
) -> tuple[Section, ...]:
    two = (("存在的主要问题", "problems"), ("改进情况", "plans"))
    three = (("信息处理费收取情况", "other"), ("建议提案办理情况", "other"))
    bodies: dict[str, list[Item]] = {"overview": topic_items(style, marks, rng, **facts)}
    for key in ("disclosure", "requests", "disputes"):
        bodies[key] = [tables[key]] if key in tables else []
        if rng.random() < 0.06:
            bodies[key].insert(
                rng.choice((0, 1)), rng.choice(("该部分以表格形式报告。", "具体情况见下表：", "注：数据以本表为准。"))
            )
    bodies["problems"] = section_items(style, "problems", two, marks, rng)
    bodies["other"] = section_items(style, "other", three[: rng.choice((1, 2))], marks, rng)
    return tuple(Section(k, style.head(n, style.heads[k]), tuple(bodies[k])) for n, k in enumerate(SECTIONS))


def _ending(agency: str, year: int, rng: random.Random) -> tuple[str, ...]:
    if rng.random() > 0.15:
        return ()
    return tuple(rng.choice(words.SIGNATURES).format(a=agency, z=year + 1, d=rng.randint(3, 30)).split("\n"))
