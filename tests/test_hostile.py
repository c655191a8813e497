"""Every source made to harm is answered as docs/reference/hostile.md says; its figures come from make_hostile.py."""

import re
import time
from pathlib import Path

import pytest
from answering import answer
from making.hostile import HOSTILE, can_be_made

pytestmark = pytest.mark.slow
PAGE = Path(__file__).parent.parent / "docs" / "reference" / "hostile.md"
ROW = re.compile(r"^\| `([^`]+)` \| (.*) \| ([^|]*) \| ([\d.]+) \| (\d+) \|$", re.MULTILINE)
ROWS = {
    name: (shown, said, float(seconds), int(memory))
    for name, shown, said, seconds, memory in ROW.findall(PAGE.read_text("utf-8"))
}
WRITE = "write it with: python tests/make_hostile.py"


def test_the_table_has_every_input_and_no_other() -> None:
    assert list(ROWS) == list(HOSTILE), WRITE
    for name, each in HOSTILE.items():
        assert ROWS[name][0] == f"{each.zh} / {each.en}", WRITE


def test_what_was_measured_keeps_within_ten_seconds_and_500_megabytes() -> None:
    assert {name for name, (_, _, seconds, memory) in ROWS.items() if seconds > 10 or memory > 500} == set()


@pytest.mark.parametrize("name", HOSTILE)
def test_the_answer_is_as_written(name: str, tmp_path: Path) -> None:
    if not can_be_made(name):
        pytest.skip(f"this system has no {HOSTILE[name].needs}")
    sources = [make(tmp_path) for make in HOSTILE[name].makes]
    begun = time.process_time()
    said = {answer(source, unguarded=HOSTILE[name].unguarded) for source in sources}
    assert time.process_time() - begun < 60, "ten seconds are a promise to the idle and the unmeasured"
    assert "、".join(f"`{each}`" for each in sorted(said)) == ROWS[name][1], WRITE
