"""The package around a Word document: parts, their trees and relations."""

import posixpath
from collections.abc import Iterator, Mapping

import attrs

from goi_parse.errors import LimitError
from goi_parse.readers.base import Limits, Source
from goi_parse.readers.docx.archive import Member, damaged, members_of, pieces_of, whole_of
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.xml import STRANGE, parse_xml
from goi_parse.record import Record

__all__ = ["Package", "Relation"]

_MAX_TREE = 16 * 2**20
"""Bytes of XML that are made a tree, which takes some fifteen times as much memory; a larger body is streamed."""


@attrs.frozen(eq=False, repr=False)
class Relation(Record):
    """What a part refers to: the last word of the relation's type, and a part's name (or an outer address)."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one OPC package. Nothing in it moves once it is made."""

    def __init__(self, source: Source) -> None:
        """Raises SourceError where the bytes are no whole zip archive, LimitError where it has too many members."""
        self.limits: Limits = source.limits
        self.members: Mapping[str, Member] = members_of(source.data, source.limits)
        self._data = source.data

    def find(self, name: str) -> str | None:
        """The name as the package spells it (part names ignore case), or None where there is no such part."""
        if name in self.members:
            return name
        lowered = name.lower()
        return next((member for member in self.members if member.lower() == lowered), None)

    def part(self, name: str) -> bytes:
        """A part's bytes. Raises SourceError where it is absent or damaged, LimitError where it is too large."""
        return whole_of(self._data, self._member(name), name, self.limits)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part's bytes, a piece at a time; the checksum is tested at the end. Raises as :meth:`part` does."""
        return pieces_of(self._data, self._member(name), name, self.limits)

    def _member(self, name: str) -> Member:
        member = self.members.get(name)
        if member is None:
            raise damaged(name, "缺少该部分 / this part is missing")
        return member

    def tree(self, name: str) -> Element:
        """A part as a tree. Raises as :meth:`xml` does."""
        return parse_xml(self.xml(name), name)

    def xml(self, name: str) -> bytes:
        """A part that may become a tree. Raises as :meth:`part` does, and LimitError where that were too large."""
        if self.size(name) > _MAX_TREE:
            raise LimitError(
                f"XML 过大 / the XML is too large: {name} ({self.size(name)} bytes)",
                hint=STRANGE,
                context={"part": name, "size": self.size(name), "limit": _MAX_TREE},
            )
        return self.part(name)

    def size(self, name: str) -> int:
        """How long a part says it is."""
        member = self.members.get(name)
        return 0 if member is None else member.size

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by id. The package as a whole is the part with the empty name."""
        folder, _, file = name.rpartition("/")
        rels = self.find(f"{folder}/_rels/{file}.rels".lstrip("/"))
        if rels is None:
            return {}
        found: dict[str, Relation] = {}
        for element in self.tree(rels):
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not external:
                target = _absolute(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, external)
        return found


def _absolute(folder: str, target: str) -> str:
    """A relation's target as a part's name: ``../media/a%20b.png`` seen from ``word`` is ``media/a b.png``."""
    if "%" in target:
        from urllib.parse import unquote

        target = unquote(target)
    path = target if target.startswith("/") or not folder else f"{folder}/{target}"
    return (posixpath.normpath("/" + path) if "./" in path else path).lstrip("/")
