"""The faces of what the prose states: the figure, and the sentence that states it."""

from typing import TYPE_CHECKING, cast

from goi_parse.markup import facts_table, records_table
from goi_parse.show.figure import amount, place
from goi_parse.show.kinds import ClaimLike

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["claim_face", "claims_face", "told"]


def told(claim: ClaimLike) -> tuple[str, str, str, str]:
    """A claim's kind, number with unit, sentence and place."""
    return claim.kind, f"{amount(claim.value)} {claim.unit}", claim.quote.text, place(claim.location)


_HEAD = ("所指", "数字", "原文", "位置")


def claim_face(shown: object) -> str:
    """One claim."""
    return facts_table(zip(_HEAD, told(cast("ClaimLike", shown)), strict=True))


def claims_face(shown: object) -> str:
    """All claims of a report, in reading order."""
    return records_table(_HEAD, map(told, cast("Iterable[ClaimLike]", shown)))
