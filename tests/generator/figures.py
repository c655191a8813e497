"""Figures that keep the form's sums, and how a report prints them."""

import random
from collections.abc import Mapping
from decimal import Decimal

import attrs

from goi_parse.forms.model import TableForm, form

__all__ = ["Hand", "draw_figures", "draw_hand", "expected"]

KINDS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organization")
OUTCOMES = ("upheld", "corrected", "other", "pending")
DISPUTES = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
SCALES = {"still": (0, 0), "quiet": (1, 4), "small": (9, 12), "busy": (140, 40), "large": (90_000, 60)}
"""Largest single outcome, and the chance in percent that an outcome occurs at all."""

FULL = str.maketrans("0123456789,.+-", "０１２３４５６７８９，．＋－")
MARKS = ("", "-", "—", "/", "无", "無")


@attrs.frozen
class Hand:
    """How one report writes its figures."""

    zero: str
    second_zero: str | None
    """Another mark for zero that the same report uses here and there."""
    full: bool
    pad: str
    thousands: bool
    count_unit: bool
    money_unit: str
    plus: bool

    def write(self, address: str, value: int | Decimal | None, rng: random.Random) -> str:
        """What stands in the cell, pads and all."""
        if value is None:
            return ""
        text = self._zero(rng) if value == 0 else self._number(address, value)
        return f"{self.pad}{text}{self.pad}" if text and rng.random() < 0.9 else text

    def _zero(self, rng: random.Random) -> str:
        return self.second_zero if self.second_zero is not None and rng.random() < 0.2 else self.zero

    def _number(self, address: str, value: int | Decimal) -> str:
        plain = f"{value:,}" if self.thousands else f"{value}"
        if address.endswith(".change") and value > 0 and self.plus:
            plain = "+" + plain
        if self.full:
            plain = plain.translate(FULL)
        if address.endswith(".amount"):
            return plain + self.money_unit
        return plain + ("件" if self.count_unit and address.startswith(("requests", "disputes")) else "")


def draw_hand(rng: random.Random) -> Hand:
    """A writing hand: half of all reports print plain zeros, the others mark them in some way."""
    zero = rng.choice(("0", "0", "0", "0", "0", "0", "０", "", "", "-", "—", "/", "无"))
    return Hand(
        zero=zero,
        second_zero=rng.choice(("0", "", "-", "/")) if rng.random() < 0.08 else None,
        full=zero == "０" or rng.random() < 0.1,
        pad=rng.choice(("", "", "", "", " ", "\u00a0", "\u3000", "  ")),
        thousands=rng.random() < 0.1,
        count_unit=rng.random() < 0.03,
        money_unit=rng.choice(("", "", "", "万元", " 万元", "元")),
        plus=rng.random() < 0.7,
    )


def expected(text: str) -> Decimal | None:
    """The number that the cell prints, or None for a blank or a mark; written from the text, not from the model."""
    bare = "".join(text.split()).translate(str.maketrans("０１２３４５６７８９，．＋－", "0123456789,.+-"))
    for unit in ("万元", "萬元", "元", "件"):
        bare = bare.removesuffix(unit)
    return None if bare in MARKS else Decimal(bare.replace(",", ""))


def draw_figures(editions: Mapping[str, str], rng: random.Random) -> dict[str, int | Decimal]:
    """A value for every address of the editions' tables, all sums of the form kept."""
    values: dict[str, int | Decimal] = {}
    values |= _disclosure(form(editions["disclosure"]).tables["disclosure"], rng)
    values |= _requests(form(editions["requests"]).tables["requests"], rng)
    values |= _disputes(rng)
    return {a: values[a] for table, edition in editions.items() for a in form(edition).tables[table].addresses}


def _count(rng: random.Random) -> int:
    return rng.choice((0, 0, 0, rng.randint(1, 9), rng.randint(10, 999), rng.randint(1000, 999_999)))


def _disclosure(table: TableForm, rng: random.Random) -> dict[str, int | Decimal]:
    values: dict[str, int | Decimal] = {a: _count(rng) for a in table.addresses}
    for address in table.addresses:
        if address.endswith(".change"):
            before = int(values[address.removesuffix("change") + "items_last_year"])
            values[address] = rng.choice((0, rng.randint(-min(before, 40), 150)))
        if address.endswith(".amount"):
            whole = _count(rng)
            places = rng.choice((0, 0, 1, 2, 4))
            values[address] = Decimal(f"{whole}.{rng.randint(1, 9999):04d}"[: len(str(whole)) + 1 + places].rstrip("."))
    return values


def _requests(table: TableForm, rng: random.Random) -> dict[str, int | Decimal]:
    rows = [r.key for r in table.blocks[0].rows]
    leaves = [r for r in rows if r.startswith("handled.") and r != "handled.total"]
    most, chance = SCALES[rng.choice(("still", "quiet", "quiet", "small", "busy", "busy", "large"))]
    values: dict[str, int | Decimal] = {}
    for kind in KINDS:
        for leaf in leaves:
            values[f"requests.{leaf}.{kind}"] = rng.randint(1, most) if rng.random() * 100 < chance else 0
        done = sum(int(values[f"requests.{leaf}.{kind}"]) for leaf in leaves)
        left = rng.choice((0, 0, rng.randint(0, most // 3 + 1))) if most else 0
        before = rng.choice((0, rng.randint(0, (done + left) // 4))) if done + left else 0
        values |= {
            f"requests.handled.total.{kind}": done,
            f"requests.carried_out.{kind}": left,
            f"requests.carried_in.{kind}": before,
            f"requests.received.{kind}": done + left - before,
        }
    for row in rows:
        values[f"requests.{row}.total"] = sum(int(values[f"requests.{row}.{kind}"]) for kind in KINDS)
    return values


def _disputes(rng: random.Random) -> dict[str, int | Decimal]:
    values: dict[str, int | Decimal] = {}
    most = rng.choice((0, 0, 3, 12, 250))
    for part in DISPUTES:
        for outcome in OUTCOMES:
            values[f"disputes.{part}.{outcome}"] = rng.choice((0, 0, rng.randint(0, most)))
        values[f"disputes.{part}.total"] = sum(int(values[f"disputes.{part}.{o}"]) for o in OUTCOMES)
    return values
