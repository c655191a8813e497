"""Our own reports: random but consistent, in every rendering that circulates, with the truth beside them.

``make_report`` draws a report from a seed, ``render`` writes it in a dialect, ``judge`` holds a parse to the truth.
Nothing here knows the parser; the official labels and addresses come from ``goi_parse.forms`` alone.
"""

from generator.model import make_report
from generator.oracle import Verdict, judge
from generator.render import DIALECTS, Case, Dialect, case, render
from generator.report import Report

__all__ = ["DIALECTS", "Case", "Dialect", "Report", "Verdict", "case", "judge", "make_report", "render"]
