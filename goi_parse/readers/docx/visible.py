"""What the page shows: rules that bring the tree to the state in which a flat walk reads it rightly.

Most reports need none of them. One pass, filtered in C, tells which of the telling elements occur; only the rules
that they call for are loaded and run, in the order below. Each rule is a function of one signature in one table.
"""

from collections.abc import Callable, Iterator

from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.marks import Shown
from goi_parse.readers.docx.nesting import is_frame, is_nested
from goi_parse.readers.docx.scene import Scene
from goi_parse.readers.docx.styles import Styles, position, switched_on
from goi_parse.readers.docx.tree import label_paths

__all__ = ["make_visible"]


def _revisions(root: Element, scene: Scene) -> None:
    from goi_parse.readers.docx.revisions import accept_revisions

    accept_revisions(root)
    scene.say("revisions-accepted")


def _hidden(root: Element, scene: Scene) -> None:
    from goi_parse.readers.docx.hidden import take_out_hidden

    if take_out_hidden(root, scene.styles):
        scene.say("content-skipped", what="隐藏文字 / hidden text")


def _struck(root: Element, scene: Scene) -> None:
    from goi_parse.readers.docx.hidden import take_out_struck

    if take_out_struck(root, scene.styles):
        scene.say("content-skipped", what="划去的文字 / struck-out text")


def _raised(root: Element, scene: Scene) -> None:
    from goi_parse.readers.docx.raised import raise_digits

    raise_digits(root, scene.styles)


def _readings(root: Element, _: Scene) -> None:
    from goi_parse.readers.docx.hidden import take_out_readings

    take_out_readings(root)


def _fields(root: Element, scene: Scene) -> None:
    from goi_parse.readers.docx.fields import settle_fields

    for what in settle_fields(root):
        scene.say("content-skipped", what=what)


def _sub_documents(_: Element, scene: Scene) -> None:
    scene.say("content-skipped", what="子文档（另一个文件） / a subdocument, which is another file")


def _numbers(root: Element, scene: Scene) -> None:
    from goi_parse.readers.docx.listed import write_numbers

    write_numbers(root, scene)


def _boxes(root: Element, _: Scene) -> None:
    from goi_parse.readers.docx.boxes import place_boxes

    place_boxes(root)


def _nesting(root: Element, scene: Scene) -> None:
    from goi_parse.readers.docx.nesting import unnest

    unnest(root, scene.limits.max_depth)


def _notes(root: Element, scene: Scene) -> None:
    from goi_parse.readers.docx.boxes import place_notes

    if scene.note is not None:
        place_notes(root, scene.note)


_Rule = Callable[[Element, Scene], None]
_NESTED = "nested"
_STYLED = "numbered by style"
_HIDDEN = "hidden by style"
_STRUCK = "struck out"
_RAISED = "raised or lowered"
_RULES: tuple[tuple[frozenset[str], _Rule], ...] = (
    (frozenset(n.REVISIONS), _revisions),
    (frozenset({n.VANISH, n.SPEC_VANISH, _HIDDEN}), _hidden),
    (frozenset({_STRUCK}), _struck),
    (frozenset({n.FOOTNOTE_REF, n.ENDNOTE_REF, _RAISED}), _raised),
    (frozenset({n.RT}), _readings),
    (frozenset({n.FLD_CHAR}), _fields),
    (frozenset({n.SUB_DOC}), _sub_documents),
    (frozenset({n.NUM_PR, _STYLED}), _numbers),
    (frozenset({n.TXBX}), _boxes),
    (frozenset({_NESTED}), _nesting),
    (frozenset({n.FOOTNOTE_REF, n.ENDNOTE_REF}), _notes),
)
_MOVING = frozenset({n.TXBX, _NESTED, n.FOOTNOTE_REF, n.ENDNOTE_REF})
"""After these, blocks no longer stand where they stood."""
_NUMBERING = frozenset({n.NUM_PR, _STYLED, n.FOOTNOTE_REF, n.ENDNOTE_REF})
_TELLING = (n.ALTERNATE, n.OUTLINE, n.TBL, *(tag for tags, _ in _RULES for tag in tags if tag.startswith("{")))


def make_visible(root: Element, scene: Scene, path: str, counts: tuple[int, int] = (0, 0)) -> Shown:
    """Run the rules that this tree calls for; what the walk must then ask its paragraphs for.

    ``path`` is the story's name, ``counts`` the paragraphs and tables that it had before this tree.
    """
    met = _met(root, scene)
    if n.ALTERNATE in met:
        from goi_parse.readers.docx.alternate import choose_alternates

        choose_alternates(root)
        met = _met(root, scene)  # what was dropped calls for nothing
    ends = label_paths(root, path, counts) if met & _MOVING else None
    for calls, rule in _RULES:
        if met & calls:
            rule(root, scene)
    return Shown(
        numbered=bool(met & _NUMBERING),
        outlined=n.OUTLINE in met,
        moved=ends is not None,
        counts=ends,
    )


def _met(root: Element, scene: Scene) -> set[str]:
    """Which of the telling elements occur, and which conditions hold."""
    met: set[str] = set()
    for element in root.iter(*_TELLING):
        tag = element.tag
        if tag != n.TBL:
            met.add(tag)
        elif _NESTED not in met and (is_nested(element) or is_frame(element)):
            met.add(_NESTED)
    met.update(_by_style(root, scene.styles))
    met.update(_marked(root, scene.styles))
    return met


def _marked(root: Element, styles: Styles) -> Iterator[str]:
    """Whether runs are struck out, and whether any are raised or lowered: WPS says of every run that it is not."""
    used = {element.get(n.VAL, "") for element in root.iter(n.RSTYLE)}
    if any(map(switched_on, root.iter(n.STRIKE, n.DOUBLE_STRIKE))) or any(map(styles.struck, used)):
        yield _STRUCK
    if any(map(position, root.iter(n.VERT_ALIGN))) or any(map(styles.position, used)):
        yield _RAISED


def _by_style(root: Element, styles: Styles) -> Iterator[str]:
    """Which conditions the styles bring about that the tree uses."""
    if styles.numbers or styles.hides:
        used = {element.get(n.VAL, "") for element in root.iter(n.PSTYLE, n.RSTYLE)}
        if styles.numbers and any(styles.numbering(style_id) for style_id in used):
            yield _STYLED
        if styles.hides and any(styles.hidden(style_id) for style_id in used):
            yield _HIDDEN
