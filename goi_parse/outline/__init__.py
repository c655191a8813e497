"""Document to front matter and six bodies."""

from goi_parse.outline.divide import outline
from goi_parse.outline.model import Body, Outline

__all__ = ["Body", "Outline", "outline"]
