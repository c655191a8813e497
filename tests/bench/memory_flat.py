"""Resident memory while 2,000 reports are parsed in one process; tests/ must be on the path, for the made ones."""

from pathlib import Path

from making.formats import in_formats

import goi_parse

COUNT, STEP = 2000, 250


def held() -> int:
    """Megabytes, from the system."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").split("\n")
    return next(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmRSS"))


def main() -> None:
    """Print memory after every few reports."""
    files = [data for seed in range(5) for data in in_formats(seed).values()]
    print(f"{0:5} reports {held():4} MB")
    for number in range(1, COUNT + 1):
        goi_parse.parse(files[number % len(files)])
        if number % STEP == 0:
            print(f"{number:5} reports {held():4} MB")


if __name__ == "__main__":
    main()
