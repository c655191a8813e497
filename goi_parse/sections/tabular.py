"""Figures by address -> the typed section objects: one function, three forms."""

import functools
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, cast, overload

import attrs

from goi_parse.forms import form
from goi_parse.report import Disclosure2019, Disclosure2021, Disputes, Reading, Requests

__all__ = ["tabular"]

_CLASSES: dict[tuple[str, str], type[attrs.AttrsInstance]] = {
    ("disclosure", "2019"): Disclosure2019,
    ("disclosure", "2021"): Disclosure2021,
    ("requests", "2019"): Requests,
    ("requests", "2021"): Requests,
    ("disputes", "2019"): Disputes,
    ("disputes", "2021"): Disputes,
}

Section = Disclosure2019 | Disclosure2021 | Requests | Disputes


class _Plan(NamedTuple):
    """How to make one object: its class, the address of each leaf, the plan of each part."""

    make: Callable[..., object]
    leaves: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, "_Plan"], ...]


@overload
def tabular(
    key: Literal["disclosure"], edition: str, readings: Mapping[str, Reading]
) -> Disclosure2019 | Disclosure2021: ...
@overload
def tabular(key: Literal["requests"], edition: str, readings: Mapping[str, Reading]) -> Requests: ...
@overload
def tabular(key: Literal["disputes"], edition: str, readings: Mapping[str, Reading]) -> Disputes: ...
def tabular(key: str, edition: str, readings: Mapping[str, Reading]) -> Section:
    """The section object of one table, filled with the values of its figures."""
    return cast("Section", _built(_plan(key, edition), readings))


def _built(plan: _Plan, readings: Mapping[str, Reading]) -> object:
    values: dict[str, object] = {name: readings[address][0] for name, address in plan.leaves if address in readings}
    for name, part in plan.parts:
        values[name] = _built(part, readings)
    return plan.make(**values)


@functools.cache
def _plan(key: str, edition: str) -> _Plan:
    """Which fields of which classes take which addresses; worked out once for each table of each edition."""
    return _part(_CLASSES[key, edition], key, frozenset(form(edition).tables[key].addresses))


def _part(cls: type[attrs.AttrsInstance], path: str, addresses: frozenset[str]) -> _Plan:
    leaves: list[tuple[str, str]] = []
    parts: list[tuple[str, _Plan]] = []
    for field in attrs.fields(cls):
        address = f"{path}.{field.name}"
        inner: type = type(cast("object", field.default))
        if not attrs.has(inner):
            if address in addresses:
                leaves.append((field.name, address))
        elif any(a.startswith(address + ".") for a in addresses):
            parts.append((field.name, _part(inner, address, addresses)))
    return _Plan(cls, tuple(leaves), tuple(parts))
