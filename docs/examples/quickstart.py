"""Parse the sample report beside this file and print what a reader wants first.

Usage: python docs/examples/quickstart.py [REPORT]
"""

import sys
from pathlib import Path

import goi_parse

SAMPLE = Path(__file__).with_name("report.txt")
SHOWN = (
    "disclosure.normative_documents.issued",
    "disclosure.fees.amount",
    "requests.received.total",
    "requests.handled.granted.total",
    "requests.handled.total.total",
    "requests.carried_out.total",
    "disputes.reconsideration.total",
)


def main(path: Path) -> None:
    """Print agency, year, some figures with their places, and every finding."""
    report = goi_parse.parse(path)
    print(f"机关 agency  {report.agency}")
    print(f"年度 year    {report.year}")
    for address in SHOWN:
        figure = report.figures.get(address)
        if figure is None:  # the table follows an edition that does not have it
            continue
        shown = figure.meaning if figure.value is None else figure.value
        print(f"  {address:40} {shown} {figure.unit or ''}  ({figure.location})")
    print(f"发现 findings {len(report.diagnostics)}")
    for finding in report.diagnostics:
        print(f"  {finding.severity.value:8} {finding.code} {finding.message}")
        print(f"  {'':8} {'':6} {finding.message_en}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
