"""Makes tests/cases/pdf anew: one generated report as PDF by real writers, in several layouts, and locked files.

Usage: PYTHONPATH=tests python tests/making/pdf_fixtures.py [FOLDER]. It needs chromium, LibreOffice, weasyprint and
pikepdf, and the font WenQuanYi Zen Hei, whose subsets are small. With a FOLDER it writes the pages there as PNG
instead, so that one can look. Review with git diff.
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.html import report_html
from generator.model import make_report
from making.pdf_package import Page, pdf

CASES = Path(__file__).parent.parent / "cases" / "pdf"
SEED = 7
"""As in docx_fixtures: one report, one expected result for all formats."""

FONT = "*{font-family:'WenQuanYi Zen Hei'!important}td{padding:2pt 3pt}"
RUNNING = (
    "@page{size:A5;margin:18mm 15mm;@top-center{content:'某某年度报告'}@bottom-center{content:'- ' counter(page) ' -'}}"
    "p{text-indent:2em;margin:0}td p{text-indent:0}td{font-size:7pt}"
)
BARE = "table,td{border:0!important}table{font-size:10pt}"
BETWEEN = f"{BARE}td{{border-bottom:1px solid #888!important}}"


def main(folder: Path | None) -> None:
    """Write every file, or their pages as pictures."""
    if folder is not None:
        for path in sorted(CASES.glob("*.pdf")):
            draw(path, folder)
        return
    CASES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        by_chromium(page(scratch, ""), CASES / "chromium.pdf")
        by_libreoffice(page(scratch, ""), CASES / "libreoffice.pdf", scratch)
        by_weasyprint(page(scratch, RUNNING), CASES / "weasyprint-running.pdf")
        by_weasyprint(page(scratch, BARE), CASES / "weasyprint-bare.pdf")
        by_weasyprint(page(scratch, BETWEEN), CASES / "weasyprint-between.pdf")
    locked()


def page(folder: Path, style: str) -> Path:
    """The report as HTML in this style."""
    path = folder / "page.html"
    html = report_html(make_report(SEED))
    path.write_text(html.replace("</style>", f"{FONT}{style}</style>"), encoding="utf-8")
    return path


def run(*command: str | Path) -> None:
    """One program."""
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=300)


def by_chromium(source: Path, target: Path) -> None:
    """Printed by Chromium."""
    run(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        source,
    )


def by_libreoffice(source: Path, target: Path, folder: Path) -> None:
    """Opened in Writer and exported."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run(
        "soffice",
        profile,
        "--headless",
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        source,
    )
    target.write_bytes((folder / "page.pdf").read_bytes())


def by_weasyprint(source: Path, target: Path) -> None:
    """Set by WeasyPrint."""
    import weasyprint

    weasyprint.HTML(filename=str(source)).write_pdf(str(target))


def locked() -> None:
    """Files with a password to open them, in two ciphers, and one with a password to change it."""
    import pikepdf

    for name, text, user, strength in (
        ("locked.pdf", "锁住的文件", "secret", 3),
        ("locked-aes.pdf", "锁住的文件", "secret", 6),
        ("owner.pdf", "有主人密码的文件", "", 4),
    ):
        with pikepdf.open(io.BytesIO(pdf(Page().text(72, 72, text)))) as document:
            modern = strength > 3  # RC4 knows neither
            lock = pikepdf.Encryption(owner="owner", user=user, R=strength, aes=modern, metadata=modern)
            document.save(CASES / name, encryption=lock)


def draw(path: Path, folder: Path) -> None:
    """The pages of one file as PNG."""
    from goi_parse.readers.pdf.engine import open_document, pdfium
    from goi_parse.readers.pdf.pictures import page_png

    data = path.read_bytes()
    try:
        with open_document(data, path.name) as document:
            count = pdfium().page_count(document)
    except OSError:
        return  # locked
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{path.stem}-{number + 1}.png").write_bytes(page_png(data, number, 1.5))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
