"""What reading a Word document costs beside its floor (zip member and lxml tree) and beside python-docx by hand.

Wanted: parse() at most 2.5 times the floor plus 2 ms and at least 7 times faster than row.cells by hand; any document
below 60 MB; one-shot within 1.5 times ``import attrs`` plus lxml's own load. Usage: python ratio_docx.py [FILE ...]
"""

import gc
import io
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import goi_parse
from goi_parse import Source
from goi_parse.readers.docx import DocxReader

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "docx"
ROUNDS, SHOTS = 40, 15
MAIN = "word/document.xml"


def files() -> list[Path]:
    """The files named, or the kept documents and some of those beside the checkout."""
    if len(sys.argv) > 1:
        return [Path(name) for name in sys.argv[1:]]
    made = sorted((ROOT.parent / "shared" / "reports" / "made").glob("*/*.docx"))
    return [*sorted(CASES.glob("*.docx")), *made[:4]]


def floor(data: bytes) -> object:
    """The main part, as a tree."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(MAIN))


def by_hand(data: bytes) -> object:
    """What a competent user writes."""
    import docx
    from docx.table import Table

    document = docx.Document(io.BytesIO(data))
    return [
        [[cell.text for cell in row.cells] for row in block.rows] if isinstance(block, Table) else block.text
        for block in document.iter_inner_content()
    ]


def medians(calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of CPU for each call, the calls taken in turn so that a busy machine slows all alike."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _ in range(ROUNDS):
        for name, call in calls.items():
            gc.collect()
            begun = time.process_time()
            call()
            times[name].append((time.process_time() - begun) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def ratios() -> None:
    """Print the ratios for each file."""
    names = ("floor ms", "read", "x", "parse", "x", "wanted", "hand", "x parse")
    print(f"{'document':34}" + "".join(f"{name:>9}" for name in names))
    for path in files():
        data = path.read_bytes()
        source, reader = Source(data), DocxReader()
        ms = medians(
            {
                "floor": lambda data=data: floor(data),
                "read": lambda reader=reader, source=source: reader.read(source),
                "parse": lambda data=data: goi_parse.parse(data),
                "hand": lambda data=data: by_hand(data),
            }
        )
        base, wanted = ms["floor"], 2.5 * ms["floor"] + 2
        read, parse, hand = ms["read"], ms["parse"], ms["hand"]
        values = (base, read, read / base, parse, parse / base, wanted, hand, hand / parse)
        print(f"{path.parent.name + '/' + path.name:34}" + "".join(f"{value:9.2f}" for value in values))


def one_shot() -> None:
    """Print what a fresh process takes, start of the interpreter included."""
    path = str(files()[0])
    programs = {
        "bare interpreter": "pass",
        "import attrs, lxml.etree": "import attrs, lxml.etree",
        "parse()": f"import goi_parse; goi_parse.parse({path!r})",
        "python-docx by hand": f"import docx; d = docx.Document({path!r});"
        " [[c.text for c in r.cells] for t in d.tables for r in t.rows]",
    }
    print(f"\n{'one-shot':34} {'ms':>8}")
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(SHOTS):
        for name, program in programs.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
            times[name].append((time.perf_counter() - begun) * 1000)
    for name, values in times.items():
        print(f"{name:34} {statistics.median(values):8.1f}")


def memory() -> None:
    """Print the peak of a large document, read in a fresh process (from Linux's /proc)."""
    data = (CASES / "libreoffice.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    begin, end = parts[MAIN].index(b"<w:body>") + 8, parts[MAIN].rindex(b"<w:sectPr")
    inner = parts[MAIN][begin:end]
    print(f"\n{'MB of XML':>9} {'peak MB over the interpreter':>30}")
    for size in (1.9, 6, 60):
        parts[MAIN] = parts[MAIN][:begin] + inner * int(size * 1e6 / len(inner)) + b"<w:sectPr/></w:body></w:document>"
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        program = (
            "import sys; status = lambda: open('/proc/self/status').read();"
            "used = lambda: int(status().split('VmHWM:')[1].split()[0]); bare = used();"
            "from goi_parse.readers.base import Limits, Source; from goi_parse.readers.docx import DocxReader;"
            "DocxReader().read(Source(sys.stdin.buffer.read(), limits=Limits(max_cells=10**7)));"
            "print((used() - bare) // 1024)"
        )
        ran = subprocess.run([sys.executable, "-c", program], input=out.getvalue(), check=True, capture_output=True)
        print(f"{len(parts[MAIN]) / 1e6:9.1f} {ran.stdout.decode().strip():>30}")


if __name__ == "__main__":
    ratios()
    one_shot()
    memory()
