"""What ``import goi_parse`` costs beside ``import attrs``: each in fresh interpreters, by -X importtime. Wanted: 1.5.

``import attr`` is measured with it: attrs is two packages, and a first import of either loads both.
"""

import statistics
import subprocess
import sys

ROUNDS = 15


def cost(module: str) -> float:
    """Microseconds that importing ``module`` takes, all that it imports included: the median of fresh processes."""
    return statistics.median(once(module) for _ in range(ROUNDS))


def once(module: str) -> float:
    """One measurement: the cumulative time of the outermost line that importtime prints for ``module``."""
    command = [sys.executable, "-X", "importtime", "-c", f"import {module}"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stderr.splitlines()
    times = {name.strip(): int(total) for _, total, name in (line.split("|") for line in lines[1:]) if name.strip()}
    return times[module]


def main() -> None:
    """Print the two costs and their ratio."""
    ours, attrs = cost("goi_parse"), cost("attrs")
    print(f"import goi_parse {ours / 1000:.2f} ms, import attrs {attrs / 1000:.2f} ms: ratio {ours / attrs:.2f}")


if __name__ == "__main__":
    main()
