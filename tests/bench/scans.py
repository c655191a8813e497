"""How well scans are read: PDFs of pictures alone are made of our own PDFs and of those beside the checkout.

Prints for each file and for all of them together the share of figures that come back as printed, how many are silently
wrong, how many of the figures read a warning names, and seconds of CPU a page. Wanted at 150 dots an inch: 99 % and 0.
Usage: PYTHONPATH=tests python tests/bench/scans.py [--dpi 150] [--skew DEGREES] [--noise DEVIATION] [--quality JPEG]
[--every N] [--list] [FILE ...]; a FILE has its truth.json beside it.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from generator import case
from generator.oracle import judge_figures
from making.scans import page_pictures, scanned

import goi_parse
from goi_parse.text import MARKS

ROOT = Path(__file__).parents[2]
OURS = ("chromium.pdf", "libreoffice.pdf", "weasyprint-running.pdf")
SEED = 7
Truth = Mapping[str, Decimal | None]


def files(named: list[Path], every: int) -> Iterator[tuple[Path, Truth]]:
    """The files named, or ours and each n-th of those beside the checkout; with what they print."""
    if not named:
        for name in OURS:
            yield ROOT / "tests" / "cases" / "pdf" / name, case(SEED, "html").figures
        named = sorted((ROOT.parent / "shared" / "reports" / "made").glob("*/*.pdf"))[::every]
        if not named:
            print("no ../shared beside the checkout: our own files alone")
    for path in named:
        yield path, truth_of(json.loads((path.parent / "truth.json").read_text(encoding="utf-8")))


def truth_of(facts: Mapping[str, dict[str, str]]) -> Truth:
    """Figures by address; those that the office prints as a blank or a mark are None."""
    zero = str(facts.get("zero", "0"))
    silent = not zero or zero in MARKS
    return {
        address: None if silent and not Decimal(text) else Decimal(text) for address, text in facts["cells"].items()
    }


def main() -> int:
    """Print a line a file and one for all; 1 where a figure is silently wrong."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", nargs="*", type=Path)
    ask.add_argument("--dpi", type=int, default=150)
    ask.add_argument("--skew", type=float, default=0.0)
    ask.add_argument("--noise", type=float, default=0.0)
    ask.add_argument("--quality", type=int, default=92)
    ask.add_argument("--every", type=int, default=1)
    ask.add_argument("--list", action="store_true")
    args = ask.parse_args()
    total: Counter[str] = Counter()
    seconds = 0.0
    for path, truth in files(args.files, args.every):
        data = scanned(path, args.dpi, skew=args.skew, noise=args.noise, quality=args.quality)
        begun = time.process_time()
        report = goi_parse.parse(data, ocr=True)
        took = time.process_time() - begun
        right, misses, silent = judge_figures(report, truth, lossy=False)
        named = sum(len(found.addresses) for found in report.diagnostics if found.name == "figures-recognised")
        read = sum(figure.value is not None for figure in report.figures.values())
        row = Counter(of=len(truth), right=right, silent=len(silent), named=named, read=read)
        row["pages"] = len(page_pictures(path, 10))
        total += row
        seconds += took
        print(f"{path.parent.name}/{path.name:24}", line(row, took), flush=True)
        for miss in misses if args.list else silent:
            print("   ", miss)
    print(f"{'ALL':30}", line(total, seconds))
    return 1 if total["silent"] else 0


def line(row: Counter[str], seconds: float) -> str:
    """One line of the table."""
    return (
        f"figures {row['right'] / row['of']:8.2%} silent {row['silent']:3} named {row['named']:4} of {row['read']:5}"
        f" pages {row['pages']:4} s/page {seconds / row['pages']:5.1f}"
    )


if __name__ == "__main__":
    sys.exit(main())
