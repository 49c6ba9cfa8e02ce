"""`import langso.reader` as part of a whole process: at most 150 ms more."""

import sys

from bench.measure import process_ms, report


def main() -> None:
    bare = process_ms([sys.executable, "-c", "pass"], 11)
    whole = process_ms([sys.executable, "-c", "import langso.reader"], 11)
    report("import_reader", whole - bare, "ms", 150, {"Python itself": bare})


if __name__ == "__main__":
    main()
