"""DOCX bytes -> Document: finds the parts, has the tree put right, walks it."""

from collections.abc import Mapping

from goi_parse.document import Block, Document, Paragraph, Table
from goi_parse.errors import LimitError, SourceError
from goi_parse.readers.base import Source
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.archive import damaged
from goi_parse.readers.docx.beside import Notes, References, part_of_kind, styles_of, tree_of
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.package import Package, Relation
from goi_parse.readers.docx.scene import Scene
from goi_parse.readers.docx.visible import make_visible
from goi_parse.readers.docx.walk import Walk
from goi_parse.readers.extent import refuse_many

__all__ = ["DocxReader"]

STREAM_FROM = 2 * 2**20
"""Bytes of XML from which a body is streamed: a tree takes some fifteen times as much."""

_EMPTY = 2
"""Paragraphs for each block: every second one may be empty."""
_LARGEST_HEADER = 2**20
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
            package = Package(source)
        except SourceError:
            return b"word/" in source.data[: 2**16]
        except LimitError:
            return True
        return package.find(_USUAL) is not None or _declares_word(package)

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
    except SourceError:
        return any(name.startswith("word/") for name in package.members)
    except LimitError:
        return False


def _read(source: Source, depth: int) -> Document:
    package = Package(source)
    main = _main_part(package)
    relations = package.relations(main)
    scene = Scene(source.limits)
    scene.styles = styles_of(package, relations, scene)
    scene.lists = lambda: tree_of(package, part_of_kind(package, relations, "numbering"), scene)
    scene.note = Notes(package, relations, scene).find
    references = References(package, relations, scene, lambda inner: _read(inner, depth + 1), depth)
    walk = Walk("body", source.limits, scene.styles, references)
    if package.size(main) > STREAM_FROM:
        from goi_parse.readers.docx.stream import trees_of

        for tree in trees_of(package, main):
            walk.feed(tree, make_visible(tree, scene, "body", walk.counts))
            scene.check_time()
            refuse_many(walk.counts[0] // _EMPTY, source.limits)
    else:
        body = _body(package, main)
        walk.feed(body, make_visible(body, scene, "body"))
    headers, footers = (_texts_of(package, relations, kind, scene) for kind in ("header", "footer"))
    if scene.styles.broken:
        scene.say("content-skipped", what="word/styles.xml")
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


def _texts_of(package: Package, relations: Mapping[str, Relation], kind: str, scene: Scene) -> tuple[str, ...]:
    """The texts of all headers, or all footers, each once."""
    texts: dict[str, None] = {}
    for name in dict.fromkeys(package.find(r.target) for r in relations.values() if r.kind == kind and not r.external):
        if name is not None and package.size(name) > _LARGEST_HEADER:
            scene.say("content-skipped", what=f"{name}: 过大 / too large")
            continue
        tree = tree_of(package, name, scene)
        if tree is not None:
            walk = Walk(kind, scene.limits, scene.styles)
            walk.feed(tree, make_visible(tree, Scene(scene.limits, scene.styles, scene.lists), kind))
            texts[_text(walk.blocks)] = None
        scene.check_time()
    return tuple(text for text in texts if text.strip())


def _text(blocks: list[Block]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.number + block.text)
        elif isinstance(block, Table):
            lines.extend("\t".join(row) for row in block.rows)
    return "\n".join(lines)
