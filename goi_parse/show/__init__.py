"""How a report and its parts look: in a notebook, in a terminal, in the official form.

It knows the forms and findings and takes whatever has the attributes of a report; the report's classes stand above
and carry no more than :class:`Shown`.
"""

from typing import ClassVar, Protocol

__all__ = ["Shown"]


class _Printer(Protocol):
    def text(self, text: str, /) -> object: ...


class Shown:
    """What gives a class its faces: HTML for notebooks, aligned text for terminals, without any dependency."""

    __slots__ = ()

    _face: ClassVar[str] = "fields"
    """Which face of :mod:`goi_parse.show.faces` it has."""

    def _repr_html_(self) -> str:
        from goi_parse.show import notebook

        return notebook.face(self, self._face)

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: FBT001  IPython's protocol
        from goi_parse.show import terminal

        printer.text("…" if cycle else terminal.face(self, self._face))

    def __rich__(self) -> str:
        from goi_parse.show import terminal

        return terminal.rich_face(self, self._face)
