"""Documents that end within a table: they may have been cut there, and the last figure need not be whole."""

from collections.abc import Iterator, Mapping, Sequence

from goi_parse.align.cut import cells_of
from goi_parse.align.fit import edition_of_year
from goi_parse.align.found import Scan
from goi_parse.align.labels import Labels, labels_of
from goi_parse.diagnostics import Diagnostic
from goi_parse.document import Block, Paragraph, Table
from goi_parse.forms import TABLES, form
from goi_parse.rules import RULES
from goi_parse.text import fold, is_figure

__all__ = ["ends_within"]

_FEWEST_LABELS = 2
_LONGEST_CELL = 60


def ends_within(
    scans: Mapping[str, Scan | None], sections: Mapping[str, Sequence[Block]], everything: Sequence[Block]
) -> Iterator[Diagnostic]:
    """A document that ends with the last figure of a table, or with its labels and figures while what follows lacks."""
    last = everything[-1] if everything else None
    if last is None:
        return
    keys = [key for key, found in scans.items() if found is not None and _holds(last, found)]
    if not keys and ("problems" not in sections or None in scans.values()):
        labels = {key: _labels_at_the_end(everything, labels_of(key)) for key in TABLES}
        best = max(labels, key=labels.__getitem__)
        keys = [best] if labels[best] >= _FEWEST_LABELS else []
    for key in keys:
        facts = {"table": form(edition_of_year(None)).tables[key].title}
        yield Diagnostic(RULES["ends-within-table"], (key,), facts, last.location)


def _holds(last: Block, found: Scan) -> bool:
    """Whether the last block is a table that has figures of this one."""
    return isinstance(last, Table) and any(value.places is last for entry in found.entries for value in entry.values)


def _labels_at_the_end(blocks: Sequence[Block], labels: Labels) -> int:
    """How many labels of a table stand in the last texts of a document, behind which only such and figures stand."""
    count = 0
    is_last = True
    for text in _texts(blocks):
        folded = fold(text)
        if not folded or is_figure(text):
            continue
        if not (_is_label(text, folded, labels) or (is_last and any(each.startswith(folded) for each in labels.exact))):
            break
        count += 1
        is_last = False
    return count


def _is_label(text: str, folded: str, labels: Labels) -> bool:
    """Whether a text is a label of the table, or a piece of one."""
    return len(text) <= _LONGEST_CELL and (labels.is_fragment(folded) or bool(labels.match(text)))


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    """The cells of tables and of printed lines, from the last one back to a picture."""
    for block in reversed(blocks):
        if isinstance(block, Table):
            for row in reversed(block.rows):
                yield from map(str.strip, reversed(row))
        elif isinstance(block, Paragraph):
            yield from map(str.strip, reversed(cells_of(block.text)))
        else:
            return
