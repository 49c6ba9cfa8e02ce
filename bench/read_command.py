"""`langso read` of one resolution as a whole process: at most 0,5 s."""

import sys
from pathlib import Path

from bench.measure import SAMPLE, SEED, process_ms, report


def main() -> None:
    path = SEED if SEED.exists() else SAMPLE
    langso = str(Path(sys.executable).with_name("langso"))
    value = process_ms([langso, "read", str(path)])
    bare = process_ms([sys.executable, "-c", "pass"])
    report("read_command", value, "ms", 500, {"Python itself": bare})


if __name__ == "__main__":
    main()
