"""What reading a PDF costs beside its floor (pdfium loading the text of each page) and beside pdfplumber by hand.

Wanted: read() at most 1.5 times the floor and parse() at most 2 times the floor plus 2 ms, and at least 13 times
faster than by hand; 300 pages in linear time, below 50 MB over the interpreter; one-shot within 1.5 times
``import attrs`` plus pdfium's own load. Usage: python ratio_pdf.py [FILE ...]
"""

import gc
import io
import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from ctypes import create_string_buffer
from functools import partial
from pathlib import Path

import goi_parse
from goi_parse import Source
from goi_parse.readers.pdf import PdfReader
from goi_parse.readers.pdf.engine import open_document, open_page, open_text, pdfium

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "pdf"
ROUNDS, SHOTS, PAGES = 15, 9, 300


def files() -> list[Path]:
    """The files named, or the kept documents that can be opened and some of those beside the checkout."""
    if len(sys.argv) > 1:
        return [Path(name) for name in sys.argv[1:]]
    made = ROOT.parent / "shared" / "reports" / "made"
    kept = [path for path in sorted(CASES.glob("*.pdf")) if "locked" not in path.name and path.name != "owner.pdf"]
    return [*kept, *sorted(made.glob("*/libreoffice.pdf"))[:3], *sorted(made.glob("*/chromium.pdf"))[:3]]


def floor(data: bytes) -> int:
    """Each page and its text, by our own prototypes of pdfium."""
    pdf, letters = pdfium(), 0
    with open_document(data, None) as document:
        for index in range(pdf.page_count(document)):
            with open_page(document, index) as page:
                if page is not None:
                    with open_text(page) as text:
                        count = pdf.count_chars(text)
                        buffer = create_string_buffer(2 * count + 2)
                        units = pdf.get_text(text, 0, count, buffer)
                        letters += len(buffer.raw[: 2 * units].decode("utf-16-le", "replace"))
    return letters


def by_hand(data: bytes) -> object:
    """What a competent user writes."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return [(page.extract_text(), page.extract_tables()) for page in document.pages]


def medians(calls: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Milliseconds of CPU for each call, the calls taken in turn so that a busy machine slows all alike."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            begun = time.process_time()
            call()
            times[name].append(1000 * (time.process_time() - begun))
    return {name: statistics.median(found) for name, found in times.items()}


def one_shot(code: str) -> float:
    """Milliseconds of a fresh interpreter, the median of several."""
    times: list[float] = []
    for _ in range(SHOTS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def peak(code: str) -> float:
    """Megabytes at the most of a fresh interpreter that runs this; its own, not those it was started out of."""
    report = "; print([line for line in open('/proc/self/status') if line.startswith('VmHWM')][0].split()[1])"
    done = subprocess.run([sys.executable, "-c", code + report], check=True, cwd=ROOT, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1024


def reading(path: Path) -> str:
    """The code of a program that reads one file."""
    return (
        "from goi_parse import Source; from goi_parse.readers.pdf import PdfReader; "
        f"PdfReader().read(Source.of({str(path)!r}))"
    )


def long_file(folder: Path) -> Path | None:
    """A report's pages over and over; None without pikepdf."""
    try:
        import pikepdf
    except ImportError:
        return None
    path = folder / f"ratio_pdf_{PAGES}.pdf"
    with pikepdf.open(CASES / "chromium.pdf") as source, pikepdf.new() as target:
        while len(target.pages) < PAGES:
            target.pages.extend(source.pages)
        target.save(path)
    return path


def main() -> None:
    """Print a line for each file, then the fresh interpreter and the long file."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it speaks of every font that lacks a box
    reader = PdfReader()
    for path in files():
        data = path.read_bytes()
        found = medians(
            {
                "floor": partial(floor, data),
                "read": partial(reader.read, Source(data)),
                "parse": partial(goi_parse.parse, data),
            }
        )
        hand = medians({"hand": partial(by_hand, data)}, 2)["hand"]
        print(
            f"{path.parent.name}/{path.name:24} floor {found['floor']:6.1f}  read {found['read'] / found['floor']:.2f}x"
            f"  parse {found['parse'] / found['floor']:.2f}x (at most {2 + 2 / found['floor']:.2f}x)"
            f"  by hand {hand / found['parse']:.1f}x of parse"
        )
    load = one_shot("from goi_parse.readers.pdf.engine import pdfium; pdfium()")
    shot = one_shot(reading(CASES / "libreoffice.pdf"))
    print(f"one shot: attrs {one_shot('import attrs'):.0f} ms, pdfium bound {load:.0f}, read {shot:.0f}")
    with tempfile.TemporaryDirectory() as folder:
        if long := long_file(Path(folder)):
            begun = time.perf_counter()
            reader.read(Source.of(str(long)))
            seconds = time.perf_counter() - begun
            print(f"{PAGES} pages: {seconds:.2f} s, {peak(reading(long)) - peak('pass'):.0f} MB over the interpreter")


if __name__ == "__main__":
    main()
