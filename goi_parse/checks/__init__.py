"""A report held against itself: what its tables, its prose and its neighbours say against it."""

from goi_parse.checks.proof import proven
from goi_parse.checks.tables import findings

__all__ = ["findings", "proven"]
