"""How the benches measure: CPU rather than the clock, in turns, and fresh processes as a user has them.

The machine may be busy with other things: read the ratios, not the milliseconds.
"""

import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PEAK = "; print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"


def medians(calls: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Milliseconds of CPU for each call, the calls taken in turn so that a busy machine slows all alike."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    gc.freeze()  # a collection then looks at what the calls left, not at all modules, and leaves the caches warm
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            begun = time.process_time()
            call()
            times[name].append((time.process_time() - begun) * 1000)
    gc.unfreeze()
    return {name: statistics.median(values) for name, values in times.items()}


@contextmanager
def compiled() -> Iterator[dict[str, str]]:
    """An environment in which modules are compiled once and not in every process, wherever the code is."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        yield {**kept, "PYTHONPYCACHEPREFIX": folder}


def fresh(programs: dict[str, str], rounds: int) -> dict[str, float]:
    """Milliseconds of CPU that a fresh interpreter takes for each program, start included; taken in turn."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    with compiled() as environment:
        for turn in range(rounds + 1):
            for name, program in programs.items():
                spent = _cpu(program, environment)
                if turn:  # the first one compiles the modules
                    times[name].append(spent)
    return {name: statistics.median(values) for name, values in times.items()}


def _cpu(program: str, environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def cost(program: str) -> tuple[float, float]:
    """Seconds of CPU and peak megabytes of a fresh interpreter, beyond those of one that does nothing.

    The peak is its own (from Linux's /proc), not that of the process it was started out of.
    """
    with compiled() as environment:
        seconds, megabytes = _spent(program, environment)
        least_seconds, least_megabytes = _spent("pass", environment)
    return seconds - least_seconds, megabytes - least_megabytes


def _spent(program: str, environment: dict[str, str]) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [sys.executable, "-c", program + _PEAK]
    done = subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True, text=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, int(done.stdout.split()[-1]) / 1024


def print_fresh(programs: dict[str, str], floor: str, rounds: int) -> None:
    """Print what each program takes in a fresh process, beside the one named ``floor``."""
    found = fresh(programs, rounds)
    print(f"\n{'one-shot, CPU':34} {'ms':>8} {'x ' + floor:>28}")
    for name, spent in found.items():
        print(f"{name:34} {spent:8.1f} {spent / found[floor]:28.2f}")
