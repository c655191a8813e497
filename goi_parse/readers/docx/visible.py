"""What the page shows: rules that bring the tree to the state in which a flat walk reads it rightly.

Most reports need none of them. One pass, filtered in C, tells which of the telling elements occur; only the rules
that they call for are run, in the order below. Each rule is a function of one signature in one table.
"""

from collections.abc import Callable

import attrs

from goi_parse.document import Loss
from goi_parse.readers.base import Limits
from goi_parse.readers.docx import names as n
from goi_parse.readers.docx.alternate import choose_alternates
from goi_parse.readers.docx.boxes import place_boxes, place_notes
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.fields import settle_fields
from goi_parse.readers.docx.hidden import take_out_hidden, take_out_readings
from goi_parse.readers.docx.nesting import is_frame, is_nested, unnest
from goi_parse.readers.docx.numbering import Counters, Numbering
from goi_parse.readers.docx.revisions import REVISIONS, accept_revisions
from goi_parse.readers.docx.styles import NO_STYLES, Styles
from goi_parse.readers.docx.tree import label_paths
from goi_parse.readers.docx.walk import NUMBER, SPACER, Shown

__all__ = ["Scene", "make_visible"]


def _no_note(_: Element) -> Element | None:
    return None


@attrs.define
class Scene:
    """What the rules need to know beyond the tree, and what they have to say. One for each reading of a package."""

    limits: Limits
    styles: Styles = NO_STYLES
    numbering: Callable[[], Numbering] = Numbering
    counters: Counters | None = None
    """Begun where the first numbered paragraph is met."""
    note: Callable[[Element], Element | None] = _no_note
    losses: list[Loss] = attrs.Factory(list[Loss])

    def say(self, rule: str, **facts: object) -> None:
        """Keep a finding, once however often it is met."""
        loss = Loss(rule, facts)
        if loss not in self.losses:
            self.losses.append(loss)


def _revisions(root: Element, scene: Scene) -> None:
    accept_revisions(root)
    scene.say("revisions-accepted")


def _hidden(root: Element, scene: Scene) -> None:
    if take_out_hidden(root, scene.styles):
        scene.say("content-skipped", what="隐藏文字 / hidden text")


def _readings(root: Element, _: Scene) -> None:
    take_out_readings(root)


def _fields(root: Element, scene: Scene) -> None:
    for what in settle_fields(root):
        scene.say("content-skipped", what=what)


def _sub_documents(_: Element, scene: Scene) -> None:
    scene.say("content-skipped", what="子文档（另一个文件） / a subdocument, which is another file")


def _numbers(root: Element, scene: Scene) -> None:
    """Write on each numbered paragraph its number, in the order of the document."""
    styles = scene.styles
    if scene.counters is None:
        scene.counters = Counters(scene.numbering())
    tags = (n.NUM_PR, n.PSTYLE) if styles.numbers else (n.NUM_PR,)
    for element in root.iter(*tags):
        properties = element.getparent()
        paragraph = properties.getparent() if properties is not None else None
        if paragraph is None or properties is None or paragraph.tag != n.P:
            continue
        if element.tag == n.PSTYLE and properties.find(n.NUM_PR) is not None:
            continue
        place = _place_in_list(properties, styles, scene.counters)
        label = scene.counters.next(*place) if place is not None else None
        if label is not None and label.text:
            paragraph.set(NUMBER, label.text)
            paragraph.set(SPACER, label.spacer)


def _place_in_list(properties: Element, styles: Styles, counters: Counters) -> tuple[str, int] | None:
    """Numbering definition and level: what the paragraph states itself, and for the rest what its style does."""
    own = properties.find(n.NUM_PR)
    num_id = _value(own, n.NUM_ID)
    ilvl = _value(own, n.ILVL)
    style_id = _value(properties, n.PSTYLE)
    inherited = styles.numbering(style_id) if style_id is not None else None
    level = int(ilvl) if ilvl is not None and ilvl in set("012345678") else None
    if num_id is None and inherited is not None:
        num_id, style_level, owner = inherited
        level = style_level if level is None else level
        level = counters.level_of_style(num_id, owner) if level is None else level
    return None if num_id is None else (num_id, level or 0)


def _value(element: Element | None, name: str) -> str | None:
    child = element.find(name) if element is not None else None
    return None if child is None else child.get(n.VAL)


def _notes(root: Element, scene: Scene) -> None:
    place_notes(root, scene.note)


def _boxes(root: Element, _: Scene) -> None:
    place_boxes(root)


def _nesting(root: Element, scene: Scene) -> None:
    unnest(root, scene.limits.max_depth)


_Rule = Callable[[Element, Scene], None]
_NESTED = "nested"
_STYLED = "numbered by style"
_HIDDEN = "hidden by style"
_RULES: tuple[tuple[frozenset[str], _Rule], ...] = (
    (frozenset(REVISIONS), _revisions),
    (frozenset({n.VANISH, n.SPEC_VANISH, _HIDDEN}), _hidden),
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
    if scene.styles.numbers:
        met.add(_STYLED)
    if scene.styles.hides:
        met.add(_HIDDEN)
    return met
