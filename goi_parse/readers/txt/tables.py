"""Tables in plain text: one small rule a dialect, all of one signature, in one ordered tuple.

A rule looks at the lines from an index on and answers what it Found, or None. The R numbers are those under
which the renderings of real reports are known: R1 a cell a line behind a tab, R2 to R8 with bars, R10 tabs.
"""

from goi_parse.readers.txt import drawn, spaced
from goi_parse.readers.txt.bars import bars, bars_between
from goi_parse.readers.txt.rule import Rule
from goi_parse.readers.txt.tabs import tab_cells, tab_rows

__all__ = ["RULES"]

RULES: tuple[tuple[str, Rule], ...] = (
    ("<", drawn.html_table),
    ("+", drawn.ruled_grid),
    ("---", drawn.dashed),
    ("===", drawn.dashed),
    ("|", bars),
    ("", bars_between),
    ("\t", tab_cells),
    ("\t", tab_rows),
    ("", spaced.figure_rows),
)
"""In the order in which they are asked, each where its mark stands in the line."""
