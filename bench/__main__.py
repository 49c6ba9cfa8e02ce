"""Run every benchmark and write docs/benchmarks.md."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.measure import ROOT

ON_BOTH = (
    "register_",
    "submit",
    "approve",
    "titles",
)  # on SQLite, then on a PostgreSQL of its own
NOT_BENCHMARKS = {
    "__init__", "__main__", "measure", "measures", "register", "village_list",
}  # fmt: skip


def run(name: str, under: Sequence[str] = ()) -> list[dict[str, object]]:
    """Run one benchmark in a process of its own and return its lines of figures.

    `under` is a command that runs it, such as the one that starts PostgreSQL.
    """
    done = subprocess.run(
        [*under, sys.executable, "-m", f"bench.{name}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = [line for line in done.stdout.splitlines() if line.startswith("{")]
    print(*found, sep="\n")
    return [json.loads(line) for line in found]


def line(row: dict[str, object]) -> str:
    """Return one row of the table, with each peer's ratio."""
    value = float(str(row["value"]))
    peers = row["beside"]
    assert isinstance(peers, dict)
    beside = "; ".join(
        f"{what}: {figure} ({value / figure:.1f} times)" if figure else what
        for what, figure in peers.items()
    )
    bound = "" if row["bound"] is None else f"{row['promise']} {row['bound']}"
    return f"| {row['name']} | {value} {row['unit']} | {bound} | {beside} |"


def cpu() -> str:
    """Return the processor's name where the system tells it."""
    path = Path("/proc/cpuinfo")
    names = (
        [x for x in path.read_text().splitlines() if x.startswith("model name")]
        if path.exists()
        else []
    )
    return names[0].split(":", 1)[1].strip() if names else platform.machine()


def main() -> None:
    names = sorted(
        p.stem for p in (ROOT / "bench").glob("*.py") if p.stem not in NOT_BENCHMARKS
    )
    rows = []
    for name in names:
        rows += run(name)
        if name.startswith(ON_BOTH):
            rows += run(name, [str(ROOT / "tools/with-postgres.sh")])
    head = (
        "# Benchmarks\n\nWritten by `make bench`. Medians of several runs; the last "
        "column is what the same machine needs for a peer or for the least possible "
        "work, and how many times as long the measured one takes. Where others used "
        "the machine too, the least of the runs and the processor time say more. "
        "PostgreSQL runs without waiting for the disk, SQLite with its journal.\n\n"
        f"{date.today().isoformat()}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, {cpu()}\n\n"
        "| benchmark | measured | promised | beside it |\n|---|---|---|---|\n"
    )
    text = head + "\n".join(line(row) for row in rows) + "\n"
    (ROOT / "docs/benchmarks.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
