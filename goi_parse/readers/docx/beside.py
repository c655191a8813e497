"""Parts beside the main one: found by their kind, read when they are needed, done without where they are damaged."""

from collections.abc import Callable, Mapping

from goi_parse.document import Document
from goi_parse.errors import SourceError
from goi_parse.readers.base import Source
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.marks import Found
from goi_parse.readers.docx.package import Package, Relation
from goi_parse.readers.docx.scene import Scene
from goi_parse.readers.docx.styles import Styles
from goi_parse.readers.docx.visible import make_visible

__all__ = ["Notes", "References", "part_of_kind", "styles_of", "tree_of"]


def styles_of(package: Package, relations: Mapping[str, Relation], scene: Scene) -> Styles:
    """The styles; none where there are none or they are damaged."""
    name = part_of_kind(package, relations, "styles")
    try:
        return Styles() if name is None else Styles(package.xml(name))
    except SourceError as error:
        _say_skipped(scene, name, error)
        return Styles()


def part_of_kind(package: Package, relations: Mapping[str, Relation], kind: str) -> str | None:
    """The first part of a kind that the package has."""
    for relation in relations.values():
        if relation.kind == kind and not relation.external:
            return package.find(relation.target)
    return None


def tree_of(package: Package, name: str | None, scene: Scene) -> Element | None:
    """A part beside the main one, or None where there is none or it is damaged, which is said."""
    try:
        return None if name is None else package.tree(name)
    except SourceError as error:
        _say_skipped(scene, name, error)
        return None


def _say_skipped(scene: Scene, name: str | None, error: SourceError) -> None:
    scene.say("content-skipped", what=f"{name}: {error.context.get('reason', error.message)}")


class References:
    """Pictures and chunks that the body refers to."""

    def __init__(
        self,
        package: Package,
        relations: Mapping[str, Relation],
        scene: Scene,
        read: Callable[[Source], Document],
        depth: int,
    ) -> None:
        self._package, self._relations, self._scene = package, relations, scene
        self._read, self._depth = read, depth

    def picture(self, element: Element, path: str) -> Found:
        """The pictures (and word art) of a drawing."""
        from goi_parse.readers.docx.pictures import read_picture

        return read_picture(element, path, self._package, self._relations)

    def chunk(self, element: Element, path: str) -> Found:
        """The blocks of a part in another format (``altChunk``)."""
        from goi_parse.readers.docx.chunks import read_chunk

        self._scene.check_time()
        relation = self._relations.get(element.get(n.R_ID, ""))
        return read_chunk(relation, path, self._package, self._read, self._depth)


class Notes:
    """Footnotes and endnotes, read when the first reference is met."""

    def __init__(self, package: Package, relations: Mapping[str, Relation], scene: Scene) -> None:
        self._package, self._relations, self._scene = package, relations, scene
        self._found: dict[str, dict[str, Element]] = {}

    def find(self, reference: Element) -> Element | None:
        """The note that a reference means."""
        kind = "footnotes" if reference.tag == n.FOOTNOTE_REF else "endnotes"
        if kind not in self._found:
            self._found[kind] = self._read(kind)
        return self._found[kind].get(reference.get(n.ID, ""))

    def _read(self, kind: str) -> dict[str, Element]:
        tree = tree_of(self._package, part_of_kind(self._package, self._relations, kind), self._scene)
        if tree is None:
            return {}
        for element in tree.iter(n.BLIP, n.IMAGE_DATA):  # their ids are those of another part's relations
            for attribute in (n.EMBED, n.LINK, n.R_ID):
                element.set(attribute, "")
        scene = Scene(self._scene.limits, self._scene.styles, self._scene.lists)
        make_visible(tree, scene, kind)
        for loss in scene.losses:
            self._scene.say(loss.rule, **loss.facts)
        return {note.get(n.ID, ""): note for note in tree.iterchildren(n.FOOTNOTE, n.ENDNOTE)}
