"""Peak memory of `langso read --json` of one resolution: under 80 MB."""

import sys
from pathlib import Path

from bench.measure import SAMPLE, SEED, peak_mb, report


def main() -> None:
    path = SEED if SEED.exists() else SAMPLE
    langso = str(Path(sys.executable).with_name("langso"))
    value = peak_mb([langso, "read", "--json", str(path)])
    bare = peak_mb([sys.executable, "-c", "pass"])
    report("read_memory", value, "MB", 80, {"Python itself": bare})


if __name__ == "__main__":
    main()
