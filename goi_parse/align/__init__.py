"""Tables against the official forms: the edition that fits, every figure by its address, and what is in doubt."""

from goi_parse.align.figures import Alignment, align

__all__ = ["Alignment", "align"]
