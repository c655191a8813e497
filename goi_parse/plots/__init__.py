"""Pictures of a report's figures, for print and for notebooks. Needs the extra ``plot`` (matplotlib).

Each function takes a report, or several of one body, and an ``ax`` to draw on, and returns the ``Axes``. What is not
printed is never drawn as 0: a hatched piece stands in its place and says why. A figure that an error or a warning
names carries ※. Colours are told apart by colour-blind eyes and in grey.
"""

from goi_parse.plots.charts import disputes, outcomes, refusals
from goi_parse.plots.course import years

__all__ = ["disputes", "outcomes", "refusals", "years"]
