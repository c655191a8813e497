"""Makes tests/cases/docx anew: one generated report as Word documents of real writers, and what all of them say.

Usage: PYTHONPATH=tests python tests/making/docx_fixtures.py (needs LibreOffice and pandoc). Review with git diff.
"""

import json
import subprocess
import tempfile
from pathlib import Path

from generator.html import report_html
from generator.model import make_report
from generator.report import Report
from generator.tables import Table
from making.docx_report import by_python_docx, edited

FOLDER = Path(__file__).parent.parent / "cases" / "docx"
SEED = 7


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    report = make_report(SEED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = folder / "page.html"
        page.write_text(report_html(report), encoding="utf-8")
        (FOLDER / "libreoffice.docx").write_bytes(by_libreoffice(page, folder))
        (FOLDER / "pandoc.docx").write_bytes(by_pandoc(page, folder))
    (FOLDER / "python-docx.docx").write_bytes(by_python_docx(report))
    (FOLDER / "edited.docx").write_bytes(edited(report))
    text = json.dumps(expected(report), ensure_ascii=False, indent=1)
    (FOLDER / "expected.json").write_text(text + "\n", encoding="utf-8")


def by_libreoffice(page: Path, folder: Path) -> bytes:
    """The page opened in Writer and saved."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=HTML (StarWriter)",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(page)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return (folder / "page.docx").read_bytes()


def by_pandoc(page: Path, folder: Path) -> bytes:
    """The page through pandoc."""
    made = folder / "pandoc.docx"
    subprocess.run(["pandoc", str(page), "-o", str(made)], check=True, capture_output=True, timeout=300)
    return made.read_bytes()


def expected(report: Report) -> dict[str, object]:
    """Tables as rows of [text, across, down], and the prose, without white space, which writers change."""
    tables = [
        [[["".join(cell.text.split()), cell.across, cell.down] for cell in line] for line in item.rows]
        for section in report.sections
        for item in section.items
        if isinstance(item, Table)
    ]
    front = report.front
    prose = [front.title, *front.before, *front.preamble]
    for section in report.sections:
        prose += [section.heading, *(item for item in section.items if isinstance(item, str))]
    return {"tables": tables, "prose": "".join("".join([*prose, *report.ending]).split())}


if __name__ == "__main__":
    main()
