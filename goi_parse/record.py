"""What every frozen class of the library shares: equality, hash and repr, written once instead of once a class.

attrs writes these methods for each class as source code and compiles it whenever the class is imported. With a
hundred classes that took a fresh process longer than reading a report; so the classes that a parse loads are made by
``@attrs.frozen(eq=False, repr=False)`` upon :class:`Record`, and behave as attrs' own do.
"""

import functools
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, cast

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

__all__ = ["Record"]


class Record:
    """Equal to its like where all fields are, save those made with ``attrs.field(eq=False)``."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in _fields(self) if field.eq)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, field.name) for field in _fields(self) if field.eq)))

    def __repr__(self) -> str:
        shown = (f"{field.name}={_text(self, field)}" for field in _fields(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[object, ...]:
        # The values alone: by name, as attrs would write them, a report takes a third more time to pickle.
        kind = type(self)
        values, by_name = _reading(cast("Hashable", kind))  # as every class is; type checkers look at its instances
        return (_remade, (kind, values(self))) if by_name else (kind, values(self))


def _remade(kind: "type[Record]", values: tuple[object, ...]) -> Record:
    """A record whose fields are given by name only."""
    names = (field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", kind)))
    return kind(**dict(zip(names, values, strict=True)))


@functools.cache
def _reading(kind: "Hashable") -> "tuple[Callable[[object], tuple[object, ...]], bool]":
    """What reads all fields of a record at once, and whether they are given by name when it is made."""
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    names = [field.name for field in fields]
    get: Callable[[object], tuple[object, ...]]
    get = attrgetter(*names) if len(names) > 1 else partial(_one_by_one, names)  # of one name it gives no tuple
    return get, any(field.kw_only for field in fields)


def _one_by_one(names: list[str], record: object) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in names)


def _fields(record: Record) -> "tuple[attrs.Attribute[object], ...]":
    kind = cast("type[attrs.AttrsInstance]", type(record))
    fields: tuple[attrs.Attribute[object], ...] = attrs.fields(kind)
    return fields


def _text(record: Record, field: "attrs.Attribute[object]") -> str:
    value: object = getattr(record, field.name)
    return repr(value) if field.repr is True or not callable(field.repr) else field.repr(value)
