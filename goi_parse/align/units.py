"""The unit of money that a table's own header prints: 采购总金额（单位：万元）.

The form of 2019 states none for 采购总金额, and the one of 2021 states 万元 where an office may have printed 元. What
stands beside the figure itself is nearer than either.
"""

from goi_parse.align.found import Scan
from goi_parse.forms import TableForm
from goi_parse.report import Reading
from goi_parse.text import regex

__all__ = ["take_printed_units"]

_UNIT = regex(r"金额(?:单位|人民币)*(万?元)")
"""What stands above a column of money, folded: the end of its label and its unit, without brackets and line ends."""


def take_printed_units(table: TableForm, found: Scan, readings: dict[str, Reading]) -> None:
    """Give the figures of each column of money the unit in the header above it, but for those that print their own."""
    if not any("元" in head.text for head in found.heads):
        return
    for address, column in table.columns.items():
        if column.money and "元" not in (readings[address][1] or "") and (unit := _printed(address, found)):
            value, raw, meaning, _, places, row, cell = readings[address]
            readings[address] = (value, raw, meaning, unit, places, row, cell)


def _printed(address: str, found: Scan) -> str | None:
    """The unit in the header above the row of an address; without titles of blocks all headers are of one group."""
    groups = {entry.group for entry in found.entries if entry.key == address.split(".")[1]}
    units = (_UNIT.search(head.text) for head in found.heads if head.group in groups)
    return next((unit[1] for unit in units if unit), None)
