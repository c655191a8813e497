"""The forms as typed, frozen data, and the loader that reads them from their TOML files."""

import functools
from typing import Any

import attrs

from goi_parse.record import Record

__all__ = ["EDITIONS", "TABLES", "Block", "Column", "Form", "Identity", "Row", "TableForm", "form", "forms"]

EDITIONS = ("2019", "2021")
TABLES = ("disclosure", "requests", "disputes")


@attrs.frozen(eq=False, repr=False)
class Column(Record):
    """A column of a block: its path in the model, printed labels from the outside in, unit and kind of number."""

    key: str
    labels: tuple[str, ...]
    unit: str | None = None
    money: bool = False
    """Decimal rather than a whole number."""
    signed: bool = False
    """A minus is allowed (本年增/减)."""


@attrs.frozen(eq=False, repr=False)
class Row(Record):
    """A row of a block: its path in the model and its printed labels from the outside in."""

    key: str
    labels: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class Block(Record):
    """Rows that share a header row. Table 2 has one for each item of article 20; tables 3 and 4 are one block."""

    label: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@attrs.frozen(eq=False, repr=False)
class Identity(Record):
    """Two lists of addresses whose sums the form says are equal; ``rule`` names the finding if they are not."""

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class TableForm(Record):
    """One statutory table of one edition."""

    key: str
    edition: str
    title: str
    blocks: tuple[Block, ...]
    also: dict[str, tuple[str, ...]]
    """Wordings met in real reports, by official label."""
    captions: tuple[str, ...]
    """Labels that stand in the table and carry no figures of their own."""
    identities: tuple[Identity, ...]
    columns: dict[str, Column]
    """The column of each address, in form order."""
    labels: dict[str, tuple[str, ...]]
    """The printed labels of each address, from the outside in."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address of the table, in form order."""
        return tuple(self.columns)


@attrs.frozen(eq=False, repr=False)
class Form(Record):
    """One edition of the official form: its tables, the report years it was made for, and the paper that fixes it."""

    edition: str
    years: tuple[int, int]
    source: str
    tables: dict[str, TableForm]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address of the edition, in form order."""
        return tuple(a for table in self.tables.values() for a in table.addresses)


def forms() -> tuple[Form, ...]:
    """All editions, oldest first."""
    return tuple(form(edition) for edition in EDITIONS)


@functools.cache
def form(edition: str) -> Form:
    """The form of one edition, ``"2019"`` or ``"2021"``; loaded at its first use."""
    import pkgutil  # not importlib.resources, which takes ten times as long to load
    import tomllib

    source = pkgutil.get_data("goi_parse.forms", f"{edition}.toml")
    if source is None:
        raise FileNotFoundError(f"goi_parse/forms/{edition}.toml")
    data = tomllib.loads(source.decode("utf-8"))
    first, last = data["years"]
    tables = {key: _table(key, data["edition"], data[key]) for key in TABLES}
    return Form(data["edition"], (first, last), data["source"], tables)


def _table(key: str, edition: str, data: dict[str, Any]) -> TableForm:
    blocks = tuple(_block(b) for b in data.get("blocks", [data]))
    columns: dict[str, Column] = {}
    labels: dict[str, tuple[str, ...]] = {}
    for block in blocks:
        for row in block.rows:
            for column in block.columns:
                address = join(key, row.key, column.key)
                columns[address] = column
                outer = (block.label,) if block.label else ()
                labels[address] = (*outer, *row.labels, *column.labels)
    identities = tuple(i for entry in data.get("identities", []) for i in _identities(key, blocks, entry))
    also = {label: tuple(words) for label, words in data.get("also", {}).items()}
    return TableForm(
        key, edition, data["title"], blocks, also, tuple(data.get("captions", ())), identities, columns, labels
    )


def _block(data: dict[str, Any]) -> Block:
    columns = tuple(
        Column(c["key"], tuple(c["labels"]), c.get("unit"), c.get("money", False), c.get("signed", False))
        for c in data["columns"]
    )
    rows = tuple(Row(key, tuple(labels)) for key, *labels in data["rows"])
    return Block(data.get("label"), columns, rows)


def _identities(key: str, blocks: tuple[Block, ...], entry: dict[str, Any]) -> list[Identity]:
    """Spell one declared sum out for each column, each row or each named part of the table."""
    each = entry["each"]
    if each == "column":
        ways = [("", column.key) for column in blocks[0].columns]
    elif each == "row":
        ways = [(row.key, "") for row in blocks[0].rows]
    else:
        ways = [(part, "") for part in each]
    return [
        Identity(
            entry["rule"],
            tuple(join(key, before, path, after) for path in entry["left"]),
            tuple(join(key, before, path, after) for path in entry["right"]),
        )
        for before, after in ways
    ]


def join(*parts: str) -> str:
    """The address that these parts spell; empty parts vanish."""
    return ".".join(part for part in parts if part)
