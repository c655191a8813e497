"""What reading a Word document costs beside its floor (zip member and lxml tree) and beside python-docx by hand.

Wanted: parse() at most 2.5 times the floor plus 2 ms and at least 7 times faster than row.cells by hand; any document
below 60 MB; one-shot within 1.5 times ``import attrs`` plus lxml's own load. Usage: python ratio_docx.py [FILE ...]
"""

import io
import sys
import tempfile
import zipfile
from pathlib import Path

from measure import ROOT, cost, medians, print_fresh

import goi_parse
from goi_parse import Source
from goi_parse.readers.docx import DocxReader

CASES = ROOT / "tests" / "cases" / "docx"
ROUNDS, SHOTS = 40, 15
REPORTS = (10, 42, 84, 167, 334)
"""How often the body of one report, which has three tables, is repeated."""
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
            },
            ROUNDS,
        )
        base, wanted = ms["floor"], 2.5 * ms["floor"] + 2
        read, parse, hand = ms["read"], ms["parse"], ms["hand"]
        values = (base, read, read / base, parse, parse / base, wanted, hand, hand / parse)
        print(f"{path.parent.name + '/' + path.name:34}" + "".join(f"{value:9.2f}" for value in values))


def one_shot() -> None:
    """Print what a fresh process takes."""
    path = str(files()[0])
    programs = {
        "bare interpreter": "pass",
        "import attrs": "import attrs",
        "import attrs, lxml.etree": "import attrs, lxml.etree",
        "import goi_parse": "import goi_parse",
        "parse()": f"import goi_parse; goi_parse.parse({path!r})",
        "python-docx by hand": f"import docx; d = docx.Document({path!r});"
        " [[c.text for c in r.cells] for t in d.tables for r in t.rows]",
    }
    print_fresh(programs, "import attrs, lxml.etree", SHOTS)


def growth() -> None:
    """Print time and peak of one report's body over and over, up to a thousand tables."""
    data = (CASES / "libreoffice.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    begin, end = parts[MAIN].index(b"<w:body>") + 8, parts[MAIN].rindex(b"<w:sectPr")
    head, inner = parts[MAIN][:begin], parts[MAIN][begin:end]
    print(f"\n{'tables':>7} {'MB of XML':>10} {'read s':>7} {'s/MB':>7} {'peak MB over the interpreter':>30}")
    with tempfile.TemporaryDirectory() as folder:
        for reports in REPORTS:
            parts[MAIN] = head + inner * reports + b"<w:sectPr/></w:body></w:document>"
            path = Path(folder) / f"{reports}.docx"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, part in parts.items():
                    archive.writestr(name, part)
            size = len(parts[MAIN]) / 1e6
            seconds, peak = cost(
                "from goi_parse.readers.base import Limits, Source; from goi_parse.readers.docx import DocxReader;"
                f"DocxReader().read(Source.of({str(path)!r}, limits=Limits(max_cells=10**7, max_ratio=10**6)))"
            )
            print(f"{3 * reports:7} {size:10.1f} {seconds:7.2f} {seconds / size:7.3f} {peak:30.0f}")


if __name__ == "__main__":
    ratios()
    one_shot()
    growth()
