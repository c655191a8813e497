"""Try every hostile input in a process of its own and write docs/reference/hostile.md: answer, seconds, memory.

``python tests/make_hostile.py [NAME ...]`` measures those named, or all; review with git diff.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from making.hostile import HOSTILE, Hostile, can_be_made

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "hostile.md"
HEAD = "| 名称 / name | 输入 / input | 回答 / answer | 秒 / seconds | MB |\n|---|---|---|---:|---:|\n"
# Seconds are of the processor, so that a busy machine measures what an idle one does; memory is beyond the interpreter.
MEASURED = """
import json, resource, sys, time
def peak():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
bare = peak()
sys.path[:0] = [sys.argv[2], sys.argv[3]]
from answering import answer
begun = time.process_time()
said = answer(sys.argv[1], unguarded=sys.argv[4] == "1")
times = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
spent = time.process_time() - begun + times[1].ru_utime + times[1].ru_stime
below = times[1].ru_maxrss - bare if sys.argv[4] == "1" else 0
print(json.dumps([said, spent, max(peak() - bare, below) / 1000]))
"""


def main(names: list[str]) -> None:
    rows = rows_of(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    for name, each in HOSTILE.items():
        if can_be_made(name) and (not names or name in names):
            rows[name] = row(name, each)
            print(rows[name])
    text = PAGE.read_text(encoding="utf-8")
    before = text[: text.index(HEAD)]
    PAGE.write_text(before + HEAD + "".join(rows[name] + "\n" for name in HOSTILE if name in rows), encoding="utf-8")


def rows_of(text: str) -> dict[str, str]:
    """The lines of the table by name."""
    lines = [line for line in text.split("\n") if line.startswith("| `")]
    return {line.split("`")[1]: line for line in lines}


def row(name: str, each: Hostile) -> str:
    answers: set[str] = set()
    seconds = memory = 0.0
    for make in each.makes:
        with tempfile.TemporaryDirectory() as folder:
            made = make(Path(folder))
            if isinstance(made, bytes):
                (Path(folder) / "source").write_bytes(made)
                made = str(Path(folder) / "source")
            command = [sys.executable, "-c", MEASURED, made, str(ROOT), str(ROOT / "tests"), str(int(each.unguarded))]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        said, spent, held = json.loads(done.stdout)
        answers.add(said)
        seconds, memory = max(seconds, spent), max(memory, held)
    shown = "、".join(f"`{said}`" for said in sorted(answers))
    return f"| `{name}` | {each.zh} / {each.en} | {shown} | {seconds:.1f} | {memory:.0f} |"


if __name__ == "__main__":
    main(sys.argv[1:])
