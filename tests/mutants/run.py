"""run.py [N] [--seed S] [--only WORD] [--list]: N mutants of all formats and kinds, judged; a table of what came back.

Each mutant is named format/kind/number and made from that name and the seed alone: ``--show NAME`` prints one.
Two processes share the work. The exit status is 1 where a mutant crashed or was silently wrong.
"""

import argparse
import multiprocessing
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutants import in_bytes, in_docx, in_html, in_pdf, in_report, in_text
from mutants.judge import Base, Mutant, Outcome, judged
from mutants.sources import made, real

__all__ = ["SHARES", "mutant", "outcome", "tasks"]

SHARES = {"txt": 0.62, "docx": 0.17, "html": 0.13, "pdf": 0.08}
"""Which part of the mutants each format has: what is slow to read has fewer."""
KINDS: dict[str, dict[str, Callable[[Base, random.Random], Mutant | None]]] = {
    "txt": {**in_text.KINDS, **in_bytes.KINDS},
    "docx": {**in_docx.KINDS, **in_bytes.KINDS},
    "html": {**in_html.KINDS, **in_bytes.KINDS},
    "pdf": {**in_pdf.KINDS, **in_bytes.KINDS},
}
_TRIES = 400
_FEWEST = 20_000


def tasks(count: int) -> Iterator[str]:
    """The names of so many mutants, kinds taking turns."""
    for format_, share in SHARES.items():
        kinds = [*in_report.KINDS, *KINDS[format_]]
        for number in range(round(count * share)):
            yield f"{format_}/{kinds[number % len(kinds)]}/{number}"


def mutant(name: str, seed: int) -> tuple[str, Mutant] | None:
    """The mutant of this name and the base it was made from; None where no base suits its kind."""
    format_, kind, number = name.split("/")
    for attempt in range(_TRIES):
        rng = random.Random(f"{seed}/{name}/{attempt}")  # noqa: S311  a seed, no secret
        if kind in in_report.KINDS:
            hurt = in_report.hurt_report(kind, format_, rng)
            if hurt is not None:
                return hurt
            continue
        base = (real(format_, rng) if int(number) % 2 else None) or made(format_, rng)
        one = KINDS[format_][kind](base, rng)
        if one is not None:
            return base.name, one
    return None


def outcome(job: tuple[str, int]) -> Outcome | None:
    """One mutant made and judged."""
    name, seed = job
    one = mutant(name, seed)
    return None if one is None else judged(f"{name} ({one[0]})", one[1])


@attrs.define
class _Line:
    """A line of the table."""

    documents: int = 0
    refused: int = 0
    crash: int = 0
    kept: int = 0
    admitted: int = 0
    figures: int = 0
    silent: int = 0

    def add(self, one: Outcome) -> None:
        self.documents += 1
        self.refused += one.refused
        self.crash += bool(one.crash)
        self.kept += one.kept
        self.admitted += one.admitted
        self.figures += one.kept + one.admitted + len(one.silent)
        self.silent += bool(one.silent)

    def __str__(self) -> str:
        share = [f"{n / self.figures:8.2%}" if self.figures else "       -" for n in (self.kept, self.admitted)]
        return f"{self.documents:9} {self.refused:7} {self.crash:5} {' '.join(share)} {self.silent:6}"


def main() -> int:
    """The table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("count", type=int, nargs="?", default=_FEWEST)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--only", default="", help="names that contain this")
    ask.add_argument("--list", action="store_true", help="every silent figure, not the first of each document")
    ask.add_argument("--show", help="print one mutant and what it was made from")
    args = ask.parse_args()
    if args.show:
        return _show(args.show, args.seed)
    names = [name for name in tasks(args.count) if args.only in name]
    lines: dict[str, _Line] = {}
    faults: list[str] = []
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for one in pool.imap(outcome, ((name, args.seed) for name in names), chunksize=32):
            if one is None:
                continue
            format_, kind, _ = one.name.split("/", 2)
            for key in (f"{format_} {kind}", f"{format_} ALL", "ALL"):
                lines.setdefault(key, _Line()).add(one)
            if one.crash or one.silent:
                faults.append(f"{one.name}: {one.crash or '; '.join(one.silent[: None if args.list else 2])}")
                print(faults[-1], file=sys.stderr, flush=True)
    _print(lines)
    return 1 if faults else 0


def _print(lines: dict[str, _Line]) -> None:
    print(f"{'format kind':32} documents refused crash     kept admitted silent")
    for key in sorted(lines, key=lambda key: (key == "ALL", key.split()[0], key.endswith("ALL"), key)):
        print(f"{key:32} {lines[key]}")


def _show(name: str, seed: int) -> int:
    one = mutant(name, seed)
    if one is None:
        return 1
    print(f"----- made from {one[0]}")
    sys.stdout.buffer.write(one[1].data)
    found = judged(name, one[1])
    print("\n-----", found.crash or ("refused" if found.refused else ""), *found.silent, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
