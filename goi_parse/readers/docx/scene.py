"""What is known and said while one package is read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from goi_parse.document import Loss
from goi_parse.readers.base import Limits
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.styles import Styles

if TYPE_CHECKING:
    from goi_parse.readers.docx.numbering import Counters, Numbering

__all__ = ["Scene"]


@attrs.define
class Scene:
    """What the rules need to know beyond the tree, and what they have to say. One for each reading of a package."""

    limits: Limits
    styles: Styles = attrs.Factory(Styles)
    numbering: "Callable[[], Numbering] | None" = None
    """Reads the definitions of the lists, where the package has any."""
    counters: "Counters | None" = None
    """Begun where the first numbered paragraph is met."""
    note: Callable[[Element], Element | None] | None = None
    """Finds the note that a reference means."""
    losses: list[Loss] = attrs.Factory(list[Loss])

    def say(self, rule: str, **facts: object) -> None:
        """Keep a finding, once however often it is met."""
        loss = Loss(rule, facts)
        if loss not in self.losses:
            self.losses.append(loss)
