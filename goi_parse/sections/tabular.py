"""Figures by address -> the typed section objects: one function, three forms."""

import functools
from collections.abc import Mapping
from decimal import Decimal

import attrs

from goi_parse.forms import form
from goi_parse.report import Disclosure2019, Disclosure2021, Disputes, Figures, Reading, Requests

__all__ = ["tabular"]

_CLASSES: dict[tuple[str, str], type] = {
    ("disclosure", "2019"): Disclosure2019,
    ("disclosure", "2021"): Disclosure2021,
    ("requests", "2019"): Requests,
    ("requests", "2021"): Requests,
    ("disputes", "2019"): Disputes,
    ("disputes", "2021"): Disputes,
}

Section = Disclosure2019 | Disclosure2021 | Requests | Disputes


def tabular(key: str, edition: str, readings: Mapping[str, Reading]) -> Section:
    """The section object of one table, filled with the values of its figures."""
    cls, plan = _plan(key, edition)
    return _built(cls, plan, readings)


_Plan = tuple[tuple[str, "type | None", object], ...]


def _built(cls: type, plan: "_Plan", readings: Mapping[str, Reading]) -> object:
    return cls(
        **{
            name: _value(readings, step) if inner is None else _built(inner, step, readings)
            for name, inner, step in plan
        }
    )


def _value(readings: Mapping[str, Reading], address: str) -> int | Decimal | None:
    reading = readings.get(address)
    return None if reading is None else reading[0]


@functools.cache
def _plan(key: str, edition: str) -> tuple[type, "_Plan"]:
    """Which fields of which classes take which addresses; worked out once for each table of each edition."""
    cls = _CLASSES[key, edition]
    addresses = frozenset(form(edition).tables[key].addresses)
    return cls, _fields(cls, key, addresses)


def _fields(cls: type, path: str, addresses: frozenset[str]) -> "_Plan":
    steps = []
    for field in attrs.fields(cls):
        address = f"{path}.{field.name}"
        inner = type(field.default) if attrs.has(type(field.default)) else None
        if inner is None:
            if address in addresses:
                steps.append((field.name, None, address))
        elif any(a.startswith(address + ".") for a in addresses):
            steps.append((field.name, inner, _fields(inner, address, addresses)))
    return tuple(steps)
