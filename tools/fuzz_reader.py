"""Feed the reader hostile text under atheris; see CONTRIBUTING.md.

A run stops at the first exception or at the first input that takes over two seconds.
It starts from the invented sentences of tests/cases. atheris is not among the locked
requirements: it has wheels for Linux only.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["langso"]):
    from langso.reader import read_text

    read_text("1. Năm 2026 có 12/13 hộ, đạt 92,3 %.")  # imports every stage

CASES = Path(__file__).resolve().parent.parent / "tests/cases"
LIMIT = 2.0


def read(raw: bytes) -> None:
    """Read one text; a span that does not give back its quote is a failure too."""
    text = raw.decode("utf-8", "surrogateescape")
    start = time.monotonic()
    reading = read_text(text)
    assert time.monotonic() - start < LIMIT, "too slow"
    for item in (*reading.results, *reading.targets, *reading.tasks):
        assert reading.text[item.span[0] : item.span[1]] == item.quote


def corpus() -> str:
    """Write the labelled sentences into a folder of their own and return it."""
    folder = Path(tempfile.mkdtemp())
    for path in CASES.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            (folder / case["id"]).write_text(case["text"], encoding="utf-8")
    return str(folder)


if __name__ == "__main__":
    atheris.Setup([*sys.argv, corpus()], read)
    atheris.Fuzz()
