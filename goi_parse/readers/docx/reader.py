"""DOCX bytes -> Document: finds the parts, has the tree put right, walks it."""

from collections.abc import Mapping

import attrs

from goi_parse.document import Block, Document, Paragraph, Table
from goi_parse.errors import GoiParseError, LimitError, SourceError
from goi_parse.readers.base import Source
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.archive import damaged
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.marks import Found
from goi_parse.readers.docx.numbering import Numbering
from goi_parse.readers.docx.package import Package, Relation
from goi_parse.readers.docx.scene import Scene
from goi_parse.readers.docx.styles import Styles
from goi_parse.readers.docx.visible import make_visible
from goi_parse.readers.docx.walk import Walk

__all__ = ["DocxReader"]

STREAM_FROM = 2 * 2**20
"""Bytes of XML from which a body is streamed: a tree takes some fifteen times as much."""

_ROOT = ""
"""The name under which the package itself has relations."""
_USUAL = "word/document.xml"


class DocxReader:
    """Reads Word documents (.docx, .docm, .dotx; transitional and strict) of whatever writer."""

    name = "docx"

    def accepts(self, source: Source) -> bool:
        """Whether these bytes are a package with a Word document in it, or the remains of one."""
        if source.data[:4] != b"PK\3\4":
            return False
        try:
            package = Package.of(source)
        except SourceError:
            return b"word/" in source.data[: 2**16]
        except LimitError:
            return True
        return any(name.startswith("word/") for name in package.members) or _declares_word(package)

    def read(self, source: Source) -> Document:
        """The document as its reader sees it: tracked changes accepted, hidden text left out.

        Raises SourceError for a damaged package and LimitError for one that is larger than its limits.
        """
        return _read(source, 0)


def _declares_word(package: Package) -> bool:
    """The main part may have any name; its type is declared."""
    types = package.find("[Content_Types].xml")
    try:
        return types is not None and b"wordprocessingml" in package.part(types)
    except GoiParseError:
        return False


def _read(source: Source, depth: int) -> Document:
    package = Package.of(source)
    main = _main_part(package)
    relations = package.relations(main)
    scene = Scene(source.limits)
    _read_definitions(package, relations, scene)
    scene.note = _Notes(package, relations, scene).find
    parts = _Parts(package, relations, depth)
    walk = Walk("body", source.limits, scene.styles, parts)
    if package.size(main) > STREAM_FROM:
        from goi_parse.readers.docx.stream import trees_of

        for tree in trees_of(package, main):
            walk.feed(tree, make_visible(tree, scene, "body", walk.counts))
    else:
        body = _body(package, main)
        walk.feed(body, make_visible(body, scene, "body"))
    if scene.styles.broken:
        scene.say("content-skipped", what="word/styles.xml")
    headers, footers = (_beside(package, relations, kind, scene) for kind in ("header", "footer"))
    return Document(tuple(walk.blocks), "docx", headers, footers, (*scene.losses, *walk.losses))


def _main_part(package: Package) -> str:
    targets = [r.target for r in package.relations(_ROOT).values() if r.kind == "officeDocument"]
    for target in (*targets, _USUAL):
        name = package.find(target)
        if name is not None:
            return name
    raise damaged(targets[0] if targets else _USUAL, "缺少正文 / the document's main part is missing")


def _body(package: Package, main: str) -> Element:
    root = package.tree(main)
    body = root.find(n.BODY)
    if body is None:
        raise damaged(main, f"不是 Word 正文（根元素 {root.tag}） / not the body of a Word document")
    return body


def _read_definitions(package: Package, relations: Mapping[str, Relation], scene: Scene) -> None:
    """Styles and numbering. A report is read without them where they are damaged, and that is said."""
    name = _part_of_kind(package, relations, "styles")
    if name is not None:
        try:
            scene.styles = Styles(package.xml(name))
        except SourceError as error:
            _say_skipped(scene, name, error)
    scene.numbering = lambda: _numbering(package, relations, scene)


def _numbering(package: Package, relations: Mapping[str, Relation], scene: Scene) -> "Numbering":

    tree = _tree(package, _part_of_kind(package, relations, "numbering"), scene)
    return Numbering() if tree is None else Numbering.of(tree, scene.styles)


def _part_of_kind(package: Package, relations: Mapping[str, Relation], kind: str) -> str | None:
    """The first part of a kind that the package has."""
    for relation in relations.values():
        if relation.kind == kind and not relation.external:
            return package.find(relation.target)
    return None


def _tree(package: Package, name: str | None, scene: Scene) -> Element | None:
    """A part beside the main one, or None where there is none or it is damaged, which is said."""
    try:
        return None if name is None else package.tree(name)
    except SourceError as error:
        _say_skipped(scene, name, error)
        return None


def _say_skipped(scene: Scene, name: str | None, error: SourceError) -> None:
    scene.say("content-skipped", what=f"{name}: {error.context.get('reason', error.message)}")


def _beside(package: Package, relations: Mapping[str, Relation], kind: str, scene: Scene) -> tuple[str, ...]:
    """The texts of all headers, or all footers, each once."""
    texts: dict[str, None] = {}
    for relation in relations.values():
        if relation.kind == kind and not relation.external:
            tree = _tree(package, package.find(relation.target), scene)
            if tree is not None:
                walk = Walk(kind, scene.limits)
                walk.feed(tree, make_visible(tree, Scene(scene.limits, scene.styles), kind))
                texts[_text(walk.blocks)] = None
    return tuple(text for text in texts if text.strip())


def _text(blocks: list[Block]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines.extend("\t".join(row) for row in block.rows)
    return "\n".join(lines)


@attrs.frozen
class _Parts:
    """What the body refers to."""

    package: Package
    relations: Mapping[str, Relation]
    depth: int

    def picture(self, element: Element, path: str) -> Found:
        from goi_parse.readers.docx.pictures import read_picture

        return read_picture(element, path, self.package, self.relations)

    def chunk(self, element: Element, path: str) -> Found:
        from goi_parse.readers.docx.chunks import read_chunk

        relation = self.relations.get(element.get(n.R_ID, ""))
        return read_chunk(relation, path, self.package, lambda source: _read(source, self.depth + 1), self.depth)


@attrs.define
class _Notes:
    """Footnotes and endnotes, read when the first reference is met."""

    package: Package
    relations: Mapping[str, Relation]
    scene: Scene
    found: dict[str, dict[str, Element]] = attrs.Factory(dict[str, dict[str, Element]])

    def find(self, reference: Element) -> Element | None:
        """The note that a reference means."""
        kind = "footnotes" if reference.tag == n.FOOTNOTE_REF else "endnotes"
        if kind not in self.found:
            self.found[kind] = self._read(kind)
        return self.found[kind].get(reference.get(n.ID, ""))

    def _read(self, kind: str) -> dict[str, Element]:
        tree = _tree(self.package, _part_of_kind(self.package, self.relations, kind), self.scene)
        if tree is None:
            return {}
        scene = Scene(self.scene.limits, self.scene.styles)
        make_visible(tree, scene, kind)
        for loss in scene.losses:
            self.scene.say(loss.rule, **loss.facts)
        return {note.get(n.ID, ""): note for note in tree.iterchildren(n.FOOTNOTE, n.ENDNOTE)}
