"""What two workers gain over one, and over a plain loop, on a thousand web pages and on two hundred PDF files.

Wanted: 1.8 times on a quiet machine where work dominates. The rounds of loop, one worker and two are taken in turn
and the shortest of each counts. On a busy machine no clock tells the truth, so the processor's own time is shown as
well: ``at best`` is what two free processors would gain, were there nothing but that work.
Usage: python ratio_many.py [ROUNDS [FILE ...]]
"""

import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import goi_parse

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
PAGES, PDFS, ROUNDS = 1000, 200, 5

Spent = tuple[float, float, float]
"""Seconds of the clock, of this process and of the workers."""


def spent(call: Callable[[], int], documents: int) -> Spent:
    """What a call takes; every document must have been parsed."""
    own, theirs = _processor(resource.RUSAGE_SELF), _processor(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    assert call() == documents
    clock = time.perf_counter() - begun
    return clock, _processor(resource.RUSAGE_SELF) - own, _processor(resource.RUSAGE_CHILDREN) - theirs


def _processor(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def loop(paths: Sequence[str]) -> int:
    """One after the other, in this process."""
    for path in paths:
        goi_parse.parse(path)
    return len(paths)


def many(paths: Sequence[str], workers: int) -> int:
    """By parse_many."""
    return sum(item.is_parsed for item in goi_parse.parse_many(paths, workers=workers))


def compare(name: str, paths: Sequence[str], rounds: int) -> None:
    """Print how the three compare."""
    calls = {"loop": lambda: loop(paths), "one": lambda: many(paths, 1), "two": lambda: many(paths, 2)}
    found: dict[str, list[Spent]] = {kind: [] for kind in calls}
    for _ in range(rounds):
        for kind, call in calls.items():
            found[kind].append(spent(call, len(paths)))
    clock = {kind: min(each[0] for each in times) for kind, times in found.items()}
    work = {kind: min(each[1] + each[2] for each in times) for kind, times in found.items()}
    print(
        f"{name:6} loop {clock['loop']:6.2f} s  one {clock['one']:6.2f}  two {clock['two']:6.2f}"
        f"  two gains {clock['one'] / clock['two']:.2f}x over one, {clock['loop'] / clock['two']:.2f}x over the loop"
        f"  | processor: loop {work['loop']:.2f} s, one {work['one']:.2f}, two {work['two']:.2f},"
        f" at best {2 * work['one'] / work['two']:.2f}x over one, {2 * work['loop'] / work['two']:.2f}x over the loop"
    )


def pages(folder: Path) -> list[str]:
    """Reports of the generator as web pages."""
    from generator import make_report
    from generator.html import report_html

    made: list[str] = []
    for seed in range(20):
        path = folder / f"{seed}.html"
        path.write_text(report_html(make_report(seed)), encoding="utf-8")
        made.append(str(path))
    return made


def spread(paths: Sequence[str], documents: int) -> list[str]:
    """As many as are wanted, over and over."""
    return [paths[number % len(paths)] for number in range(documents)]


def main() -> None:
    """Compare on documents of each kind, or on the files named."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{rounds} rounds, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    if len(sys.argv) > 2:
        compare("named", spread(sys.argv[2:], PDFS), rounds)
        return
    cases = ROOT / "tests" / "cases" / "pdf"
    pdfs = [str(cases / name) for name in ("chromium.pdf", "libreoffice.pdf")]
    with TemporaryDirectory() as folder:
        made = pages(Path(folder))
        compare("pages", spread(made, PAGES), rounds)
        compare("pdf", spread(pdfs, PDFS), rounds)
        mixed = [path for pair in zip(made, pdfs * len(made), strict=False) for path in pair]
        compare("both", spread(mixed, PDFS * 2), rounds)


if __name__ == "__main__":
    main()
