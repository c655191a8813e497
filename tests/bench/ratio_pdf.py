"""What reading a PDF costs beside its floor (pdfium loading the text of each page) and beside pdfplumber by hand.

Wanted: read() at most 1.5 times the floor and parse() at most 2 times the floor plus 2 ms, and at least 13 times
faster than by hand; 300 pages in linear time, below 50 MB over the interpreter; one-shot within 1.5 times
``import attrs`` plus pdfium's own load. Usage: python ratio_pdf.py [FILE ...]
"""

import io
import logging
import sys
import tempfile
from ctypes import create_string_buffer
from functools import partial
from pathlib import Path

from measure import ROOT, cost, medians, print_fresh

import goi_parse
from goi_parse import Source
from goi_parse.readers.pdf import PdfReader
from goi_parse.readers.pdf.engine import open_document, open_page, open_text, pdfium

CASES = ROOT / "tests" / "cases" / "pdf"
ROUNDS, SHOTS = 15, 9
PAGES = (75, 150, 300)


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


def reading(path: Path) -> str:
    """The code of a program that reads one file."""
    return (
        "from goi_parse import Source; from goi_parse.readers.pdf import PdfReader; "
        f"PdfReader().read(Source.of({str(path)!r}))"
    )


def long_file(folder: Path, pages: int) -> Path | None:
    """A report's pages over and over; None without pikepdf."""
    try:
        import pikepdf
    except ImportError:
        return None
    path = folder / f"ratio_pdf_{pages}.pdf"
    with pikepdf.open(CASES / "chromium.pdf") as source, pikepdf.new() as target:
        while len(target.pages) < pages:
            target.pages.extend(source.pages)
        target.save(path)
    return path


def one_shot() -> None:
    """Print what a fresh process takes."""
    path = str(CASES / "libreoffice.pdf")
    load = "import attrs; from goi_parse.readers.pdf.engine import pdfium; pdfium()"
    programs = {
        "bare interpreter": "pass",
        "import attrs": "import attrs",
        "import attrs, pdfium bound": load,
        "parse()": f"import goi_parse; goi_parse.parse({path!r})",
        "pdfplumber by hand": f"import pdfplumber; d = pdfplumber.open({path!r});"
        " [(p.extract_text(), p.extract_tables()) for p in d.pages]",
    }
    print_fresh(programs, "import attrs, pdfium bound", SHOTS)


def growth() -> None:
    """Print time and peak of a report's pages over and over."""
    print(f"\n{'pages':>7} {'read s':>7} {'ms/page':>8} {'peak MB over the interpreter':>30}")
    with tempfile.TemporaryDirectory() as folder:
        for pages in PAGES:
            if path := long_file(Path(folder), pages):
                seconds, peak = cost(reading(path))
                print(f"{pages:7} {seconds:7.2f} {1000 * seconds / pages:8.2f} {peak:30.0f}")


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
            },
            ROUNDS,
        )
        hand = medians({"hand": partial(by_hand, data)}, 2)["hand"]
        print(
            f"{path.parent.name}/{path.name:24} floor {found['floor']:6.1f}  read {found['read'] / found['floor']:.2f}x"
            f"  parse {found['parse'] / found['floor']:.2f}x (at most {2 + 2 / found['floor']:.2f}x)"
            f"  by hand {hand / found['parse']:.1f}x of parse"
        )
    one_shot()
    growth()


if __name__ == "__main__":
    main()
