"""What is known and said while one package is read."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from goi_parse.document import Loss
from goi_parse.errors import LimitError
from goi_parse.readers.base import Limits
from goi_parse.readers.docx.element import Element
from goi_parse.readers.docx.styles import Styles

if TYPE_CHECKING:
    from goi_parse.readers.docx.numbering import Counters

__all__ = ["Scene"]


class Scene:
    """What the rules need to know beyond the tree, and what they have to say. One for each reading of a story.

    ``lists`` reads ``numbering.xml`` where the package has it; ``note`` finds the note that a reference means. A
    plain class, as making an attrs class costs a one-shot run a millisecond.
    """

    def __init__(
        self,
        limits: Limits,
        styles: Styles | None = None,
        lists: Callable[[], Element | None] | None = None,
        note: Callable[[Element], Element | None] | None = None,
    ) -> None:
        self.limits = limits
        self.styles: Styles = styles or Styles()
        self.lists = lists
        self.note = note
        self.counters: Counters | None = None
        """Begun where the first numbered paragraph is met."""
        self.losses: list[Loss] = []
        self._begun = time.monotonic()

    def check_time(self) -> None:
        """Raises LimitError where the reading has taken longer than the limits allow."""
        if time.monotonic() - self._begun > self.limits.max_seconds:
            raise LimitError(
                f"读取超过 {self.limits.max_seconds} 秒 / reading took more than {self.limits.max_seconds} seconds",
                hint="Limits(max_seconds=...)",
                context={"limit": self.limits.max_seconds},
            )

    def say(self, rule: str, **facts: object) -> None:
        """Keep a finding, once however often it is met."""
        loss = Loss(rule, facts)
        if loss not in self.losses:
            self.losses.append(loss)
