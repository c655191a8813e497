"""Where figures are laid that stand in pieces, case by case, as someone read it."""

import pytest
from align.laid import FILE, outcome
from align.written import Written, written


@pytest.mark.parametrize("laid", list(written(FILE)), ids=lambda laid: laid.name)
def test_figures_are_laid_where_they_were_printed(laid: Written) -> None:
    assert outcome(laid.lines) == laid.outcome
