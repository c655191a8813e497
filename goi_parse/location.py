"""Where something stands in its source: one frozen class, and what is not known is ``None``."""

import attrs

from goi_parse.record import Record

__all__ = ["Box", "Location"]

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points, measured from the top left corner of the page (or in pixels of a picture)."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Location(Record):
    """A place in the source, as precise as its format allows.

    Text: ``line`` and ``column`` of the first character, ``end_line`` and ``end_column`` just past the last
    (lines and columns count from 1, columns in characters of the decoded text).
    PDF: ``page`` (from 1) and ``box`` in points from the top left. Word: ``path`` such as
    ``body/table[2]/row[5]/cell[3]``. Picture, and what a machine read in one: ``image``, its name; on no page, ``box``
    is in pixels of the picture.
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    box: Box | None = None
    path: str | None = None
    image: str | None = None

    @property
    def zh(self) -> str:
        """The place in Chinese: ``第2页 第31行 第5列``."""
        known = ((self.page, "第{}页"), (self.line, "第{}行"), (self.column, "第{}列"), (self.path, "{}"))
        found = [pattern.format(value) for value, pattern in known if value is not None]
        return " ".join([*found, *([f"图片 {self.image}"] if self.image is not None else [])])

    def __str__(self) -> str:
        parts: list[str] = []
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        if self.path:
            parts.append(self.path)
        if self.image:
            parts.append(f"image {self.image}")
        return ", ".join(parts)
