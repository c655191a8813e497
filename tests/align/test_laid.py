"""Where figures are laid that stand in pieces, case by case, as someone read it."""

import pytest
from align.laid import Laid, cases, outcome


@pytest.mark.parametrize("laid", list(cases()), ids=lambda laid: laid.name)
def test_figures_are_laid_where_they_were_printed(laid: Laid) -> None:
    assert outcome(laid.lines) == laid.outcome
