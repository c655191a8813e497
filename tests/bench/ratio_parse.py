"""What ``parse()`` of a text costs beside one ``re.split`` of it on tabs, bars and line ends, and how it grows.

Wanted: at most 20 times for a report, and linear growth to 10 MB. Usage: python ratio_parse.py [FILE ...]
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import goi_parse
from goi_parse import Limits

ROOT = Path(__file__).parents[2]
CUTS = re.compile(r"[\t|\n]")
SIZES_MB = (0.625, 1.25, 2.5, 5, 10)


def best(call: Callable[[], object], seconds: float = 1.0) -> float:
    """The shortest of the runs that fit into ``seconds``, at least three: what the machine can do undisturbed."""
    times: list[float] = []
    begun = time.perf_counter()
    while len(times) < 3 or time.perf_counter() - begun < seconds:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def files() -> list[Path]:
    """The files named, or the sample report and one of each text rendering beside the checkout."""
    if len(sys.argv) > 1:
        return [Path(name) for name in sys.argv[1:]]
    made = ROOT.parent / "shared" / "reports" / "made"
    renderings = {path.name: path for path in sorted(made.glob("*/*")) if path.suffix in {".txt", ".md"}}
    return [ROOT / "docs" / "examples" / "report.txt", *renderings.values()]


def ratios() -> None:
    """Print the ratio for each file."""
    print(f"{'text':32} {'KB':>6} {'split ms':>9} {'parse ms':>9} {'ratio':>6}")
    for path in files():
        data = path.read_bytes()
        text = data.decode("utf-8", errors="replace")
        split, parse = best(lambda text=text: CUTS.split(text), 0.2), best(lambda data=data: goi_parse.parse(data), 0.5)
        name = path.name if path.parent.name == "examples" else f"{path.parent.name}/{path.name}"
        print(f"{name:32} {len(data) / 1e3:6.1f} {split * 1e3:9.3f} {parse * 1e3:9.3f} {parse / split:6.1f}")


def growth() -> None:
    """Print the time for one report whose prose and tables are repeated up to 10 MB."""
    text = files()[0].read_text(encoding="utf-8")
    print(f"\n{'MB':>6} {'parse s':>8} {'s/MB':>7}")
    for size in SIZES_MB:
        data = (text * (int(size * 1e6 / len(text.encode())) + 1)).encode()
        seconds = best(lambda data=data: goi_parse.parse(data, limits=Limits(max_bytes=2**28)), 0)
        print(f"{len(data) / 1e6:6.2f} {seconds:8.3f} {seconds / (len(data) / 1e6):7.3f}")


if __name__ == "__main__":
    ratios()
    growth()
