"""Take times and print them the way `bench` wants."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared/seed/bat-trang-2026.txt"
SAMPLE = ROOT / "src/langso/sample/nghi-quyet-mau.txt"


def a_resolution() -> tuple[str, str]:
    """Return a resolution's text and what to call it: the seed, else the sample."""
    path = SEED if SEED.exists() else SAMPLE
    return path.read_text(encoding="utf-8"), path.name


def median_ms(work: Callable[[], object], runs: int) -> float:
    """Return the median time of `work` in milliseconds, after one warm-up."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def process_ms(command: list[str], runs: int = 7) -> float:
    """Return the median time of a whole process in milliseconds."""

    def run() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return median_ms(run, runs)


def peak_mb(command: list[str]) -> float:
    """Return the peak resident memory of a process, in megabytes (Linux)."""
    program = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def report(
    name: str, value: float, unit: str, bound: float | None, beside: dict[str, float]
) -> None:
    """Print the benchmark's last line."""
    row = {
        "name": name,
        "value": round(value, 2),
        "unit": unit,
        "bound": bound,
        "beside": {what: round(figure, 2) for what, figure in beside.items()},
    }
    print(json.dumps(row, ensure_ascii=False))
