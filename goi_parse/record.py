"""What every frozen class of the library shares: equality, hash and repr, written once instead of once a class.

attrs writes these methods for each class as source code and compiles it whenever the class is imported. With a
hundred classes that took a fresh process longer than reading a report; so the classes that a parse loads are made by
``@attrs.frozen(eq=False, repr=False)`` upon :class:`Record`, and behave as attrs' own do.
"""

from typing import cast

import attrs

__all__ = ["Record"]


class Record:
    """Equal to its like where all fields are, save those made with ``attrs.field(eq=False)``."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in _fields(self) if field.eq)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, field.name) for field in _fields(self) if field.eq)))

    def __repr__(self) -> str:
        shown = (f"{field.name}={_text(self, field)}" for field in _fields(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"


def _fields(record: Record) -> "tuple[attrs.Attribute[object], ...]":
    kind = cast("type[attrs.AttrsInstance]", type(record))
    fields: tuple[attrs.Attribute[object], ...] = attrs.fields(kind)
    return fields


def _text(record: Record, field: "attrs.Attribute[object]") -> str:
    value: object = getattr(record, field.name)
    return repr(value) if field.repr is True or not callable(field.repr) else field.repr(value)
