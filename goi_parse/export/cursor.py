"""A place in plain data that somebody else wrote: what is there, or an error that says where."""

from collections.abc import Iterator
from datetime import date
from typing import cast

import attrs

from goi_parse.errors import UnsupportedFormatError
from goi_parse.record import Record

__all__ = ["Cursor"]


@attrs.frozen(eq=False, repr=False)
class Cursor(Record):
    """A value and the path to it (``$.figures``). Every method raises UnsupportedFormatError on another type."""

    value: object
    path: str = "$"

    def at(self, key: str) -> "Cursor":
        """The member under that key; a missing one is null."""
        return Cursor(self.mapping().get(key), f"{self.path}.{key}")

    def items(self) -> Iterator[tuple[str, "Cursor"]]:
        """The members of an object, in order."""
        return ((key, Cursor(value, f"{self.path}.{key}")) for key, value in self.mapping().items())

    def elements(self) -> Iterator["Cursor"]:
        """The elements of an array."""
        value = self.value
        if not isinstance(value, (list, tuple)):
            raise self.wrong("an array")
        found = cast("list[object]", value)
        return (Cursor(value, f"{self.path}[{index}]") for index, value in enumerate(found))

    def mapping(self) -> dict[str, object]:
        """The object itself."""
        value = self.value
        if not isinstance(value, dict):
            raise self.wrong("an object")
        return cast("dict[str, object]", value)

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise self.wrong("a string")
        return self.value

    def text_or_none(self) -> str | None:
        """A string or null."""
        return None if self.value is None else self.text()

    def whole_or_none(self) -> int | None:
        """An integer or null."""
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.wrong("an integer")
        return self.value

    def real_or_none(self) -> float | None:
        """A number or null."""
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            raise self.wrong("a number")
        return float(self.value)

    def day(self) -> date:
        """A date written as 2022-12-31."""
        try:
            return date.fromisoformat(self.text())
        except ValueError as error:
            raise self.wrong("a date") from error

    def wrong(self, expected: str) -> UnsupportedFormatError:
        """The error for something else than what was expected here."""
        return UnsupportedFormatError(
            f"数据与格式不符 / the data do not follow the schema: {expected} expected @ {self.path}",
            hint="数据应由 to_dict 或 to_json 写出 / the data should be what to_dict or to_json wrote",
            context={"path": self.path, "expected": expected},
        )
