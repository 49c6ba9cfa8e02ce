"""Take times and print them the way `bench` wants."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


def p95_ms(work: Callable[[int], object], runs: int = 200) -> float:
    """Return within how many milliseconds 95 of 100 runs are done."""
    times = []
    for at in range(runs):
        start = time.perf_counter()
        work(at)
        times.append(time.perf_counter() - start)
    return sorted(times)[runs * 95 // 100] * 1000


@dataclass(frozen=True)
class Timing:
    """Several runs in milliseconds: the usual one, the least, and the processor's.

    On a machine that others use too, the least and the processor's time say more.
    """

    median: float
    least: float
    cpu: float

    def beside(self) -> dict[str, float]:
        """What stands beside the median."""
        return {"the least of the runs": self.least, "processor time": self.cpu}


class Stopwatch:
    """Takes the time of several runs, each inside `running`."""

    def __init__(self) -> None:
        self.runs: list[tuple[float, float]] = []

    @contextmanager
    def running(self) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.runs.append((time.perf_counter() - wall, time.process_time() - cpu))

    def read(self) -> Timing:
        walls, cpus = zip(*self.runs, strict=True)
        return Timing(
            statistics.median(walls) * 1000, min(walls) * 1000, min(cpus) * 1000
        )


def timing(work: Callable[[], object], runs: int) -> Timing:
    """Time `work` several times, after one warm-up."""
    work()
    watch = Stopwatch()
    for _ in range(runs):
        with watch.running():
            work()
    return watch.read()


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
    name: str,
    value: float,
    unit: str,
    bound: float | None,
    beside: dict[str, float],
    *,
    at_least: bool = False,
) -> None:
    """Print a line of figures; the bound is what it may take at most, or `at_least`."""
    row = {
        "name": name,
        "value": round(value, 2),
        "unit": unit,
        "bound": bound,
        "promise": "at least" if at_least else "at most",
        "beside": {what: round(figure, 2) for what, figure in beside.items()},
    }
    print(json.dumps(row, ensure_ascii=False))
